/* Built-in names that exist in CPython and are refused here when they are used. */
#ifndef GENLAB_OBJECTS_REFUSED_H
#define GENLAB_OBJECTS_REFUSED_H

#include "../object.h"

extern type type_complex, type_bytearray, type_memoryview;
/* NotImplementedError "genlab does not support <what>". Always FAILED. */
value refuse(vm *vm, const char *what);

#endif
