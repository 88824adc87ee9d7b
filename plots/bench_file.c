#include "bench_read.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bounds far above any suite, so that a hostile file cannot demand unbounded memory or time. */
enum { ROWS_MAX = 10000, SAMPLES_MAX = 20000, NAME_MAX_LENGTH = 1000 };
static const size_t file_size_max = (size_t)128 << 20;
static const size_t file_values_max = (size_t)1 << 23;

static const struct { const char *name, *unit; bool exact; } metrics[METRICS] = {
    [METRIC_TIME] = {"time", "ns", false},
    [METRIC_INSTRUCTIONS] = {"instructions", "instructions", true},
    [METRIC_BYTECODES] = {"bytecodes", "bytecodes", true},
    [METRIC_FRAMES] = {"frames", "frames", true},
    [METRIC_NESTED] = {"nested", "nested runs", true},
    [METRIC_PER_BYTECODE] = {"per-bytecode", "instructions/bytecode", true},
    [METRIC_MEMORY] = {"memory", "bytes", false},
    [METRIC_HW_INSTRUCTIONS] = {"hw-instructions", "instructions", false},
    [METRIC_CYCLES] = {"cycles", "cycles", false},
    [METRIC_BRANCHES] = {"branches", "branches", false},
    [METRIC_BRANCH_MISSES] = {"branch-misses", "misses", false},
};

const char *metric_name(metric m)
{
    return metrics[m].name;
}

metric metric_find(const char *name, size_t length)
{
    metric m = 0;
    while (m < METRICS && (strlen(metrics[m].name) != length || strncmp(metrics[m].name, name, length) != 0)) m++;
    return m;
}

const char *metric_unit(metric m)
{
    return metrics[m].unit;
}

bool metric_is_exact(metric m)
{
    return metrics[m].exact;
}

/* --- messages ----------------------------------------------------------------------------------------------------- */

char *harmless(char *text)
{
    for (char *p = text; *p; p++) {
        bool c1 = (unsigned char)p[0] == 0xc2 && (unsigned char)p[1] >= 0x80 && (unsigned char)p[1] < 0xa0;
        if ((unsigned char)*p < ' ' || *p == 0x7f || c1) *p = '?';
        if (c1) *++p = '?';
    }
    return text;
}

__attribute__((format(printf, 2, 0)))
static bool fail_at(bench_reader *rd, const char *format, va_list args, const char *place, const char *key)
{
    int used = snprintf(rd->err, rd->errsize, "%s: %s%s%s%s", rd->file->path, place, *place && key ? "." : "",
                        key ? key : "", *place || key ? ": " : "");
    if (used >= 0 && (size_t)used < rd->errsize) vsnprintf(rd->err + used, rd->errsize - (size_t)used, format, args);
    harmless(rd->err);
    return false;
}

bool read_fail(bench_reader *rd, const char *key, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_at(rd, format, args, rd->place, key);
    va_end(args);
    return false;
}

bool read_fail_file(bench_reader *rd, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_at(rd, format, args, "", NULL);
    va_end(args);
    return false;
}

bool read_no_memory(bench_reader *rd)
{
    return read_fail_file(rd, "out of memory");
}

