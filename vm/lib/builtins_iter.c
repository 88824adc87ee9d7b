/* Built-in functions that make or consume iterators. */
#include <math.h>
#include "builtins.h"
#include "../abstract.h"
#include "../objects/bytes.h"
#include "../objects/class_slots.h"
#include "../objects/float.h"
#include "../objects/int.h"

value builtin_len(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t n = op_len(vm, args[0]);
    return n < 0 ? FAILED : int_from_i64(vm, n);
}

static value builtin_iter(vm *vm, const value *args, int nargs) {
    if (nargs == 1) return get_iter(vm, args[0]);
    if (!is_callable(vm, args[0])) return raise_error(vm, &type_TypeError, "iter(v, w): v must be callable");
    return callable_iter_new(vm, args[0], args[1]);
}

/* The next item, or FAILED with StopIteration raised: the one that the iterator itself raised, or a new one. */
static value next_or_stop(vm *vm, value it) {
    type *t = type_of(it);
    value v;
    if (is_gen(it)) {
        enum gen_result r = gen_resume(vm, (gen *)as_object(it), NONE, &v);
        if (r == GEN_YIELDED) return v;
        if (r == GEN_RAISED) return FAILED;
        if (v != NONE) {
            raise_with_arg(vm, &type_StopIteration, v);
            decref(vm, v);
            return FAILED;
        }
    } else {
        if (!t->next) return raise_error(vm, &type_TypeError, "'%s' object is not an iterator", t->name);
        bool found = false;
        if (t->next == slot_next) v = call_special(vm, it, vm->names.next, NULL, 0, &found);
        if (!found) v = t->next(vm, it);
        if (v != NO_MORE) return v;
    }
    return raise_bare(vm, &type_StopIteration);
}

value builtin_next(vm *vm, const value *args, int nargs) {
    if (nargs == 1) return next_or_stop(vm, args[0]);
    value v = iter_next(vm, args[0]);
    return v == NO_MORE ? incref(args[1]) : v;
}

/* any: stops at the first true item; all: at the first false one. */
static value find_truth(vm *vm, value iterable, int wanted) {
    value it = get_iter(vm, iterable), v;
    if (!it) return FAILED;
    int truth = !wanted;
    while (truth == !wanted && (v = iter_next(vm, it)) != NO_MORE) {
        truth = v ? op_truth(vm, v) : -1;
        xdecref(vm, v);
    }
    decref(vm, it);
    return truth < 0 ? FAILED : from_bool(truth);
}

static value builtin_any(vm *vm, const value *args, int nargs) { (void)nargs; return find_truth(vm, args[0], 1); }
static value builtin_all(vm *vm, const value *args, int nargs) { (void)nargs; return find_truth(vm, args[0], 0); }

/* --- sum ------------------------------------------------------------------------------------------- */
/* Each of these adds items to *total as long as they can, and answers the item that they could not add (new reference),
 * NO_MORE, or FAILED. */
static value sum_ints(vm *vm, value it, value *total) {
    int64_t n = small_of(*total);
    value v;
    while ((v = iter_next(vm, it)) != NO_MORE) {
        if (is_bool(v)) v = from_small(v == TRUE_);
        if (!is_small(v) || !fits_small(n + small_of(v))) break;
        n += small_of(v);
    }
    *total = from_small(n);
    return v;
}

/* With the rounding errors summed beside, as Neumaier's variant of Kahan's algorithm does (CPython since 3.12). */
static value sum_floats(vm *vm, value it, value *total) {
    double sum = float_of(*total), error = 0;
    value v;
    while ((v = iter_next(vm, it)) != NO_MORE && v) {
        if (is_float(v)) {
            double x = float_of(v), t = sum + x;
            error += fabs(sum) >= fabs(x) ? (sum - t) + x : (x - t) + sum;
            sum = t;
            decref(vm, v);
        } else if (is_small(v) || is_bool(v)) {
            sum += (double)(is_small(v) ? small_of(v) : v == TRUE_);
        } else {
            break;
        }
    }
    if (error != 0 && isfinite(error)) sum += error;
    value r = float_from_double(vm, sum);
    if (!r) {
        if (v != NO_MORE) xdecref(vm, v);
        return FAILED;
    }
    replace(vm, total, r);
    return v;
}

static value sum_step(vm *vm, value it, value *total) {
    return is_small(*total) ? sum_ints(vm, it, total) : is_float(*total) ? sum_floats(vm, it, total) : iter_next(vm, it);
}

