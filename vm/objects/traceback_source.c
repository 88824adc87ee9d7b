/* The source lines below an entry of a traceback, with marks below what failed: the rules of CPython 3.13's
 * Lib/traceback.py. A statement over many lines is abbreviated: its first and last line are shown, and those around the
 * bracket of a call or subscript, or around the operator. */
#include "traceback_source.h"
#include <stdlib.h>
#include <string.h>
#include "exception.h"
#include "../memory.h"
#include "../state.h"
#include "../utf8.h"

/* Each line ends in '\n'. */
typedef struct text { uint32_t *points; size_t len, cap; bool failed; } text;

static void add_point(text *t, uint32_t c) {
    if (t->len == t->cap) {
        size_t cap = t->cap ? 2 * t->cap : 256;
        uint32_t *points = t->failed ? NULL : mem_resize(t->points, cap * sizeof *points);
        if (!points) { t->failed = true; return; }
        t->points = points;
        t->cap = cap;
    }
    t->points[t->len++] = c;
}

static void add_row(text *t, source_row row) {
    for (size_t i = 0; i < row.len; i++) add_point(t, row.points[i]);
    add_point(t, '\n');
}

/* The next line of a program's text without its end; NULL at the end. */
static const char *next_line(const char **at, const char *end, size_t *len) {
    const char *begin = *at, *stop = begin;
    if (begin == end) return NULL;
    while (stop < end && *stop != '\n' && *stop != '\r') stop++;
    *len = (size_t)(stop - begin);
    *at = stop == end ? end : stop + (*stop == '\r' && stop + 1 < end && stop[1] == '\n' ? 2 : 1);
    return begin;
}

static void add_line(text *t, const char *at, size_t len) {
    const char *end = at + len;
    while (at < end) {
        int n = utf8_length(at, end);
        add_point(t, n ? utf8_decode(at, n) : 0xfffd);
        at += n ? n : 1;
    }
    add_point(t, '\n');
}

static size_t strip_end(const uint32_t *points, size_t len) {
    while (len && utf8_is_space(points[len - 1])) len--;
    return len;
}

/* Lines first to first + n - 1 of a program's text, without trailing space if `strip`; those that are not known are empty. */
static void read_lines(vm *vm, const str *filename, uint32_t first, size_t n, bool strip, text *t) {
    const char *name = str_utf8(vm, filename, NULL);
    if (!name) exception_clear(vm);
    const struct source *s = name ? vm->sources : NULL;
    while (s && strcmp(s->filename, name) != 0) s = s->next;
    const char *at = s ? s->text : "", *end = at + (s ? s->size : 0), *line = NULL;
    size_t len = 0;
    if (end - at >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0) at += 3;  /* byte order mark */
    for (uint32_t number = 1; number < first && (line = next_line(&at, end, &len)); number++) { }
    for (size_t i = 0; i < n && !t->failed; i++) {
        size_t begin = t->len;
        line = next_line(&at, end, &len);
        if (line) add_line(t, line, len);
        else add_point(t, '\n');
        if (!strip || t->failed) continue;
        t->len = begin + strip_end(t->points + begin, t->len - begin);
        add_point(t, '\n');
    }
}

static bool is_indent(uint32_t c) { return c == ' ' || c == '\t'; }

/* The row that begins at *at, which moves on to the next. */
static source_row take_row(const text *t, size_t *at) {
    size_t begin = *at, stop = begin;
    while (stop < t->len && t->points[stop] != '\n') stop++;
    *at = stop < t->len ? stop + 1 : stop;
    return (source_row){ t->points + begin, stop - begin };
}

static size_t indent_of(source_row row) {
    size_t n = 0;
    while (n < row.len && is_indent(row.points[n])) n++;
    return n;
}

/* Leading space that all lines but the blank ones share. */
static size_t common_indent(const text *t) {
    source_row model = { NULL, SIZE_MAX };
    for (size_t at = 0; at < t->len;) {
        source_row row = take_row(t, &at);
        size_t own = indent_of(row), same = 0;
        if (own == row.len) continue;
        if (!model.points) model.points = row.points;
        while (same < own && same < model.len && row.points[same] == model.points[same]) same++;
        model.len = same;
    }
    return model.points ? model.len : 0;
}

static source_row dedented(source_row row, size_t indent) {
    if (indent_of(row) == row.len) return (source_row){ row.points, 0 };
    return (source_row){ row.points + indent, row.len - indent };
}

/* As str.splitlines: a form feed ends a row too. n rows at most; how many there are. */
static size_t split_rows(const text *t, size_t n, source_row *rows) {
    size_t found = 0, begin = 0;
    for (size_t i = 0; i < t->len && found < n; i++) {
        uint32_t c = t->points[i];
        if ((c < '\n' || c > '\r') && (c < 0x1c || c > 0x1e) && c != 0x85 && c != 0x2028 && c != 0x2029) continue;
        rows[found++] = (source_row){ t->points + begin, i - begin };
        begin = i + 1;
    }
    return found;
}

/* Columns of a terminal before a character. */
static size_t display_column(source_row row, size_t character) {
    size_t columns = 0, i = 0;
    bool ascii = true;
    for (; i < row.len; i++) {
        ascii &= row.points[i] < 0x80;
        if (i < character) columns += (size_t)point_width(row.points[i]);
    }
    return ascii ? character : columns;
}

