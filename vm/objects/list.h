/* Lists and tuples.  */
#ifndef GENLAB_OBJECTS_LIST_H
#define GENLAB_OBJECTS_LIST_H

#include "../object.h"

struct list { object head; value *items; size_t len, cap; };
struct tuple { object head; uint32_t len; value items[]; };
typedef struct list_iter { object head; list *list; size_t i; } list_iter;     /* list is list_gone when exhausted */
typedef struct tuple_iter { object head; tuple *tuple; size_t i; } tuple_iter;
extern type type_list, type_tuple, type_list_iter, type_list_reverse_iter, type_tuple_iter;

/* Of classes derived from list or tuple too, which may have an iterator of their own: has_type tells the exact type. */
static inline bool is_list(value v) { return has_layout(v, &type_list); }
static inline bool is_tuple(value v) { return has_layout(v, &type_tuple); }
static inline list *as_list(value v) { return (list *)as_object(v); }
static inline tuple *as_tuple(value v) { return (tuple *)as_object(v); }

list *list_new(vm *vm, size_t cap);                     /* empty, with room for exactly cap items */
list *list_for(vm *vm, value iterable);                 /* empty, for all items of that */
bool list_append_slow(vm *vm, list *l, value v);        /* list_append_steal when the list is full */
/* Steals v, also when it fails. */
static inline bool list_append_steal(vm *vm, list *l, value v) {
    if (l->len == l->cap) return list_append_slow(vm, l, v);
    l->items[l->len++] = v;
    return true;
}
static inline bool list_append(vm *vm, list *l, value v) { return list_append_steal(vm, l, incref(v)); }   /* borrows v */
/* The same for a list that nobody sees yet, which doubles while it is short. In the end it gets the room that it would have had if it
 * had grown as ever from `cap` on, when it was full for the first time. */
bool list_append_unseen(vm *vm, list *l, value v);
void list_settle(vm *vm, list *l, size_t cap);
value list_method_append(vm *vm, const value *args, int nargs);     /* what a specializer recognizes it by */
bool list_reserve(vm *vm, list *l, size_t n);           /* room for n items; grows by an eighth at least */
bool list_extend(vm *vm, list *l, value iterable);
list *list_from_iterable(vm *vm, value iterable);
list *list_from_items(vm *vm, const value *items, size_t n);        /* borrows the items */
list *list_steal_items(vm *vm, const value *items, size_t n);       /* steals the items, also when it fails */
bool list_sort(vm *vm, list *l, value key, bool reverse);           /* stable merge sort; key NONE for none */
/* l[i] with a negative index counted from the end: new reference, or EMPTY when out of range (nothing raised). */
static inline value list_at(const list *l, int64_t i) {
    if (i < 0) i += (int64_t)l->len;
    return (uint64_t)i < l->len ? incref(l->items[i]) : EMPTY;
}
static inline value tuple_at(const tuple *t, int64_t i) {
    if (i < 0) i += t->len;
    return (uint64_t)i < t->len ? incref(t->items[i]) : EMPTY;
}
extern list list_gone;  /* empty; shared by all VMs, and its references are not counted */
value list_iter_new(vm *vm, list *l);
value list_iter_end(vm *vm, list_iter *it);             /* drops the list; NO_MORE */
static inline value list_iter_next(vm *vm, list_iter *it) {
    list *l = it->list;
    if (it->i < l->len) return incref(l->items[it->i++]);
    return list_iter_end(vm, it);
}
tuple *tuple_new(vm *vm, uint32_t n);                   /* n EMPTY slots to be filled at once; then tuple_track it */
/* Shows a filled tuple to the collector, unless nothing in it can be part of a cycle. */
void tuple_track(vm *vm, tuple *t);
/* The tuple (a, b), both stolen, also when it fails. *cache (owned, EMPTY at first) keeps the first one, to
 * be filled anew and given again when nobody else holds it: for iterators that yield pairs. */
