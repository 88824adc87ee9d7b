/* What an event loop has to do: what is ready, the turn that runs it, and timers. */
#include "asyncio.h"
#include <string.h>
#include "../abstract.h"
#include "../objects/construct.h"
#include "../objects/float.h"

#define METHOD(name) static value name(vm *vm, const value *args, int nargs)
#define SELF ((event_loop *)as_object(args[0]))

/* --- what is called soon -------------------------------------------------------------------------------------------- */

bool loop_check_open(vm *vm, event_loop *l)
{
    return !l->closed || raise_error(vm, &type_RuntimeError, "Event loop is closed");
}

/* In debug mode, whether callback is one. False: raised. */
static bool check_callback(vm *vm, const event_loop *l, value callback, const char *method)
{
    if (!l->debug) return true;
    value fn = asyncio_python(vm, "asyncio.events", "_check_callback"), name = fn ? from_object(str_from_cstr(vm, method)) : FAILED;
    value r = name ? op_call(vm, fn, (value[]){ callback, name }, 2, NULL) : FAILED;
    if (name) release_raised(vm, name);
    if (fn) release_raised(vm, fn);
    xdecref(vm, r);
    return r != FAILED;
}

/* The handle: new reference or FAILED. Steals args, which may be NULL. */
static value put(vm *vm, event_loop *l, value callback, tuple *args, value context)
{
    value h = handle_new(vm, callback, args, from_object(l), context);
    if (!h || deque_push(vm, l->ready, incref(h), false)) return h;
    release_raised(vm, h);
    return FAILED;
}

/* self, context, callback, … */
METHOD(call_soon)
{
    event_loop *l = SELF;
    if (nargs < 3) return raise_error(vm, &type_TypeError, "call_soon() missing 1 required positional argument: 'callback'");
    if (!loop_check_open(vm, l)) return FAILED;
    if (!check_callback(vm, l, args[2], "call_soon")) return FAILED;
    value context = context_for_later(vm, args[1]);
    if (!context) return FAILED;
    value h = put(vm, l, args[2], tuple_from_items(vm, args + 3, (size_t)nargs - 3), context);
    release_raised(vm, context);
    return h;
}

event_loop *plain_loop(vm *vm, value loop)
{
    if (!has_layout(loop, &type_event_loop)) return NULL;
    event_loop *l = (event_loop *)as_object(loop);
    type *t = l->head.type;
    if (!t->version || t->version != l->plain) {
        value fn = type_lookup(vm, t, vm->names.call_soon);
        if (!has_type(fn, &type_native_method) || ((native *)as_object(fn))->def->fn != call_soon) return NULL;
        l->plain = type_version(vm, t);
    }
    dict **attrs = instance_dict(&l->head);
    return attrs && *attrs && dict_find_str(*attrs, vm->names.call_soon) >= 0 ? NULL : l;
}

bool loop_call_soon(vm *vm, value loop, value fn, value arg, value context)
{
    event_loop *l = plain_loop(vm, loop);
    value given[] = { fn, arg }, h = FAILED;
    if (!l) h = asyncio_call_method(vm, loop, vm->names.call_soon, given, 1 + (arg != EMPTY), vm->names.context, context);
    else if (loop_check_open(vm, l)) h = put(vm, l, fn, tuple_from_items(vm, &arg, arg != EMPTY), context);
    xdecref(vm, h);
    return h != FAILED;
}

/* --- timers -------------------------------------------------------------------------------------------------------- */
/* A heap as heapq has it, so that of several for one moment the same one comes first. */

static bool earlier(value a, value b) { return as_timer(a)->at < as_timer(b)->at; }

static void rise(value *items, size_t start, size_t at)
{
    value v = items[at];
    for (size_t above; at > start && earlier(v, items[above = (at - 1) / 2]); at = above) items[at] = items[above];
    items[at] = v;
}

