/* Future: a result that is not there yet; and what awaits it. */
#include "asyncio.h"
#include <string.h>
#include "../abstract.h"
#include "../objects/construct.h"
#include "../objects/generic.h"

#define METHOD(name) static value name(vm *vm, const value *args, int nargs)
#define SELF as_future(args[0])

static bool initialized(vm *vm, const future *f)
{
    if (f->loop) return true;
    raise_invalid_state(vm, "Future object is not initialized.");
    return false;
}

/* --- its end ------------------------------------------------------------------------------------------------------- */

static bool call_back(vm *vm, future *f, value fn, value context)
{
    return context == WAKES ? task_step_soon(vm, as_task(fn)) : loop_call_soon(vm, f->loop, fn, from_object(f), context);
}

/* It has ended: its callbacks are to be called soon. */
static bool call_back_all(vm *vm, future *f)
{
    value fn = f->callback, context = f->context;
    list *others = f->callbacks;
    if (!fn) return true;
    f->callback = f->context = EMPTY;
    f->callbacks = NULL;
    bool ok = call_back(vm, f, fn, context);
    for (size_t i = 0; ok && others && i < others->len; i += 2) ok = call_back(vm, f, others->items[i], others->items[i + 1]);
    release_raised(vm, fn);
    release_raised(vm, context);
    if (others) release_raised(vm, from_object(others));
    return ok;
}

bool future_set_result(vm *vm, future *f, value result)
{
    if (f->state != FUTURE_PENDING) return raise_invalid_state(vm, "invalid state");
    f->result = incref(result);
    f->state = FUTURE_FINISHED;
    return call_back_all(vm, f);
}

