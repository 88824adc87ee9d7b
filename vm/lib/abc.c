/* The _abc module: what abc.py is built on. */
#include "modules.h"
#include "../objects/module.h"
#include "../state.h"

value abc_module(vm *vm) {
    value m = module_new(vm, "_abc", NULL);
    str *name = m ? str_intern_cstr(vm, "ABCMeta") : NULL;
    bool ok = name && dict_set_str(vm, as_module(m)->attrs, name, from_object(&type_abc_meta));
    if (name) DECREF_OBJ(vm, name);
    if (ok) return m;
    xdecref(vm, m);
    return FAILED;
}
