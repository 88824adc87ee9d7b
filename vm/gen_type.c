/* The type of generators, and the methods and attributes that coroutines and asynchronous generators share with them. */
#include "asyncgen.h"
#include "chain.h"
#include "abstract.h"
#include "objects/iter.h"

value gen_repr(vm *vm, value self)
{
    return from_object(str_format(vm, "<%s object %s at 0x%llx>", type_of(self)->name, str_utf8(vm, as_gen(self)->frame.func->qualname, NULL),
                                  (unsigned long long)self));
}

value gen_give(vm *vm, enum gen_result how, value out)
{
    if (how == GEN_YIELDED) return out;
    if (how == GEN_RETURNED) {
        if (out == NONE) {
            value stop = exception_new(vm, &type_StopIteration, NULL, 0);
            if (stop != FAILED) raise_value(vm, stop);
            xdecref(vm, stop);
        } else {
            raise_with_arg(vm, &type_StopIteration, out);
            decref(vm, out);
        }
    }
    return FAILED;
}

value gen_method_next(vm *vm, const value *args, int nargs)
{
    if (nargs > 1) return raise_error(vm, &type_TypeError, "expected 0 arguments, got %d", nargs - 1);
    value out = EMPTY;
    enum gen_result how = gen_resume(vm, as_gen(args[0]), NONE, &out);
    return gen_give(vm, how, out);
}

value gen_method_send(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    value out = EMPTY;
    enum gen_result how = gen_resume(vm, as_gen(args[0]), args[1], &out);
    return gen_give(vm, how, out);
}

/* The exception that throw(type, value, traceback) means: an instance of the type as it is, else what the type makes of
 * the value. New reference or FAILED. */
value gen_thrown(vm *vm, const value *args, int nargs)
{
    if (nargs > 1 && !warn_deprecated(vm, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead."))
        return FAILED;
    value kind = args[0], v = nargs > 1 ? args[1] : NONE, tb = nargs > 2 ? args[2] : NONE, exc;
    if (tb != NONE && !has_type(tb, &type_traceback))
        return raise_error(vm, &type_TypeError, "throw() third argument must be a traceback object");
    if (is_exception(kind)) {
        if (v != NONE) return raise_error(vm, &type_TypeError, "instance exception may not have a separate value");
        exc = incref(kind);
    } else if (!is_exception_class(kind)) {
        return raise_error(vm, &type_TypeError, "exceptions must be classes or instances deriving from BaseException, not %s",
                           type_of(kind)->name);
    } else if (is_exception(v) && is_instance(v, (type *)as_object(kind))) {
        exc = incref(v);
    } else {
        const value *given = is_tuple(v) ? as_tuple(v)->items : &v;
        exc = op_call(vm, kind, given, is_tuple(v) ? (int)as_tuple(v)->len : v != NONE, NULL);
        if (exc != FAILED && !is_exception(exc)) {
            str *text = op_repr(vm, kind);
            if (text)
                raise_error(vm, &type_TypeError, "calling %s should have returned an instance of BaseException, not %s",
                            str_utf8(vm, text, NULL), type_of(exc)->name);
            if (text) DECREF_OBJ(vm, text);
            decref(vm, exc);
            exc = FAILED;
        }
        if (exc == FAILED) exc = exception_take(vm); /* is thrown instead */
    }
    if (exc != FAILED && tb != NONE) traceback_assign(vm, as_exception(exc), tb);
    return exc;
}

value gen_method_throw(vm *vm, const value *args, int nargs)
{
    value exc = gen_thrown(vm, args + 1, nargs - 1);
    if (exc == FAILED) return FAILED;
    value out = EMPTY;
    enum gen_result how = gen_throw(vm, as_gen(args[0]), exc, args + 1, nargs - 1, true, &out);
    decref(vm, exc);
    return gen_give(vm, how, out);
}

value gen_method_close(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return gen_close(vm, as_gen(args[0]));
}

static const native_def gen_methods[] = {
    { "__next__", gen_method_next, 1, -1, NULL },
    { "send", gen_method_send, 2, 2, NULL },
    { "throw", gen_method_throw, 2, 4, NULL },
    { "close", gen_method_close, 1, 1, NULL },
    { 0 },
};

value gen_get_running(vm *vm, value self) { (void)vm; return from_bool(chain_state(as_gen(self)) == GEN_EXECUTING); }
value gen_get_suspended(vm *vm, value self)
{
    (void)vm;
    enum gen_state state = chain_state(as_gen(self));
    return from_bool(state == GEN_SUSPENDED || state == GEN_DELEGATING);
}
value gen_get_delegate(vm *vm, value self)
{
    gen *g = as_gen(self);
    if (gen_delegate(g) == EMPTY) return NONE;
    return asyncgen_show(vm, &g->frame.sp[-1]) ? incref(gen_delegate(g)) : FAILED;
}
value gen_get_frame(vm *vm, value self)
{
    frame *f = &as_gen(self)->frame;
    return f->state == GEN_CLOSED ? NONE : xincref(from_object(frame_object_of(vm, f)));
}
value gen_get_code(vm *vm, value self) { (void)vm; return incref(from_object(as_gen(self)->frame.func->code)); }
value gen_get_name(vm *vm, value self) { (void)vm; return incref(from_object(as_gen(self)->frame.func->name)); }
value gen_get_qualname(vm *vm, value self) { (void)vm; return incref(from_object(as_gen(self)->frame.func->qualname)); }

/* The names are the function's: a generator that is renamed gets one of its own. */
static bool gen_rename(vm *vm, value self, value v, bool (*set)(struct vm *, value, value))
{
    gen *g = as_gen(self);
    function *fn = g->frame.func, *twin = function_twin(vm, fn);
    if (!twin) return false;
    if (!set(vm, from_object(twin), v)) {
        DECREF_OBJ(vm, twin);
        return false;
    }
    g->frame.func = twin;
    DECREF_OBJ(vm, fn);
    return true;
}
bool gen_set_name(vm *vm, value self, value v) { return gen_rename(vm, self, v, function_set_name); }
bool gen_set_qualname(vm *vm, value self, value v) { return gen_rename(vm, self, v, function_set_qualname); }

static const getset_def gen_getsets[] = {
    { "gi_running", gen_get_running, NULL },
    { "gi_suspended", gen_get_suspended, NULL },
    { "gi_yieldfrom", gen_get_delegate, NULL },
    { "gi_code", gen_get_code, NULL },
    { "gi_frame", gen_get_frame, NULL },
    { "__name__", gen_get_name, gen_set_name },
    { "__qualname__", gen_get_qualname, gen_set_qualname },
    { 0 },
};

type type_generator = {
    .head = TYPE_HEAD,
    .name = "generator", .referable = true, .own_rites = true,
    .base = &type_object,
    .final = true,
    .methods = gen_methods,
    .getsets = gen_getsets,
    .dealloc = gen_dealloc,
    .finalize = gen_finalize,
    .traverse = gen_traverse,
    .clear = gen_clear,
    .repr = gen_repr,
    .iter = iter_self,
    .next = gen_next,
};
