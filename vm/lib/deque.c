/* deque: storage, operators, the type and its iterators. Methods: deque_methods.c. */
#include "deque.h"
#include <string.h>
#include "../abstract.h"
#include "../objects/construct.h"
#include "../objects/int.h"
#include "../state.h"

/* --- storage ----------------------------------------------------------------------------------- */
/* Lays the items out anew, from the start of a ring of cap values. */
static bool set_cap(vm *vm, deque *d, size_t cap) {
    value *items = cap > SIZE_MAX / 2 / sizeof *items ? (raise_memory(vm), NULL) : heap_alloc(vm, cap * sizeof *items);
    if (!items) return false;
    size_t head = d->cap - d->first < d->len ? d->cap - d->first : d->len;
    if (d->len) {
        memcpy(items, d->items + d->first, head * sizeof *items);
        memcpy(items + head, d->items, (d->len - head) * sizeof *items);
    }
    heap_free(vm, d->items, d->cap * sizeof *items);
    d->items = items;
    d->first = 0;
    d->cap = cap;
    return true;
}

bool deque_push(vm *vm, deque *d, value v, bool left) {
    if (d->len == d->cap && !set_cap(vm, d, d->cap ? d->cap * 2 : 8)) {
        decref(vm, v);
        return false;
    }
    if (left) d->first = (d->first - 1) & (d->cap - 1);
    d->len++;
    *deque_slot(d, left ? 0 : d->len - 1) = v;
    d->state++;
    if (d->maxlen >= 0 && d->len > (size_t)d->maxlen) decref(vm, deque_take(vm, d, !left));
    return true;
}

value deque_take(vm *vm, deque *d, bool left) {
    value v = *deque_slot(d, left ? 0 : d->len - 1);
    if (left) d->first = (d->first + 1) & (d->cap - 1);
    d->len--;
    d->state++;
    /* Without memory for the smaller ring the large one stays. */
    if (d->cap > 64 && d->len < d->cap / 4 && !set_cap(vm, d, d->cap / 2)) exception_clear(vm);
    return v;
}

static int step_right(vm *vm, consumer *c, value item) { return deque_push(vm, as_deque(c->all), item, false) ? 1 : -1; }
static int step_left(vm *vm, consumer *c, value item) { return deque_push(vm, as_deque(c->all), item, true) ? 1 : -1; }

static bool fill_deque(vm *vm, consumer *c, value iterable) {
    value it = FAILED;
    if (iterable == c->all) {       /* its own items, as they are now */
        list *copy = list_from_iterable(vm, iterable);
        it = copy ? get_iter(vm, from_object(copy)) : FAILED;
        if (copy) DECREF_OBJ(vm, copy);
    } else {
        it = get_iter(vm, iterable);
    }
    bool ok = it && consumer_drive(vm, c, it);
    if (it) release_raised(vm, it);
    return ok;
}

const consumer_kind consumer_deque = { .step = step_right, .finish = consumer_finish_all, .fill = fill_deque };
const consumer_kind consumer_deque_none = { .step = step_right, .finish = consumer_finish_none, .fill = fill_deque };
const consumer_kind consumer_deque_left = { .step = step_left, .finish = consumer_finish_none, .fill = fill_deque };

void deque_drop_items(vm *vm, deque *d) {
    deque old = *d;
    d->items = NULL;
    d->first = d->len = d->cap = 0;
    d->state++;
    for (size_t i = 0; i < old.len; i++) decref(vm, *deque_slot(&old, i));
    heap_free(vm, old.items, old.cap * sizeof(value));
}

deque *deque_new(vm *vm, type *t, int64_t maxlen) {
    deque *d = object_new(vm, t, sizeof *d);
    if (!d) return NULL;
    d->items = NULL;
    d->first = d->len = d->cap = 0;
    d->maxlen = maxlen;
    d->state = 0;
    gc_track(vm, &d->head);
    return d;
}

static void deque_clear_slot(vm *vm, object *o) { deque_drop_items(vm, (deque *)o); }

static void deque_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    deque_drop_items(vm, (deque *)o);
    object_free(vm, o, sizeof(deque));
}

