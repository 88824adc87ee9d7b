/* Generators, coroutines and asynchronous generators: resuming by a nested run loop, throw, close, and their end. */
#include <string.h>
#include "asyncgen.h"
#include "coroutine.h"
#include "run.h"
#include "abstract.h"

const char *gen_noun(const gen *g)
{
    const type *t = g->head.type;
    return t == &type_generator ? "generator" : t == &type_coroutine ? "coroutine" : "async generator";
}

void gen_convert_stop(vm *vm, const gen *g)
{
    const char *what = NULL;
    if (exception_pending_is(vm, &type_StopIteration)) what = "StopIteration";
    else if (g->head.type == &type_async_generator && exception_pending_is(vm, &type_StopAsyncIteration)) what = "StopAsyncIteration";
    if (!what) return;
    value stop = exception_take(vm);
    raise_error(vm, &type_RuntimeError, "%s raised %s", gen_noun(g), what);
    exception_set_cause(vm, stop);
}

gen *gen_new(vm *vm, function *fn)
{
    const code *c = fn->code;
    gen *g = object_take(vm, c->generator_type, gen_bytes(c));
    if (!g) return NULL;
    g->other = EMPTY;
    frame_init(&g->frame, fn, GEN_EXECUTING, c);
    if (__builtin_expect(c->flags & CODE_ASYNC_GENERATOR, 0)) asyncgen_init(g);
    gc_track(vm, &g->head);
    return g;
}

gen *gen_of_call_slow(vm *vm, function *fn, const value *args, const value *end)
{
    gen *g = gen_new(vm, fn);
    if (!g) return NULL;
    fn->head.refs--;
    g->frame.ip++;
    g->frame.state = GEN_CREATED;
    memcpy(g->frame.slots, args, (size_t)((const char *)end - (const char *)args));
    return g;
}

gen *genexp_new(vm *vm, function *in, code *c)
{
    if (vm->headroom == 0) {
        depth_exceeded(vm);
        return NULL;
    }
    function *fn = function_inner(vm, in, c);
    gen *g = fn ? gen_new(vm, fn) : NULL;
    if (!g) return NULL;
    g->frame.ip += 1 + (c->nfree > 0);  /* behind COPY_FREE_VARS and RETURN_GENERATOR */
    g->frame.state = GEN_CREATED;
    return g;
}

static inline __attribute__((always_inline)) void finish(vm *vm, frame *f)
{
    if (__builtin_expect(f->special & SPECIAL_HANDLING, 0)) gen_swap_handled(vm, gen_of_frame(f));
    if (__builtin_expect(f->object != NULL, 0)) frame_object_retire(vm, f);
    if (f->special & SPECIAL_ROOTED) chain_end_leaf(f);
    vm->current = f->prev;
    vm->headroom++;
    f->prev = NULL;
    f->state = GEN_CLOSED;
    frame_clear(vm, f);
}

void gen_finish(vm *vm, frame *f) { finish(vm, f); }

bool gen_return_called(vm *vm, gen *g, value v)
{
    INCREF_OBJ(g);
    frame *to = g->frame.prev;
    bool ended = false;
    gen_finish(vm, &g->frame);
    if (g->head.type != &type_async_generator) gen_give(vm, GEN_RETURNED, v);
    else if (!(ended = asyncgen_end_loop(vm, g, to))) asyncgen_returned(vm, g, v);
    release_raised(vm, from_object(g));
    return ended;
}

/* The memory of a generator that has ended and is tracked no more, with what is left of it. */
static inline void gen_free(vm *vm, gen *g, size_t bytes)
{
    if (__builtin_expect(g->other != EMPTY, 0)) decref(vm, g->other);
    DECREF_OBJ(vm, g->frame.func);
    heap_give(vm, g, bytes);
}

void gen_return_awaited(vm *vm, gen *g, value v)
{
    frame *to = g->frame.prev;
    finish(vm, &g->frame);
    to->ip += WORD_ARG(to->ip[-2]) + WORDS_END_SEND;
    to->sp[-1] = v;
    /* What died with its frame may have found it by gc.get_objects. */
    if (g->head.refs > 1 || g->head.weak) {
        DECREF_OBJ(vm, g);
        return;
    }
    size_t bytes = gen_bytes(frame_code(&g->frame));
    gc_untrack(vm, &g->head);
    gen_free(vm, g, bytes);
}

