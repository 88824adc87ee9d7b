/* Simple statements, except imports. */

#include "parser_internal.h"

static stmt_node *parse_word_statement(parser *p, stmt_kind kind)
{
    int start = p->pos++;
    return parser_finish_stmt(p, parser_new_stmt(p, kind), start);
}

static stmt_node *parse_return(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_RETURN);
    if (s && (parser_at(p, T_STAR) || token_starts_expression((token_kind)parser_peek(p)->kind))) {
        s->return_value = parse_star_expressions(p);
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_raise(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_RAISE);
    if (s && token_starts_expression((token_kind)parser_peek(p)->kind)) {
        s->raise.exc = parse_expression(p);
        if (s->raise.exc && parser_accept(p, T_FROM)) {
            s->raise.cause = parse_expression(p);
        }
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_assert(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_ASSERT);
    if (s) {
        s->assert_stmt.test = parse_expression(p);
        if (s->assert_stmt.test && parser_accept(p, T_COMMA)) {
            s->assert_stmt.msg = parse_expression(p);
        }
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_names(parser *p, stmt_kind kind)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, kind);
    do {
        const char *name = parser_name(p, NULL);
        if (!s || !name || !LIST_ADD(p, &s->names, name)) {
            return NULL;
        }
    } while (parser_accept(p, T_COMMA));
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_delete(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_DELETE);
    expr_node *e = parse_star_expressions(p);
    if (!s || !e || !check_target(p, e, TARGET_DELETE)) {
        return NULL;
    }
    set_context(e, CTX_DEL);
    if (e->kind == EXPR_TUPLE && !e->in_parens && e->elts.n > 0) {
        s->delete_targets = e->elts;
    } else if (!LIST_ADD(p, &s->delete_targets, e)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

/* CPython's grammar looks at the last item before a wrong `=` or `:=` first. */
static void check_last_item(parser *p, const expr_node *e)
{
    bool bare_tuple = e->kind == EXPR_TUPLE && !e->in_parens && e->elts.n > 0;
    if (!bare_tuple) {
        check_misplaced_assignment(p, e);
    } else if (p->tokens[p->pos - 1].kind != T_COMMA) {
        check_misplaced_assignment(p, e->elts.items[e->elts.n - 1]);
    }
}

/* `e =` with an e that is no target. */
static bool fail_target(parser *p, expr_node *e, bool first)
{
    if ((e->kind == EXPR_YIELD || e->kind == EXPR_YIELD_FROM) && !e->in_parens) {
        return parser_error(p, e->at, "assignment to yield expression not possible");
    }
    if (first) {
        check_last_item(p, e);
        if (p->failed) {
            return false;
        }
    }
    return check_target(p, e, TARGET_ASSIGN);
}

static stmt_node *parse_assign(parser *p, expr_node *e, int start)
{
    stmt_node *s = parser_new_stmt(p, STMT_ASSIGN);
    if (!s) {
        return NULL;
    }
    bool first = true;
    while (parser_at(p, T_EQUAL)) {
        if (find_invalid_target(e, TARGET_ASSIGN) && !fail_target(p, e, first)) {
            return NULL;
        }
        set_context(e, CTX_STORE);
        p->pos++;
        if (!LIST_ADD(p, &s->assign.targets, e) || !(e = parse_yield_or_star_expressions(p))) {
            return NULL;
        }
        first = false;
    }
    s->assign.value = e;
    return parser_finish_stmt(p, s, start);
}

static bool is_augmented(token_kind kind, binary_operator *op)
{
    switch (kind) {
    case T_PLUS_EQUAL: *op = BIN_ADD; return true;
    case T_MINUS_EQUAL: *op = BIN_SUB; return true;
    case T_STAR_EQUAL: *op = BIN_MUL; return true;
    case T_SLASH_EQUAL: *op = BIN_DIV; return true;
    case T_PERCENT_EQUAL: *op = BIN_MOD; return true;
    case T_AT_EQUAL: *op = BIN_MATMUL; return true;
    case T_AMPERSAND_EQUAL: *op = BIN_AND; return true;
    case T_BAR_EQUAL: *op = BIN_OR; return true;
    case T_CARET_EQUAL: *op = BIN_XOR; return true;
    case T_LSHIFT_EQUAL: *op = BIN_LSHIFT; return true;
    case T_RSHIFT_EQUAL: *op = BIN_RSHIFT; return true;
    case T_DOUBLE_STAR_EQUAL: *op = BIN_POW; return true;
    case T_DOUBLE_SLASH_EQUAL: *op = BIN_FLOORDIV; return true;
    default: return false;
    }
}

static bool is_single_target(const expr_node *e)
{
    return e->kind == EXPR_NAME || e->kind == EXPR_ATTRIBUTE || e->kind == EXPR_SUBSCRIPT;
}

static stmt_node *parse_aug_assign(parser *p, expr_node *e, binary_operator op, int start)
{
    stmt_node *s = parser_new_stmt(p, STMT_AUG_ASSIGN);
    if (!is_single_target(e)) {
        parser_mark mark = parser_begin_trial(p);
        p->pos++;
        parse_yield_or_star_expressions(p);
        if (!parser_end_trial(p, mark)) {
            return parser_fail(p);
        }
        return parser_error(p, e->at, "'%s' is an illegal expression for augmented assignment",
                            expr_description(e));
    }
    p->pos++;
    expr_node *value = parse_yield_or_star_expressions(p);
    if (!s || !value) {
        return NULL;
    }
    e->ctx = CTX_STORE;
    s->aug_assign.target = e;
    s->aug_assign.op = op;
    s->aug_assign.value = value;
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_ann_assign(parser *p, expr_node *e, int start)
{
    stmt_node *s = parser_new_stmt(p, STMT_ANN_ASSIGN);
    if (!is_single_target(e)) {
        parser_mark mark = parser_begin_trial(p);
        p->pos++;
        parse_expression(p);
        if (!parser_end_trial(p, mark)) {
            return parser_fail(p);
        }
        if (e->kind != EXPR_TUPLE && e->kind != EXPR_LIST) {
            return parser_error(p, e->at, "illegal target for annotation");
        }
        bool bare = e->kind == EXPR_TUPLE && !e->in_parens && e->elts.n > 0;
        return parser_error(p, bare ? e->elts.items[0]->at : e->at,
                            "only single target (not %s) can be annotated", expr_description(e));
    }
    p->pos++;
    expr_node *annotation = parse_expression(p);
    if (!s || !annotation) {
        return NULL;
    }
    e->ctx = CTX_STORE;
    s->ann_assign.target = e;
    s->ann_assign.annotation = annotation;
    s->ann_assign.simple = e->kind == EXPR_NAME && !e->in_parens;
    if (parser_accept(p, T_EQUAL)) {
        s->ann_assign.value = parse_yield_or_star_expressions(p);
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_expression_statement(parser *p)
{
    int start = p->pos;
    expr_node *e = parse_yield_or_star_expressions(p);
    if (!e) {
        return NULL;
    }
    binary_operator op;
    token_kind next = (token_kind)parser_peek(p)->kind;
    if (next == T_EQUAL) {
        return parse_assign(p, e, start);
    }
    if (is_augmented(next, &op)) {
        return parse_aug_assign(p, e, op, start);
    }
    if (next == T_COLON) {
        return parse_ann_assign(p, e, start);
    }
    if (next == T_WALRUS) {
        check_last_item(p, e);
        return parser_fail(p);
    }
    stmt_node *s = parser_new_stmt(p, STMT_EXPR);
    if (s) {
        s->expr = e;
    }
    return parser_finish_stmt(p, s, start);
}

/* `type X = …` */
static bool at_type_alias(parser *p)
{
    if (!parser_at_soft_keyword(p, "type") || parser_second(p) != T_NAME || p->pos + 2 >= p->n) {
        return false;
    }
    token_kind third = (token_kind)p->tokens[p->pos + 2].kind;
    return third == T_EQUAL || third == T_LBRACKET;
}

static stmt_node *parse_simple_statement(parser *p)
{
    switch (parser_peek(p)->kind) {
    case T_PASS: return parse_word_statement(p, STMT_PASS);
    case T_BREAK: return parse_word_statement(p, STMT_BREAK);
    case T_CONTINUE: return parse_word_statement(p, STMT_CONTINUE);
    case T_RETURN: return parse_return(p);
    case T_RAISE: return parse_raise(p);
    case T_ASSERT: return parse_assert(p);
    case T_GLOBAL: return parse_names(p, STMT_GLOBAL);
    case T_NONLOCAL: return parse_names(p, STMT_NONLOCAL);
    case T_DEL: return parse_delete(p);
    case T_IMPORT: return parse_import(p);
    case T_FROM: return parse_import_from(p);
    }
    if (at_type_alias(p)) {
        return parser_error(p, parser_peek(p)->at, "genlab does not support 'type' statements");
    }
    return parse_expression_statement(p);
}

bool parse_simple_statements(parser *p, stmt_list *out)
{
    do {
        stmt_node *s = parse_simple_statement(p);
        if (!s || !LIST_ADD(p, out, s)) {
            return parser_fail(p);
        }
    } while (parser_accept(p, T_SEMICOLON) && !parser_at(p, T_NEWLINE));
    return parser_expect(p, T_NEWLINE);
}
