/* The statistics library: published examples, brute force on small inputs, properties, and what its claims are worth on
 * simulated noise with fixed seeds. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "bench/stats/difference.h"
#include "bench/stats/distribution.h"
#include "bench/stats/holm.h"
#include "bench/stats/level.h"
#include "bench/stats/others.h"
#include "bench/stats/random.h"
#include "bench/stats/rank.h"
#include "bench/stats/sequential.h"
#include "bench/stats/spread.h"
#include "bench/stats/walsh.h"
#include "bench/stats/warmup.h"

#define LENGTH(v) (sizeof(v) / sizeof *(v))

static void expect_near(double got, double want, double within)
{
    if (!(fabs(got - want) <= within)) fail_msg("%.12g is not within %g of %.12g", got, within, want);
}

static void expect_sane(const estimate *e)
{
    if (!isfinite(e->low) || !isfinite(e->mid) || !isfinite(e->high) || e->low > e->mid || e->mid > e->high)
        fail_msg("no sane estimate: %g (%g .. %g)", e->mid, e->low, e->high);
}

/* A machine with noise: launches differ, all measurements jitter by 1.5 %, and 5 % of them are hit by 10 to 50 % on top. */
static double jitter(stats_random *r)
{
    double x = 0.015 * stats_random_normal(r);
    if (stats_random_unit(r) < 0.05) x += log(1.1 + 0.4 * stats_random_unit(r));
    return x;
}

enum { LAUNCHES_MOST = 128, ROUNDS = 2 };

/* Three rows measured side by side: b costs `times` a, the twin is a again. Each row suits each layout in its own way. */
typedef struct trial {
    sample a[LAUNCHES_MOST * ROUNDS], b[LAUNCHES_MOST * ROUNDS], twin[LAUNCHES_MOST * ROUNDS];
    size_t n;
} trial;

static void measure(trial *t, int launches, double times, stats_random *r)
{
    t->n = 0;
    for (int launch = 0; launch < launches; launch++) {
        double machine = 0.03 * stats_random_normal(r), suits[3];
        for (int i = 0; i < 3; i++) suits[i] = machine + 0.005 * stats_random_normal(r);
        for (int round = 0; round < ROUNDS; round++, t->n++) {
            t->a[t->n] = (sample){launch, round, 100 * exp(suits[0] + jitter(r))};
            t->b[t->n] = (sample){launch, round, 100 * times * exp(suits[1] + jitter(r))};
            t->twin[t->n] = (sample){launch, round, 100 * exp(suits[2] + jitter(r))};
        }
    }
}

static void random_numbers_are_those_of_the_papers(void **state)
{
    (void)state;
    stats_random r;
    stats_random_seed(&r, 1234567);
    assert_true(r.s[0] == 6457827717110365317u && r.s[1] == 3203168211198807973u);
    assert_true(r.s[2] == 9817491932198370423u && r.s[3] == 4593380528125082431u);
    r = (stats_random){{1, 2, 3, 4}};
    static const uint64_t first[] = {11520, 0, 1509978240, 1215971899390074240u};
    for (size_t i = 0; i < LENGTH(first); i++) assert_true(stats_random_next(&r) == first[i]);
    double sum = 0, squares = 0;
    for (int i = 0; i < 20000; i++) {
        assert_true(stats_random_below(&r, 7) < 7);
        double u = stats_random_unit(&r), z = stats_random_normal(&r);
        assert_true(u >= 0 && u < 1 && isfinite(z));
        sum += z;
        squares += z * z;
    }
    expect_near(sum / 20000, 0, 0.03);
    expect_near(squares / 20000, 1, 0.05);
}

static void quantiles_are_those_of_the_tables(void **state)
{
    (void)state;
    expect_near(stats_normal_above(1.959963984540054), 0.025, 1e-12);
    static const struct { double freedom, p, t; } table[] = {
        {1, 0.025, 12.7062}, {1, 0.005, 63.6567}, {2, 0.025, 4.30265}, {5, 0.005, 4.03214}, {10, 0.025, 2.22814},
        {19, 0.005, 2.86093}, {30, 0.05, 1.69726}, {120, 0.0005, 3.37345},
        {INFINITY, 0.025, 1.95996}, {INFINITY, 0.0005, 3.29053},
    };
    for (size_t i = 0; i < LENGTH(table); i++) {
        expect_near(stats_student_quantile(table[i].p, table[i].freedom), table[i].t, 1e-4);
        expect_near(stats_student_above(table[i].t, table[i].freedom), table[i].p, 1e-6);
        expect_near(stats_student_above(-table[i].t, table[i].freedom), 1 - table[i].p, 1e-6);
    }
    expect_near(stats_student_quantile(0.5, 4), 0, 1e-9);
    assert_true(isfinite(stats_student_quantile(1e-12, 1)) && stats_student_above(1e300, 3) == 0);
}

