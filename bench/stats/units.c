#include "units.h"

#include <stdlib.h>
#include <string.h>

#include "spread.h"

typedef struct placed {
    sample s;
    size_t place;
} placed;

static int by_launch_and_round(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->s.launch != y->s.launch) return x->s.launch < y->s.launch ? -1 : 1;
    if (x->s.round != y->s.round) return x->s.round < y->s.round ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

bool samples_order(sample *s, size_t n)
{
    if (n == 0) return true;
    placed *v = calloc(n, sizeof *v);
    if (!v) return false;
    for (size_t i = 0; i < n; i++) v[i] = (placed){s[i], i};
    qsort(v, n, sizeof *v, by_launch_and_round);
    for (size_t i = 0; i < n; i++) s[i] = v[i].s;
    free(v);
    return true;
}

double group_median(const group *g)
{
    if (g->n == 0) return 0;
    return g->n % 2 ? g->v[g->n / 2] : g->v[g->n / 2 - 1] / 2 + g->v[g->n / 2] / 2;
}

double unit_value(const unit *u) { return group_median(&u->plus) - group_median(&u->minus); }

/* Replaces n values by at most `most` medians of neighbours; returns how many. */
static size_t thin(double *v, size_t n, size_t most)
{
    if (n <= most) return n;
    size_t count = 0, step = (n + most - 1) / most;
    for (size_t i = 0; i < n; i += step) v[count++] = stats_median(v + i, n - i < step ? n - i : step);
    return count;
}

/* One unit per value that is left. */
static void spread_out(units *u, size_t n)
{
    u->n = thin(u->room, n, UNITS_MOST);
    for (size_t i = 0; i < u->n; i++) u->at[i] = (unit){.launch = (int)i, .plus = {u->room + i, 1}};
}

bool units_of(const sample *s, size_t n, bool each, units *out)
{
    *out = (units){0};
    if (n == 0) return true;
    units u = {.at = calloc(n, sizeof *u.at), .room = calloc(n, sizeof *u.room)};
    if (!u.at || !u.room) {
        units_free(&u);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        u.room[i] = s[i].value;
        if (i == 0 || s[i].launch != s[i - 1].launch) u.at[u.launches++] = (unit){s[i].launch, {u.room + i, 0}, {0}};
        u.at[u.launches - 1].plus.n++;
    }
    u.n = u.launches;
    if (each || u.launches < 2) {
        spread_out(&u, n);
    } else {
        for (size_t i = 0; i < u.n; i++) {
            group *g = &u.at[i].plus;
            g->n = thin(g->v, g->n, ROUNDS_MOST);
            stats_sort(g->v, g->n);
        }
    }
    *out = u;
    return true;
}

void units_thin(units *u)
{
    if (u->n <= UNITS_MOST) return;
    /* What unit i is made of lies at i or after it. */
    for (size_t i = 0; i < u->n; i++) u->room[i] = unit_value(&u->at[i]);
    spread_out(u, u->n);
}

void units_free(units *u)
{
    free(u->at);
    free(u->room);
    *u = (units){0};
}
