/* Draws by one gnuplot process for a whole page, and puts its SVG into the page. */
#ifndef GENLAB_PLOTS_PLOT_H
#define GENLAB_PLOTS_PLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

/* Starts at the first drawing. Start from (plotter){.dir = …}; file names in arguments are relative to `dir`. */
typedef struct plotter {
    const char *dir;            /* borrowed */
    pid_t child;                /* 0: not started */
    FILE *orders;               /* its standard input */
    FILE *answers;              /* what it prints, messages included */
} plotter;

/* Runs a script (.gp, see plot_find) with at most 9 arguments, which end with NULL; a fresh session each time. False: `err` has
 * one line that says what went wrong. */
bool plotter_draw(plotter *p, const char *script, const char *const args[], char *err, size_t errsize);
void plotter_end(plotter *p);

/* The absolute path of a file of the folder plots/ of $GENLAB_DATADIR if that is set, else of the data directory of the
 * installation, else in the source tree; malloc'ed. NULL with a message. */
char *plot_find(const char *name, char *err, size_t errsize);

/* Writes the text of such a file. */
bool plot_put_file(FILE *out, const char *name, char *err, size_t errsize);

/* Reads DIR/NAME, which gnuplot wrote, gives it a title and a description and writes it back, with colours for dark surroundings;
 * writes it to `page` too (unless NULL), as an inline element with the CSS class `class` and with `id` as the prefix of its ids. All
 * strings are plain text. */
bool plot_inline(const char *dir, const char *name, const char *title, const char *description, const char *class,
                 const char *id, FILE *page, char *err, size_t errsize);

#endif
