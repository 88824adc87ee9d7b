/* The journal of a run: everything measured, a line each, appended at once, so that a killed run keeps it. It stands
 * beside the result as FILE.journal until the run ends, and the result is made from it. Its first line is
 *     {"genlab_journal": 1, "context": ..., "arguments": [...]}
 * and each further line an object with one key that says where its value goes: "benchmarks", "warmup", "layouts",
 * "counts" and "ablation" are lists of the result, "sampling" and "doctor" (the last of each counts) become keys of context.genlab,
 * "launch_done" only helps to resume. A last line that was torn counts as not written. */
#ifndef GENLAB_BENCH_CLI_JOURNAL_H
#define GENLAB_BENCH_CLI_JOURNAL_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct journal {
    char *path; /* of the result; "-" for standard output */
    char *file; /* of the journal; NULL: a temporary one, since the result goes to no regular file */
    int fd;
    bool failed; /* a write failed: error says why, and nothing is written any more */
    char error[500];
} journal;

/* Makes the folders that are missing and starts the journal with the header, which is borrowed. False with a message in
 * err: it can't be written, another run writes it, or it holds an unfinished run. journal_close it in any case. */
bool journal_start(journal *j, const char *path, const json_t *header, char *err, size_t errsize);

/* Goes on with the journal beside `path`: its header, a new reference. Cuts off a torn last line. NULL with a message
 * in err. */
json_t *journal_resume(journal *j, const char *path, char *err, size_t errsize);

/* Calls fn with the key and the value of each line behind the header. False with a message in err: a line is not
 * readable, or fn returned false: it has no use for the value. */
typedef bool journal_fn(void *arg, const char *key, json_t *value);
bool journal_read(journal *j, journal_fn *fn, void *arg, char *err, size_t errsize);

/* Appends {key: value}; steals the value, whose NULL is no memory. False: j->error says why. */
bool journal_add(journal *j, const char *key, json_t *value);

/* Writes the result, in one step where it is a regular file, and removes the journal. False with a message in err,
 * which says where the journal is. `compare` orders two names of rows as the result is to have them. */
bool journal_finish(journal *j, int (*compare)(const char *a, const char *b), char *err, size_t errsize);

/* Removes the journal of a run that measured nothing. */
void journal_discard(journal *j);
void journal_close(journal *j);

#endif