static void deque_traverse(object *o, visit_fn visit, void *arg) {
    const deque *d = (deque *)o;
    for (size_t i = 0; i < d->len; i++) visit(arg, *deque_slot(d, i));
}

/* --- construction ------------------------------------------------------------------------------ */
static value deque_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return from_object(deque_new(vm, t, -1));
}

/* self, iterable, maxlen; gives self */
static value deque_fill(vm *vm, const value *args, int nargs) {
    (void)nargs;
    deque *d = as_deque(args[0]);
    int64_t maxlen = -1;
    if (args[2] && args[2] != NONE) {
        if (!is_int(args[2])) return raise_error(vm, &type_TypeError, "an integer is required");
        if (!int_to_i64(vm, args[2], &maxlen)) return FAILED;
        if (maxlen < 0) return raise_error(vm, &type_ValueError, "maxlen must be non-negative");
    }
    d->maxlen = maxlen;
    if (d->len) deque_drop_items(vm, d);
    if (!args[1]) return incref(args[0]);
    return consume(vm, &(consumer){ .kind = &consumer_deque, .all = incref(args[0]) }, args[1]);
}

static const native_def fill_def = { "deque", deque_fill, 1, 3, "iterable maxlen" };

static bool deque_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    return init_native(vm, &fill_def, self, args, nargs, kwnames);
}

static value deque_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    deque *d = deque_new(vm, t, -1);
    if (!d) return FAILED;
    value made = call_on(vm, &fill_def, from_object(d), args, nargs, kwnames);
    release_raised(vm, from_object(d));
    return made;
}

/* --- operators --------------------------------------------------------------------------------- */
static value deque_repr(vm *vm, value self) {
    deque *d = as_deque(self);
    int entered = repr_enter(vm, self);
    if (entered <= 0) return entered < 0 ? FAILED : from_object(str_from_cstr(vm, "[...]"));
    list *items = list_from_iterable(vm, self);
    str *text = items ? op_repr(vm, from_object(items)) : NULL;
    repr_leave(vm, self);
    if (items) DECREF_OBJ(vm, items);
    if (!text) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "%s(", type_short_name(d->head.type));
    strbuf_add_str(&b, text);
    if (d->maxlen >= 0) strbuf_printf(&b, ", maxlen=%lld", (long long)d->maxlen);
    strbuf_addz(&b, ")");
    DECREF_OBJ(vm, text);
    return from_object(strbuf_finish(&b));
}

/* Finds the first position where two deques differ: 1 and its items in x and y (new references), 0 when there is none up
 * to the end of the shorter one, -1 raised. */
static int difference(vm *vm, deque *a, deque *b, value *x, value *y) {
    uint64_t state_a = a->state, state_b = b->state;
    for (size_t i = 0; i < a->len && i < b->len; i++) {
        *x = incref(*deque_slot(a, i));
        *y = incref(*deque_slot(b, i));
        int equal = op_compare_bool(vm, *x, *y, CMP_EQ);
        if (equal == 0) return 1;
        decref(vm, *x);
        decref(vm, *y);
        if (equal < 0) return -1;
        if (state_a != a->state || state_b != b->state) return raise_error(vm, &type_RuntimeError, "deque mutated during iteration"), -1;
    }
    return 0;
}

static value deque_compare(vm *vm, value a, value b, enum cmp op) {
    if (!is_deque(a) || !is_deque(b)) return NOT_IMPLEMENTED;
    deque *left = as_deque(a), *right = as_deque(b);
    bool equality = op == CMP_EQ || op == CMP_NE;
    if (left->len != right->len && equality) return from_bool(op == CMP_NE);
    value x, y;
    int differs = difference(vm, left, right, &x, &y);
    if (differs < 0) return FAILED;
    if (!differs) return from_bool(order_satisfies(left->len < right->len ? -1 : left->len > right->len, op));
    value result = equality ? from_bool(op == CMP_NE) : op_compare(vm, x, y, op);
    decref(vm, x);
    decref(vm, y);
    return result;
}