bool gen_land_called(value v, frame *consumer)
{
    gen *g = v != EMPTY && is_delegate(v) ? as_gen(v) : NULL;
    if (!g || g->frame.state != GEN_CALLED || g->frame.prev != consumer) return false;
    g->frame.state = GEN_EXECUTING;
    g->called = consumer->ip;
    *consumer->sp++ = landing_mark(consumer->ip);
    *consumer->sp++ = v;
    consumer->ip = LANDING;
    return true;
}

value gen_delegate(const gen *g)
{
    return chain_state(g) == GEN_DELEGATING ? g->frame.sp[-1] : EMPTY;
}

/* --- nested run loops ---------------------------------------------------------------------------- */

/* What a shim executes: the word before its ip stands for the consumer's instruction (see RETURN_GEN). */
static const word shim_code[] = { MAKE_WORD(OP_NOP, 0), 0, MAKE_WORD(OP_EXIT, 0) };

/* A frame with room for one stack entry. */
typedef union shim { frame frame; char room[sizeof(frame) + sizeof(value)]; } shim;

static void shim_init(shim *s, frame *prev)
{
    s->frame.ip = shim_code + 2;
    s->frame.sp = s->frame.slots;
    s->frame.prev = prev;
    s->frame.func = NULL;
    frame_set_state(&s->frame, GEN_NONE);
}

value run_nested(vm *vm, frame *bottom, frame *top, bool raising)
{
    shim s;
    shim_init(&s, vm->current);
    bottom->prev = &s.frame;
    return vm->run(vm, top, raising);
}

/* The generator becomes the running frame on top of `below`; depth is counted. True: it was delegating. */
static bool link_generator(vm *vm, gen *g, frame *below)
{
    bool delegating = chain_settle(g) == GEN_DELEGATING;
    if (g->frame.special & SPECIAL_HANDLING) gen_swap_handled(vm, g);
    g->frame.prev = below;
    g->frame.state = GEN_EXECUTING;
    vm->headroom--;
    return delegating;
}

static enum gen_result gen_outcome(const gen *g, value result, value *out)
{
    if (result == FAILED) return GEN_RAISED;
    *out = result;
    return g->frame.state == GEN_CLOSED ? GEN_RETURNED : GEN_YIELDED;
}

static enum gen_result already_executing(vm *vm, const gen *g)
{
    raise_error(vm, &type_ValueError, "%s already executing", gen_noun(g));
    return GEN_RAISED;
}

static enum gen_result already_awaited(vm *vm)
{
    raise_error(vm, &type_RuntimeError, "cannot reuse already awaited coroutine");
    return GEN_RAISED;
}

static bool may_enter(vm *vm)
{
    if (vm->headroom == 0 || (char *)__builtin_frame_address(0) < vm->c_stack_limit) {
        depth_exceeded(vm);
        return false;
    }
    return true;
}

/* Goes on in `top`, g itself or the leaf of its chain, which is entered. */
static inline enum gen_result run_entered(vm *vm, gen *g, gen *top, value sent, value *out)
{
    *top->frame.sp++ = incref(sent);
    return gen_outcome(g, run_nested(vm, &g->frame, &top->frame, false), out);
}

static bool may_send(vm *vm, const gen *g, value sent)
{
    if (__builtin_expect(g->frame.state != GEN_CREATED, 1) || sent == NONE) return true;
    return raise_error(vm, &type_TypeError, "can't send non-None value to a just-started %s", gen_noun(g));
}

/* gen_resume() of what is not frame_ready. */
static __attribute__((noinline)) enum gen_result resume_special(vm *vm, gen *g, value sent, value *out)
{
    if (!gen_resumable(vm, g)) {
        switch (chain_settle(g)) {
        case GEN_EXECUTING: return already_executing(vm, g);
        case GEN_CLOSED:
            if (g->head.type == &type_coroutine) return already_awaited(vm);
            *out = NONE;
            return GEN_RETURNED;
        default: break;
        }
    }
    if (!may_send(vm, g, sent) || !may_enter(vm)) return GEN_RAISED;
    vm->headroom--;
    return run_entered(vm, g, gen_enter(vm, g, vm->current), sent, out);
}

enum gen_result gen_resume(vm *vm, gen *g, value sent, value *out)
{
    if (__builtin_expect(!frame_ready(&g->frame), 0)) return resume_special(vm, g, sent, out);
    if (!may_send(vm, g, sent) || !may_enter(vm)) return GEN_RAISED;
    vm->headroom--;
    return run_entered(vm, g, gen_enter_ready(g, vm->current), sent, out);
}

