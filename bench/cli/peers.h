/* Peers: the runtimes of other languages that run the suite's workloads, and the native limits. A file
 * bench/peers/NAME.peer says how a runtime is found and started, one word and its values a line ("#" begins a comment):
 *     driver FILE          the program beside it that loads a workload and speaks the protocol below
 *     suffix TEXT          workloads/WORKLOAD.TEXT is the workload in this language
 *     commands PATTERN...  what to look for on PATH, as shell patterns; each that is found is a peer
 *     flags FLAG...        optional: given to every command
 *     lacks WORKLOAD...    optional: what it cannot run
 *     variant WORD FLAG... optional, repeated: once more with these flags, as LABEL-WORD
 * The native limits are the program genlab-native, which is built with this one and lists what it has.
 *
 * The protocol of a peer process, in lines of text. Started as `COMMAND [FLAGS] DRIVER --version` it prints its label and a
 * version text and ends; as `COMMAND [FLAGS] DRIVER WORKLOAD_FILE` it runs the workload once, checks the result and says
 *     {"ready": "Lua 5.4.4", "items": 100000, "result": "99999"}          result: as Python's print() of it
 * or prints a message on stderr and exits with 1. Then it answers each line on stdin, and ends with its input:
 *     SECONDS      {"items": .., "ns": .., "cpu_ns": ..}     ran at least that long; no cpu_ns where there is no such clock
 *                                                            or time off the CPU counts, too
 *     bytes        {"bytes_per_item": ..}                    resident memory that the first run left, before a collection
 *                                                            or after it, whichever is less */
#ifndef GENLAB_BENCH_CLI_PEERS_H
#define GENLAB_BENCH_CLI_PEERS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct peer peer;

/* The peers of `list`, which is separated by commas: "auto" (everything that is found), NAME (every command of that kind
 * that is found) or NAME=COMMAND (this one; blanks separate its words). NAME is that of a .peer file, or "native". What
 * is not found, does not run, does not answer within five seconds or is there already is left out after a word on stderr.
 * An array that ends with NULL, for peers_free; NULL with a message in err: an unknown name, a bad .peer file, no
 * memory. */
peer **peers_find(const char *list, char *err, size_t errsize);
void peers_free(peer **peers);

/* Its name in rows and files ("luajit-2.1.0-beta3-joff", "native-cxx"): unique in its array and without blank or slash;
 * and what it says of itself ("LuaJIT 2.1.0-beta3"). Borrowed. */
const char *peer_label(const peer *p);
const char *peer_version(const peer *p);

/* Whether the workload exists in its language, and it can run it. */
bool peer_has(const peer *p, const char *workload);

/* The command line of the process that speaks the protocol for a workload that it has; argv[0] is looked up on PATH. One
 * block for free(); NULL: no memory. */
char **peer_argv(const peer *p, const char *workload);

/* Prints which workload exists for which peer, and which runtimes are found here. The exit status. */
int peers_print(void);

#endif
