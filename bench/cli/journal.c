#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli.h"

/* More digits than any clock gives. */
#define REAL_DIGITS JSON_REAL_PRECISION(9)

static const char *const lists[] = {"benchmarks", "warmup", "layouts", "counts", "ablation"};
enum { LISTS = sizeof lists / sizeof *lists };

static bool cannot(const char *what, const char *path, char *err, size_t errsize)
{
    snprintf(err, errsize, "can't %s '%.300s': %s", what, path, strerror(errno));
    return false;
}

/* Makes the folders above a path. 0, or why one that is missing could not be made. */
static int make_folders(char *path)
{
    int why = 0;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int error = mkdir(path, 0777) == 0 ? 0 : errno;
        if (error && !why && access(path, F_OK) != 0) why = error;
        *slash = '/';
    }
    return why;
}

/* One write, so that a kill finds the line there or not there. A full disk may tear it; a second try then tells the
 * error. */
static bool write_all(int fd, const char *text, size_t size)
{
    while (size > 0) {
        ssize_t n = write(fd, text, size);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        text += n;
        size -= (size_t)n;
    }
    return true;
}

static bool write_line(journal *j, const json_t *o)
{
    char *text = json_dumps(o, JSON_COMPACT | REAL_DIGITS), *line = NULL;
    int n = text ? asprintf(&line, "%s\n", text) : -1;
    bool ok = n >= 0 && write_all(j->fd, line, (size_t)n);
    if (n < 0) errno = ENOMEM;
    free(text);
    if (n >= 0) free(line);
    if (ok) return true;
    j->failed = true;
    return cannot("write", j->file ? j->file : "a temporary file", j->error, sizeof j->error);
}

bool journal_add(journal *j, const char *key, json_t *value)
{
    json_t *o = json_object();
    bool ok = !j->failed && value && json_object_set(o, key, value) == 0;
    if (!ok && !j->failed) {
        j->failed = true;
        cli_no_memory(j->error, sizeof j->error);
    }
    ok = ok && write_line(j, o);
    json_decref(o);
    json_decref(value);
    return ok;
}

/* Whether the journal is this process's alone. */
static bool take(journal *j, char *err, size_t errsize)
{
    if (flock(j->fd, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) return cannot("lock", j->file, err, errsize);
    snprintf(err, errsize, "another run is writing '%.300s'", j->path);
    return false;
}

static bool open_temporary(journal *j, char *err, size_t errsize)
{
    const char *folder = getenv("TMPDIR");
    char *path;
    if (!folder || !*folder) folder = "/tmp";
    if (asprintf(&path, "%s/genlab-journal-XXXXXX", folder) < 0) return cli_no_memory(err, errsize);
    j->fd = mkostemp(path, O_APPEND | O_CLOEXEC);
    if (j->fd < 0)
        cannot("make a temporary file in", folder, err, errsize);
    else
        unlink(path);
    free(path);
    return j->fd >= 0;
}

static bool set_paths(journal *j, const char *path, char *err, size_t errsize)
{
    *j = (journal){.fd = -1, .path = strdup(path)};
    if (!j->path) return cli_no_memory(err, errsize);
    struct stat st;
    bool there = stat(path, &st) == 0;
    if (!strcmp(path, "-") || (there && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))) return true;
    errno = !there ? 0 : S_ISDIR(st.st_mode) ? EISDIR : access(path, W_OK) != 0 ? errno : 0;
    if (errno) return cannot("write", path, err, errsize);
    if (asprintf(&j->file, "%s.journal", path) >= 0) return true;
    j->file = NULL;
    return cli_no_memory(err, errsize);
}