/* A StopIteration would look like the end of who awaits it. */
static value without_stop(vm *vm, value exc)
{
    if (!exc || !is_instance(exc, &type_StopIteration)) return exc;
    raise_error(vm, &type_RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future");
    exception_set_cause(vm, exc);
    return exception_take(vm);
}

bool future_set_exception(vm *vm, future *f, value exc)
{
    if (f->state != FUTURE_PENDING) return raise_invalid_state(vm, "invalid state");
    value e = is_exception(exc) || is_exception_class(exc) ? exception_from(vm, exc)
                                                           : raise_error(vm, &type_TypeError, "invalid exception object");
    e = without_stop(vm, e);
    if (!e) return false;
    if (f->state != FUTURE_PENDING) {
        decref(vm, e);
        return raise_invalid_state(vm, "invalid state");
    }
    traceback *trace = as_exception(e)->trace;
    f->exception = e;
    f->trace = trace ? incref(from_object(trace)) : EMPTY;
    f->state = FUTURE_FINISHED;
    bool ok = call_back_all(vm, f);
    f->unretrieved = true;
    return ok;
}

int future_cancel(vm *vm, future *f, value message)
{
    f->unretrieved = false;
    if (f->state != FUTURE_PENDING) return 0;
    f->state = FUTURE_CANCELLED;
    replace(vm, &f->cancel_message, xincref(message));
    return call_back_all(vm, f) ? 1 : -1;
}

value future_cancelled_error(vm *vm, future *f)
{
    value own = f->cancelled_error;
    if (own) {
        f->cancelled_error = EMPTY;
        return own;
    }
    value class = asyncio_python(vm, "asyncio.exceptions", "CancelledError");
    if (!class) return FAILED;
    bool said = f->cancel_message && f->cancel_message != NONE;
    value exc = op_call(vm, class, &f->cancel_message, said, NULL);
    release_raised(vm, class);
    return exc;
}

static value raise_cancelled(vm *vm, future *f)
{
    value exc = future_cancelled_error(vm, f);
    if (!exc) return FAILED;
    raise_value(vm, exc);
    decref(vm, exc);
    return FAILED;
}

/* It is finished, else that is raised. */
static bool check_finished(vm *vm, future *f, const char *pending)
{
    if (f->state == FUTURE_CANCELLED) return raise_cancelled(vm, f);
    if (f->state == FUTURE_PENDING) return raise_invalid_state(vm, pending);
    f->unretrieved = false;
    return true;
}

value future_result(vm *vm, future *f)
{
    if (!check_finished(vm, f, "Result is not set.")) return FAILED;
    if (!f->exception) return incref(f->result);
    exception *e = as_exception(f->exception);
    traceback *old = e->trace;
    e->trace = f->trace ? (traceback *)as_object(f->trace) : NULL;
    f->trace = EMPTY;
    incref(f->exception);
    if (old) DECREF_OBJ(vm, old);
    raise_value(vm, from_object(e));
    release_raised(vm, from_object(e));
    return FAILED;
}

/* --- methods ------------------------------------------------------------------------------------------------------- */

METHOD(result) { (void)nargs; return initialized(vm, SELF) ? future_result(vm, SELF) : FAILED; }

METHOD(get_exception)
{
    (void)nargs;
    if (!initialized(vm, SELF) || !check_finished(vm, SELF, "Exception is not set.")) return FAILED;
    return SELF->exception ? incref(SELF->exception) : NONE;
}

METHOD(set_result) { (void)nargs; return initialized(vm, SELF) && future_set_result(vm, SELF, args[1]) ? NONE : FAILED; }
METHOD(set_exception) { (void)nargs; return initialized(vm, SELF) && future_set_exception(vm, SELF, args[1]) ? NONE : FAILED; }

METHOD(cancel)
{
    (void)nargs;
    int done = initialized(vm, SELF) ? future_cancel(vm, SELF, args[1]) : -1;
    return done < 0 ? FAILED : from_bool(done);
}

METHOD(is_done) { (void)vm, (void)nargs; return from_bool(SELF->state != FUTURE_PENDING); }
METHOD(is_cancelled) { (void)vm, (void)nargs; return from_bool(SELF->state == FUTURE_CANCELLED); }
METHOD(get_loop) { (void)nargs; return initialized(vm, SELF) ? incref(SELF->loop) : FAILED; }
METHOD(make_cancelled_error) { (void)nargs; return future_cancelled_error(vm, SELF); }

bool future_add_callback(vm *vm, future *f, value fn, value context)
{
    if (f->state != FUTURE_PENDING) return call_back(vm, f, fn, context);
    if (!f->callback) {
        f->callback = incref(fn);
        f->context = incref(context);
        return true;
    }
    if (!f->callbacks && !(f->callbacks = list_new(vm, 2))) return false;
    return list_reserve(vm, f->callbacks, f->callbacks->len + 2) && list_append(vm, f->callbacks, fn) &&
           list_append(vm, f->callbacks, context);
}

/* self, context, fn */
METHOD(add_done_callback)
{
    if (nargs != 3)
        return raise_error(vm, &type_TypeError, "add_done_callback() takes exactly 1 positional argument (%d given)", nargs - 2);
    value context = initialized(vm, SELF) ? context_for_later(vm, args[1]) : FAILED;
    if (!context) return FAILED;
    bool ok = future_add_callback(vm, SELF, args[2], context);
    release_raised(vm, context);
    return ok ? NONE : FAILED;
}

/* All that are to be called: each with its context behind it. */
static list *callbacks_of(vm *vm, const future *f)
{
    size_t n = f->callbacks ? f->callbacks->len : 0;
    list *all = list_new(vm, n + 2);
    bool ok = all && (!f->callback || (list_append(vm, all, f->callback) && list_append(vm, all, f->context)));
    for (size_t i = 0; ok && i < n; i++) ok = list_append(vm, all, f->callbacks->items[i]);
    if (ok) return all;
    if (all) release_raised(vm, from_object(all));
    return NULL;
}

METHOD(remove_done_callback)
{
    (void)nargs;
    future *f = SELF;
    list *all = callbacks_of(vm, f), *kept = all ? list_new(vm, all->len) : NULL;
    int64_t removed = 0;
    bool ok = kept != NULL;
    for (size_t i = 0; ok && i < all->len; i += 2) {
        int same = all->items[i + 1] == WAKES ? 0 : op_compare_bool(vm, all->items[i], args[1], CMP_EQ);
        removed += same > 0;
        ok = same >= 0 && (same || (list_append(vm, kept, all->items[i]) && list_append(vm, kept, all->items[i + 1])));
    }
    if (ok && removed) {
        value fn = f->callback, context = f->context;
        list *old = f->callbacks;
        f->callback = f->context = EMPTY;
        f->callbacks = NULL;
        for (size_t i = 0; ok && i < kept->len; i += 2) ok = future_add_callback(vm, f, kept->items[i], kept->items[i + 1]);
        xdecref(vm, fn);
        xdecref(vm, context);
        if (old) DECREF_OBJ(vm, old);
    }
    if (all) release_raised(vm, from_object(all));
    if (kept) release_raised(vm, from_object(kept));
    return ok ? from_small(removed) : FAILED;
}

/* --- attributes ---------------------------------------------------------------------------------------------------- */

static value get_state(vm *vm, value self)
{
    static const char *const names[] = { "PENDING", "CANCELLED", "FINISHED" };
    return from_object(str_intern_cstr(vm, names[as_future(self)->state]));
}

static value or_none(value v) { return v ? incref(v) : NONE; }
static value get_blocking(vm *vm, value self) { (void)vm; return from_bool(as_future(self)->blocking); }
static bool set_blocking(vm *vm, value self, value v)
{
    if (!v) return raise_error(vm, &type_AttributeError, "cannot delete attribute");
    int truth = op_truth(vm, v);
    if (truth >= 0) as_future(self)->blocking = truth;
    return truth >= 0;
}
static value get_loop_or_none(vm *vm, value self) { (void)vm; return or_none(as_future(self)->loop); }
static value get_result(vm *vm, value self) { (void)vm; return or_none(as_future(self)->result); }
static value get_error(vm *vm, value self) { (void)vm; return or_none(as_future(self)->exception); }
static value get_message(vm *vm, value self) { (void)vm; return or_none(as_future(self)->cancel_message); }
static bool set_message(vm *vm, value self, value v)
{
    replace(vm, &as_future(self)->cancel_message, xincref(v));
    return true;
}
static value get_unretrieved(vm *vm, value self) { (void)vm; return from_bool(as_future(self)->unretrieved); }
static bool set_unretrieved(vm *vm, value self, value v)
{
    if (!v) return raise_error(vm, &type_AttributeError, "cannot delete attribute");
    int truth = op_truth(vm, v);
    if (truth > 0) return raise_error(vm, &type_ValueError, "_log_traceback can only be set to False");
    if (truth == 0) as_future(self)->unretrieved = false;
    return truth == 0;
}

/* What stands for a task that awaits it where callbacks are shown. */
static value shown(vm *vm, value fn, value context)
{
    return context == WAKES ? task_wakeup_method(vm, as_task(fn)) : incref(fn);
}

static value get_callbacks(vm *vm, value self)
{
    if (!as_future(self)->callback) return NONE;
    list *all = callbacks_of(vm, as_future(self)), *pairs = all ? list_new(vm, all->len / 2) : NULL;
    bool ok = pairs != NULL;
    for (size_t i = 0; ok && i < all->len; i += 2) {
        value context = all->items[i + 1], fn = shown(vm, all->items[i], context);
        if (context == WAKES) context = as_task(all->items[i])->context;
        tuple *pair = fn ? tuple_steal_items(vm, (value[]){ fn, incref(context) }, 2) : NULL;
        ok = pair && list_append_steal(vm, pairs, from_object(pair));
    }
    if (all) release_raised(vm, from_object(all));
    if (ok) return from_object(pairs);
    if (pairs) release_raised(vm, from_object(pairs));
    return FAILED;
}
static value get_source(vm *vm, value self) { (void)vm, (void)self; return NONE; }

value is_future_like(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    if (is_future(args[0])) return TRUE_;
    if (!type_lookup(vm, type_of(args[0]), vm->names.future_blocking)) return FALSE_;
    value blocking = object_getattr(vm, args[0], vm->names.future_blocking);
    if (!blocking) return FAILED;
    decref(vm, blocking);
    return from_bool(blocking != NONE);
}

/* --- awaiting ------------------------------------------------------------------------------------------------------ */

typedef struct future_iter { object head; future *of; /* owned; NULL: ended */ } future_iter;

static value await(vm *vm, value self)
{
    if (!initialized(vm, as_future(self))) return FAILED;
    future_iter *it = object_take(vm, &type_future_iter, sizeof *it);
    if (!it) return FAILED;
    it->of = as_future(incref(self));
    gc_track(vm, &it->head);
    return from_object(it);
}
METHOD(method_await) { (void)nargs; return await(vm, args[0]); }

static void iter_end(vm *vm, future_iter *it)
{
    future *f = it->of;
    it->of = NULL;
    if (f) release_raised(vm, from_object(f));
}

enum gen_result future_iter_step(vm *vm, value self, value *out)
{
    future_iter *it = (future_iter *)as_object(self);
    future *f = it->of;
    if (!f) {
        *out = NONE;
        return GEN_RETURNED;
    }
    if (f->state == FUTURE_PENDING) {
        if (f->blocking) {
            raise_error(vm, &type_RuntimeError, "await wasn't used with future");
            return GEN_RAISED;
        }
        f->blocking = true;
        *out = incref(from_object(f));
        return GEN_YIELDED;
    }
    it->of = NULL;
    *out = future_result(vm, f);
    release_raised(vm, from_object(f));
    return *out ? GEN_RETURNED : GEN_RAISED;
}

static value iter_step(vm *vm, value self)
{
    value out = FAILED;
    enum gen_result how = future_iter_step(vm, self, &out);
    return gen_give(vm, how, out);
}

METHOD(iter_send) { (void)nargs; return iter_step(vm, args[0]); }
METHOD(iter_throw)
{
    value exc = gen_thrown(vm, args + 1, nargs - 1);
    iter_end(vm, (future_iter *)as_object(args[0]));
    if (!exc) return FAILED;
    raise_value(vm, exc);
    decref(vm, exc);
    return FAILED;
}
METHOD(iter_close)
{
    (void)nargs;
    iter_end(vm, (future_iter *)as_object(args[0]));
    return NONE;
}

static void iter_clear(vm *vm, object *o) { iter_end(vm, (future_iter *)o); }
static void iter_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    iter_clear(vm, o);
    object_give(vm, o, &type_future_iter, sizeof(future_iter));
}
static void iter_traverse(object *o, visit_fn visit, void *arg)
{
    if (((future_iter *)o)->of) visit(arg, from_object(((future_iter *)o)->of));
}

