/* Ranges over ints of any size, and their iterators. */
#include "../abstract.h"
#include "../state.h"
#include "construct.h"
#include "int.h"
#include "list.h"

typedef struct big_range_iter { object head; value next, step, left; } big_range_iter;   /* ints, owned */

static range *as_range(value v) { return (range *)as_object(v); }

static bool int_less(vm *vm, value a, value b) {
    return both_small(a, b) ? (int64_t)a < (int64_t)b : int_compare(vm, a, b, CMP_LT) == TRUE_;
}

static bool int_equal(vm *vm, value a, value b) {
    return both_small(a, b) ? a == b : int_compare(vm, a, b, CMP_EQ) == TRUE_;
}

/* a + b * c */
static value multiply_add(vm *vm, value a, value b, value c) {
    value product = int_binary(vm, b, c, OP_MUL);
    if (product == FAILED) return FAILED;
    value sum = int_binary(vm, a, product, OP_ADD);
    decref(vm, product);
    return sum;
}

static value range_length(vm *vm, value start, value stop, value step) {
    if (both_small(start, stop) && is_small(step)) {
        int64_t a = small_of(start), b = small_of(stop), s = small_of(step);
        if (s < 0) {
            int64_t t = a;
            a = b;
            b = t;
            s = -s;
        }
        if (a >= b) return from_small(0);
        uint64_t distance = (uint64_t)b - (uint64_t)a;
        return int_from_u64(vm, s == 1 ? distance : (distance - 1) / (uint64_t)s + 1);
    }
    /* (high - low - 1) // |step| + 1 */
    bool down = int_less(vm, step, from_small(0));
    value low = down ? stop : start, high = down ? start : stop;
    if (!int_less(vm, low, high)) return from_small(0);
    value size = down ? int_unary(vm, step, OP_NEG) : incref(step);
    value distance = size ? int_binary(vm, high, low, OP_SUB) : FAILED;
    value last = distance ? int_binary(vm, distance, from_small(1), OP_SUB) : FAILED;
    value steps = last ? int_binary(vm, last, size, OP_FLOORDIV) : FAILED;
    value n = steps ? int_binary(vm, steps, from_small(1), OP_ADD) : FAILED;
    xdecref(vm, size);
    xdecref(vm, distance);
    xdecref(vm, last);
    xdecref(vm, steps);
    return n;
}

value range_new(vm *vm, value start, value stop, value step) {
    value len = range_length(vm, start, stop, step);
    range *r = len ? object_take(vm, &type_range, sizeof *r) : NULL;
    if (!r) {
        xdecref(vm, len);
        return FAILED;
    }
    r->start = incref(start);
    r->stop = incref(stop);
    r->step = incref(step);
    r->len = len;
    return from_object(r);
}

static void range_dealloc(vm *vm, object *o) {
    range *r = (range *)o;
    decref(vm, r->start);
    decref(vm, r->stop);
    decref(vm, r->step);
    decref(vm, r->len);
    object_give(vm, o, &type_range, sizeof *r);
}

static value range_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    if (!construct_args(vm, "range", nargs, kwnames, 1, 3)) return FAILED;
    value n[3] = {EMPTY, EMPTY, EMPTY}, result = FAILED;
    int i;
    for (i = 0; i < nargs; i++) {
        int r = to_index(vm, args[i], &n[i]);
        if (r == 0) raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[i])->name);
        if (r <= 0) break;
    }
    if (i == nargs) {
        if (nargs == 1) result = range_new(vm, from_small(0), n[0], from_small(1));
        else if (n[2] == from_small(0)) raise_error(vm, &type_ValueError, "range() arg 3 must not be zero");
        else result = range_new(vm, n[0], n[1], nargs == 3 ? n[2] : from_small(1));
    }
    for (i = 0; i < 3; i++) xdecref(vm, n[i]);
    return result;
}

static value range_repr(vm *vm, value self) {
    range *r = as_range(self);
    const value members[3] = {r->start, r->stop, r->step};
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "range(");
    for (int i = 0; i < (r->step == from_small(1) ? 2 : 3); i++) {
        if (i) strbuf_addz(&b, ", ");
        if (!strbuf_add_repr(&b, members[i])) {
            strbuf_discard(&b);
            return FAILED;
        }
    }
    strbuf_addz(&b, ")");
    return from_object(strbuf_finish(&b));
}

/* What decides equality: the length, and the start and step where they matter. */
static void range_identity(const range *r, value out[3]) {
    out[0] = r->len;
    out[1] = r->len == from_small(0) ? NONE : r->start;
    out[2] = r->len == from_small(0) || r->len == from_small(1) ? NONE : r->step;
}

