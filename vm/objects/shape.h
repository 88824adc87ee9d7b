/* Shapes: numbers for the keys of a dict and their places. Dicts of one VM that have the same shape, which is not 0, hold the
 * same interned names at the same positions of their entries, and nothing else. So an inline cache that compares a shape
 * knows where a name is, or that it is not there, without looking. (The maps of Self: Chambers, Ungar and Lee, "An efficient
 * implementation of SELF", 1989; here the dict has it and not the object, so that `__dict__` stays an ordinary dict.)
 * A change of the keys by other ways than dict_add_shaped leaves a dict without a shape until somebody asks for it. */
#ifndef GENLAB_OBJECTS_SHAPE_H
#define GENLAB_OBJECTS_SHAPE_H

#include "dict.h"

#define SHAPE_NONE 0u
#define SHAPE_EMPTY 1u      /* no keys; also stands for an instance's dict that is not made yet */

/* The shape of a dict of names, given to it if need be. SHAPE_NONE: it has keys that are no interned names, had keys deleted,
 * has too many, or there are too many shapes. Raises nothing. */
uint32_t dict_shape(vm *vm, dict *d);
/* The same, but a shape that no other dict has: for a dict that is the only one of its kind, such as a module's. */
uint32_t dict_own_shape(vm *vm, dict *d);
/* What a dict of this shape has when an interned name is added; SHAPE_NONE: nothing. */
uint32_t shape_after(vm *vm, uint32_t shape, str *name);
/* Adds an interned name that is absent, and the shape that the dict then has. Borrows both. False: MemoryError. */
bool dict_add_shaped(vm *vm, dict *d, str *name, value v, uint32_t shape);
void shapes_free(vm *vm);

#endif