static const native_def iter_methods[] = {
    { "send", iter_send, 2, 2, NULL },
    { "throw", iter_throw, 2, 4, NULL },
    { "close", iter_close, 1, 1, NULL },
    { 0 },
};

type type_future_iter = {
    .head = TYPE_HEAD, .name = "_asyncio.FutureIter", .base = &type_object, .instance_size = sizeof(future_iter), .final = true,
    .methods = iter_methods, .dealloc = iter_dealloc, .traverse = iter_traverse, .clear = iter_clear,
    .iter = iter_self, .next = iter_step,
};

/* --- the type ------------------------------------------------------------------------------------------------------ */

value future_new(vm *vm, type *t, size_t size)
{
    future *f = object_new(vm, t, size);
    if (!f) return FAILED;
    memset((char *)f + sizeof f->head, 0, size - sizeof f->head);
    gc_track(vm, &f->head);
    return from_object(f);
}

static value future_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return future_new(vm, t, sizeof(future));
}

bool future_init(vm *vm, future *f, value loop)
{
    loop = loop && loop != NONE ? incref(loop) : asyncio_call(vm, "asyncio.events", "get_event_loop", EMPTY);
    if (!loop) return false;
    future_clear(vm, &f->head);
    f->state = FUTURE_PENDING;
    f->blocking = f->unretrieved = false;
    replace(vm, &f->loop, loop);
    return true;
}

