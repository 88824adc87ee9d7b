/* A process that is asked in lines and answers in lines: a worker or a peer. */
#ifndef GENLAB_BENCH_CLI_CHILD_H
#define GENLAB_BENCH_CLI_CHILD_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

typedef struct child {
    pid_t pid;
    int in, out; /* its standard input and output; -1: not running */
    char *text;  /* what was read of its answers */
    size_t size, room;
    char *label; /* what it is, for messages */
} child;

/* Starts argv[0], looked up on PATH, with `envp`, in a process group of its own: Ctrl-C is for this process alone,
 * which ends its children itself. It dies with this process. `fixed`: without address space randomization. False with a
 * message in err; the child is to be stopped in any case. */
bool child_start(child *c, const char *label, char *const argv[], char *const envp[], bool fixed, char *err,
                 size_t errsize);

/* Sends a line (NULL: none, for what it says of its own accord) and waits for the answer: a new reference to a JSON
 * object. NULL with a message in err: it ended, said nothing for ten minutes (it is then killed), said something else,
 * answered {"error": ...} (*failed is then set), or the run was interrupted. */
json_t *child_ask(child *c, const char *line, bool *failed, char *err, size_t errsize);

/* Ends it: by the end of its input if it heeds that soon, else by force. */
void child_stop(child *c);

/* --- interrupting --- */

/* From now on SIGINT, SIGTERM and SIGHUP end the waiting in child_ask; a second one ends the program. */
void child_catch_signals(void);
/* The signal that was caught; 0: none. */
int child_interrupted(void);

#endif
