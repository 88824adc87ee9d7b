/* The files NAME.peer: how a kind of runtime is found and started. peers.h has their format. */
#ifndef GENLAB_BENCH_CLI_PEER_FILE_H
#define GENLAB_BENCH_CLI_PEER_FILE_H

#include <stdbool.h>
#include <stddef.h>

enum { PEER_WORDS_MAX = 31, PEER_VARIANTS_MAX = 7 };

typedef struct peer_words {
    char *word[PEER_WORDS_MAX + 1];     /* point into the text of the kind; NULL behind the last */
    size_t count;
} peer_words;

typedef struct peer_kind {
    char *name;
    char *driver;                       /* its path */
    char *text;                         /* of the file, cut into words */
    char *suffix;                       /* of workload files in this language; points into the text */
    peer_words commands, flags;
    peer_words lacks;                   /* workloads that it can't run, though they exist in its language */
    peer_words variants[PEER_VARIANTS_MAX];     /* the first word is its name */
    size_t nvariants;
} peer_kind;

/* Appends the words of a text, which is cut up: blanks and tabs separate them. False: too many. */
bool peer_words_take(peer_words *words, char *text);

/* Reads all of bench/peers, sorted by name. False with a message in err. */
bool peer_kinds_read(peer_kind **kinds, size_t *count, char *err, size_t errsize);
void peer_kinds_free(peer_kind *kinds, size_t count);

#endif
