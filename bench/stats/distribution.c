#include "distribution.h"

#include <float.h>
#include <math.h>

double stats_normal_above(double z) { return erfc(z * M_SQRT1_2) / 2; }

/* The continued fraction of the incomplete beta function, by the method of Lentz ("Generating Bessel Functions in Mie
 * Scattering Calculations Using Continued Fractions", 1976); it converges fast for x < (a + 1) / (a + b + 2). */
static double beta_fraction(double a, double b, double x)
{
    double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), h = d;
    for (int m = 1; m <= 10000; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        h *= d * c;
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        double step = d * c;
        h *= step;
        if (fabs(step - 1) < 4 * DBL_EPSILON) break;
    }
    return h;
}

/* x and 1 - x are both given: near 1 the difference would lose what matters. */
static double incomplete_beta(double a, double b, double x, double rest)
{
    if (x <= 0) return 0;
    if (rest <= 0) return 1;
    double front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest));
    if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
    return 1 - front * beta_fraction(b, a, rest) / b;
}

double stats_student_above(double t, double freedom)
{
    if (isinf(freedom)) return stats_normal_above(t);
    double whole = freedom + t * t;
    double tail = isinf(whole) ? 0 : incomplete_beta(freedom / 2, 0.5, freedom / whole, t * t / whole) / 2;
    return t < 0 ? 1 - tail : tail;
}

double stats_student_quantile(double p, double freedom)
{
    double low = 0, high = 1;
    while (stats_student_above(high, freedom) > p && high < 1e12) high *= 2;
    while (high - low > 1e-12 * high) {
        double mid = low + (high - low) / 2;
        if (mid <= low || mid >= high) break;
        if (stats_student_above(mid, freedom) > p) low = mid;
        else high = mid;
    }
    return low + (high - low) / 2;
}
