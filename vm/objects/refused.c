#include "refused.h"
#include "../state.h"

value refuse(vm *vm, const char *what) { return raise_error(vm, &type_NotImplementedError, "genlab does not support %s",
    what); }

static value refuse_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return refuse(vm, t->name);
}

#define REFUSED(id) \
    type type_##id = { .head = TYPE_HEAD, .name = #id, .base = &type_object, .final = true, .construct = refuse_construct };
REFUSED(complex)
REFUSED(bytearray)
REFUSED(memoryview)
