/* Readers of /proc and /sys. `root` is the folder in which these stand: "" for this machine; tests show another.
 * Paths start with a slash. Texts that come out are printable ASCII, whatever the file holds. False: there is no such
 * file, it can't be read, or it doesn't hold such a thing; the result is then untouched. */
#ifndef GENLAB_BENCH_MACHINE_FACTS_H
#define GENLAB_BENCH_MACHINE_FACTS_H

#include <stdbool.h>
#include <stddef.h>

/* The first line. */
bool fact_line(const char *root, const char *path, char *out, size_t size);
/* What stands behind the key, and a colon if there is one, in the first line that starts with both key and a separator. */
bool fact_key(const char *root, const char *path, const char *key, char *out, size_t size);
/* The number at the start of the first line; with a key, at the start of what fact_key finds. */
bool fact_number(const char *root, const char *path, const char *key, double *out);
bool fact_exists(const char *root, const char *path);
/* Whether the first 64 KiB of the file hold the word. */
bool fact_mentions(const char *root, const char *path, const char *word);

typedef void fact_fn(const char *root, const char *path, void *arg);

/* Calls fn with the path (below root) of each file that the shell pattern matches, in order; how many there are. */
size_t fact_each(const char *root, const char *pattern, fact_fn *fn, void *arg);

/* How many numbers a kernel list like "0-3,8" names; 0 if it is none. *last, if not NULL: the greatest of them. */
int fact_count_list(const char *list, int *last);

/* Replaces what is not printable ASCII by '?'. */
void fact_printable(char *text);

#endif
