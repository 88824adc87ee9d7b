/* Runs gnuplot on a script and a data file, and puts its SVG into a page. */
#ifndef GENLAB_PLOTS_PLOT_H
#define GENLAB_PLOTS_PLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Runs `gnuplot -c SCRIPT args…` inside the folder `dir`. `script` is the name of a .gp file, looked up in the folder
 * plots/ of $GENLAB_DATADIR if that is set, else of the data directory of the installation, else in the source tree.
 * `args` ends with NULL. False: `err` has one line that says what went wrong. */
bool plot_run(const char *dir, const char *script, const char *const args[], char *err, size_t errsize);

/* Reads DIR/NAME, which gnuplot wrote, gives it a title and a description and writes it back; writes it to `page` too, as
 * an inline element with the CSS class `class` and with `id` as the prefix of its ids. All strings are plain text. */
bool plot_inline(const char *dir, const char *name, const char *title, const char *description, const char *class,
                 const char *id, FILE *page, char *err, size_t errsize);

#endif
