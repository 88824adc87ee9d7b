#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t source_size_max = (size_t)1 << 30;

static void cannot_open(const char *path, int error)
{
    fprintf(stderr, "genlab: can't open file '%s': [Errno %d] %s\n", path, error, strerror(error));
}

/* Reads to the end; 0 or an errno. What a device or a pipe yields counts, whatever stat says of its size. */
static int read_all(int fd, source *s)
{
    size_t room = (size_t)64 << 10;
    s->size = 0;
    s->text = malloc(room);
    if (!s->text) return ENOMEM;
    for (;;) {
        ssize_t n = read(fd, s->text + s->size, room - s->size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        if (n == 0) return 0;
        s->size += (size_t)n;
        if (s->size > source_size_max) return EFBIG;
        if (s->size == room) {
            char *more = realloc(s->text, room * 2);
            if (!more) return ENOMEM;
            s->text = more;
            room *= 2;
        }
    }
}

/* Not normalized. NULL where the folder is not known or there is no memory. */
static char *absolute(const char *path)
{
    char folder[PATH_MAX], *whole;
    if (*path == '/') return strdup(path);
    return getcwd(folder, sizeof folder) && asprintf(&whole, "%s/%s", folder, path) >= 0 ? whole : NULL;
}

bool cli_read_source(source *s, const char *path)
{
    bool standard = !strcmp(path, "-");
    *s = (source){.path = standard ? NULL : absolute(path)};
    s->filename = standard ? "<stdin>" : s->path ? s->path : path;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    int error = fd < 0 || fstat(fd, &st) != 0 ? errno : S_ISDIR(st.st_mode) ? EISDIR : read_all(fd, s);
    if (!standard && fd >= 0) close(fd);
    if (!error) return true;
    cannot_open(s->filename, error);
    cli_free_source(s);
    return false;
}

void cli_free_source(source *s)
{
    free(s->text);
    free(s->path);
    s->text = s->path = NULL;
}

int cli_usage_error(const char *name, const char *format, ...)
{
    va_list args;
    fprintf(stderr, "%s: ", name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\nTry '%s --help'.\n", name);
    return STATUS_USAGE;
}

bool cli_no_memory(char *err, size_t errsize)
{
    snprintf(err, errsize, "out of memory");
    return false;
}

int cli_flush_stdout(const char *name)
{
    bool lost = ferror(stdout);
    if (!lost && fflush(stdout) == 0) return 0;
    fprintf(stderr, "%s: standard output: %s\n", name, lost ? "write error" : strerror(errno));
    return STATUS_ERROR;
}

int cli_help(const char *name, const char *text)
{
    fputs(text, stdout);
    return cli_flush_stdout(name);
}

bool cli_glob_matches(const char *globs, const char *text)
{
    for (const char *at = globs;; at++) {
        size_t n = strcspn(at, ",");
        char *glob = strndup(at, n);
        bool match = glob && fnmatch(glob, text, 0) == 0;
        free(glob);
        if (match) return true;
        at += n;
        if (!*at) return false;
    }
}

static vm *volatile target;

static void on_interrupt(int signal)
{
    (void)signal;
    if (target) vm_interrupt(target);
}

void cli_interrupt_target(vm *vm)
{
    struct sigaction action;
    target = vm;
    /* No SA_RESTART: a program that sleeps wakes up. */
    if (sigaction(SIGINT, NULL, &action) == 0 && action.sa_handler == SIG_DFL) {
        action = (struct sigaction){.sa_handler = on_interrupt};
        sigaction(SIGINT, &action, NULL);
    }
}

int cli_run_quietly(const char *name, vm *vm, const source *s)
{
    int kept = dup(STDOUT_FILENO), null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int status = -1;
    if (kept >= 0 && null >= 0 && dup2(null, STDOUT_FILENO) >= 0) {
        cli_interrupt_target(vm);
        status = vm_run_source(vm, s->text, s->size, s->filename);
        cli_interrupt_target(NULL);
        fflush(stdout);
        dup2(kept, STDOUT_FILENO);
    } else {
        fprintf(stderr, "%s: can't discard the program's output: %s\n", name, strerror(errno));
    }
    if (kept >= 0) close(kept);
    if (null >= 0) close(null);
    return status;
}
