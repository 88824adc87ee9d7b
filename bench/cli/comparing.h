/* What the commands that compare result files share. */
#ifndef GENLAB_BENCH_CLI_COMPARING_H
#define GENLAB_BENCH_CLI_COMPARING_H

#include "plots/diff.h"

int cmd_compare(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_plot(int argc, char **argv);

/* What getopt_long gives for the options that these commands share; those of a command's own begin with OPT_OWN. */
enum comparing_option { OPT_BY = 256, OPT_BASE, OPT_FILTER, OPT_METRIC, OPT_ALPHA, OPT_OWN };
/* Their rows in the table of getopt_long; the last three are what any comparison has. */
#define COMPARING_SIDES {"by", required_argument, NULL, OPT_BY}, {"base", required_argument, NULL, OPT_BASE}
#define COMPARING_OPTIONS {"filter", required_argument, NULL, OPT_FILTER}, {"metric", required_argument, NULL, OPT_METRIC}, \
    {"alpha", required_argument, NULL, OPT_ALPHA}
/* The value of one of them goes into the request; anything else is an option that getopt_long has complained of. False after a
 * usage message. */
bool comparing_option(diff_request *q, const char *command, int option, const char *text);

/* Whether the number of files fits --by (an axis of one file; AXES: none was given) and --base: 0, or STATUS_USAGE after a message. */
int comparing_arguments(const diff_request *q, const char *command, int files);

/* The axis of the one file, or the files against the first. False: `err` says why; *d is empty. */
bool comparing_make(diff *d, const diff_request *q, const bench_file *files, size_t n, char *err, size_t errsize);

/* Reads n files, "-" standard input at most once. NULL after a message on stderr; free with comparing_free. */
bench_file *comparing_read(const char *command, char **paths, size_t n);
void comparing_free(bench_file *files, size_t n);

#endif
