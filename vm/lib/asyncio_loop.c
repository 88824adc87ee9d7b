/* What an event loop has ready: handles and tasks, and the turn that runs them. */
#include "asyncio.h"
#include <string.h>
#include "../abstract.h"
#include "../objects/construct.h"

#define METHOD(name) static value name(vm *vm, const value *args, int nargs)
#define SELF ((event_loop *)as_object(args[0]))

static value get_none(vm *vm, value self) { (void)vm, (void)self; return NONE; }

/* --- handles ------------------------------------------------------------------------------------------------------- */

static handle *as_handle(value v) { return (handle *)as_object(v); }

/* Steals args, which may be NULL. */
static handle *handle_new(vm *vm, type *t, value callback, tuple *args, value loop, value context)
{
    handle *h = args ? object_new(vm, t, sizeof *h) : NULL;
    if (!h) {
        if (args) release_raised(vm, from_object(args));
        return NULL;
    }
    h->callback = incref(callback);
    h->loop = incref(loop);
    h->context = incref(context);
    h->args = args;
    h->cancelled = false;
    gc_track(vm, &h->head);
    return h;
}

static value handle_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return from_object(handle_new(vm, t, NONE, as_tuple(incref(from_object(vm->empty_tuple))), NONE, NONE));
}

/* self, callback, args, loop, context */
METHOD(handle_init)
{
    (void)nargs;
    handle *h = as_handle(args[0]);
    tuple *given = tuple_from_iterable(vm, args[2]), *old = h->args;
    if (!given) return FAILED;
    h->args = given;
    DECREF_OBJ(vm, old);
    replace(vm, &h->callback, incref(args[1]));
    replace(vm, &h->loop, incref(args[3]));
    replace(vm, &h->context, args[4] ? incref(args[4]) : NONE);
    return NONE;
}

static bool handle_init_slot(vm *vm, value self, const value *args, int nargs, tuple *kwnames)
{
    static const native_def def = { "Handle", handle_init, 4, 5, "callback args loop context" };
    return init_native(vm, &def, self, args, nargs, kwnames);
}

METHOD(handle_cancel)
{
    (void)nargs;
    handle *h = as_handle(args[0]);
    if (h->cancelled) return NONE;
    h->cancelled = true;
    tuple *old = h->args;
    h->args = as_tuple(incref(from_object(vm->empty_tuple)));
    replace(vm, &h->callback, NONE);
    DECREF_OBJ(vm, old);
    return NONE;
}

METHOD(handle_cancelled) { (void)vm, (void)nargs; return from_bool(as_handle(args[0])->cancelled); }
METHOD(handle_get_context) { (void)vm, (void)nargs; return incref(as_handle(args[0])->context); }

static const native_def handle_methods[] = {
    { "cancel", handle_cancel, 1, 1, NULL },
    { "cancelled", handle_cancelled, 1, 1, NULL },
    { "get_context", handle_get_context, 1, 1, NULL },
    { 0 },
};

static value get_callback(vm *vm, value self) { (void)vm; return incref(as_handle(self)->callback); }
static value get_args(vm *vm, value self)
{
    (void)vm;
    return as_handle(self)->cancelled ? NONE : incref(from_object(as_handle(self)->args));
}
static value get_loop(vm *vm, value self) { (void)vm; return incref(as_handle(self)->loop); }
static value get_context(vm *vm, value self) { (void)vm; return incref(as_handle(self)->context); }
static value get_cancelled(vm *vm, value self) { (void)vm; return from_bool(as_handle(self)->cancelled); }

static const getset_def handle_getsets[] = {
    { "_callback", get_callback, NULL },
    { "_args", get_args, NULL },
    { "_loop", get_loop, NULL },
    { "_context", get_context, NULL },
    { "_cancelled", get_cancelled, NULL },
    { "_source_traceback", get_none, NULL },
    { 0 },
};

static void handle_clear(vm *vm, object *o)
{
    handle *h = (handle *)o;
    tuple *args = h->args;
    h->args = as_tuple(incref(from_object(vm->empty_tuple)));
    replace(vm, &h->callback, NONE);
    DECREF_OBJ(vm, args);
    replace(vm, &h->loop, NONE);
    replace(vm, &h->context, NONE);
}

static void handle_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    handle_clear(vm, o);
    DECREF_OBJ(vm, ((handle *)o)->args);
    object_free(vm, o, sizeof(handle));
}

static void handle_traverse(object *o, visit_fn visit, void *arg)
{
    const handle *h = (handle *)o;
    visit(arg, h->callback);
    visit(arg, from_object(h->args));
    visit(arg, h->loop);
    visit(arg, h->context);
}

static value handle_repr(vm *vm, value self) { return asyncio_call(vm, "asyncio.events", "_handle_repr", self); }

type type_handle = {
    .head = TYPE_HEAD, .name = "asyncio.events.Handle", .base = &type_object, .instance_size = sizeof(handle), .referable = true,
    .methods = handle_methods, .getsets = handle_getsets, .construct = construct_by_init, .make = handle_make, .init = handle_init_slot,
    .repr = handle_repr, .dealloc = handle_dealloc, .traverse = handle_traverse, .clear = handle_clear,
};

/* --- what is called soon -------------------------------------------------------------------------------------------- */

bool loop_check_open(vm *vm, event_loop *l)
{
    return !l->closed || raise_error(vm, &type_RuntimeError, "Event loop is closed");
}

