#include "instructions.h"

#include <dirent.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "child.h"
#include "probe.h"

enum { WARM_PASSES = 3, LINE = 8192, PROBE_MS = 10000, VERSION_SIZE = 8192 };

typedef struct counter {
    child worker;
    char folder[PATH_MAX]; /* of callgrind's profiles: out.1, out.2, ..., one a pass */
    int passes;
    char *err;
    size_t errsize;
} counter;

/* False: the worker is gone. A row that fails here is without a count. */
__attribute__((format(printf, 3, 4))) static bool ask(counter *c, bool *answered, const char *format, ...)
{
    char line[LINE];
    bool said_error;
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    json_t *answer = child_ask(&c->worker, line, &said_error, c->err, c->errsize);
    *answered = answer != NULL;
    json_decref(answer);
    return *answered || said_error;
}

/* What the profile of a pass has as its total. */
static bool read_total(counter *c, int pass, double *total)
{
    char path[PATH_MAX + 20], line[200];
    snprintf(path, sizeof path, "%s/out.%d", c->folder, pass);
    FILE *f = fopen(path, "re");
    *total = 0;
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "totals: %lf", total) == 1) break;
    if (f) fclose(f);
    if (*total > 0) return true;
    snprintf(c->err, c->errsize, "valgrind wrote no count to %s", path);
    return false;
}

/* Valgrind expands what follows a % in the name. */
static bool make_folder(counter *c)
{
    const char *under = getenv("TMPDIR");
    if (!under || !*under || strchr(under, '%')) under = "/tmp";
    int n = snprintf(c->folder, sizeof c->folder, "%s/genlab-count-XXXXXX", under);
    if (n > 0 && (size_t)n < sizeof c->folder && mkdtemp(c->folder)) return true;
    c->folder[0] = '\0';
    snprintf(c->err, c->errsize, "can't make a folder in '%.300s' for valgrind's profiles", under);
    return false;
}

static bool start(counter *c, const char *genlab)
{
    char out[PATH_MAX + 50];
    bool answered;
    c->worker = (child){.in = -1, .out = -1};
    if (!make_folder(c)) return false;
    snprintf(out, sizeof out, "--callgrind-out-file=%s/out", c->folder);
    /* row_pass is the timed region: collecting is on inside it alone, and a profile is written whenever it returns. */
    char *argv[] = {"valgrind",
                    "-q",
                    "--tool=callgrind",
                    out,
                    "--collect-atstart=no",
                    "--toggle-collect=row_pass",
                    "--dump-after=row_pass",
                    (char *)(uintptr_t)genlab,
                    "worker",
                    "0",
                    "0",
                    NULL};
    json_t *hello = child_start(&c->worker, "valgrind", argv, environ, true, c->err, c->errsize)
                        ? child_ask(&c->worker, NULL, &answered, c->err, c->errsize)
                        : NULL;
    json_decref(hello);
    return hello != NULL;
}

static void stop(counter *c)
{
    child_stop(&c->worker);
    DIR *d = c->folder[0] ? opendir(c->folder) : NULL;
    if (d) {
        for (struct dirent *e; (e = readdir(d));) unlinkat(dirfd(d), e->d_name, 0);
        closedir(d);
        rmdir(c->folder);
    }
}

static bool count_row(counter *c, const plan_row *r, journal *j)
{
    bool ok;
    double total;
    if (!ask(c, &ok, "open 0 %s %s %s 0\n", r->workload->name, r->dispatch, r->set)) return false;
    if (!ok) return true;
    for (int i = 0; i <= WARM_PASSES; i++, c->passes++)
        if (!ask(c, &ok, "pass 0\n")) return false;
    if (!read_total(c, c->passes, &total) || !ask(c, &ok, "close 0\n")) return false;
    json_t *o = json_pack("{s:s, s:f, s:s}", "name", r->name, "instructions_per_item",
                          total / (double)r->workload->items, "instructions_source", "callgrind");
    if (journal_add(j, "counts", o)) return true;
    snprintf(c->err, c->errsize, "%s", j->error);
    return false;
}

bool instructions_possible(char *err, size_t errsize)
{
    char why[200], *version = probe((char *const[]){"valgrind", "--version", NULL}, PROBE_MS, VERSION_SIZE, why, sizeof why);
    if (!version) snprintf(err, errsize, "--instructions: valgrind does not run: %s", why);
    free(version);
    return version != NULL;
}

bool instructions_count(plan *p, journal *j, progress *progress, const char *genlab, char *err, size_t errsize)
{
    counter c = {.err = err, .errsize = errsize};
    size_t done = 0;
    bool ok = start(&c, genlab);
    progress_start(progress);
    for (size_t i = 0; ok && i < p->nblocks; i++)
        for (size_t k = 0; ok && k < p->blocks[i].nrows; k++, done++) {
            const plan_row *r = &p->blocks[i].rows[k];
            progress_show(progress, (double)done / (double)plan_rows(p, false), r->name);
            if (!r->peer && r->kind == ROW_PLAIN && !r->failed && !r->workload->bytes) ok = count_row(&c, r, j);
        }
    stop(&c);
    return ok;
}
