/* keys(), values() and items() of dicts, and the dict iterators. */
#include "../abstract.h"
#include "../state.h"

static dict_view *as_view(value v) { return (dict_view *)as_object(v); }
static dict_iter *as_iter(value v) { return (dict_iter *)as_object(v); }

value dict_view_new(vm *vm, type *t, dict *d) {
    dict_view *view = object_new(vm, t, sizeof *view);
    if (!view) return FAILED;
    INCREF_OBJ(d);
    view->dict = d;
    gc_track(vm, &view->head);
    return from_object(view);
}

static void view_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    DECREF_OBJ(vm, ((dict_view *)o)->dict);
    object_free(vm, o, sizeof(dict_view));
}

static void view_traverse(object *o, visit_fn visit, void *arg) { visit(arg, from_object(((dict_view *)o)->dict)); }

static int64_t view_len(vm *vm, value self) { (void)vm; return as_view(self)->dict->len; }

static value view_repr(vm *vm, value self) {
    int entered = repr_enter(vm, self);
    if (entered < 0) return FAILED;
    if (entered == 0) return from_object(str_from_cstr(vm, "..."));
    list *items = list_from_iterable(vm, self);
    str *text = items ? op_repr(vm, from_object(items)) : NULL;
    repr_leave(vm, self);
    if (items) DECREF_OBJ(vm, items);
    if (!text) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "%s(", type_of(self)->name);
    strbuf_add_str(&b, text);
    strbuf_addz(&b, ")");
    DECREF_OBJ(vm, text);
    return from_object(strbuf_finish(&b));
}

static value keys_iter(vm *vm, value self) { return dict_iter_new(vm, &type_dict_key_iter, as_view(self)->dict); }
static value values_iter(vm *vm, value self) { return dict_iter_new(vm, &type_dict_value_iter, as_view(self)->dict); }
static value items_iter(vm *vm, value self) { return dict_iter_new(vm, &type_dict_item_iter, as_view(self)->dict); }

static int keys_contains(vm *vm, value self, value key) {
    bool error;
    value v = dict_get(vm, as_view(self)->dict, key, &error);
    return error ? -1 : v != EMPTY;
}

static int items_contains(vm *vm, value self, value item) {
    if (!is_tuple(item) || as_tuple(item)->len != 2) return 0;
    bool error;
    value v = dict_get(vm, as_view(self)->dict, as_tuple(item)->items[0], &error);
    if (v == EMPTY) return error ? -1 : 0;
    incref(v);
    int r = op_compare_bool(vm, v, as_tuple(item)->items[1], CMP_EQ);
    decref(vm, v);
    return r;
}

static bool set_like(value v) { return is_set(v) || has_type(v, &type_dict_keys) || has_type(v, &type_dict_items); }

/* Every item of a is in b: 1, 0, -1 raised. */
static int all_in(vm *vm, value a, value b) {
    value it = get_iter(vm, a);
    if (it == FAILED) return -1;
    int r = 1;
    while (r == 1) {
        value item = iter_next(vm, it);
        if (item == NO_MORE) break;
        r = item == FAILED ? -1 : op_contains(vm, b, item);
        xdecref(vm, item);
    }
    decref(vm, it);
    return r;
}

static value view_compare(vm *vm, value a, value b, enum cmp op) {
    if (!set_like(a) || !set_like(b)) return NOT_IMPLEMENTED;
    int64_t m = op_len(vm, a), n = op_len(vm, b);
    if (m < 0 || n < 0) return FAILED;
    int r;
    switch (op) {
    case CMP_EQ:
    case CMP_NE: r = m == n ? all_in(vm, a, b) : 0; break;
    case CMP_LT: r = m < n ? all_in(vm, a, b) : 0; break;
    case CMP_LE: r = m <= n ? all_in(vm, a, b) : 0; break;
    case CMP_GT: r = m > n ? all_in(vm, b, a) : 0; break;
    default: r = m >= n ? all_in(vm, b, a) : 0; break;
    }
    if (r < 0) return FAILED;
    return from_bool(op == CMP_NE ? !r : r);
}

static bool is_view(value v) { return has_type(v, &type_dict_keys) || has_type(v, &type_dict_items); }

