/* Tuples, and what lists and tuples share: order, hash, the errors of + and *. */
#include "../abstract.h"
#include "../consumer.h"
#include "../state.h"
#include "construct.h"
#include "int.h"

static size_t tuple_bytes(size_t n) { return sizeof(tuple) + n * sizeof(value); }

tuple *tuple_new(vm *vm, uint32_t n) {
    if (n == 0 && vm->empty_tuple) {
        INCREF_OBJ(vm->empty_tuple);
        return vm->empty_tuple;
    }
    tuple *t = object_take(vm, &type_tuple, tuple_bytes(n));
    if (!t) return NULL;
    t->len = n;
    for (uint32_t i = 0; i < n; i++) t->items[i] = EMPTY;
    return t;
}

/* Not yet filled; NULL with MemoryError. */
static tuple *tuple_alloc(vm *vm, size_t n) {
    if (n == 0) return tuple_new(vm, 0);
    if (n > UINT32_MAX) {
        raise_memory(vm);
        return NULL;
    }
    tuple *t = object_take(vm, &type_tuple, tuple_bytes(n));
    if (t) t->len = (uint32_t)n;
    return t;
}

static bool may_cycle(value v) {
    if (!is_counted(v)) return false;
    const object *o = as_object(v);
    if (o->type == &type_tuple) return o->tracked != 0;
    return o->type->traverse != NULL;
}

void tuple_track(vm *vm, tuple *t) {
    if (t->head.tracked) return;
    for (uint32_t i = 0; i < t->len; i++)
        if (may_cycle(t->items[i])) {
            gc_track(vm, &t->head);
            return;
        }
}

tuple *tuple_from_items(vm *vm, const value *items, size_t n) {
    tuple *t = tuple_alloc(vm, n);
    if (!t) return NULL;
    for (size_t i = 0; i < n; i++) t->items[i] = incref(items[i]);
    tuple_track(vm, t);
    return t;
}

tuple *tuple_steal_items(vm *vm, const value *items, size_t n) {
    tuple *t = tuple_alloc(vm, n);
    if (!t) {
        for (size_t i = 0; i < n; i++) decref(vm, items[i]);
        return NULL;
    }
    bool counted = false;
    for (size_t i = 0; i < n; i++) {
        t->items[i] = items[i];
        counted |= is_counted(items[i]);
    }
    if (counted) tuple_track(vm, t);
    return t;
}

value tuple_pair(vm *vm, value *cache, value a, value b) {
    tuple *t = as_tuple(*cache);
    if (t && t->head.refs == 1) {
        value x = t->items[0], y = t->items[1];
        t->items[0] = a;
        t->items[1] = b;
        INCREF_OBJ(t);
        if (may_cycle(a) || may_cycle(b)) tuple_track(vm, t);
        decref(vm, x);
        decref(vm, y);
        return from_object(t);
    }
    tuple *fresh = tuple_steal_items(vm, (value[]){a, b}, 2);
    if (fresh && !t) *cache = incref(from_object(fresh));
    return from_object(fresh);
}

value consumer_finish_tuple(vm *vm, consumer *c) {
    list *l = as_list(c->all);
    size_t n = l->len;
    l->len = 0;
    return from_object(tuple_steal_items(vm, l->items, n));
}

static const consumer_kind kind_tuple = {
    .step = consumer_step_new_list, .finish = consumer_finish_tuple, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST,
};

/* by: consume or consume_now */
static value tuple_of(vm *vm, value iterable, consume_fn by) {
    if (has_type(iterable, &type_tuple)) return incref(iterable);
    if (has_type(iterable, &type_list)) return from_object(tuple_from_items(vm, as_list(iterable)->items, as_list(iterable)->len));
    list *l = list_for(vm, iterable);
    return l ? by(vm, &(consumer){ .kind = &kind_tuple, .all = from_object(l) }, iterable) : FAILED;
}

tuple *tuple_from_iterable(vm *vm, value iterable) { return as_tuple(tuple_of(vm, iterable, consume_now)); }

