#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 1 << 20, END_MS = 2000, ANSWER_MS = 600000 };

static volatile sig_atomic_t caught;
static int wakes[2] = {-1, -1}; /* a pipe that the handler writes to, so that no wait misses a signal */

static void on_signal(int number)
{
    int saved = errno;
    caught = number;
    if (write(wakes[1], "", 1) < 0) errno = saved;
    errno = saved;
}

void child_catch_signals(void)
{
    /* Once: a second signal ends the program whatever it does. */
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND}, old;
    const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    if (pipe2(wakes, O_CLOEXEC | O_NONBLOCK) != 0) return;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) sigaction(numbers[i], &action, NULL);
}

int child_interrupted(void) { return caught; }

static void become(char *const argv[], char *const envp[], const int in[2], const int out[2], bool fixed, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    if (fixed) personality(ADDR_NO_RANDOMIZE);
    if (dup2(in[0], STDIN_FILENO) >= 0 && dup2(out[1], STDOUT_FILENO) >= 0) execvpe(argv[0], argv, envp);
    fprintf(stderr, "genlab: can't start '%s': %s\n", argv[0], strerror(errno));
    _exit(127);
}

bool child_start(child *c, const char *label, char *const argv[], char *const envp[], bool fixed, char *err,
                 size_t errsize)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1};
    *c = (child){.in = -1, .out = -1, .label = strdup(label)};
    bool ok = c->label && pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0;
    if (ok) {
        fflush(NULL);
        pid_t parent = getpid();
        c->pid = fork();
        if (c->pid == 0) become(argv, envp, in, out, fixed, parent);
        ok = c->pid > 0;
        if (ok) setpgid(c->pid, c->pid); /* here too: whoever comes first */
    }
    if (!ok) {
        c->pid = 0;
        snprintf(err, errsize, "can't start %s: %s", label, strerror(errno));
    }
    c->in = in[1];
    c->out = out[0];
    if (in[0] >= 0) close(in[0]);
    if (out[1] >= 0) close(out[1]);
    return ok;
}

/* How it ended, for people. */
static void say_end(child *c, char *err, size_t errsize)
{
    int status;
    close(c->in);
    c->in = -1;
    pid_t done = waitpid(c->pid, &status, 0);
    c->pid = 0;
    if (done > 0 && WIFSIGNALED(status))
        snprintf(err, errsize, "%s ended by signal %d (%s)", c->label, WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        snprintf(err, errsize, "%s ended with status %d", c->label, done > 0 ? WEXITSTATUS(status) : -1);
}

/* Waits until there is something to read. False with a message in err: interrupted, or it says nothing. */
static bool wait_for(child *c, char *err, size_t errsize)
{
    struct pollfd fds[2] = {{.fd = c->out, .events = POLLIN}, {.fd = wakes[0], .events = POLLIN}};
    while (!caught) {
        int n = poll(fds, 2, ANSWER_MS);
        if (n == 0) {
            kill(-c->pid, SIGKILL);
            snprintf(err, errsize, "%s said nothing for %d minutes", c->label, ANSWER_MS / 60000);
            return false;
        }
        if (n > 0 && fds[0].revents) return true;
        if (n < 0 && errno != EINTR) return true; /* reading tells what is wrong */
    }
    snprintf(err, errsize, "interrupted");
    return false;
}

/* Reads one line into c->text, without its end. */
static bool read_line(child *c, char *err, size_t errsize)
{
    c->size = 0;
    for (;;) {
        if (c->room - c->size < 4096) {
            char *more = c->room < LINE_MAX_BYTES ? realloc(c->text, c->room * 2 + 8192) : NULL;
            if (!more) return snprintf(err, errsize, "%s: an answer without end", c->label), false;
            c->text = more;
            c->room = c->room * 2 + 8192;
        }
        if (!wait_for(c, err, errsize)) return false;
        ssize_t n = read(c->out, c->text + c->size, c->room - c->size - 1);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return say_end(c, err, errsize), false;
        c->size += (size_t)n;
        /* It speaks only when asked: what came with the end of the line is all there is. */
        if (c->text[c->size - 1] != '\n') continue;
        c->text[--c->size] = '\0';
        return true;
    }
}

static bool send_line(child *c, const char *line)
{
    size_t n = strlen(line);
    for (size_t done = 0; done < n;) {
        ssize_t k = write(c->in, line + done, n - done);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return false; /* it ended; reading tells how */
        done += (size_t)k;
    }
    return true;
}

json_t *child_ask(child *c, const char *line, bool *failed, char *err, size_t errsize)
{
    *failed = false;
    if (c->pid <= 0) return snprintf(err, errsize, "%s is not running", c->label), NULL;
    if (line) send_line(c, line);
    if (!read_line(c, err, errsize)) return NULL;
    json_t *answer = json_loadb(c->text, c->size, 0, NULL);
    const char *error = json_string_value(json_object_get(answer, "error"));
    if (json_is_object(answer) && !error) return answer;
    *failed = error != NULL;
    if (error)
        snprintf(err, errsize, "%s", error);
    else
        snprintf(err, errsize, "%s: not an answer: %.100s", c->label, c->text);
    json_decref(answer);
    return NULL;
}

void child_stop(child *c)
{
    if (c->in >= 0) close(c->in);
    if (c->pid > 0) {
        struct pollfd end = {.fd = c->out, .events = 0};
        /* Its output closes when it ends. */
        if (caught || poll(&end, 1, END_MS) <= 0) kill(-c->pid, SIGKILL);
        while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    if (c->out >= 0) close(c->out);
    free(c->text);
    free(c->label);
    *c = (child){.in = -1, .out = -1};
}
