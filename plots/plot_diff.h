/* A comparison as a picture in a file. */
#ifndef GENLAB_PLOTS_PLOT_DIFF_H
#define GENLAB_PLOTS_PLOT_DIFF_H

#include "diff.h"

/* Draws the first table as ratios to the base into a file, whose name ends in .svg or .png. Needs gnuplot. False: `err` has one
 * line that says what went wrong. */
bool plot_diff(const diff *d, const char *path, int width, char *err, size_t errsize);

#endif