value gen_next(vm *vm, value self)
{
    value out;
    switch (gen_resume(vm, as_gen(self), NONE, &out)) {
    case GEN_YIELDED: return out;
    case GEN_RAISED: return FAILED;
    default: decref(vm, out); return NO_MORE;
    }
}

/* --- throw ------------------------------------------------------------------------------------- */

/* A delegating generator, as if its SEND had just entered what it delegates to: a yielded value goes on at its
 * YIELD_VALUE, a returned one behind its loop, an exception arrives at the SEND. */
static void relink_at_send(gen *g) { g->frame.ip--; }
static void unlink_at_send(vm *vm, gen *g)
{
    g->frame.ip++;
    g->frame.state = GEN_DELEGATING;
    if (g->frame.special & SPECIAL_HANDLING) gen_swap_handled(vm, g);
    vm->headroom++;
}

/* Closes what is no generator: its close(), if there is one. */
static bool close_foreign(vm *vm, value it)
{
    value method, r;
    int found = object_find_attr(vm, it, vm->names.close, &method);
    if (found < 0) exception_unraisable(vm, it);
    if (found <= 0) return true;
    r = op_call(vm, method, NULL, 0, NULL);
    decref(vm, method);
    if (r == FAILED) return false;
    decref(vm, r);
    return true;
}

static bool close_delegate(vm *vm, value it)
{
    incref(it);
    bool ok;
    if (is_delegate(it)) {
        value r = gen_close(vm, as_gen(it));
        ok = r != FAILED;
        xdecref(vm, r);
    } else {
        ok = close_foreign(vm, it);
    }
    decref(vm, it);
    return ok;
}

/* Raises what is thrown into a linked generator: its context is what this generator is handling itself, not what its
 * consumer is. */
static void raise_thrown(vm *vm, const gen *g, value exc)
{
    if (g->frame.special & SPECIAL_HANDLING) raise_value(vm, exc);
    else vm->raised = incref(exc);
}

/* A StopIteration that arrives where g, linked at its SEND, delegates, ends the delegation: its value is the result. */
static void end_delegation(vm *vm, gen *g)
{
    if (vm->raised == EMPTY || !exception_pending_is(vm, &type_StopIteration)) return;
    value stop = exception_take(vm);
    *g->frame.sp++ = incref(stop_iteration_value(stop));
    g->frame.ip += WORD_ARG(g->frame.ip[-2]);
    decref(vm, stop);
}

/* Calls the throw() of a foreign iterator, if it has one, for the generator `leaf` that delegates to it; all are linked.
 * 1: *yielded is to be passed up. 0: vm->raised is set. -1: too, and the leaf stays as it is, as it could not be looked up. */
static int throw_foreign(vm *vm, gen *leaf, value it, value exc, const value *given, int ngiven, value *yielded)
{
    value method;
    int found = object_find_attr(vm, it, vm->names.throw, &method);
    if (found <= 0) {
        if (found == 0) raise_thrown(vm, leaf, exc);
        return found;
    }
    value r = op_call(vm, method, given, ngiven, NULL);
    decref(vm, method);
    if (r == FAILED) return 0;
    *yielded = r;
    return 1;
}

