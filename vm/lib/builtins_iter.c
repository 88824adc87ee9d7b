/* Built-in functions that make or consume iterators. */
#include <math.h>
#include "builtins.h"
#include "../abstract.h"
#include "../consumer.h"
#include "../objects/bytes.h"
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

value builtin_next(vm *vm, const value *args, int nargs) {
    value v = nargs == 1 ? iter_ask(vm, args[0]) : iter_next(vm, args[0]);
    return v != NO_MORE ? v : nargs == 1 ? raise_bare(vm, &type_StopIteration) : incref(args[1]);
}

/* any: stops at the first true item; all: at the first false one. */
static int step_truth(vm *vm, consumer *c, value item, int wanted) {
    int truth = op_truth(vm, item);
    release_raised(vm, item);
    if (truth != wanted) return truth < 0 ? -1 : 1;
    c->all = from_bool(truth);
    return 0;
}

static int step_any(vm *vm, consumer *c, value item) { return step_truth(vm, c, item, 1); }
static int step_all(vm *vm, consumer *c, value item) { return step_truth(vm, c, item, 0); }
static value finish_any(vm *vm, consumer *c) { (void)vm; return from_bool(c->all != EMPTY); }
static value finish_all(vm *vm, consumer *c) { (void)vm; return from_bool(c->all == EMPTY); }

static const consumer_kind kind_any = { .step = step_any, .finish = finish_any };
static const consumer_kind kind_all = { .step = step_all, .finish = finish_all };

static value builtin_any(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return consume(vm, &(consumer){ .kind = &kind_any }, args[0]);
}

static value builtin_all(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return consume(vm, &(consumer){ .kind = &kind_all }, args[0]);
}

/* --- sum ------------------------------------------------------------------------------------------- */
/* Floats are added with the rounding errors summed beside, as Neumaier's variant of Kahan's algorithm does (CPython since 3.12). */
static void add_float(consumer *c, double x) {
    double t = c->sum + x;
    c->error += fabs(c->sum) >= fabs(x) ? (c->sum - t) + x : (x - t) + c->sum;
    c->sum = t;
}

static bool end_floats(vm *vm, consumer *c) {
    if (c->error != 0 && isfinite(c->error)) c->sum += c->error;
    c->floats = false;
    return (c->all = float_from_double(vm, c->sum)) != FAILED;
}

static int step_sum(vm *vm, consumer *c, value item) {
    if (is_small(c->all)) {
        value n = is_bool(item) ? from_small(item == TRUE_) : item;
        if (is_small(n) && fits_small(small_of(c->all) + small_of(n))) {
            c->all = from_small(small_of(c->all) + small_of(n));
            return 1;
        }
    } else if (c->all != EMPTY && is_float(c->all)) {
        c->sum = float_of(c->all);
        c->error = 0;
        c->floats = true;
        replace(vm, &c->all, EMPTY);
    }
    if (c->floats) {
        if (is_float(item)) {
            add_float(c, float_of(item));
            decref(vm, item);
            return 1;
        }
        if (is_small(item) || is_bool(item)) {
            c->sum += (double)(is_small(item) ? small_of(item) : item == TRUE_);
            return 1;
        }
    }
    value sum = c->floats && !end_floats(vm, c) ? FAILED : op_binary(vm, c->all, item, OP_ADD);
    value raised = exception_take(vm);
    decref(vm, item);
    replace(vm, &c->all, sum);
    vm->raised = raised;
    return sum ? 1 : -1;
}

static value finish_sum(vm *vm, consumer *c) { return c->floats && !end_floats(vm, c) ? FAILED : incref(c->all); }

static const consumer_kind kind_sum = { .step = step_sum, .finish = finish_sum, .landing = LANDING_CONSUME_SUM };

