/* What the tables of built-in types share. */
#ifndef GENLAB_OBJECTS_CONSTRUCT_H
#define GENLAB_OBJECTS_CONSTRUCT_H

#include "../object.h"

/* No keywords, and min to max positional arguments ("list expected at most 1 argument, got 2"). False: TypeError. */
bool construct_args(vm *vm, const char *name, int nargs, tuple *kwnames, int min, int max);

/* The set function of attributes that cannot be written: AttributeError "readonly attribute". */
bool readonly_attribute(vm *vm, value self, value v);

#endif