static void medians_sort_in_place(void **state)
{
    (void)state;
    assert_true(stats_median(NULL, 0) == 0);
    double v[] = {9, 1, 5, 2}, large[] = {1.7e308, 1.7e308};
    assert_true(stats_median(v, 1) == 9 && stats_median(v, 3) == 5 && stats_median(v, 4) == 3.5);
    assert_true(v[0] == 1 && v[1] == 2 && v[2] == 5 && v[3] == 9);
    assert_true(stats_median(large, 2) == 1.7e308);
    stats_random r;
    stats_random_seed(&r, 1);
    static const size_t sizes[] = {1, 2, 5, 6, 7, 13, 64, 150, 1000, 2048, 2049, 5000};
    static double many[5000];
    for (size_t k = 0; k < LENGTH(sizes); k++) {
        size_t n = sizes[k];
        double sum = 0, after = 0;
        for (size_t i = 0; i < n; i++) sum += many[i] = (double)stats_random_below(&r, n);
        stats_sort(many, n);
        for (size_t i = 0; i < n; i++) {
            after += many[i];
            if (i) assert_true(many[i - 1] <= many[i]);
        }
        assert_true(sum == after);
    }
}

static void geometric_means_do_not_depend_on_the_base(void **state)
{
    (void)state;
    static const double v[] = {0.5, 2, 4}, inverse[] = {2, 0.5, 0.25};
    expect_near(stats_geomean(v, 3), cbrt(4), 1e-12);
    expect_near(stats_geomean(v, 3) * stats_geomean(inverse, 3), 1, 1e-12);
    assert_true(stats_geomean(NULL, 0) == 1);
    static const double extreme[] = {1e300, 1e300, 1e-300, 1e-300};
    expect_near(stats_geomean(extreme, 4), 1, 1e-9);
}

/* Darwin's maize, in eighths of an inch: the example of Wilcoxon's paper by way of Fisher. */
static void signed_rank_gives_the_published_examples(void **state)
{
    (void)state;
    static const double maize[] = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
    expect_near(stats_signed_rank(maize, LENGTH(maize)), 0.04126, 5e-6);
    /* Hollander and Wolfe, "Nonparametric Statistical Methods", table 3.1: one-sided 0.0195. */
    static const double before[] = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    static const double after[] = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double d[LENGTH(before)];
    for (size_t i = 0; i < LENGTH(d); i++) d[i] = before[i] - after[i];
    expect_near(stats_signed_rank(d, LENGTH(d)), 0.03906, 5e-6);
}

static void rank_sum_gives_the_published_example(void **state)
{
    (void)state;
    /* Hollander and Wolfe, table 4.1: one-sided 0.1272. */
    static const double term[] = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
    static const double early[] = {1.15, 0.88, 0.90, 0.74, 1.21};
    expect_near(stats_rank_sum(term, 10, early, 5), 2 * 0.12721, 2e-5);
    expect_near(stats_rank_sum(early, 5, term, 10), 2 * 0.12721, 2e-5);
}

/* Doubled ranks of n values, zeros of what is ranked included, by the definition. */
static void rank_slowly(const double *v, size_t n, int *rank)
{
    for (size_t i = 0; i < n; i++) {
        rank[i] = 1;
        for (size_t j = 0; j < n; j++) rank[i] += 2 * (v[j] < v[i]) + (v[j] == v[i]);
    }
}

static double tails(int below, int above, int all)
{
    double p = 2.0 * (below < above ? below : above) / all;
    return p < 1 ? p : 1;
}

static double signed_rank_slowly(const double *d, size_t n)
{
    double size[16];
    int rank[16], sum = 0, below = 0, above = 0, all = 1 << n;
    for (size_t i = 0; i < n; i++) size[i] = fabs(d[i]);
    rank_slowly(size, n, rank);
    for (size_t i = 0; i < n; i++) sum += d[i] > 0 ? rank[i] : 0;
    for (int signs = 0; signs < all; signs++) {
        int s = 0;
        for (size_t i = 0; i < n; i++) s += (signs >> i & 1) && d[i] != 0 ? rank[i] : 0;
        below += s <= sum;
        above += s >= sum;
    }
    return tails(below, above, all);
}

