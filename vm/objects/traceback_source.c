/* The source lines below an entry of a traceback. A statement over many lines is abbreviated: its first and last line are
 * shown, and those around the bracket of a call or subscript, or around the operator. */
#include "exception.h"
#include <stdlib.h>
#include <string.h>
#include "../state.h"

typedef struct line { const char *text; size_t len; } line;     /* without its end and trailing space */

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Lines first to first + n - 1 of a program's text: how many there are. */
static size_t find_lines(vm *vm, const str *filename, uint32_t first, size_t n, line *lines) {
    const char *name = str_utf8(vm, filename, NULL);
    if (!name) { exception_clear(vm); return 0; }
    const struct source *s = vm->sources;
    while (s && strcmp(s->filename, name) != 0) s = s->next;
    if (!s) return 0;
    const char *at = s->text, *end = s->text + s->size;
    size_t found = 0;
    for (uint32_t number = 1; at < end && found < n; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((stop ? stop : end) - at);
        if (number >= first) {
            while (len && is_blank(at[len - 1])) len--;
            lines[found++] = (line){ at, len };
        }
        if (!stop) break;
        at = stop + 1;
    }
    return found;
}

/* Leading space that all lines but the blank ones share. */
static size_t common_indent(const line *lines, size_t n) {
    size_t indent = SIZE_MAX;
    const char *model = NULL;
    for (size_t i = 0; i < n; i++) {
        if (lines[i].len == 0) continue;
        size_t own = 0;
        while (own < lines[i].len && is_blank(lines[i].text[own])) own++;
        if (!model) model = lines[i].text;
        if (own > indent) own = indent;
        for (indent = 0; indent < own && lines[i].text[indent] == model[indent];) indent++;
    }
    return indent == SIZE_MAX ? 0 : indent;
}

/* --- where an expression's bracket or operator is ----------------------------------------------- */
typedef struct anchors { long left, right; } anchors;   /* lines from 0; -1: none */
#define NO_ANCHORS ((anchors){ -1, -1 })

static size_t byte_offset(const line *l, uint32_t column) {
    size_t i = 0;
    for (; i < l->len; i++)
        if (((unsigned char)l->text[i] & 0xc0) != 0x80 && column-- == 0) break;
    return i;
}

/* A string literal's quote, over as many lines as it goes on; quote 0: outside of one. */
typedef struct literal { char quote; bool triple; } literal;

static bool is_triple(const line *l, size_t i) {
    return i + 2 < l->len && l->text[i + 1] == l->text[i] && l->text[i + 2] == l->text[i];
}

/* Within a literal at text[i]: the last position that was looked at. */
static size_t within_literal(literal *in, const line *l, size_t i) {
    if (l->text[i] == '\\') return i + 1;
    if (l->text[i] != in->quote || (in->triple && !is_triple(l, i))) return i;
    in->quote = 0;
    return in->triple ? i + 2 : i;
}

static bool starts_statement(const char *text, size_t len) {
    static const char *const words[] = { "raise", "assert", "return", "del", "import", "from", "for", "with", "yield", "await", "not", "lambda" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (len > n && memcmp(text, words[i], n) == 0 && is_blank(text[n])) return true;
    }
    return false;
}

/* How strongly a binary operator binds that is not of the comparing kind; 0: no such operator. */
static int binding(char c, char next) {
    switch (c) {
    case '|': return 1;
    case '^': return 2;
    case '&': return 3;
    case '<': case '>': return next == c ? 4 : 0;
    case '+': case '-': return 5;
    case '/': case '%': case '@': return 6;
    case '*': return next == '*' ? 7 : 6;
    default: return 0;
    }
}

/* By the text alone: the bracket that closes at the end of the expression makes a call or subscript, unless an operator
 * stands outside of all brackets: then the one that is applied last. */
static anchors find_anchors(const line *lines, size_t n, uint32_t col, uint32_t end_col) {
    size_t begin = byte_offset(&lines[0], col);
    if (starts_statement(lines[0].text + begin, lines[0].len - begin)) return NO_ANCHORS;
    long depth = 0, open = -1, operator = -1;
    int weakest = 8;
    bool closed_last = false, bracket_first = false, any = false, operand = false;
    literal in = { 0, false };
    for (size_t k = 0; k < n; k++) {
        const line *l = &lines[k];
        size_t end = k == n - 1 ? byte_offset(l, end_col) : l->len;
        for (size_t i = k ? 0 : begin; i < end; i++) {
            char c = l->text[i];
            int binds;
            if (in.quote) {
                i = within_literal(&in, l, i);
                continue;
            }
            if (c == '#') break;
            if (is_blank(c) || c == '\\') continue;
            closed_last = false;
            if (c == '"' || c == '\'') {
                in = (literal){ c, is_triple(l, i) };
                if (in.triple) i += 2;
            } else if (c == '(' || c == '[' || c == '{') {
                if (depth++ == 0) {
                    open = (long)k;
                    bracket_first = !any;
                }
            } else if (c == ')' || c == ']' || c == '}') {
                closed_last = --depth == 0;
            } else if (depth == 0 && (binds = binding(c, i + 1 < end ? l->text[i + 1] : 0))) {
                bool sign = binds == 5 && !operand, later = binds == weakest && binds != 7;
                if (!sign && (binds < weakest || later)) {
                    weakest = binds;
                    operator = (long)k;
                }
                if (i + 1 < end && l->text[i + 1] == c && binds != 5) i++;
                operand = false;
                any = true;
                continue;
            } else if (depth == 0 && strchr("<>=!,:", c)) {
                return NO_ANCHORS;
            }
            operand = true;
            any = true;
        }
    }
    if (operator >= 0) return (anchors){ operator, operator };
    return closed_last && !bracket_first ? (anchors){ open, (long)n - 1 } : NO_ANCHORS;
}

static bool near(size_t i, long anchor) {
    return anchor >= 0 && (long)i >= anchor - 1 && (long)i <= anchor + 1;
}

static void print_line(FILE *out, const line *l, size_t indent) {
    fprintf(out, "    %.*s\n", l->len > indent ? (int)(l->len - indent) : 0, l->len > indent ? l->text + indent : "");
}

void print_source(vm *vm, FILE *out, const traceback_entry *entry) {
    const line_entry *e = code_position(entry->code, entry->at);
    uint32_t first = code_line(entry->code, entry->at);
    size_t n = e && e->end_line > first ? e->end_line - first + 1 : 1;
    line *lines = malloc(n * sizeof *lines);
    if (!lines) return;
    size_t found = find_lines(vm, entry->code->filename, first, n, lines), indent = common_indent(lines, found);
    bool blank = true;
    for (size_t i = 0; i < found; i++) blank &= lines[i].len == 0;
    if (!blank) {
        anchors a = found == n && n > 1 ? find_anchors(lines, n, e->col, e->end_col) : NO_ANCHORS;
        size_t shown = 0;   /* one more than the last line that was shown */
        for (size_t i = 0; i < found; i++) {
            if (i > 0 && i + 1 < found && !near(i, a.left) && !near(i, a.right)) continue;
            if (i == shown + 1) print_line(out, &lines[shown], indent);
            else if (i > shown) fprintf(out, "    ...<%zu lines>...\n", i - shown);
            print_line(out, &lines[i], indent);
            shown = i + 1;
        }
    }
    free(lines);
}
