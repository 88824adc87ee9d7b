/* Asking a program something, with a limit: for programs that may be missing, broken or waiting for input. */
#ifndef GENLAB_BENCH_CLI_PROBE_H
#define GENLAB_BENCH_CLI_PROBE_H

#include <stddef.h>

/* What a command prints on stdout, at most so many bytes of it, when it ends with exit status 0 within so many milliseconds. Its
 * stdin and stderr are /dev/null; its process group, which is its own, is killed when it ends or does not. argv[0] is
 * looked up on PATH. malloc'ed; NULL with the reason in err, for instance "exit status 127". */
char *probe(char *const *argv, int milliseconds, size_t most, char *err, size_t errsize);

#endif
