#include "codegen.h"

#include "../objects/list.h"
#include "../objects/str.h"

static void check_keywords(compiler *c, const keyword_list *keywords)
{
    map seen = {0};
    for (int i = 0; i < keywords->n; i++) {
        const keyword_node *k = &keywords->items[i];
        if (!k->name) {
            continue;
        }
        if (k->name == c->debug) {
            pass_error(&c->pass, k->at, "cannot assign to __debug__");
        }
        if (map_get(&seen, k->name)) {
            pass_error(&c->pass, k->at, "keyword argument repeated: %s", k->name);
        }
        map_put_index(&c->pass, &seen, k->name, 0);
    }
}

/* Whether the arguments can lie on the stack: no `*`, no `**`, not too many. */
static bool is_plain(const expr_list *args, const keyword_list *keywords, int pushed)
{
    for (int i = 0; i < keywords->n; i++) {
        if (!keywords->items[i].name) {
            return false;
        }
    }
    return !has_starred(args) && args->n + keywords->n + pushed <= STACK_USE_MAX;
}

static void emit_keyword_names(compiler *c, ast_span at, const keyword_list *keywords)
{
    uint32_t mark = c->npool;
    for (int i = 0; i < keywords->n; i++) {
        str *s = str_intern_cstr(c->pass.vm, keywords->items[i].name);
        pool_push(c, s ? from_object(s) : FAILED);
    }
    tuple *names = tuple_from_items(c->pass.vm, c->pool + mark, (size_t)keywords->n);
    emit_const(c, at, pool_push(c, names ? from_object(names) : FAILED));
    pool_release(c, mark);
}

/* The pairs since `first`, as a dict or merged into the one below. */
static void merge_pairs(compiler *c, ast_span at, int pairs, bool *started)
{
    emit(c, at, OP_BUILD_MAP, pairs);
    if (*started) {
        emit(c, at, OP_DICT_MERGE, 1);
    }
    *started = true;
}

static void visit_keyword_dict(compiler *c, ast_span at, const keyword_list *keywords)
{
    bool started = false;
    int pairs = 0;
    for (int i = 0; i < keywords->n; i++) {
        const keyword_node *k = &keywords->items[i];
        if (pairs && (!k->name || 2 * pairs > STACK_USE_MAX)) {
            merge_pairs(c, at, pairs, &started);
            pairs = 0;
        }
        if (k->name) {
            emit_str(c, k->at, k->name);
            visit_expr(c, k->value);
            pairs++;
            continue;
        }
        if (!started) {
            emit(c, at, OP_BUILD_MAP, 0);
            started = true;
        }
        visit_expr(c, k->value);
        emit(c, at, OP_DICT_MERGE, 1);
    }
    if (pairs) {
        merge_pairs(c, at, pairs, &started);
    }
}

void visit_call_arguments(compiler *c, ast_span at, int pushed, const expr_list *args,
                          const keyword_list *keywords)
{
    check_keywords(c, keywords);
    if (is_plain(args, keywords, pushed)) {
        for (int i = 0; i < args->n; i++) {
            visit_expr(c, args->items[i]);
        }
        for (int i = 0; i < keywords->n; i++) {
            visit_expr(c, keywords->items[i].value);
        }
        int n = args->n + keywords->n + pushed;
        if (keywords->n) {
            emit_keyword_names(c, at, keywords);
            emit(c, at, OP_CALL_KW, n);
        } else {
            emit(c, at, OP_CALL, n);
        }
        return;
    }
    bool lone_star = pushed == 0 && args->n == 1 && args->items[0]->kind == EXPR_STARRED;
    if (lone_star) {
        visit_expr(c, args->items[0]->starred_value);
    } else {
        visit_elements(c, at, args, OP_BUILD_TUPLE, pushed);
    }
    if (keywords->n) {
        visit_keyword_dict(c, at, keywords);
    }
    if (lone_star) {
        emit(c, at, OP_STAR_ARGS, keywords->n > 0);
    }
    emit(c, at, OP_CALL_EX, keywords->n > 0);
}

void visit_call(compiler *c, const expr_node *e)
{
    const expr_node *func = e->call.func;
    ast_span at = e->at;
    if (func->kind == EXPR_ATTRIBUTE && is_plain(&e->call.args, &e->call.keywords, 0)) {
        visit_expr(c, func->attribute.value);
        ast_span attr = func->attribute.attr_at;
        ast_span method_at = func->at;
        if (func->at.line != func->at.end_line) {
            /* A chain of calls over several lines: the line of the name. */
            method_at.line = at.line = attr.line;
            method_at.col = at.col = attr.col;
        }
        emit_attribute(c, method_at, OP_LOAD_METHOD, func->attribute.attr);
    } else {
        warn_call(c, func);
        visit_expr(c, func);
        emit(c, func->at, OP_PUSH_NULL, 0);
    }
    visit_call_arguments(c, at, 0, &e->call.args, &e->call.keywords);
}
