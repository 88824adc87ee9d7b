/* Compound statements. */

#include "parser_internal.h"

#include <stdio.h>

/* The block after a `:`. `owner` as CPython's message names it, `line` is that of its keyword. */
static bool parse_block(parser *p, stmt_list *out, const char *owner, int line)
{
    if (!parser_accept(p, T_NEWLINE)) {
        return parse_simple_statements(p, out);
    }
    if (!parser_accept(p, T_INDENT)) {
        return parser_indentation_error(p, "expected an indented block after %s on line %d", owner,
                                        line);
    }
    do {
        if (!parse_statement(p, out)) {
            return parser_fail(p);
        }
    } while (!parser_accept(p, T_DEDENT));
    return true;
}

/* The `:` of a header; only at the end of the line is it missed by name. */
static bool expect_colon(parser *p)
{
    if (parser_accept(p, T_COLON)) {
        return true;
    }
    if (parser_at(p, T_NEWLINE)) {
        parser_error(p, parser_furthest_span(p), "expected ':'");
    }
    return parser_fail(p);
}

/* A word that nothing else may stand for. */
static bool force(parser *p, token_kind kind, const char *text)
{
    return parser_accept(p, kind) || parser_error(p, parser_peek(p)->at, "expected '%s'", text);
}

static bool parse_colon_block(parser *p, stmt_list *out, const char *owner, int line)
{
    return expect_colon(p) && parse_block(p, out, owner, line);
}

/* ['else' ':' block] */
static bool parse_else(parser *p, stmt_list *out)
{
    int line = parser_peek(p)->at.line;
    return !parser_accept(p, T_ELSE) ||
           (force(p, T_COLON, ":") && parse_block(p, out, "'else' statement", line));
}

