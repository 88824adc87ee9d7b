/* What the commands that compare result files share. */
#ifndef GENLAB_BENCH_CLI_COMPARING_H
#define GENLAB_BENCH_CLI_COMPARING_H

#include "plots/diff.h"

int cmd_compare(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_plot(int argc, char **argv);

/* The values of --by, --filter, --metric and --alpha go into the request. False after a usage message. */
bool comparing_axis(diff_request *q, const char *command, const char *text);
bool comparing_filter(diff_request *q, const char *command, const char *text);
bool comparing_metric(diff_request *q, const char *command, const char *text);
bool comparing_alpha(diff_request *q, const char *command, const char *text);

/* Whether the number of files fits --by (an axis of one file; AXES: none was given) and --base: 0, or STATUS_USAGE after a message. */
int comparing_arguments(const diff_request *q, const char *command, int files);

/* The axis of the one file, or the files against the first. False: `err` says why; *d is empty. */
bool comparing_make(diff *d, const diff_request *q, const bench_file *files, size_t n, char *err, size_t errsize);

/* Reads n files, "-" standard input at most once. NULL after a message on stderr; free with comparing_free. */
bench_file *comparing_read(const char *command, char **paths, size_t n);
void comparing_free(bench_file *files, size_t n);

#endif
