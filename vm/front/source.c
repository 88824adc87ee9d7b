#include "source.h"

#include "../utf8.h"

#include <limits.h>
#include <stdarg.h>
#include <string.h>

static source *out_of_memory(syntax_error *err)
{
    err->kind = SYNTAX_MEMORY;
    snprintf(err->message, sizeof err->message, "out of memory");
    return NULL;
}

/* Checks the bytes of a normalized text; on an error fills *err and answers false. */
static bool check_text(const source *s, syntax_error *err)
{
    for (int line = 1; line <= s->line_count; line++) {
        int at = s->line_start[line - 1];
        int end = s->line_start[line];
        while (at < end) {
            unsigned char lead = (unsigned char)s->text[at];
            if (lead == 0) {
                syntax_error_at(err, SYNTAX_ERROR, s, (ast_span){.line = line, .col = -1},
                                "source code cannot contain null bytes");
                return false;
            }
            int n = lead < 0x80 ? 1 : utf8_length(s->text + at, s->text + end);
            if (n == 0) {
                syntax_error_at(err, SYNTAX_ERROR, s, (ast_span){.col = -1},
                                "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but "
                                "no encoding declared; see https://peps.python.org/pep-0263/ for "
                                "details",
                                lead, s->filename, line);
                return false;
            }
            at += n;
        }
    }
    return true;
}

/* PEP 263: a comment on line 1 or 2 may name the encoding; only UTF-8 (and its subset) is known. */
static bool check_encoding(const source *s, syntax_error *err)
{
    for (int line = 1; line <= 2 && line <= s->line_count; line++) {
        int len;
        const char *p = source_line(s, line, &len);
        const char *end = p + len;
        while (p < end && (*p == ' ' || *p == '\t' || *p == '\f')) {
            p++;
        }
        if (p == end) {
            continue;
        }
        if (*p != '#') {
            break;
        }
        for (; end - p > 7; p++) {
            if (memcmp(p, "coding", 6) != 0 || (p[6] != ':' && p[6] != '=')) {
                continue;
            }
            char name[32];
            size_t n = 0;
            for (p += 7; p < end && (*p == ' ' || *p == '\t'); p++) {
            }
            const char *start = p;
            while (p < end && (utf8_is_ascii_alnum(*p) || *p == '-' || *p == '_' || *p == '.')) {
                if (n < sizeof name - 1) {
                    char c = *p == '_' ? '-' : *p;
                    name[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
                }
                p++;
            }
            name[n] = 0;
            static const char *const known[] = {"", "utf-8", "utf8", "ascii", "us-ascii",
                                                "utf-8-unix", "utf-8-dos", "utf-8-mac"};
            for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
                if (strcmp(name, known[i]) == 0) {
                    return true;
                }
            }
            syntax_error_at(err, SYNTAX_ERROR, s, (ast_span){.line = line, .col = -1},
                            "genlab does not support the source encoding '%.*s'",
                            (int)(p - start), start);
            return false;
        }
    }
    return true;
}

source *source_open(arena *a, const char *filename, const char *text, size_t len, syntax_error *err)
{
    memset(err, 0, sizeof *err);
    source *s = arena_alloc(a, sizeof *s);
    source_warnings *warnings = arena_alloc(a, sizeof *warnings);
    char *name = arena_copy(a, filename, strlen(filename));
    if (!s || !warnings || !name || len > INT_MAX / 2) {
        return out_of_memory(err);
    }
    *warnings = (source_warnings){.arena = a, .end = &warnings->first};
    s->warnings = warnings;
    err->filename = s->filename = name;

    if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
        text += 3;
        len -= 3;
    }
    char *copy = arena_alloc(a, len + 2);
    if (!copy) {
        return out_of_memory(err);
    }
    int n = 0;
    int lines = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\r') {
            copy[n++] = '\n';
            i += i + 1 < len && text[i + 1] == '\n';
        } else {
            copy[n++] = text[i];
        }
        lines += copy[n - 1] == '\n';
    }
    if (n > 0 && copy[n - 1] != '\n') {
        copy[n++] = '\n';
        lines++;
    }
    s->text = copy;
    s->len = n;
    s->line_count = lines;
    s->line_start = arena_array(a, (size_t)lines + 1, sizeof *s->line_start);
    if (!s->line_start) {
        return out_of_memory(err);
    }
    int line = 0;
    for (int i = 0; i < n; i++) {
        if (copy[i] == '\n') {
            s->line_start[++line] = i + 1;
        }
    }
    err->source = s;
    return check_text(s, err) && check_encoding(s, err) ? s : NULL;
}

