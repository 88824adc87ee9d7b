/* Raising, taking and matching exceptions. */
#include <stdarg.h>
#include "exception.h"
#include "class.h"
#include "../abstract.h"
#include "../state.h"

value exception_handled(vm *vm) {
    return vm->handled;
}

/* Makes `handled` the context of exc; where exc is already in handled's own chain, that link is cut. The chain may
 * have a cycle that the program made: a second, slower walk notices. */
static void chain_context(vm *vm, exception *exc, value handled) {
    if (as_exception(handled) == exc) return;
    exception *at = as_exception(handled), *slow = at;
    for (bool step = false; at->context; step = !step) {
        exception *next = as_exception(at->context);
        if (next == exc) {
            replace(vm, &at->context, EMPTY);
            break;
        }
        at = next;
        if (at == slow) break;
        if (step) slow = as_exception(slow->context);
    }
    replace(vm, &exc->context, incref(handled));
}

value raise_value(vm *vm, value exc) {
    value handled = exception_handled(vm);
    incref(exc);
    if (handled) chain_context(vm, as_exception(exc), handled);
    replace(vm, &vm->raised, exc);
    return FAILED;
}

/* Raises a new instance; steals it, FAILED passes. */
static value raise_new(vm *vm, value exc) {
    if (!exc) return FAILED;
    raise_value(vm, exc);
    decref(vm, exc);
    return FAILED;
}

value raise_bare(vm *vm, type *t) { return raise_new(vm, exception_new(vm, t, NULL, 0)); }
value raise_with_arg(vm *vm, type *t, value arg) { return raise_new(vm, exception_new(vm, t, &arg, 1)); }

static value format_exception(vm *vm, type *t, const char *fmt, va_list ap) {
    str *text = str_vformat(vm, fmt, ap);
    if (!text) return FAILED;
    value arg = from_object(text);
    value exc = exception_new(vm, t, &arg, 1);
    DECREF_OBJ(vm, text);
    return exc;
}

value raise_error(vm *vm, type *t, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    value exc = format_exception(vm, t, fmt, ap);
    va_end(ap);
    return raise_new(vm, exc);
}

/* --- errors with a name ------------------------------------------------------------------------ */
frame *current_frame(vm *vm) {
    frame *f = vm->current;
    f = frame_visible(f);
    return f;
}

frame *program_frame(vm *vm) {
    frame *f = frame_visible(vm->current);
    while (f && frame_code(f)->flags & CODE_LIBRARY) f = frame_visible(f->prev);
    return f;
}

/* What a slot holds, through its cell: borrowed, or EMPTY. */
static value slot_value(const frame *f, uint32_t i) {
    value v = f->slots[i];
    return v && has_type(v, &type_cell) ? ((cell *)as_object(v))->v : v;
}

static value local_self(vm *vm, const frame *f) {
    const code *c = frame_code(f);
    for (uint32_t i = 0; i < c->nslots; i++)
        if (c->slot_names[i] == vm->names.self) return slot_value(f, i);
    return EMPTY;
}

static value bound_locals(vm *vm, const frame *f) {
    const code *c = frame_code(f);
    list *names = list_new(vm, c->nslots);
    for (uint32_t i = 0; names && i < c->nslots; i++)
        if (slot_value(f, i) && !list_append(vm, names, from_object(c->slot_names[i]))) { DECREF_OBJ(vm, names); names = NULL; }
    value result = names ? from_object(tuple_from_items(vm, names->items, names->len)) : FAILED;
    if (names) DECREF_OBJ(vm, names);
    return result;
}

/* Whether an attribute is there, without running the program's code. */
static bool has_attribute(vm *vm, value o, str *name) {
    dict **attrs = is_object(o) ? instance_dict(as_object(o)) : NULL;
    return (attrs && *attrs && dict_get_str(*attrs, name)) || type_lookup(vm, type_of(o), name);
}

/* What suggestions need of the frame, which the exception outlives. */
static bool note_name(vm *vm, exception *e, str *name, value obj) {
    if (is_instance(from_object(e), &type_ImportError)) {
        value module = obj ? dict_get_str(*instance_dict(as_object(obj)), vm->names.name) : EMPTY;
        return exception_set_field(vm, e, IMPORT_NAME_FROM, IMPORT_FIELDS, from_object(name))
            && (!module || exception_set_field(vm, e, IMPORT_NAME, IMPORT_FIELDS, module));
    }
    frame *f = current_frame(vm);
    value self = f ? local_self(vm, f) : EMPTY;
    if (is_instance(from_object(e), &type_AttributeError))
        return exception_set_field(vm, e, ATTRIBUTE_NAME, ATTRIBUTE_FIELDS, from_object(name))
            && exception_set_field(vm, e, ATTRIBUTE_OBJ, ATTRIBUTE_FIELDS, obj)
            && exception_set_field(vm, e, ATTRIBUTE_OF_SELF, ATTRIBUTE_FIELDS, from_bool(self == obj));
    value locals = f ? bound_locals(vm, f) : NONE;
    bool ok = locals && exception_set_field(vm, e, NAME_NAME, NAME_FIELDS, from_object(name))
        && exception_set_field(vm, e, NAME_LOCALS, NAME_FIELDS, locals)
        && exception_set_field(vm, e, NAME_OF_SELF, NAME_FIELDS, from_bool(self && has_attribute(vm, self, name)));
    xdecref(vm, locals);
    return ok;
}