static stmt_node *parse_if(parser *p)
{
    int start = p->pos;
    bool is_elif = parser_at(p, T_ELIF);
    int line = p->tokens[p->pos++].at.line;
    stmt_node *s = parser_new_stmt(p, STMT_IF);
    if (!s || !(s->if_stmt.test = parse_named_expression(p)) ||
        !parse_colon_block(p, &s->if_stmt.body, is_elif ? "'elif' statement" : "'if' statement",
                           line)) {
        return NULL;
    }
    if (!parser_at(p, T_ELIF)) {
        parse_else(p, &s->if_stmt.orelse);
        return parser_finish_stmt(p, s, start);
    }
    if (!parser_enter(p)) {
        return NULL;
    }
    stmt_node *elif = parse_if(p);
    parser_leave(p);
    if (!elif || !LIST_ADD(p, &s->if_stmt.orelse, elif)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_while(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_WHILE);
    if (!s || !(s->while_stmt.test = parse_named_expression(p)) ||
        !parse_colon_block(p, &s->while_stmt.body, "'while' statement", p->tokens[start].at.line) ||
        !parse_else(p, &s->while_stmt.orelse)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_for(parser *p, int start)
{
    int line = p->tokens[p->pos++].at.line;
    stmt_node *s = parser_new_stmt(p, STMT_FOR);
    if (!s || !(s->for_stmt.target = parse_for_targets(p, false)) || !parser_expect(p, T_IN) ||
        !(s->for_stmt.iter = parse_star_expressions(p)) ||
        !parse_colon_block(p, &s->for_stmt.body, "'for' statement", line) ||
        !parse_else(p, &s->for_stmt.orelse)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

/* expression ['as' target] */
static bool parse_with_item(parser *p, with_item_list *out)
{
    with_item_node item = {.context = parse_expression(p)};
    if (!item.context) {
        return false;
    }
    if (parser_accept(p, T_AS)) {
        int start = p->pos;
        if (parser_accept(p, T_STAR)) {
            item.target = parser_new_expr(p, EXPR_STARRED);
            if (item.target) {
                item.target->starred_value = parse_bitwise_or(p);
            }
            item.target = parser_finish_expr(p, item.target, start);
        } else {
            item.target = parse_bitwise_or(p);
        }
        if (!item.target) {
            return false;
        }
        bool ends = parser_at(p, T_COMMA) || parser_at(p, T_RPAREN) || parser_at(p, T_COLON) ||
                    parser_at(p, T_NEWLINE);
        if (!ends || !check_target(p, item.target, TARGET_ASSIGN)) {
            return parser_fail(p);
        }
        set_context(item.target, CTX_STORE);
    }
    return LIST_ADD(p, out, item);
}

/* '(' item (',' item)* [','] ')' */
static bool parse_parenthesized_items(parser *p, with_item_list *out)
{
    p->pos++;
    do {
        if (!parse_with_item(p, out)) {
            return false;
        }
    } while (parser_accept(p, T_COMMA) && !parser_at(p, T_RPAREN));
    return parser_expect(p, T_RPAREN);
}

static bool parse_with_items(parser *p, with_item_list *out)
{
    if (parser_at(p, T_LPAREN)) {
        /* The parentheses may be those of the list of items or the start of an expression. */
        parser_mark mark = parser_begin_trial(p);
        with_item_list items = {0};
        parse_parenthesized_items(p, &items);
        int end = p->pos;
        bool closed = !p->failed;
        bool whole = closed && (parser_at(p, T_COLON) || parser_at(p, T_NEWLINE));
        int furthest = p->furthest;
        parser_end_trial(p, mark);
        if (furthest > p->furthest) {
            p->furthest = furthest;
        }
        if (p->failed) {
            return false;
        }
        if (whole) {
            *out = items;
            p->pos = end;
            return true;
        }
    }
    do {
        if (!parse_with_item(p, out)) {
            return false;
        }
    } while (parser_accept(p, T_COMMA));
    return true;
}

static stmt_node *parse_with(parser *p, int start)
{
    int line = p->tokens[p->pos++].at.line;
    stmt_node *s = parser_new_stmt(p, STMT_WITH);
    if (!s || !parse_with_items(p, &s->with.items) ||
        !parse_colon_block(p, &s->with.body, "'with' statement", line)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

static bool parse_handler(parser *p, handler_list *out, bool *is_star)
{
    int start = p->pos++;
    handler_node h = {0};
    bool star = parser_accept(p, T_STAR);
    if (out->n > 0 && star != *is_star) {
        return parser_error(p, parser_span_from(p, start), "cannot have both 'except' and 'except*' on the same 'try'");
    }
    *is_star = star;
    if (star && (parser_at(p, T_COLON) || parser_at(p, T_NEWLINE))) {
        return parser_error(p, parser_peek(p)->at, "expected one or more exception types");
    }
    if (!parser_at(p, T_COLON) && !parser_at(p, T_NEWLINE)) {
        int type = p->pos;
        if (!(h.type = parse_expression(p))) {
            return false;
        }
        if (parser_accept(p, T_COMMA)) {
            parser_mark mark = parser_begin_trial(p);
            parse_star_expressions(p);
            if (parser_accept(p, T_AS)) {
                parser_expect(p, T_NAME);
            }
            parser_expect(p, T_COLON);
            ast_span at = parser_span_to_furthest(p, type);
            if (parser_end_trial(p, mark)) {
                parser_error(p, at, "multiple exception types must be parenthesized");
            }
            return parser_fail(p);
        }
        if (parser_accept(p, T_AS) && !(h.name = parser_name(p, NULL))) {
            return false;
        }
    }
    if (!parse_colon_block(p, &h.body, star ? "'except*' statement" : "'except' statement", p->tokens[start].at.line)) {
        return false;
    }
    h.at = parser_span_from(p, start);
    if (out->n > 0 && !out->items[out->n - 1].type) {
        return parser_error(p, out->items[out->n - 1].at, "default 'except:' must be last");
    }
    return LIST_ADD(p, out, h);
}

static stmt_node *parse_try(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_TRY);
    if (!s || !force(p, T_COLON, ":") ||
        !parse_block(p, &s->try_stmt.body, "'try' statement", p->tokens[start].at.line)) {
        return NULL;
    }
    if (!parser_at(p, T_EXCEPT) && !parser_at(p, T_FINALLY)) {
        return parser_error(p, parser_furthest_span(p), "expected 'except' or 'finally' block");
    }
    while (parser_at(p, T_EXCEPT)) {
        if (!parse_handler(p, &s->try_stmt.handlers, &s->is_star)) {
            return parser_fail(p);
        }
    }
    if (s->try_stmt.handlers.n > 0 && !parse_else(p, &s->try_stmt.orelse)) {
        return NULL;
    }
    int line = parser_peek(p)->at.line;
    if (parser_accept(p, T_FINALLY) &&
        (!force(p, T_COLON, ":") ||
         !parse_block(p, &s->try_stmt.finalbody, "'finally' statement", line))) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

static bool refuse_type_parameters(parser *p)
{
    if (parser_at(p, T_LBRACKET)) {
        parser_error(p, parser_peek(p)->at, "genlab does not support type parameters");
        return false;
    }
    return true;
}

/* `start` is `async` or `def`. */
static stmt_node *parse_function(parser *p, int start, expr_list decorators)
{
    int line = p->tokens[p->pos++].at.line;
    stmt_node *s = parser_new_stmt(p, STMT_FUNCTION_DEF);
    if (!s || !(s->function_def.name = parser_name(p, NULL)) || !refuse_type_parameters(p) ||
        !force(p, T_LPAREN, "(") || !(s->function_def.args = parse_parameters(p, T_RPAREN)) ||
        !parser_expect(p, T_RPAREN)) {
        return NULL;
    }
    s->function_def.decorators = decorators;
    if (parser_accept(p, T_ARROW) && !(s->function_def.returns = parse_expression(p))) {
        return NULL;
    }
    if (!force(p, T_COLON, ":") ||
        !parse_block(p, &s->function_def.body, "function definition", line)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_class(parser *p, expr_list decorators)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_CLASS_DEF);
    if (!s || !(s->class_def.name = parser_name(p, NULL)) || !refuse_type_parameters(p)) {
        return NULL;
    }
    s->class_def.decorators = decorators;
    if (parser_accept(p, T_LPAREN) &&
        !parse_arguments(p, false, &s->class_def.bases, &s->class_def.keywords)) {
        return NULL;
    }
    if (!parse_colon_block(p, &s->class_def.body, "class definition", p->tokens[start].at.line)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}

static stmt_node *parse_async(parser *p, expr_list decorators)
{
    int start = p->pos++;
    stmt_node *s;
    switch (parser_peek(p)->kind) {
    case T_DEF: s = parse_function(p, start, decorators); break;
    case T_FOR: s = decorators.n ? parser_fail(p) : parse_for(p, start); break;
    case T_WITH: s = decorators.n ? parser_fail(p) : parse_with(p, start); break;
    default: return parser_fail(p);
    }
    if (s) {
        s->is_async = true;
    }
    return s;
}

static stmt_node *parse_decorated(parser *p)
{
    expr_list decorators = {0};
    while (parser_accept(p, T_AT)) {
        expr_node *e = parse_named_expression(p);
        if (!e || !LIST_ADD(p, &decorators, e) || !parser_expect(p, T_NEWLINE)) {
            return NULL;
        }
    }
    switch (parser_peek(p)->kind) {
    case T_DEF: return parse_function(p, p->pos, decorators);
    case T_CLASS: return parse_class(p, decorators);
    case T_ASYNC: return parse_async(p, decorators);
    default: return parser_fail(p);
    }
}

/* `match subject:` with a `case` in its block. */
static bool at_match(parser *p)
{
    if (!parser_at_soft_keyword(p, "match")) {
        return false;
    }
    parser_mark mark = parser_begin_trial(p);
    p->pos++;
    parse_star_expressions(p);
    bool found = !p->failed && parser_accept(p, T_COLON) && parser_accept(p, T_NEWLINE) &&
                 parser_accept(p, T_INDENT) && parser_at_soft_keyword(p, "case");
    parser_end_trial(p, mark);
    return found;
}

stmt_node *parse_compound_statement(parser *p)
{
    switch (parser_peek(p)->kind) {
    case T_IF: return parse_if(p);
    case T_WHILE: return parse_while(p);
    case T_FOR: return parse_for(p, p->pos);
    case T_WITH: return parse_with(p, p->pos);
    case T_TRY: return parse_try(p);
    case T_DEF: return parse_function(p, p->pos, (expr_list){0});
    case T_CLASS: return parse_class(p, (expr_list){0});
    case T_ASYNC: return parse_async(p, (expr_list){0});
    default: return parse_decorated(p);
    }
}

bool parse_statement(parser *p, stmt_list *out)
{
    if (at_match(p)) {
        return parser_error(p, parser_peek(p)->at, "genlab does not support 'match' statements");
    }
    switch (parser_peek(p)->kind) {
    case T_IF:
    case T_WHILE:
    case T_FOR:
    case T_WITH:
    case T_TRY:
    case T_DEF:
    case T_CLASS:
    case T_ASYNC:
    case T_AT: break;
    default: return parse_simple_statements(p, out);
    }
    if (!parser_enter(p)) {
        return false;
    }
    stmt_node *s = parse_compound_statement(p);
    parser_leave(p);
    return s && LIST_ADD(p, out, s);
}
