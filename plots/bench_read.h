/* What the readers of the single forms share. Each reads into rd->file, and fails with a message that starts with the file
 * and the place. */
#ifndef GENLAB_PLOTS_BENCH_READ_H
#define GENLAB_PLOTS_BENCH_READ_H

#include "bench_file.h"

typedef struct bench_reader {
    bench_file *file;
    char place[120];            /* of the object that is read: "benchmarks[7]", "line 9: counts" */
    char *err;
    size_t errsize;
} bench_reader;

/* Always false. `key` is a member of the place, or NULL for the place itself. */
__attribute__((format(printf, 3, 4)))
bool read_fail(bench_reader *rd, const char *key, const char *format, ...);

/* Always false; for what is not at a place. */
__attribute__((format(printf, 2, 3)))
bool read_fail_file(bench_reader *rd, const char *format, ...);
bool read_no_memory(bench_reader *rd);

/* "an array", "nothing", ... */
const char *read_type(const json_t *v);

/* A string member; *out stays as it is when the key is absent. */
bool read_string(bench_reader *rd, const json_t *object, const char *key, const char **out);

/* A number that must be there: 0 (unless `positive`) or a possible measurement. */
bool read_number(bench_reader *rd, const json_t *object, const char *key, bool positive, double *out);

/* Whether a quantity can have been measured. Quotients of such are finite. */
bool read_is_possible(double x);

/* The row of this name, made if need be; NULL on error. The pointer holds until the next call. `key` is for messages. */
bench_row *read_row(bench_reader *rd, const char *key, const char *name);

/* Appends a repetition's value to a row. */
bool read_add(bench_reader *rd, bench_row *row, metric m, sample s);

/* One element of "benchmarks", "counts", "layouts" or "ablation" in genlab's or Google Benchmark's form. */
bool read_repetition(bench_reader *rd, const json_t *entry);
bool read_counts(bench_reader *rd, const json_t *entry);
bool read_layout(bench_reader *rd, const json_t *entry);
bool read_ablation(bench_reader *rd, const json_t *entry);

/* Whole documents. */
bool read_gbench(bench_reader *rd, const json_t *root);
bool read_pyperf(bench_reader *rd, const json_t *root);

#endif
