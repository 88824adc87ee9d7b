/* Exception groups (PEP 654), and what `except*` does with them. */
#ifndef GENLAB_OBJECTS_EXCEPTION_GROUP_H
#define GENLAB_OBJECTS_EXCEPTION_GROUP_H

#include "exception.h"
#include "list.h"

static inline bool is_exception_group(value v) { return is_instance(v, &type_BaseExceptionGroup); }
/* Its exceptions: borrowed. */
tuple *group_exceptions(const exception *e);

/* The part of exc (borrowed), a group or not, that `except* classes` takes, and the rest: new references, None for nothing. False: raised. */
bool group_match(vm *vm, value exc, value classes, value *match, value *rest);
/* What is to be raised behind the clauses of `except*`, which took parts of `orig` and left or raised `left`: new reference, None for
 * nothing, or FAILED. */
value group_reraise(vm *vm, value orig, const list *left);

/* The make slot of the two classes, their text, methods and attributes. */
value group_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);
value group_str(vm *vm, value self);
extern const native_def group_methods[];
extern const getset_def group_getsets[];

#endif
