/* The arguments of a call or a class statement. */

#include "parser_internal.h"

typedef struct argument_state {
    expr_list *args;
    keyword_list *keywords;
    int start;        /* the first word */
    bool is_call;
    bool named;       /* a name=value was seen */
    bool unpacked;    /* a **value was seen */
    int last_comma;
} argument_state;

/* '*' expression */
static expr_node *parse_starred_argument(parser *p)
{
    int start = p->pos++;
    expr_node *e = parser_new_expr(p, EXPR_STARRED);
    if (e) {
        e->starred_value = parse_expression(p);
    }
    return p->failed ? fail_star_expression(p) : parser_finish_expr(p, e, start);
}

static bool add_keyword(parser *p, argument_state *s, const char *name, expr_node *value, int start)
{
    return value && LIST_ADD(p, s->keywords,
                             (keyword_node){.at = parser_span_from(p, start), .name = name,
                                            .value = value});
}

/* name '=' expression */
static bool parse_keyword(parser *p, argument_state *s)
{
    int start = p->pos;
    ast_span at = p->tokens[start].at;
    ast_span through_equal = span_range(at, p->tokens[start + 1].at);
    if (p->tokens[start].kind != T_NAME) {
        p->pos++;
        parser_peek(p);
        parser_error(p, through_equal, "cannot assign to %.*s",
                     p->tokens[start].end - p->tokens[start].start,
                     p->source->text + p->tokens[start].start);
        return false;
    }
    const char *name = parser_name(p, NULL);
    p->pos++;
    if (parser_at(p, T_COMMA) || parser_at(p, T_RPAREN)) {
        parser_error(p, through_equal, "expected argument value expression");
        return false;
    }
    expr_node *value = parse_expression(p);
    if (value && parser_at_comprehension(p)) {
        parser_error(p, through_equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        return false;
    }
    s->named = true;
    return name && add_keyword(p, s, name, value, start);
}

/* `x for x in y` as an argument without parentheses of its own, which only a lone one may be. */
static bool parse_bare_generator(parser *p, argument_state *s, expr_node *elt, int start)
{
    ast_span clause = parser_peek(p)->at;
    expr_node *e = parse_generator_rest(p, elt, start);
    if (!e) {
        return false;
    }
    if (start == s->start && parser_at(p, T_RPAREN) && s->is_call) {
        /* CPython gives it the parentheses of the call. */
        e->at = span_range(p->tokens[start - 1].at, parser_peek(p)->at);
        return LIST_ADD(p, s->args, e);
    }
    if (start == s->start && !parser_at(p, T_COMMA)) {
        return s->is_call ? parser_fail(p) : parser_error(p, clause, "invalid syntax");
    }
    return parser_error(p, e->at, "Generator expression must be parenthesized");
}

/* A positional argument after keywords: reads on to where CPython would stop, then fails. */
static bool fail_positional(parser *p, argument_state *s)
{
    bool unpacked = s->unpacked;
    while (parser_at(p, T_COMMA)) {
        p->pos++;
        if (parser_at(p, T_RPAREN)) {
            break;
        }
        if (parser_at(p, T_NAME) && parser_second(p) == T_EQUAL) {
            p->pos += 2;
        } else if (parser_at(p, T_STAR) || parser_at(p, T_DOUBLE_STAR)) {
            p->pos++;
        }
        if (!parse_expression(p)) {
            return false;
        }
    }
    parser_peek(p);
    return parser_error(p, parser_furthest_span(p),
                        unpacked ? "positional argument follows keyword argument unpacking"
                                 : "positional argument follows keyword argument");
}

static bool parse_positional(parser *p, argument_state *s)
{
    int start = p->pos;
    bool walrus = parser_at(p, T_NAME) && parser_second(p) == T_WALRUS;
    expr_node *e = walrus ? parse_named_expression(p) : parse_expression(p);
    if (!e) {
        return false;
    }
    if (parser_at(p, T_WALRUS) && !walrus) {
        return parser_fail(p);
    }
    if (parser_at(p, T_EQUAL)) {
        p->pos++;
        return parser_error(p, span_range(e->at, p->tokens[p->pos - 1].at),
                            "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
    if (parser_at_comprehension(p)) {
        return parse_bare_generator(p, s, e, start);
    }
    if (s->named || s->unpacked) {
        return fail_positional(p, s);
    }
    return LIST_ADD(p, s->args, e);
}

/* `*x = value` as an argument; `start` is at the stars. */
static bool fail_assigned_unpacking(parser *p, int start, const char *kind)
{
    p->pos++;
    return parse_expression(p) && parser_error(p, parser_span_from(p, start),
                                               "cannot assign to %s argument unpacking", kind);
}

static bool parse_argument(parser *p, argument_state *s)
{
    int start = p->pos;
    token_kind kind = (token_kind)parser_peek(p)->kind;
    bool is_word = kind == T_NAME || kind == T_TRUE || kind == T_FALSE || kind == T_NONE;
    if (is_word && parser_second(p) == T_EQUAL) {
        return parse_keyword(p, s);
    }
    if (kind == T_DOUBLE_STAR) {
        p->pos++;
        s->unpacked = true;
        expr_node *value = parse_expression(p);
        if (value && parser_at(p, T_EQUAL)) {
            return fail_assigned_unpacking(p, start, "keyword");
        }
        return add_keyword(p, s, NULL, value, start);
    }
    if (kind == T_STAR) {
        expr_node *e = parse_starred_argument(p);
        if (!e) {
            return false;
        }
        if (parser_at(p, T_EQUAL)) {
            return fail_assigned_unpacking(p, start, "iterable");
        }
        if (s->unpacked) {
            return parser_error(p, span_range(p->tokens[s->last_comma].at, e->at),
                                "iterable argument unpacking follows keyword argument unpacking");
        }
        if (parser_at_comprehension(p)) {
            return parser_error(p, e->at, "iterable unpacking cannot be used in comprehension");
        }
        return LIST_ADD(p, s->args, e);
    }
    return parse_positional(p, s);
}

bool parse_arguments(parser *p, bool is_call, expr_list *args, keyword_list *keywords)
{
    argument_state s = {.args = args, .keywords = keywords, .start = p->pos, .is_call = is_call};
    while (!parser_at(p, T_RPAREN)) {
        if (!parse_argument(p, &s)) {
            p->failed = true;
            return false;
        }
        s.last_comma = p->pos;
        if (!parser_accept(p, T_COMMA)) {
            break;
        }
    }
    return parser_expect(p, T_RPAREN);
}
