/* Operators, from the loosest to the tightest, and the checks that CPython's grammar makes in its
 * invalid_expression and invalid_named_expression rules. */

#include "parser_internal.h"

#include <string.h>

bool token_starts_expression(token_kind kind)
{
    switch (kind) {
    case T_NAME:
    case T_NUMBER:
    case T_STRING:
    case T_FSTRING_START:
    case T_LPAREN:
    case T_LBRACKET:
    case T_LBRACE:
    case T_PLUS:
    case T_MINUS:
    case T_TILDE:
    case T_ELLIPSIS:
    case T_FALSE:
    case T_NONE:
    case T_TRUE:
    case T_AWAIT:
    case T_LAMBDA:
    case T_NOT: return true;
    default: return false;
    }
}


static bool is_legacy_statement(const expr_node *e)
{
    return e->kind == EXPR_NAME && (strcmp(e->name, "print") == 0 || strcmp(e->name, "exec") == 0);
}

static bool starts_with_soft_keyword(parser *p, int start)
{
    static const char *const words[] = {"_", "case", "match", "type"};
    int pos = p->pos;
    bool found = false;
    p->pos = start;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++) {
        found = parser_at_soft_keyword(p, words[i]);
    }
    p->pos = pos;
    return found;
}

/* After the operand `a` comes another one: says what is probably missing. CPython does not say it
 * after a lone `a == b` and the like, nor for what looks like a string with a wrong prefix, nor for a
 * dictionary key, which misses its `:`. */
static void check_two_operands(parser *p, expr_node *a, int start)
{
    if (p->quiet || !token_starts_expression((token_kind)parser_peek(p)->kind)) {
        return;
    }
    bool legacy = is_legacy_statement(a);
    bool symbol = a->kind == EXPR_COMPARE && !a->in_parens && a->compare.comparators.n == 1 &&
                  a->compare.ops[0] < COMPARE_IS;
    bool prefix = p->tokens[start].kind == T_NAME && p->tokens[start + 1].kind == T_STRING;
    if (!legacy && (symbol || prefix || start == p->pair_key || starts_with_soft_keyword(p, start))) {
        return;
    }
    parser_mark mark = parser_begin_trial(p);
    expr_node *b = legacy ? parse_star_expressions(p) : parse_expression(p);
    int depth = p->tokens[p->pos - 1].depth;
    if (!parser_end_trial(p, mark) || !b || (!legacy && depth == 0)) {
        return;
    }
    ast_span first = p->tokens[start].at;
    if (legacy) {
        parser_error(p, span_range(first, b->at),
                     "Missing parentheses in call to '%s'. Did you mean %s(...)?", a->name, a->name);
    } else {
        parser_error(p, span_range(first, b->at), "invalid syntax. Perhaps you forgot a comma?");
    }
}

static expr_node *parse_lambda(parser *p)
{
    int start = p->pos++;
    expr_node *e = parser_new_expr(p, EXPR_LAMBDA);
    if (!e || !(e->lambda.args = parse_parameters(p, T_COLON)) || !parser_expect(p, T_COLON)) {
        return NULL;
    }
    if (parser_at(p, T_FSTRING_MIDDLE)) {
        return parser_error(p, parser_span_from(p, start),
                            "f-string: lambda expressions are not allowed without parentheses");
    }
    e->lambda.body = parse_expression(p);
    return parser_finish_expr(p, e, start);
}

/* disjunction ['if' disjunction 'else' expression] */
static expr_node *parse_conditional(parser *p)
{
    int start = p->pos;
    expr_node *body = parse_disjunction(p);
    if (!body) {
        return NULL;
    }
    if (!parser_accept(p, T_IF)) {
        check_two_operands(p, body, start);
        return p->failed ? NULL : body;
    }
    expr_node *test = parse_disjunction(p);
    if (!test) {
        return NULL;
    }
    if (!parser_accept(p, T_ELSE)) {
        if (parser_at(p, T_COLON)) {
            return parser_fail(p);
        }
        return parser_error(p, parser_span_from(p, start),
                            "expected 'else' after 'if' expression");
    }
    expr_node *e = parser_new_expr(p, EXPR_IF_EXP);
    if (e) {
        e->if_exp.test = test;
        e->if_exp.body = body;
        e->if_exp.orelse = parse_expression(p);
    }
    return parser_finish_expr(p, e, start);
}

