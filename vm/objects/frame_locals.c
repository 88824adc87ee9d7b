/* f_locals of a function's frame: a mapping that reads and writes its variables (PEP 667). */
#include "frame_locals.h"
#include "../abstract.h"
#include "../state.h"

typedef struct frame_locals { object head; frame_object *frame; } frame_locals;

static frame_object *frame_of(value self) { return ((frame_locals *)as_object(self))->frame; }

value frame_locals_new(vm *vm, frame_object *o) {
    frame_locals *l = object_new(vm, &type_frame_locals, sizeof *l);
    if (!l) return FAILED;
    l->frame = o;
    INCREF_OBJ(o);
    gc_track(vm, &l->head);
    return from_object(l);
}

/* The variable in a slot: the slot, or the inside of the cell in it. */
static value *variable(frame_object *o, uint32_t i) {
    value *slot = &frame_object_slots(o)[i];
    return *slot && has_type(*slot, &type_cell) ? &((cell *)as_object(*slot))->v : slot;
}

dict *frame_locals_copy(vm *vm, frame_object *o) {
    const code *c = o->func->code;
    dict *d = dict_new(vm);
    for (uint32_t i = 0; d && i < c->nslots; i++) {
        value v = *variable(o, i);
        if (!v || dict_set_str(vm, d, c->slot_names[i], v)) continue;
        DECREF_OBJ(vm, d);
        return NULL;
    }
    if (d && o->extra && !dict_merge(vm, d, o->extra)) {
        DECREF_OBJ(vm, d);
        return NULL;
    }
    return d;
}

/* The slot of a name, which may be unbound, or -1. */
static int64_t find_slot(frame_object *o, value key) {
    const code *c = o->func->code;
    for (uint32_t i = 0; is_str(key) && i < c->nslots; i++)
        if (str_equal(c->slot_names[i], as_str(key))) return i;
    return -1;
}

/* Borrowed; EMPTY: not there, or raised (*error). */
static value find(vm *vm, frame_object *o, value key, bool *error) {
    uint64_t hash;
    *error = !op_hash(vm, key, &hash);
    if (*error) return EMPTY;
    int64_t at = find_slot(o, key);
    if (at >= 0) return *variable(o, (uint32_t)at);
    return o->extra ? dict_get(vm, o->extra, key, error) : EMPTY;
}

static value locals_getitem(vm *vm, value self, value key) {
    bool error;
    value v = find(vm, frame_of(self), key, &error);
    if (v) return incref(v);
    if (error) return FAILED;
    str *text = op_repr(vm, key);
    if (!text) return FAILED;
    raise_error(vm, &type_KeyError, "local variable '%s' is not defined", str_utf8(vm, text, NULL));
    DECREF_OBJ(vm, text);
    return FAILED;
}

static bool locals_setitem(vm *vm, value self, value key, value v) {
    frame_object *o = frame_of(self);
    if (!v) {
        raise_error(vm, &type_TypeError, "cannot remove variables from FrameLocalsProxy");
        return false;
    }
    int64_t at = find_slot(o, key);
    if (at >= 0) {
        value *place = variable(o, (uint32_t)at);
        if (o->frame && gen_land_called(*place, o->frame)) *place = incref(v);
        else replace(vm, place, incref(v));
        return true;
    }
    if (!o->extra && !(o->extra = dict_new(vm))) return false;
    return dict_set(vm, o->extra, key, v);
}

static int locals_contains(vm *vm, value self, value key) {
    bool error;
    value v = find(vm, frame_of(self), key, &error);
    return error ? -1 : v != EMPTY;
}

static int64_t locals_len(vm *vm, value self) {
    dict *d = frame_locals_copy(vm, frame_of(self));
    if (!d) return -1;
    int64_t n = d->len;
    DECREF_OBJ(vm, d);
    return n;
}

static value locals_repr(vm *vm, value self) {
    int entered = repr_enter(vm, self);
    if (entered <= 0) return entered ? FAILED : from_object(str_from_cstr(vm, "{...}"));
    dict *d = frame_locals_copy(vm, frame_of(self));
    value text = d ? from_object(op_repr(vm, from_object(d))) : FAILED;
    if (d) DECREF_OBJ(vm, d);
    repr_leave(vm, self);
    return text;
}

/* keys(), values() and items() are lists, as in CPython. */
static value listed(vm *vm, value self, bool keys, bool values) {
    dict *d = frame_locals_copy(vm, frame_of(self));
    list *out = d ? list_new(vm, d->len) : NULL;
    uint32_t pos = 0;
    value key, v;
    bool ok = out != NULL;
    while (ok && dict_next(d, &pos, &key, &v)) {
        value pair[] = { key, v };
        value item = keys && values ? from_object(tuple_from_items(vm, pair, 2)) : incref(keys ? key : v);
        ok = item && list_append_steal(vm, out, item);
    }
    if (d) DECREF_OBJ(vm, d);
    if (ok) return from_object(out);
    if (out) DECREF_OBJ(vm, out);
    return FAILED;
}

static value locals_iter(vm *vm, value self) {
    value keys = listed(vm, self, true, false), it = keys ? get_iter(vm, keys) : FAILED;
    xdecref(vm, keys);
    return it;
}

