/* Names, literals, attributes, subscripts and calls. */

#include "parser_internal.h"

static expr_node *parse_name_expr(parser *p)
{
    int start = p->pos;
    expr_node *e = parser_new_expr(p, EXPR_NAME);
    if (e) {
        e->name = parser_name(p, NULL);
    }
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_word_constant(parser *p, const_kind kind)
{
    int start = p->pos++;
    expr_node *e = parser_new_expr(p, EXPR_CONSTANT);
    if (e) {
        e->constant.kind = kind;
    }
    return parser_finish_expr(p, e, start);
}

expr_node *parse_atom(parser *p)
{
    switch (parser_peek(p)->kind) {
    case T_NAME: return parse_name_expr(p);
    case T_NUMBER: return parse_number(p);
    case T_STRING:
    case T_FSTRING_START: return parse_strings(p);
    case T_NONE: return parse_word_constant(p, CONST_NONE);
    case T_FALSE: return parse_word_constant(p, CONST_FALSE);
    case T_TRUE: return parse_word_constant(p, CONST_TRUE);
    case T_ELLIPSIS: return parse_word_constant(p, CONST_ELLIPSIS);
    case T_LPAREN: return parse_group(p);
    case T_LBRACKET: return parse_list(p);
    case T_LBRACE: return parse_dict_or_set(p);
    default: return parser_fail(p);
    }
}

/* One item between [ and ]: an expression or a slice. */
static expr_node *parse_slice(parser *p)
{
    int start = p->pos;
    expr_node *lower = NULL;
    if (!parser_at(p, T_COLON)) {
        if (parser_at(p, T_STAR)) {
            expr_node *starred = parse_star_named_expression(p);
            return starred ? starred : fail_star_expression(p);
        }
        lower = parse_named_expression(p);
        if (!lower || !parser_at(p, T_COLON)) {
            return lower;
        }
        if (lower->kind == EXPR_NAMED && !lower->in_parens) {
            return parser_fail(p);
        }
    }
    expr_node *e = parser_new_expr(p, EXPR_SLICE);
    if (!e) {
        return NULL;
    }
    e->slice.lower = lower;
    p->pos++;
    if (token_starts_expression((token_kind)parser_peek(p)->kind)) {
        e->slice.upper = parse_expression(p);
    }
    if (!p->failed && parser_accept(p, T_COLON) &&
        token_starts_expression((token_kind)parser_peek(p)->kind)) {
        e->slice.step = parse_expression(p);
    }
    return parser_finish_expr(p, e, start);
}

/* What is between [ and ]: one slice, or several as a tuple. */
static expr_node *parse_slices(parser *p)
{
    int start = p->pos;
    expr_node *first = parse_slice(p);
    if (!first || (!parser_at(p, T_COMMA) && first->kind != EXPR_STARRED)) {
        return first;
    }
    expr_node *e = parser_new_expr(p, EXPR_TUPLE);
    if (!e || !LIST_ADD(p, &e->elts, first)) {
        return NULL;
    }
    while (parser_accept(p, T_COMMA) && !parser_at(p, T_RBRACKET)) {
        expr_node *item = parse_slice(p);
        if (!item || !LIST_ADD(p, &e->elts, item)) {
            return NULL;
        }
    }
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_primary(parser *p)
{
    int start = p->pos;
    expr_node *left = parse_atom(p);
    while (left) {
        expr_node *e;
        switch (parser_peek(p)->kind) {
        case T_DOT:
            p->pos++;
            e = parser_new_expr(p, EXPR_ATTRIBUTE);
            if (e) {
                e->attribute.value = left;
                e->attribute.attr = parser_name(p, &e->attribute.attr_at);
            }
            break;
        case T_LPAREN:
            p->pos++;
            e = parser_new_expr(p, EXPR_CALL);
            if (e) {
                e->call.func = left;
                parse_arguments(p, true, &e->call.args, &e->call.keywords);
            }
            break;
        case T_LBRACKET:
            p->pos++;
            e = parser_new_expr(p, EXPR_SUBSCRIPT);
            if (e) {
                e->subscript.value = left;
                e->subscript.index = parse_slices(p);
                if (e->subscript.index) {
                    parser_expect(p, T_RBRACKET);
                }
            }
            break;
        default: return left;
        }
        left = parser_finish_expr(p, e, start);
    }
    return NULL;
}

expr_node *parse_await_or_primary(parser *p)
{
    int start = p->pos;
    if (!parser_accept(p, T_AWAIT)) {
        return parse_primary(p);
    }
    expr_node *e = parser_new_expr(p, EXPR_AWAIT);
    if (e) {
        e->await_value = parse_primary(p);
    }
    return parser_finish_expr(p, e, start);
}
