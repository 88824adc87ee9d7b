#include "construct.h"
#include "exception.h"
#include "list.h"

bool construct_args(vm *vm, const char *name, int nargs, tuple *kwnames, int min, int max) {
    if (kwnames && kwnames->len) {
        raise_error(vm, &type_TypeError, "%s() takes no keyword arguments", name);
        return false;
    }
    if (nargs >= min && nargs <= max) return true;
    int bound = nargs < min ? min : max;
    raise_error(vm, &type_TypeError, "%s expected %s%d argument%s, got %d", name,
        min == max ? "" : nargs < min ? "at least " : "at most ", bound, bound == 1 ? "" : "s", nargs);
    return false;
}

bool readonly_attribute(vm *vm, value self, value v) {
    (void)self, (void)v;
    return raise_error(vm, &type_AttributeError, "readonly attribute");
}
