/* The module _asyncio: what asyncio's modules in Python are built on, and what its C files share. */
#include "asyncio.h"
#include "import.h"
#include "modules.h"
#include "../abstract.h"
#include "../objects/module.h"

value asyncio_python(vm *vm, const char *module, const char *name)
{
    str *from = str_intern_cstr(vm, module), *what = from ? str_intern_cstr(vm, name) : NULL;
    value m = what ? import_module(vm, from) : FAILED, v = m ? object_getattr(vm, m, what) : FAILED;
    if (m) release_raised(vm, m);
    if (from) release_raised(vm, from_object(from));
    if (what) release_raised(vm, from_object(what));
    return v;
}

value asyncio_call(vm *vm, const char *module, const char *name, value arg)
{
    value fn = asyncio_python(vm, module, name), r = fn ? op_call(vm, fn, &arg, arg != EMPTY, NULL) : FAILED;
    if (fn) release_raised(vm, fn);
    return r;
}

value asyncio_call_with(vm *vm, value fn, const value *args, int nargs, str *keyword, value v)
{
    value given[4];
    for (int i = 0; i < nargs; i++) given[i] = args[i];
    given[nargs] = v;
    tuple *names = tuple_from_items(vm, (value[]){ from_object(keyword) }, 1);
    value r = names ? op_call(vm, fn, given, nargs + 1, names) : FAILED;
    if (names) release_raised(vm, from_object(names));
    return r;
}

value asyncio_call_method(vm *vm, value o, str *name, const value *args, int nargs, str *keyword, value v)
{
    value fn = object_getattr(vm, o, name), r = fn ? asyncio_call_with(vm, fn, args, nargs, keyword, v) : FAILED;
    if (fn) release_raised(vm, fn);
    return r;
}

value raise_invalid_state(vm *vm, const char *text)
{
    value class = asyncio_python(vm, "asyncio.exceptions", "InvalidStateError");
    if (!class) return FAILED;
    raise_error(vm, (type *)as_object(class), "%s", text);
    release_raised(vm, class);
    return FAILED;
}

int is_cancelled_error(vm *vm, value exc)
{
    value class = asyncio_python(vm, "asyncio.exceptions", "CancelledError");
    if (!class) return -1;
    bool is = is_instance(exc, (type *)as_object(class));
    decref(vm, class);
    return is;
}

static bool set_key(vm *vm, dict *d, const char *key, value v)
{
    str *name = str_intern_cstr(vm, key);
    bool ok = name && dict_set_str(vm, d, name, v);
    if (name) DECREF_OBJ(vm, name);
    return ok;
}

void asyncio_report(vm *vm, value loop, const char *message, int n, const char *const *keys, const value *values, value about)
{
    dict *d = dict_new(vm);
    value text = d ? from_object(str_from_cstr(vm, message)) : FAILED;
    bool ok = text && set_key(vm, d, "message", text);
    for (int i = 0; ok && i < n; i++) ok = set_key(vm, d, keys[i], values[i]);
    value r = FAILED, given = from_object(d);
    if (ok) r = op_call_method(vm, loop, vm->names.call_exception_handler, &given, 1);
    if (!r) exception_unraisable(vm, about);
    xdecref(vm, r);
    xdecref(vm, text);
    if (d) DECREF_OBJ(vm, d);
}

/* --- what runs ---------------------------------------------------------------------------------------------------- */

#define FUNCTION(name) static value name(vm *vm, const value *args, int nargs)

FUNCTION(running_loop)
{
    (void)args, (void)nargs;
    return vm->asyncio.running ? incref(vm->asyncio.running) : NONE;
}

FUNCTION(set_running_loop)
{
    (void)nargs;
    replace(vm, &vm->asyncio.running, args[0] == NONE ? EMPTY : incref(args[0]));
    return NONE;
}

FUNCTION(get_running_loop)
{
    (void)args, (void)nargs;
    return vm->asyncio.running ? incref(vm->asyncio.running) : raise_error(vm, &type_RuntimeError, "no running event loop");
}

/* The loop that is given, or else the one that runs; borrowed, or FAILED. */
static value loop_meant(vm *vm, value given)
{
    if (given && given != NONE) return given;
    return vm->asyncio.running ? vm->asyncio.running : raise_error(vm, &type_RuntimeError, "no running event loop");
}

FUNCTION(current_task)
{
    (void)nargs;
    value loop = loop_meant(vm, args[0]);
    if (!loop) return FAILED;
    task *t = vm->asyncio.current;
    return t && t->future.loop == loop ? incref(from_object(t)) : NONE;
}

FUNCTION(all_tasks)
{
    (void)nargs;
    value loop = loop_meant(vm, args[0]);
    list *found = loop ? list_new(vm, 0) : NULL;
    if (!found) return FAILED;
    bool ok = true;
    for (task *t = vm->asyncio.first; ok && t; t = t->behind)
        if (t->future.loop == loop) ok = list_append(vm, found, from_object(t));
    value tasks = ok ? op_call(vm, from_object(&type_set), (value[]){ from_object(found) }, 1, NULL) : FAILED;
    release_raised(vm, from_object(found));
    return tasks;
}

value asyncio_module(vm *vm)
{
    static const native_def functions[] = {
        { "_get_running_loop", running_loop, 0, 0, NULL },
        { "_set_running_loop", set_running_loop, 1, 1, NULL },
        { "get_running_loop", get_running_loop, 0, 0, NULL },
        { "current_task", current_task, 0, 1, "loop" },
        { "isfuture", is_future_like, 1, 1, NULL },
        { "all_tasks", all_tasks, 0, 1, "loop" },
        { 0 },
    };
    static const struct { const char *name; type *t; } types[] = {
        { "Future", &type_future }, { "Task", &type_task }, { "Handle", &type_handle }, { "TimerHandle", &type_timer },
        { "Loop", &type_event_loop }, { "turn", &type_turn },
    };
    value m = module_new(vm, "_asyncio", functions);
    bool ok = m != FAILED;
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = module_set(vm, m, types[i].name, incref(from_object(types[i].t)));
    if (ok) return m;
    xdecref(vm, m);
    return FAILED;
}