static double rank_sum_slowly(const double *v, size_t na, size_t n)
{
    int rank[16], sum = 0, below = 0, above = 0, all = 0;
    rank_slowly(v, n, rank);
    for (size_t i = 0; i < na; i++) sum += rank[i];
    for (int chosen = 0; chosen < 1 << n; chosen++) {
        if ((size_t)__builtin_popcount((unsigned)chosen) != na) continue;
        int s = 0;
        for (size_t i = 0; i < n; i++) s += chosen >> i & 1 ? rank[i] : 0;
        below += s <= sum;
        above += s >= sum;
        all++;
    }
    return tails(below, above, all);
}

static void rank_tests_are_exact_with_ties_and_zeros(void **state)
{
    (void)state;
    stats_random r;
    stats_random_seed(&r, 7);
    for (int turn = 0; turn < 300; turn++) {
        double v[10];
        size_t n = 1 + stats_random_below(&r, 10), kinds = 2 + stats_random_below(&r, 12);
        for (size_t i = 0; i < n; i++) v[i] = (double)stats_random_below(&r, kinds) - (double)(kinds / 2);
        expect_near(stats_signed_rank(v, n), signed_rank_slowly(v, n), 1e-12);
        size_t na = 1 + stats_random_below(&r, n);
        if (na < n) expect_near(stats_rank_sum(v, na, v + na, n - na), rank_sum_slowly(v, na, n), 1e-12);
    }
}

static void rank_tests_go_over_to_the_normal_smoothly(void **state)
{
    (void)state;
    double v[60];
    for (size_t i = 0; i < LENGTH(v); i++) v[i] = (i % 3 ? 1.0 : -1.0) * (double)(i + 1);
    double exact = stats_signed_rank(v, STATS_EXACT_RANKS), normal = stats_signed_rank(v, STATS_EXACT_RANKS + 1);
    assert_true(exact > 0.01 && exact < 0.2);
    expect_near(normal, exact, 0.02);
    double a[30], b[30];
    for (size_t i = 0; i < LENGTH(a); i++) a[i] = (double)(3 * i), b[i] = (double)(3 * i + 13);
    exact = stats_rank_sum(a, 25, b, 25);
    normal = stats_rank_sum(a, 26, b, 25);
    assert_true(exact > 0.01 && exact < 0.7);
    expect_near(normal, exact, 0.07);
}

static void rank_tests_of_nothing_claim_nothing(void **state)
{
    (void)state;
    static const double zeros[300], one[] = {5};
    static double equal[300];
    for (size_t i = 0; i < LENGTH(equal); i++) equal[i] = 3;
    assert_true(stats_signed_rank(NULL, 0) == 1 && stats_signed_rank(one, 1) == 1);
    assert_true(stats_rank_sum(NULL, 0, one, 1) == 1 && stats_rank_sum(one, 1, one, 1) == 1);
    static const size_t sizes[] = {1, 2, 50, 51, 300};
    for (size_t i = 0; i < LENGTH(sizes); i++) {
        assert_true(stats_signed_rank(zeros, sizes[i]) == 1);
        assert_true(stats_rank_sum(equal, sizes[i], equal, sizes[i]) == 1);
    }
    expect_near(stats_signed_rank(equal, 10), 2.0 / 1024, 1e-12);
    assert_true(stats_signed_rank(equal, 300) < 1e-12);
    assert_true(stats_sign(0, 0) == 1 && stats_sign(3, 2) == 0);
    expect_near(stats_sign(5, 5), 1.0 / 32, 1e-12);
    expect_near(stats_sign(15, 20), 0.020695, 1e-6);
}

static void holm_adjusts_as_published_and_keeps_the_order(void **state)
{
    (void)state;
    double p[] = {0.01, 0.04, 0.03, 0.005};
    static const double want[] = {0.03, 0.06, 0.06, 0.02};
    assert_true(stats_holm(p, 4));
    for (size_t i = 0; i < 4; i++) expect_near(p[i], want[i], 1e-12);
    double large[] = {0.9, 0.5, 1}, one[] = {0.2};
    assert_true(stats_holm(large, 3) && large[0] == 1 && large[1] == 1 && large[2] == 1);
    assert_true(stats_holm(one, 1) && one[0] == 0.2 && stats_holm(NULL, 0));
}

