#include "asyncgen.h"
#include "coroutine.h"
#include "run.h"
#include "abstract.h"
#include "objects/iter.h"

/* What a step of an asynchronous generator is to the awaitable that takes it. */
enum step { STEP_AWAITS, STEP_ITEM, STEP_RAISED };

void asyncgen_raised(vm *vm, gen *g)
{
    g->async->running = false;
    if (exception_pending_is(vm, &type_StopAsyncIteration) || exception_pending_is(vm, &type_GeneratorExit)) g->async->closed = true;
}

void asyncgen_returned(vm *vm, gen *g, value v)
{
    decref(vm, v);
    raise_bare(vm, &type_StopAsyncIteration);
    asyncgen_raised(vm, g);
}

/* A step of g has come out as `how` with *out (stolen unless it awaits): its end is a StopAsyncIteration. */
static enum step step_done(vm *vm, gen *g, enum gen_result how, value *out)
{
    if (how == GEN_YIELDED && gen_delegate(g) != EMPTY) return STEP_AWAITS;
    if (how == GEN_YIELDED) return STEP_ITEM;
    if (how == GEN_RETURNED) asyncgen_returned(vm, g, *out);
    else asyncgen_raised(vm, g);
    return STEP_RAISED;
}

/* As a result of send() or throw(): an item ends the awaitable with a StopIteration. */
static value step_give(vm *vm, gen *g, enum gen_result how, value out)
{
    switch (step_done(vm, g, how, &out)) {
    case STEP_AWAITS: return out;
    case STEP_ITEM: return gen_give(vm, GEN_RETURNED, out);
    default: return FAILED;
    }
}

static bool call_hook(vm *vm, value hook, gen *g)
{
    value self = from_object(g), r = op_call(vm, hook, &self, 1, NULL);
    if (r == FAILED) return false;
    decref(vm, r);
    return true;
}

bool asyncgen_ask_hooks(vm *vm, gen *g)
{
    if (g->async->hooked) return true;
    g->async->hooked = true;
    g->async->finalizer = xincref(vm->asyncgen_finalizer);
    if (vm->asyncgen_firstiter == EMPTY) return true;
    value hook = incref(vm->asyncgen_firstiter);
    bool ok = call_hook(vm, hook, g);
    decref(vm, hook);
    return ok;
}

void asyncgen_init(gen *g)
{
    g->async = (async_part *)((char *)g + gen_bytes(frame_code(&g->frame))) - 1;
    *g->async = (async_part){ .finalizer = EMPTY };
}

bool asyncgen_hand_over(vm *vm, gen *g)
{
    if (g->async->finalizer == EMPTY || g->async->closed) return false;
    value hook = incref(g->async->finalizer);
    if (!call_hook(vm, hook, g)) exception_unraisable(vm, from_object(g));
    decref(vm, hook);
    return true;
}

/* --- the awaitables ------------------------------------------------------------------------------------- */

static step_awaitable *as_awaitable(value v) { return (step_awaitable *)as_object(v); }
static bool is_close(const step_awaitable *a) { return a->head.type == &type_asyncgen_throw && a->thrown[0] == EMPTY; }

static value awaitable_new(vm *vm, type *t, gen *g, value sent, const value *thrown, int nthrown, const char *method)
{
    if (!asyncgen_ask_hooks(vm, g)) return FAILED;
    step_awaitable *a = object_new(vm, t, sizeof *a);
    if (!a) return FAILED;
    INCREF_OBJ(g);
    a->of = g;
    a->sent = xincref(sent);
    for (int i = 0; i < 3; i++) a->thrown[i] = i < nthrown ? incref(thrown[i]) : EMPTY;
    a->phase = STEP_NEW;
    a->method = method;
    gc_track(vm, &a->head);
    return from_object(a);
}

static value end(vm *vm, step_awaitable *a, type *t, const char *text)
{
    a->phase = STEP_ENDED;
    return raise_error(vm, t, "%s", text);
}

static value end_bare(vm *vm, step_awaitable *a, type *t)
{
    a->phase = STEP_ENDED;
    raise_bare(vm, t);
    return FAILED;
}

