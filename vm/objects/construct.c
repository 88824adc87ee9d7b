#include "construct.h"
#include <string.h>
#include "class.h"
#include "exception.h"
#include "function.h"
#include "list.h"
#include "../abstract.h"
#include "../state.h"

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

bool derived_args(vm *vm, const type *t, const type *base, str *other, int *nargs, tuple *kwnames, int min, int max) {
    if (kwnames && t != base && type_lookup(vm, t, other) != type_lookup(vm, base, other)) {
        *nargs -= (int)kwnames->len;
        kwnames = NULL;
    }
    return construct_args(vm, type_short_name(base), *nargs, kwnames, min, max);
}

value derived_result(vm *vm, value t, const type *base, value v) {
    if (!v || t == from_object(base)) return v;
    value made = op_call(vm, t, &v, 1, NULL);
    decref(vm, v);
    return made;
}

bool readonly_attribute(vm *vm, value self, value v) {
    (void)self, (void)v;
    return raise_error(vm, &type_AttributeError, "readonly attribute");
}

value construct_by_init(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value self = t->make(vm, t, args, nargs, kwnames);
    if (!self || t->init(vm, self, args, nargs, kwnames)) return self;
    decref(vm, self);
    return FAILED;
}

value call_on(vm *vm, const native_def *def, value self, const value *args, int nargs, tuple *kwnames) {
    size_t size = ((size_t)nargs + 1) * sizeof(value);
    value *all = heap_alloc(vm, size);
    if (!all) return FAILED;
    all[0] = self;
    if (nargs) memcpy(all + 1, args, (size_t)nargs * sizeof(value));
    value done = native_call(vm, def, type_of(self), NULL, all, nargs + 1, kwnames);
    heap_free(vm, all, size);
    return done;
}

bool init_native(vm *vm, const native_def *def, value self, const value *args, int nargs, tuple *kwnames) {
    value done = call_on(vm, def, self, args, nargs, kwnames);
    xdecref(vm, done);
    return done != FAILED;
}