static void sink(value *items, size_t n, size_t at)
{
    value v = items[at];
    size_t start = at;
    for (size_t below = 2 * at + 1; below < n; below = 2 * at + 1) {
        if (below + 1 < n && !earlier(items[below], items[below + 1])) below++;
        items[at] = items[below];
        at = below;
    }
    items[at] = v;
    rise(items, start, at);
}

/* The first of them, of which there is one: owned. */
static value take_first(event_loop *l)
{
    list *timers = l->timers;
    value first = timers->items[0], last = timers->items[--timers->len];
    if (timers->len) {
        timers->items[0] = last;
        sink(timers->items, timers->len, 0);
    }
    as_timer(first)->scheduled = false;
    return first;
}

void loop_timer_cancelled(value loop)
{
    if (has_layout(loop, &type_event_loop)) ((event_loop *)as_object(loop))->ncancelled++;
}

/* self, context, when, callback, … */
METHOD(call_at)
{
    event_loop *l = SELF;
    if (nargs < 4) return raise_error(vm, &type_TypeError, "call_at() needs a time and a callback");
    if (args[2] == NONE) return raise_error(vm, &type_TypeError, "when cannot be None");
    if (!loop_check_open(vm, l) || !check_callback(vm, l, args[3], "call_at")) return FAILED;
    value context = context_for_later(vm, args[1]), t = FAILED;
    if (context) t = timer_new(vm, args[2], args[3], tuple_from_items(vm, args + 4, (size_t)nargs - 4), args[0], context);
    if (context) release_raised(vm, context);
    if (!t) return FAILED;
    if (!list_append(vm, l->timers, t)) {
        release_raised(vm, t);
        return FAILED;
    }
    as_timer(t)->scheduled = true;
    rise(l->timers->items, 0, l->timers->len - 1);
    return t;
}

/* Drops those that are cancelled: all, if they are many, else in front. */
static void drop_cancelled(vm *vm, event_loop *l)
{
    list *timers = l->timers;
    if (timers->len > 100 && l->ncancelled > timers->len / 2) {
        list *gone = list_new(vm, timers->len);
        size_t kept = 0;
        if (!gone) {
            exception_clear(vm);
            return;
        }
        for (size_t i = 0; i < timers->len; i++) {
            value t = timers->items[i];
            if (!as_timer(t)->handle.cancelled) {
                timers->items[kept++] = t;
            } else {
                as_timer(t)->scheduled = false;
                gone->items[gone->len++] = t;
            }
        }
        timers->len = kept;
        l->ncancelled = 0;
        for (size_t i = kept / 2; i-- > 0;) sink(timers->items, kept, i);
        DECREF_OBJ(vm, gone);
        return;
    }
    while (timers->len && as_timer(timers->items[0])->handle.cancelled) {
        l->ncancelled--;
        decref(vm, take_first(l));
    }
}

/* When the first timer is due, or None. */
METHOD(next_timer)
{
    (void)nargs;
    drop_cancelled(vm, SELF);
    return SELF->timers->len ? incref(as_timer(SELF->timers->items[0])->when) : NONE;
}

/* Those that are due before a time are ready. */
METHOD(take_due)
{
    (void)nargs;
    double end;
    if (!real_number(vm, args[1], &end)) return FAILED;
    while (SELF->timers->len && as_timer(SELF->timers->items[0])->at < end)
        if (!deque_push(vm, SELF->ready, take_first(SELF), false)) return FAILED;
    return NONE;
}

/* --- the loop's part ------------------------------------------------------------------------------------------------ */

METHOD(create_future)
{
    (void)nargs;
    value f = future_new(vm, &type_future, sizeof(future));
    if (f && future_init(vm, as_future(f), args[0])) return f;
    xdecref(vm, f);
    return FAILED;
}

METHOD(is_closed) { (void)vm, (void)nargs; return from_bool(SELF->closed); }
METHOD(get_debug) { (void)vm, (void)nargs; return from_bool(SELF->debug); }
METHOD(is_running) { (void)nargs; return from_bool(vm->asyncio.running == args[0]); }