enum gen_result gen_throw(vm *vm, gen *g, value exc, const value *given, int ngiven, bool closes, value *out)
{
    enum gen_state state = chain_settle(g);
    if (state == GEN_EXECUTING) return already_executing(vm, g);
    if (state == GEN_CLOSED) {
        if (g->head.type == &type_coroutine) return already_awaited(vm);
        vm->raised = incref(exc);
        return GEN_RAISED;
    }
    if (!may_enter(vm)) return GEN_RAISED;
    /* Link the chain down to the innermost generator that can take the exception. */
    frame *base = vm->current;
    bool closing = closes && is_instance(exc, &type_GeneratorExit);
    gen *top = g;
    value foreign = EMPTY;
    bool raise_here = true;
    shim s;
    shim_init(&s, base);
    bool delegating = link_generator(vm, g, &s.frame);
    while (delegating) {
        relink_at_send(top);
        vm->current = &top->frame;
        if (!asyncgen_show(vm, &top->frame.sp[-1])) {
            raise_here = false;
            break;
        }
        value child = top->frame.sp[-1];
        if (closing) {
            raise_here = close_delegate(vm, child);
            break;
        }
        if (!is_delegate(child)) {
            foreign = child;
            break;
        }
        state = chain_settle(as_gen(child));
        if (state == GEN_CLOSED && is_gen(child)) break;
        if (state == GEN_CLOSED || state == GEN_EXECUTING || !may_enter(vm)) {
            if (state == GEN_CLOSED) already_awaited(vm);
            else if (!vm->raised) already_executing(vm, as_gen(child));
            raise_here = false;
            break;
        }
        gen *below = top;
        if (below->frame.special & SPECIAL_HANDLING) below->frame.special |= SPECIAL_THROWN;
        top = as_gen(child);
        delegating = link_generator(vm, top, &below->frame);
    }
    vm->current = &top->frame;
    if (foreign != EMPTY) {
        value yielded;
        incref(foreign);
        int passed_up = throw_foreign(vm, top, foreign, exc, given, ngiven, &yielded);
        value raised = exception_take(vm);
        decref(vm, foreign);
        vm->raised = raised;
        if (passed_up < 0) {
            frame *below = top->frame.prev;
            unlink_at_send(vm, top);
            top->frame.prev = NULL;
            vm->current = base;
            if (top == g) return GEN_RAISED;
            top = gen_of_frame(below);
            vm->current = below;
            below->special &= (uint16_t)~SPECIAL_THROWN;
            if (below->special & SPECIAL_HANDLING) raise_value(vm, vm->raised);
        } else if (passed_up) {
            for (frame *f = &top->frame, *below; f != &s.frame; f = below) {
                below = f->prev;
                unlink_at_send(vm, gen_of_frame(f));
                f->prev = NULL;
                f->special &= (uint16_t)~SPECIAL_THROWN;
            }
            vm->current = base;
            *out = yielded;
            return GEN_YIELDED;
        }
    } else if (raise_here) {
        raise_thrown(vm, top, exc);
    }
    if (delegating) end_delegation(vm, top);
    enum gen_result how = gen_outcome(g, vm->run(vm, &top->frame, vm->raised != EMPTY), out);
    for (value at = from_object(g); at != EMPTY && type_is_gen(type_of(at)); at = gen_delegate(as_gen(at)))
        as_gen(at)->frame.special &= (uint16_t)~SPECIAL_THROWN;
    return how;
}

/* --- close --------------------------------------------------------------------------------------- */

/* Whether closing a generator that stands there (chain_settle) may run any code: the program's, or a delegate's. */
static inline bool needs_running(const gen *g, enum gen_state state)
{
    if (state != GEN_SUSPENDED) return state == GEN_DELEGATING;
    const code *c = frame_code(&g->frame);
    return __builtin_expect(c->nhandlers != 0, 0) && code_handler(c, frame_at(&g->frame));
}

/* Drops what a generator holds that ends where it is suspended: nothing is raised, so its locals go before its stack. */
static void drop_suspended(vm *vm, gen *g)
{
    frame *f = &g->frame;
    value *stack = frame_stack(f), *end = f->sp;
    f->state = GEN_CLOSED;
    f->sp = stack;
    frame_clear(vm, f);
    for (value *p = stack; p < end; p++) xdecref(vm, *p);
}

void gen_close_quietly(vm *vm, gen *g)
{
    if (chain_settle(g) == GEN_SUSPENDED && !needs_running(g, GEN_SUSPENDED)) drop_suspended(vm, g);
}

/* Raises in a linked generator what is pending from closing its delegate, or GeneratorExit; leaves what close() of it
 * would raise pending, and in *out what it returned (or NONE). */
static void close_linked(vm *vm, gen *g, frame *below, value *out)
{
    shim s;
    shim_init(&s, below);
    g->frame.prev = &s.frame;
    vm->current = &g->frame;
    if (vm->raised == EMPTY) {
        value exit = exception_new(vm, &type_GeneratorExit, NULL, 0);
        if (exit != FAILED) {
            raise_value(vm, exit);
            decref(vm, exit);
        }
    } else {
        end_delegation(vm, g);
    }
    *out = NONE;
    value result = EMPTY;
    switch (gen_outcome(g, vm->run(vm, &g->frame, vm->raised != EMPTY), &result)) {
    case GEN_YIELDED:
        decref(vm, result);
        raise_error(vm, &type_RuntimeError, "%s ignored GeneratorExit", gen_noun(g));
        break;
    case GEN_RETURNED:
        *out = result;
        break;
    case GEN_RAISED:
        if (exception_pending_is(vm, &type_GeneratorExit) || exception_pending_is(vm, &type_StopIteration))
            exception_clear(vm);
        break;
    }
}

