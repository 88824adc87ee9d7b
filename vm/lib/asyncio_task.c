/* Task: a coroutine that an event loop advances. A step resumes it with None, or raises something in it, and what it yields is a
 * future, whose end makes the next step due. */
#include "asyncio.h"
#include <string.h>
#include "../abstract.h"
#include "../objects/construct.h"

#define METHOD(name) static value name(vm *vm, const value *args, int nargs)
#define SELF as_task(args[0])

/* --- those that are not done ---------------------------------------------------------------------------------------- */

static void enlist(vm *vm, task *t)
{
    t->before = vm->asyncio.last;
    t->behind = NULL;
    if (t->before) t->before->behind = t;
    else vm->asyncio.first = t;
    vm->asyncio.last = t;
    t->listed = true;
}

static void strike(vm *vm, task *t)
{
    if (!t->listed) return;
    if (t->before) t->before->behind = t->behind;
    else vm->asyncio.first = t->behind;
    if (t->behind) t->behind->before = t->before;
    else vm->asyncio.last = t->before;
    t->listed = false;
}

/* --- the step ------------------------------------------------------------------------------------------------------- */

static value step(vm *vm, const value *args, int nargs);
static value wake(vm *vm, const value *args, int nargs);
static const native_def step_def = { "TaskStepMethWrapper", step, 1, 1, NULL }, wakeup_def = { "task_wakeup", wake, 2, 2, NULL };

value task_wakeup_method(vm *vm, task *t) { return native_new(vm, &wakeup_def, from_object(t), &type_task); }

bool task_step_soon(vm *vm, task *t)
{
    event_loop *l = plain_loop(vm, t->future.loop);
    if (l) return loop_check_open(vm, l) && deque_push(vm, l->ready, incref(from_object(t)), false);
    value method = native_new(vm, &step_def, from_object(t), &type_task);
    bool ok = method && loop_call_soon(vm, t->future.loop, method, EMPTY, t->context);
    if (method) release_raised(vm, method);
    return ok;
}

/* The next step raises an error in the coroutine. */
static bool refuse_soon(vm *vm, task *t)
{
    replace(vm, &t->thrown, exception_take(vm));
    return task_step_soon(vm, t);
}

/* "… task <t> with <v> …", by printf with two texts. */
static bool refuse(vm *vm, task *t, const char *fmt, value first, value second)
{
    str *a = op_repr(vm, first), *b = a && second ? op_repr(vm, second) : NULL;
    strbuf text;
    strbuf_init(&text, vm);
    for (; *fmt && a; fmt++) {
        if (*fmt == '1') strbuf_add_str(&text, a);
        else if (*fmt == '2' && b) strbuf_add_str(&text, b);
        else strbuf_add(&text, fmt, 1);
    }
    str *message = a && (b || !second) ? strbuf_finish(&text) : (strbuf_discard(&text), NULL);
    if (message) raise_with_arg(vm, &type_RuntimeError, from_object(message));
    if (a) release_raised(vm, from_object(a));
    if (b) release_raised(vm, from_object(b));
    if (message) release_raised(vm, from_object(message));
    return refuse_soon(vm, t);
}

/* Cancels what it awaits: 1, 0: that cannot be cancelled any more; -1 raised. */
static int cancel_awaited(vm *vm, task *t, value message)
{
    value f = incref(t->awaits), r = asyncio_call_method(vm, f, vm->names.cancel, NULL, 0, vm->names.msg, message);
    int cancelled = r ? op_truth(vm, r) : -1;
    xdecref(vm, r);
    release_raised(vm, f);
    return cancelled;
}

/* It awaits v (stolen); what cancel() asked for in vain goes there. */
static bool awaits(vm *vm, task *t, value v)
{
    replace(vm, &t->awaits, v);
    if (!t->must_cancel) return true;
    int cancelled = cancel_awaited(vm, t, t->future.cancel_message ? t->future.cancel_message : NONE);
    if (cancelled > 0) t->must_cancel = false;
    return cancelled >= 0;
}