/* Appends count - 1 more times what it holds, dropping on the left what is too much. */
static bool repeat_items(vm *vm, deque *d, int64_t count) {
    if (count == 0 || d->len == 0) {
        deque_drop_items(vm, d);
        return true;
    }
    if ((uint64_t)count > UINT32_MAX / 2 / d->len && d->maxlen < 0) {
        raise_memory(vm);
        return false;
    }
    list *items = list_from_iterable(vm, from_object(d));
    int64_t enough = items && d->maxlen >= 0 ? d->maxlen / (int64_t)items->len + 2 : count;
    int64_t skip = count > enough ? count - enough : 0;     /* what would be pushed out again */
    bool ok = items != NULL;
    for (int64_t k = skip + 1; ok && k < count; k++)
        for (size_t i = 0; ok && i < items->len; i++) ok = deque_push(vm, d, incref(items->items[i]), false);
    if (items) DECREF_OBJ(vm, items);
    return ok;
}

static value deque_copy_of(vm *vm, value self) {
    bool found;
    str *copy = str_intern_cstr(vm, "__copy__");
    value made = copy ? call_special(vm, self, copy, NULL, 0, &found) : FAILED;
    if (copy) DECREF_OBJ(vm, copy);
    if (!made || is_deque(made)) return made;
    raise_error(vm, &type_TypeError, "__copy__() must return a deque, not %s", type_of(made)->name);
    decref(vm, made);
    return FAILED;
}

static value deque_binary(vm *vm, value a, value b, enum binop op) {
    int64_t count;
    value result;
    if (op == OP_ADD && is_deque(a)) {
        if (!is_deque(b)) return raise_error(vm, &type_TypeError, "can only concatenate deque (not \"%.200s\") to deque", type_of(b)->name);
        result = deque_copy_of(vm, a);
        return result ? consume_now(vm, &(consumer){ .kind = &consumer_deque, .all = result }, b) : FAILED;
    } else if (op == OP_MUL) {
        bool left = is_deque(a);
        if (!sequence_repeat_count(vm, left ? b : a, &count)) return FAILED;
        result = deque_copy_of(vm, left ? a : b);
        if (result && repeat_items(vm, as_deque(result), count)) return result;
    } else {
        return NOT_IMPLEMENTED;
    }
    xdecref(vm, result);
    return FAILED;
}

static value deque_inplace(vm *vm, value a, value b, enum binop op) {
    int64_t count;
    if (op == OP_ADD) return consume(vm, &(consumer){ .kind = &consumer_deque, .all = incref(a) }, b);
    if (op != OP_MUL) return NOT_IMPLEMENTED;
    return sequence_repeat_count(vm, b, &count) && repeat_items(vm, as_deque(a), count) ? incref(a) : FAILED;
}

static int64_t deque_len(vm *vm, value self) { (void)vm; return (int64_t)as_deque(self)->len; }

static bool position(vm *vm, deque *d, value key, int64_t *i) {
    value index;
    int r = to_index(vm, key, &index);
    if (r == 0) raise_error(vm, &type_TypeError, "sequence index must be integer, not '%.200s'", type_of(key)->name);
    if (r <= 0) return false;
    bool ok = int_to_i64_clamped(vm, index, i);
    decref(vm, index);
    if (!ok) return false;
    if (*i < 0) *i += (int64_t)d->len;
    if ((uint64_t)*i < d->len) return true;
    raise_error(vm, &type_IndexError, "deque index out of range");
    return false;
}

static value deque_getitem(vm *vm, value self, value key) {
    int64_t i;
    return position(vm, as_deque(self), key, &i) ? incref(*deque_slot(as_deque(self), (size_t)i)) : FAILED;
}

static bool deque_setitem(vm *vm, value self, value key, value v) {
    deque *d = as_deque(self);
    int64_t i;
    if (!position(vm, d, key, &i)) return false;
    if (v) {
        replace(vm, deque_slot(d, (size_t)i), incref(v));
        return true;
    }
    value old = *deque_slot(d, (size_t)i);
    for (size_t at = (size_t)i; at + 1 < d->len; at++) *deque_slot(d, at) = *deque_slot(d, at + 1);
    *deque_slot(d, d->len - 1) = old;
    decref(vm, deque_take(vm, d, false));
    return true;
}