static void looks_together_spend_at_most_alpha(void **state)
{
    (void)state;
    double sum = 0;
    for (int look = 1; look <= 100000; look++) {
        assert_true(stats_alpha_at(0.01, look) > 0 && stats_alpha_at(0.01, look + 1) < stats_alpha_at(0.01, look));
        sum += stats_alpha_at(0.01, look);
    }
    assert_true(sum <= 0.01);
    expect_near(sum, 0.01, 1e-6);
    assert_true(stats_alpha_at(0.01, 0) == 0.005 && stats_alpha_at(0.01, -7) == 0.005);
}

static double center_slowly(const double *v, size_t n, const double *b, size_t nb)
{
    static double pair[40 * 41];
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t j = b ? 0 : i; j < (b ? nb : n); j++) pair[k++] = b ? b[j] - v[i] : v[i] + v[j];
    return b ? stats_median(pair, k) : stats_median(pair, k) / 2;
}

static void pseudo_medians_are_those_of_all_pairs(void **state)
{
    (void)state;
    walsh w;
    assert_true(walsh_init(&w, 40));
    stats_random r;
    stats_random_seed(&r, 3);
    for (int turn = 0; turn < 600; turn++) {
        double a[40], b[40];
        size_t na = 1 + stats_random_below(&r, 40), nb = 1 + stats_random_below(&r, 40);
        size_t kinds = 1 + stats_random_below(&r, 30);
        for (size_t i = 0; i < na; i++) a[i] = turn % 2 ? stats_random_normal(&r) : (double)stats_random_below(&r, kinds);
        for (size_t i = 0; i < nb; i++) b[i] = turn % 2 ? stats_random_normal(&r) : (double)stats_random_below(&r, kinds);
        stats_sort(a, na);
        stats_sort(b, nb);
        expect_near(walsh_center(&w, a, na), center_slowly(a, na, NULL, 0), 1e-12);
        expect_near(walsh_shift(&w, a, na, b, nb), center_slowly(a, na, b, nb), 1e-12);
    }
    walsh_free(&w);
}

static void levels_are_medians_of_medians(void **state)
{
    (void)state;
    static const sample v[] = {{7, 1, 30}, {2, 0, 10}, {7, 0, 20}, {9, 4, 90}, {2, 1, 14}, {7, 2, 1000}};
    estimate e = stats_level(v, LENGTH(v), 0.05, 1);            /* 12, 30, 90 */
    assert_true(e.mid == 30);
    expect_sane(&e);
    assert_true(e.low >= 0 && e.low < 30 && e.high > 30);
    estimate again = stats_level(v, LENGTH(v), 0.05, 1), wider = stats_level(v, LENGTH(v), 0.0001, 1);
    assert_true(again.low == e.low && again.high == e.high && wider.high > e.high && wider.low <= e.low);
    e = stats_level(v, 1, 0.05, 1);
    assert_true(e.mid == 30 && e.low == 30 && e.high == 30);
    e = stats_level(NULL, 0, 0.05, 1);
    assert_true(e.mid == 0 && e.low == 0 && e.high == 0);
    static const sample rounds[] = {{3, 0, 10}, {3, 1, 12}, {3, 2, 11}, {3, 3, 10}, {3, 4, 13}};
    e = stats_level(rounds, LENGTH(rounds), 0.05, 1);           /* one launch: its rounds */
    assert_true(e.mid == 11 && e.low < 11 && e.high > 11);
    sample zeros[30] = {0};
    e = stats_level(zeros, LENGTH(zeros), 0.05, 1);
    assert_true(e.mid == 0 && e.low == 0 && e.high == 0);
}

static void level_intervals_cover(void **state)
{
    (void)state;
    static trial t;
    static const int launches[] = {4, 10, 30};
    for (size_t k = 0; k < LENGTH(launches); k++) {
        stats_random r;
        stats_random_seed(&r, 40 + k);
        int missed = 0;
        double true_level = 100 * exp(0.005);           /* about; what is hit now and then moves the median a little */
        for (int turn = 0; turn < 100; turn++) {
            measure(&t, launches[k], 1, &r);
            estimate e = stats_level(t.a, t.n, 0.05, (uint64_t)turn);
            missed += e.low > true_level || e.high < true_level;
        }
        if (missed > 10) fail_msg("%d of 100 intervals at 95 %% from %d launches missed", missed, launches[k]);
    }
}

