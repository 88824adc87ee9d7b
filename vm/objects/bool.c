/* bool: the two immediates TRUE_ and FALSE_; everything else is int's. */
#include "construct.h"
#include "exception.h"
#include "int.h"
#include "str.h"
#include "../abstract.h"

static value bool_repr(vm *vm, value self) {
    return from_object(str_intern_cstr(vm, self == TRUE_ ? "True" : "False"));
}

static value bool_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    if (!construct_args(vm, "bool", nargs, kwnames, 0, 1)) return FAILED;
    int truth = nargs ? op_truth(vm, args[0]) : 0;
    return truth < 0 ? FAILED : from_bool(truth);
}

static value bool_binary(vm *vm, value a, value b, enum binop op) {
    if (is_bool(a) && is_bool(b)) {
        if (op == OP_AND) return from_bool(a == TRUE_ && b == TRUE_);
        if (op == OP_OR) return from_bool(a == TRUE_ || b == TRUE_);
        if (op == OP_XOR) return from_bool(a != b);
    }
    return int_binary(vm, a, b, op);
}

static value bool_unary(vm *vm, value a, enum unop op) {
    if (op == OP_INVERT && !warn_deprecated(vm,
            "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the "
            "underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or "
            "~int(x) if you really want the bitwise inversion of the underlying int."))
        return FAILED;
    return int_unary(vm, a, op);
}

type type_bool = {
    .head = TYPE_HEAD, .name = "bool", .base = &type_int, .final = true,
    .construct = bool_construct, .repr = bool_repr, .binary = bool_binary, .unary = bool_unary,
};