/* self, loop */
METHOD(init) { (void)nargs; return future_init(vm, SELF, args[1]) ? NONE : FAILED; }

static bool future_init_slot(vm *vm, value self, const value *args, int nargs, tuple *kwnames)
{
    static const native_def def = { "Future", init, 1, 1, "* loop" };
    return init_native(vm, &def, self, args, nargs, kwnames);
}

void future_clear(vm *vm, object *o)
{
    future *f = (future *)o;
    value *const owned[] = {
        &f->loop, &f->result, &f->exception, &f->trace, &f->cancel_message, &f->cancelled_error, &f->callback, &f->context,
    };
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) replace(vm, owned[i], EMPTY);
    list *others = f->callbacks;
    f->callbacks = NULL;
    if (others) DECREF_OBJ(vm, others);
    dict *attrs = f->attrs;
    f->attrs = NULL;
    if (attrs) DECREF_OBJ(vm, attrs);
}

static void future_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    future_clear(vm, o);
    object_free(vm, o, sizeof(future));
}

void future_traverse(object *o, visit_fn visit, void *arg)
{
    const future *f = (future *)o;
    if (f->attrs) visit(arg, from_object(f->attrs));
    if (f->loop) visit(arg, f->loop);
    if (f->result) visit(arg, f->result);
    if (f->exception) visit(arg, f->exception);
    if (f->trace) visit(arg, f->trace);
    if (f->cancel_message) visit(arg, f->cancel_message);
    if (f->cancelled_error) visit(arg, f->cancelled_error);
    if (f->callback) visit(arg, f->callback);
    if (f->context) visit(arg, f->context);
    if (f->callbacks) visit(arg, from_object(f->callbacks));
}

