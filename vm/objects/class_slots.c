/* The slots of the program's classes: each calls the special method of its name. */
#include "class_slots.h"
#include "int_impl.h"
#include "../abstract.h"
#include "../state.h"

/* names.def lists these families in the order of their enums. */
static str *binop_name(vm *vm, enum binop op, int form) { return (&vm->names.add_)[op * 3 + form]; }
enum { FORWARD, REFLECTED, IN_PLACE };

static value special(vm *vm, value self, str *name, const value *args, int nargs) {
    bool found;
    value result = call_special(vm, self, name, args, nargs, &found);
    if (found) return result;
    const char *text = str_utf8(vm, name, NULL);
    return text ? raise_error(vm, &type_AttributeError, "%s", text) : FAILED;
}

static bool is_none_method(vm *vm, value self, str *name) {
    return type_lookup(vm, type_of(self), name) == NONE;
}

static value text_of(vm *vm, value self, str *name, const char *shown) {
    value result = special(vm, self, name, NULL, 0);
    if (!result || is_instance(result, &type_str)) return result;
    raise_error(vm, &type_TypeError, "%s returned non-string (type %s)", shown, type_of(result)->name);
    decref(vm, result);
    return FAILED;
}

value slot_repr(vm *vm, value self) { return text_of(vm, self, vm->names.repr, "__repr__"); }
value slot_str(vm *vm, value self) { return text_of(vm, self, vm->names.str_, "__str__"); }

value slot_format(vm *vm, value self, str *spec) {
    value arg = from_object(spec);
    value result = special(vm, self, vm->names.format, &arg, 1);
    if (!result || is_instance(result, &type_str)) return result;
    raise_error(vm, &type_TypeError, "__format__ must return a str, not %s", type_of(result)->name);
    decref(vm, result);
    return FAILED;
}

/* Of an int that a __hash__ made: itself when it fits, so that it may pass on the hash of something else. */
static uint64_t hash_from_int(value v) {
    operand n;
    operand_load(&n, v);
    if (!mpz_fits_slong_p(n.z)) return int_hash(v);
    long hash = mpz_get_si(n.z);
    return hash == -1 ? (uint64_t)-2 : (uint64_t)hash;
}

bool slot_hash(vm *vm, value self, uint64_t *out) {
    if (is_none_method(vm, self, vm->names.hash)) {
        raise_error(vm, &type_TypeError, "unhashable type: '%s'", type_of(self)->name);
        return false;
    }
    value result = special(vm, self, vm->names.hash, NULL, 0);
    if (!result) return false;
    bool ok = is_int(result);
    if (!ok) raise_error(vm, &type_TypeError, "__hash__ method should return an integer");
    if (ok) *out = hash_from_int(result);
    decref(vm, result);
    return ok;
}

/* A length: an int that is not negative and fits. Steals result; -1 raised. */
static int64_t length_from(vm *vm, value result) {
    if (!result) return -1;
    int64_t n = -1;
    if (!is_int(result)) {
        raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(result)->name);
    } else if (op_compare_bool(vm, result, from_small(0), CMP_LT)) {
        raise_error(vm, &type_ValueError, "__len__() should return >= 0");
    } else if (!int_to_i64_clamped(vm, result, &n) || n == INT64_MAX) {
        n = -1;
        raise_error(vm, &type_OverflowError, "cannot fit 'int' into an index-sized integer");
    }
    decref(vm, result);
    return n;
}

int64_t slot_len(vm *vm, value self) {
    return length_from(vm, special(vm, self, vm->names.len, NULL, 0));
}

int slot_truth(vm *vm, value self) {
    bool found;
    value result = call_special(vm, self, vm->names.bool_, NULL, 0, &found);
    if (!found) {
        type *t = type_of(self);
        int64_t n = t->len ? t->len(vm, self) : 1;
        return n < 0 ? -1 : n > 0;
    }
    if (!result) return -1;
    if (is_bool(result)) return result == TRUE_;
    raise_error(vm, &type_TypeError, "__bool__ should return bool, returned %s", type_of(result)->name);
    decref(vm, result);
    return -1;
}

value slot_getitem(vm *vm, value self, value key) {
    return special(vm, self, vm->names.getitem, &key, 1);
}

bool slot_setitem(vm *vm, value self, value key, value v) {
    value args[] = { key, v };
    value result = special(vm, self, v ? vm->names.setitem : vm->names.delitem, args, v ? 2 : 1);
    xdecref(vm, result);
    return result != FAILED;
}