/* The handle: new reference or FAILED. Steals args, which may be NULL. */
static value put(vm *vm, event_loop *l, value callback, tuple *args, value context)
{
    handle *h = handle_new(vm, &type_handle, callback, args, from_object(l), context);
    if (!h || deque_push(vm, l->ready, incref(from_object(h)), false)) return from_object(h);
    release_raised(vm, from_object(h));
    return FAILED;
}

/* self, context, callback, … */
METHOD(call_soon)
{
    event_loop *l = SELF;
    value context = args[1] ? args[1] : NONE;
    if (nargs < 3) return raise_error(vm, &type_TypeError, "call_soon() missing 1 required positional argument: 'callback'");
    if (!loop_check_open(vm, l)) return FAILED;
    if (l->debug) {
        value r = asyncio_call(vm, "asyncio.events", "_check_callback", args[2]);
        if (!r) return FAILED;
        decref(vm, r);
    }
    return put(vm, l, args[2], tuple_from_items(vm, args + 3, (size_t)nargs - 3), context);
}

event_loop *plain_loop(vm *vm, value loop)
{
    if (!has_layout(loop, &type_event_loop)) return NULL;
    value fn, self;
    if (object_get_method(vm, loop, vm->names.call_soon, &fn, &self) <= 0) return NULL;
    bool plain = has_type(fn, &type_native_method) && ((native *)as_object(fn))->def->fn == call_soon;
    decref(vm, fn);
    return plain ? (event_loop *)as_object(loop) : NULL;
}

bool loop_call_soon(vm *vm, value loop, value fn, value arg, value context)
{
    event_loop *l = plain_loop(vm, loop);
    value given[] = { fn, arg }, h = FAILED;
    if (!l && !vm->raised) h = asyncio_call_method(vm, loop, vm->names.call_soon, given, 1 + (arg != EMPTY), vm->names.context, context);
    else if (l && loop_check_open(vm, l)) h = put(vm, l, fn, tuple_from_items(vm, &arg, arg != EMPTY), context);
    xdecref(vm, h);
    return h != FAILED;
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
    if (nargs != 4) return raise_error(vm, &type_TypeError, "create_task() takes exactly 1 positional argument (%d given)", nargs - 3);
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

static const native_def loop_methods[] = {
    { "call_soon", call_soon, 1, -1, "* context" },
    { "create_future", create_future, 1, 1, NULL },
    { "create_task", create_task, 1, -1, "* name context" },
    { "is_closed", is_closed, 1, 1, NULL },
    { "get_debug", get_debug, 1, 1, NULL },
    { "is_running", is_running, 1, 1, NULL },
    { 0 },
};

static event_loop *loop_of(value self) { return (event_loop *)as_object(self); }
static value get_ready(vm *vm, value self) { (void)vm; return incref(from_object(loop_of(self)->ready)); }
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
    event_loop *l = ready ? object_new(vm, t, sizeof *l) : NULL;
    if (!l) {
        if (ready) release_raised(vm, from_object(ready));
        return FAILED;
    }
    l->ready = ready;
    l->factory = NONE;
    l->closed = l->debug = false;
    gc_track(vm, &l->head);
    return from_object(l);
}

static void loop_clear(vm *vm, object *o)
{
    event_loop *l = (event_loop *)o;
    deque_drop_items(vm, l->ready);
    replace(vm, &l->factory, NONE);
}

static void loop_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    loop_clear(vm, o);
    DECREF_OBJ(vm, ((event_loop *)o)->ready);
    object_free(vm, o, sizeof(event_loop));
}

static void loop_traverse(object *o, visit_fn visit, void *arg)
{
    const event_loop *l = (event_loop *)o;
    visit(arg, from_object(l->ready));
    visit(arg, l->factory);
}

type type_event_loop = {
    .head = TYPE_HEAD, .name = "_asyncio.Loop", .base = &type_object, .instance_size = sizeof(event_loop), .referable = true,
    .methods = loop_methods, .getsets = loop_getsets, .construct = loop_make, .make = loop_make,
    .dealloc = loop_dealloc, .traverse = loop_traverse, .clear = loop_clear,
};

/* --- a turn --------------------------------------------------------------------------------------------------------- */
/* turn(loop): calls one after the other what is ready now. Its items are None, or (exception, handle) of a callback that has failed.
 * from: how many are still to be called. */
enum { TURN_LOOP, TURN_PARTS };

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

/* The item for what a callback has raised; FAILED when that ends the loop. */
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
        if (got != ASKING) return got;
        AWAIT_RESUME(as_task(t->held[0])->coro);
        task *of = as_task(t->held[0]);
        enum gen_result how = !got ? GEN_RAISED : as_gen(of->coro)->frame.state == GEN_CLOSED ? GEN_RETURNED : GEN_YIELDED;
        return task_went_on(vm, of, how, got) ? NONE : FAILED;
    }
    if (as_handle(t->held[0])->cancelled) return NONE;
    t->held[1] = incref(from_object(as_handle(t->held[0])->args));
    AWAIT_CALL(as_handle(t->held[0])->callback, as_tuple(t->held[1])->items, as_tuple(t->held[1])->len);
    if (!got) return turn_report(vm, t->held[0]);
    decref(vm, got);
    return NONE;
    STEP_END;
}

type type_turn = { LAZY_TYPE("_asyncio.turn", turn_construct, turn_step), .final = true };
