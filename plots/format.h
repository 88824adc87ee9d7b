/* Figures and lists for people. */
#ifndef GENLAB_PLOTS_FORMAT_H
#define GENLAB_PLOTS_FORMAT_H

enum { NUMBER_SIZE = 32 };

/* Three significant digits, all digits before the point, no exponent between 1e-4 and 1e9; returns `buffer`. */
const char *format_number(char buffer[NUMBER_SIZE], double x);

#endif
