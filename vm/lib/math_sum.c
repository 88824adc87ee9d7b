/* The math module on sequences: sums and products that round once, and distances. */
#include <math.h>
#include <stdlib.h>
#include "math_impl.h"
#include "../abstract.h"
#include "../consumer.h"
#include "../objects/float.h"
#include "../objects/int.h"

/* --- exact sums -------------------------------------------------------------------------------- */
/* A sum kept exactly as parts that do not overlap, smallest first (Shewchuk, Adaptive Precision Floating-Point Arithmetic,
 * 1997). An overflow makes the newest part infinite. */
typedef struct exact { double *part; size_t n, cap; } exact;

static bool exact_add(vm *vm, exact *e, double x) {
    size_t kept = 0;
    for (size_t i = 0; i < e->n; i++) {
        double y = e->part[i];
        if (fabs(x) < fabs(y)) { double t = x; x = y; y = t; }
        double high = x + y, low = y - (high - x);
        if (low != 0) e->part[kept++] = low;
        x = high;
    }
    e->n = kept;
    if (x == 0) return true;
    if (e->n == e->cap) {
        size_t cap = e->cap ? 2 * e->cap : 32;
        double *part = heap_resize(vm, e->part, e->cap * sizeof *part, cap * sizeof *part);
        if (!part) return false;
        e->part = part;
        e->cap = cap;
    }
    e->part[e->n++] = x;
    return true;
}

static void exact_free(vm *vm, exact *e) { heap_free(vm, e->part, e->cap * sizeof *e->part); }

/* Rounded once, half to even. */
static double exact_value(const exact *e) {
    size_t n = e->n;
    double high = 0, low = 0;
    if (n > 0) high = e->part[--n];
    while (n > 0) {
        double x = high, y = e->part[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0) break;
    }
    /* Exactly between two doubles as far as high and low tell: the next part decides. */
    if (n > 0 && ((low < 0 && e->part[n - 1] < 0) || (low > 0 && e->part[n - 1] > 0))) {
        double twice = low * 2, x = high + twice;
        if (twice == x - high) high = x;
    }
    return high;
}

typedef struct float_sum { exact e; double special, infinities; } float_sum;

static bool sum_add(vm *vm, float_sum *s, double x) {
    if (!isfinite(x)) {
        if (isinf(x)) s->infinities += x;
        s->special += x;
        s->e.n = 0;
        return true;
    }
    if (!exact_add(vm, &s->e, x)) return false;
    if (s->e.n && !isfinite(s->e.part[s->e.n - 1])) {
        raise_error(vm, &type_OverflowError, "intermediate overflow in fsum");
        return false;
    }
    return true;
}

static value math_fsum(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value it = get_iter(vm, args[0]), v, r = FAILED;
    if (!it) return FAILED;
    float_sum s = { .special = 0 };
    bool ok = true;
    while (ok && (v = iter_next(vm, it)) != NO_MORE) {
        double x;
        ok = v && real_number(vm, v, &x) && sum_add(vm, &s, x);
        xdecref(vm, v);
    }
    decref(vm, it);
    if (ok && s.special != 0) {
        if (isnan(s.infinities)) raise_error(vm, &type_ValueError, "-inf + inf in fsum");
        else r = float_from_double(vm, s.special);
    } else if (ok) {
        r = float_from_double(vm, exact_value(&s.e));
    }
    exact_free(vm, &s.e);
    return r;
}

static int step_prod(vm *vm, consumer *c, value item) {
    value product = op_binary(vm, c->all, item, OP_MUL), raised = exception_take(vm);
    decref(vm, item);
    replace(vm, &c->all, product);
    vm->raised = raised;
    return product ? 1 : -1;
}

static const consumer_kind kind_prod = { .step = step_prod, .finish = consumer_finish_all };

/* args: the keyword start, the iterable */
static value math_prod(vm *vm, const value *args, int nargs) {
    if (nargs != 2)
        return raise_error(vm, &type_TypeError, "prod() takes exactly 1 positional argument (%d given)", nargs - 1);
    return consume(vm, &(consumer){ .kind = &kind_prod, .all = args[0] ? incref(args[0]) : from_small(1) }, args[1]);
}

/* --- sumprod ----------------------------------------------------------------------------------- */
/* As long as all products are of floats (and ints beside them), they are summed exactly. */
static int both_reals(value a, value b, double *x, double *y) {
    if (!is_float(a) && !is_float(b)) return 0;
    if ((!is_float(a) && !is_small(a) && !is_bool(a)) || (!is_float(b) && !is_small(b) && !is_bool(b))) return 0;
    *x = is_float(a) ? float_of(a) : is_small(a) ? (double)small_of(a) : a == TRUE_;
    *y = is_float(b) ? float_of(b) : is_small(b) ? (double)small_of(b) : b == TRUE_;
    return isfinite(*x * *y);
}

