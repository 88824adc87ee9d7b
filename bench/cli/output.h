/* The result file. What is measured goes to FILE.partial at once, which is a valid result file after each repetition, so
 * that a killed run keeps what it had; a run that ends, or is interrupted, replaces FILE in one step and removes the other. */
#ifndef GENLAB_BENCH_CLI_OUTPUT_H
#define GENLAB_BENCH_CLI_OUTPUT_H

#include <jansson.h>
#include <sys/types.h>
#include "row.h"

typedef struct output {
    char *path;             /* owned; "-" for standard output */
    char *partial;          /* owned; NULL: there is none, the output is no regular file */
    int fd;                 /* of the partial file */
    off_t end;              /* where its next row goes */
    bool rows;
    char error[500];        /* the first failure to write the partial file; "" */
} output;

/* Makes the folders that are missing and starts the partial file. Steals `path`. False with a message in err. */
bool output_open(output *out, char *path, const json_t *context, char *err, size_t errsize);

/* Keeps a finished repetition. */
void output_keep(output *out, const row *row, const repetition *rep);

/* Writes the whole result. False with a message in err; the partial file then stays. */
bool output_finish(output *out, const json_t *result, char *err, size_t errsize);

/* Frees. */
void output_close(output *out);

#endif