bool journal_start(journal *j, const char *path, const json_t *header, char *err, size_t errsize)
{
    struct stat st;
    if (!set_paths(j, path, err, errsize)) return false;
    if (!j->file)
        return open_temporary(j, err, errsize) &&
               (write_line(j, header) || cannot("write", "a temporary file", err, errsize));
    int missing = make_folders(j->path);
    j->fd = open(j->file, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (j->fd < 0 && missing) errno = missing;
    if (j->fd < 0) return cannot("write", j->file, err, errsize);
    if (!take(j, err, errsize)) return false;
    if (fstat(j->fd, &st) != 0) return cannot("read", j->file, err, errsize);
    if (st.st_size > 0) {
        snprintf(err, errsize,
                 "'%.300s' holds an unfinished run: go on with it (genlab bench --resume '%.300s') or remove it",
                 j->file, path);
        return false;
    }
    if (write_line(j, header)) return true;
    snprintf(err, errsize, "%s", j->error);
    unlink(j->file);
    return false;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

/* A stream of its own over the journal, from its start. */
static FILE *reader(journal *j, char *err, size_t errsize)
{
    int fd = dup(j->fd);
    FILE *f = fd < 0 || lseek(fd, 0, SEEK_SET) < 0 ? NULL : fdopen(fd, "r");
    if (!f) cannot("read", j->file ? j->file : "a temporary file", err, errsize);
    return f;
}

bool journal_read(journal *j, journal_fn *fn, void *arg, char *err, size_t errsize)
{
    FILE *f = reader(j, err, errsize);
    char *line = NULL;
    size_t room = 0, number = 0;
    ssize_t n;
    bool ok = f != NULL;
    *err = '\0';
    while (ok && (n = getline(&line, &room, f)) > 0) {
        number++;
        if (line[n - 1] != '\n') break; /* torn */
        if (number == 1) continue;
        json_error_t bad;
        json_t *o = json_loadb(line, (size_t)n, 0, &bad);
        void *entry = json_object_iter(o);
        const char *key = json_object_iter_key(entry), *file = j->file ? j->file : "journal";
        ok = entry && fn(arg, key, json_object_iter_value(entry));
        if (entry && !ok)
            snprintf(err, errsize, "%s: line %zu: this is no value of \"%.40s\"", file, number, key);
        else if (!ok)
            snprintf(err, errsize, "%s: line %zu, column %d: %s", file, number, o ? 1 : bad.column,
                     o ? "an object with one key was expected" : bad.text);
        json_decref(o);
    }
    free(line);
    if (f) fclose(f);
    return ok;
}

static json_t *read_header(journal *j, char *err, size_t errsize)
{
    FILE *f = reader(j, err, errsize);
    char *line = NULL;
    size_t room = 0;
    ssize_t n = f ? getline(&line, &room, f) : -1;
    json_t *header = n > 0 && line[n - 1] == '\n' ? json_loadb(line, (size_t)n, 0, NULL) : NULL;
    free(line);
    if (!f) return NULL;
    fclose(f);
    if (json_integer_value(json_object_get(header, "genlab_journal")) == 1 &&
        json_is_array(json_object_get(header, "arguments")))
        return header;
    json_decref(header);
    snprintf(err, errsize, "'%.300s' is not the journal of a run: its first line says something else", j->file);
    return NULL;
}

/* Cuts off what stands behind the last end of a line, so that the next line is whole. */
static bool mend_tail(journal *j, char *err, size_t errsize)
{
    char last[4096];
    off_t end = lseek(j->fd, 0, SEEK_END);
    while (end > 0) {
        size_t n = end < (off_t)sizeof last ? (size_t)end : sizeof last;
        if (pread(j->fd, last, n, end - (off_t)n) != (ssize_t)n) return cannot("read", j->file, err, errsize);
        char *newline = memrchr(last, '\n', n);
        if (newline) {
            end -= (off_t)n - (newline + 1 - last);
            break;
        }
        end -= (off_t)n;
    }
    return (end >= 0 && ftruncate(j->fd, end) == 0) || cannot("write", j->file, err, errsize);
}

json_t *journal_resume(journal *j, const char *path, char *err, size_t errsize)
{
    struct stat st;
    if (!set_paths(j, path, err, errsize)) return NULL;
    if (!j->file) return snprintf(err, errsize, "'%.300s' is no file, so nothing can be resumed", path), NULL;
    j->fd = open(j->file, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    if (j->fd < 0) {
        if (errno == ENOENT && stat(path, &st) == 0)
            snprintf(err, errsize, "nothing to resume: '%.300s' is complete (there is no '%.300s')", path, j->file);
        else
            cannot("read", j->file, err, errsize);
        return NULL;
    }
    if (!take(j, err, errsize) || !mend_tail(j, err, errsize)) return NULL;
    return read_header(j, err, errsize);
}

/* --- the result --------------------------------------------------------------------------------------------------- */

typedef struct result {
    json_t *lists[LISTS];
    json_t *facts; /* for context.genlab, by key */
} result;

static bool collect(void *arg, const char *key, json_t *value)
{
    result *r = arg;
    for (int i = 0; i < LISTS; i++)
        if (!strcmp(key, lists[i])) return json_is_object(value) && json_array_append(r->lists[i], value) == 0;
    return (strcmp(key, "sampling") != 0 && strcmp(key, "doctor") != 0) || json_object_set(r->facts, key, value) == 0;
}

typedef struct sort_key {
    const char *name;
    size_t index;
    json_t *row;
} sort_key;

static int (*sort_names)(const char *a, const char *b);

static int by_row(const void *a, const void *b)
{
    const sort_key *x = a, *y = b;
    int c = sort_names(x->name, y->name);
    return c ? c : (x->index > y->index) - (x->index < y->index);
}

/* Puts the entries of one row together, in the order in which they were measured. */
static bool sort_rows(json_t *list)
{
    size_t n = json_array_size(list);
    sort_key *keys = calloc(n + 1, sizeof *keys);
    if (!keys) return false;
    for (size_t i = 0; i < n; i++) {
        json_t *row = json_array_get(list, i);
        const char *name = json_string_value(json_object_get(row, "name"));
        keys[i] = (sort_key){name ? name : "", i, json_incref(row)};
    }
    qsort(keys, n, sizeof *keys, by_row);
    bool ok = json_array_clear(list) == 0;
    for (size_t i = 0; i < n; i++) ok = json_array_append_new(list, keys[i].row) == 0 && ok;
    free(keys);
    return ok;
}

/* A row a line, so that the file can be read and compared by eye. */
static bool dump_list(const json_t *list, const char *key, FILE *f)
{
    size_t i;
    json_t *row;
    bool ok = true;
    fprintf(f, ",\n\"%s\": [", key);
    json_array_foreach(list, i, row)
    {
        fputs(i ? ",\n" : "\n", f);
        ok = json_dumpf(row, f, JSON_COMPACT | REAL_DIGITS) == 0 && ok;
    }
    fputs("\n]", f);
    return ok;
}

static bool dump(const json_t *context, const result *r, FILE *f)
{
    if (!f) return false;
    fputs("{\"context\": ", f);
    bool ok = json_dumpf(context, f, JSON_INDENT(2) | REAL_DIGITS) == 0;
    for (int i = 0; i < LISTS; i++) ok = dump_list(r->lists[i], lists[i], f) && ok;
    fputs("\n}\n", f);
    ok = !ferror(f) && ok;
    if (f == stdout) return fflush(f) == 0 && ok;
    return fclose(f) == 0 && ok;
}

static bool write_result(journal *j, const json_t *context, const result *r, char *err, size_t errsize)
{
    char *complete;
    if (!j->file) {
        bool standard = !strcmp(j->path, "-");
        return dump(context, r, standard ? stdout : fopen(j->path, "we")) ||
               cannot("write", standard ? "standard output" : j->path, err, errsize);
    }
    if (asprintf(&complete, "%s.new", j->path) < 0) return cli_no_memory(err, errsize);
    bool ok = dump(context, r, fopen(complete, "we")) && rename(complete, j->path) == 0;
    if (!ok) {
        char why[600];
        cannot("write", j->path, why, sizeof why);
        snprintf(err, errsize,
                 "%.500s; what was measured is in '%.200s': genlab bench --resume '%.200s' writes it when it can", why,
                 j->file, j->path);
        unlink(complete);
    }
    free(complete);
    return ok;
}

bool journal_finish(journal *j, int (*compare)(const char *a, const char *b), char *err, size_t errsize)
{
    result r = {0};
    json_t *header = read_header(j, err, errsize), *context = json_object_get(header, "context");
    bool ok = header && (r.facts = json_object());
    for (int i = 0; i < LISTS; i++) ok = (r.lists[i] = json_array()) != NULL && ok;
    ok = ok && journal_read(j, collect, &r, err, errsize);
    ok = ok && json_object_update(json_object_get(context, "genlab"), r.facts) == 0;
    sort_names = compare;
    ok = ok && sort_rows(r.lists[0]) && sort_rows(r.lists[1]) && sort_rows(r.lists[3]);
    if (!ok && !*err) cli_no_memory(err, errsize);
    ok = ok && write_result(j, context, &r, err, errsize);
    if (ok && j->file) unlink(j->file);
    for (int i = 0; i < LISTS; i++) json_decref(r.lists[i]);
    json_decref(r.facts);
    json_decref(header);
    return ok;
}

void journal_discard(journal *j)
{
    if (j->file && j->fd >= 0) unlink(j->file);
}

void journal_close(journal *j)
{
    if (j->fd >= 0) close(j->fd);
    free(j->path);
    free(j->file);
}