static bool near(size_t i, size_t anchor) { return i + 1 >= anchor && i <= anchor + 1; }

/* --- what is shown ----------------------------------------------------------------------------- */
typedef struct marks {
    const source_span *span;
    bool shown, anchored;
    source_anchors a;       /* columns of the terminal */
    size_t start, end;      /* the span's, in columns of the terminal */
} marks;

static marks find_marks(const source_span *s) {
    const source_row *first = &s->rows[0], *last = &s->rows[s->n - 1];
    marks m = { .span = s, .start = display_column(*first, s->start), .end = display_column(*last, s->end) };
    m.anchored = find_anchors(s, &m.a);
    if (m.anchored) {
        m.a.left = display_column(s->rows[m.a.left_row], m.a.left);
        m.a.right = display_column(s->rows[m.a.right_row], m.a.right);
    }
    size_t head = s->start < first->len ? s->start : first->len, tail = s->end < last->len ? s->end : last->len;
    bool part = strip_end(first->points, head) || strip_end(last->points + tail, last->len - tail);
    m.shown = (m.anchored || part) && !is_plain_statement(s);
    return m;
}

static void add_marked(text *t, const marks *m, size_t k) {
    source_row row = m->span->rows[k];
    const source_anchors *a = &m->a;
    add_row(t, row);
    if (!m->shown) return;
    size_t spaces = 0, end = k == m->span->n - 1 ? m->end : display_column(row, row.len);
    while (spaces < row.len && utf8_is_space(row.points[spaces])) spaces++;
    for (size_t col = 0; col < end; col++) {
        bool outside = col < spaces || (k == 0 && col < m->start);
        bool between = (k > a->left_row || (k == a->left_row && col >= a->left))
            && (k < a->right_row || (k == a->right_row && col < a->right));
        add_point(t, outside ? ' ' : m->anchored && !between ? '~' : '^');
    }
    add_point(t, '\n');
}

static void add_omission(text *t, size_t lines) {
    char buf[64];
    int len = snprintf(buf, sizeof buf, "...<%zu lines>...", lines);
    add_line(t, buf, (size_t)len);
}

static void add_span(text *t, const source_span *s) {
    marks m = find_marks(s);
    size_t shown = 0;   /* one more than the last row that was shown */
    for (size_t i = 0; i < s->n; i++) {
        bool anchor = m.anchored && (near(i, m.a.left_row) || near(i, m.a.right_row));
        if (i > 0 && i + 1 < s->n && !anchor) continue;
        if (i == shown + 1) add_marked(t, &m, shown);
        else if (i > shown) add_omission(t, i - shown);
        add_marked(t, &m, i);
        shown = i + 1;
    }
}

static void print_points(FILE *out, const char *indent, source_row row) {
    fputs(indent, out);
    for (size_t i = 0; i < row.len; i++) print_point(out, row.points[i]);
    putc('\n', out);
}

static void print_dedented(FILE *out, const text *t) {
    size_t indent = common_indent(t);
    for (size_t at = 0; at < t->len;) print_points(out, "    ", dedented(take_row(t, &at), indent));
}

/* What is shown of the n lines of an entry whose columns are known. False without memory. */
static bool add_entry(text *t, const text *source, const line_entry *e, size_t n) {
    text flat = { 0 };
    size_t indent = common_indent(source);
    for (size_t at = 0; at < source->len;) add_row(&flat, dedented(take_row(source, &at), indent));
    source_row *rows = flat.failed ? NULL : mem_alloc(2 * n * sizeof *rows), *original = rows ? rows + n : NULL;
    bool ok = rows && split_rows(&flat, n, rows) == n && split_rows(source, n, original) == n;
    if (ok) {
        size_t start = e->col < original[0].len ? e->col : original[0].len;
        size_t end = e->end_col < original[n - 1].len ? e->end_col : original[n - 1].len;
        size_t lost = original[0].len - rows[0].len;
        add_span(t, &(source_span){ rows, n, start > lost ? start - lost : 0, end > lost ? end - lost : 0 });
    }
    free(rows);
    free(flat.points);
    return ok && !t->failed;
}

void print_source(vm *vm, FILE *out, const traceback *entry) {
    const line_entry *e = code_position(entry->code, entry->at);
    uint32_t first = code_line(entry->code, entry->at);
    bool known = e && e->end_line >= first && e->col < UINT16_MAX && e->end_col < UINT16_MAX;
    size_t n = known ? e->end_line - first + 1 : 1;
    text source = { 0 }, shown = { 0 };
    read_lines(vm, entry->code->filename, first, n, true, &source);
    if (!source.failed && strip_end(source.points, source.len)) {
        if (!known) print_dedented(out, &source);
        else if (add_entry(&shown, &source, e, n)) print_dedented(out, &shown);
    }
    free(shown.points);
    free(source.points);
}

void print_first_line(vm *vm, FILE *out, const traceback *entry, const char *indent) {
    text line = { 0 };
    read_lines(vm, entry->code->filename, code_line(entry->code, entry->at), 1, false, &line);
    if (!line.failed && strip_end(line.points, line.len)) {
        size_t start = 0;
        while (is_indent(line.points[start]) || line.points[start] == '\f') start++;
        print_points(out, indent, (source_row){ line.points + start, line.len - 1 - start });
    }
    free(line.points);
}