static int deque_contains(vm *vm, value self, value item) {
    deque *d = as_deque(self);
    uint64_t state = d->state;
    for (size_t i = 0; i < d->len; i++) {
        value v = incref(*deque_slot(d, i));
        int r = op_compare_bool(vm, v, item, CMP_EQ);
        decref(vm, v);
        if (r) return r;
        if (d->state != state) return raise_error(vm, &type_RuntimeError, "deque mutated during iteration"), -1;
    }
    return 0;
}

/* --- iterators --------------------------------------------------------------------------------- */
static value iter_new(vm *vm, type *t, deque *d) {
    deque_iter *it = object_new(vm, t, sizeof *it);
    if (!it) return FAILED;
    it->deque = d;
    it->left = d->len;
    it->state = d->state;
    INCREF_OBJ(d);
    gc_track(vm, &it->head);
    return from_object(it);
}

static value deque_iter_of(vm *vm, value self) { return iter_new(vm, &type_deque_iter, as_deque(self)); }

value deque_reversed(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return iter_new(vm, &type_deque_reverse_iter, as_deque(args[0]));
}

static bool iter_valid(vm *vm, deque_iter *it) {
    if (it->state == it->deque->state) return true;
    it->left = 0;
    raise_error(vm, &type_RuntimeError, "deque mutated during iteration");
    return false;
}

static value iter_step(vm *vm, value self) {
    deque_iter *it = (deque_iter *)as_object(self);
    if (!iter_valid(vm, it)) return FAILED;
    return it->left ? incref(*deque_slot(it->deque, it->deque->len - it->left--)) : NO_MORE;
}

static value iter_step_back(vm *vm, value self) {
    deque_iter *it = (deque_iter *)as_object(self);
    if (!iter_valid(vm, it)) return FAILED;
    return it->left ? incref(*deque_slot(it->deque, --it->left)) : NO_MORE;
}

static value iter_hint(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    return from_small((int64_t)((deque_iter *)as_object(args[0]))->left);
}

static void iter_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    DECREF_OBJ(vm, ((deque_iter *)o)->deque);
    object_free(vm, o, sizeof(deque_iter));
}

static void iter_traverse(object *o, visit_fn visit, void *arg) { visit(arg, from_object(((deque_iter *)o)->deque)); }

#define DEQUE_ITER(id, text, step)                                                                                         \
    type id = {                                                                                                            \
        .head = TYPE_HEAD, .name = text, .base = &type_object, .instance_size = sizeof(deque_iter), .final = true,         \
        .methods = (const native_def[]){{"__length_hint__", iter_hint, 1, 1, NULL}, {0}},                                  \
        .dealloc = iter_dealloc, .traverse = iter_traverse, .iter = iter_self, .next = step,                               \
    }
DEQUE_ITER(type_deque_iter, "_collections._deque_iterator", iter_step);
DEQUE_ITER(type_deque_reverse_iter, "_collections._deque_reverse_iterator", iter_step_back);

static value deque_maxlen(vm *vm, value self) {
    (void)vm;
    return as_deque(self)->maxlen < 0 ? NONE : from_small(as_deque(self)->maxlen);
}

static const getset_def deque_getsets[] = { { "maxlen", deque_maxlen, NULL }, { 0 } };

type type_deque = {
    .head = TYPE_HEAD, .name = "collections.deque", .referable = true, .base = &type_object, .instance_size = sizeof(deque), .methods = deque_methods,
    .getsets = deque_getsets, .dealloc = deque_dealloc, .traverse = deque_traverse, .clear = deque_clear_slot,
    .consumes = true, .construct = deque_construct, .make = deque_make, .init = deque_init,
    .repr = deque_repr, .hash = hash_refused, .len = deque_len, .getitem = deque_getitem, .setitem = deque_setitem,
    .contains = deque_contains, .iter = deque_iter_of, .compare = deque_compare, .binary = deque_binary, .inplace = deque_inplace,
};