value tuple_pair(vm *vm, value *cache, value a, value b);
value tuple_iter_new(vm *vm, tuple *t);
value tuple_iter_end(vm *vm, tuple_iter *it);
static inline value tuple_iter_next(vm *vm, tuple_iter *it) {
    tuple *t = it->tuple;
    if (t && it->i < t->len) return incref(t->items[it->i++]);
    return tuple_iter_end(vm, it);
}
/* Compares two lists or two tuples item by item. */
value sequence_compare(vm *vm, value a, value b, enum cmp op);
/* TypeError "can only concatenate list (not "int") to list". */
value sequence_concat_refused(vm *vm, const char *what, value b);
/* The count of `sequence * v`, at least 0. */
bool sequence_repeat_count(vm *vm, value v, int64_t *count);
/* The hash of a tuple of these items (CPython's: xxHash with 64-bit lanes), before the length is mixed in. */
bool sequence_hash(vm *vm, const value *items, size_t n, uint64_t *out);
tuple *tuple_from_items(vm *vm, const value *items, size_t n);      /* borrows; tracked */
tuple *tuple_steal_items(vm *vm, const value *items, size_t n);     /* steals, also when it fails; tracked */
tuple *tuple_from_iterable(vm *vm, value iterable);

/* Slices and indices, shared by all sequences (objects/slice.c). */
typedef struct slice { object head; value start, stop, step; } slice;
extern type type_slice;
static inline bool is_slice(value v) { return has_type(v, &type_slice); }
/* l[s] = generator, for a specialized instruction (consumer.h); the bounds are small integers or None. */
value list_consume_slice(vm *vm, list *l, slice *s, value generator);
value slice_new(vm *vm, value start, value stop, value step);       /* borrows */
/* Resolves against a length as CPython's PySlice_AdjustIndices: count items from *start by *step. */
bool slice_indices(vm *vm, slice *s, int64_t len, int64_t *start, int64_t *step, int64_t *count);
/* slice_indices in two steps, when reading the bounds may run code that changes the length: unpack gives the bounds
 * (clamped to C integers), adjust cuts them to a length and gives the count. */
bool slice_unpack(vm *vm, slice *s, int64_t *start, int64_t *stop, int64_t *step);
int64_t slice_adjust(int64_t len, int64_t *start, int64_t *stop, int64_t step);
/* The same for any int as the length: out gets start, stop, step (new references). */
bool slice_indices_big(vm *vm, slice *s, value len, value out[3]);
/* A bound of a slice with step 1, a small integer or None, in a sequence of that length. */
static inline size_t slice_bound(value v, size_t none, size_t len)
{
    if (v == NONE) return none;
    int64_t n = small_of(v);
    if (n < 0) n = n + (int64_t)len < 0 ? 0 : n + (int64_t)len;
    return (size_t)n > len ? len : (size_t)n;
}
/* An index with negative wrap, 0 <= *out < len; raises IndexError "<what> index out of range" or TypeError. */
bool sequence_index(vm *vm, value key, int64_t len, const char *what, int64_t *out);
/* Its two halves, for what the key's __index__ may change: the length counts once that has run. */
bool sequence_key(vm *vm, value key, const char *what, int64_t *out);
bool sequence_in_range(vm *vm, int64_t len, const char *what, int64_t *i);
/* operator.index: 1 with an int (no bool) in *out, new reference; 0 when v has no __index__ (nothing raised); -1 raised. */
int to_index(vm *vm, value v, value *out);
/* to_index, TypeError "'str' object cannot be interpreted as an integer"; as a C integer: OverflowError
 * "cannot fit 'int' into an index-sized integer". */
bool to_index_i64(vm *vm, value v, int64_t *out);
/* The bounds of index(x, start, stop): any index, clamped, negative from the end. v EMPTY: *out stays. */
bool search_bound(vm *vm, value v, int64_t len, int64_t *out);

#endif