/* self, name, context, coro */
METHOD(create_task)
{
    event_loop *l = SELF;
    value name = args[1] ? args[1] : NONE, context = args[2] ? args[2] : NONE;
    if (nargs != 4)
        return raise_error(vm, &type_TypeError, "create_task() takes exactly 1 positional argument (%d given)", nargs - 3);
    if (!loop_check_open(vm, l)) return FAILED;
    value given[] = { args[0], args[3] };
    if (l->factory == NONE) {
        value t = type_task.make(vm, &type_task, NULL, 0, NULL);
        if (t && task_start(vm, as_task(t), args[3], args[0], name, context) && task_step_soon(vm, as_task(t))) return t;
        if (t) release_raised(vm, t);
        return FAILED;
    }
    value t = context == NONE ? op_call(vm, l->factory, given, 2, NULL)
                              : asyncio_call_with(vm, l->factory, given, 2, vm->names.context, context);
    if (!t || name == NONE) return t;
    value r = op_call_method(vm, t, vm->names.set_task_name, &name, 1);
    if (r) {
        decref(vm, r);
        return t;
    }
    release_raised(vm, t);
    return FAILED;
}

static void drop_all(vm *vm, event_loop *l)
{
    deque_drop_items(vm, l->ready);
    l->ncancelled = 0;
    while (l->timers->len) {
        value t = l->timers->items[--l->timers->len];
        as_timer(t)->scheduled = false;
        decref(vm, t);
    }
}

/* What close() does with what is still to be called. */
METHOD(forget)
{
    (void)nargs;
    drop_all(vm, SELF);
    return NONE;
}

static const native_def loop_methods[] = {
    { "call_soon", call_soon, 1, -1, "* context" },
    { "call_at", call_at, 1, -1, "* context" },
    { "_next_timer", next_timer, 1, 1, NULL },
    { "_take_due", take_due, 2, 2, NULL },
    { "_forget", forget, 1, 1, NULL },
    { "create_future", create_future, 1, 1, NULL },
    { "create_task", create_task, 1, -1, "* name context" },
    { "is_closed", is_closed, 1, 1, NULL },
    { "get_debug", get_debug, 1, 1, NULL },
    { "is_running", is_running, 1, 1, NULL },
    { 0 },
};

static event_loop *loop_of(value self) { return (event_loop *)as_object(self); }
/* How many. */
static value get_ready(vm *vm, value self) { (void)vm; return from_small((int64_t)loop_of(self)->ready->len); }
static value get_factory(vm *vm, value self) { (void)vm; return incref(loop_of(self)->factory); }
static bool set_factory(vm *vm, value self, value v)
{
    replace(vm, &loop_of(self)->factory, v ? incref(v) : NONE);
    return true;
}
static value get_closed(vm *vm, value self) { (void)vm; return from_bool(loop_of(self)->closed); }
static bool set_closed(vm *vm, value self, value v)
{
    (void)vm;
    loop_of(self)->closed = v == TRUE_;
    return true;
}
static value get_debugging(vm *vm, value self) { (void)vm; return from_bool(loop_of(self)->debug); }
static bool set_debugging(vm *vm, value self, value v)
{
    int truth = v ? op_truth(vm, v) : 0;
    if (truth >= 0) loop_of(self)->debug = truth;
    return truth >= 0;
}

static const getset_def loop_getsets[] = {
    { "_ready", get_ready, NULL },
    { "_task_factory", get_factory, set_factory },
    { "_closed", get_closed, set_closed },
    { "_debug", get_debugging, set_debugging },
    { 0 },
};

static value loop_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    deque *ready = deque_new(vm, &type_deque, -1);
    list *timers = ready ? list_new(vm, 0) : NULL;
    event_loop *l = timers ? object_new(vm, t, sizeof *l) : NULL;
    if (!l) {
        if (ready) release_raised(vm, from_object(ready));
        if (timers) release_raised(vm, from_object(timers));
        return FAILED;
    }
    l->ready = ready;
    l->timers = timers;
    l->ncancelled = 0;
    l->plain = 0;
    l->factory = NONE;
    l->closed = l->debug = false;
    gc_track(vm, &l->head);
    return from_object(l);
}