expr_node *parse_expression(parser *p)
{
    if (!parser_enter(p)) {
        return NULL;
    }
    expr_node *e = parser_at(p, T_LAMBDA) ? parse_lambda(p) : parse_conditional(p);
    parser_leave(p);
    return e;
}

/* Whether CPython's bitwise_or rule would give this expression: no comparison, `not`, `and`, `or`,
 * conditional or lambda, unless in parentheses. */
static bool is_bitwise_or(const expr_node *e)
{
    switch (e->kind) {
    case EXPR_BOOL_OP:
    case EXPR_COMPARE:
    case EXPR_IF_EXP:
    case EXPR_LAMBDA:
    case EXPR_NAMED:
    case EXPR_STARRED:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return e->in_parens;
    case EXPR_UNARY_OP: return e->in_parens || e->unary_op.op != UNARY_NOT;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_GENERATOR: return false; /* these it excepts */
    case EXPR_CONSTANT: return e->constant.kind > CONST_TRUE;
    default: return true;
    }
}

void check_misplaced_assignment(parser *p, const expr_node *e)
{
    bool plain_name = e->kind == EXPR_NAME && !e->in_parens;
    bool walrus = parser_at(p, T_WALRUS);
    parser_mark mark = parser_begin_trial(p);
    p->pos++;
    expr_node *value = walrus ? parse_expression(p) : parse_bitwise_or(p);
    bool chained = value && !walrus && (parser_at(p, T_EQUAL) || parser_at(p, T_WALRUS));
    if (!parser_end_trial(p, mark) || chained || !value) {
        return;
    }
    if (walrus) {
        if (!plain_name) {
            parser_error(p, e->at, "cannot use assignment expressions with %s", expr_description(e));
        }
    } else if (plain_name) {
        parser_error(p, span_range(e->at, value->at),
                     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else if (is_bitwise_or(e)) {
        parser_error(p, e->at, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                     expr_description(e));
    }
}

expr_node *parse_named_expression(parser *p)
{
    int start = p->pos;
    if (parser_at(p, T_NAME) && parser_second(p) == T_WALRUS) {
        expr_node *target = parse_atom(p);
        expr_node *e = parser_new_expr(p, EXPR_NAMED);
        p->pos++;
        if (!target || !e) {
            return NULL;
        }
        target->ctx = CTX_STORE;
        e->named.target = target;
        e->named.value = parse_expression(p);
        return parser_finish_expr(p, e, start);
    }
    expr_node *e = parse_expression(p);
    if (e && (parser_at(p, T_EQUAL) || parser_at(p, T_WALRUS))) {
        check_misplaced_assignment(p, e);
        return parser_fail(p);
    }
    return e;
}

void *fail_star_expression(parser *p)
{
    if (p->has_error || p->quiet || p->too_deep || p->arena->failed) {
        return parser_fail(p);
    }
    p->failed = false;
    return parser_error(p, parser_furthest_span(p), "Invalid star expression");
}

/* '*' bitwise_or */
static expr_node *parse_starred(parser *p)
{
    int start = p->pos++;
    expr_node *e = parser_new_expr(p, EXPR_STARRED);
    if (e) {
        e->starred_value = parse_bitwise_or(p);
    }
    return parser_finish_expr(p, e, start);
}

expr_node *parse_star_named_expression(parser *p)
{
    return parser_at(p, T_STAR) ? parse_starred(p) : parse_named_expression(p);
}

static expr_node *parse_star_expression(parser *p)
{
    return parser_at(p, T_STAR) ? parse_starred(p) : parse_expression(p);
}

expr_node *parse_star_expressions(parser *p)
{
    int start = p->pos;
    expr_node *first = parse_star_expression(p);
    if (!first || !parser_at(p, T_COMMA)) {
        return first;
    }
    expr_node *e = parser_new_expr(p, EXPR_TUPLE);
    if (!e || !LIST_ADD(p, &e->elts, first)) {
        return NULL;
    }
    while (parser_accept(p, T_COMMA)) {
        if (!parser_at(p, T_STAR) && !token_starts_expression((token_kind)parser_peek(p)->kind)) {
            break;
        }
        expr_node *item = parse_star_expression(p);
        if (!item || !LIST_ADD(p, &e->elts, item)) {
            return NULL;
        }
    }
    return parser_finish_expr(p, e, start);
}

expr_node *parse_yield_or_star_expressions(parser *p)
{
    int start = p->pos;
    if (!parser_accept(p, T_YIELD)) {
        return parse_star_expressions(p);
    }
    expr_node *e;
    if (parser_accept(p, T_FROM)) {
        e = parser_new_expr(p, EXPR_YIELD_FROM);
        if (e) {
            e->yield_from_value = parse_expression(p);
        }
    } else {
        e = parser_new_expr(p, EXPR_YIELD);
        if (e && (parser_at(p, T_STAR) || token_starts_expression((token_kind)parser_peek(p)->kind))) {
            e->yield_value = parse_star_expressions(p);
        }
    }
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_inversion(parser *p);

/* `not` right after an arithmetic operator, where it would have to be in parentheses. */
static expr_node *fail_not_operand(parser *p)
{
    int start = p->pos;
    parser_mark mark = parser_begin_trial(p);
    expr_node *e = parse_inversion(p);
    if (parser_end_trial(p, mark) && e) {
        return parser_error(p, span_range(p->tokens[start].at, e->at),
                            "'not' after an operator must be parenthesized");
    }
    return parser_fail(p);
}

/* operand (word operand)*, for `or` and `and`. */
static expr_node *parse_bool_op(parser *p, token_kind word, bool_operator op,
                                expr_node *(*operand)(parser *))
{
    int start = p->pos;
    expr_node *first = operand(p);
    if (!first || !parser_at(p, word)) {
        return first;
    }
    expr_node *e = parser_new_expr(p, EXPR_BOOL_OP);
    if (!e || !LIST_ADD(p, &e->bool_op.values, first)) {
        return NULL;
    }
    e->bool_op.op = op;
    while (parser_accept(p, word)) {
        expr_node *next = operand(p);
        if (!next || !LIST_ADD(p, &e->bool_op.values, next)) {
            return NULL;
        }
    }
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_conjunction(parser *p)
{
    return parse_bool_op(p, T_AND, BOOL_AND, parse_inversion);
}

expr_node *parse_disjunction(parser *p)
{
    return parse_bool_op(p, T_OR, BOOL_OR, parse_conjunction);
}

/* Takes a comparison operator, which may be two words. */
static bool accept_comparison(parser *p, compare_operator *op)
{
    switch (parser_peek(p)->kind) {
    case T_EQUAL_EQUAL: *op = COMPARE_EQ; break;
    case T_NOT_EQUAL: *op = COMPARE_NE; break;
    case T_LESS: *op = COMPARE_LT; break;
    case T_LESS_EQUAL: *op = COMPARE_LE; break;
    case T_GREATER: *op = COMPARE_GT; break;
    case T_GREATER_EQUAL: *op = COMPARE_GE; break;
    case T_IN: *op = COMPARE_IN; break;
    case T_NOT:
        p->pos++;
        if (!parser_at(p, T_IN)) {
            p->pos--;
            return false;
        }
        *op = COMPARE_NOT_IN;
        break;
    case T_IS:
        *op = COMPARE_IS;
        if (parser_second(p) == T_NOT) {
            p->pos++;
            *op = COMPARE_IS_NOT;
        }
        break;
    default: return false;
    }
    p->pos++;
    return true;
}

static expr_node *parse_comparison(parser *p)
{
    int start = p->pos;
    expr_node *left = parse_bitwise_or(p);
    compare_operator op;
    if (!left || !accept_comparison(p, &op)) {
        return left;
    }
    expr_node *e = parser_new_expr(p, EXPR_COMPARE);
    if (!e) {
        return NULL;
    }
    e->compare.left = left;
    do {
        int n = e->compare.comparators.n;
        e->compare.ops = parser_grow(p, e->compare.ops, n, sizeof *e->compare.ops);
        expr_node *right = e->compare.ops ? parse_bitwise_or(p) : NULL;
        if (!right || !LIST_ADD(p, &e->compare.comparators, right)) {
            return NULL;
        }
        e->compare.ops[n] = op;
    } while (accept_comparison(p, &op));
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_unary(parser *p, unary_operator op, expr_node *(*operand)(parser *))
{
    int start = p->pos++;
    if (!parser_enter(p)) {
        return NULL;
    }
    expr_node *e = parser_new_expr(p, EXPR_UNARY_OP);
    if (e) {
        e->unary_op.op = op;
        bool wrong = op != UNARY_NOT && parser_at(p, T_NOT);
        e->unary_op.operand = wrong ? fail_not_operand(p) : operand(p);
    }
    parser_leave(p);
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_inversion(parser *p)
{
    return parser_at(p, T_NOT) ? parse_unary(p, UNARY_NOT, parse_inversion) : parse_comparison(p);
}

static expr_node *parse_factor(parser *p)
{
    switch (parser_peek(p)->kind) {
    case T_PLUS: return parse_unary(p, UNARY_PLUS, parse_factor);
    case T_MINUS: return parse_unary(p, UNARY_MINUS, parse_factor);
    case T_TILDE: return parse_unary(p, UNARY_INVERT, parse_factor);
    }
    int start = p->pos;
    expr_node *base = parse_await_or_primary(p);
    if (!base || !parser_accept(p, T_DOUBLE_STAR)) {
        return base;
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    expr_node *e = parser_new_expr(p, EXPR_BIN_OP);
    if (e) {
        e->bin_op.op = BIN_POW;
        e->bin_op.left = base;
        e->bin_op.right = parse_factor(p);
    }
    parser_leave(p);
    return parser_finish_expr(p, e, start);
}

enum { ARITHMETIC = 5 }; /* the least precedence of + - * / // % @ */

/* How tightly a left-associative binary operator binds; 0 for other words. */
static int precedence_of(token_kind kind, binary_operator *op)
{
    switch (kind) {
    case T_BAR: *op = BIN_OR; return 1;
    case T_CARET: *op = BIN_XOR; return 2;
    case T_AMPERSAND: *op = BIN_AND; return 3;
    case T_LSHIFT: *op = BIN_LSHIFT; return 4;
    case T_RSHIFT: *op = BIN_RSHIFT; return 4;
    case T_PLUS: *op = BIN_ADD; return 5;
    case T_MINUS: *op = BIN_SUB; return 5;
    case T_STAR: *op = BIN_MUL; return 6;
    case T_SLASH: *op = BIN_DIV; return 6;
    case T_DOUBLE_SLASH: *op = BIN_FLOORDIV; return 6;
    case T_PERCENT: *op = BIN_MOD; return 6;
    case T_AT: *op = BIN_MATMUL; return 6;
    default: return 0;
    }
}

/* Precedence climbing: operands joined by operators that bind at least as tightly as `least`. */
static expr_node *parse_binary(parser *p, int least)
{
    int start = p->pos;
    expr_node *left = parse_factor(p);
    binary_operator op;
    int precedence;
    while (left && (precedence = precedence_of((token_kind)parser_peek(p)->kind, &op)) >= least) {
        p->pos++;
        expr_node *e = parser_new_expr(p, EXPR_BIN_OP);
        if (!e) {
            return NULL;
        }
        e->bin_op.op = op;
        e->bin_op.left = left;
        bool wrong = precedence >= ARITHMETIC && parser_at(p, T_NOT);
        e->bin_op.right = wrong ? fail_not_operand(p) : parse_binary(p, precedence + 1);
        left = parser_finish_expr(p, e->bin_op.right ? e : NULL, start);
    }
    return left;
}

expr_node *parse_bitwise_or(parser *p)
{
    return parse_binary(p, 1);
}
