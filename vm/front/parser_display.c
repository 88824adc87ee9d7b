/* Parentheses, lists, dicts, sets and their comprehensions. */

#include "parser_internal.h"

bool parser_at_comprehension(parser *p)
{
    if (!parser_at(p, T_ASYNC)) {
        return parser_at(p, T_FOR);
    }
    p->pos++;
    bool found = parser_at(p, T_FOR);
    p->pos--;
    return found;
}

static bool parse_clause(parser *p, comprehension_node *c)
{
    c->is_async = parser_accept(p, T_ASYNC);
    if (!parser_expect(p, T_FOR) || !(c->target = parse_for_targets(p, true)) ||
        !parser_expect(p, T_IN) || !(c->iter = parse_disjunction(p))) {
        return false;
    }
    while (parser_accept(p, T_IF)) {
        expr_node *test = parse_disjunction(p);
        if (!test || !LIST_ADD(p, &c->ifs, test)) {
            return false;
        }
    }
    return true;
}

bool parse_comprehension_clauses(parser *p, comprehension_list *out)
{
    do {
        comprehension_node c = {0};
        if (!parse_clause(p, &c) || !LIST_ADD(p, out, c)) {
            return false;
        }
    } while (parser_at_comprehension(p));
    return true;
}

/* Whether clauses that can be parsed follow; takes nothing. */
static bool clauses_follow(parser *p)
{
    if (p->quiet || !parser_at_comprehension(p)) {
        return false;
    }
    comprehension_list clauses = {0};
    parser_mark mark = parser_begin_trial(p);
    parse_comprehension_clauses(p, &clauses);
    return parser_end_trial(p, mark);
}

static expr_node *parse_comprehension(parser *p, expr_kind kind, expr_node *elt, expr_node *value)
{
    expr_node *e = parser_new_expr(p, kind);
    if (!e) {
        return NULL;
    }
    e->comp.elt = elt;
    e->comp.value = value;
    return parse_comprehension_clauses(p, &e->comp.generators) ? e : NULL;
}

expr_node *parse_generator_rest(parser *p, expr_node *elt, int start)
{
    return parser_finish_expr(p, parse_comprehension(p, EXPR_GENERATOR, elt, NULL), start);
}

static expr_node *fail_starred_comprehension(parser *p, expr_node *starred)
{
    if (!clauses_follow(p)) {
        return parser_fail(p);
    }
    return parser_error(p, starred->at, "iterable unpacking cannot be used in comprehension");
}

/* `[x, y for …`: the place is from the first item to the last one, or to the lone comma. */
static expr_node *fail_unparenthesized_target(parser *p, const expr_list *items, bool after_comma)
{
    if (!clauses_follow(p)) {
        return parser_fail(p);
    }
    ast_span last = items->items[items->n - 1]->at;
    if (items->n == 1 && after_comma) {
        last = p->tokens[p->pos - 1].at;
    }
    return parser_error(p, span_range(items->items[0]->at, last),
                        "did you forget parentheses around the comprehension target?");
}

/* (',' item)* [','] up to `end`, which is not taken. The first item is there. */
static bool parse_items(parser *p, expr_list *items, token_kind end)
{
    bool after_comma = false;
    while (parser_accept(p, T_COMMA)) {
        after_comma = true;
        if (parser_at(p, end) || parser_at_comprehension(p)) {
            break;
        }
        expr_node *item = parse_star_named_expression(p);
        if (!item || !LIST_ADD(p, items, item)) {
            return false;
        }
        after_comma = false;
    }
    if (end != T_RPAREN && parser_at_comprehension(p)) {
        return fail_unparenthesized_target(p, items, after_comma);
    }
    return true;
}

static expr_node *parse_first_item(parser *p)
{
    bool starred = parser_at(p, T_STAR);
    expr_node *e = parse_star_named_expression(p);
    return e || !starred ? e : fail_star_expression(p);
}

/* The place of a tuple or generator expression includes its parentheses; any other expression keeps
 * its own. */
expr_node *parse_group(parser *p)
{
    int start = p->pos++;
    if (parser_accept(p, T_RPAREN)) {
        return parser_finish_expr(p, parser_new_expr(p, EXPR_TUPLE), start);
    }
    if (parser_at(p, T_DOUBLE_STAR)) {
        ast_span at = parser_peek(p)->at;
        p->pos++;
        if (parse_expression(p) && parser_at(p, T_RPAREN)) {
            return parser_error(p, at, "cannot use double starred expression here");
        }
        return parser_fail(p);
    }
    bool is_yield = parser_at(p, T_YIELD);
    expr_node *first = is_yield ? parse_yield_or_star_expressions(p) : parse_first_item(p);
    if (!first) {
        return NULL;
    }
    if (!is_yield && parser_at_comprehension(p)) {
        if (first->kind == EXPR_STARRED) {
            return fail_starred_comprehension(p, first);
        }
        expr_node *e = parse_comprehension(p, EXPR_GENERATOR, first, NULL);
        parser_expect(p, T_RPAREN);
        e = parser_finish_expr(p, e, start);
        if (e) {
            e->in_parens = true;
        }
        return e;
    }
    if (!is_yield && parser_at(p, T_COMMA)) {
        expr_node *e = parser_new_expr(p, EXPR_TUPLE);
        if (!e || !LIST_ADD(p, &e->elts, first) || !parse_items(p, &e->elts, T_RPAREN)) {
            return NULL;
        }
        parser_expect(p, T_RPAREN);
        e = parser_finish_expr(p, e, start);
        if (e) {
            e->in_parens = true;
        }
        return e;
    }
    if (!parser_expect(p, T_RPAREN)) {
        return NULL;
    }
    if (first->kind == EXPR_STARRED) {
        return parser_error(p, first->at, "cannot use starred expression here");
    }
    first->in_parens = true;
    return first;
}

