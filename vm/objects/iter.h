/* Ranges, and the iterators that no container owns.  */
#ifndef GENLAB_OBJECTS_ITER_H
#define GENLAB_OBJECTS_ITER_H

#include "../object.h"

typedef struct range { object head; value start, stop, step; value len; } range;   /* ints, owned */
/* When all of it fits small integers; else the slower big_range_iter. */
typedef struct range_iter { object head; int64_t next, step; uint64_t left; } range_iter;
extern type type_range, type_range_iter, type_big_range_iter;
value range_new(vm *vm, value start, value stop, value step);   /* borrows ints; step not 0 */
/* All of it fits small integers. */
static inline bool range_is_small(const range *r) { return both_small(r->start, r->stop) && both_small(r->step, r->len); }
/* The positions from, from + 1, ... before to of a small range, each between 0 and its length. */
value range_part(vm *vm, const range *r, int64_t from, int64_t to);
static inline value range_iter_next(range_iter *it) {
    if (it->left == 0) return NO_MORE;
    it->left--;
    value v = from_small(it->next);
    it->next += it->step;
    return v;
}
extern type type_enumerate, type_zip, type_map, type_filter, type_reversed, type_seq_iter, type_callable_iter;

/* iter(v): type slot, or __getitem__ sequence protocol; TypeError "'int' object is not iterable". */
value get_iter(vm *vm, value v);
/* A value, NO_MORE or FAILED. A StopIteration that the iterator raised is swallowed. */
value iter_next(vm *vm, value it);
/* As iter_next, but the StopIteration that the iterator raised, or would raise because its end has a value, stays raised: FAILED. */
value iter_ask(vm *vm, value it);
/* What iter_ask gives for an end with that value (stolen). */
value end_with(vm *vm, value result);
/* As iter_next, and when exhausted *result is the StopIteration's value (new reference): what `yield from` gives. */
value iter_next_value(vm *vm, value it, value *result);

value iter_self(vm *vm, value it);                          /* the iter slot of every iterator */
value callable_iter_new(vm *vm, value fn, value sentinel);  /* iter(fn, sentinel): borrows */
/* reversed(v), without making the `reversed` object when __reversed__ gives something better. */
value get_reversed(vm *vm, value v);
/* How many items list(v) will likely get: exact for built-in containers and ranges, else 0. Never raises. */
size_t size_hint(value v);
/* For __reduce__: a tuple of fn (borrowed, may be FAILED), its arguments (stolen, may be NULL) and, unless EMPTY, a state. */
value reduce_as(vm *vm, value fn, tuple *args, value state);
value reduce_iter(vm *vm, tuple *args, value state);    /* by the function iter */
/* The same for a list of what a copy of the iterator (stolen, may be FAILED) still has. */
value reduce_rest(vm *vm, value copy);
/* __reduce__ and __setstate__ of the iterators over lists, tuples, strings, bytes and small ranges. */
value iter_reduce(vm *vm, const value *args, int nargs);
value iter_set_state(vm *vm, const value *args, int nargs);
#define ITER_COPY_METHODS {"__reduce__", iter_reduce, 1, 1, NULL}, {"__setstate__", iter_set_state, 2, 2, NULL}
/* Runs what CPython asks an object of the program's classes before it makes a list of it, __len__ or else __length_hint__:
 * the program may see that, and what either raises, but for a TypeError, ends it. The number itself is not trusted with
 * memory. False: raised. */
bool ask_length(vm *vm, value v);

#endif
