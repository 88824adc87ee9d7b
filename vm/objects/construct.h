/* What the tables of built-in types share. */
#ifndef GENLAB_OBJECTS_CONSTRUCT_H
#define GENLAB_OBJECTS_CONSTRUCT_H

#include "../object.h"

/* No keywords, and min to max positional arguments ("list expected at most 1 argument, got 2"). False: TypeError. */
bool construct_args(vm *vm, const char *name, int nargs, tuple *kwnames, int min, int max);

/* As construct_args, for a make or init slot of t or a class derived from it: where that class has an __init__ or __new__
 * of its own (the other of the two), keywords are for that one, and *nargs leaves them out. */
bool derived_args(vm *vm, const type *t, const type *base, str *other, int *nargs, tuple *kwnames, int min, int max);

/* What a class method of base that makes v returns: v, or t(v) when its class t is a derived one. Steals v, which may be
 * FAILED. */
value derived_result(vm *vm, value t, const type *base, value v);

/* The set function of attributes that cannot be written: AttributeError "readonly attribute". */
bool readonly_attribute(vm *vm, value self, value v);

/* The construct slot of types that have make and init slots. */
value construct_by_init(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);

/* Calls def, a method's, with self and the arguments behind it. */
value call_on(vm *vm, const native_def *def, value self, const value *args, int nargs, tuple *kwnames);
/* The same as an init slot: the result is dropped. */
bool init_native(vm *vm, const native_def *def, value self, const value *args, int nargs, tuple *kwnames);

#endif
