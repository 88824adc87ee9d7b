/* gamma and lgamma by Lanczos' approximation, with N = 13 and g = 6.0246...: the coefficients of Boost, as CPython. */
#include <errno.h>
#include <math.h>
#include "math_impl.h"

#define TERMS 13
#define G 6.024680040776729583740234375
#define G_MINUS_HALF 5.524680040776729583740234375

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786772,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};
/* x (x + 1) ... (x + 11) */
static const double denominator[TERMS] = {
    0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
};

static double lanczos_sum(double x) {
    double over = 0, under = 0;
    if (x < 5) {
        for (int i = TERMS - 1; i >= 0; i--) {
            over = over * x + numerator[i];
            under = under * x + denominator[i];
        }
    } else {    /* in 1 / x, against overflow */
        for (int i = 0; i < TERMS; i++) {
            over = over / x + numerator[i];
            under = under / x + denominator[i];
        }
    }
    return over / under;
}

/* sin(pi x) for x >= 0, exact at integers. */
static double sin_pi(double x) {
    double y = fmod(x, 2);
    switch ((int)round(2 * y)) {
    case 0: return sin(M_PI * y);
    case 1: return cos(M_PI * (y - 0.5));
    case 2: return sin(M_PI * (1 - y));
    case 3: return -cos(M_PI * (y - 1.5));
    default: return sin(M_PI * (y - 2));
    }
}

static double fail(int error, double result) {
    errno = error;
    return result;
}

static double gamma_of_integer(int n) {
    double product = 1;
    for (int i = 2; i < n; i++) product *= i;
    return product;
}

double math_tgamma(double x) {
    errno = 0;
    if (!isfinite(x)) return isnan(x) || x > 0 ? x : fail(EDOM, NAN);
    if (x == 0) return fail(EDOM, copysign(INFINITY, x));
    if (x == floor(x)) {
        if (x < 0) return fail(EDOM, NAN);
        if (x <= 23) return gamma_of_integer((int)x);     /* up to 22!, which a double holds exactly */
    }
    double size = fabs(x), r;
    if (size < 1e-20) return isinf(r = 1 / x) ? fail(ERANGE, r) : r;
    if (size > 200) return x < 0 ? copysign(0, -sin_pi(size)) : fail(ERANGE, INFINITY);
    /* The rounding error of y, corrected for below. */
    double y = size + G_MINUS_HALF;
    double error = size > G_MINUS_HALF ? (y - size) - G_MINUS_HALF : (y - G_MINUS_HALF) - size;
    error = error * G / y;
    double power = size < 140 ? pow(y, size - 0.5) : pow(y, size / 2 - 0.25);   /* in two steps against overflow */
    if (x < 0) {    /* by reflection */
        r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= error * r;
        r /= power;
        if (size >= 140) r /= power;
    } else {
        r = lanczos_sum(size) / exp(y);
        r += error * r;
        r *= power;
        if (size >= 140) r *= power;
    }
    return isinf(r) ? fail(ERANGE, r) : r;
}

double math_lgamma(double x) {
    errno = 0;
    if (!isfinite(x)) return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2) return x <= 0 ? fail(EDOM, INFINITY) : 0;
    double size = fabs(x);
    if (size < 1e-20) return -log(size);
    double r = log(lanczos_sum(size)) - G;
    r += (size - 0.5) * (log(size + G - 0.5) - 1);
    if (x < 0) r = log(M_PI) - log(fabs(sin_pi(size))) - log(size) - r;
    return isinf(r) ? fail(ERANGE, r) : r;
}