static value reused(vm *vm, const step_awaitable *a)
{
    return raise_error(vm, &type_RuntimeError, "cannot reuse already awaited %s",
                       a->head.type == &type_asyncgen_send ? "__anext__()/asend()" : "aclose()/athrow()");
}

/* Nobody else awaits a step of its generator. False: raised. */
static bool may_begin(vm *vm, step_awaitable *a)
{
    if (a->of->async->running) {
        a->phase = STEP_ENDED;
        raise_error(vm, &type_RuntimeError, "%s(): asynchronous generator is already running",
                    a->head.type == &type_asyncgen_send ? "anext" : a->method);
        return false;
    }
    return true;
}

static void begin(step_awaitable *a)
{
    a->phase = STEP_BEGUN;
    a->of->async->running = true;
}

/* aclose() has come to an item, which it must not, or to its end. */
static value close_give(vm *vm, step_awaitable *a, enum gen_result how, value out)
{
    gen *g = a->of;
    switch (step_done(vm, g, how, &out)) {
    case STEP_AWAITS: return out;
    case STEP_ITEM:
        decref(vm, out);
        return end(vm, a, &type_RuntimeError, "async generator ignored GeneratorExit");
    default:
        if (!exception_pending_is(vm, &type_StopAsyncIteration) && !exception_pending_is(vm, &type_GeneratorExit)) {
            a->phase = STEP_ENDED;
            return FAILED;
        }
        exception_clear(vm);
        return end_bare(vm, a, &type_StopIteration);
    }
}

static value awaitable_give(vm *vm, step_awaitable *a, enum gen_result how, value out)
{
    if (is_close(a)) return close_give(vm, a, how, out);
    value r = step_give(vm, a->of, how, out);
    if (r == FAILED) a->phase = STEP_ENDED;
    return r;
}

/* What the exception is that athrow() and aclose() throw first. */
static value first_thrown(vm *vm, const step_awaitable *a)
{
    if (is_close(a)) return exception_new(vm, &type_GeneratorExit, NULL, 0);
    int n = 1;
    while (n < 3 && a->thrown[n] != EMPTY) n++;
    return gen_thrown(vm, a->thrown, n);
}

static value begin_throwing(vm *vm, step_awaitable *a)
{
    value exc = first_thrown(vm, a), out = EMPTY;
    if (exc == FAILED) return awaitable_give(vm, a, GEN_RAISED, out);
    enum gen_result how = gen_throw(vm, a->of, exc, &exc, 1, false, &out);
    decref(vm, exc);
    return awaitable_give(vm, a, how, out);
}

static value awaitable_send(vm *vm, step_awaitable *a, value v)
{
    gen *g = a->of;
    if (a->phase == STEP_ENDED) return reused(vm, a);
    bool throws = a->head.type == &type_asyncgen_throw;
    if (throws && g->frame.state == GEN_CLOSED) return end_bare(vm, a, &type_StopIteration);
    if (a->phase == STEP_NEW) {
        if (!may_begin(vm, a)) return FAILED;
        if (throws && g->async->closed) return end_bare(vm, a, &type_StopAsyncIteration);
        if (throws && v != NONE) return raise_error(vm, &type_RuntimeError, "can't send non-None value to a just-started coroutine");
        begin(a);
        if (is_close(a)) g->async->closed = true;
        if (throws) return begin_throwing(vm, a);
        if (v == NONE && a->sent != EMPTY) v = a->sent;
    }
    g->async->running = true;
    value out = EMPTY;
    enum gen_result how = gen_resume(vm, g, v, &out);
    return awaitable_give(vm, a, how, out);
}

static value awaitable_throw(vm *vm, step_awaitable *a, const value *args, int nargs)
{
    if (a->phase == STEP_ENDED) return reused(vm, a);
    if (a->phase == STEP_NEW) {
        if (!may_begin(vm, a)) return FAILED;
        begin(a);
    }
    value exc = gen_thrown(vm, args, nargs), out = EMPTY;
    if (exc == FAILED) return awaitable_give(vm, a, GEN_RAISED, out);
    enum gen_result how = gen_throw(vm, a->of, exc, args, nargs, true, &out);
    decref(vm, exc);
    return awaitable_give(vm, a, how, out);
}

