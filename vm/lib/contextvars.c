#include "contextvars.h"
#include "import.h"
#include "modules.h"
#include "../abstract.h"

/* contextvars.name() */
static value call_library(vm *vm, const char *name)
{
    str *module = str_intern_cstr(vm, "contextvars"), *what = module ? str_intern_cstr(vm, name) : NULL;
    value m = what ? import_module(vm, module) : FAILED, fn = m ? object_getattr(vm, m, what) : FAILED;
    value r = fn ? op_call(vm, fn, NULL, 0, NULL) : FAILED;
    if (fn) release_raised(vm, fn);
    if (m) release_raised(vm, m);
    if (module) release_raised(vm, from_object(module));
    if (what) release_raised(vm, from_object(what));
    return r;
}

value context_for_later(vm *vm, value given)
{
    if (given && given != NONE) return incref(given);
    return vm->context ? call_library(vm, "copy_context") : NONE;
}

void context_enter(vm *vm, value own, value *outer)
{
    *outer = vm->context;
    vm->context = own == NONE ? EMPTY : incref(own);
}

void context_leave(vm *vm, value *own, value *outer)
{
    value left = vm->context;
    vm->context = *outer;
    *outer = EMPTY;
    if (!left) return;
    if (*own == NONE) *own = left;
    else release_raised(vm, left);
}

value context_of(vm *vm, value *own)
{
    if (*own == NONE) {
        value made = call_library(vm, "Context");
        if (!made) return FAILED;
        *own = made;
    }
    return incref(*own);
}

static value get_current(vm *vm, const value *args, int nargs)
{
    (void)args, (void)nargs;
    return vm->context ? incref(vm->context) : NONE;
}

static value set_current(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    replace(vm, &vm->context, args[0] == NONE ? EMPTY : incref(args[0]));
    return NONE;
}

value contextvars_module(vm *vm)
{
    static const native_def functions[] = {
        { "get_current", get_current, 0, 0, NULL },
        { "set_current", set_current, 1, 1, NULL },
        { 0 },
    };
    return module_new(vm, "_contextvars", functions);
}
