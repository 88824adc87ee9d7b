/* f_locals of a function's frame. */
#ifndef GENLAB_OBJECTS_FRAME_LOCALS_H
#define GENLAB_OBJECTS_FRAME_LOCALS_H

#include "frame_object.h"

/* A mapping that reads and writes the variables of the frame (PEP 667). */
value frame_locals_new(vm *vm, frame_object *o);
/* What is bound now, as a new dict; NULL: raised. */
dict *frame_locals_copy(vm *vm, frame_object *o);

#endif