static void identical_series_have_exactly_no_difference(void **state)
{
    (void)state;
    static trial t;
    stats_random r;
    stats_random_seed(&r, 5);
    static const enum pairing pairings[] = {PAIR_ROUNDS, PAIR_LAUNCHES, PAIR_NONE};
    for (int launches = 1; launches <= 40; launches += 3) {
        measure(&t, launches, 1, &r);
        for (size_t k = 0; k < LENGTH(pairings); k++) {
            difference d;
            assert_true(stats_compare(t.a, t.n, t.a, t.n, pairings[k], 0.01, 1, &d));
            assert_true(d.ratio.mid == 1 && d.p == 1 && d.ratio.low <= 1 && d.ratio.high >= 1);
            if (pairings[k] == PAIR_ROUNDS) assert_true(d.ratio.low == 1 && d.ratio.high == 1);
            assert_int_equal(stats_differs(&d, d.p, 0, 0.01), 0);
        }
    }
}

static void sides_may_be_swapped_and_samples_come_in_any_order(void **state)
{
    (void)state;
    static trial t;
    stats_random r;
    stats_random_seed(&r, 6);
    measure(&t, 17, 1.1, &r);
    for (enum pairing pairing = PAIR_ROUNDS; pairing <= PAIR_NONE; pairing++) {
        difference d, swapped, shuffled;
        assert_true(stats_compare(t.a, t.n, t.b, t.n, pairing, 0.01, 9, &d));
        assert_true(stats_compare(t.b, t.n, t.a, t.n, pairing, 0.01, 9, &swapped));
        expect_near(d.ratio.mid * swapped.ratio.mid, 1, 1e-9);
        expect_near(d.ratio.low * swapped.ratio.high, 1, 0.02);
        expect_near(d.p, swapped.p, 1e-12);
        trial other = t;
        for (size_t i = other.n; i-- > 1;) {
            size_t j = stats_random_below(&r, i + 1);
            sample s = other.b[i];
            other.b[i] = other.b[j];
            other.b[j] = s;
        }
        assert_true(stats_compare(t.a, t.n, other.b, t.n, pairing, 0.01, 9, &shuffled));
        assert_memory_equal(&shuffled.ratio, &d.ratio, sizeof d.ratio);
        assert_true(shuffled.p == d.p && d.launches == 17 && d.paired == (pairing != PAIR_NONE));
    }
}

static void units_are_what_both_sides_have(void **state)
{
    (void)state;
    static const sample a[] = {{1, 0, 10}, {1, 1, 10}, {2, 0, 10}, {3, 0, 10}, {5, 0, 999}},
                        b[] = {{1, 0, 20}, {2, 0, 20}, {2, 1, 777}, {3, 0, 20}, {4, 0, 555}},
                        one[] = {{1, 0, 5}, {1, 1, 5}, {1, 2, 5}, {1, 3, 5}};
    difference d;
    assert_true(stats_compare(a, 5, b, 5, PAIR_ROUNDS, 0.01, 1, &d) && d.launches == 3 && d.paired);
    expect_near(d.ratio.mid, 2, 1e-12);
    assert_true(stats_compare(a, 5, b, 5, PAIR_LAUNCHES, 0.01, 1, &d) && d.launches == 3 && d.paired);
    assert_true(stats_compare(a, 5, b, 5, PAIR_NONE, 0.01, 1, &d) && d.launches == 4 && !d.paired);
    assert_true(stats_compare(a, 5, one, 4, PAIR_LAUNCHES, 0.01, 1, &d) && d.launches == 4 && !d.paired);   /* rounds */
    assert_true(stats_compare(one, 4, one, 4, PAIR_ROUNDS, 0.01, 1, &d) && d.launches == 4 && d.paired);
    assert_true(stats_compare(a, 1, b, 1, PAIR_ROUNDS, 0.01, 1, &d) && d.launches == 1 && d.p == 1);
    assert_true(d.ratio.low == d.ratio.mid && d.ratio.high == d.ratio.mid);
    assert_false(stats_compare(a, 1, b + 1, 1, PAIR_ROUNDS, 0.01, 1, &d));      /* nothing in common */
    assert_true(d.ratio.mid == 1 && d.p == 1 && d.launches == 0);
}

