/* What the commands of `genlab` share. Each command (commands.def) is one file with one function, which gets argv[0] as
 * "genlab NAME" and returns the exit status: 0, 1 for an error, 2 for a wrong use; messages go to stderr. */
#ifndef GENLAB_BENCH_CLI_CLI_H
#define GENLAB_BENCH_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>
#include "vm.h"

int cmd_run(int argc, char **argv);
int cmd_dis(int argc, char **argv);
int cmd_stats(int argc, char **argv);
int cmd_bench(int argc, char **argv);
int cmd_audit(int argc, char **argv);
int cmd_doctor(int argc, char **argv);

#define STATUS_ERROR 1
#define STATUS_USAGE 2
#define STATUS_INTERRUPTED 130

/* A program's text. */
typedef struct source {
    char *text;             /* malloc'ed */
    size_t size;
    const char *filename;   /* as tracebacks show it: `path`, or borrowed */
    char *path;             /* malloc'ed: of a file, absolute as CPython has it; or NULL */
} source;

/* Reads a whole file, or standard input for "-". False after a message in CPython's form ("genlab: can't open file …"):
 * the caller returns STATUS_USAGE as CPython does. Files above 1 GiB are refused. */
bool cli_read_source(source *s, const char *path);
void cli_free_source(source *s);

/* "NAME: MESSAGE" and a hint at --help on stderr. Returns STATUS_USAGE. */
__attribute__((format(printf, 2, 3)))
int cli_usage_error(const char *name, const char *format, ...);

/* "out of memory" into err; always false. */
bool cli_no_memory(char *err, size_t errsize);

/* Flushes stdout. 0, or STATUS_ERROR after a message if any of what was written there was lost. */
int cli_flush_stdout(const char *name);

/* Prints a usage text; the exit status. */
int cli_help(const char *name, const char *text);

/* Whether one of the patterns "GLOB,..." matches; out of memory counts as no. */
bool cli_glob_matches(const char *globs, const char *text);

/* From now on SIGINT raises KeyboardInterrupt in this VM; NULL: in none. Stays off where SIGINT is ignored. */
void cli_interrupt_target(vm *vm);

/* Runs a program with its standard output thrown away: what vm_run_source gives, or -1 after a message. */
int cli_run_quietly(const char *name, vm *vm, const source *s);

#endif
