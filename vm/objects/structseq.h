/* Tuples of a fixed length whose items have names too, such as time.struct_time: a table of getsets names the items in
 * their order, each by the field function of its place. */
#ifndef GENLAB_OBJECTS_STRUCTSEQ_H
#define GENLAB_OBJECTS_STRUCTSEQ_H

#include "list.h"

#define STRUCTSEQ(type_name, fields, make_one) { .head = TYPE_HEAD, .name = type_name, .base = &type_tuple, \
    .instance_size = sizeof(tuple), .final = true, .getsets = fields, .construct = make_one, .repr = structseq_repr, \
    .compare = structseq_compare }

#define STRUCTSEQ_FIELDS(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17)
#define X(i) value field_##i(vm *vm, value self);
STRUCTSEQ_FIELDS(X)
#undef X

value structseq_new(vm *vm, type *t, const value *items);   /* borrows one item per field */
value structseq_repr(vm *vm, value self);
value structseq_compare(vm *vm, value a, value b, enum cmp op);
/* The construct slot of types that a program makes no instances of. */
value structseq_refuse(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);

static inline bool is_structseq(value v) { return is_counted(v) && as_object(v)->type->repr == structseq_repr; }

#endif
