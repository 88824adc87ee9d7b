#include "difference.h"

#include <math.h>
#include <stdlib.h>

#include "bootstrap.h"
#include "rank.h"

/* The samples in order, each value as its logarithm: owned by the caller. Null if a value has none or memory is out. */
static sample *logarithms(const sample *s, size_t n)
{
    sample *out = malloc(n * sizeof *out);
    if (!out) return NULL;
    for (size_t i = 0; i < n; i++) {
        out[i] = (sample){s[i].launch, s[i].round, log(s[i].value)};
        if (!isfinite(out[i].value)) {
            free(out);
            return NULL;
        }
    }
    if (samples_order(out, n)) return out;
    free(out);
    return NULL;
}

static int in_order(const sample *x, const sample *y)
{
    if (x->launch != y->launch) return x->launch < y->launch ? -1 : 1;
    return (x->round > y->round) - (x->round < y->round);
}

/* Leaves in b what a has too, less what a has; returns how many. */
static size_t pair_rounds(const sample *a, size_t na, sample *b, size_t nb)
{
    size_t n = 0;
    for (size_t i = 0, j = 0; i < na && j < nb;) {
        int order = in_order(&a[i], &b[j]);
        if (order < 0) i++;
        else if (order > 0) j++;
        else {
            b[n] = b[j++];
            b[n++].value -= a[i++].value;
        }
    }
    return n;
}

/* Leaves in b the launches that a has too, with a's to be subtracted. */
static void pair_launches(const units *a, units *b)
{
    size_t n = 0;
    for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
        int x = a->at[i].launch, y = b->at[j].launch;
        if (x < y) i++;
        else if (x > y) j++;
        else {
            b->at[n] = b->at[j++];
            b->at[n++].minus = a->at[i++].plus;
        }
    }
    b->n = n;
}

static size_t common_launches(const sample *a, size_t na, const sample *b, size_t nb)
{
    size_t n = 0;
    for (size_t i = 0, j = 0; i < na && j < nb;) {
        int x = a[i].launch, y = b[j].launch;
        if (x == y) n++;
        if (x <= y)
            while (i < na && a[i].launch == x) i++;
        if (y <= x)
            while (j < nb && b[j].launch == y) j++;
    }
    return n;
}

static size_t launches_of(const sample *s, size_t n) { return common_launches(s, n, s, n); }

static double test(const units *a, const units *b, bool paired)
{
    double *x = calloc(a->n + 1, sizeof *x), *y = calloc(b->n + 1, sizeof *y), p = -1;
    if (x && y) {
        for (size_t i = 0; i < a->n; i++) x[i] = unit_value(&a->at[i]);
        for (size_t i = 0; i < b->n; i++) y[i] = unit_value(&b->at[i]);
        p = paired ? stats_signed_rank(y, b->n) : stats_rank_sum(x, a->n, y, b->n);
    }
    free(x);
    free(y);
    return p;
}

/* exp that stays finite and above 0. */
static double ratio_of(double logarithm) { return exp(fmin(fmax(logarithm, -700), 700)); }

/* Of logarithms, in order; b is used up. */
static bool compare(const sample *a, size_t na, sample *b, size_t nb, enum pairing pairing, double alpha, uint64_t seed,
                    difference *out)
{
    if (pairing == PAIR_LAUNCHES && common_launches(a, na, b, nb) < 2) pairing = PAIR_NONE;
    bool paired = pairing != PAIR_NONE, each = !paired && (launches_of(a, na) < 2 || launches_of(b, nb) < 2);
    if (pairing == PAIR_ROUNDS) nb = pair_rounds(a, na, b, nb);
    units x = {0}, y = {0};
    estimate e;
    bool ok = nb && (pairing == PAIR_ROUNDS || units_of(a, na, each, &x)) && units_of(b, nb, each, &y);
    if (ok && pairing == PAIR_LAUNCHES) pair_launches(&x, &y);
    units_thin(&x);
    units_thin(&y);
    ok = ok && stats_bootstrap(&x, &y, paired ? BOOTSTRAP_CENTER : BOOTSTRAP_SHIFT, alpha, seed, &e);
    if (ok) {
        size_t n = !paired && x.n < y.n ? x.n : y.n;
        double p = n < 2 ? 1 : test(&x, &y, paired);
        ok = p >= 0;
        if (ok) *out = (difference){{ratio_of(e.mid), ratio_of(e.low), ratio_of(e.high)}, p, n, paired};
    }
    units_free(&x);
    units_free(&y);
    return ok;
}

bool stats_compare(const sample *a, size_t na, const sample *b, size_t nb, enum pairing pairing, double alpha,
                   uint64_t seed, difference *out)
{
    *out = (difference){.ratio = {1, 1, 1}, .p = 1};
    if (na == 0 || nb == 0) return false;
    sample *x = logarithms(a, na), *y = logarithms(b, nb);
    bool ok = x && y && compare(x, na, y, nb, pairing, alpha, seed, out);
    free(x);
    free(y);
    return ok;
}

double stats_floor(const difference *twin)
{
    return fmax(fabs(twin->ratio.low - 1), fabs(twin->ratio.high - 1));
}

int stats_differs(const difference *d, double p_holm, double floor, double alpha)
{
    if (!(p_holm < alpha) || !(fabs(d->ratio.mid - 1) > floor)) return 0;
    return d->ratio.low > 1 ? 1 : d->ratio.high < 1 ? -1 : 0;
}
