/* Slices, and the reading of indices that all sequences share. */
#include <string.h>
#include "../abstract.h"
#include "../state.h"
#include "construct.h"
#include "int.h"

int to_index(vm *vm, value v, value *out) {
    if (is_small(v) || is_bigint(v)) {
        *out = int_exact(vm, incref(v));
        return *out ? 1 : -1;
    }
    if (is_bool(v)) {
        *out = from_small(v == TRUE_);
        return 1;
    }
    bool found;
    value r = call_special(vm, v, vm->names.index, NULL, 0, &found);
    if (!found) return 0;
    if (r == FAILED) return -1;
    if (is_bool(r)) r = from_small(r == TRUE_);
    if (is_bigint(r)) r = int_exact(vm, r);
    if (r && !is_small(r) && !has_type(r, &type_int)) {
        raise_error(vm, &type_TypeError, "__index__ returned non-int (type %s)", type_of(r)->name);
        decref(vm, r);
        return -1;
    }
    *out = r;
    return r ? 1 : -1;
}

bool to_index_i64(vm *vm, value v, int64_t *out) {
    if (is_small(v)) {
        *out = small_of(v);
        return true;
    }
    value n;
    int r = to_index(vm, v, &n);
    if (r < 0) return false;
    if (r == 0) {
        raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(v)->name);
        return false;
    }
    bool ok = true;
    if (is_small(n)) {
        *out = small_of(n);
    } else {
        ok = int_to_i64(vm, n, out);
        if (!ok) {
            exception_clear(vm);
            raise_error(vm, &type_OverflowError, "cannot fit '%s' into an index-sized integer", type_of(v)->name);
        }
    }
    decref(vm, n);
    return ok;
}

/* An index clamped to C integers: 1, 0 no index, -1 raised. */
static int index_clamped(vm *vm, value v, int64_t *out) {
    if (is_small(v)) {
        *out = small_of(v);
        return 1;
    }
    value n;
    int r = to_index(vm, v, &n);
    if (r <= 0) return r;
    bool ok = int_to_i64_clamped(vm, n, out);
    decref(vm, n);
    return ok ? 1 : -1;
}

bool search_bound(vm *vm, value v, int64_t len, int64_t *out) {
    if (v == EMPTY) return true;
    int r = index_clamped(vm, v, out);
    if (r == 0) raise_error(vm, &type_TypeError, "slice indices must be integers or have an __index__ method");
    if (r <= 0) return false;
    if (*out < 0) *out = *out < -len ? 0 : *out + len;
    return true;
}

bool sequence_key(vm *vm, value key, const char *what, int64_t *out) {
    int64_t i;
    if (is_small(key)) {
        i = small_of(key);
    } else {
        value n;
        int r = to_index(vm, key, &n);
        if (r < 0) return false;
        const char *given = type_of(key)->name;
        if (r == 0) {
            if (strcmp(what, "string") == 0)
                raise_error(vm, &type_TypeError, "string indices must be integers, not '%s'", given);
            else
                raise_error(vm, &type_TypeError, "%.*s indices must be integers or slices, not %s", (int)strcspn(what, " "), what, given);
            return false;
        }
        bool ok = is_small(n);
        i = ok ? small_of(n) : 0;
        decref(vm, n);
        if (!ok) {
            raise_error(vm, &type_IndexError, "cannot fit '%s' into an index-sized integer", given);
            return false;
        }
    }
    *out = i;
    return true;
}

bool sequence_in_range(vm *vm, int64_t len, const char *what, int64_t *i) {
    if (*i < 0) *i += len;
    if (*i >= 0 && *i < len) return true;
    raise_error(vm, &type_IndexError, "%s index out of range", what);
    return false;
}

bool sequence_index(vm *vm, value key, int64_t len, const char *what, int64_t *out) {
    return sequence_key(vm, key, what, out) && sequence_in_range(vm, len, what, out);
}

