#include "ast.h"

#include "parser_internal.h"

static int higher(int height, const expr_node *child)
{
    return child && child->height > height ? child->height : height;
}

static int higher_list(int height, const expr_list *children)
{
    for (int i = 0; i < children->n; i++) {
        height = higher(height, children->items[i]);
    }
    return height;
}

static int higher_params(int height, const arg_list *params)
{
    for (int i = 0; i < params->n; i++) {
        height = higher(height, params->items[i].annotation);
    }
    return height;
}

static int higher_arguments(int height, const arguments_node *a)
{
    height = higher_params(height, &a->posonlyargs);
    height = higher_params(height, &a->args);
    height = higher_params(height, &a->kwonlyargs);
    height = higher_list(height, &a->defaults);
    return higher_list(height, &a->kw_defaults);
}

/* The height of the highest child, 0 for a leaf. */
static int children_height(const expr_node *e)
{
    int h = 0;
    switch (e->kind) {
    case EXPR_BOOL_OP: return higher_list(0, &e->bool_op.values);
    case EXPR_NAMED: return higher(higher(0, e->named.target), e->named.value);
    case EXPR_BIN_OP: return higher(higher(0, e->bin_op.left), e->bin_op.right);
    case EXPR_UNARY_OP: return higher(0, e->unary_op.operand);
    case EXPR_LAMBDA: return higher(higher_arguments(0, e->lambda.args), e->lambda.body);
    case EXPR_IF_EXP:
        return higher(higher(higher(0, e->if_exp.test), e->if_exp.body), e->if_exp.orelse);
    case EXPR_DICT: return higher_list(higher_list(0, &e->dict.keys), &e->dict.values);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        h = higher(higher(0, e->comp.elt), e->comp.value);
        for (int i = 0; i < e->comp.generators.n; i++) {
            const comprehension_node *c = &e->comp.generators.items[i];
            h = higher_list(higher(higher(h, c->target), c->iter), &c->ifs);
        }
        return h;
    case EXPR_AWAIT: return higher(0, e->await_value);
    case EXPR_YIELD: return higher(0, e->yield_value);
    case EXPR_YIELD_FROM: return higher(0, e->yield_from_value);
    case EXPR_COMPARE: return higher_list(higher(0, e->compare.left), &e->compare.comparators);
    case EXPR_CALL:
        h = higher_list(higher(0, e->call.func), &e->call.args);
        for (int i = 0; i < e->call.keywords.n; i++) {
            h = higher(h, e->call.keywords.items[i].value);
        }
        return h;
    case EXPR_FORMATTED_VALUE:
        return higher(higher(0, e->formatted.value), e->formatted.format_spec);
    case EXPR_JOINED_STR: return higher_list(0, &e->joined_values);
    case EXPR_ATTRIBUTE: return higher(0, e->attribute.value);
    case EXPR_SUBSCRIPT: return higher(higher(0, e->subscript.value), e->subscript.index);
    case EXPR_STARRED: return higher(0, e->starred_value);
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE: return higher_list(0, &e->elts);
    case EXPR_SLICE:
        return higher(higher(higher(0, e->slice.lower), e->slice.upper), e->slice.step);
    case EXPR_CONSTANT:
    case EXPR_NAME: break;
    }
    return 0;
}

expr_node *parser_new_expr(parser *p, expr_kind kind)
{
    expr_node *e = arena_alloc(p->arena, sizeof *e);
    if (!e) {
        return parser_fail(p);
    }
    e->kind = kind;
    return e;
}

stmt_node *parser_new_stmt(parser *p, stmt_kind kind)
{
    stmt_node *s = arena_alloc(p->arena, sizeof *s);
    if (!s) {
        return parser_fail(p);
    }
    s->kind = kind;
    return s;
}

expr_node *parser_finish_expr(parser *p, expr_node *e, int start)
{
    if (!e || p->failed) {
        return NULL;
    }
    e->at = parser_span_from(p, start);
    e->height = 1 + children_height(e);
    if (e->height > AST_MAX_HEIGHT) {
        p->too_deep = true;
        return parser_fail(p);
    }
    return e;
}

stmt_node *parser_finish_stmt(parser *p, stmt_node *s, int start)
{
    if (!s || p->failed) {
        return NULL;
    }
    s->at = parser_span_from(p, start);
    return s;
}