const char *read_type(const json_t *v)
{
    static const char *const names[] = {
        [JSON_OBJECT] = "an object", [JSON_ARRAY] = "an array", [JSON_STRING] = "a string",
        [JSON_INTEGER] = "a number", [JSON_REAL] = "a number",  [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",      [JSON_NULL] = "null",
    };
    return v ? names[json_typeof(v)] : "nothing";
}

/* --- members ------------------------------------------------------------------------------------------------------ */

bool read_string(bench_reader *rd, const json_t *object, const char *key, const char **out)
{
    const json_t *v = json_object_get(object, key);
    if (!v) return true;
    if (!json_is_string(v)) return read_fail(rd, key, "expected a string, found %s", read_type(v));
    *out = json_string_value(v);
    return true;
}

bool read_is_possible(double x)
{
    return x >= 1e-12 && x <= 1e18;
}

bool read_number(bench_reader *rd, const json_t *object, const char *key, bool positive, double *out)
{
    const json_t *v = json_object_get(object, key);
    if (!json_is_number(v)) return read_fail(rd, key, "expected a number, found %s", read_type(v));
    double x = json_number_value(v);
    if (!read_is_possible(x) && (positive || x != 0)) return read_fail(rd, key, "%g is no possible measurement", x);
    *out = x;
    return true;
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* Fills in what the name says. Only genlab's own files must have names of its form. */
static bool read_name(bench_reader *rd, bench_row *row, const char *key, const char *name)
{
    char why[200], full[NAME_MAX_LENGTH + 1];
    if (asprintf(&row->place, "%s.%s", rd->place, key) < 0) row->place = NULL;
    row->parts = strdup(name);
    if (!row->place || !row->parts) return read_no_memory(rd);
    row->axes = bench_name_parse(row->parts, &row->is, why, sizeof why);
    if (!row->axes && rd->file->writer == WRITER_GENLAB) return read_fail(rd, key, "%s", why);
    bool own = row->axes && rd->file->writer == WRITER_GENLAB && bench_name_format(&row->is, full, sizeof full);
    row->name = strdup(own ? full : name);
    return row->name || read_no_memory(rd);
}

static void free_row(bench_row *row)
{
    free(row->name);
    free(row->place);
    free(row->parts);
    free(row->error);
    for (metric m = 0; m < METRICS; m++) free(row->series[m].at);
}

static bench_row *find_row(const bench_file *f, const char *name)
{
    const json_t *number = json_object_get(f->numbers, name);
    return number ? &f->rows[json_integer_value(number)] : NULL;
}

bench_row *read_row(bench_reader *rd, const char *key, const char *name)
{
    bench_file *f = rd->file;
    bench_row *known = find_row(f, name), row = {0};
    if (known) return known;
    if (strlen(name) > NAME_MAX_LENGTH) {
        read_fail(rd, key, "longer than %d bytes", NAME_MAX_LENGTH);
        return NULL;
    }
    if (f->nrows == ROWS_MAX) {
        read_fail(rd, key, "more than %d rows", ROWS_MAX);
        return NULL;
    }
    if (!read_name(rd, &row, key, name)) {
        free_row(&row);
        return NULL;
    }
    /* Written with and without what the library appends, it is one row. */
    known = find_row(f, row.name);
    size_t at = known ? (size_t)(known - f->rows) : f->nrows;
    bench_row *more = f->rows;
    if (!known && (f->nrows & (f->nrows - 1)) == 0)        /* capacity is the next power of two */
        more = realloc(f->rows, (f->nrows ? f->nrows * 2 : 1) * sizeof *more);
    if (more) f->rows = more;
    if (!more || json_object_set_new(f->numbers, name, json_integer((json_int_t)at)) != 0 ||
        json_object_set_new(f->numbers, row.name, json_integer((json_int_t)at)) != 0) {
        free_row(&row);
        read_no_memory(rd);
        return NULL;
    }
    if (known) free_row(&row);
    else f->rows[f->nrows++] = row;
    return &f->rows[at];
}

bool read_add(bench_reader *rd, bench_row *row, metric m, sample s)
{
    series *list = &row->series[m];
    if (list->n == SAMPLES_MAX) return read_fail(rd, NULL, "more than %d repetitions of one row", SAMPLES_MAX);
    if (list->n == list->room) {
        size_t room = list->room ? list->room * 2 : 8;
        sample *more = realloc(list->at, room * sizeof *more);
        if (!more) return read_no_memory(rd);
        list->at = more;
        list->room = room;
    }
    list->at[list->n++] = s;
    return true;
}

/* --- documents ---------------------------------------------------------------------------------------------------- */

static bool is_pyperf(const json_t *root)
{
    return json_object_get(json_array_get(json_object_get(root, "benchmarks"), 0), "runs") != NULL;
}

static bool read_context(bench_reader *rd, json_t *context)
{
    if (context && !json_is_object(context))
        return read_fail_file(rd, "context: expected an object, found %s", read_type(context));
    const json_t *ours = json_object_get(context, "genlab");
    if (ours && !json_is_object(ours))
        return read_fail_file(rd, "context.genlab: expected an object, found %s", read_type(ours));
    rd->file->context = json_incref(context);
    rd->file->writer = ours ? WRITER_GENLAB : WRITER_GBENCH;
    return true;
}

static bool read_document(bench_reader *rd, const char *text, size_t size)
{
    json_error_t bad;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &bad);
    if (!root) return read_fail_file(rd, "line %d, column %d: %s", bad.line, bad.column, bad.text);
    bool ok = json_is_object(root) || read_fail_file(rd, "expected an object at the top, found %s", read_type(root));
    if (ok && is_pyperf(root)) {
        rd->file->writer = WRITER_PYPERF;
        rd->file->context = json_incref(json_object_get(root, "metadata"));
        ok = read_pyperf(rd, root);
    } else if (ok) {
        ok = read_context(rd, json_object_get(root, "context")) && read_gbench(rd, root);
    }
    json_decref(root);
    return ok;
}

/* The first line of a journal says what it is. */
static bool is_journal(const char *text, size_t size)
{
    static const char key[] = "\"genlab_journal\"";
    const char *end = memchr(text, '\n', size);
    size_t n = end ? (size_t)(end - text) : size;
    return size > 0 && text[0] == '{' && memmem(text, n, key, sizeof key - 1);
}

/* One line of the journal behind the first. */
static bool read_line(bench_reader *rd, const json_t *line, size_t number)
{
    static const struct { const char *key; bool (*read)(bench_reader *, const json_t *); } kinds[] = {
        {"benchmarks", read_repetition}, {"counts", read_counts}, {"layouts", read_layout}, {"ablation", read_ablation},
    };
    static const char *const later[] = {"sampling", "doctor"};      /* known at the run's end only */
    snprintf(rd->place, sizeof rd->place, "line %zu", number);
    if (!json_is_object(line)) return read_fail(rd, NULL, "expected an object, found %s", read_type(line));
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        json_t *value = json_object_get(line, later[i]), *ours = json_object_get(rd->file->context, "genlab");
        if (value && ours && json_object_set(ours, later[i], value) != 0) return read_no_memory(rd);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const json_t *entry = json_object_get(line, kinds[i].key);
        if (!entry) continue;
        snprintf(rd->place, sizeof rd->place, "line %zu: %s", number, kinds[i].key);
        if (!kinds[i].read(rd, entry)) return false;
    }
    return true;
}

