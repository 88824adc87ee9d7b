/* sys.getsizeof: the bytes that an object truly occupies. */
#ifndef GENLAB_OBJECTS_SIZEOF_H
#define GENLAB_OBJECTS_SIZEOF_H

#include "../object.h"

/* Bytes of the object and of the tables that it alone owns, not of what it refers to. A word that needs no object
 * (small integers, None, booleans) counts as itself. */
size_t object_sizeof(vm *vm, value v);

#endif