static bool range_hash(vm *vm, value self, uint64_t *out) {
    value members[3];
    range_identity(as_range(self), members);
    tuple *t = tuple_from_items(vm, members, 3);
    if (!t) return false;
    bool ok = op_hash(vm, from_object(t), out);
    DECREF_OBJ(vm, t);
    return ok;
}

static value range_compare(vm *vm, value a, value b, enum cmp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !has_type(a, &type_range) || !has_type(b, &type_range)) return NOT_IMPLEMENTED;
    value x[3], y[3];
    range_identity(as_range(a), x);
    range_identity(as_range(b), y);
    bool same = true;
    for (int i = 0; same && i < 3; i++) same = x[i] == y[i] || (x[i] != NONE && y[i] != NONE && int_equal(vm, x[i], y[i]));
    return from_bool(same == (op == CMP_EQ));
}

static int range_truth(vm *vm, value self) { (void)vm; return as_range(self)->len != from_small(0); }

static int64_t range_len(vm *vm, value self) {
    value n = as_range(self)->len;
    if (is_small(n)) return small_of(n);
    raise_error(vm, &type_OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

/* Item at a position that is an int, negative from the end. */
static value range_item(vm *vm, range *r, value at) {
    value i = incref(at);
    if (int_less(vm, i, from_small(0))) replace(vm, &i, int_binary(vm, i, r->len, OP_ADD));
    value v = FAILED;
    if (i == FAILED) return FAILED;
    if (int_less(vm, i, from_small(0)) || !int_less(vm, i, r->len)) raise_error(vm, &type_IndexError, "range object index out of range");
    else v = multiply_add(vm, r->start, i, r->step);
    decref(vm, i);
    return v;
}

/* The integer that a position stands for; one step past what fits is not small. */
static value shifted(vm *vm, const range *r, int64_t at) {
    int64_t by, sum;
    if (__builtin_mul_overflow(small_of(r->step), at, &by) || __builtin_add_overflow(small_of(r->start), by, &sum))
        return multiply_add(vm, r->start, from_small(at), r->step);
    return int_from_i64(vm, sum);
}

value range_part(vm *vm, const range *r, int64_t from, int64_t to) {
    value start = shifted(vm, r, from), stop = start ? shifted(vm, r, to) : FAILED;
    value part = stop ? range_new(vm, start, stop, r->step) : FAILED;
    xdecref(vm, start);
    xdecref(vm, stop);
    return part;
}

static bool is_small_or_none(value v) { return is_small(v) || v == NONE; }

static value range_slice(vm *vm, range *r, slice *s) {
    if (range_is_small(r) && is_small_or_none(s->start) && is_small_or_none(s->stop) && s->step == NONE) {
        size_t len = (size_t)small_of(r->len);
        return range_part(vm, r, (int64_t)slice_bound(s->start, 0, len), (int64_t)slice_bound(s->stop, len, len));
    }
    value at[3], part[3] = {EMPTY, EMPTY, EMPTY}, result = FAILED;
    if (!slice_indices_big(vm, s, r->len, at)) return FAILED;
    part[0] = multiply_add(vm, r->start, at[0], r->step);
    part[1] = part[0] ? multiply_add(vm, r->start, at[1], r->step) : FAILED;
    part[2] = part[1] ? int_binary(vm, r->step, at[2], OP_MUL) : FAILED;
    if (part[2]) result = range_new(vm, part[0], part[1], part[2]);
    for (int i = 0; i < 3; i++) {
        decref(vm, at[i]);
        xdecref(vm, part[i]);
    }
    return result;
}

static value range_getitem(vm *vm, value self, value key) {
    range *r = as_range(self);
    if (is_slice(key)) return range_slice(vm, r, (slice *)as_object(key));
    value i;
    int found = to_index(vm, key, &i);
    if (found == 0) raise_error(vm, &type_TypeError, "range indices must be integers or slices, not %s", type_of(key)->name);
    if (found <= 0) return FAILED;
    value v = range_item(vm, r, i);
    decref(vm, i);
    return v;
}

/* Position of an int: new reference; NONE when it is not in the range. */
static value position(vm *vm, range *r, value v) {
    bool down = int_less(vm, r->step, from_small(0));
    bool inside = down ? !int_less(vm, r->start, v) && int_less(vm, r->stop, v) : !int_less(vm, v, r->start) && int_less(vm, v, r->stop);
    if (!inside) return NONE;
    value distance = int_binary(vm, v, r->start, OP_SUB);
    value rest = distance ? int_binary(vm, distance, r->step, OP_MOD) : FAILED;
    value at = FAILED;
    if (rest) at = rest == from_small(0) ? int_binary(vm, distance, r->step, OP_FLOORDIV) : NONE;
    xdecref(vm, distance);
    xdecref(vm, rest);
    return at;
}

/* How many items equal v, which is no int; *first is the position of the first one. Stops at the limit. -1 raised. */
static int64_t search(vm *vm, value self, value v, int64_t limit, int64_t *first) {
    value it = get_iter(vm, self);
    if (it == FAILED) return -1;
    int64_t n = 0;
    for (int64_t i = 0; n >= 0 && n < limit; i++) {
        value item = iter_next(vm, it);
        if (item == NO_MORE) break;
        int same = item == FAILED ? -1 : op_compare_bool(vm, item, v, CMP_EQ);
        xdecref(vm, item);
        if (same < 0) n = -1;
        else if (same && n++ == 0) *first = i;
    }
    decref(vm, it);
    return n;
}

/* Its comparison is int's own. */
static bool is_plain_int(value v) { return is_int(v) && (is_bool(v) || type_of(v) == &type_int); }

static int range_contains(vm *vm, value self, value item) {
    if (!is_plain_int(item)) {
        int64_t first;
        return (int)search(vm, self, item, 1, &first);
    }
    value at = position(vm, as_range(self), item);
    if (at == FAILED) return -1;
    bool found = at != NONE;
    decref(vm, at);
    return found;
}

static value range_index(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_plain_int(args[1])) {
        int64_t first, n = search(vm, args[0], args[1], 1, &first);
        if (n > 0) return from_small(first);
        return n < 0 ? FAILED : raise_error(vm, &type_ValueError, "sequence.index(x): x not in sequence");
    }
    value at = position(vm, as_range(args[0]), args[1]);
    if (at != NONE) return at;
    str *text = op_repr(vm, args[1]);
    const char *utf8 = text ? str_utf8(vm, text, NULL) : NULL;
    if (utf8) raise_error(vm, &type_ValueError, "%s is not in range", utf8);
    if (text) DECREF_OBJ(vm, text);
    return FAILED;
}

static value range_count(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t n, first;
    if (is_plain_int(args[1])) n = range_contains(vm, args[0], args[1]);
    else n = search(vm, args[0], args[1], INT64_MAX, &first);
    return n < 0 ? FAILED : from_small(n);
}

/* An iterator over len items from start; borrows. */
static value iter_over(vm *vm, value start, value step, value len) {
    int64_t last;
    bool small = both_small(start, step) && is_small(len) && !__builtin_mul_overflow(small_of(len), small_of(step), &last) &&
                 !__builtin_add_overflow(last - small_of(step), small_of(start), &last) && fits_small(last);
    if (small) {    /* the item after the last one may leave the small ints, but not int64 */
        range_iter *it = object_take(vm, &type_range_iter, sizeof *it);
        if (!it) return FAILED;
        it->next = small_of(start);
        it->step = small_of(step);
        it->left = (uint64_t)small_of(len);
        return from_object(it);
    }
    big_range_iter *it = object_new(vm, &type_big_range_iter, sizeof *it);
    if (!it) return FAILED;
    it->next = incref(start);
    it->step = incref(step);
    it->left = incref(len);
    return from_object(it);
}

static value range_iter_of(vm *vm, value self) {
    range *r = as_range(self);
    return iter_over(vm, r->start, r->step, r->len);
}

static value range_reversed(vm *vm, const value *args, int nargs) {
    (void)nargs;
    range *r = as_range(args[0]);
    int64_t at;
    if (both_small(r->start, r->step) && is_small(r->len) && small_of(r->len) &&
        !__builtin_mul_overflow(small_of(r->len) - 1, small_of(r->step), &at) && !__builtin_add_overflow(at, small_of(r->start), &at) &&
        fits_small(at) && fits_small(-small_of(r->step)))
        return iter_over(vm, from_small(at), from_small(-small_of(r->step)), r->len);
    value last = int_binary(vm, r->len, from_small(1), OP_SUB);
    value start = last ? multiply_add(vm, r->start, last, r->step) : FAILED;
    value step = start ? int_unary(vm, r->step, OP_NEG) : FAILED;
    value it = step ? iter_over(vm, start, step, r->len) : FAILED;
    xdecref(vm, last);
    xdecref(vm, start);
    xdecref(vm, step);
    return it;
}

static value range_start(vm *vm, value self) { (void)vm; return incref(as_range(self)->start); }
static value range_stop(vm *vm, value self) { (void)vm; return incref(as_range(self)->stop); }
static value range_step(vm *vm, value self) { (void)vm; return incref(as_range(self)->step); }

type type_range = {
    .head = TYPE_HEAD, .name = "range", .base = &type_object, .instance_size = sizeof(range), .final = true,
    .methods = (const native_def[]){{"index", range_index, 2, 2, NULL}, {"count", range_count, 2, 2, NULL},
        {"__reversed__", range_reversed, 1, 1, NULL}, {0}},
    .getsets = (const getset_def[]){{"start", range_start, readonly_attribute}, {"stop", range_stop, readonly_attribute}, {"step", range_step, readonly_attribute}, {0}},
    .dealloc = range_dealloc, .construct = range_construct, .repr = range_repr, .hash = range_hash, .truth = range_truth,
    .len = range_len, .getitem = range_getitem, .contains = range_contains, .iter = range_iter_of, .compare = range_compare,
};

static value small_step(vm *vm, value self) { (void)vm; return range_iter_next((range_iter *)as_object(self)); }

static value small_hint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return int_from_u64(vm, ((range_iter *)as_object(args[0]))->left);
}

