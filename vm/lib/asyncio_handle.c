/* Handles: callbacks that are to be called soon, or at a time of their loop's clock. */
#include "asyncio.h"
#include "../abstract.h"
#include "../objects/construct.h"
#include "../objects/float.h"

#define METHOD(name) static value name(vm *vm, const value *args, int nargs)

/* Of size bytes, to be tracked. Steals args, which may be NULL. */
static handle *any_new(vm *vm, type *t, size_t size, value callback, tuple *args, value loop, value context)
{
    handle *h = args ? object_new(vm, t, size) : NULL;
    if (!h) {
        if (args) release_raised(vm, from_object(args));
        return NULL;
    }
    h->callback = incref(callback);
    h->loop = incref(loop);
    h->context = incref(context);
    h->args = args;
    h->cancelled = false;
    return h;
}

value handle_new(vm *vm, value callback, tuple *args, value loop, value context)
{
    handle *h = any_new(vm, &type_handle, sizeof *h, callback, args, loop, context);
    if (h) gc_track(vm, &h->head);
    return from_object(h);
}

static value handle_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    handle *h = any_new(vm, t, sizeof *h, NONE, as_tuple(incref(from_object(vm->empty_tuple))), NONE, NONE);
    if (h) gc_track(vm, &h->head);
    return from_object(h);
}

/* given: callback, args, loop, context */
static bool init(vm *vm, handle *h, const value *given)
{
    tuple *args = tuple_from_iterable(vm, given[1]), *old = h->args;
    if (!args) return false;
    h->args = args;
    DECREF_OBJ(vm, old);
    replace(vm, &h->callback, incref(given[0]));
    replace(vm, &h->loop, incref(given[2]));
    value context = context_for_later(vm, given[3]);
    if (!context) return false;
    replace(vm, &h->context, context);
    return true;
}

/* self, callback, args, loop, context */
METHOD(handle_init) { (void)nargs; return init(vm, as_handle(args[0]), args + 1) ? NONE : FAILED; }

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
    if (is_timer(args[0]) && as_timer(args[0])->scheduled) loop_timer_cancelled(h->loop);
    tuple *old = h->args;
    h->args = as_tuple(incref(from_object(vm->empty_tuple)));
    replace(vm, &h->callback, NONE);
    DECREF_OBJ(vm, old);
    return NONE;
}

METHOD(handle_cancelled) { (void)vm, (void)nargs; return from_bool(as_handle(args[0])->cancelled); }
METHOD(handle_get_context) { (void)nargs; return context_of(vm, &as_handle(args[0])->context); }

static const native_def handle_methods[] = {
    { "cancel", handle_cancel, 1, 1, NULL },
    { "cancelled", handle_cancelled, 1, 1, NULL },
    { "get_context", handle_get_context, 1, 1, NULL },
    { 0 },
};

static value get_none(vm *vm, value self) { (void)vm, (void)self; return NONE; }
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
    .methods = handle_methods, .getsets = handle_getsets,
    .construct = construct_by_init, .make = handle_make, .init = handle_init_slot, .repr = handle_repr, .dealloc = handle_dealloc, .traverse = handle_traverse, .clear = handle_clear,
};

/* --- at a time ------------------------------------------------------------------------------------------------------ */

value timer_new(vm *vm, value when, value callback, tuple *args, value loop, value context)
{
    double at;
    if (!real_number(vm, when, &at)) {
        if (args) release_raised(vm, from_object(args));
        return FAILED;
    }
    timer *t = (timer *)any_new(vm, &type_timer, sizeof *t, callback, args, loop, context);
    if (!t) return FAILED;
    t->when = incref(when);
    t->at = at;
    t->scheduled = false;
    gc_track(vm, &t->handle.head);
    return from_object(t);
}

static value timer_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    timer *made = (timer *)any_new(vm, t, sizeof *made, NONE, as_tuple(incref(from_object(vm->empty_tuple))), NONE, NONE);
    if (!made) return FAILED;
    made->when = NONE;
    made->at = 0;
    made->scheduled = false;
    gc_track(vm, &made->handle.head);
    return from_object(made);
}

/* self, when, callback, args, loop, context */
METHOD(timer_init)
{
    (void)nargs;
    timer *t = as_timer(args[0]);
    double at;
    if (!real_number(vm, args[1], &at) || !init(vm, &t->handle, args + 2)) return FAILED;
    t->at = at;
    replace(vm, &t->when, incref(args[1]));
    return NONE;
}

static bool timer_init_slot(vm *vm, value self, const value *args, int nargs, tuple *kwnames)
{
    static const native_def def = { "TimerHandle", timer_init, 5, 6, "when callback args loop context" };
    return init_native(vm, &def, self, args, nargs, kwnames);
}

METHOD(timer_when) { (void)vm, (void)nargs; return incref(as_timer(args[0])->when); }
static value get_when(vm *vm, value self) { (void)vm; return incref(as_timer(self)->when); }

/* Equal: for the same moment, and to do the same. */
static value timer_compare(vm *vm, value a, value b, enum cmp op)
{
    if (!is_timer(a) || !is_timer(b)) return NOT_IMPLEMENTED;
    const timer *x = as_timer(a), *y = as_timer(b);
    if (op == CMP_LT || op == CMP_GT) return from_bool(op == CMP_LT ? x->at < y->at : x->at > y->at);
    if ((op == CMP_LE && x->at < y->at) || (op == CMP_GE && x->at > y->at)) return TRUE_;
    int same = x->at == y->at && x->handle.cancelled == y->handle.cancelled
        ? op_compare_bool(vm, x->handle.callback, y->handle.callback, CMP_EQ) : 0;
    if (same > 0) same = op_compare_bool(vm, from_object(x->handle.args), from_object(y->handle.args), CMP_EQ);
    return same < 0 ? FAILED : from_bool((same > 0) == (op != CMP_NE));
}

static bool timer_hash(vm *vm, value self, uint64_t *out) { return op_hash(vm, as_timer(self)->when, out); }

static void timer_clear(vm *vm, object *o)
{
    replace(vm, &((timer *)o)->when, NONE);
    handle_clear(vm, o);
}

static void timer_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    timer_clear(vm, o);
    DECREF_OBJ(vm, ((timer *)o)->handle.args);
    object_free(vm, o, sizeof(timer));
}

static void timer_traverse(object *o, visit_fn visit, void *arg)
{
    visit(arg, ((timer *)o)->when);
    handle_traverse(o, visit, arg);
}

static const native_def timer_methods[] = { { "when", timer_when, 1, 1, NULL }, { 0 } };
static const getset_def timer_getsets[] = { { "_when", get_when, NULL }, { 0 } };

type type_timer = {
    .head = TYPE_HEAD, .name = "asyncio.events.TimerHandle", .base = &type_handle, .instance_size = sizeof(timer),
    .referable = true,
    .methods = timer_methods, .getsets = timer_getsets, .construct = construct_by_init, .make = timer_make, .init = timer_init_slot,
    .repr = handle_repr, .hash = timer_hash, .compare = timer_compare,
    .dealloc = timer_dealloc, .traverse = timer_traverse, .clear = timer_clear,
};
