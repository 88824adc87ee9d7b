#include "format.h"

#include <math.h>
#include <stdio.h>

const char *format_number(char buffer[NUMBER_SIZE], double x)
{
    double size = fabs(x);
    if (size == 0) snprintf(buffer, NUMBER_SIZE, "0");
    else if (size < 1e-4 || size >= 1e9) snprintf(buffer, NUMBER_SIZE, "%.2e", x);
    else {
        int decimals = 2 - (int)floor(log10(size));
        snprintf(buffer, NUMBER_SIZE, "%.*f", decimals < 0 ? 0 : decimals, x);
    }
    return buffer;
}
