#include "plot_diff.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "diff_format.h"
#include "figure.h"

/* The data into a temporary file, whose name is left in `path`. */
static bool write_data(const char *tsv, char path[PATH_MAX], char *err, size_t errsize)
{
    const char *folder = getenv("TMPDIR");
    int n = snprintf(path, PATH_MAX, "%s/genlab-plot-XXXXXX", folder && *folder ? folder : "/tmp");
    int fd = n > 0 && n < PATH_MAX ? mkstemp(path) : -1;
    FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;
    bool ok = f && fputs(tsv, f) >= 0;
    if (f) ok = fclose(f) == 0 && ok;
    else if (fd >= 0) close(fd);
    if (!ok) snprintf(err, errsize, "%s: %s", path, strerror(errno));
    return ok;
}

static bool draw(const figure *fig, const diff *d, const char *path, int width, char *err, size_t errsize)
{
    const diff_table *t = d->tables;
    char data[PATH_MAX], size[20], axis[200], title[300], folder[PATH_MAX] = ".", unit[DIFF_TEXT_SIZE];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (slash) snprintf(folder, sizeof folder, "%.*s", slash == path ? 1 : (int)(slash - path), path);
    if (!write_data(fig->tsv, data, err, errsize)) return false;
    diff_unit(unit, t->metric, d->columns[0].file);
    snprintf(size, sizeof size, "%d", width);
    snprintf(axis, sizeof axis, "%.60s (%.40s) / %.80s", metric_name(t->metric), unit, d->columns[0].name);
    snprintf(title, sizeof title, "%.60s against %.120s", metric_name(t->metric), d->columns[0].name);
    const char *args[] = {data, name, size, axis, "1", NULL};
    plotter p = {.dir = folder};
    bool ok = plotter_draw(&p, "dots.gp", args, err, errsize);
    plotter_end(&p);
    remove(data);
    bool svg = !strcmp(path + strlen(path) - 4, ".svg");
    return ok && (!svg || plot_inline(folder, name, title, "A dot is the ratio to the base, its bar the interval. What is grey "
                                      "is within "
                                      "the noise by the rule of genlab compare. The axis is logarithmic.", "", "", NULL, err,
                                          errsize));
}

bool plot_diff(const diff *d, const char *path, int width, char *err, size_t errsize)
{
    report_page page = {.prefix = "", .err = err, .errsize = errsize};
    figure fig;
    if (!figure_begin(&fig, &page, "plot", DOTS_COLUMNS)) return false;
    figure_diff(&fig, d, d->tables, false);
    bool ok = fclose(fig.data) == 0 || page_no_memory(&page);
    if (ok && fig.rows == 0) {
        snprintf(err, errsize, "no ratio to draw");
        ok = false;
    }
    ok = ok && draw(&fig, d, path, width, err, errsize);
    free(fig.tsv);
    return ok;
}
