#include "parser.h"

#include "parser_internal.h"
#include "../utf8.h"

#include <stdarg.h>
#include <string.h>

void *parser_fail(parser *p)
{
    p->failed = true;
    return NULL;
}

bool parser_expect(parser *p, token_kind kind)
{
    return parser_accept(p, kind) || parser_fail(p);
}

static void *fail_with(parser *p, syntax_error_kind kind, ast_span at, const char *format,
                       va_list args)
{
    /* An error of the lexer that was already met goes first. */
    if (!p->failed && !p->quiet && p->tokens[p->furthest].kind != T_ERROR) {
        char message[sizeof p->err->message];
        vsnprintf(message, sizeof message, format, args);
        syntax_error_at(p->err, kind, p->source, at, "%s", message);
        p->has_error = true;
    }
    return parser_fail(p);
}

void *parser_error(parser *p, ast_span at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_with(p, SYNTAX_ERROR, at, format, args);
    va_end(args);
    return NULL;
}

void *parser_indentation_error(parser *p, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fail_with(p, INDENTATION_ERROR, parser_furthest_span(p), format, args);
    va_end(args);
    return NULL;
}

ast_span parser_furthest_span(const parser *p)
{
    return p->tokens[p->furthest].at;
}

ast_span span_range(ast_span from, ast_span to)
{
    return (ast_span){from.line, from.col, to.end_line, to.end_col};
}

ast_span parser_span_from(const parser *p, int start)
{
    int last = p->pos - 1;
    while (last > start && p->tokens[last].kind <= T_DEDENT) {
        last--;
    }
    return span_range(p->tokens[start].at, p->tokens[last > start ? last : start].at);
}

ast_span parser_span_to_furthest(const parser *p, int start)
{
    ast_span at = span_range(p->tokens[start].at, p->tokens[p->furthest].at);
    at.end_col -= at.end_col > 0;
    return at;
}

parser_mark parser_begin_trial(parser *p)
{
    parser_mark mark = {p->pos, p->furthest, p->depth, p->quiet, p->failed};
    p->quiet = true;
    return mark;
}

bool parser_end_trial(parser *p, parser_mark mark)
{
    bool ok = !p->failed;
    p->pos = mark.pos;
    if (p->furthest > p->fetched) {
        p->fetched = p->furthest;
    }
    if (p->tokens[p->furthest].kind != T_ERROR) {
        p->furthest = mark.furthest;
    }
    p->depth = mark.depth;
    p->quiet = mark.quiet;
    p->failed = mark.failed || p->too_deep || p->arena->failed;
    return ok;
}

bool parser_enter(parser *p)
{
    if (p->depth >= PARSER_MAX_DEPTH) {
        p->too_deep = true;
        return parser_fail(p);
    }
    p->depth++;
    return true;
}

void *parser_grow(parser *p, void *items, int n, size_t size)
{
    if (n & (n - 1)) {
        return items;
    }
    void *grown = arena_array(p->arena, n ? 2 * (size_t)n : 1, size);
    if (!grown) {
        return parser_fail(p);
    }
    if (n) {
        memcpy(grown, items, (size_t)n * size);
    }
    return grown;
}

const char *parser_name(parser *p, ast_span *at)
{
    const token *t = parser_peek(p);
    if (t->kind != T_NAME) {
        return parser_fail(p);
    }
    if (at) {
        *at = t->at;
    }
    p->pos++;
    const char *name = arena_intern(p->arena, p->source->text + t->start, (size_t)(t->end - t->start));
    return name ? name : parser_fail(p);
}

bool parser_at_soft_keyword(parser *p, const char *word)
{
    const token *t = parser_peek(p);
    size_t len = strlen(word);
    return t->kind == T_NAME && (size_t)(t->end - t->start) == len &&
           memcmp(p->source->text + t->start, word, len) == 0;
}

static void set_memory_error(syntax_error *err, const char *message)
{
    err->kind = SYNTAX_MEMORY;
    snprintf(err->message, sizeof err->message, "%s", message);
    err->line = err->col = err->end_line = err->end_col = 0;
}

/* Decides what the error is, after parsing has failed, as CPython's _PyPegen_set_syntax_error: an
 * error of the lexer further on goes before one of the parser. */
static void settle_error(parser *p, const token_list *list)
{
    const token *t = &p->tokens[p->furthest];
    int fetched_line = p->tokens[p->fetched > p->furthest ? p->fetched : p->furthest].at.line;
    if (p->arena->failed) {
        set_memory_error(p->err, "out of memory");
        return;
    }
    if (p->too_deep) {
        set_memory_error(p->err, "Parser stack overflowed - Python source too complex to parse");
        return;
    }
    if (t->kind == T_ERROR) {
        *p->err = list->error;
        return;
    }
    if (!p->has_error) {
        if (t->kind == T_INDENT || t->kind == T_DEDENT) {
            syntax_error_at(p->err, INDENTATION_ERROR, p->source, t->at,
                            t->kind == T_INDENT ? "unexpected indent" : "unexpected unindent");
            return;
        }
        syntax_error_at(p->err, SYNTAX_ERROR, p->source, t->at, "invalid syntax");
    }
    if (list->items[list->n - 1].kind != T_ERROR) {
        return;
    }
    if (!list->weak && !list->in_fstring) {
        *p->err = list->error;
    } else if (list->weak && list->open_bracket && fetched_line > list->open_at.line) {
        syntax_error_at(p->err, SYNTAX_ERROR, p->source, list->open_at, "'%c' was never closed",
                        list->open_bracket);
    }
}

module_node *parse_module(arena *a, const char *filename, const char *text, size_t len,
                          syntax_error *err)
{
    source *s = source_open(a, filename, text, len, err);
    if (!s) {
        return NULL;
    }
    token_list list;
    if (!lex_source(s, &list)) {
        set_memory_error(err, "out of memory");
        return NULL;
    }
    parser p = {.arena = a, .source = s, .tokens = list.items, .n = list.n, .err = err,
                .pair_key = -1};
    module_node *m = arena_alloc(a, sizeof *m);
    if (m) {
        m->source = s;
        while (!p.failed && !parser_at(&p, T_END)) {
            if (!parse_statement(&p, &m->body)) {
                p.failed = true;
            }
        }
    }
    if (!m || p.failed || a->failed) {
        settle_error(&p, &list);
        m = NULL;
    }
    token_list_free(&list);
    return m;
}
