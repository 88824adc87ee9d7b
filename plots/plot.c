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

enum { NO_GNUPLOT = 127 };

__attribute__((format(printf, 3, 4)))
static bool fail(char *err, size_t errsize, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(err, errsize, format, args);
    va_end(args);
    return false;
}

char *plot_find(const char *name, char *err, size_t errsize)
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
    fail(err, errsize, "cannot find %s; is GENLAB_DATADIR right, or genlab not installed?", name);
    return NULL;
}

/* The text of a file, malloc'ed; NULL with a message. */
static char *read_text(const char *path, char *err, size_t errsize)
{
    FILE *f = fopen(path, "rbe");
    char *text = NULL;
    long size = f && !fseek(f, 0, SEEK_END) ? ftell(f) : -1;
    if (size >= 0 && !fseek(f, 0, SEEK_SET) && (text = malloc((size_t)size + 1))) text[fread(text, 1, (size_t)size, f)] = '\0';
    if (!text) fail(err, errsize, "%s: %s", path, strerror(errno));
    if (f) fclose(f);
    return text;
}

bool plot_put_file(FILE *out, const char *name, char *err, size_t errsize)
{
    char *path = plot_find(name, err, errsize), *text = path ? read_text(path, err, errsize) : NULL;
    if (text) fputs(text, out);
    free(path);
    free(text);
    return text != NULL;
}

/* --- the process -------------------------------------------------------------------------------------------------- */

/* In the child: becomes gnuplot between two pipes. */
_Noreturn static void become_gnuplot(const char *dir, int orders, int answers)
{
    if (dup2(orders, 0) < 0 || dup2(answers, 1) < 0 || dup2(answers, 2) < 0) _exit(NO_GNUPLOT - 1);
    if (chdir(dir) || setenv("LC_ALL", "C", 1)) {
        perror(dir);
        _exit(NO_GNUPLOT - 1);
    }
    execlp("gnuplot", "gnuplot", "-d", (char *)NULL);
    if (errno == ENOENT) _exit(NO_GNUPLOT);
    perror("gnuplot");
    _exit(NO_GNUPLOT - 1);
}

static bool start(plotter *p, char *err, size_t errsize)
{
    int to[2] = {-1, -1}, from[2] = {-1, -1};
    if (pipe2(to, O_CLOEXEC) || pipe2(from, O_CLOEXEC)) {
        for (int i = 0; i < 2; i++)
            if (to[i] >= 0) close(to[i]);
        return fail(err, errsize, "pipe: %s", strerror(errno));
    }
    pid_t child = fork();
    int why = errno;
    if (child == 0) become_gnuplot(p->dir, to[0], from[1]);
    close(to[0]);
    close(from[1]);
    p->orders = child > 0 ? fdopen(to[1], "w") : NULL;
    p->answers = child > 0 ? fdopen(from[0], "r") : NULL;
    if (!p->orders) close(to[1]);
    if (!p->answers) close(from[0]);
    if (child < 0) return fail(err, errsize, "fork: %s", strerror(why));
    p->child = child;
    return (p->orders && p->answers) || fail(err, errsize, "out of memory");
}

/* Its status as waitpid gives it; -1: it had not been started. */
static int end(plotter *p)
{
    int status = -1;
    if (p->orders) fclose(p->orders);
    if (p->answers) fclose(p->answers);
    if (p->child > 0)
        while (waitpid(p->child, &status, 0) < 0 && errno == EINTR) {}
    *p = (plotter){.dir = p->dir};
    return status;
}

void plotter_end(plotter *p)
{
    end(p);
}

/* A string constant of gnuplot in which nothing is special. */
static void put_quoted(FILE *f, const char *text)
{
    putc('\'', f);
    for (; *text; text++) {
        if (*text == '\'') putc('\'', f);
        putc((unsigned char)*text < ' ' ? ' ' : *text, f);
    }
    putc('\'', f);
}

/* A line of this start and a number ends what it has to say to an order; the number is gnuplot's error, 0: none. */
static const char mark[] = "genlab: done ";

/* Reads up to the mark; what was said before it is kept in one line, with the end preferred. False: it ended. */
static bool read_answer(FILE *f, char *said, size_t size, int *error)
{
    char line[500];
    *said = '\0';
    while (fgets(line, sizeof line, f)) {
        if (!strncmp(line, mark, sizeof mark - 1)) {
            *error = atoi(line + sizeof mark - 1);
            return true;
        }
        line[strcspn(line, "\n")] = '\0';
        const char *text = line + strspn(line, " \t");
        if (!*text || !strncmp(text, "Warning:", 8)) continue;
        snprintf(said, size, "%s", text);
    }
    return false;
}

bool plotter_draw(plotter *p, const char *script, const char *const args[], char *err, size_t errsize)
{
    char said[400];
    int error;
    char *path = plot_find(script, err, errsize);
    if (!path || (!p->child && !start(p, err, errsize))) {
        free(path);
        return false;
    }
    fputs("reset session\nset print '-'\ncall ", p->orders);
    put_quoted(p->orders, path);
    free(path);
    for (int i = 0; i < 9 && args[i]; i++) {
        putc(' ', p->orders);
        put_quoted(p->orders, args[i]);
    }
    fprintf(p->orders, "\nunset output\nprint '%s', GPVAL_ERRNO\n", mark);
    fflush(p->orders);
    if (read_answer(p->answers, said, sizeof said, &error))
        return !error || fail(err, errsize, "gnuplot failed on %s: %s", script, said);
    int status = end(p);
    if (WIFEXITED(status) && WEXITSTATUS(status) == NO_GNUPLOT)
        return fail(err, errsize, "gnuplot is not installed; install it with: apt-get install gnuplot-nox");
    return fail(err, errsize, "gnuplot ended on %s: %s", script, said);
}