void future_finalize(vm *vm, object *o)
{
    future *f = (future *)o;
    if (!f->unretrieved) return;
    f->unretrieved = false;
    char message[256];
    snprintf(message, sizeof message, "%.200s exception was never retrieved", type_short_name(o->type));
    asyncio_report(vm, f->loop, message, 2, (const char *const[]){ "exception", "future" },
                   (value[]){ f->exception, from_object(f) }, from_object(f));
}

static value future_repr(vm *vm, value self) { return asyncio_call(vm, "asyncio.futures", "_future_repr", self); }

METHOD(generic_alias) { (void)nargs; return generic_new(vm, args[0], args[1]); }

const native_def future_methods[] = {
    { "result", result, 1, 1, NULL },
    { "exception", get_exception, 1, 1, NULL },
    { "set_result", set_result, 2, 2, NULL },
    { "set_exception", set_exception, 2, 2, NULL },
    { "add_done_callback", add_done_callback, 1, -1, "* context" },
    { "remove_done_callback", remove_done_callback, 2, 2, NULL },
    { "cancel", cancel, 1, 2, "msg" },
    { "cancelled", is_cancelled, 1, 1, NULL },
    { "done", is_done, 1, 1, NULL },
    { "get_loop", get_loop, 1, 1, NULL },
    { "_make_cancelled_error", make_cancelled_error, 1, 1, NULL },
    { "__await__", method_await, 1, 1, NULL },
    { "__class_getitem__", generic_alias, 2, 2, "class" },
    { 0 },
};

static value get_dict(vm *vm, value self) { return dict_getset.get(vm, self); }

static const getset_def future_getsets[] = {
    { "_state", get_state, NULL },
    { "_asyncio_future_blocking", get_blocking, set_blocking },
    { "_loop", get_loop_or_none, NULL },
    { "_callbacks", get_callbacks, NULL },
    { "_result", get_result, NULL },
    { "_exception", get_error, NULL },
    { "_log_traceback", get_unretrieved, set_unretrieved },
    { "_cancel_message", get_message, set_message },
    { "_source_traceback", get_source, NULL },
    { "__dict__", get_dict, NULL },
    { 0 },
};

type type_future = {
    .head = TYPE_HEAD, .name = "_asyncio.Future", .base = &type_object, .instance_size = sizeof(future), .referable = true,
    .has_dict = true, .dict_offset = offsetof(future, attrs), .methods = future_methods, .getsets = future_getsets,
    .construct = construct_by_init, .make = future_make, .init = future_init_slot, .repr = future_repr, .iter = await,
    .dealloc = future_dealloc, .finalize = future_finalize, .traverse = future_traverse, .clear = future_clear,
};