/* The coroutine has yielded a future of another type than ours (borrowed), as _asyncio_future_blocking says. */
static bool await_other(vm *vm, task *t, value v, bool blocking)
{
    value loop = op_call_method(vm, v, vm->names.get_loop, NULL, 0);
    if (!loop) return refuse_soon(vm, t);
    bool ours = loop == t->future.loop;
    decref(vm, loop);
    if (!ours) return refuse(vm, t, "Task 1 got Future 2 attached to a different loop", from_object(t), v);
    if (!blocking) return refuse(vm, t, "yield was used instead of yield from in task 1 with 2", from_object(t), v);
    value wakeup = object_setattr(vm, v, vm->names.future_blocking, FALSE_) ? task_wakeup_method(vm, t) : FAILED;
    value r = wakeup ? asyncio_call_method(vm, v, vm->names.add_done_callback, &wakeup, 1, vm->names.context, t->context) : FAILED;
    if (wakeup) release_raised(vm, wakeup);
    if (!r) return refuse_soon(vm, t);
    decref(vm, r);
    return awaits(vm, t, incref(v));
}

/* The coroutine has yielded v (borrowed). */
static bool yielded(vm *vm, task *t, value v)
{
    if (v == from_object(t)) return refuse(vm, t, "Task cannot await on itself: 1", v, EMPTY);
    if (has_type(v, &type_future) || has_type(v, &type_task)) {
        future *f = as_future(v);
        if (f->loop != t->future.loop) return refuse(vm, t, "Task 1 got Future 2 attached to a different loop", from_object(t), v);
        if (!f->blocking) return refuse(vm, t, "yield was used instead of yield from in task 1 with 2", from_object(t), v);
        f->blocking = false;
        return future_add_callback(vm, f, from_object(t), WAKES) ? awaits(vm, t, incref(v)) : refuse_soon(vm, t);
    }
    if (v == NONE) return task_step_soon(vm, t);
    value blocking = EMPTY;
    int found = object_find_attr(vm, v, vm->names.future_blocking, &blocking);
    if (found < 0) return refuse_soon(vm, t);
    if (found && blocking != NONE) {
        int truth = op_truth(vm, blocking);
        decref(vm, blocking);
        return truth < 0 ? refuse_soon(vm, t) : await_other(vm, t, v, truth);
    }
    if (is_gen(v)) return refuse(vm, t, "yield was used instead of yield from for generator in task 1 with 2", from_object(t), v);
    return refuse(vm, t, "Task got bad yield: 1", v, EMPTY);
}

/* The coroutine has raised what is pending. False: that ends the loop too. */
static bool failed(vm *vm, task *t)
{
    value exc = exception_take(vm);
    int cancelled = is_cancelled_error(vm, exc);
    bool ok = cancelled >= 0;
    if (cancelled > 0) {
        replace(vm, &t->future.cancelled_error, incref(exc));
        ok = future_cancel(vm, &t->future, EMPTY) >= 0;
    } else if (ok) {
        ok = future_set_exception(vm, &t->future, exc);
        if (ok && (is_instance(exc, &type_KeyboardInterrupt) || is_instance(exc, &type_SystemExit))) {
            vm->raised = exc;
            return false;
        }
    }
    release_raised(vm, exc);
    return ok;
}

bool task_went_on(vm *vm, task *t, enum gen_result how, value out)
{
    vm->asyncio.current = NULL;
    context_leave(vm, &t->context, &t->outer);
    bool ok;
    if (how != GEN_YIELDED) strike(vm, t);
    if (how == GEN_RAISED) return failed(vm, t);
    if (how == GEN_YIELDED) {
        ok = yielded(vm, t, out);
    } else if (t->must_cancel) {
        t->must_cancel = false;
        value message = xincref(t->future.cancel_message);
        ok = future_cancel(vm, &t->future, message) >= 0;
        xdecref(vm, message);
    } else {
        ok = future_set_result(vm, &t->future, out);
    }
    release_raised(vm, out);
    return ok;
}

