/* Between the files of the list type. */
#ifndef GENLAB_OBJECTS_LIST_INTERNAL_H
#define GENLAB_OBJECTS_LIST_INTERNAL_H

#include "list.h"

extern const native_def list_methods[];

/* Sets the length to n, at most what it was, and gives memory back when much is unused. The items from n on must
 * have been moved out. */
void list_cut(vm *vm, list *l, size_t n);
void list_drop_items(vm *vm, list *l);          /* empties it; items dropped after */
value list_take(vm *vm, list *l, size_t i);     /* removes item i and gives its reference */
value list_get_slice(vm *vm, list *l, slice *s);
bool list_set_slice(vm *vm, list *l, slice *s, value v);    /* v EMPTY: delete */

#endif
