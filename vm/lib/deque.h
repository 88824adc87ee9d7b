/* collections.deque: a ring of values. */
#ifndef GENLAB_LIB_DEQUE_H
#define GENLAB_LIB_DEQUE_H

#include "../consumer.h"

typedef struct deque {
    object head;
    value *items;           /* a ring of cap values, a power of two or 0 */
    size_t first, len, cap;
    int64_t maxlen;         /* -1: none */
    uint64_t state;         /* changes with each insertion and removal: iterators notice */
} deque;
typedef struct deque_iter { object head; deque *deque; size_t left; uint64_t state; } deque_iter;   /* owned */
extern type type_deque, type_deque_iter, type_deque_reverse_iter;

static inline bool is_deque(value v) { return is_instance(v, &type_deque); }
static inline deque *as_deque(value v) { return (deque *)as_object(v); }
/* The item at i < len, borrowed. */
static inline value *deque_slot(const deque *d, size_t i) { return &d->items[(d->first + i) & (d->cap - 1)]; }

/* An empty deque of t, which derives from deque. */
deque *deque_new(vm *vm, type *t, int64_t maxlen);
/* Steals v, also when it fails. What maxlen pushes out is dropped. */
bool deque_push(vm *vm, deque *d, value v, bool left);
/* Needs an item. */
value deque_take(vm *vm, deque *d, bool left);
/* A deque that grows: the result is that deque, or None, at its left end too. */
extern const consumer_kind consumer_deque, consumer_deque_none, consumer_deque_left;
void deque_drop_items(vm *vm, deque *d);
extern const native_def deque_methods[];
value deque_reversed(vm *vm, const value *args, int nargs);     /* __reversed__ */

#endif