static value method_send(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return awaitable_send(vm, as_awaitable(args[0]), args[1]);
}

static value method_throw(vm *vm, const value *args, int nargs)
{
    return awaitable_throw(vm, as_awaitable(args[0]), args + 1, nargs - 1);
}

static value method_close(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    step_awaitable *a = as_awaitable(args[0]);
    if (a->phase == STEP_ENDED) return NONE;
    value exit = from_object(&type_GeneratorExit), r = awaitable_throw(vm, a, &exit, 1);
    if (r != FAILED) {
        decref(vm, r);
        return raise_error(vm, &type_RuntimeError, "coroutine ignored GeneratorExit");
    }
    if (!exception_pending_is(vm, &type_StopIteration) && !exception_pending_is(vm, &type_StopAsyncIteration) &&
        !exception_pending_is(vm, &type_GeneratorExit))
        return FAILED;
    exception_clear(vm);
    return NONE;
}

static value method_await(vm *vm, const value *args, int nargs) { (void)vm, (void)nargs; return incref(args[0]); }
static value awaitable_next(vm *vm, value self) { return awaitable_send(vm, as_awaitable(self), NONE); }

static void awaitable_finalize(vm *vm, object *o)
{
    step_awaitable *a = (step_awaitable *)o;
    if (a->phase == STEP_NEW) warn_method_never_awaited(vm, a->method, a->of);
}

static void awaitable_dealloc(vm *vm, object *o)
{
    step_awaitable *a = (step_awaitable *)o;
    gc_untrack(vm, o);
    xdecref(vm, a->sent);
    for (int i = 0; i < 3; i++) xdecref(vm, a->thrown[i]);
    DECREF_OBJ(vm, a->of);
    object_free(vm, o, sizeof *a);
}

static void awaitable_traverse(object *o, visit_fn visit, void *arg)
{
    step_awaitable *a = (step_awaitable *)o;
    visit(arg, from_object(a->of));
    visit(arg, a->sent);
    for (int i = 0; i < 3; i++) visit(arg, a->thrown[i]);
}

static const native_def awaitable_methods[] = {
    { "__await__", method_await, 1, 1, NULL },
    { "send", method_send, 2, 2, NULL },
    { "throw", method_throw, 2, 4, NULL },
    { "close", method_close, 1, 1, NULL },
    { 0 },
};

#define AWAITABLE_TYPE(text) { \
    .head = TYPE_HEAD, .name = text, .base = &type_object, .final = true, .methods = awaitable_methods, .dealloc = awaitable_dealloc, \
    .finalize = awaitable_finalize, .traverse = awaitable_traverse, .iter = iter_self, .next = awaitable_next }
type type_asyncgen_send = AWAITABLE_TYPE("async_generator_asend");
type type_asyncgen_throw = AWAITABLE_TYPE("async_generator_athrow");

/* --- the type ------------------------------------------------------------------------------------------- */

static value asyncgen_aiter(vm *vm, const value *args, int nargs) { (void)vm, (void)nargs; return incref(args[0]); }
static value asyncgen_anext(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return awaitable_new(vm, &type_asyncgen_send, as_gen(args[0]), EMPTY, NULL, 0, "asend");
}
static value asyncgen_asend(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return awaitable_new(vm, &type_asyncgen_send, as_gen(args[0]), args[1], NULL, 0, "asend");
}
static value asyncgen_athrow(vm *vm, const value *args, int nargs)
{
    if (nargs > 2 && !warn_deprecated(vm, "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead."))
        return FAILED;
    return awaitable_new(vm, &type_asyncgen_throw, as_gen(args[0]), EMPTY, args + 1, nargs - 1, "athrow");
}
static value asyncgen_aclose(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return awaitable_new(vm, &type_asyncgen_throw, as_gen(args[0]), EMPTY, NULL, 0, "aclose");
}

static value get_running(vm *vm, value self) { (void)vm; return from_bool(as_gen(self)->async->running); }

