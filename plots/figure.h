/* How a figure of the page is made: its data file, drawn by a script in two widths, with a caption. */
#ifndef GENLAB_PLOTS_FIGURE_H
#define GENLAB_PLOTS_FIGURE_H

#include "../bench/stats/sample.h"
#include "diff.h"
#include "figures.h"

/* A figure while its data file is written. */
typedef struct figure {
    report_page *page;
    char name[100];
    FILE *data;                 /* into `tsv` */
    char *tsv;
    size_t size;
    int rows, places;           /* lines of data; places taken on the vertical axis, headings included */
    char group[DIFF_KEY_SIZE];  /* heading of the last row */
    double least, most;         /* of the values, and what stands there */
    char least_at[300], most_at[300];
    const char *command;        /* what draws the same; NULL: the script */
} figure;

#define DOTS_COLUMNS "y\trow\tgroup\tseries\trank\tvalue\tlow\thigh\tclaimed"

/* Begins NAME.tsv with these headings. All of these: false with page->err set. */
bool figure_begin(figure *fig, report_page *page, const char *name, const char *columns);

/* Starts a row of a dot plot, under a heading when its group is new. Rows of a group follow each other. */
void figure_row(figure *fig, const char *group);
void figure_dot(figure *fig, const char *row, const char *series, int rank, estimate e, bool claimed);

/* Ends a line of data with its value; `what` names it for those who cannot see the figure. */
void figure_value(figure *fig, estimate e, const char *what);

/* Closes the data file, draws, and writes the figure with its caption, which printf makes from `format`; or `missing` where there is
 * no data. */
__attribute__((format(printf, 7, 8)))
bool figure_end(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                const char *missing, const char *format, ...);

/* The rows of a table of differences as ratios to the base, one series per column. `inverted`: base over column. */
void figure_diff(figure *fig, const diff *d, const diff_table *t, bool inverted);

/* Writes text of any origin as a field of a data file. */
void figure_put(FILE *data, const char *text);

#define INTERVAL_READS "A dot is the median over launches, its bar the interval at 99 %%. "
#define RATIO_READS \
    "A dot is the ratio, its bar the interval at 99 %%. What is grey is within the noise by the rule of genlab compare. "
#define LOGARITHMIC "The axis is logarithmic: equal distances are equal ratios."

#endif
