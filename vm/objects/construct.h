/* What the tables of built-in types share. */
#ifndef GENLAB_OBJECTS_CONSTRUCT_H
#define GENLAB_OBJECTS_CONSTRUCT_H

#include "../object.h"

/* No keywords, and min to max positional arguments ("list expected at most 1 argument, got 2"). False: TypeError. */
bool construct_args(vm *vm, const char *name, int nargs, tuple *kwnames, int min, int max);

/* The set function of attributes that cannot be written: AttributeError "readonly attribute". */
bool readonly_attribute(vm *vm, value self, value v);

/* The construct slot of types that have make and init slots. */
value construct_by_init(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);

/* An init slot whose arguments are those of def, a method's, whose result is dropped. */
bool init_native(vm *vm, const native_def *def, value self, const value *args, int nargs, tuple *kwnames);

#endif
