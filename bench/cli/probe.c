#include "probe.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const int nap = 2;           /* milliseconds between two looks at a process that closed its output */

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* 0 or an errno. */
static int start(char *const *argv, int output, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, defaults;
    int error = posix_spawn_file_actions_init(&actions);
    if (error) return error;
    if ((error = posix_spawnattr_init(&attributes))) {
        posix_spawn_file_actions_destroy(&actions);
        return error;
    }
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    if (!(error = posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)) &&
        !(error = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)) &&
        !(error = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)))
        error = posix_spawnp(pid, argv[0], &actions, &attributes, argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* Reads to the end of the output, or to the deadline. The rest of an output that is too long is read and dropped. */
static void read_output(int fd, char *output, size_t most, int64_t deadline)
{
    size_t size = 0;
    char rest[256];
    for (int64_t left; (left = deadline - now()) > 0;) {
        struct pollfd poller = {.fd = fd, .events = POLLIN};
        int ready = poll(&poller, 1, (int)left);
        if (ready < 0 && errno != EINTR) break;
        if (ready <= 0) continue;
        bool full = size == most;
        ssize_t n = full ? read(fd, rest, sizeof rest) : read(fd, output + size, most - size);
        if (n == 0 || (n < 0 && errno != EINTR)) break;
        if (n > 0 && !full) size += (size_t)n;
    }
    output[size] = '\0';
}

/* Its wait status; the process and its group are gone afterwards. False: it had to be killed. */
static bool finish(pid_t pid, int64_t deadline, int *status)
{
    siginfo_t info;
    bool ended = false;
    for (;;) {
        info.si_pid = 0;
        ended = waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_pid == pid;
        if (ended || now() >= deadline) break;
        poll(NULL, 0, nap);
    }
    kill(-pid, SIGKILL);        /* before it is reaped: the number can't belong to anyone else yet */
    while (waitpid(pid, status, 0) < 0 && errno == EINTR) continue;
    return ended;
}

char *probe(char *const *argv, int milliseconds, size_t most, char *err, size_t errsize)
{
    int ends[2], status = 0;
    pid_t pid;
    int64_t deadline = now() + milliseconds;
    char *output = malloc(most + 1);
    if (!output || pipe2(ends, O_CLOEXEC) != 0) {
        snprintf(err, errsize, "%s", strerror(output ? errno : ENOMEM));
        free(output);
        return NULL;
    }
    int error = start(argv, ends[1], &pid);
    close(ends[1]);
    bool ended = true;
    if (!error) {
        read_output(ends[0], output, most, deadline);
        ended = finish(pid, deadline, &status);
    }
    close(ends[0]);
    if (!error && ended && WIFEXITED(status) && WEXITSTATUS(status) == 0) return output;
    free(output);
    if (error) snprintf(err, errsize, "%s", strerror(error));
    else if (!ended) snprintf(err, errsize, "no answer within %d s", milliseconds / 1000);
    else if (WIFEXITED(status)) snprintf(err, errsize, "exit status %d", WEXITSTATUS(status));
    else snprintf(err, errsize, "%s", strsignal(WTERMSIG(status)));
    return NULL;
}
