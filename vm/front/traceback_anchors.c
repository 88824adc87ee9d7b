/* What the text that an entry of a traceback points at is, by parsing it: the rules of CPython 3.13's Lib/traceback.py. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "../objects/traceback_source.h"
#include "../utf8.h"
#include "parser.h"

/* The part of a row that the span covers. */
static source_row covered(const source_span *s, size_t k) {
    source_row row = s->rows[k];
    if (k == s->n - 1 && s->end < row.len) row.len = s->end;
    if (k == 0) {
        size_t skip = s->start < row.len ? s->start : row.len;
        row.points += skip;
        row.len -= skip;
    }
    return row;
}

/* before + the span's rows (whole ones, or what it covers) + after; the tree lives in the arena. NULL when it is no program. */
static const module_node *parse_rows(arena *memory, const source_span *s, bool whole, const char *before, const char *after) {
    size_t size = strlen(before) + strlen(after) + s->n, len = strlen(before);
    for (size_t k = 0; k < s->n; k++) {
        if (s->rows[k].len > INT_MAX / 4 - size / 4) return NULL;
        size += 4 * s->rows[k].len;
    }
    char *text = mem_alloc(size);
    if (!text) return NULL;
    memcpy(text, before, len);
    for (size_t k = 0; k < s->n; k++) {
        source_row row = whole ? s->rows[k] : covered(s, k);
        if (k) text[len++] = '\n';
        for (size_t i = 0; i < row.len; i++) len += (size_t)utf8_encode(row.points[i], text + len);
    }
    memcpy(text + len, after, strlen(after));
    syntax_error err = {0};
    const module_node *module = parse_module(memory, "", text, len + strlen(after), &err);
    free(text);
    return module;
}

/* Characters before a byte of a row. */
static size_t character_column(source_row row, int byte) {
    char buf[4];
    size_t i = 0;
    while (i < row.len && byte > 0) byte -= utf8_encode(row.points[i++], buf);
    return i;
}

/* A place in the span's text; rows and columns from where the span starts. */
typedef struct cursor { const source_span *s; size_t row, col; } cursor;

static uint32_t char_at(const cursor *at) { return covered(at->s, at->row).points[at->col]; }

/* Goes on to the next character when the row has ended; false at the end of the text. */
static bool settle(cursor *at) {
    while (at->row < at->s->n && at->col >= covered(at->s, at->row).len) {
        at->row++;
        at->col = 0;
    }
    return at->row < at->s->n;
}

/* The line before the text is "(": line 2 is row 0. */
static bool to_place(cursor *at, int line, int byte) {
    if (line < 2 || (size_t)line - 2 >= at->s->n) return false;
    at->row = (size_t)line - 2;
    at->col = character_column(covered(at->s, at->row), byte);
    return true;
}

static bool to_end(cursor *at, const expr_node *e) { return to_place(at, e->at.end_line, e->at.end_col); }

/* To the next `wanted`, or (0) what is neither space nor a closing parenthesis; comments and joined lines are passed over. */
static bool seek(cursor *at, uint32_t wanted) {
    if (!settle(at)) return false;
    for (;;) {
        uint32_t c = char_at(at);
        if (c == '\\' || c == '#') {
            at->row++;
            at->col = 0;
        } else if (wanted ? c == wanted : !utf8_is_space(c) && c != ')') {
            return true;
        } else {
            at->col++;
        }
        if (!settle(at)) return false;
    }
}

/* An operator has one or two characters. */
static bool find_operator(cursor at, const expr_node *e, source_anchors *a) {
    cursor right = at;
    if (!to_end(&at, e->bin_op.left) || !seek(&at, 0)) return false;
    if (!to_place(&right, e->bin_op.right->at.line, e->bin_op.right->at.col)) return false;
    *a = (source_anchors){ at.row, at.col, at.row, at.col + 1 };
    at.col++;
    if (at.col >= covered(at.s, at.row).len || (right.row <= at.row && at.col >= right.col)) return true;
    uint32_t c = char_at(&at);
    if (!utf8_is_space(c) && c != '\\' && c != '#') a->right++;
    return true;
}

static bool find_bracket(cursor at, const expr_node *e, const expr_node *head, uint32_t bracket, source_anchors *a) {
    cursor end = at;
    if (!to_end(&at, head) || !seek(&at, bracket) || !to_end(&end, e)) return false;
    *a = (source_anchors){ at.row, at.col, end.row, end.col };
    return true;
}

/* The parentheses around make any expression one statement, over many lines too. */
bool find_anchors(const source_span *s, source_anchors *a) {
    arena memory;
    arena_init(&memory);
    const module_node *module = parse_rows(&memory, s, false, "(\n", "\n)");
    bool found = false;
    if (module && module->body.n == 1 && module->body.items[0]->kind == STMT_EXPR) {
        const expr_node *e = module->body.items[0]->expr;
        cursor at = { s, 0, 0 };
        if (e->kind == EXPR_BIN_OP) found = find_operator(at, e, a);
        else if (e->kind == EXPR_SUBSCRIPT) found = find_bracket(at, e, e->subscript.value, '[', a);
        else if (e->kind == EXPR_CALL) found = find_bracket(at, e, e->call.func, '(', a);
    }
    arena_free(&memory);
    if (found && a->left_row == 0) a->left += s->start;
    if (found && a->right_row == 0) a->right += s->start;
    return found;
}

/* CPython compares the tree's columns, which are bytes, with the span's, which are characters. */
bool is_plain_statement(const source_span *s) {
    arena memory;
    arena_init(&memory);
    const module_node *module = parse_rows(&memory, s, true, "", "");
    bool plain = false;
    if (module && module->body.n == 0) {
        plain = true;
    } else if (module) {
        const stmt_node *st = module->body.items[0];
        const expr_node *call = NULL;
        if (st->kind == STMT_RETURN && st->return_value && st->return_value->kind == EXPR_CALL
            && st->return_value->call.func->kind == EXPR_NAME)
            call = st->return_value;
        else if (st->kind == STMT_ASSIGN && st->assign.targets.n == 1 && st->assign.targets.items[0]->kind == EXPR_NAME
            && st->assign.value->kind == EXPR_CALL)
            call = st->assign.value;
        plain = call && call->at.line == 1 && (size_t)call->at.end_line == s->n && (size_t)call->at.col == s->start
            && (size_t)call->at.end_col == s->end;
    }
    arena_free(&memory);
    return plain;
}
