/* Where files come from: what they say of machine and build, and what a reader of a comparison must be warned of. */
#ifndef GENLAB_PLOTS_ORIGIN_H
#define GENLAB_PLOTS_ORIGIN_H

#include <stdio.h>
#include "bench_file.h"

enum { FACT_SIZE = 300 };

/* Facts are numbered from 0; false behind the last. `name` is static; `value` is "" where the file does not tell. */
bool origin_fact(const bench_file *f, int number, const char **name, char value[FACT_SIZE]);

/* One line for each thing that may explain a difference by itself, each behind `prefix`. */
void origin_warn(FILE *out, const char *prefix, const bench_file *files, size_t n);

#endif
