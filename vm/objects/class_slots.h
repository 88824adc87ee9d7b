/* The slots that the program's classes get when they or a base of theirs define the special methods. */
#ifndef GENLAB_OBJECTS_CLASS_SLOTS_H
#define GENLAB_OBJECTS_CLASS_SLOTS_H

#include "class.h"

value slot_repr(vm *vm, value self);
value slot_str(vm *vm, value self);
value slot_format(vm *vm, value self, str *spec);
bool slot_hash(vm *vm, value self, uint64_t *out);
int64_t slot_len(vm *vm, value self);
int slot_truth(vm *vm, value self);
value slot_getitem(vm *vm, value self, value key);
bool slot_setitem(vm *vm, value self, value key, value v);
int slot_contains(vm *vm, value self, value item);
value slot_iter(vm *vm, value self);
value slot_next(vm *vm, value self);
value slot_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames);
value slot_compare(vm *vm, value a, value b, enum cmp op);
value slot_binary(vm *vm, value a, value b, enum binop op);
value slot_inplace(vm *vm, value a, value b, enum binop op);
value slot_unary(vm *vm, value self, enum unop op);
value slot_getattr(vm *vm, value self, str *name);
bool slot_setattr(vm *vm, value self, str *name, value v);
value slot_descr_get(vm *vm, value self, value obj, type *owner);
bool slot_descr_set(vm *vm, value self, value obj, value v);

#endif