static void small_dealloc(vm *vm, object *o) { object_give(vm, o, &type_range_iter, sizeof(range_iter)); }

type type_range_iter = {
    .head = TYPE_HEAD, .name = "range_iterator", .base = &type_object, .instance_size = sizeof(range_iter), .final = true,
    .methods = (const native_def[]){{"__length_hint__", small_hint, 1, 1, NULL}, ITER_COPY_METHODS, {0}},
    .dealloc = small_dealloc, .iter = iter_self, .next = small_step,
};

static value big_step(vm *vm, value self) {
    big_range_iter *it = (big_range_iter *)as_object(self);
    if (it->left == from_small(0)) return NO_MORE;
    value left = int_binary(vm, it->left, from_small(1), OP_SUB);
    value next = left ? int_binary(vm, it->next, it->step, OP_ADD) : FAILED;
    if (next == FAILED) {
        xdecref(vm, left);
        return FAILED;
    }
    value v = it->next;
    it->next = next;
    replace(vm, &it->left, left);
    return v;
}

static value big_hint(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    return incref(((big_range_iter *)as_object(args[0]))->left);
}

static value big_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const big_range_iter *it = (big_range_iter *)as_object(args[0]);
    value length = int_binary(vm, it->left, it->step, OP_MUL), stop = length ? int_binary(vm, it->next, length, OP_ADD) : FAILED;
    value rest = stop ? range_new(vm, it->next, stop, it->step) : FAILED;
    xdecref(vm, length);
    xdecref(vm, stop);
    tuple *of = rest ? tuple_steal_items(vm, &rest, 1) : NULL;
    return reduce_iter(vm, of, NONE);
}

