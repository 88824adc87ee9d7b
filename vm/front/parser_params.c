/* The parameters of def and lambda. */

#include "parser_internal.h"

typedef struct parameter_state {
    arguments_node *a;
    token_kind end; /* `)` in a def, `:` in a lambda */
    bool slash;
    bool star;
    bool with_default;
} parameter_state;

/* name [':' annotation]; lambda has no annotations. */
static bool parse_parameter(parser *p, parameter_state *s, bool is_vararg, arg_node *out)
{
    int start = p->pos;
    *out = (arg_node){0};
    if (!(out->name = parser_name(p, NULL))) {
        return false;
    }
    if (s->end == T_RPAREN && parser_accept(p, T_COLON)) {
        bool starred = is_vararg && parser_at(p, T_STAR);
        out->annotation = starred ? parse_star_named_expression(p) : parse_expression(p);
        if (!out->annotation) {
            return false;
        }
    }
    out->at = parser_span_from(p, start);
    return true;
}

/* What may follow a parameter: a comma or the end. */
static bool parameter_ends(parser *p, const parameter_state *s)
{
    return parser_accept(p, T_COMMA) || parser_at(p, s->end) || parser_fail(p);
}

static arg_node *copy_parameter(parser *p, arg_node arg)
{
    arg_node *copy = arena_alloc(p->arena, sizeof *copy);
    if (!copy) {
        return parser_fail(p);
    }
    *copy = arg;
    return copy;
}

/* '(' name (',' name)* [','] ')' */
static void skip_parenthesized_names(parser *p)
{
    parser_expect(p, T_LPAREN);
    do {
        parser_expect(p, T_NAME);
    } while (!p->failed && parser_accept(p, T_COMMA) && !parser_at(p, T_RPAREN));
    parser_expect(p, T_RPAREN);
}

/* `(a, b)` where a parameter should be. */
static bool fail_parenthesized(parser *p, const parameter_state *s)
{
    int start = p->pos;
    parser_mark mark = parser_begin_trial(p);
    skip_parenthesized_names(p);
    ast_span at = parser_span_from(p, start);
    if (!parser_end_trial(p, mark)) {
        return parser_fail(p);
    }
    return parser_error(p, at,
                        s->end == T_RPAREN ? "Function parameters cannot be parenthesized"
                                           : "Lambda expression parameters cannot be parenthesized");
}

static bool parse_slash(parser *p, parameter_state *s)
{
    ast_span at = parser_peek(p)->at;
    if (s->slash) {
        return parser_error(p, at, "/ may appear only once");
    }
    if (s->star) {
        return parser_error(p, at, "/ must be ahead of *");
    }
    if (s->a->args.n == 0) {
        if (parser_second(p) != T_COMMA) {
            return parser_fail(p);
        }
        return parser_error(p, at, "at least one argument must precede /");
    }
    p->pos++;
    if (parser_at(p, T_STAR)) {
        return parser_error(p, parser_peek(p)->at, "expected comma between / and *");
    }
    s->slash = true;
    s->a->posonlyargs = s->a->args;
    s->a->args = (arg_list){0};
    return parameter_ends(p, s);
}

/* '*' name, or a bare '*' that must be followed by a keyword-only parameter. */
static bool parse_star(parser *p, parameter_state *s)
{
    ast_span at = parser_peek(p)->at;
    if (s->star) {
        return parser_error(p, at, "* argument may appear only once");
    }
    s->star = true;
    p->pos++;
    bool bare = parser_accept(p, T_COMMA);
    if (parser_at(p, s->end) || (bare && parser_at(p, T_DOUBLE_STAR))) {
        return parser_error(p, s->end == T_RPAREN ? at : parser_furthest_span(p),
                            "named arguments must follow bare *");
    }
    if (bare) {
        return true;
    }
    arg_node arg;
    if (!parse_parameter(p, s, true, &arg) || !(s->a->vararg = copy_parameter(p, arg))) {
        return false;
    }
    if (parser_at(p, T_EQUAL)) {
        return parser_error(p, parser_peek(p)->at,
                            "var-positional argument cannot have default value");
    }
    return parameter_ends(p, s);
}

static bool parse_double_star(parser *p, parameter_state *s)
{
    p->pos++;
    arg_node arg;
    if (!parse_parameter(p, s, false, &arg) || !(s->a->kwarg = copy_parameter(p, arg))) {
        return false;
    }
    if (parser_at(p, T_EQUAL)) {
        return parser_error(p, parser_peek(p)->at, "var-keyword argument cannot have default value");
    }
    if (!parameter_ends(p, s)) {
        return false;
    }
    ast_span at = parser_peek(p)->at;
    switch (parser_peek(p)->kind) {
    case T_NAME: parse_parameter(p, s, false, &arg); at = arg.at;
    /* fall through */
    case T_STAR:
    case T_DOUBLE_STAR:
    case T_SLASH: return parser_error(p, at, "arguments cannot follow var-keyword argument");
    }
    return parser_at(p, s->end) || parser_fail(p);
}

static bool parse_plain_parameter(parser *p, parameter_state *s)
{
    arg_node arg;
    if (!parse_parameter(p, s, false, &arg)) {
        return false;
    }
    expr_node *value = NULL;
    if (parser_accept(p, T_EQUAL)) {
        if (parser_at(p, T_COMMA) || parser_at(p, T_RPAREN)) {
            return parser_error(p, p->tokens[p->pos - 1].at, "expected default value expression");
        }
        if (!(value = parse_expression(p))) {
            return false;
        }
    }
    if (!parameter_ends(p, s)) {
        return false;
    }
    if (s->star) {
        return LIST_ADD(p, &s->a->kwonlyargs, arg) && LIST_ADD(p, &s->a->kw_defaults, value);
    }
    if (value) {
        s->with_default = true;
        return LIST_ADD(p, &s->a->args, arg) && LIST_ADD(p, &s->a->defaults, value);
    }
    if (s->with_default) {
        return parser_error(p, arg.at, "parameter without a default follows parameter with a default");
    }
    return LIST_ADD(p, &s->a->args, arg);
}

arguments_node *parse_parameters(parser *p, token_kind end)
{
    parameter_state s = {.a = arena_alloc(p->arena, sizeof(arguments_node)), .end = end};
    if (!s.a) {
        return parser_fail(p);
    }
    while (!parser_at(p, end)) {
        bool ok;
        switch (parser_peek(p)->kind) {
        case T_SLASH: ok = parse_slash(p, &s); break;
        case T_STAR: ok = parse_star(p, &s); break;
        case T_DOUBLE_STAR: ok = parse_double_star(p, &s); break;
        case T_LPAREN: ok = fail_parenthesized(p, &s); break;
        default: ok = parse_plain_parameter(p, &s); break;
        }
        if (!ok) {
            return parser_fail(p);
        }
    }
    return s.a;
}