value raise_named(vm *vm, type *t, str *name, value obj, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    value exc = format_exception(vm, t, fmt, ap);
    va_end(ap);
    if (exc && !note_name(vm, as_exception(exc), name, obj)) {
        decref(vm, exc);
        return FAILED;
    }
    return raise_new(vm, exc);
}

void complete_attribute_error(vm *vm, value o, str *name) {
    if (!exception_pending_is(vm, &type_AttributeError)) return;
    exception *e = as_exception(vm->raised);
    if (exception_field(e, ATTRIBUTE_NAME) != NONE || exception_field(e, ATTRIBUTE_OBJ) != NONE) return;
    value exc = exception_take(vm);
    note_name(vm, e, name, o);
    exception_clear(vm);
    vm->raised = exc;
}

void memory_error_forget(vm *vm) {
    exception *e = as_exception(vm->memory_error);
    if (!e || e->head.refs > 1) return;
    traceback_assign(vm, e, NONE);
    replace(vm, &e->context, EMPTY);
    replace(vm, &e->cause, EMPTY);
}

value raise_memory(vm *vm) {
    value last = vm->memory_error;
    if (!last) return FAILED;
    vm->memory_error = EMPTY;       /* there may be no memory for a new one either */
    value exc = exception_new(vm, &type_MemoryError, NULL, 0);
    vm->memory_error = last;
    if (!exc) {
        memory_error_forget(vm);
        exc = incref(last);
    }
    exception_clear(vm);
    vm->raised = exc;
    return FAILED;
}

/* --- what is raised ---------------------------------------------------------------------------- */
value exception_from(vm *vm, value x) {
    if (is_exception(x)) return incref(x);
    if (!is_exception_class(x))
        return raise_error(vm, &type_TypeError, "exceptions must derive from BaseException");
    value exc = op_call(vm, x, NULL, 0, NULL);
    if (!exc || is_exception(exc)) return exc;
    str *class_text = op_repr(vm, x), *got = class_text ? op_repr(vm, from_object(type_of(exc))) : NULL;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "calling ");
    if (got) strbuf_add_str(&b, class_text);
    strbuf_addz(&b, " should have returned an instance of BaseException, not ");
    if (got) strbuf_add_str(&b, got);
    str *message = strbuf_finish(&b);
    if (message && got) raise_with_arg(vm, &type_TypeError, from_object(message));
    if (message) DECREF_OBJ(vm, message);
    if (got) DECREF_OBJ(vm, got);
    if (class_text) DECREF_OBJ(vm, class_text);
    decref(vm, exc);
    return FAILED;
}

value exception_take(vm *vm) {
    value exc = vm->raised;
    vm->raised = EMPTY;
    return exc;
}

void exception_set_cause(vm *vm, value cause) {
    exception *e = as_exception(vm->raised);
    replace(vm, &e->cause, incref(cause));
    replace(vm, &e->context, cause);
    e->suppress_context = true;
}

bool exception_pending_is(vm *vm, const type *t) {
    return vm->raised && type_is_subtype(as_object(vm->raised)->type, t);
}

void exception_clear(vm *vm) { replace(vm, &vm->raised, EMPTY); }

bool are_exception_classes(value v) {
    if (!is_tuple(v)) return is_exception_class(v);
    for (uint32_t i = 0; i < as_tuple(v)->len; i++)
        if (!is_exception_class(as_tuple(v)->items[i])) return false;
    return true;
}

bool check_exception_classes(vm *vm, value v) {
    return are_exception_classes(v) ||
           raise_error(vm, &type_TypeError, "catching classes that do not inherit from BaseException is not allowed");
}

int exception_matches(vm *vm, value exc, value classes) {
    if (!check_exception_classes(vm, classes)) return -1;
    const value *items = is_tuple(classes) ? as_tuple(classes)->items : &classes;
    uint32_t n = is_tuple(classes) ? as_tuple(classes)->len : 1;
    for (uint32_t i = 0; i < n; i++)
        if (type_is_subtype(type_of(exc), (type *)as_object(items[i]))) return 1;
    return 0;
}
