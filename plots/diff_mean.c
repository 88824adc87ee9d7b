/* A column's geometric mean as a sample of its own: what the rows of one launch and round come to together. */
#include <math.h>
#include <stdlib.h>
#include "diff.h"

/* All repetitions of one column, as logarithms. */
typedef struct logs {
    sample *at;
    size_t n;
} logs;

static int by_round(const void *a, const void *b)
{
    const sample *x = a, *y = b;
    if (x->launch != y->launch) return x->launch < y->launch ? -1 : 1;
    return (x->round > y->round) - (x->round < y->round);
}

/* Whether a row stands in both columns with a ratio. */
static bool is_common(const diff_row *row, size_t column)
{
    const diff_cell *c = &row->cells[column];
    return c->compared && !c->exact && c->d.launches > 0;
}

/* Leaves one sample per launch and round that every row has; in place. */
static void join(logs *l, size_t rows)
{
    size_t n = 0;
    qsort(l->at, l->n, sizeof *l->at, by_round);
    for (size_t i = 0, k; i < l->n; i = k) {
        double sum = 0;
        for (k = i; k < l->n && by_round(&l->at[i], &l->at[k]) == 0; k++) sum += l->at[k].value;
        if (k - i == rows) l->at[n++] = (sample){l->at[i].launch, l->at[i].round, exp(sum / (double)rows)};
    }
    l->n = n;
}

/* False: out of memory. */
static bool collect(const diff_table *t, size_t column, size_t of, size_t rows, logs *out)
{
    size_t n = 0;
    for (size_t i = 0; i < t->nrows; i++)
        if (is_common(&t->rows[i], column)) n += t->rows[i].cells[of].series->n;
    *out = (logs){malloc((n + 1) * sizeof *out->at), 0};
    if (!out->at) return false;
    for (size_t i = 0; i < t->nrows; i++) {
        const series *s = t->rows[i].cells[of].series;
        for (size_t k = 0; is_common(&t->rows[i], column) && k < s->n; k++)
            out->at[out->n++] = (sample){s->at[k].launch, s->at[k].round, log(s->at[k].value)};
    }
    join(out, rows);
    return true;
}

bool diff_mean_difference(const diff *d, const diff_table *t, size_t column, diff_cell *out)
{
    size_t rows = 0, floors = 0;
    double floor = 0;
    *out = (diff_cell){.d = {.ratio = {1, 1, 1}, .p = 1}, .p = 1, .alpha = d->alpha, .floor = -1};
    for (size_t i = 0; i < t->nrows; i++) {
        const diff_cell *c = &t->rows[i].cells[column];
        if (!is_common(&t->rows[i], column)) continue;
        rows++;
        out->alpha = fmin(out->alpha, c->alpha);
        if (c->floor < 0) continue;
        floor += c->floor;
        floors++;
    }
    if (floors) out->floor = floor / (double)floors;
    logs base = {0}, other = {0};
    bool same = d->columns[0].file == d->columns[column].file;
    bool ok = rows && collect(t, column, 0, rows, &base) && collect(t, column, column, rows, &other) &&
              stats_compare(base.at, base.n, other.at, other.n, same ? PAIR_ROUNDS : PAIR_NONE, out->alpha, 1, &out->d);
    free(base.at);
    free(other.at);
    out->compared = ok;
    out->p = out->d.p;
    out->verdict = ok ? stats_differs(&out->d, out->p, floors ? out->floor : 0, out->alpha) : 0;
    return ok;
}
