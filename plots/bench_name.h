/* The names of rows: WORKLOAD/DISPATCH/SPECIALIZERS[/n:ITEMS][/twin | /slow:PERCENT], and what Google Benchmark appends. */
#ifndef GENLAB_PLOTS_BENCH_NAME_H
#define GENLAB_PLOTS_BENCH_NAME_H

#include <stdbool.h>
#include <stddef.h>

typedef struct bench_name {
    char *workload, *dispatch, *set;
    long long items;            /* 0 if the name has none */
    char *variant;              /* "twin" (measured to learn the noise) or "slow:PERCENT"; NULL: the row itself */
} bench_name;

/* Cuts `text` in place; the parts point into it. False: `why` says in words what is wrong with the name. */
bool bench_name_parse(char *text, bench_name *name, char *why, size_t whysize);

/* Writes the name without what the library appends; false if it does not fit. */
bool bench_name_format(const bench_name *name, char *text, size_t size);

/* The row that measures how fast the machine itself is at the moment, in every run. */
bool bench_name_is_yardstick(const bench_name *name);

#endif