int slot_contains(vm *vm, value self, value item) {
    if (is_none_method(vm, self, vm->names.contains)) {
        raise_error(vm, &type_TypeError, "'%s' object is not a container", type_of(self)->name);
        return -1;
    }
    value result = special(vm, self, vm->names.contains, &item, 1);
    if (!result) return -1;
    int truth = op_truth(vm, result);
    decref(vm, result);
    return truth;
}

value slot_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    type *t = type_of(self);
    value fn = type_lookup(vm, t, vm->names.call);
    if (!fn) return raise_error(vm, &type_TypeError, "'%s' object is not callable", t->name);
    if (!recursion_enter(vm, " while calling a Python object")) return FAILED;
    incref(fn);
    value result = call_bound(vm, fn, self, args, nargs, kwnames);
    decref(vm, fn);
    recursion_leave(vm);
    return result;
}

/* Calls a method for an operator: NOT_IMPLEMENTED when there is none. */
static value try_method(vm *vm, value self, str *name, value other) {
    bool found;
    value result = call_special(vm, self, name, &other, 1, &found);
    return found ? result : NOT_IMPLEMENTED;
}

value slot_compare(vm *vm, value a, value b, enum cmp op) {
    return try_method(vm, a, (&vm->names.lt)[op], b);
}

/* Serves both sides when both are instances of the program's classes, so it is called once for such a pair. The right
 * one comes first when its class derives from the left one's and redefines the reflected method. */
value slot_binary(vm *vm, value a, value b, enum binop op) {
    type *ta = type_of(a), *tb = type_of(b);
    str *forward = binop_name(vm, op, FORWARD), *reflected = binop_name(vm, op, REFLECTED);
    bool right = ta != tb && tb->binary == slot_binary;
    if (ta->binary == slot_binary) {
        if (right && type_is_subtype(tb, ta) && type_lookup(vm, tb, reflected) != type_lookup(vm, ta, reflected)) {
            value result = try_method(vm, b, reflected, a);
            if (result != NOT_IMPLEMENTED) return result;
            right = false;
        }
        value result = try_method(vm, a, forward, b);
        if (result != NOT_IMPLEMENTED) return result;
    }
    return right ? try_method(vm, b, reflected, a) : NOT_IMPLEMENTED;
}

value slot_inplace(vm *vm, value a, value b, enum binop op) {
    return try_method(vm, a, binop_name(vm, op, IN_PLACE), b);
}

value slot_unary(vm *vm, value self, enum unop op) {
    bool found;
    value result = call_special(vm, self, (&vm->names.neg)[op], NULL, 0, &found);
    if (found) return result;
    return raise_error(vm, &type_TypeError, "bad operand type for unary %c: '%s'", "-+~"[op], type_of(self)->name);
}

/* __getattribute__ if the class has its own, then __getattr__. */
value slot_getattr(vm *vm, value self, str *name) {
    type *t = type_of(self);
    value own = type_lookup(vm, t, vm->names.getattribute), arg = from_object(name), v;
    int found;
    if (!own || has_type(own, &type_native_method)) {
        found = generic_find_attr(vm, self, name, &v);
    } else {
        v = special(vm, self, vm->names.getattribute, &arg, 1);
        found = v ? 1 : -1;
    }
    if (found > 0) return v;
    bool has_hook = type_lookup(vm, t, vm->names.getattr) != EMPTY;
    if (found < 0 && !(has_hook && exception_pending_is(vm, &type_AttributeError))) return FAILED;
    if (!has_hook) return raise_no_attribute(vm, self, name);
    exception_clear(vm);
    return special(vm, self, vm->names.getattr, &arg, 1);
}

bool slot_setattr(vm *vm, value self, str *name, value v) {
    value args[] = { from_object(name), v };
    value result = special(vm, self, v ? vm->names.setattr : vm->names.delattr, args, v ? 2 : 1);
    xdecref(vm, result);
    return result != FAILED;
}

value slot_descr_get(vm *vm, value self, value obj, type *owner) {
    value args[] = { obj ? obj : NONE, from_object(owner) };
    bool found;
    value result = call_special(vm, self, vm->names.get, args, 2, &found);
    return found ? result : incref(self);
}

bool slot_descr_set(vm *vm, value self, value obj, value v) {
    value args[] = { obj, v };
    value result = special(vm, self, v ? vm->names.set : vm->names.delete, args, v ? 2 : 1);
    xdecref(vm, result);
    return result != FAILED;
}