/* What is to be raised in the coroutine, of what it awaited and of cancel(): new reference, or EMPTY. False: raised. */
static bool to_throw(vm *vm, task *t, value *exc)
{
    *exc = t->thrown;
    t->thrown = EMPTY;
    value f = t->awaits;
    t->awaits = EMPTY;
    if (f) {
        bool ours = has_type(f, &type_future) || has_type(f, &type_task);
        if (ours && (as_future(f)->exception || as_future(f)->state == FUTURE_CANCELLED)) {
            xdecref(vm, future_result(vm, as_future(f)));
            *exc = exception_take(vm);
        }
        decref(vm, f);
    }
    if (!t->must_cancel) return true;
    int cancelled = *exc ? is_cancelled_error(vm, *exc) : 0;
    if (cancelled == 0) {
        xdecref(vm, *exc);
        *exc = future_cancelled_error(vm, &t->future);
    }
    t->must_cancel = false;
    return cancelled >= 0 && *exc;
}

static value already_done(vm *vm, task *t, value exc)
{
    str *a = op_repr(vm, from_object(t)), *b = a ? op_repr(vm, exc ? exc : NONE) : NULL;
    str *text = b ? str_format(vm, "__step(): already done: %s %s", a->data, b->data) : NULL;
    if (text) raise_invalid_state(vm, text->data);
    if (a) release_raised(vm, from_object(a));
    if (b) release_raised(vm, from_object(b));
    if (text) release_raised(vm, from_object(text));
    return FAILED;
}

/* Resumes what is no coroutine of ours, or raises exc in it. */
static enum gen_result drive(vm *vm, task *t, value exc, value *out)
{
    if (is_coroutine(t->coro))
        return exc ? gen_throw(vm, as_gen(t->coro), exc, &exc, 1, true, out) : gen_resume(vm, as_gen(t->coro), NONE, out);
    value given = exc ? exc : NONE;
    value r = op_call_method(vm, t->coro, exc ? vm->names.throw : vm->names.send, &given, 1);
    if (r) {
        *out = r;
        return GEN_YIELDED;
    }
    if (!exception_pending_is(vm, &type_StopIteration)) return GEN_RAISED;
    value stop = exception_take(vm);
    *out = incref(stop_iteration_value(stop));
    decref(vm, stop);
    return GEN_RETURNED;
}

value task_step_begin(vm *vm, task *t)
{
    if (t->future.state != FUTURE_PENDING) return already_done(vm, t, t->thrown);
    value exc, out = EMPTY;
    if (!to_throw(vm, t, &exc)) return FAILED;
    vm->asyncio.current = t;
    context_enter(vm, t->context, &t->outer);
    if (!exc && is_coroutine(t->coro)) return ASKING;
    enum gen_result how = drive(vm, t, exc, &out);
    if (exc) release_raised(vm, exc);
    return task_went_on(vm, t, how, out) ? NONE : FAILED;
}

/* A step by a nested run loop: self. */
static value step(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    task *t = SELF, *outer = vm->asyncio.current;
    value r = task_step_begin(vm, t), out = EMPTY;
    if (r == ASKING) {
        enum gen_result how = gen_resume(vm, as_gen(t->coro), NONE, &out);
        r = task_went_on(vm, t, how, out) ? NONE : FAILED;
    }
    vm->asyncio.current = outer;
    return r;
}

/* The future of another type that it awaits is done: self, future. */
static value wake(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    task *t = SELF;
    value r = op_call_method(vm, args[1], vm->names.result, NULL, 0);
    if (r) decref(vm, r);
    else replace(vm, &t->thrown, exception_take(vm));
    return step(vm, args, 1);
}

/* --- methods -------------------------------------------------------------------------------------------------------- */