static bool slice_member(vm *vm, value v, int64_t *out) {
    int r = index_clamped(vm, v, out);
    if (r == 0) raise_error(vm, &type_TypeError, "slice indices must be integers or None or have an __index__ method");
    return r > 0;
}

bool slice_unpack(vm *vm, slice *s, int64_t *start, int64_t *stop, int64_t *step) {
    *step = 1;
    if (s->step != NONE && !slice_member(vm, s->step, step)) return false;
    if (*step == 0) {
        raise_error(vm, &type_ValueError, "slice step cannot be zero");
        return false;
    }
    if (*step == INT64_MIN) *step = -INT64_MAX;   /* so that it can be negated */
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    if (s->start != NONE && !slice_member(vm, s->start, start)) return false;
    return s->stop == NONE || slice_member(vm, s->stop, stop);
}

int64_t slice_adjust(int64_t len, int64_t *start, int64_t *stop, int64_t step) {
    int64_t low = step < 0 ? -1 : 0, high = step < 0 ? len - 1 : len;
    int64_t *bounds[2] = {start, stop};
    for (int i = 0; i < 2; i++) {
        int64_t b = *bounds[i];
        if (b < 0) b = b < -len ? low : b + len;
        *bounds[i] = b > high ? high : b;
    }
    if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool slice_indices(vm *vm, slice *s, int64_t len, int64_t *start, int64_t *step, int64_t *count) {
    int64_t stop;
    if (!slice_unpack(vm, s, start, &stop, step)) return false;
    *count = slice_adjust(len, start, &stop, *step);
    return true;
}

/* One bound against a length of any size: cut to [low, high]. New reference. */
static value bound_big(vm *vm, value v, value missing, value len, value low, value high) {
    if (v == NONE) return incref(missing);
    value n;
    int r = to_index(vm, v, &n);
    if (r == 0) raise_error(vm, &type_TypeError, "slice indices must be integers or None or have an __index__ method");
    if (r <= 0) return FAILED;
    if (int_compare(vm, n, from_small(0), CMP_LT) == TRUE_) {
        value sum = int_binary(vm, n, len, OP_ADD);
        decref(vm, n);
        if (sum == FAILED) return FAILED;
        n = sum;
        if (int_compare(vm, n, low, CMP_LT) == TRUE_) {
            decref(vm, n);
            n = incref(low);
        }
    } else if (int_compare(vm, n, high, CMP_GT) == TRUE_) {
        decref(vm, n);
        n = incref(high);
    }
    return n;
}

bool slice_indices_big(vm *vm, slice *s, value len, value out[3]) {
    value step = from_small(1);
    if (s->step != NONE) {
        int r = to_index(vm, s->step, &step);
        if (r == 0) raise_error(vm, &type_TypeError, "slice indices must be integers or None or have an __index__ method");
        if (r <= 0) return false;
        if (step == from_small(0)) {
            raise_error(vm, &type_ValueError, "slice step cannot be zero");
            return false;
        }
    }
    bool down = int_compare(vm, step, from_small(0), CMP_LT) == TRUE_;
    value low = from_small(down ? -1 : 0);
    value high = down ? int_binary(vm, len, from_small(1), OP_SUB) : incref(len);
    value start = EMPTY, stop = EMPTY;
    if (high != FAILED) start = bound_big(vm, s->start, down ? high : low, len, low, high);
    if (start != FAILED) stop = bound_big(vm, s->stop, down ? low : high, len, low, high);
    xdecref(vm, high);
    if (stop == FAILED) {
        xdecref(vm, start);
        decref(vm, step);
        return false;
    }
    out[0] = start;
    out[1] = stop;
    out[2] = step;
    return true;
}

value slice_new(vm *vm, value start, value stop, value step) {
    slice *s = object_take(vm, &type_slice, sizeof *s);
    if (!s) return FAILED;
    s->start = incref(start);
    s->stop = incref(stop);
    s->step = incref(step);
    gc_track(vm, &s->head);
    return from_object(s);
}

static slice *as_slice(value v) { return (slice *)as_object(v); }

static void slice_dealloc(vm *vm, object *o) {
    slice *s = (slice *)o;
    gc_untrack(vm, o);
    decref(vm, s->start);
    decref(vm, s->stop);
    decref(vm, s->step);
    object_give(vm, o, &type_slice, sizeof *s);
}

static void slice_traverse(object *o, visit_fn visit, void *arg) {
    slice *s = (slice *)o;
    visit(arg, s->start);
    visit(arg, s->stop);
    visit(arg, s->step);
}

static value slice_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    if (!construct_args(vm, "slice", nargs, kwnames, 1, 3)) return FAILED;
    if (nargs == 1) return slice_new(vm, NONE, args[0], NONE);
    return slice_new(vm, args[0], args[1], nargs == 3 ? args[2] : NONE);
}