/* Equal to the proxy of the same frame, and to a dict with the same items. */
static value locals_compare(vm *vm, value a, value b, enum cmp op) {
    if (op != CMP_EQ && op != CMP_NE) return NOT_IMPLEMENTED;
    if (has_type(a, &type_frame_locals) && has_type(b, &type_frame_locals)) return from_bool((frame_of(a) == frame_of(b)) == (op == CMP_EQ));
    bool left = has_type(a, &type_frame_locals);
    value other = left ? b : a;
    if (!is_dict(other)) return NOT_IMPLEMENTED;
    dict *d = frame_locals_copy(vm, frame_of(left ? a : b));
    value r = d ? op_compare(vm, from_object(d), other, op) : FAILED;
    if (d) DECREF_OBJ(vm, d);
    return r;
}

#define LOCALS_LIST(id, keys, values) \
    static value id(vm *vm, const value *args, int nargs) { (void)nargs; return listed(vm, args[0], keys, values); }
LOCALS_LIST(locals_keys, true, false)
LOCALS_LIST(locals_values, false, true)
LOCALS_LIST(locals_items, true, true)

static value locals_get(vm *vm, const value *args, int nargs) {
    bool error;
    value v = find(vm, frame_of(args[0]), args[1], &error);
    return error ? FAILED : incref(v ? v : nargs > 2 ? args[2] : NONE);
}

static value locals_setdefault(vm *vm, const value *args, int nargs) {
    bool error;
    value v = find(vm, frame_of(args[0]), args[1], &error);
    if (error) return FAILED;
    if (v) return incref(v);
    v = nargs > 2 ? args[2] : NONE;
    return locals_setitem(vm, args[0], args[1], v) ? incref(v) : FAILED;
}

static value locals_copy(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(frame_locals_copy(vm, frame_of(args[0])));
}

static bool is_locals(value v) { return has_type(v, &type_frame_locals); }
static bool has_names(value v) { return is_locals(v) || is_dict(v); }

/* Those of a dict or a proxy, as a new dict. */
static dict *names_of(vm *vm, value v) { return is_locals(v) ? frame_locals_copy(vm, frame_of(v)) : dict_copy(vm, as_dict(v)); }

static bool set_all(vm *vm, value self, value from) {
    dict *d = names_of(vm, from);
    bool ok = d != NULL;
    uint32_t pos = 0;
    value key, v;
    while (ok && dict_next(d, &pos, &key, &v)) ok = locals_setitem(vm, self, key, v);
    if (d) DECREF_OBJ(vm, d);
    return ok;
}

static value locals_update(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!has_names(args[1])) return raise_error(vm, &type_TypeError, "update() argument must be dict or another FrameLocalsProxy");
    return set_all(vm, args[0], args[1]) ? NONE : FAILED;
}

static value locals_binary(vm *vm, value a, value b, enum binop op) {
    if (op != OP_OR || !has_names(a) || !has_names(b)) return NOT_IMPLEMENTED;
    dict *all = names_of(vm, a), *more = all ? names_of(vm, b) : NULL;
    bool ok = more && dict_merge(vm, all, more);
    if (more) DECREF_OBJ(vm, more);
    if (ok) return from_object(all);
    if (all) DECREF_OBJ(vm, all);
    return FAILED;
}

static value locals_inplace(vm *vm, value a, value b, enum binop op) {
    if (op != OP_OR || !has_names(b)) return NOT_IMPLEMENTED;
    return set_all(vm, a, b) ? incref(a) : FAILED;
}

static value locals_reversed(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value keys = listed(vm, args[0], true, false), it = keys ? get_reversed(vm, keys) : FAILED;
    xdecref(vm, keys);
    return it;
}

static void locals_dealloc(vm *vm, object *self) {
    gc_untrack(vm, self);
    DECREF_OBJ(vm, ((frame_locals *)self)->frame);
    object_free(vm, self, sizeof(frame_locals));
}

static void locals_traverse(object *self, visit_fn visit, void *arg) {
    visit(arg, from_object(((frame_locals *)self)->frame));
}

static const native_def locals_methods[] = {
    { "keys", locals_keys, 1, 1, NULL }, { "values", locals_values, 1, 1, NULL }, { "items", locals_items, 1, 1, NULL },
    { "get", locals_get, 2, 3, NULL }, { "setdefault", locals_setdefault, 2, 3, NULL }, { "copy", locals_copy, 1, 1, NULL },
    { "update", locals_update, 2, 2, NULL }, { "__reversed__", locals_reversed, 1, 1, NULL }, { 0 },
};

type type_frame_locals = {
    .head = TYPE_HEAD, .name = "FrameLocalsProxy", .base = &type_object, .instance_size = sizeof(frame_locals), .final = true,
    .methods = locals_methods, .dealloc = locals_dealloc, .traverse = locals_traverse, .repr = locals_repr, .hash = hash_refused,
    .len = locals_len, .getitem = locals_getitem, .setitem = locals_setitem, .contains = locals_contains, .iter = locals_iter,
    .compare = locals_compare, .binary = locals_binary, .inplace = locals_inplace,
};