static void what_is_no_measurement_is_refused(void **state)
{
    (void)state;
    static const double bad[] = {0, -1, NAN, INFINITY, -INFINITY};
    const sample good[] = {{0, 0, 1}, {1, 0, 2}};
    difference d;
    for (size_t i = 0; i < LENGTH(bad); i++) {
        const sample v[] = {{0, 0, 1}, {1, 0, bad[i]}};
        for (enum pairing pairing = PAIR_ROUNDS; pairing <= PAIR_NONE; pairing++) {
            assert_false(stats_compare(good, 2, v, 2, pairing, 0.01, 1, &d));
            assert_false(stats_compare(v, 2, good, 2, pairing, 0.01, 1, &d));
            assert_true(d.ratio.low == 1 && d.ratio.mid == 1 && d.ratio.high == 1 && d.p == 1 && d.launches == 0);
        }
    }
    assert_false(stats_compare(NULL, 0, good, 2, PAIR_NONE, 0.01, 1, &d));
    assert_false(stats_compare(good, 2, NULL, 0, PAIR_ROUNDS, 0.01, 1, &d));
}

static void any_positive_input_gives_finite_figures(void **state)
{
    (void)state;
    stats_random r;
    stats_random_seed(&r, 8);
    static sample a[400], b[400];
    for (int turn = 0; turn < 150; turn++) {
        size_t na = 1 + stats_random_below(&r, turn % 10 ? 12 : 400), nb = 1 + stats_random_below(&r, turn % 10 ? 12 : 400);
        int launches = 1 + (int)stats_random_below(&r, 12), rounds = 1 + (int)stats_random_below(&r, 5);
        bool huge = turn % 3 == 0;
        for (size_t i = 0; i < na + nb; i++) {
            double value = huge ? exp(1400 * (stats_random_unit(&r) - 0.5)) : 1 + (double)stats_random_below(&r, 3);
            int launch = (int)stats_random_below(&r, (size_t)launches) - 3;
            int round = (int)stats_random_below(&r, (size_t)rounds);
            sample s = {launch, round, value};
            if (i < na) a[i] = s;
            else b[i - na] = s;
        }
        static const double alphas[] = {0, 1e-300, 0.0001, 0.01, 0.5, 1, 7};
        double alpha = alphas[stats_random_below(&r, LENGTH(alphas))];
        difference d;
        if (stats_compare(a, na, b, nb, (enum pairing)(turn % 3), alpha, (uint64_t)turn, &d)) {
            expect_sane(&d.ratio);
            assert_true(d.ratio.low > 0 && d.p > 0 && d.p <= 1 && d.launches > 0 && isfinite(stats_floor(&d)));
        }
        estimate e = stats_level(a, na, alpha, (uint64_t)turn);
        expect_sane(&e);
        assert_true(e.low >= 0);
    }
}

static void many_launches_and_rounds_cost_a_bounded_time(void **state)
{
    (void)state;
    enum { N = 12000 };
    sample *a = malloc(N * sizeof *a), *b = malloc(N * sizeof *b);
    assert_true(a && b);
    static const int rounds[] = {1, 6, N / 3, N};
    for (size_t k = 0; k < LENGTH(rounds); k++) {
        stats_random r;
        stats_random_seed(&r, k);
        for (int i = 0; i < N; i++) {
            a[i] = (sample){i / rounds[k], i % rounds[k], 50 * exp(0.01 * stats_random_normal(&r))};
            b[i] = (sample){i / rounds[k] + N, i % rounds[k], 51 * exp(0.01 * stats_random_normal(&r))};
        }
        difference d;
        assert_true(stats_compare(a, N, b, N, PAIR_NONE, 0.01, 1, &d) && d.launches <= 1024);
        expect_near(d.ratio.mid, 1.02, 0.001);
        for (int i = 0; i < N; i++) b[i].launch -= N;
        assert_true(stats_compare(a, N, b, N, PAIR_ROUNDS, 0.01, 1, &d) && d.launches <= 1024);
        expect_near(d.ratio.mid, 1.02, 0.001);
        assert_true(stats_compare(a, N, b, N, PAIR_LAUNCHES, 0.01, 1, &d) && d.launches <= 1024);
        expect_near(d.ratio.mid, 1.02, 0.001);
        estimate e = stats_level(a, N, 0.01, 1);
        expect_near(e.mid, 50, 0.1);
    }
    free(a);
    free(b);
}

