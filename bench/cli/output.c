#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL_DIGITS JSON_REAL_PRECISION(17)
static const char tail[] = "\n]}\n";

static bool cannot_write(const char *path, char *err, size_t errsize)
{
    snprintf(err, errsize, "can't write '%.300s': %s", path, strerror(errno));
    return false;
}

static bool write_at(int fd, const char *text, size_t size, off_t at)
{
    while (size > 0) {
        ssize_t n = pwrite(fd, text, size, at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        text += n;
        size -= (size_t)n;
        at += n;
    }
    return true;
}

/* Makes the folders above a path; mkdir's failures show when the file is opened. */
static void make_folders(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
}

/* Both files hold the context and then a row a line. */
static bool start_partial(output *out, const json_t *context)
{
    char *text = json_dumps(context, JSON_COMPACT), *head = NULL;
    int n = text ? asprintf(&head, "{\"context\": {\"genlab\": %s},\n\"benchmarks\": [", text) : -1;
    free(text);
    if (n < 0) {
        errno = ENOMEM;
        return false;
    }
    bool ok = write_at(out->fd, head, (size_t)n, 0) && write_at(out->fd, tail, sizeof tail - 1, n);
    free(head);
    out->end = n;
    return ok;
}

bool output_open(output *out, char *path, const json_t *context, char *err, size_t errsize)
{
    struct stat st;
    *out = (output){.path = path, .fd = -1};
    if (!strcmp(path, "-")) return true;
    if (stat(path, &st) == 0) {
        errno = S_ISDIR(st.st_mode) ? EISDIR : 0;
        if (errno || access(path, W_OK) != 0) return cannot_write(path, err, errsize);
        if (!S_ISREG(st.st_mode)) return true;
    } else {
        make_folders(path);
    }
    if (asprintf(&out->partial, "%s.partial", path) < 0) {
        out->partial = NULL;
        snprintf(err, errsize, "out of memory");
        return false;
    }
    out->fd = open(out->partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out->fd >= 0 && start_partial(out, context)) return true;
    return cannot_write(out->partial, err, errsize);
}

static json_t *row_json(const row *row, const repetition *rep)
{
    json_t *o = json_pack("{s:s, s:s, s:s, s:I, s:i}", "name", row->name, "run_name", row->name, "run_type", "iteration",
                          "repetition_index", (json_int_t)row->repetitions, "threads", 1);
    if (rep->error) {
        json_object_set_new(o, "error_occurred", json_true());
        json_object_set_new(o, "error_message", json_string(rep->error));
        return o;
    }
    json_object_set_new(o, "iterations", json_integer((json_int_t)rep->iterations));
    if (row->workload->bytes) {
        json_object_set_new(o, "bytes_per_item", json_real(rep->bytes_per_item));
    } else {
        json_object_set_new(o, "real_time", json_real(rep->real_time));
        json_object_set_new(o, "cpu_time", json_real(rep->cpu_time));
        json_object_set_new(o, "time_unit", json_string("ns"));
        json_object_set_new(o, "ns_per_item", json_real(rep->ns_per_item));
        json_object_set_new(o, "items_per_second", json_real(1e9 / rep->ns_per_item));
    }
    return o;
}

void output_keep(output *out, const row *row, const repetition *rep)
{
    if (out->fd < 0) return;
    json_t *o = row_json(row, rep);
    char *text = json_dumps(o, JSON_COMPACT | REAL_DIGITS), *line = NULL;
    /* The row and the end of the document in one write: a kill finds the file before it or after it. */
    int n = text ? asprintf(&line, "%s\n%s%s", out->rows ? "," : "", text, tail) : -1;
    if (n < 0) errno = ENOMEM;
    if (n >= 0 && write_at(out->fd, line, (size_t)n, out->end)) {
        out->end += n - (off_t)(sizeof tail - 1);
        out->rows = true;
    } else if (!out->error[0]) {
        cannot_write(out->partial, out->error, sizeof out->error);
    }
    free(text);
    if (n >= 0) free(line);
    json_decref(o);
}

static bool dump_rows(const json_t *result, FILE *f)
{
    size_t i;
    json_t *row, *rows = json_object_get(result, "benchmarks");
    fputs("{\"context\": ", f);
    bool ok = json_dumpf(json_object_get(result, "context"), f, JSON_INDENT(2) | REAL_DIGITS) == 0;
    fputs(",\n\"benchmarks\": [", f);
    json_array_foreach(rows, i, row) {
        fputs(i ? ",\n" : "\n", f);
        ok = ok && json_dumpf(row, f, JSON_COMPACT | REAL_DIGITS) == 0;
    }
    fputs(tail, f);
    return ok && !ferror(f);
}

/* Writes the result and closes. */
static bool dump(const json_t *result, FILE *f)
{
    if (!f) return false;
    bool ok = dump_rows(result, f);
    if (f == stdout) return fflush(f) == 0 && ok;
    return fclose(f) == 0 && ok;
}

bool output_finish(output *out, const json_t *result, char *err, size_t errsize)
{
    if (!out->partial) {
        bool standard = !strcmp(out->path, "-");
        if (dump(result, standard ? stdout : fopen(out->path, "we"))) return true;
        return cannot_write(standard ? "standard output" : out->path, err, errsize);
    }
    char *complete;
    if (asprintf(&complete, "%s.new", out->path) < 0) {
        snprintf(err, errsize, "out of memory");
        return false;
    }
    bool ok = dump(result, fopen(complete, "we")) && rename(complete, out->path) == 0;
    if (ok) {
        unlink(out->partial);
    } else {
        cannot_write(out->path, err, errsize);
        unlink(complete);
    }
    free(complete);
    return ok;
}

void output_close(output *out)
{
    if (out->fd >= 0) close(out->fd);
    free(out->path);
    free(out->partial);
}
