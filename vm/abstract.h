/* Operations on any value, by its type's slots: what instruction bodies and built-ins share. */
#ifndef GENLAB_ABSTRACT_H
#define GENLAB_ABSTRACT_H

#include "object.h"

value op_binary(vm *vm, value a, value b, enum binop op);
value op_inplace(vm *vm, value a, value b, enum binop op);
value op_unary(vm *vm, value a, enum unop op);
value op_compare(vm *vm, value a, value b, enum cmp op);        /* any value; == and != fall back to identity */
int op_compare_bool(vm *vm, value a, value b, enum cmp op);     /* 1, 0, -1; identity first for == (containers) */
/* Whether order (<0, 0, >0) is what op asks for. */
static inline bool order_satisfies(int order, enum cmp op) {
    switch (op) {
    case CMP_LT: return order < 0;
    case CMP_LE: return order <= 0;
    case CMP_EQ: return order == 0;
    case CMP_NE: return order != 0;
    case CMP_GT: return order > 0;
    default: return order >= 0;
    }
}
int op_truth(vm *vm, value v);                                  /* 1, 0, -1 */
int op_contains(vm *vm, value container, value item);
int64_t op_len(vm *vm, value v);                                /* -1 raised */
value op_getitem(vm *vm, value o, value key);
bool op_setitem(vm *vm, value o, value key, value v);           /* v EMPTY: delete */
bool op_hash(vm *vm, value v, uint64_t *out);
str *op_repr(vm *vm, value v);      /* recursion-safe: deep nesting raises RecursionError */
str *op_str(vm *vm, value v);
str *op_ascii(vm *vm, value v);
/* Calls anything callable. args are borrowed; the last kwnames->len of nargs are keyword values. kwnames may be NULL. */
value op_call(vm *vm, value fn, const value *args, int nargs, tuple *kwnames);
value op_call_method(vm *vm, value self, str *name, const value *args, int nargs);
/* Guards recursion in C code (repr, compare, hash, nested run loops): watches the C stack. False: RecursionError raised.
 * where: "in comparison", " while calling a Python object", ... or "". */
bool recursion_enter(vm *vm, const char *where);
void recursion_leave(vm *vm);
/* repr of containers that may hold themselves: 1 entered, 0 is already being printed, -1 raised. */
int repr_enter(vm *vm, value v);
void repr_leave(vm *vm, value v);

#endif
