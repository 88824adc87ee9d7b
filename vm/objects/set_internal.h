/* Between the files of the set types. Sets that items are looked up in may be changed by the comparisons that this
 * runs; results then are unspecified, never unsafe. The order of the steps is CPython's (Objects/setobject.c), as the
 * order of iteration follows from it. */
#ifndef GENLAB_OBJECTS_SET_INTERNAL_H
#define GENLAB_OBJECTS_SET_INTERNAL_H

#include "dict.h"
#include "../consumer.h"

extern const native_def set_methods[], frozenset_methods[];

enum { SET_ABSENT = -1, SET_ERROR = -2 };

set *set_make(vm *vm, type *t);                                     /* empty */
set *set_copy(vm *vm, type *t, set *from);
/* Slot of an item; SET_ABSENT with the slot for it in *unused (if there is a table): the last deleted one on the way, else
 * a free one; or SET_ERROR. */
int64_t set_find(vm *vm, set *s, value key, uint64_t hash, uint32_t *unused);
bool set_add_hashed(vm *vm, set *s, value key, uint64_t hash);      /* borrows */
int set_discard_hashed(vm *vm, set *s, value key, uint64_t hash);   /* 1, 0 absent, -1 raised */
value set_take(set *s, uint32_t slot);                              /* removes the entry, gives its reference */
bool set_merge(vm *vm, set *s, set *other);                         /* s |= other */
void set_drop_items(vm *vm, set *s);                                /* empties it; items dropped after */
void set_swap(set *a, set *b);                                      /* their contents */

/* What an item is looked for as, and its hash: an unhashable set as a frozenset of its items. New reference or FAILED. */
value set_lookup_key(vm *vm, value item, uint64_t *hash);
/* The algebra; other is any iterable, taken by consume or consume_now. A new set, or None, FAILED, CONSUMING. */
value set_intersection(vm *vm, set *s, value other, consume_fn by);
value set_difference(vm *vm, set *s, value other, consume_fn by);
value set_symmetric_difference(vm *vm, set *s, value other, consume_fn by);
value set_intersection_update(vm *vm, set *s, value other, consume_fn by);
value set_difference_update(vm *vm, set *s, value other, consume_fn by);
value set_symmetric_difference_update(vm *vm, set *s, value other, consume_fn by);
/* The set in a consumer's `all` gets the item, resp. all of an iterable. */
int consumer_step_set(vm *vm, consumer *c, value item);
bool consumer_fill_set(vm *vm, consumer *c, value iterable);
/* A set that grows: the result is that set, or None. */
extern const consumer_kind consumer_set, consumer_set_none;
int set_within(vm *vm, set *a, set *b);                             /* a <= b: 1, 0, -1 raised */

#endif