METHOD(cancel)
{
    (void)nargs;
    task *t = SELF;
    value message = args[1] ? args[1] : NONE;
    t->future.unretrieved = false;
    if (t->future.state != FUTURE_PENDING) return FALSE_;
    t->cancel_requests++;
    if (t->awaits) {
        int cancelled = cancel_awaited(vm, t, message);
        if (cancelled) return cancelled < 0 ? FAILED : TRUE_;
    }
    t->must_cancel = true;
    replace(vm, &t->future.cancel_message, incref(message));
    return TRUE_;
}

METHOD(cancelling) { (void)vm, (void)nargs; return from_small(SELF->cancel_requests); }
METHOD(uncancel)
{
    (void)vm, (void)nargs;
    task *t = SELF;
    if (t->cancel_requests > 0 && --t->cancel_requests == 0) t->must_cancel = false;
    return from_small(t->cancel_requests);
}

METHOD(refuse_result)
{
    (void)args, (void)nargs;
    return raise_error(vm, &type_RuntimeError, "Task does not support set_result operation");
}
METHOD(refuse_exception)
{
    (void)args, (void)nargs;
    return raise_error(vm, &type_RuntimeError, "Task does not support set_exception operation");
}

static value or_none(value v) { return v ? incref(v) : NONE; }
METHOD(get_coro) { (void)vm, (void)nargs; return or_none(SELF->coro); }
METHOD(get_context) { (void)nargs; return SELF->context ? context_of(vm, &SELF->context) : NONE; }
METHOD(get_name)
{
    (void)nargs;
    task *t = SELF;
    if (is_small(t->name)) {
        str *name = str_format(vm, "Task-%lld", (long long)small_of(t->name));
        if (!name) return FAILED;
        t->name = from_object(name);
    }
    return or_none(t->name);
}
METHOD(set_name)
{
    (void)nargs;
    str *name = op_str(vm, args[1]);
    if (name) replace(vm, &SELF->name, from_object(name));
    return name ? NONE : FAILED;
}
/* self, limit */
METHOD(get_stack)
{
    (void)nargs;
    value fn = asyncio_python(vm, "asyncio.tasks", "_task_get_stack");
    if (!fn) return FAILED;
    value r = op_call(vm, fn, (value[]){ args[0], args[1] ? args[1] : NONE }, 2, NULL);
    release_raised(vm, fn);
    return r;
}

static const native_def task_methods[] = {
    { "set_result", refuse_result, 2, 2, NULL },
    { "set_exception", refuse_exception, 2, 2, NULL },
    { "cancel", cancel, 1, 2, "msg" },
    { "cancelling", cancelling, 1, 1, NULL },
    { "uncancel", uncancel, 1, 1, NULL },
    { "get_coro", get_coro, 1, 1, NULL },
    { "get_context", get_context, 1, 1, NULL },
    { "get_name", get_name, 1, 1, NULL },
    { "set_name", set_name, 2, 2, NULL },
    { "get_stack", get_stack, 1, 1, "* limit" },
    { 0 },
};

static value get_coro_attr(vm *vm, value self) { (void)vm; return or_none(as_task(self)->coro); }
static value get_awaits(vm *vm, value self) { (void)vm; return or_none(as_task(self)->awaits); }
static value get_must_cancel(vm *vm, value self) { (void)vm; return from_bool(as_task(self)->must_cancel); }
static value get_loud(vm *vm, value self) { (void)vm; return from_bool(!as_task(self)->quiet); }
static bool set_loud(vm *vm, value self, value v)
{
    if (!v) return raise_error(vm, &type_AttributeError, "cannot delete attribute");
    int truth = op_truth(vm, v);
    if (truth >= 0) as_task(self)->quiet = !truth;
    return truth >= 0;
}

static const getset_def task_getsets[] = {
    { "_coro", get_coro_attr, NULL },
    { "_fut_waiter", get_awaits, NULL },
    { "_must_cancel", get_must_cancel, NULL },
    { "_log_destroy_pending", get_loud, set_loud },
    { 0 },
};

/* --- the type ------------------------------------------------------------------------------------------------------- */

static value task_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return future_new(vm, t, sizeof(task));
}