expr_node *parse_list(parser *p)
{
    int start = p->pos++;
    if (parser_accept(p, T_RBRACKET)) {
        return parser_finish_expr(p, parser_new_expr(p, EXPR_LIST), start);
    }
    expr_node *first = parse_first_item(p);
    if (!first) {
        return NULL;
    }
    expr_node *e;
    if (parser_at_comprehension(p)) {
        if (first->kind == EXPR_STARRED) {
            return fail_starred_comprehension(p, first);
        }
        e = parse_comprehension(p, EXPR_LIST_COMP, first, NULL);
    } else {
        e = parser_new_expr(p, EXPR_LIST);
        if (!e || !LIST_ADD(p, &e->elts, first) || !parse_items(p, &e->elts, T_RBRACKET)) {
            return NULL;
        }
    }
    if (e) {
        parser_expect(p, T_RBRACKET);
    }
    return parser_finish_expr(p, e, start);
}

/* The value after `key :`. */
static expr_node *parse_dict_value(parser *p)
{
    ast_span colon = p->tokens[p->pos - 1].at;
    if (parser_at(p, T_RBRACE) || parser_at(p, T_COMMA)) {
        return parser_error(p, colon, "expression expected after dictionary key and ':'");
    }
    if (parser_at(p, T_STAR)) {
        int star = p->pos++;
        if (!parse_bitwise_or(p)) {
            return NULL;
        }
        parser_peek(p);
        return parser_error(p, parser_span_to_furthest(p, star),
                            "cannot use a starred expression in a dictionary value");
    }
    return parse_expression(p);
}

static bool add_pair(parser *p, expr_node *dict, expr_node *key, expr_node *value)
{
    return value && LIST_ADD(p, &dict->dict.keys, key) && LIST_ADD(p, &dict->dict.values, value);
}

static bool parse_pair(parser *p, expr_node *dict)
{
    if (parser_accept(p, T_DOUBLE_STAR)) {
        return add_pair(p, dict, NULL, parse_bitwise_or(p));
    }
    p->pair_key = p->pos;
    expr_node *key = parse_expression(p);
    if (!key) {
        return false;
    }
    if (!parser_accept(p, T_COLON)) {
        /* CPython points at the last character of the key. */
        ast_span at = {.line = key->at.line, .col = key->at.end_col > 0 ? key->at.end_col - 1 : 0};
        return parser_error(p, at, "':' expected after dictionary key");
    }
    return add_pair(p, dict, key, parse_dict_value(p));
}

static expr_node *parse_dict(parser *p, expr_node *first_key, int start)
{
    expr_node *e = parser_new_expr(p, EXPR_DICT);
    if (!e) {
        return NULL;
    }
    if (first_key) {
        p->pos++;
        expr_node *value = parse_dict_value(p);
        if (value && parser_at_comprehension(p)) {
            e = parse_comprehension(p, EXPR_DICT_COMP, first_key, value);
            parser_expect(p, T_RBRACE);
            return parser_finish_expr(p, e, start);
        }
        if (!add_pair(p, e, first_key, value)) {
            return NULL;
        }
    } else {
        ast_span stars = parser_peek(p)->at;
        if (!parse_pair(p, e)) {
            return NULL;
        }
        if (clauses_follow(p)) {
            return parser_error(p, stars, "dict unpacking cannot be used in dict comprehension");
        }
    }
    while (parser_accept(p, T_COMMA) && !parser_at(p, T_RBRACE)) {
        if (!parse_pair(p, e)) {
            return NULL;
        }
    }
    parser_expect(p, T_RBRACE);
    return parser_finish_expr(p, e, start);
}

expr_node *parse_dict_or_set(parser *p)
{
    int start = p->pos++;
    if (parser_accept(p, T_RBRACE)) {
        return parser_finish_expr(p, parser_new_expr(p, EXPR_DICT), start);
    }
    if (parser_at(p, T_DOUBLE_STAR)) {
        return parse_dict(p, NULL, start);
    }
    expr_node *first = parse_first_item(p);
    if (!first) {
        return NULL;
    }
    bool can_be_key = first->kind != EXPR_STARRED && (first->kind != EXPR_NAMED || first->in_parens);
    if (can_be_key && parser_at(p, T_COLON)) {
        return parse_dict(p, first, start);
    }
    expr_node *e;
    if (parser_at_comprehension(p)) {
        if (first->kind == EXPR_STARRED) {
            return fail_starred_comprehension(p, first);
        }
        e = parse_comprehension(p, EXPR_SET_COMP, first, NULL);
    } else {
        e = parser_new_expr(p, EXPR_SET);
        if (!e || !LIST_ADD(p, &e->elts, first) || !parse_items(p, &e->elts, T_RBRACE)) {
            return NULL;
        }
    }
    if (e) {
        parser_expect(p, T_RBRACE);
    }
    return parser_finish_expr(p, e, start);
}
