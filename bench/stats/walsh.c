#include "walsh.h"

#include <math.h>
#include <stdlib.h>

bool walsh_init(walsh *w, size_t n)
{
    *w = (walsh){
        .negated = calloc(n, sizeof(double)),
        .from = calloc(n, sizeof(uint32_t)),
        .to = calloc(n, sizeof(uint32_t)),
        .below = calloc(n, sizeof(uint32_t)),
        .upto = calloc(n, sizeof(uint32_t)),
    };
    if (w->negated && w->from && w->to && w->below && w->upto) return true;
    walsh_free(w);
    return false;
}

void walsh_free(walsh *w)
{
    free(w->negated);
    free(w->from);
    free(w->to);
    free(w->below);
    free(w->upto);
    *w = (walsh){0};
}

/* The sums row[i] + column[j], rising with i and j; of a triangle only those with j >= i. */
typedef struct grid {
    const double *row, *column;
    size_t rows, columns;
    bool triangle;
} grid;

static size_t start_of(const grid *g, size_t i) { return g->triangle ? i : 0; }

/* In each row, where the sums stop to be below the pivot, and where to be up to it; how many there are of each. */
static void divide(const grid *g, walsh *w, double pivot, size_t *below, size_t *upto)
{
    size_t nbelow = 0, nupto = 0, b = g->columns, u = g->columns;
    for (size_t i = 0; i < g->rows; i++) {
        double x = g->row[i];
        size_t start = start_of(g, i);
        while (u > start && x + g->column[u - 1] > pivot) u--;
        if (b > u) b = u;
        while (b > start && x + g->column[b - 1] >= pivot) b--;
        size_t at_b = b > start ? b : start, at_u = u > start ? u : start;
        w->below[i] = (uint32_t)at_b;
        w->upto[i] = (uint32_t)at_u;
        nbelow += at_b - start;
        nupto += at_u - start;
    }
    *below = nbelow;
    *upto = nupto;
}

static double greatest_before(const grid *g, const uint32_t *end)
{
    double best = -INFINITY;
    for (size_t i = 0; i < g->rows; i++)
        if (end[i] > start_of(g, i)) best = fmax(best, g->row[i] + g->column[end[i] - 1]);
    return best;
}

static double least_from(const grid *g, const uint32_t *begin)
{
    double best = INFINITY;
    for (size_t i = 0; i < g->rows; i++)
        if (begin[i] < g->columns) best = fmin(best, g->row[i] + g->column[begin[i]]);
    return best;
}

/* A sum that is near the middle of those that are left: the middle of a row in their middle. */
static double pivot_of(const grid *g, const walsh *w, size_t left)
{
    size_t at = left / 2, i = 0;
    while (at >= w->to[i] - w->from[i]) at -= w->to[i] - w->from[i], i++;
    return g->row[i] + g->column[w->from[i] + (w->to[i] - w->from[i]) / 2];
}

static double median_of_sums(const grid *g, walsh *w)
{
    size_t left = 0;
    for (size_t i = 0; i < g->rows; i++) {
        w->from[i] = (uint32_t)start_of(g, i);
        w->to[i] = (uint32_t)g->columns;
        left += w->to[i] - w->from[i];
    }
    size_t first = (left - 1) / 2, second = left / 2;           /* the middle one, twice, or the middle two */
    for (;;) {
        size_t below, upto;
        double pivot = pivot_of(g, w, left);
        divide(g, w, pivot, &below, &upto);
        uint32_t **side;
        if (second < below) side = &w->to;
        else if (first >= upto) side = &w->from;
        else if (first < below) return (greatest_before(g, w->below) + pivot) / 2;
        else if (second < upto) return pivot;
        else return (pivot + least_from(g, w->upto)) / 2;
        uint32_t **now = side == &w->to ? &w->below : &w->upto, *swap = *side;
        *side = *now;
        *now = swap;
        left = 0;
        for (size_t i = 0; i < g->rows; i++) {
            /* What is left lies between the two; a row may have nothing left. */
            if (w->to[i] < w->from[i]) w->to[i] = w->from[i];
            left += w->to[i] - w->from[i];
        }
    }
}

double walsh_center(walsh *w, const double *sorted, size_t n)
{
    return median_of_sums(&(grid){sorted, sorted, n, n, true}, w) / 2;
}

double walsh_shift(walsh *w, const double *a, size_t na, const double *b, size_t nb)
{
    for (size_t i = 0; i < na; i++) w->negated[i] = -a[na - 1 - i];
    return median_of_sums(&(grid){w->negated, b, na, nb, false}, w);
}