static value view_binary(vm *vm, value a, value b, enum binop op) {
    if (!is_view(a) && !is_view(b)) return NOT_IMPLEMENTED;
    if (op != OP_AND && op != OP_OR && op != OP_XOR && op != OP_SUB) return NOT_IMPLEMENTED;
    value x = set_build(vm, &type_set, a), y = x ? set_build(vm, &type_set, b) : FAILED;
    value r = y ? op_binary(vm, x, y, op) : FAILED;
    xdecref(vm, x);
    xdecref(vm, y);
    return r;
}

static value view_isdisjoint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value it = get_iter(vm, args[1]);
    if (it == FAILED) return FAILED;
    int r = 0;
    while (r == 0) {
        value item = iter_next(vm, it);
        if (item == NO_MORE) break;
        r = item == FAILED ? -1 : op_contains(vm, args[0], item);
        xdecref(vm, item);
    }
    decref(vm, it);
    return r < 0 ? FAILED : from_bool(!r);
}

static value view_reversed(vm *vm, const value *args, int nargs) {
    (void)nargs;
    type *t = type_of(args[0]);
    return dict_iter_new(vm, t == &type_dict_keys ? &type_dict_reverse_key_iter
                           : t == &type_dict_values ? &type_dict_reverse_value_iter : &type_dict_reverse_item_iter,
        as_view(args[0])->dict);
}

static const native_def set_like_methods[] = {
    {"isdisjoint", view_isdisjoint, 2, 2, NULL}, {"__reversed__", view_reversed, 1, 1, NULL}, {0}};
static const native_def values_methods[] = {{"__reversed__", view_reversed, 1, 1, NULL}, {0}};

static value view_mapping(vm *vm, value self) { return mappingproxy_new(vm, from_object(as_view(self)->dict)); }

static const getset_def view_getsets[] = {{"mapping", view_mapping, NULL}, {0}};

#define VIEW_SLOTS                                                                                          \
    .head = TYPE_HEAD, .base = &type_object, .instance_size = sizeof(dict_view), .final = true, .dealloc = view_dealloc,   \
    .traverse = view_traverse, .repr = view_repr, .len = view_len, .getsets = view_getsets

type type_dict_keys = {
    VIEW_SLOTS, .name = "dict_keys", .methods = set_like_methods, .hash = hash_refused, .contains = keys_contains,
    .iter = keys_iter, .compare = view_compare, .binary = view_binary,
};
type type_dict_items = {
    VIEW_SLOTS, .name = "dict_items", .methods = set_like_methods, .hash = hash_refused, .contains = items_contains,
    .iter = items_iter, .compare = view_compare, .binary = view_binary,
};
type type_dict_values = {VIEW_SLOTS, .name = "dict_values", .methods = values_methods, .iter = values_iter};

/* --- iterators --- */

static bool is_reverse(const type *t) {
    return t == &type_dict_reverse_key_iter || t == &type_dict_reverse_value_iter || t == &type_dict_reverse_item_iter;
}

value dict_iter_new(vm *vm, type *t, dict *d) {
    dict_iter *it = object_new(vm, t, sizeof *it);
    if (!it) return FAILED;
    INCREF_OBJ(d);
    it->dict = d;
    it->at = is_reverse(t) ? d->used : 0;
    it->left = it->len = d->len;
    it->pair = EMPTY;
    gc_track(vm, &it->head);
    return from_object(it);
}

static void iter_end(vm *vm, dict_iter *it) {
    dict *d = it->dict;
    value pair = it->pair;
    it->dict = NULL;
    it->pair = EMPTY;
    if (d) DECREF_OBJ(vm, d);
    xdecref(vm, pair);
}

