/* Between the files of the set types. Sets that another set's items are looked up in may be changed by the comparisons
 * that this runs; results then are unspecified, never unsafe. */
#ifndef GENLAB_OBJECTS_SET_INTERNAL_H
#define GENLAB_OBJECTS_SET_INTERNAL_H

#include "dict.h"

extern const native_def set_methods[], frozenset_methods[];

set *set_make(vm *vm, type *t);                                     /* empty */
set *set_copy(vm *vm, type *t, const set *from);
/* What an item is looked for as: a set as a frozenset of its items. New reference. */
value set_lookup_key(vm *vm, value item);
bool set_update(vm *vm, set *s, value iterable);
/* As dict_next, but the item is a new reference. */
bool set_next(const dict *d, uint32_t *pos, value *item, uint64_t *hash);
/* A new set of those items of a that are in b (wanted), or are not. */
set *set_pick(vm *vm, type *t, set *a, set *b, bool wanted);
bool set_remove_all(vm *vm, set *a, set *b);                        /* a -= b */
bool set_toggle_all(vm *vm, set *a, set *b);                        /* a ^= b */
int set_within(vm *vm, set *a, set *b);                             /* a <= b: 1, 0, -1 raised */
void set_swap(set *a, set *b);                                      /* their contents */

#endif