static value builtin_sum(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value start = args[1] ? args[1] : from_small(0);
    if (is_counted(start) && is_instance(start, &type_str))
        return raise_error(vm, &type_TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (is_bytes(start)) return raise_error(vm, &type_TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    return consume(vm, &(consumer){ .kind = &kind_sum, .all = incref(start) }, args[0]);
}

/* --- min, max, sorted -------------------------------------------------------------------------------- */
/* Keeps the first item whose key, by a function or the item itself, is op those of all before. */
static int step_best(vm *vm, consumer *c, value item, enum cmp op) {
    value key = c->by ? op_call(vm, c->by, &item, 1, NULL) : incref(item);
    int better = key == FAILED ? -1 : c->all == EMPTY ? 1 : op_compare_bool(vm, key, c->best_key, op);
    value raised = exception_take(vm);
    if (better > 0) {
        value old = c->all;
        c->all = item;
        replace(vm, &c->best_key, key);
        xdecref(vm, old);
    } else {
        decref(vm, item);
        xdecref(vm, key);
    }
    vm->raised = raised;
    return better < 0 ? -1 : 1;
}

static int step_min(vm *vm, consumer *c, value item) { return step_best(vm, c, item, CMP_LT); }
static int step_max(vm *vm, consumer *c, value item) { return step_best(vm, c, item, CMP_GT); }

/* Of nothing: the default. */
static value finish_best(vm *vm, consumer *c, const char *name) {
    if (c->all != EMPTY) return incref(c->all);
    if (c->other != EMPTY) return incref(c->other);
    return raise_error(vm, &type_ValueError, "%s() iterable argument is empty", name);
}

static value finish_min(vm *vm, consumer *c) { return finish_best(vm, c, "min"); }
static value finish_max(vm *vm, consumer *c) { return finish_best(vm, c, "max"); }

static const consumer_kind kind_min = { .step = step_min, .finish = finish_min };
static const consumer_kind kind_max = { .step = step_max, .finish = finish_max };

static value extreme(vm *vm, const value *args, int nargs, const consumer_kind *kind) {
    consumer c = { .kind = kind, .by = args[0] == NONE ? EMPTY : args[0], .other = args[1] };
    if (nargs == 3) return consume(vm, &c, args[2]);
    if (c.other)
        return raise_error(vm, &type_TypeError, "Cannot specify a default for %s() with multiple positional arguments",
                           kind == &kind_min ? "min" : "max");
    tuple *items = tuple_from_items(vm, args + 2, (size_t)nargs - 2);
    if (!items) return FAILED;
    value best = consume_now(vm, &c, from_object(items));
    release_raised(vm, from_object(items));
    return best;
}

static value builtin_min(vm *vm, const value *args, int nargs) { return extreme(vm, args, nargs, &kind_min); }
static value builtin_max(vm *vm, const value *args, int nargs) { return extreme(vm, args, nargs, &kind_max); }

static value finish_sorted(vm *vm, consumer *c) {
    int reverse = c->other ? op_truth(vm, c->other) : 0;
    bool ok = reverse >= 0 && list_sort(vm, as_list(c->all), c->by ? c->by : NONE, reverse);
    return ok ? consumer_finish_new_list(vm, c) : FAILED;
}

static const consumer_kind kind_sorted = {
    .step = consumer_step_new_list, .finish = finish_sorted, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST,
};

static value builtin_sorted(vm *vm, const value *args, int nargs) {
    (void)nargs;
    list *l = list_for(vm, args[2]);
    return l ? consume(vm, &(consumer){ .kind = &kind_sorted, .all = from_object(l), .by = args[0], .other = args[1] }, args[2]) : FAILED;
}

const native_def builtin_iter_functions[] = {
    { "len", builtin_len, 1, 1, NULL },
    { "iter", builtin_iter, 1, 2, NULL },
    { "next", builtin_next, 1, 2, NULL },
    { "any", builtin_any, 1, 1, NULL, .consumes = true },
    { "all", builtin_all, 1, 1, NULL, .consumes = true },
    { "sum", builtin_sum, 1, 2, "- start", .consumes = true },
    { "min", builtin_min, 1, -1, "* key default", .consumes = true },
    { "max", builtin_max, 1, -1, "* key default", .consumes = true },
    { "sorted", builtin_sorted, 1, 1, "*sort key reverse", .consumes = true },
    { 0 },
};