static bool check_coroutine(vm *vm, value coro)
{
    if (is_coroutine(coro)) return true;
    value r = asyncio_call(vm, "asyncio.tasks", "iscoroutine", coro);
    if (!r) return false;
    decref(vm, r);
    if (r == TRUE_) return true;
    str *text = op_repr(vm, coro);
    if (text) raise_error(vm, &type_TypeError, "a coroutine was expected, got %s", str_utf8(vm, text, NULL));
    if (text) release_raised(vm, from_object(text));
    return false;
}

bool task_start(vm *vm, task *t, value coro, value loop, value name, value context)
{
    if (!future_init(vm, &t->future, loop)) return false;
    t->quiet = true;
    if (!check_coroutine(vm, coro)) return false;
    t->quiet = false;
    context = context_for_later(vm, context);
    if (!context) return false;
    replace(vm, &t->context, context);
    name = name == NONE ? from_small((int64_t)++vm->asyncio.named) : from_object(op_str(vm, name));
    if (!name) return false;
    replace(vm, &t->name, name);
    replace(vm, &t->coro, incref(coro));
    t->must_cancel = false;
    t->cancel_requests = 0;
    strike(vm, t);
    enlist(vm, t);
    return true;
}

/* self, coro, loop, name, context, eager_start */
METHOD(init)
{
    (void)nargs;
    task *t = SELF;
    int eager = args[5] ? op_truth(vm, args[5]) : 0;
    if (eager < 0 || !task_start(vm, t, args[1], args[2], args[3] ? args[3] : NONE, args[4] ? args[4] : NONE)) return FAILED;
    if (eager && t->future.loop == vm->asyncio.running) return step(vm, args, 1);
    return task_step_soon(vm, t) ? NONE : FAILED;
}

static bool task_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames)
{
    static const native_def def = { "Task", init, 2, 6, "coro loop name context eager_start" };
    if (nargs - (kwnames ? (int)kwnames->len : 0) > 1)
        return raise_error(vm, &type_TypeError, "Task() takes exactly 1 positional argument (%d given)", nargs);
    return init_native(vm, &def, self, args, nargs, kwnames);
}

static void task_clear(vm *vm, object *o)
{
    task *t = (task *)o;
    value *const owned[] = { &t->coro, &t->name, &t->context, &t->outer, &t->awaits, &t->thrown };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) replace(vm, owned[i], EMPTY);
    future_clear(vm, o);
}

static void task_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    strike(vm, (task *)o);
    task_clear(vm, o);
    object_free(vm, o, sizeof(task));
}

static void task_traverse(object *o, visit_fn visit, void *arg)
{
    const task *t = (task *)o;
    if (t->coro) visit(arg, t->coro);
    if (t->name) visit(arg, t->name);
    if (t->context) visit(arg, t->context);
    if (t->outer) visit(arg, t->outer);
    if (t->awaits) visit(arg, t->awaits);
    if (t->thrown) visit(arg, t->thrown);
    future_traverse(o, visit, arg);
}

static void task_finalize(vm *vm, object *o)
{
    task *t = (task *)o;
    if (t->future.loop && t->future.state == FUTURE_PENDING && !t->quiet)
        asyncio_report(vm, t->future.loop, "Task was destroyed but it is pending!", 1, (const char *const[]){ "task" },
                       (value[]){ from_object(t) }, from_object(t));
    future_finalize(vm, o);
}

static value task_repr(vm *vm, value self) { return asyncio_call(vm, "asyncio.tasks", "_task_repr", self); }

type type_task = {
    .head = TYPE_HEAD, .name = "_asyncio.Task", .base = &type_future, .instance_size = sizeof(task), .referable = true,
    .has_dict = true, .dict_offset = offsetof(future, attrs), .methods = task_methods, .getsets = task_getsets,
    .construct = construct_by_init, .make = task_make, .init = task_init, .repr = task_repr,
    .dealloc = task_dealloc, .finalize = task_finalize, .traverse = task_traverse, .clear = task_clear,
};
