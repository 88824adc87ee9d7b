#include "plot.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "html.h"

enum { ARGS_MAX = 12, NO_GNUPLOT = 127 };

__attribute__((format(printf, 3, 4)))
static bool fail(char *err, size_t errsize, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(err, errsize, format, args);
    va_end(args);
    return false;
}

/* The script's absolute path, malloc'ed; NULL if it is not found. */
static char *find_script(const char *name)
{
    const char *chosen = getenv("GENLAB_DATADIR");
    const struct { const char *folder, *sub; } places[] = {
        {chosen ? chosen : GENLAB_DATADIR, "/plots"},
        {chosen ? NULL : GENLAB_SOURCE_PLOTS, ""},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char path[PATH_MAX];
        if (!places[i].folder) continue;
        int n = snprintf(path, sizeof path, "%s%s/%s", places[i].folder, places[i].sub, name);
        if (n < 0 || (size_t)n >= sizeof path) continue;
        char *found = realpath(path, NULL);
        if (found) return found;
    }
    return NULL;
}

/* In the child: becomes gnuplot with its messages on `errors`. */
_Noreturn static void become_gnuplot(const char *dir, char **argv, int errors)
{
    int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(errors, 2) < 0) _exit(NO_GNUPLOT - 1);
    if (chdir(dir) || setenv("LC_ALL", "C", 1)) {
        perror(dir);
        _exit(NO_GNUPLOT - 1);
    }
    execvp(argv[0], argv);
    if (errno == ENOENT) _exit(NO_GNUPLOT);
    perror(argv[0]);
    _exit(NO_GNUPLOT - 1);
}

/* Reads to the end of file and keeps the beginning, as one line. */
static void read_messages(int fd, char *text, size_t size)
{
    char chunk[512];
    size_t n = 0;
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        for (ssize_t i = 0; i < got && n + 1 < size; i++)
            text[n++] = (unsigned char)chunk[i] < ' ' ? ' ' : chunk[i];
    }
    text[n] = 0;
}

bool plot_run(const char *dir, const char *script, const char *const args[], char *err, size_t errsize)
{
    char *path = find_script(script);
    if (!path)
        return fail(err, errsize, "cannot find the plot script %s; is GENLAB_DATADIR right, or genlab not installed?",
                    script);
    char *argv[ARGS_MAX + 5] = {(char *)"gnuplot", (char *)"-d", (char *)"-c", path};
    for (int i = 0; i < ARGS_MAX && args[i]; i++) argv[4 + i] = (char *)args[i];
    int ends[2];
    if (pipe(ends)) {
        free(path);
        return fail(err, errsize, "pipe: %s", strerror(errno));
    }
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        become_gnuplot(dir, argv, ends[1]);
    }
    close(ends[1]);
    free(path);
    if (child < 0) {
        close(ends[0]);
        return fail(err, errsize, "fork: %s", strerror(errno));
    }
    char messages[400];
    read_messages(ends[0], messages, sizeof messages);
    close(ends[0]);
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return fail(err, errsize, "waitpid: %s", strerror(errno));
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_GNUPLOT)
        return fail(err, errsize, "gnuplot is not installed; install it with: apt-get install gnuplot-nox");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(err, errsize, "gnuplot failed on %s: %s", script, messages);
    return true;
}

/* The text of DIR/NAME, malloc'ed; NULL with a message. */
static char *read_svg(const char *path, char *err, size_t errsize)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        fail(err, errsize, "%s: %s", path, strerror(errno));
        return NULL;
    }
    char *text = NULL;
    long size = fseek(f, 0, SEEK_END) ? -1 : ftell(f);
    if (size >= 0 && !fseek(f, 0, SEEK_SET) && (text = malloc((size_t)size + 1))) {
        size_t got = fread(text, 1, (size_t)size, f);
        text[got] = 0;
    }
    fclose(f);
    const char *tag = text ? strstr(text, "<svg") : NULL;
    if (tag && strstr(tag, "</svg>")) return text;
    free(text);
    fail(err, errsize, "%s: gnuplot left no complete picture", path);
    return NULL;
}

/* Ids must differ between the pictures of one page: writes [s, end) with `prefix` before each id and reference. */
static void write_with_ids(FILE *f, const char *s, const char *end, const char *prefix)
{
    static const char *const marks[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#"};
    while (s < end) {
        size_t taken = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !taken; i++)
            if (!strncmp(s, marks[i], strlen(marks[i]))) taken = strlen(marks[i]);
        fwrite(s, 1, taken ? taken : 1, f);
        if (taken) fputs(prefix, f);
        s += taken ? taken : 1;
    }
}

/* The picture with our head in place of gnuplot's. `attributes` is written into the <svg> tag. */
static void write_svg(FILE *f, const char *svg, const char *attributes, const char *title, const char *description,
                      const char *prefix)
{
    const char *tag = strstr(svg, "<svg"), *open = strchr(tag, '>'), *body = strstr(open, "</desc>");
    fputs("<svg", f);
    write_with_ids(f, tag + 4, open, prefix);
    fprintf(f, "%s role=\"img\" aria-labelledby=\"%stitle %sdesc\">\n<title id=\"%stitle\">", attributes, prefix,
            prefix, prefix);
    html_text(f, title);
    fprintf(f, "</title>\n<desc id=\"%sdesc\">", prefix);
    html_text(f, description);
    fputs("</desc>\n", f);
    body = body ? body + strlen("</desc>") : open + 1;
    write_with_ids(f, body, strstr(body, "</svg>"), prefix);
    fputs("</svg>\n", f);
}

bool plot_inline(const char *dir, const char *name, const char *title, const char *description, const char *class,
                 const char *id, FILE *page, char *err, size_t errsize)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/%s", dir, name);
    if (n < 0 || (size_t)n >= sizeof path) return fail(err, errsize, "%s/%s: name too long", dir, name);
    char *svg = read_svg(path, err, errsize);
    if (!svg) return false;
    char attributes[80], prefix[80];
    snprintf(attributes, sizeof attributes, " class=\"%s\"", class);
    snprintf(prefix, sizeof prefix, "%s-", id);
    write_svg(page, svg, attributes, title, description, prefix);
    FILE *f = fopen(path, "wb");
    bool ok = f != NULL;
    if (f) {
        fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", f);
        write_svg(f, svg, "", title, description, "");
        bool written = !ferror(f);
        ok = fclose(f) == 0 && written;
    }
    if (!ok) fail(err, errsize, "%s: %s", path, strerror(errno));
    free(svg);
    return ok;
}