static void a_claim_needs_interval_and_p_and_floor(void **state)
{
    (void)state;
    difference above = {{1.05, 1.02, 1.08}, 0.001, 20, true}, below = {{0.95, 0.92, 0.98}, 0.001, 20, true};
    difference open = {{1.05, 0.99, 1.08}, 0.001, 20, true}, touching = {{1.05, 1, 1.08}, 0.001, 20, true};
    assert_int_equal(stats_differs(&above, 0.001, 0.01, 0.01), 1);
    assert_int_equal(stats_differs(&below, 0.001, 0.01, 0.01), -1);
    assert_int_equal(stats_differs(&above, 0.01, 0.01, 0.01), 0);
    assert_int_equal(stats_differs(&above, NAN, 0.01, 0.01), 0);
    assert_int_equal(stats_differs(&above, 0.001, 0.06, 0.01), 0);
    assert_int_equal(stats_differs(&below, 0.001, 0.06, 0.01), 0);
    assert_int_equal(stats_differs(&open, 0.001, 0.01, 0.01), 0);
    assert_int_equal(stats_differs(&touching, 0.001, 0.01, 0.01), 0);
    expect_near(stats_floor(&above), 0.08, 1e-12);
    expect_near(stats_floor(&below), 0.08, 1e-12);
    expect_near(stats_floor(&open), 0.08, 1e-12);
}

/* How many of `turns` comparisons claim b above a; those that claim it below are counted apart. */
static int claims(int launches, double times, int turns, enum pairing pairing, bool with_floor, int *below)
{
    static trial t;
    stats_random r;
    stats_random_seed(&r, (uint64_t)launches * 31 + (uint64_t)pairing);
    int above = 0;
    *below = 0;
    for (int turn = 0; turn < turns; turn++) {
        difference d, twin = {.ratio = {1, 1, 1}};
        measure(&t, launches, times, &r);
        assert_true(stats_compare(t.a, t.n, t.b, t.n, pairing, 0.01, (uint64_t)turn, &d));
        if (with_floor) assert_true(stats_compare(t.a, t.n, t.twin, t.n, PAIR_ROUNDS, 0.01, (uint64_t)turn, &twin));
        int says = stats_differs(&d, d.p, stats_floor(&twin), 0.01);
        above += says > 0;
        *below += says < 0;
    }
    return above;
}

static void equal_rows_are_hardly_ever_told_apart(void **state)
{
    (void)state;
    static const struct { int launches, turns; enum pairing pairing; } runs[] = {
        {5, 100, PAIR_ROUNDS}, {8, 150, PAIR_ROUNDS}, {20, 100, PAIR_ROUNDS},
        {10, 100, PAIR_LAUNCHES}, {10, 100, PAIR_NONE},
    };
    for (size_t i = 0; i < LENGTH(runs); i++) {
        int below, above = claims(runs[i].launches, 1, runs[i].turns, runs[i].pairing, false, &below);
        /* At most 1 % is promised; as much again for the luck of the draw. */
        if (above + below > 1 + runs[i].turns / 50)
            fail_msg("%d of %d A/A comparisons over %d launches", above + below, runs[i].turns, runs[i].launches);
    }
}

static void two_per_cent_is_found_above_the_noise_floor(void **state)
{
    (void)state;
    int below, above = claims(LAUNCHES_MOST, 1.02, 20, PAIR_ROUNDS, true, &below);
    if (above < 19) fail_msg("found %d of 20", above);
    assert_int_equal(below, 0);
    assert_true(claims(20, 1.1, 40, PAIR_ROUNDS, true, &below) >= 38);
    assert_int_equal(below, 0);
}

static void warm_up_is_what_is_slower_in_most_launches(void **state)
{
    (void)state;
    enum { LAUNCHES = 20, N = 12 };
    static double v[LAUNCHES][N];
    const double *series[LAUNCHES];
    stats_random r;
    stats_random_seed(&r, 11);
    for (size_t slow = 0; slow < 5; slow++) {
        for (size_t i = 0; i < LAUNCHES; i++) {
            series[i] = v[i];
            for (size_t k = 0; k < N; k++) v[i][k] = (10 + (double)i) * exp(jitter(&r)) * (k < slow ? 1.05 : 1);
        }
        size_t found = stats_warmup(series, LAUNCHES, N);
        if (found < slow || found > slow + 1) fail_msg("%zu points were slow, %zu were found", slow, found);
    }
    v[3][0] = 1e6;                      /* one launch says nothing */
    for (size_t i = 0; i < LAUNCHES; i++)
        for (size_t k = 0; k < N; k++) v[i][k] = k == 0 && i == 3 ? 99 : 7;
    assert_int_equal(stats_warmup(series, LAUNCHES, N), 0);
}

