#include "coroutine.h"
#include "run.h"
#include "abstract.h"
#include "objects/iter.h"

/* --- await ------------------------------------------------------------------------------------------ */

static bool is_iterable_coroutine(value v)
{
    return is_gen(v) && (frame_code(&as_gen(v)->frame)->flags & CODE_ITERABLE_COROUTINE);
}

static value no_awaitable(vm *vm, value o, enum await_from from)
{
    static const char *const methods[] = { [AWAIT_AENTER] = "__aenter__", [AWAIT_AEXIT] = "__aexit__" };
    if (from == AWAIT_EXPRESSION)
        return raise_error(vm, &type_TypeError, "object %.100s can't be used in 'await' expression", type_of(o)->name);
    return raise_error(vm, &type_TypeError, "'async with' received an object from %s that does not implement __await__: %.100s",
                       methods[from], type_of(o)->name);
}

value get_awaitable(vm *vm, value o, enum await_from from)
{
    if (is_coroutine(o)) {
        if (gen_delegate(as_gen(o)) != EMPTY) return raise_error(vm, &type_RuntimeError, "coroutine is being awaited already");
        return incref(o);
    }
    if (is_iterable_coroutine(o)) return incref(o);
    bool found;
    value it = call_special(vm, o, vm->names.await, NULL, 0, &found);
    if (!found) return no_awaitable(vm, o, from);
    if (it == FAILED) return FAILED;
    if (is_coroutine(it) || is_iterable_coroutine(it))
        raise_error(vm, &type_TypeError, "__await__() returned a coroutine");
    else if (!type_of(it)->next)
        raise_error(vm, &type_TypeError, "__await__() returned non-iterator of type '%.100s'", type_of(it)->name);
    else
        return it;
    release_raised(vm, it);
    return FAILED;
}

value get_yield_from_iter(vm *vm, const frame *f, value o)
{
    if (!is_coroutine(o)) return get_iter(vm, o);
    if (frame_code(f)->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE)) return incref(o);
    return raise_error(vm, &type_TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
}

static void warn_of(vm *vm, const char *before, gen *g)
{
    str *name = op_repr(vm, from_object(g->frame.func->qualname));
    str *text = name ? str_format(vm, "%s%s was never awaited", before, str_utf8(vm, name, NULL)) : NULL;
    if (name) DECREF_OBJ(vm, name);
    bool ok = text && warn(vm, &type_RuntimeWarning, str_utf8(vm, text, NULL), true);
    if (text) DECREF_OBJ(vm, text);
    if (!ok) exception_unraisable(vm, from_object(g));
}

void warn_never_awaited(vm *vm, gen *g) { warn_of(vm, "coroutine ", g); }

void warn_method_never_awaited(vm *vm, const char *method, gen *g)
{
    char before[64];
    snprintf(before, sizeof before, "coroutine method '%s' of ", method);
    warn_of(vm, before, g);
}

/* --- the type --------------------------------------------------------------------------------------- */

typedef struct wrapper { object head; gen *of; /* owned */ } wrapper;

static value method_await(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    wrapper *w = object_new(vm, &type_coroutine_wrapper, sizeof *w);
    if (!w) return FAILED;
    w->of = as_gen(incref(args[0]));
    gc_track(vm, &w->head);
    return from_object(w);
}

static value get_origin(vm *vm, value self) { (void)vm, (void)self; return NONE; }

static const native_def coroutine_methods[] = {
    { "send", gen_method_send, 2, 2, NULL },
    { "throw", gen_method_throw, 2, 4, NULL },
    { "close", gen_method_close, 1, 1, NULL },
    { "__await__", method_await, 1, 1, NULL },
    { 0 },
};

static const getset_def coroutine_getsets[] = {
    { "cr_running", gen_get_running, NULL },
    { "cr_suspended", gen_get_suspended, NULL },
    { "cr_await", gen_get_delegate, NULL },
    { "cr_code", gen_get_code, NULL },
    { "cr_frame", gen_get_frame, NULL },
    { "cr_origin", get_origin, NULL },
    { "__name__", gen_get_name, gen_set_name },
    { "__qualname__", gen_get_qualname, gen_set_qualname },
    { 0 },
};

type type_coroutine = {
    .head = TYPE_HEAD,
    .name = "coroutine", .own_rites = true, .referable = true,
    .base = &type_object,
    .final = true,
    .methods = coroutine_methods,
    .getsets = coroutine_getsets,
    .dealloc = gen_dealloc,
    .finalize = gen_finalize,
    .traverse = gen_traverse,
    .clear = gen_clear,
    .repr = gen_repr,
};

/* --- coroutine_wrapper --------------------------------------------------------------------------------- */

static gen *wrapped(value self) { return ((wrapper *)as_object(self))->of; }

static void wrapper_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    DECREF_OBJ(vm, ((wrapper *)o)->of);
    object_free(vm, o, sizeof(wrapper));
}

static void wrapper_traverse(object *o, visit_fn visit, void *arg) { visit(arg, from_object(((wrapper *)o)->of)); }

static value wrapper_next(vm *vm, value self)
{
    value out = EMPTY;
    enum gen_result how = gen_resume(vm, wrapped(self), NONE, &out);
    return gen_give(vm, how, out);
}

/* Calls a method of coroutines with the coroutine in place of its wrapper. */
static value for_wrapped(vm *vm, native_fn method, const value *args, int nargs)
{
    value own[4] = { from_object(wrapped(args[0])) };
    for (int i = 1; i < nargs; i++) own[i] = args[i];
    return method(vm, own, nargs);
}
static value wrapper_send(vm *vm, const value *args, int nargs) { return for_wrapped(vm, gen_method_send, args, nargs); }
static value wrapper_throw(vm *vm, const value *args, int nargs) { return for_wrapped(vm, gen_method_throw, args, nargs); }
static value wrapper_close(vm *vm, const value *args, int nargs) { return for_wrapped(vm, gen_method_close, args, nargs); }

static const native_def wrapper_methods[] = {
    { "send", wrapper_send, 2, 2, NULL },
    { "throw", wrapper_throw, 2, 4, NULL },
    { "close", wrapper_close, 1, 1, NULL },
    { 0 },
};

type type_coroutine_wrapper = {
    .head = TYPE_HEAD,
    .name = "coroutine_wrapper",
    .base = &type_object,
    .final = true,
    .methods = wrapper_methods,
    .dealloc = wrapper_dealloc,
    .traverse = wrapper_traverse,
    .iter = iter_self,
    .next = wrapper_next,
};