/* The next live entry, or NULL with the result that says why in *end. */
static inline const dict_entry *iter_advance(vm *vm, dict_iter *it, bool reverse, value *end) {
    dict *d = it->dict;
    *end = NO_MORE;
    if (!d) return NULL;
    if (d->len != it->len) {
        it->len = UINT32_MAX;
        *end = raise_error(vm, &type_RuntimeError, "dictionary changed size during iteration");
        return NULL;
    }
    const dict_entry *e = NULL;
    if (reverse) {
        if (it->at > d->used) it->at = d->used;
        while (it->at > d->first && !e)
            if (d->entries[--it->at].key) e = &d->entries[it->at];
    } else {
        if (it->at < d->first) it->at = d->first;
        while (it->at < d->used && !e)
            if (d->entries[it->at++].key) e = &d->entries[it->at - 1];
    }
    if (!e) {
        iter_end(vm, it);
    } else if (it->left == 0) {
        *end = raise_error(vm, &type_RuntimeError, "dictionary keys changed during iteration");
        e = NULL;
    } else {
        it->left--;
    }
    return e;
}

static value key_next(vm *vm, value self) {
    value end;
    const dict_entry *e = iter_advance(vm, as_iter(self), false, &end);
    return e ? incref(e->key) : end;
}

static value value_next(vm *vm, value self) {
    value end;
    const dict_entry *e = iter_advance(vm, as_iter(self), false, &end);
    return e ? incref(e->value) : end;
}

static value item_next(vm *vm, value self) {
    value end;
    const dict_entry *e = iter_advance(vm, as_iter(self), false, &end);
    return e ? tuple_pair(vm, &as_iter(self)->pair, incref(e->key), incref(e->value)) : end;
}

static value reverse_key_next(vm *vm, value self) {
    value end;
    const dict_entry *e = iter_advance(vm, as_iter(self), true, &end);
    return e ? incref(e->key) : end;
}

static value reverse_value_next(vm *vm, value self) {
    value end;
    const dict_entry *e = iter_advance(vm, as_iter(self), true, &end);
    return e ? incref(e->value) : end;
}

static value reverse_item_next(vm *vm, value self) {
    value end;
    const dict_entry *e = iter_advance(vm, as_iter(self), true, &end);
    return e ? tuple_pair(vm, &as_iter(self)->pair, incref(e->key), incref(e->value)) : end;
}

static void iter_clear(vm *vm, object *o) { iter_end(vm, (dict_iter *)o); }

static void iter_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    iter_end(vm, (dict_iter *)o);
    object_free(vm, o, sizeof(dict_iter));
}

static void iter_traverse(object *o, visit_fn visit, void *arg) {
    dict_iter *it = (dict_iter *)o;
    if (it->dict) visit(arg, from_object(it->dict));
    if (it->pair) visit(arg, it->pair);
}

static value iter_hint(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    dict_iter *it = as_iter(args[0]);
    return from_small(it->dict && it->dict->len == it->len ? it->left : 0);
}

static value iter_reduce_rest(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const dict_iter *it = as_iter(args[0]);
    dict_iter *copy = object_new(vm, it->head.type, sizeof *copy);
    if (!copy) return FAILED;
    *copy = (dict_iter){ .head = copy->head, .dict = it->dict, .at = it->at, .left = it->left, .len = it->len };
    if (copy->dict) INCREF_OBJ(copy->dict);
    gc_track(vm, &copy->head);
    return reduce_rest(vm, from_object(copy));
}

static const native_def iter_methods[] = {
    {"__length_hint__", iter_hint, 1, 1, NULL}, {"__reduce__", iter_reduce_rest, 1, 1, NULL}, {0}};

#define DICT_ITER(id, text, step)                                                                                    \
    type id = {                                                                                                      \
        .head = TYPE_HEAD, .name = text, .base = &type_object, .instance_size = sizeof(dict_iter), .final = true,    \
        .methods = iter_methods, .dealloc = iter_dealloc, .traverse = iter_traverse, .clear = iter_clear,            \
        .iter = iter_self, .next = step,                                                                             \
    }
DICT_ITER(type_dict_key_iter, "dict_keyiterator", key_next);
DICT_ITER(type_dict_value_iter, "dict_valueiterator", value_next);
DICT_ITER(type_dict_item_iter, "dict_itemiterator", item_next);
DICT_ITER(type_dict_reverse_key_iter, "dict_reversekeyiterator", reverse_key_next);
DICT_ITER(type_dict_reverse_value_iter, "dict_reversevalueiterator", reverse_value_next);
DICT_ITER(type_dict_reverse_item_iter, "dict_reverseitemiterator", reverse_item_next);