void source_warn(const source *s, int line, const char *format, ...)
{
    source_warning *w = arena_alloc(s->warnings->arena, sizeof *w);
    if (!w) {
        return;
    }
    *w = (source_warning){.line = line};
    va_list args;
    va_start(args, format);
    vsnprintf(w->message, sizeof w->message, format, args);
    va_end(args);
    *s->warnings->end = w;
    s->warnings->end = &w->next;
}

const char *source_line(const source *s, int n, int *len)
{
    if (n < 1 || n > s->line_count) {
        *len = 0;
        return "";
    }
    *len = s->line_start[n] - s->line_start[n - 1] - 1;
    return s->text + s->line_start[n - 1];
}

/* The number of characters before byte `col` of a line; bytes past its end count one each. */
static int column_in_characters(const source *s, int line, int col)
{
    int len;
    const char *text = source_line(s, line, &len);
    int characters = 0;
    for (int i = 0; i < col; i++) {
        characters += i >= len || !utf8_is_continuation(text[i]);
    }
    return characters;
}

void syntax_error_at(syntax_error *err, syntax_error_kind kind, const source *s, ast_span at,
                     const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    utf8_trim(err->message);
    err->kind = kind;
    err->source = s;
    err->filename = s->filename;
    err->line = at.line;
    err->col = at.col < 0 ? 0 : column_in_characters(s, at.line, at.col) + 1;
    err->end_line = at.end_line;
    err->end_col = at.end_line ? column_in_characters(s, at.end_line, at.end_col) + 1 : 0;
}

const char *syntax_error_type_name(syntax_error_kind kind)
{
    switch (kind) {
    case INDENTATION_ERROR: return "IndentationError";
    case TAB_ERROR: return "TabError";
    case SYNTAX_MEMORY: return "MemoryError";
    case SYNTAX_ERROR: break;
    }
    return "SyntaxError";
}

/* The line at the place of the error, and under it carets from offset to end_offset. The arithmetic
 * follows `_format_syntax_error` of CPython's traceback.py. */
static void write_line_and_carets(const syntax_error *err, FILE *out)
{
    int bytes;
    const char *line = source_line(err->source, err->line, &bytes);
    int length = utf8_count(line, bytes);
    int spaces = 0;
    while (spaces < bytes && (line[spaces] == ' ' || line[spaces] == '\f')) {
        spaces++;
    }
    fprintf(out, "    %.*s\n", bytes - spaces, line + spaces);

    int offset = err->col;
    int end_offset = length + 1;
    if (err->line == err->end_line || err->end_line == 0) {
        end_offset = err->end_col ? err->end_col : offset;
    }
    if (offset > length + 1) {
        offset = length + 1;
    }
    if (end_offset > length + 1) {
        end_offset = length + 1;
    }
    if (offset >= end_offset) {
        end_offset = offset + 1;
    }
    if (offset - 1 < spaces) {
        return;
    }
    fputs("    ", out);
    const char *p = line + spaces;
    for (int i = spaces; i < offset - 1 && p < line + bytes; i++) {
        int n = utf8_length(p, line + bytes);
        if (utf8_is_space(utf8_decode(p, n))) {
            fwrite(p, 1, (size_t)n, out);
        } else {
            fputc(' ', out);
        }
        p += n;
    }
    for (int i = offset; i < end_offset; i++) {
        fputc('^', out);
    }
    fputc('\n', out);
}

void syntax_error_write(const syntax_error *err, FILE *out)
{
    if (err->line > 0) {
        fprintf(out, "  File \"%s\", line %d\n", err->filename, err->line);
        int len;
        const char *line = err->source ? source_line(err->source, err->line, &len) : NULL;
        if (line && utf8_valid(line, len)) {
            write_line_and_carets(err, out);
        }
    }
    fprintf(out, "%s: %s\n", syntax_error_type_name(err->kind), err->message);
}