/* args: the keyword start, then those by position */
static value builtin_sum(vm *vm, const value *args, int nargs) {
    int given = nargs - 1 + (args[0] != EMPTY);
    if (nargs == 1) return raise_error(vm, &type_TypeError, "sum() takes at least 1 positional argument (0 given)");
    if (given > 2) return raise_error(vm, &type_TypeError, "sum() takes at most 2 arguments (%d given)", given);
    value start = nargs == 3 ? args[2] : args[0] ? args[0] : from_small(0);
    if (is_instance(start, &type_str)) return raise_error(vm, &type_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (is_bytes(start)) return raise_error(vm, &type_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    value it = get_iter(vm, args[1]);
    if (!it) return FAILED;
    value total = incref(start), v;
    while ((v = sum_step(vm, it, &total)) != NO_MORE) {
        value r = v ? op_binary(vm, total, v, OP_ADD) : FAILED;
        xdecref(vm, v);
        decref(vm, total);
        total = r;
        if (!r) break;
    }
    decref(vm, it);
    return total;
}

/* --- min, max, sorted -------------------------------------------------------------------------------- */
static value key_of(vm *vm, value key, value item) {
    return key ? op_call(vm, key, &item, 1, NULL) : incref(item);
}

/* The first item whose key is op those of all before. NO_MORE: there is none. */
static value best_of(vm *vm, value it, value key, enum cmp op) {
    value best = NO_MORE, best_key = EMPTY, v;
    while ((v = iter_next(vm, it)) != NO_MORE) {
        value k = v ? key_of(vm, key, v) : FAILED;
        int better = !k ? -1 : best == NO_MORE ? 1 : op_compare_bool(vm, k, best_key, op);
        if (better > 0) {
            value old = best, old_key = best_key;
            best = v;
            best_key = k;
            if (old != NO_MORE) decref(vm, old);
            xdecref(vm, old_key);
            continue;
        }
        xdecref(vm, v);
        xdecref(vm, k);
        if (better == 0) continue;
        if (best != NO_MORE) decref(vm, best);
        best = FAILED;
        break;
    }
    xdecref(vm, best_key);
    return best;
}

static value extreme(vm *vm, const value *args, int nargs, enum cmp op, const char *name) {
    value key = args[0] == NONE ? EMPTY : args[0], fallback = args[1], it;
    if (nargs > 3) {
        if (fallback) return raise_error(vm, &type_TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
        tuple *items = tuple_from_items(vm, args + 2, (size_t)nargs - 2);
        it = items ? get_iter(vm, from_object(items)) : FAILED;
        if (items) DECREF_OBJ(vm, items);
    } else {
        it = get_iter(vm, args[2]);
    }
    if (!it) return FAILED;
    value best = best_of(vm, it, key, op);
    decref(vm, it);
    if (best != NO_MORE) return best;
    return fallback ? incref(fallback) : raise_error(vm, &type_ValueError, "%s() iterable argument is empty", name);
}

static value builtin_min(vm *vm, const value *args, int nargs) { return extreme(vm, args, nargs, CMP_LT, "min"); }
static value builtin_max(vm *vm, const value *args, int nargs) { return extreme(vm, args, nargs, CMP_GT, "max"); }

static value builtin_sorted(vm *vm, const value *args, int nargs) {
    if (nargs != 3) return raise_error(vm, &type_TypeError, "sorted expected 1 argument, got %d", nargs - 2);
    list *l = list_from_iterable(vm, args[2]);
    if (!l) return FAILED;
    int reverse = args[1] ? op_truth(vm, args[1]) : 0;
    if (reverse >= 0 && list_sort(vm, l, args[0] ? args[0] : NONE, reverse)) return from_object(l);
    DECREF_OBJ(vm, l);
    return FAILED;
}

const native_def builtin_iter_functions[] = {
    { "len", builtin_len, 1, 1, NULL },
    { "iter", builtin_iter, 1, 2, NULL },
    { "next", builtin_next, 1, 2, NULL },
    { "any", builtin_any, 1, 1, NULL },
    { "all", builtin_all, 1, 1, NULL },
    { "sum", builtin_sum, 0, -1, "* start" },
    { "min", builtin_min, 1, -1, "* key default" },
    { "max", builtin_max, 1, -1, "* key default" },
    { "sorted", builtin_sorted, 0, -1, "* key reverse" },
    { 0 },
};