static bool read_journal(bench_reader *rd, const char *text, size_t size)
{
    size_t number = 1;
    for (const char *at = text, *end = text + size; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        bool last = end - stop <= 1;
        json_error_t bad;
        json_t *line = json_loadb(at, (size_t)(stop - at), JSON_REJECT_DUPLICATES, &bad);
        at = stop + 1;
        /* A run that was killed tears the line that it writes. */
        if (!line && last && number > 1) return true;
        if (!line) return read_fail_file(rd, "line %zu, column %d: %s", number, bad.column, bad.text);
        bool ok = number > 1 ? read_line(rd, line, number) : read_context(rd, json_object_get(line, "context"));
        rd->file->writer = WRITER_GENLAB;
        json_decref(line);
        if (!ok) return false;
    }
    return true;
}

/* What a value costs in memory is bounded, so their number bounds it all. */
static bool is_bounded(bench_reader *rd, const char *text, size_t size)
{
    size_t values = 0, line = 1;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n') line++;
        if (text[i] != ',' && text[i] != '[' && text[i] != '{' && text[i] != ':') continue;
        if (++values > file_values_max) return read_fail_file(rd, "line %zu: more than %zu values", line, file_values_max);
    }
    return true;
}

/* Settles the rows once all is read: they must hold something. */
static bool finish(bench_reader *rd)
{
    bench_file *f = rd->file;
    bool any = false;
    for (size_t i = 0; i < f->nrows; i++) {
        bench_row *row = &f->rows[i];
        sample s = {.value = row->aggregate};
        if (row->series[METRIC_TIME].n || row->failed) row->aggregate = 0;
        if (row->aggregate > 0 && !read_add(rd, row, METRIC_TIME, s)) return false;
        const series *instructions = &row->series[METRIC_INSTRUCTIONS], *bytecodes = &row->series[METRIC_BYTECODES];
        if (instructions->n && bytecodes->n && bytecodes->at[0].value > 0) {
            sample quotient = {.value = instructions->at[0].value / bytecodes->at[0].value};
            if (!read_add(rd, row, METRIC_PER_BYTECODE, quotient)) return false;
        }
        any |= row->failed > 0;
        for (metric m = 0; m < METRICS; m++) any |= row->series[m].n > 0;
    }
    return any || read_fail_file(rd, "benchmarks: holds no repetition");
}

