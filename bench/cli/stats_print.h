/* What a VM in its statistics form counted, for people and for machines. */
#ifndef GENLAB_BENCH_CLI_STATS_PRINT_H
#define GENLAB_BENCH_CLI_STATS_PRINT_H

#include <stdio.h>
#include "vm.h"

typedef struct stats_style {
    size_t top;                 /* lines of each list; 0: all */
    uint32_t first, last;       /* only sites of these lines; last 0: all */
    bool colour;
} stats_style;

/* Totals and specializers. */
void stats_print_totals(FILE *out, const vm_stats *s);

/* The totals, then sites with why they are not specialized, instructions, pairs and memory. False: no memory. */
bool stats_print_table(FILE *out, const vm_stats *s, const stats_style *style);

/* One object with all that is counted. False: no memory, or it can't be written. */
bool stats_print_json(FILE *out, const vm_stats *s);

#endif