static value slice_repr(vm *vm, value self) {
    slice *s = as_slice(self);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "slice(");
    const value members[3] = {s->start, s->stop, s->step};
    for (int i = 0; i < 3; i++) {
        if (i) strbuf_addz(&b, ", ");
        if (!strbuf_add_repr(&b, members[i])) {
            strbuf_discard(&b);
            return FAILED;
        }
    }
    strbuf_addz(&b, ")");
    return from_object(strbuf_finish(&b));
}

static tuple *slice_tuple(vm *vm, slice *s) {
    return tuple_from_items(vm, (value[]){s->start, s->stop, s->step}, 3);
}

static value slice_compare(vm *vm, value a, value b, enum cmp op) {
    if (!is_slice(a) || !is_slice(b)) return NOT_IMPLEMENTED;
    if (a == b) return from_bool(op == CMP_EQ || op == CMP_LE || op == CMP_GE);
    tuple *x = slice_tuple(vm, as_slice(a)), *y = x ? slice_tuple(vm, as_slice(b)) : NULL;
    value r = y ? sequence_compare(vm, from_object(x), from_object(y), op) : FAILED;
    if (x) DECREF_OBJ(vm, x);
    if (y) DECREF_OBJ(vm, y);
    return r;
}

static bool slice_hash(vm *vm, value self, uint64_t *out) {
    slice *s = as_slice(self);
    if (!sequence_hash(vm, (value[]){s->start, s->stop, s->step}, 3, out)) return false;
    if (*out == UINT64_MAX) *out = 1546275796;
    return true;
}

static value slice_indices_method(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value len, out[3];
    int r = to_index(vm, args[1], &len);
    if (r == 0) return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[1])->name);
    if (r < 0) return FAILED;
    bool ok = false;
    if (int_compare(vm, len, from_small(0), CMP_LT) == TRUE_)
        raise_error(vm, &type_ValueError, "length should not be negative");
    else
        ok = slice_indices_big(vm, as_slice(args[0]), len, out);
    decref(vm, len);
    return ok ? from_object(tuple_steal_items(vm, out, 3)) : FAILED;
}

static value slice_start(vm *vm, value self) { (void)vm; return incref(as_slice(self)->start); }
static value slice_stop(vm *vm, value self) { (void)vm; return incref(as_slice(self)->stop); }
static value slice_step(vm *vm, value self) { (void)vm; return incref(as_slice(self)->step); }

type type_slice = {
    .head = TYPE_HEAD, .name = "slice", .base = &type_object, .instance_size = sizeof(slice), .final = true,
    .methods = (const native_def[]){{"indices", slice_indices_method, 2, 2, NULL}, {0}},
    .getsets = (const getset_def[]){{"start", slice_start, readonly_attribute}, {"stop", slice_stop, readonly_attribute}, {"step", slice_step, readonly_attribute}, {0}},
    .dealloc = slice_dealloc, .traverse = slice_traverse, .construct = slice_construct, .repr = slice_repr,
    .hash = slice_hash, .compare = slice_compare,
};