static bool add_to(vm *vm, value *total, value v) {
    value r = v ? op_binary(vm, *total, v, OP_ADD) : FAILED;
    xdecref(vm, v);
    if (r) replace(vm, total, r);
    return r != FAILED;
}

/* Puts the exact sum so far into the total. */
static bool flush_exact(vm *vm, exact *e, value *total) {
    if (e->n == 0) return true;
    double sum = exact_value(e);
    e->n = 0;
    return add_to(vm, total, float_from_double(vm, sum));
}

static bool sumprod_step(vm *vm, exact *e, value *total, value a, value b) {
    double x, y;
    if (both_reals(a, b, &x, &y)) {
        double product = x * y;
        if (!exact_add(vm, e, fma(x, y, -product)) || !exact_add(vm, e, product)) return false;
        if (!is_float(*total) && !add_to(vm, total, float_from_double(vm, 0))) return false;
        if (e->n == 0 || isfinite(e->part[e->n - 1])) return true;
        return flush_exact(vm, e, total);
    }
    if (!(is_int(a) && is_int(b)) && !flush_exact(vm, e, total)) return false;
    return add_to(vm, total, op_binary(vm, a, b, OP_MUL));
}

static value math_sumprod(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value p = get_iter(vm, args[0]), q = p ? get_iter(vm, args[1]) : FAILED, total = q ? from_small(0) : FAILED;
    exact e = { 0 };
    while (total) {
        value a = iter_next(vm, p), b = a ? iter_next(vm, q) : FAILED;
        bool ok = a && b, end = ok && (a == NO_MORE || b == NO_MORE);
        if (end && a != b) {
            raise_error(vm, &type_ValueError, "Inputs are not the same length");
            ok = false;
        }
        if (ok) ok = end ? flush_exact(vm, &e, &total) : sumprod_step(vm, &e, &total, a, b);
        if (a && a != NO_MORE) decref(vm, a);
        if (b && b != NO_MORE) decref(vm, b);
        if (!ok) replace(vm, &total, FAILED);
        if (end) break;
    }
    exact_free(vm, &e);
    xdecref(vm, p);
    xdecref(vm, q);
    return total;
}

/* --- distances --------------------------------------------------------------------------------- */
/* The square root of the sum of squares: scaled by a power of two against overflow, the squares summed with their
 * rounding errors, and the root corrected by what its square misses, so that nearly always the nearest double comes out. */
static double norm(double *x, size_t n) {
    double largest = 0;
    bool nan = false;
    for (size_t i = 0; i < n; i++) {
        x[i] = fabs(x[i]);
        nan |= isnan(x[i]);
        if (x[i] > largest) largest = x[i];
    }
    if (isinf(largest)) return largest;
    if (nan) return NAN;
    if (largest == 0 || n == 1) return largest;
    int exponent;
    frexp(largest, &exponent);
    double sum = 0, rest = 0;
    for (size_t i = 0; i < n; i++) {
        double scaled = ldexp(x[i], -exponent), square = scaled * scaled, error = fma(scaled, scaled, -square),
            next = sum + square;
        rest += (fabs(sum) >= square ? (sum - next) + square : (square - next) + sum) + error;
        sum = next;
    }
    double root = sqrt(sum + rest), square = root * root, error = fma(root, root, -square);
    root += ((sum - square) - error + rest) / (2 * root);
    return ldexp(root, exponent);
}

static value norm_of(vm *vm, const value *a, const value *b, size_t n) {
    double *x = n ? heap_alloc(vm, n * sizeof *x) : NULL;
    if (n && !x) return FAILED;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        double y = 0;
        ok = real_number(vm, a[i], &x[i]) && (!b || real_number(vm, b[i], &y));
        x[i] -= y;
    }
    value r = ok ? float_from_double(vm, norm(x, n)) : FAILED;
    heap_free(vm, x, n * sizeof *x);
    return r;
}

static value math_hypot(vm *vm, const value *args, int nargs) { return norm_of(vm, args, NULL, (size_t)nargs); }

static value math_dist(vm *vm, const value *args, int nargs) {
    (void)nargs;
    tuple *p = tuple_from_iterable(vm, args[0]), *q = p ? tuple_from_iterable(vm, args[1]) : NULL;
    value r = FAILED;
    if (q && p->len != q->len) raise_error(vm, &type_ValueError, "both points must have the same number of dimensions");
    else if (q) r = norm_of(vm, p->items, q->items, p->len);
    if (p) DECREF_OBJ(vm, p);
    if (q) DECREF_OBJ(vm, q);
    return r;
}

const native_def math_sum_functions[] = {
    { "fsum", math_fsum, 1, 1, NULL }, { "prod", math_prod, 0, -1, "* start", .consumes = true }, { "sumprod", math_sumprod, 2, 2, NULL },
    { "hypot", math_hypot, 0, -1, NULL }, { "dist", math_dist, 2, 2, NULL }, { 0 },
};