static void loop_clear(vm *vm, object *o)
{
    event_loop *l = (event_loop *)o;
    drop_all(vm, l);
    replace(vm, &l->factory, NONE);
}

static void loop_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    loop_clear(vm, o);
    DECREF_OBJ(vm, ((event_loop *)o)->ready);
    DECREF_OBJ(vm, ((event_loop *)o)->timers);
    object_free(vm, o, sizeof(event_loop));
}

static void loop_traverse(object *o, visit_fn visit, void *arg)
{
    const event_loop *l = (event_loop *)o;
    visit(arg, from_object(l->ready));
    visit(arg, from_object(l->timers));
    visit(arg, l->factory);
}

type type_event_loop = {
    .head = TYPE_HEAD, .name = "_asyncio.Loop", .base = &type_object, .instance_size = sizeof(event_loop), .referable = true,
    .methods = loop_methods, .getsets = loop_getsets, .construct = loop_make, .make = loop_make,
    .dealloc = loop_dealloc, .traverse = loop_traverse, .clear = loop_clear,
};

/* --- a turn --------------------------------------------------------------------------------------------------------- */
/* turn(loop): calls one after the other what is ready now. Its items are None, or (exception, handle) of a callback that has
 * failed, (exception, task) of a step. from: how many are still to be called. */
enum { TURN_LOOP, TURN_OUTER /* the context around a callback */, TURN_PARTS };

static value turn_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    if (!construct_args(vm, "turn", nargs, kwnames, 1, 1)) return FAILED;
    if (!has_layout(args[0], &type_event_loop)) return raise_error(vm, &type_TypeError, "turn() needs an event loop");
    lazy *l = lazy_new(vm, t, TURN_PARTS);
    if (l) {
        l->parts[TURN_LOOP] = incref(args[0]);
        l->from = (int64_t)loop_of(args[0])->ready->len;
    }
    return lazy_made(vm, l, l != NULL);
}

/* The item for what a handle's callback or a task's step has raised; FAILED when that ends the loop. */
static value turn_report(vm *vm, value h)
{
    if (exception_pending_is(vm, &type_KeyboardInterrupt) || exception_pending_is(vm, &type_SystemExit)) return FAILED;
    return from_object(tuple_steal_items(vm, (value[]){ exception_take(vm), incref(h) }, 2));
}

static value turn_step(vm *vm, lazy_turn *t, value got)
{
    deque *ready = loop_of(t->of->parts[TURN_LOOP])->ready;
    STEP;
    if (t->of->from == 0 || ready->len == 0) return NO_MORE;
    t->of->from--;
    t->held[0] = deque_take(vm, ready, true);
    if (is_task(t->held[0])) {
        got = task_step_begin(vm, as_task(t->held[0]));
        if (got != ASKING) return got ? got : turn_report(vm, t->held[0]);
        AWAIT_RESUME(as_task(t->held[0])->coro);
        task *of = as_task(t->held[0]);
        enum gen_result how = !got ? GEN_RAISED : as_gen(of->coro)->frame.state == GEN_CLOSED ? GEN_RETURNED : GEN_YIELDED;
        return task_went_on(vm, of, how, got) ? NONE : turn_report(vm, t->held[0]);
    }
    if (as_handle(t->held[0])->cancelled) return NONE;
    t->held[1] = incref(from_object(as_handle(t->held[0])->args));
    context_enter(vm, as_handle(t->held[0])->context, &t->of->parts[TURN_OUTER]);
    AWAIT_CALL(as_handle(t->held[0])->callback, as_tuple(t->held[1])->items, as_tuple(t->held[1])->len);
    context_leave(vm, &as_handle(t->held[0])->context, &t->of->parts[TURN_OUTER]);
    if (!got) return turn_report(vm, t->held[0]);
    decref(vm, got);
    return NONE;
    STEP_END;
}

type type_turn = { LAZY_TYPE("_asyncio.turn", turn_construct, turn_step), .final = true };