static bool parse(bench_reader *rd, const char *text, size_t size)
{
    bench_file *f = rd->file;
    f->numbers = json_object();
    if (!f->numbers) return read_no_memory(rd);
    if (!is_bounded(rd, text, size)) return false;
    return (is_journal(text, size) ? read_journal(rd, text, size) : read_document(rd, text, size)) && finish(rd);
}

/* Makes `f` empty but for its name. */
static bool start(bench_file *f, bench_reader *rd, const char *path, char *err, size_t errsize)
{
    *f = (bench_file){.path = strdup(path)};
    *rd = (bench_reader){.file = f, .err = err, .errsize = errsize};
    if (f->path) return true;
    snprintf(err, errsize, "out of memory");
    return false;
}

bool bench_file_parse(bench_file *f, const char *path, const char *text, size_t size, char *err, size_t errsize)
{
    bench_reader rd;
    if (start(f, &rd, path, err, errsize) && parse(&rd, text, size)) return true;
    bench_file_free(f);
    return false;
}

/* The whole file in malloc'ed memory, whatever kind of file it is. */
static char *read_all(bench_reader *rd, FILE *f, size_t *size)
{
    size_t room = 1 << 16, n = 0;
    char *text = malloc(room);
    while (text) {
        n += fread(text + n, 1, room - n, f);
        if (ferror(f)) {
            read_fail_file(rd, "%s", strerror(errno));
            break;
        }
        if (n < room) {
            *size = n;
            return text;
        }
        if (room >= file_size_max) {
            read_fail_file(rd, "larger than %zu MiB", file_size_max >> 20);
            break;
        }
        char *more = realloc(text, room * 2);
        if (!more) {
            read_no_memory(rd);
            break;
        }
        text = more;
        room *= 2;
    }
    if (!text) read_no_memory(rd);
    free(text);
    return NULL;
}

/* Warm-up is half of a result, and nothing compares it: its list, where it stands as genlab writes it, a line an entry, becomes
 * blanks, which cost nothing to read. */
static void pass_over_warmup(char *text, size_t size)
{
    static const char begin[] = "\n\"warmup\": [\n", end[] = "\n]";    /* no string of JSON holds a newline */
    char *from = memmem(text, size, begin, sizeof begin - 1);
    if (!from) return;
    from += sizeof begin - 1;
    char *to = memmem(from, size - (size_t)(from - text), end, sizeof end - 1);
    if (!to || *from != '{' || to[-1] != '}') return;
    for (; from < to; from++)
        if (*from != '\n') *from = ' ';
}

bool bench_file_read(bench_file *f, const char *path, char *err, size_t errsize)
{
    bench_reader rd;
    bool standard = !strcmp(path, "-");
    if (!start(f, &rd, standard ? "<stdin>" : path, err, errsize)) return false;
    FILE *in = standard ? stdin : fopen(path, "rbe");
    size_t size;
    char *text = NULL;
    if (in) text = read_all(&rd, in, &size);
    else read_fail_file(&rd, "%s", strerror(errno));
    if (in && !standard) fclose(in);
    if (text) pass_over_warmup(text, size);
    bool ok = text && parse(&rd, text, size);
    free(text);
    if (!ok) bench_file_free(f);
    return ok;
}

void bench_file_free(bench_file *f)
{
    for (size_t i = 0; i < f->nrows; i++) free_row(&f->rows[i]);
    free(f->rows);
    free(f->path);
    json_decref(f->context);
    json_decref(f->layouts);
    json_decref(f->ablations);
    json_decref(f->numbers);
    *f = (bench_file){0};
}

const bench_row *bench_file_row(const bench_file *f, const char *name)
{
    return find_row(f, name);
}

const json_t *bench_file_genlab(const bench_file *f)
{
    return json_object_get(f->context, "genlab");
}
