#include "bootstrap.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "distribution.h"
#include "random.h"
#include "spread.h"

enum { RESAMPLES_LEAST = 200, RESAMPLES_MOST = 2000, DRAWS = 300000 };

static const double TAIL = 0.025, TAIL_NORMAL = 1.959963984540054, LEAST_SCALE = 0.85;

/* One sample of units: their values, a resample of them, and what the resamples' rounds have added to the variance. */
typedef struct side {
    const units *of;
    double *value, *drawn;
    double between, added;
    size_t draws;
} side;

static double redraw(const group *g, stats_random *r)
{
    if (g->n < 2) return group_median(g);
    if (g->n == 2) return g->v[stats_random_below(r, 2)] / 2 + g->v[stats_random_below(r, 2)] / 2;
    double v[ROUNDS_MOST];
    for (size_t i = 0; i < g->n; i++) v[i] = g->v[stats_random_below(r, g->n)];
    return stats_median(v, g->n);
}

static void resample(side *s, stats_random *r)
{
    size_t n = s->of->n;
    for (size_t i = 0; i < n; i++) {
        size_t k = stats_random_below(r, n);
        const unit *u = &s->of->at[k];
        s->drawn[i] = redraw(&u->plus, r) - redraw(&u->minus, r);
        double off = s->drawn[i] - s->value[k];
        s->added += off * off;
    }
    s->draws += n;
    stats_sort(s->drawn, n);
}

static bool side_init(side *s, const units *of)
{
    size_t n = of->n;
    *s = (side){.of = of, .value = calloc(n + 1, sizeof(double)), .drawn = calloc(n + 1, sizeof(double))};
    if (!s->value || !s->drawn) return false;
    double mean = 0;
    for (size_t i = 0; i < n; i++) {
        s->drawn[i] = s->value[i] = unit_value(&of->at[i]);
        mean += s->value[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) s->between += (s->value[i] - mean) * (s->value[i] - mean) / (double)n;
    stats_sort(s->drawn, n);
    return true;
}

static void side_free(side *s)
{
    free(s->value);
    free(s->drawn);
}

/* Of what is drawn now. */
static double evaluate(enum statistic statistic, walsh *w, const side *from, side *to)
{
    if (statistic == BOOTSTRAP_SHIFT) return walsh_shift(w, from->drawn, from->of->n, to->drawn, to->of->n);
    if (statistic == BOOTSTRAP_CENTER) return walsh_center(w, to->drawn, to->of->n);
    return group_median(&(group){to->drawn, to->of->n});
}

/* What the ends at the 2.5 % quantiles are multiplied with, as distances from the estimate. */
static double expansion(const side *from, const side *to, size_t units, double alpha)
{
    double n = (double)units, between = 0, added = 0;
    for (int i = 0; i < 2; i++) {
        const side *s = i ? to : from;
        if (s->draws == 0) continue;
        between += s->between / (double)s->of->n;
        added += s->added / (double)s->draws / (double)s->of->n;
    }
    double once = between + added > 0 ? between / (between + added) : 1;
    if (once < LEAST_SCALE * LEAST_SCALE) once = LEAST_SCALE * LEAST_SCALE;
    if (!(alpha > 1e-12)) alpha = 1e-12;
    if (alpha > 1) alpha = 1;
    return stats_student_quantile(alpha / 2, n - 1) / TAIL_NORMAL * sqrt(n / (n - 1) * once);
}

static void interval(double *sorted, size_t resamples, double factor, estimate *e)
{
    stats_sort(sorted, resamples);
    e->low = e->mid + fmin(stats_quantile(sorted, resamples, TAIL) - e->mid, 0) * factor;
    e->high = e->mid + fmax(stats_quantile(sorted, resamples, 1 - TAIL) - e->mid, 0) * factor;
    e->low = fmax(e->low, -DBL_MAX);
    e->high = fmin(e->high, DBL_MAX);
}

static size_t rounds_of(const units *u)
{
    size_t n = 0;
    for (size_t i = 0; i < u->n; i++) n += u->at[i].plus.n + u->at[i].minus.n;
    return n;
}

bool stats_bootstrap(const units *from, const units *to, enum statistic statistic, double alpha, uint64_t seed,
                     estimate *out)
{
    bool two = statistic == BOOTSTRAP_SHIFT;
    static const units nothing;
    if (!two) from = &nothing;
    size_t draws = rounds_of(from) + rounds_of(to), resamples = DRAWS / draws;
    if (resamples < RESAMPLES_LEAST) resamples = RESAMPLES_LEAST;
    if (resamples > RESAMPLES_MOST) resamples = RESAMPLES_MOST;

    side a = {0}, b = {0};
    walsh w = {0};
    double *results = calloc(resamples, sizeof *results);
    bool ok = results && side_init(&a, from) && side_init(&b, to) && walsh_init(&w, from->n > to->n ? from->n : to->n);
    if (ok) {
        double mid = evaluate(statistic, &w, &a, &b);
        *out = (estimate){mid, mid, mid};
        size_t n = two && from->n < to->n ? from->n : to->n;
        if (n >= 2) {
            stats_random r;
            stats_random_seed(&r, seed);
            for (size_t i = 0; i < resamples; i++) {
                if (two) resample(&a, &r);
                resample(&b, &r);
                results[i] = evaluate(statistic, &w, &a, &b);
            }
            interval(results, resamples, expansion(&a, &b, n, alpha), out);
        }
    }
    free(results);
    side_free(&a);
    side_free(&b);
    walsh_free(&w);
    return ok;
}
