/* What the construct slots of built-in types share. */
#ifndef GENLAB_OBJECTS_CONSTRUCT_H
#define GENLAB_OBJECTS_CONSTRUCT_H

#include "../object.h"

/* No keywords, and min to max positional arguments ("list expected at most 1 argument, got 2"). False: TypeError. */
bool construct_args(vm *vm, const char *name, int nargs, tuple *kwnames, int min, int max);

#endif