static value big_set_state(vm *vm, const value *args, int nargs) {
    (void)nargs;
    big_range_iter *it = (big_range_iter *)as_object(args[0]);
    if (!is_int(args[1])) return raise_error(vm, &type_TypeError, "state must be an int, not %s", type_of(args[1])->name);
    value by = int_less(vm, args[1], from_small(0)) ? from_small(0) : int_less(vm, it->left, args[1]) ? it->left : args[1];
    value far = int_binary(vm, by, it->step, OP_MUL), next = far ? int_binary(vm, it->next, far, OP_ADD) : FAILED;
    value left = next ? int_binary(vm, it->left, by, OP_SUB) : FAILED;
    xdecref(vm, far);
    if (!left) {
        xdecref(vm, next);
        return FAILED;
    }
    replace(vm, &it->next, next);
    replace(vm, &it->left, left);
    return NONE;
}

static void big_dealloc(vm *vm, object *o) {
    big_range_iter *it = (big_range_iter *)o;
    decref(vm, it->next);
    decref(vm, it->step);
    decref(vm, it->left);
    object_free(vm, o, sizeof *it);
}

type type_big_range_iter = {
    .head = TYPE_HEAD, .name = "longrange_iterator", .base = &type_object, .instance_size = sizeof(big_range_iter), .final = true,
    .methods = (const native_def[]){{"__length_hint__", big_hint, 1, 1, NULL}, {"__reduce__", big_reduce, 1, 1, NULL},
        {"__setstate__", big_set_state, 2, 2, NULL}, {0}},
    .dealloc = big_dealloc, .iter = iter_self, .next = big_step,
};