value gen_close(vm *vm, gen *g)
{
    frame *base = vm->current;
    enum gen_state state = chain_settle(g);
    if (state == GEN_EXECUTING) {
        already_executing(vm, g);
        return FAILED;
    }
    if (state == GEN_CLOSED) return NONE;
    if (!needs_running(g, state)) {
        drop_suspended(vm, g);
        return NONE;
    }
    if ((char *)__builtin_frame_address(0) < vm->c_stack_limit) {
        depth_exceeded(vm);
        return FAILED;
    }
    /* Link down to the innermost, then close from there up: each gets GeneratorExit once what it delegates to
     * is closed, or the exception that this raised. */
    gen *top = g;
    uint32_t links = 1; /* they count as depth, but a chain of any length may be closed */
    vm->headroom++;
    bool delegating = link_generator(vm, top, base);
    while (delegating) {
        relink_at_send(top);
        vm->current = &top->frame;
        if (!asyncgen_show(vm, &top->frame.sp[-1])) break;
        value child = top->frame.sp[-1];
        if (is_delegate(child)) state = chain_settle(as_gen(child));
        if (!is_delegate(child) || (state != GEN_SUSPENDED && state != GEN_DELEGATING)) {
            close_delegate(vm, child);
            break;
        }
        gen *below = top;
        top = as_gen(child);
        links++;
        vm->headroom++;
        delegating = link_generator(vm, top, &below->frame);
    }
    for (value out;;) {
        frame *below = top->frame.prev;
        incref(from_object(top));
        close_linked(vm, top, below, &out);
        decref(vm, from_object(top));
        if (below == base) {
            vm->headroom -= links;
            return vm->raised != EMPTY ? FAILED : out;
        }
        decref(vm, out);
        top = gen_of_frame(below);
    }
}

/* --- the end ----------------------------------------------------------------------------------------- */

void gen_finalize(vm *vm, object *o)
{
    gen *g = (gen *)o;
    if (o->weak) weakrefs_clear(vm, o);     /* before it is closed, unlike those of an instance with __del__ */
    enum gen_state state = chain_settle(g);
    if (o->type == &type_coroutine && state == GEN_CREATED) warn_never_awaited(vm, g);
    if (o->type == &type_async_generator && state != GEN_CLOSED && asyncgen_hand_over(vm, g)) return;
    if (!needs_running(g, state)) return;
    value r = gen_close(vm, g);
    if (r == FAILED) exception_unraisable(vm, from_object(g));
    else decref(vm, r);
}

void gen_dealloc(vm *vm, object *o)
{
    gen *g = (gen *)o;
    frame *f = &g->frame;
    enum gen_state state = f->state == GEN_CLOSED ? GEN_CLOSED : chain_settle(g);
    /* The other kinds have more to say at their end, but for a coroutine that has begun and what has ended. */
    bool plain = o->type == &type_generator || state == GEN_CLOSED || (o->type == &type_coroutine && state != GEN_CREATED);
    bool quiet = plain && !needs_running(g, state) && !o->weak;
    if (__builtin_expect(!quiet, 0)) {
        if (!object_last_rites(vm, o)) return;
        state = chain_settle(g);
    }
    size_t bytes = gen_bytes(frame_code(f));    /* now: what it held may change its function */
    gc_untrack(vm, o);
    if (state != GEN_CLOSED) {
        f->state = GEN_CLOSED;
        if (__builtin_expect(f->object != NULL, 0)) frame_object_retire(vm, f);
        for (value *p = f->slots; p < f->sp; p++) xdecref(vm, *p); /* nobody looks at what is dropped already */
    }
    if (__builtin_expect(o->type == &type_async_generator, 0)) xdecref(vm, g->async->finalizer);
    gen_free(vm, g, bytes);
}

void gen_traverse(object *o, visit_fn visit, void *arg)
{
    gen *g = (gen *)o;
    visit(arg, from_object(g->frame.func));
    visit(arg, g->other);
    if (o->type == &type_async_generator) visit(arg, g->async->finalizer);
    if (g->frame.object) visit(arg, from_object(g->frame.object));
    if (frame_runs(&g->frame)) return; /* what a running frame holds counts as reachable */
    for (value *p = g->frame.slots; p < g->frame.sp; p++) visit(arg, *p);
}

void gen_clear(vm *vm, object *o)
{
    gen *g = (gen *)o;
    if (chain_settle(g) == GEN_EXECUTING) return;
    g->frame.state = GEN_CLOSED;
    frame_object_forget(vm, &g->frame);
    frame_clear(vm, &g->frame);
    replace(vm, &g->other, EMPTY);
}
