/* Formatted strings: PEP 498 as PEP 701 reads it. */

#include "parser_internal.h"

static bool field_error(parser *p, const char *message)
{
    return parser_error(p, parser_peek(p)->at, "f-string: %s", message);
}

/* '!' name, which directly follows it. */
static bool parse_conversion(parser *p, int *conversion)
{
    const token *mark = &p->tokens[p->pos - 1];
    const token *t = parser_peek(p);
    if (t->kind == T_COLON || t->kind == T_RBRACE) {
        return field_error(p, "missing conversion character");
    }
    if (t->kind != T_NAME) {
        return field_error(p, "invalid conversion character");
    }
    if (t->start != mark->end) {
        return parser_error(p, span_range(mark->at, t->at),
                            "f-string: conversion type must come right after the exclamanation "
                            "mark");
    }
    const char *name = p->source->text + t->start;
    p->pos++;
    parser_peek(p);
    if (t->end - t->start != 1 || (*name != 's' && *name != 'r' && *name != 'a')) {
        return parser_error(p, t->at,
                            "f-string: invalid conversion character '%.*s': expected 's', 'r', or "
                            "'a'",
                            t->end - t->start, name);
    }
    *conversion = *name;
    return true;
}

static bool parse_field(parser *p, expr_list *parts, text_builder *pending);

/* The text after ':', which may hold fields. */
static expr_node *parse_format_spec(parser *p)
{
    int start = p->pos;
    expr_node *e = parser_new_expr(p, EXPR_JOINED_STR);
    text_builder text = {0};
    bool ok = e;
    while (ok) {
        const token *t = parser_peek(p);
        if (t->kind == T_FSTRING_MIDDLE) {
            p->pos++;
            ok = decode_string(p, &text, p->source->text + t->start, (size_t)(t->end - t->start),
                               t->raw, false, t->at, t->at.line);
        } else if (t->kind == T_LBRACE) {
            ok = parse_field(p, &e->joined_values, &text);
        } else {
            break;
        }
    }
    if (!ok || !flush_text(p, &e->joined_values, &text, parser_span_from(p, start))) {
        return NULL;
    }
    return parser_finish_expr(p, e, start);
}

/* Whether the words that follow begin with something that could be a value. */
static bool value_follows(parser *p)
{
    parser_mark mark = parser_begin_trial(p);
    while (parser_accept(p, T_PLUS) || parser_accept(p, T_MINUS) || parser_accept(p, T_TILDE) ||
           parser_accept(p, T_NOT) || parser_accept(p, T_AWAIT) || parser_accept(p, T_STAR)) {
    }
    if (parser_at(p, T_LAMBDA)) {
        parse_expression(p);
    } else if (!parser_at(p, T_YIELD)) {
        parse_atom(p);
    }
    return parser_end_trial(p, mark);
}

static expr_node *parse_field_value(parser *p)
{
    int start = p->pos;
    switch (parser_peek(p)->kind) {
    case T_EQUAL: field_error(p, "valid expression required before '='"); return NULL;
    case T_EXCLAMATION: field_error(p, "valid expression required before '!'"); return NULL;
    case T_COLON: field_error(p, "valid expression required before ':'"); return NULL;
    case T_RBRACE: field_error(p, "valid expression required before '}'"); return NULL;
    }
    expr_node *e = parse_yield_or_star_expressions(p);
    if (e || p->quiet || p->has_error || p->too_deep || p->arena->failed) {
        return e;
    }
    p->failed = false;
    p->pos = start;
    if (!value_follows(p)) {
        field_error(p, "expecting a valid expression after '{'");
    }
    return parser_fail(p);
}

/* '{' value ['='] ['!' conversion] [':' format] '}'. With '=' the source text itself is part of the
 * string. */
static bool parse_field(parser *p, expr_list *parts, text_builder *pending)
{
    int start = p->pos++;
    if (!parser_enter(p)) {
        return false;
    }
    expr_node *e = parser_new_expr(p, EXPR_FORMATTED_VALUE);
    if (!e || !(e->formatted.value = parse_field_value(p))) {
        return false;
    }
    bool debug = parser_accept(p, T_EQUAL);
    if (debug) {
        int from = p->tokens[start].end;
        int to = parser_peek(p)->start;
        if (!text_append(p, pending, p->source->text + from, (size_t)(to - from))) {
            return false;
        }
    }
    bool has_conversion = parser_accept(p, T_EXCLAMATION);
    if (has_conversion && !parse_conversion(p, &e->formatted.conversion)) {
        return false;
    }
    bool has_spec = parser_accept(p, T_COLON);
    if (has_spec && !(e->formatted.format_spec = parse_format_spec(p))) {
        return false;
    }
    if (!parser_accept(p, T_RBRACE)) {
        return field_error(p, has_spec         ? "expecting '}', or format specs"
                              : has_conversion ? "expecting ':' or '}'"
                              : debug          ? "expecting '!', or ':', or '}'"
                                               : "expecting '=', or '!', or ':', or '}'");
    }
    if (debug && !has_conversion && !has_spec) {
        e->formatted.conversion = 'r';
    }
    parser_leave(p);
    e = parser_finish_expr(p, e, start);
    return e && flush_text(p, parts, pending, parser_span_from(p, start)) && LIST_ADD(p, parts, e);
}

/* Where the f-string ends whose first word is at p->pos. */
static int end_line(parser *p)
{
    const token *t = parser_peek(p);
    for (int depth = 0; t->kind != T_END && t->kind != T_ERROR; t++) {
        depth += (t->kind == T_FSTRING_START) - (t->kind == T_FSTRING_END);
        if (depth == 0) {
            break;
        }
    }
    return t->at.line;
}

bool parse_fstring(parser *p, expr_list *parts, text_builder *pending, ast_span at)
{
    int line = end_line(p);
    p->pos++;
    for (;;) {
        const token *t = parser_peek(p);
        switch (t->kind) {
        case T_FSTRING_MIDDLE:
            p->pos++;
            if (!decode_string(p, pending, p->source->text + t->start, (size_t)(t->end - t->start),
                               t->raw, false, at, line)) {
                return false;
            }
            break;
        case T_LBRACE:
            if (!parse_field(p, parts, pending)) {
                return false;
            }
            break;
        case T_FSTRING_END: p->pos++; return true;
        default: return parser_fail(p);
        }
    }
}
