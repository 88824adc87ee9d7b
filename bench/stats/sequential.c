#include "sequential.h"

double stats_alpha_at(double alpha, int look)
{
    double k = look < 1 ? 1 : look;
    return alpha / (k * (k + 1));
}