static void tuple_dealloc(vm *vm, object *o) {
    tuple *t = (tuple *)o;
    gc_untrack(vm, o);
    for (uint32_t i = t->len; i > 0; i--) xdecref(vm, t->items[i - 1]); /* finalizers run in CPython's order */
    object_give(vm, o, &type_tuple, tuple_bytes(t->len));
}

static void tuple_traverse(object *o, visit_fn visit, void *arg) {
    tuple *t = (tuple *)o;
    for (uint32_t i = 0; i < t->len; i++)
        if (t->items[i]) visit(arg, t->items[i]);
}

static value tuple_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_tuple, vm->names.init, &nargs, kwnames, 0, 1)) return FAILED;
    return nargs ? tuple_of(vm, args[0], consume) : from_object(tuple_new(vm, 0));
}

static value tuple_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value items = tuple_construct(vm, t, args, nargs, kwnames);
    if (!items || t == &type_tuple) return items;
    const tuple *from = as_tuple(items);
    tuple *made = object_new(vm, t, tuple_bytes(from->len));
    if (made) {
        made->len = from->len;
        for (uint32_t i = 0; i < from->len; i++) made->items[i] = incref(from->items[i]);
        gc_track(vm, &made->head);
    }
    decref(vm, items);
    return from_object(made);
}

static value tuple_repr(vm *vm, value self) {
    tuple *t = as_tuple(self);
    if (t->len == 0) return from_object(str_from_cstr(vm, "()"));
    int entered = repr_enter(vm, self);
    if (entered < 0) return FAILED;
    if (entered == 0) return from_object(str_from_cstr(vm, "(...)"));
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "(");
    bool ok = true;
    for (uint32_t i = 0; ok && i < t->len; i++) {
        if (i) strbuf_addz(&b, ", ");
        ok = strbuf_add_repr(&b, t->items[i]);
    }
    repr_leave(vm, self);
    if (!ok) {
        strbuf_discard(&b);
        return FAILED;
    }
    strbuf_addz(&b, t->len == 1 ? ",)" : ")");
    return from_object(strbuf_finish(&b));
}

#define LANE_1 11400714785074694791u
#define LANE_2 14029467366897019727u
#define LANE_5 2870177450012600261u

bool sequence_hash(vm *vm, const value *items, size_t n, uint64_t *out) {
    uint64_t acc = LANE_5;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        uint64_t lane;
        ok = dict_hash_key(vm, items[i], &lane);
        if (!ok) break;
        acc += lane * LANE_2;
        acc = acc << 31 | acc >> 33;
        acc *= LANE_1;
    }
    *out = acc;
    return ok;
}

static bool tuple_hash(vm *vm, value self, uint64_t *out) {
    tuple *t = as_tuple(self);
    if (!sequence_hash(vm, t->items, t->len, out)) return false;
    *out += t->len ^ (LANE_5 ^ 3527539u);
    if (*out == UINT64_MAX) *out = 1546275796;
    return true;
}

static size_t sequence_len(value s) { return is_tuple(s) ? as_tuple(s)->len : as_list(s)->len; }
static value sequence_item(value s, size_t i) { return incref(is_tuple(s) ? as_tuple(s)->items[i] : as_list(s)->items[i]); }

value sequence_compare(vm *vm, value a, value b, enum cmp op) {
    if ((op == CMP_EQ || op == CMP_NE) && sequence_len(a) != sequence_len(b)) return from_bool(op == CMP_NE);
    for (size_t i = 0; i < sequence_len(a) && i < sequence_len(b); i++) {
        value x = sequence_item(a, i), y = sequence_item(b, i);
        int same = x == y ? 1 : both_small(x, y) ? 0 : op_compare_bool(vm, x, y, CMP_EQ);
        value r = FAILED;
        bool both = i < sequence_len(a) && i < sequence_len(b);     /* still: the comparison may have shortened a list */
        if (same == 0 && both) r = op == CMP_EQ ? FALSE_ : op == CMP_NE ? TRUE_ : op_compare(vm, x, y, op);
        decref(vm, x);
        decref(vm, y);
        if (!both && same >= 0) break;
        if (same != 1) return r;
    }
    size_t m = sequence_len(a), n = sequence_len(b);
    switch (op) {
    case CMP_LT: return from_bool(m < n);
    case CMP_LE: return from_bool(m <= n);
    case CMP_EQ: return from_bool(m == n);
    case CMP_NE: return from_bool(m != n);
    case CMP_GT: return from_bool(m > n);
    default: return from_bool(m >= n);
    }
}