static void warm_up_of_few_launches_is_outside_of_the_fence(void **state)
{
    (void)state;
    static const double slow[] = {9, 7, 5.3, 5.1, 5, 5.2, 5, 5.1, 5.2, 5.1, 5, 5.1}, level[] = {5, 5, 5, 5, 5, 5},
                        late[] = {5, 5.1, 5, 5.1, 5, 5.1, 5, 9, 5, 5.1}, falling[] = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    assert_int_equal(stats_warmup(&(const double *){slow}, 1, LENGTH(slow)), 3);
    assert_int_equal(stats_warmup(&(const double *){level}, 1, LENGTH(level)), 0);
    assert_int_equal(stats_warmup(&(const double *){late}, 1, LENGTH(late)), 0);
    assert_int_equal(stats_warmup(&(const double *){falling}, 1, 1), 0);
    assert_int_equal(stats_warmup(&(const double *){falling}, 1, 0), 0);
    assert_int_equal(stats_warmup(NULL, 0, 5), 0);
    const double *many[] = {falling, falling, falling, falling, falling, falling, falling};
    assert_int_equal(stats_warmup(many, LENGTH(many), 8), 4);           /* never more than half */
    assert_int_equal(stats_warmup(many, LENGTH(many), 9), 4);
}

static void other_tools_rules_are_as_documented(void **state)
{
    (void)state;
    static const double low[] = {1, 2, 3, 4}, high[] = {5, 6, 7, 8}, three[] = {9, 10, 11}, same[] = {4, 4, 4, 4};
    assert_int_equal(stats_gb_differs(low, 4, high, 4), 1);             /* p 2/70 */
    assert_int_equal(stats_gb_differs(high, 4, low, 4), -1);
    assert_int_equal(stats_gb_differs(low, 3, three, 3), 0);            /* p 0.1: three of each never suffice */
    assert_int_equal(stats_gb_differs(low, 1, high, 4), 0);
    assert_int_equal(stats_gb_differs(same, 4, same, 4), 0);
    assert_int_equal(stats_pyperf_differs(low, 3, three, 3), 1);
    assert_int_equal(stats_pyperf_differs(three, 3, low, 3), -1);
    static const double a[] = {30.02, 29.99, 30.11, 29.97, 30.01, 29.99}, b[] = {29.89, 29.93, 29.72, 29.98, 30.02, 29.98};
    assert_int_equal(stats_pyperf_differs(a, 6, b, 6), 0);              /* t 1.959 of 10 degrees: below 2.228 */
    assert_int_equal(stats_pyperf_differs(low, 1, high, 4), 0);
    assert_int_equal(stats_pyperf_differs(same, 4, same, 4), 0);
    assert_int_equal(stats_pyperf_differs(same, 2, three, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_numbers_are_those_of_the_papers),
        cmocka_unit_test(quantiles_are_those_of_the_tables),
        cmocka_unit_test(medians_sort_in_place),
        cmocka_unit_test(geometric_means_do_not_depend_on_the_base),
        cmocka_unit_test(signed_rank_gives_the_published_examples),
        cmocka_unit_test(rank_sum_gives_the_published_example),
        cmocka_unit_test(rank_tests_are_exact_with_ties_and_zeros),
        cmocka_unit_test(rank_tests_go_over_to_the_normal_smoothly),
        cmocka_unit_test(rank_tests_of_nothing_claim_nothing),
        cmocka_unit_test(holm_adjusts_as_published_and_keeps_the_order),
        cmocka_unit_test(looks_together_spend_at_most_alpha),
        cmocka_unit_test(pseudo_medians_are_those_of_all_pairs),
        cmocka_unit_test(levels_are_medians_of_medians),
        cmocka_unit_test(level_intervals_cover),
        cmocka_unit_test(identical_series_have_exactly_no_difference),
        cmocka_unit_test(sides_may_be_swapped_and_samples_come_in_any_order),
        cmocka_unit_test(units_are_what_both_sides_have),
        cmocka_unit_test(what_is_no_measurement_is_refused),
        cmocka_unit_test(any_positive_input_gives_finite_figures),
        cmocka_unit_test(many_launches_and_rounds_cost_a_bounded_time),
        cmocka_unit_test(a_claim_needs_interval_and_p_and_floor),
        cmocka_unit_test(equal_rows_are_hardly_ever_told_apart),
        cmocka_unit_test(two_per_cent_is_found_above_the_noise_floor),
        cmocka_unit_test(warm_up_is_what_is_slower_in_most_launches),
        cmocka_unit_test(warm_up_of_few_launches_is_outside_of_the_fence),
        cmocka_unit_test(other_tools_rules_are_as_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