static const native_def asyncgen_methods[] = {
    { "__aiter__", asyncgen_aiter, 1, 1, NULL },
    { "__anext__", asyncgen_anext, 1, 1, NULL },
    { "asend", asyncgen_asend, 2, 2, NULL },
    { "athrow", asyncgen_athrow, 2, 4, NULL },
    { "aclose", asyncgen_aclose, 1, 1, NULL },
    { 0 },
};

static const getset_def asyncgen_getsets[] = {
    { "ag_running", get_running, NULL },
    { "ag_suspended", gen_get_suspended, NULL },
    { "ag_await", gen_get_delegate, NULL },
    { "ag_code", gen_get_code, NULL },
    { "ag_frame", gen_get_frame, NULL },
    { "__name__", gen_get_name, gen_set_name },
    { "__qualname__", gen_get_qualname, gen_set_qualname },
    { 0 },
};

type type_async_generator = {
    .head = TYPE_HEAD,
    .name = "async_generator", .own_rites = true, .referable = true,
    .base = &type_object,
    .final = true,
    .methods = asyncgen_methods,
    .getsets = asyncgen_getsets,
    .dealloc = gen_dealloc,
    .finalize = gen_finalize,
    .traverse = gen_traverse,
    .clear = gen_clear,
    .repr = gen_repr,
};

/* --- async for ------------------------------------------------------------------------------------------ */

bool asyncgen_show(vm *vm, value *at)
{
    value g = *at;
    if (!is_async_gen(g)) return true;
    value a = asyncgen_anext(vm, &g, 1);
    if (a == FAILED) return false;
    as_awaitable(a)->phase = STEP_BEGUN;
    *at = a;
    decref(vm, g);
    return true;
}

gen *asyncgen_begin(vm *vm, value awaitable, value *sent)
{
    step_awaitable *a = as_awaitable(awaitable);
    gen *g = a->of;
    begin(a);
    INCREF_OBJ(g);
    if (*sent == NONE && a->sent != EMPTY) *sent = incref(a->sent);
    decref(vm, awaitable);
    return g;
}

value get_aiter(vm *vm, value o)
{
    bool found;
    value it = call_special(vm, o, vm->names.aiter, NULL, 0, &found);
    if (!found)
        return raise_error(vm, &type_TypeError, "'async for' requires an object with __aiter__ method, got %.100s", type_of(o)->name);
    if (it == FAILED || type_lookup(vm, type_of(it), vm->names.anext) != EMPTY) return it;
    raise_error(vm, &type_TypeError, "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
                type_of(it)->name);
    release_raised(vm, it);
    return FAILED;
}

bool asyncgen_end_loop(vm *vm, gen *g, frame *f)
{
    const code *c = frame_code(f);
    const handler *h = code_handler(c, frame_at(f));
    /* Only the handler of an `async for` begins so, and goes on like that if it is one. */
    if (!h || c->insts[h->target] != MAKE_WORD(OP_LOAD_COMMON_CONSTANT, COMMON_STOP_ASYNC_ITERATION)) return false;
    f->ip = c->insts + h->target + WORDS_LOAD_COMMON_CONSTANT + WORDS_CHECK_EXC_MATCH + WORDS_POP_JUMP_IF_FALSE + 3 * WORDS_POP_TOP;
    g->async->running = false;
    g->async->closed = true;
    value *base = frame_stack(f) + h->depth - 1;
    while (f->sp > base) xdecref(vm, *--f->sp);
    return true;
}

value get_anext(vm *vm, value it)
{
    if (is_async_gen(it)) return asyncgen_anext(vm, &it, 1);
    bool found;
    value next = call_special(vm, it, vm->names.anext, NULL, 0, &found);
    if (!found)
        return raise_error(vm, &type_TypeError, "'async for' requires an iterator with __anext__ method, got %.100s", type_of(it)->name);
    if (next == FAILED) return FAILED;
    value awaitable = get_awaitable(vm, next, AWAIT_EXPRESSION);
    if (awaitable == FAILED) {
        value cause = exception_take(vm);
        raise_error(vm, &type_TypeError, "'async for' received an invalid object from __anext__: %.100s", type_of(next)->name);
        exception_set_cause(vm, cause);
        release_raised(vm, next);
        return FAILED;
    }
    decref(vm, next);
    return awaitable;
}