/* --- its pictures ------------------------------------------------------------------------------------------------- */

/* A colour at `s` as gnuplot writes them in different ways; the characters that it takes, 0: there is none. */
static size_t read_colour(const char *s, int rgb[3])
{
    int n = 0;
    char start[40]; /* sscanf looks for the end of its text first, which is that of the picture */
    snprintf(start, sizeof start, "%.*s", (int)sizeof start - 1, s);
    if (sscanf(start, "rgb(%d,%d,%d)%n", &rgb[0], &rgb[1], &rgb[2], &n) == 3 && n) return (size_t)n;
    if (strncmp(s, "black", 5) != 0) return 0;
    rgb[0] = rgb[1] = rgb[2] = 0;
    return 5;
}

/* Writes [s, end) with `prefix` before each id and reference, as ids must differ between the pictures of one page, and with
 * colours in one spelling, by which figure.css finds them. */
static void write_body(FILE *f, const char *s, const char *end, const char *prefix)
{
    static const char *const marks[] = {" id='", " id=\"", "href='#", "href=\"#", "url(#"};
    static const char *const paints[] = {"fill=\"", "fill = '", "fill='", "color=\"", "color='", "stroke=\"", "stroke='"};
    while (s < end) {
        size_t taken = 0, colour = 0;
        int rgb[3];
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !taken; i++)
            if (!strncmp(s, marks[i], strlen(marks[i]))) taken = strlen(marks[i]);
        if (taken) {
            fwrite(s, 1, taken, f);
            fputs(prefix, f);
        }
        for (size_t i = 0; i < sizeof paints / sizeof *paints && !taken; i++)
            if (!strncmp(s, paints[i], strlen(paints[i])) && (colour = read_colour(s + strlen(paints[i]), rgb))) {
                taken = strlen(paints[i]) + colour;
                fprintf(f, "%.*s#%02x%02x%02x", (int)strlen(paints[i]), s, rgb[0] & 255, rgb[1] & 255, rgb[2] & 255);
            }
        if (!taken) putc(*s, f);
        s += taken ? taken : 1;
    }
}

/* The picture with our head in place of gnuplot's. `attributes` is written into the <svg> tag; `style` is a CSS text or NULL. */
static void write_svg(FILE *f, const char *svg, const char *attributes, const char *style, const char *title,
                      const char *description, const char *prefix)
{
    const char *tag = strstr(svg, "<svg"), *open = strchr(tag, '>'), *body = strstr(open, "</desc>");
    fputs("<svg", f);
    write_body(f, tag + 4, open, prefix);
    fprintf(f, "%s role=\"img\" aria-labelledby=\"%stitle %sdesc\">\n<title id=\"%stitle\">", attributes, prefix,
            prefix, prefix);
    html_text(f, title);
    fprintf(f, "</title>\n<desc id=\"%sdesc\">", prefix);
    html_text(f, description);
    fputs("</desc>\n", f);
    if (style) fprintf(f, "<style>\n%s</style>\n", style);
    body = body ? body + strlen("</desc>") : open + 1;
    write_body(f, body, strstr(body, "</svg>"), prefix);
    fputs("</svg>\n", f);
}

static bool write_file(const char *path, const char *svg, const char *title, const char *description, char *err, size_t errsize)
{
    char *css = plot_find("figure.css", err, errsize), *style = css ? read_text(css, err, errsize) : NULL;
    free(css);
    if (!style) return false;
    FILE *f = fopen(path, "wbe");
    bool ok = f != NULL;
    if (f) {
        fputs("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", f);
        write_svg(f, svg, "", style, title, description, "");
        ok = !ferror(f);
        ok = fclose(f) == 0 && ok;
    }
    free(style);
    return ok || fail(err, errsize, "%s: %s", path, strerror(errno));
}

bool plot_inline(const char *dir, const char *name, const char *title, const char *description, const char *class,
                 const char *id, FILE *page, char *err, size_t errsize)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/%s", dir, name);
    if (n < 0 || (size_t)n >= sizeof path) return fail(err, errsize, "%s/%s: name too long", dir, name);
    char *svg = read_text(path, err, errsize);
    if (!svg) return false;
    const char *tag = strstr(svg, "<svg");
    bool ok = (tag && strchr(tag, '>') && strstr(tag, "</svg>")) || fail(err, errsize, "%s: gnuplot left no complete picture",
                                                                         path);
    if (ok && page) {
        char attributes[80], prefix[120];
        snprintf(attributes, sizeof attributes, " class=\"%s\"", class);
        snprintf(prefix, sizeof prefix, "%s-", id);
        write_svg(page, svg, attributes, NULL, title, description, prefix);
    }
    ok = ok && write_file(path, svg, title, description, err, errsize);
    free(svg);
    return ok;
}
