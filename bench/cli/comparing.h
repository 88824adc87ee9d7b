/* What the commands that compare result files share. */
#ifndef GENLAB_BENCH_CLI_COMPARING_H
#define GENLAB_BENCH_CLI_COMPARING_H

#include "plots/diff.h"

int cmd_compare(int argc, char **argv);
int cmd_check(int argc, char **argv);

/* The values of --filter, --metric and --alpha go into the request. False after a usage message. */
bool comparing_filter(diff_request *q, const char *command, const char *text);
bool comparing_metric(diff_request *q, const char *command, const char *text);
bool comparing_alpha(diff_request *q, const char *command, const char *text);

/* Reads n files, "-" standard input at most once. NULL after a message on stderr; free with comparing_free. */
bench_file *comparing_read(const char *command, char **paths, size_t n);
void comparing_free(bench_file *files, size_t n);

#endif
