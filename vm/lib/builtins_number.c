/* Built-in functions on numbers. */
#include <math.h>
#include "builtins.h"
#include "../abstract.h"
#include "../objects/float.h"
#include "../objects/int.h"

static value builtin_abs(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value v = args[0];
    if (is_int(v)) return int_unary(vm, v, op_compare_bool(vm, v, from_small(0), CMP_LT) ? OP_NEG : OP_POS);
    if (is_float(v)) return float_from_double(vm, fabs(float_of(v)));
    bool found;
    value r = call_special(vm, v, vm->names.abs, NULL, 0, &found);
    return found ? r : raise_error(vm, &type_TypeError, "bad operand type for abs(): '%s'", type_of(v)->name);
}

/* NOT_IMPLEMENTED when absent */
static value try_special(vm *vm, value self, str *name, value other) {
    bool found;
    value r = call_special(vm, self, name, &other, 1, &found);
    return found ? r : NOT_IMPLEMENTED;
}

/* Of two built-in numbers; else NOT_IMPLEMENTED. */
static value number_divmod(vm *vm, value a, value b) {
    if (is_int(a) && is_int(b)) return int_divmod(vm, a, b);
    if (is_float(a) || is_float(b)) {
        double x, y;
        int left = number_to_double(vm, a, &x), right = left > 0 ? number_to_double(vm, b, &y) : left;
        if (right) return right < 0 ? FAILED : float_divmod(vm, x, y);
    }
    return NOT_IMPLEMENTED;
}

static value builtin_divmod(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value a = args[0], b = args[1], r = NOT_IMPLEMENTED;
    type *ta = type_of(a), *tb = type_of(b);
    str *reflected = vm->names.rdivmod;
    bool right = ta != tb && tb->heap;
    if (right && type_is_subtype(tb, ta) && type_lookup(vm, tb, reflected) != type_lookup(vm, ta, reflected)) {
        r = try_special(vm, b, reflected, a);
        right = false;
    }
    if (r == NOT_IMPLEMENTED) r = ta->heap ? try_special(vm, a, vm->names.divmod_, b) : number_divmod(vm, a, b);
    if (r == NOT_IMPLEMENTED && right) r = try_special(vm, b, reflected, a);
    if (r == NOT_IMPLEMENTED && ta->heap && !tb->heap) r = try_special(vm, b, reflected, a);
    if (r != NOT_IMPLEMENTED) return r;
    return raise_error(vm, &type_TypeError, "unsupported operand type(s) for divmod(): '%s' and '%s'", type_of(a)->name, type_of(b)->name);
}

static value builtin_pow(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value a = args[0], b = args[1], m = args[2];
    if (!m || m == NONE) return op_binary(vm, a, b, OP_POW);
    bool found = false;
    value r = type_of(a)->heap ? call_special(vm, a, vm->names.pow_, args + 1, 2, &found) : NOT_IMPLEMENTED;
    if (!found) r = int_pow_mod(vm, a, b, m);
    if (r != NOT_IMPLEMENTED) return r;
    if (is_float(a) || is_float(b) || is_float(m))
        return raise_error(vm, &type_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    return raise_error(vm, &type_TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
        type_of(a)->name, type_of(b)->name, type_of(m)->name);
}

static value builtin_round(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value v = args[0], ndigits = args[1] == NONE ? EMPTY : args[1];
    int64_t digits = 0;
    if ((!is_int(v) && !is_float(v)) || type_of(v)->heap) {
        bool found;
        value r = call_special(vm, v, vm->names.round, &ndigits, ndigits ? 1 : 0, &found);
        return found ? r : raise_error(vm, &type_TypeError, "type %s doesn't define __round__ method", type_of(v)->name);
    }
    if (ndigits && !int_to_i64_clamped(vm, ndigits, &digits)) return FAILED;
    if (is_float(v)) return ndigits ? float_round(vm, float_of(v), digits) : int_from_double(vm, rint(float_of(v)));
    return digits < 0 ? int_round(vm, v, digits == INT64_MIN ? INT64_MAX : -digits) : int_unary(vm, v, OP_POS);
}

static value to_base(vm *vm, value v, int base, const char *prefix) {
    value n = int_index(vm, v);
    value r = n ? from_object(int_text(vm, n, base, prefix)) : FAILED;
    xdecref(vm, n);
    return r;
}

static value builtin_hex(vm *vm, const value *args, int nargs) { (void)nargs; return to_base(vm, args[0], 16, "0x"); }
static value builtin_oct(vm *vm, const value *args, int nargs) { (void)nargs; return to_base(vm, args[0], 8, "0o"); }
static value builtin_bin(vm *vm, const value *args, int nargs) { (void)nargs; return to_base(vm, args[0], 2, "0b"); }

const native_def builtin_number_functions[] = {
    { "abs", builtin_abs, 1, 1, NULL },
    { "divmod", builtin_divmod, 2, 2, NULL },
    { "pow", builtin_pow, 2, 3, "base exp mod" },
    { "round", builtin_round, 1, 2, "number ndigits" },
    { "hex", builtin_hex, 1, 1, NULL },
    { "oct", builtin_oct, 1, 1, NULL },
    { "bin", builtin_bin, 1, 1, NULL },
    { 0 },
};
