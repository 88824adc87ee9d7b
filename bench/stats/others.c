#include "others.h"

#include <math.h>

#include "distribution.h"
#include "rank.h"

typedef struct moments {
    double mean, squares;       /* squares: of the distances from the mean */
} moments;

static moments moments_of(const double *v, size_t n)
{
    moments m = {0};
    for (size_t i = 0; i < n; i++) m.mean += v[i] / (double)n;
    for (size_t i = 0; i < n; i++) m.squares += (v[i] - m.mean) * (v[i] - m.mean);
    return m;
}

static int sign_of(double x) { return (x > 0) - (x < 0); }

/* Which side the U statistic is on: b wins more pairs, or fewer. */
static int side(const double *a, size_t na, const double *b, size_t nb)
{
    double wins = 0;
    for (size_t i = 0; i < na; i++)
        for (size_t j = 0; j < nb; j++) wins += sign_of(b[j] - a[i]);
    return sign_of(wins);
}

int stats_gb_differs(const double *a, size_t na, const double *b, size_t nb)
{
    if (na < 2 || nb < 2) return 0;
    double p = stats_rank_sum(a, na, b, nb);
    return p >= 0 && p < 0.05 ? side(a, na, b, nb) : 0;
}

int stats_pyperf_differs(const double *a, size_t na, const double *b, size_t nb)
{
    if (na < 2 || nb < 2) return 0;
    moments x = moments_of(a, na), y = moments_of(b, nb);
    double freedom = (double)(na + nb - 2), apart = y.mean - x.mean;
    double error = sqrt((x.squares + y.squares) / freedom * (1 / (double)na + 1 / (double)nb));
    return fabs(apart) >= error * stats_student_quantile(0.025, freedom) ? sign_of(apart) : 0;
}