value sequence_concat_refused(vm *vm, const char *what, value b) {
    return raise_error(vm, &type_TypeError, "can only concatenate %s (not \"%s\") to %s", what, type_of(b)->name, what);
}

bool sequence_repeat_count(vm *vm, value v, int64_t *count) {
    value n;
    int r = to_index(vm, v, &n);
    if (r == 0) raise_error(vm, &type_TypeError, "can't multiply sequence by non-int of type '%s'", type_of(v)->name);
    if (r <= 0) return false;
    bool ok = to_index_i64(vm, n, count);
    decref(vm, n);
    if (ok && *count < 0) *count = 0;
    return ok;
}

static value tuple_compare(vm *vm, value a, value b, enum cmp op) {
    if (!is_tuple(a) || !is_tuple(b)) return NOT_IMPLEMENTED;
    return sequence_compare(vm, a, b, op);
}

static value tuple_concat(vm *vm, tuple *a, tuple *b) {
    if (a->len == 0 && b->head.type == &type_tuple) return incref(from_object(b));
    if (b->len == 0 && a->head.type == &type_tuple) return incref(from_object(a));
    tuple *t = tuple_alloc(vm, (size_t)a->len + b->len);
    if (!t) return FAILED;
    for (uint32_t i = 0; i < a->len; i++) t->items[i] = incref(a->items[i]);
    for (uint32_t i = 0; i < b->len; i++) t->items[a->len + i] = incref(b->items[i]);
    tuple_track(vm, t);
    return from_object(t);
}

static value tuple_repeat(vm *vm, tuple *a, int64_t count) {
    if ((count == 1 || a->len == 0) && a->head.type == &type_tuple) return incref(from_object(a));
    if (a->len && count > UINT32_MAX / a->len) return raise_memory(vm);
    tuple *t = tuple_alloc(vm, (size_t)count * a->len);
    if (!t) return FAILED;
    value *to = t->items;
    for (int64_t k = 0; k < count; k++)
        for (uint32_t i = 0; i < a->len; i++) *to++ = incref(a->items[i]);
    tuple_track(vm, t);
    return from_object(t);
}

static value tuple_binary(vm *vm, value a, value b, enum binop op) {
    if (op == OP_ADD && is_tuple(a))
        return is_tuple(b) ? tuple_concat(vm, as_tuple(a), as_tuple(b)) : sequence_concat_refused(vm, "tuple", b);
    if (op == OP_MUL) {
        bool left = is_tuple(a);
        int64_t count;
        if (!sequence_repeat_count(vm, left ? b : a, &count)) return FAILED;
        return tuple_repeat(vm, as_tuple(left ? a : b), count);
    }
    return NOT_IMPLEMENTED;
}

static int64_t tuple_len(vm *vm, value self) { (void)vm; return as_tuple(self)->len; }

static value tuple_getitem(vm *vm, value self, value key) {
    tuple *t = as_tuple(self);
    if (is_small(key)) {
        value v = tuple_at(t, small_of(key));
        if (v) return v;
    }
    if (!is_slice(key)) {
        int64_t i;
        return sequence_index(vm, key, t->len, "tuple", &i) ? incref(t->items[i]) : FAILED;
    }
    int64_t start, step, count;
    if (!slice_indices(vm, (slice *)as_object(key), t->len, &start, &step, &count)) return FAILED;
    if (count == t->len && step == 1 && has_type(self, &type_tuple)) return incref(self);
    tuple *r = tuple_alloc(vm, (size_t)count);
    if (!r) return FAILED;
    for (int64_t i = 0; i < count; i++) r->items[i] = incref(t->items[start + i * step]);
    tuple_track(vm, r);
    return from_object(r);
}

