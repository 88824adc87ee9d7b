/* aiter and anext. */
#include "../abstract.h"
#include "../asyncgen.h"
#include "../coroutine.h"
#include "../objects/iter.h"
#include "builtins.h"

/* anext(it, default): what __anext__ gave, whose StopAsyncIteration is the default. */
typedef struct anext_awaitable { object head; value awaitable, otherwise; /* owned */ } anext_awaitable;

static value builtin_aiter(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    bool found;
    value it = call_special(vm, args[0], vm->names.aiter, NULL, 0, &found);
    if (!found) return raise_error(vm, &type_TypeError, "'%.200s' object is not an async iterable", type_of(args[0])->name);
    if (it == FAILED || type_lookup(vm, type_of(it), vm->names.anext) != EMPTY) return it;
    raise_error(vm, &type_TypeError, "aiter() returned not an async iterator of type '%.200s'", type_of(it)->name);
    release_raised(vm, it);
    return FAILED;
}

static value builtin_anext(vm *vm, const value *args, int nargs)
{
    bool found;
    value awaitable = call_special(vm, args[0], vm->names.anext, NULL, 0, &found);
    if (!found) return raise_error(vm, &type_TypeError, "'%.200s' object is not an async iterator", type_of(args[0])->name);
    if (awaitable == FAILED || nargs == 1) return awaitable;
    anext_awaitable *a = object_new(vm, &type_anext_awaitable, sizeof *a);
    if (!a) {
        release_raised(vm, awaitable);
        return FAILED;
    }
    a->awaitable = awaitable;
    a->otherwise = incref(args[1]);
    gc_track(vm, &a->head);
    return from_object(a);
}

const native_def builtin_async_functions[] = {
    { "aiter", builtin_aiter, 1, 1, NULL },
    { "anext", builtin_anext, 1, 2, NULL },
    { 0 },
};

/* --- the type -------------------------------------------------------------------------------------------- */

static anext_awaitable *as_anext(value v) { return (anext_awaitable *)as_object(v); }

static value done(vm *vm, value self, value r)
{
    if (r != FAILED || !exception_pending_is(vm, &type_StopAsyncIteration)) return r;
    exception_clear(vm);
    return gen_give(vm, GEN_RETURNED, incref(as_anext(self)->otherwise));
}

/* The iterator that is awaited: new reference or FAILED. */
static value iterator_of(vm *vm, value self)
{
    value it = get_awaitable(vm, as_anext(self)->awaitable, AWAIT_EXPRESSION);
    if (it == FAILED || type_of(it)->next) return it;
    value r = op_call_method(vm, it, vm->names.await, NULL, 0);
    release_raised(vm, it);
    return r;
}

static value delegated(vm *vm, value self, str *name, const value *args, int nargs)
{
    value it = iterator_of(vm, self);
    if (it == FAILED) return FAILED;
    value r = op_call_method(vm, it, name, args, nargs);
    release_raised(vm, it);
    return done(vm, self, r);
}

static value anext_next(vm *vm, value self)
{
    value it = iterator_of(vm, self);
    if (it == FAILED) return FAILED;
    value result = NONE, r = iter_next_value(vm, it, &result);
    release_raised(vm, it);
    if (r == NO_MORE) r = gen_give(vm, GEN_RETURNED, result);
    return done(vm, self, r);
}

static value method_await(vm *vm, const value *args, int nargs) { (void)vm, (void)nargs; return incref(args[0]); }
static value method_send(vm *vm, const value *args, int nargs) { return delegated(vm, args[0], vm->names.send, args + 1, nargs - 1); }
static value method_throw(vm *vm, const value *args, int nargs) { return delegated(vm, args[0], vm->names.throw, args + 1, nargs - 1); }
static value method_close(vm *vm, const value *args, int nargs) { return delegated(vm, args[0], vm->names.close, args + 1, nargs - 1); }

static const native_def anext_methods[] = {
    { "__await__", method_await, 1, 1, NULL },
    { "send", method_send, 2, 2, NULL },
    { "throw", method_throw, 2, 4, NULL },
    { "close", method_close, 1, 1, NULL },
    { 0 },
};

static void anext_dealloc(vm *vm, object *o)
{
    anext_awaitable *a = (anext_awaitable *)o;
    gc_untrack(vm, o);
    decref(vm, a->awaitable);
    decref(vm, a->otherwise);
    object_free(vm, o, sizeof *a);
}

static void anext_traverse(object *o, visit_fn visit, void *arg)
{
    visit(arg, ((anext_awaitable *)o)->awaitable);
    visit(arg, ((anext_awaitable *)o)->otherwise);
}

type type_anext_awaitable = {
    .head = TYPE_HEAD,
    .name = "anext_awaitable",
    .base = &type_object,
    .final = true,
    .methods = anext_methods,
    .dealloc = anext_dealloc,
    .traverse = anext_traverse,
    .iter = iter_self,
    .next = anext_next,
};
