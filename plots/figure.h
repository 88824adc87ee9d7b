/* How a figure of the page is made: its data file, drawn by a script in two widths, with a caption. */
#ifndef GENLAB_PLOTS_FIGURE_H
#define GENLAB_PLOTS_FIGURE_H

#include "figures.h"

/* A figure while its data file is written. */
typedef struct figure {
    report_page *page;
    char name[100];
    FILE *data;
    int rows, places;           /* lines of data; places taken on the vertical axis, headings included */
    const char *group;          /* heading of the last row */
    size_t fewest, most;        /* repetitions behind a median */
} figure;

#define DOTS_COLUMNS "y\trow\tgroup\tseries\trank\tn\tmedian\tq1\tq3\tmin\tmax"

/* Opens NAME.tsv with these headings. All of these: false with page->err set. */
bool figure_begin(figure *fig, report_page *page, const char *name, const char *columns);

/* Starts a row of a dot plot, under a heading when its group is new. Rows of a group follow each other. */
void figure_row(figure *fig, const char *group);
void figure_dot(figure *fig, const char *row, const char *series, int rank, size_t n, spread s);

/* Ends a line of data with its repetitions and their spread. */
void figure_spread(figure *fig, size_t n, spread s);

/* Closes the data file, draws, and writes the figure with its caption, which printf makes from `format`; or `missing` where there is
 * no data. */
__attribute__((format(printf, 7, 8)))
bool figure_end(figure *fig, const char *script, const char *axis, const char *reference, const char *title,
                const char *missing, const char *format, ...);

#define SPREAD_READS \
    "A dot is the median of the repetitions, the thick bar spans their quartiles, the thin line runs from the smallest to " \
    "the largest. "
#define LOGARITHMIC "The axis is logarithmic: equal distances are equal ratios."

#endif