static int tuple_contains(vm *vm, value self, value item) {
    tuple *t = as_tuple(self);
    for (uint32_t i = 0; i < t->len; i++) {
        int r = t->items[i] == item ? 1 : op_compare_bool(vm, t->items[i], item, CMP_EQ);
        if (r) return r;
    }
    return 0;
}

static value tuple_index(vm *vm, const value *args, int nargs) {
    tuple *t = as_tuple(args[0]);
    int64_t start = 0, stop = t->len;
    if (!search_bound(vm, nargs > 2 ? args[2] : EMPTY, t->len, &start)) return FAILED;
    if (!search_bound(vm, nargs > 3 ? args[3] : EMPTY, t->len, &stop)) return FAILED;
    for (int64_t i = start; i < stop && i < t->len; i++) {
        int r = op_compare_bool(vm, t->items[i], args[1], CMP_EQ);
        if (r) return r < 0 ? FAILED : from_small(i);
    }
    return raise_error(vm, &type_ValueError, "tuple.index(x): x not in tuple");
}

static value tuple_count(vm *vm, const value *args, int nargs) {
    (void)nargs;
    tuple *t = as_tuple(args[0]);
    int64_t n = 0;
    for (uint32_t i = 0; i < t->len; i++) {
        int r = op_compare_bool(vm, t->items[i], args[1], CMP_EQ);
        if (r < 0) return FAILED;
        n += r;
    }
    return from_small(n);
}

static value tuple_iter_of(vm *vm, value self) { return tuple_iter_new(vm, as_tuple(self)); }

type type_tuple = {
    .head = TYPE_HEAD, .name = "tuple", .base = &type_object, .instance_size = sizeof(tuple), .final = true,
    .methods = (const native_def[]){{"index", tuple_index, 2, 4, NULL}, {"count", tuple_count, 2, 2, NULL}, {0}},
    .consumes = true, .dealloc = tuple_dealloc, .traverse = tuple_traverse, .construct = tuple_construct, .make = tuple_make, .repr = tuple_repr,
    .hash = tuple_hash, .len = tuple_len, .getitem = tuple_getitem, .contains = tuple_contains,
    .iter = tuple_iter_of, .compare = tuple_compare, .binary = tuple_binary,
};

value tuple_iter_new(vm *vm, tuple *t) {
    tuple_iter *it = object_take(vm, &type_tuple_iter, sizeof *it);
    if (!it) return FAILED;
    INCREF_OBJ(t);
    it->tuple = t;
    it->i = 0;
    gc_track(vm, &it->head);
    return from_object(it);
}

value tuple_iter_end(vm *vm, tuple_iter *it) {
    tuple *t = it->tuple;
    it->tuple = NULL;
    if (t) DECREF_OBJ(vm, t);
    return NO_MORE;
}

static value tuple_iter_step(vm *vm, value self) { return tuple_iter_next(vm, (tuple_iter *)as_object(self)); }
static void tuple_iter_clear(vm *vm, object *o) { tuple_iter_end(vm, (tuple_iter *)o); }

static void tuple_iter_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    tuple_iter_end(vm, (tuple_iter *)o);
    object_give(vm, o, &type_tuple_iter, sizeof(tuple_iter));
}

static void tuple_iter_traverse(object *o, visit_fn visit, void *arg) {
    tuple_iter *it = (tuple_iter *)o;
    if (it->tuple) visit(arg, from_object(it->tuple));
}

static value tuple_iter_hint(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    tuple_iter *it = (tuple_iter *)as_object(args[0]);
    return from_small(it->tuple ? (int64_t)(it->tuple->len - it->i) : 0);
}

type type_tuple_iter = {
    .head = TYPE_HEAD, .name = "tuple_iterator", .base = &type_object, .instance_size = sizeof(tuple_iter), .final = true,
    .methods = (const native_def[]){{"__length_hint__", tuple_iter_hint, 1, 1, NULL}, ITER_COPY_METHODS, {0}},
    .dealloc = tuple_iter_dealloc, .traverse = tuple_iter_traverse, .clear = tuple_iter_clear,
    .iter = iter_self, .next = tuple_iter_step,
};
