#include "parser_internal.h"

const char *expr_description(const expr_node *e)
{
    switch (e->kind) {
    case EXPR_ATTRIBUTE: return "attribute";
    case EXPR_SUBSCRIPT: return "subscript";
    case EXPR_STARRED: return "starred";
    case EXPR_NAME: return "name";
    case EXPR_LIST: return "list";
    case EXPR_TUPLE: return "tuple";
    case EXPR_LAMBDA: return "lambda";
    case EXPR_CALL: return "function call";
    case EXPR_BOOL_OP:
    case EXPR_BIN_OP:
    case EXPR_UNARY_OP: return "expression";
    case EXPR_GENERATOR: return "generator expression";
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: return "yield expression";
    case EXPR_AWAIT: return "await expression";
    case EXPR_LIST_COMP: return "list comprehension";
    case EXPR_SET_COMP: return "set comprehension";
    case EXPR_DICT_COMP: return "dict comprehension";
    case EXPR_DICT: return "dict literal";
    case EXPR_SET: return "set display";
    case EXPR_JOINED_STR:
    case EXPR_FORMATTED_VALUE: return "f-string expression";
    case EXPR_COMPARE: return "comparison";
    case EXPR_IF_EXP: return "conditional expression";
    case EXPR_NAMED: return "named expression";
    case EXPR_SLICE: return "slice";
    case EXPR_CONSTANT: break;
    }
    switch (e->constant.kind) {
    case CONST_NONE: return "None";
    case CONST_FALSE: return "False";
    case CONST_TRUE: return "True";
    case CONST_ELLIPSIS: return "ellipsis";
    default: return "literal";
    }
}

expr_node *find_invalid_target(expr_node *e, target_use use)
{
    switch (e->kind) {
    case EXPR_LIST:
    case EXPR_TUPLE:
        for (int i = 0; i < e->elts.n; i++) {
            expr_node *wrong = find_invalid_target(e->elts.items[i], use);
            if (wrong) {
                return wrong;
            }
        }
        return NULL;
    case EXPR_STARRED:
        return use == TARGET_DELETE ? e : find_invalid_target(e->starred_value, use);
    case EXPR_COMPARE:
        /* `for f() in x`, read as an expression. */
        if (use == TARGET_FOR) {
            bool is_in = e->compare.ops[0] == COMPARE_IN;
            return is_in ? find_invalid_target(e->compare.left, use) : NULL;
        }
        return e;
    case EXPR_NAME:
    case EXPR_SUBSCRIPT:
    case EXPR_ATTRIBUTE: return NULL;
    default: return e;
    }
}

bool check_target(parser *p, expr_node *e, target_use use)
{
    expr_node *wrong = find_invalid_target(e, use);
    if (wrong) {
        parser_error(p, wrong->at, use == TARGET_DELETE ? "cannot delete %s" : "cannot assign to %s",
                     expr_description(wrong));
        return false;
    }
    /* `(*a) = …` does not get this far; `* *a` does. */
    if (e->kind == EXPR_STARRED && e->starred_value->kind == EXPR_STARRED) {
        return parser_fail(p);
    }
    return true;
}

void set_context(expr_node *e, expr_context ctx)
{
    e->ctx = ctx;
    if (e->kind == EXPR_STARRED) {
        set_context(e->starred_value, ctx);
    } else if (e->kind == EXPR_LIST || e->kind == EXPR_TUPLE) {
        for (int i = 0; i < e->elts.n; i++) {
            set_context(e->elts.items[i], ctx);
        }
    }
}

/* ['*'] bitwise_or: tighter than a comparison, so that `in` stays. */
static expr_node *parse_for_target(parser *p)
{
    int start = p->pos;
    if (!parser_accept(p, T_STAR)) {
        return parse_bitwise_or(p);
    }
    expr_node *e = parser_new_expr(p, EXPR_STARRED);
    if (e) {
        e->starred_value = parse_bitwise_or(p);
    }
    return parser_finish_expr(p, e, start);
}

static expr_node *parse_target_list(parser *p)
{
    int start = p->pos;
    expr_node *first = parse_for_target(p);
    if (!first || !parser_at(p, T_COMMA)) {
        return first;
    }
    expr_node *e = parser_new_expr(p, EXPR_TUPLE);
    if (!e || !LIST_ADD(p, &e->elts, first)) {
        return NULL;
    }
    while (parser_accept(p, T_COMMA) && !parser_at(p, T_IN)) {
        expr_node *item = parse_for_target(p);
        if (!item || !LIST_ADD(p, &e->elts, item)) {
            return NULL;
        }
    }
    return parser_finish_expr(p, e, start);
}

expr_node *parse_for_targets(parser *p, bool in_comprehension)
{
    int start = p->pos;
    bool quiet = p->quiet;
    p->quiet = true;
    expr_node *e = parse_target_list(p);
    p->quiet = quiet;
    if (e && parser_at(p, T_IN) && !find_invalid_target(e, TARGET_FOR)) {
        set_context(e, CTX_STORE);
        return e;
    }
    if (p->arena->failed || p->too_deep || p->quiet) {
        return parser_fail(p);
    }
    if (in_comprehension && e && !parser_at(p, T_IN)) {
        return parser_error(p, parser_furthest_span(p), "'in' expected after for-loop variables");
    }
    p->failed = false;
    p->pos = start;
    parser_mark mark = parser_begin_trial(p);
    e = parse_star_expressions(p);
    if (parser_end_trial(p, mark) && e) {
        check_target(p, e, TARGET_FOR);
    }
    return parser_fail(p);
}
