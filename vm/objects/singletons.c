/* None, Ellipsis and NotImplemented: immediates, so these types have no objects. */
#include "../state.h"

static value none_repr(vm *vm, value self) { (void)self; return from_object(str_from_cstr(vm, "None")); }
static value ellipsis_repr(vm *vm, value self) { (void)self; return from_object(str_from_cstr(vm, "Ellipsis")); }
static value not_implemented_repr(vm *vm, value self) { (void)self; return from_object(str_from_cstr(vm, "NotImplemented")); }

/* CPython's constant: what a set or tuple with None hashes to is the same in every run. */
static bool none_hash(vm *vm, value self, uint64_t *out) { (void)vm; (void)self; *out = 0xfca86420; return true; }

static int none_truth(vm *vm, value self) { (void)vm; (void)self; return 0; }

/* type(None)() is None, and so on. */
static bool no_arguments(vm *vm, const char *name, int nargs) {
    if (nargs) raise_error(vm, &type_TypeError, "%s takes no arguments", name);
    return nargs == 0;
}

#define CONSTRUCT(id, word) \
    static value id##_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) { \
        (void)args; (void)kwnames; return no_arguments(vm, t->name, nargs) ? word : FAILED; }
CONSTRUCT(none, NONE)
CONSTRUCT(ellipsis, ELLIPSIS)
CONSTRUCT(not_implemented, NOT_IMPLEMENTED)

type type_none = {
    .head = TYPE_HEAD, .name = "NoneType", .base = &type_object, .final = true,
    .construct = none_construct, .repr = none_repr, .hash = none_hash, .truth = none_truth,
};
type type_ellipsis = {
    .head = TYPE_HEAD, .name = "ellipsis", .base = &type_object, .final = true,
    .construct = ellipsis_construct, .repr = ellipsis_repr,
};
type type_not_implemented = {
    .head = TYPE_HEAD, .name = "NotImplementedType", .base = &type_object, .final = true,
    .construct = not_implemented_construct, .repr = not_implemented_repr,
};
