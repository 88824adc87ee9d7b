#include "codegen.h"
#include "../objects/list.h"
#include "../objects/set.h"

enum { UNPACK_EX_MAX = 255 };

bool has_starred(const expr_list *elts)
{
    for (int i = 0; i < elts->n; i++) {
        if (elts->items[i]->kind == EXPR_STARRED) {
            return true;
        }
    }
    return false;
}

void visit_elements(compiler *c, ast_span at, const expr_list *elts, enum opcode build, int pushed)
{
    enum opcode start = build == OP_BUILD_SET ? OP_BUILD_SET : OP_BUILD_LIST;
    enum opcode append = build == OP_BUILD_SET ? OP_SET_ADD : OP_LIST_APPEND;
    enum opcode extend = build == OP_BUILD_SET ? OP_SET_UPDATE : OP_LIST_EXTEND;
    bool big = elts->n + pushed > STACK_USE_MAX;
    if (!big && !has_starred(elts)) {
        for (int i = 0; i < elts->n; i++) {
            visit_expr(c, elts->items[i]);
        }
        emit(c, at, build, elts->n + pushed);
        return;
    }
    bool started = big;
    if (big) {
        emit(c, at, start, pushed);
    }
    for (int i = 0; i < elts->n; i++) {
        const expr_node *e = elts->items[i];
        if (e->kind == EXPR_STARRED) {
            if (!started) {
                emit(c, at, start, i + pushed);
                started = true;
            }
            visit_expr(c, e->starred_value);
            emit(c, at, extend, 1);
        } else {
            visit_expr(c, e);
            if (started) {
                emit(c, at, append, 1);
            }
        }
    }
    if (build == OP_BUILD_TUPLE) {
        emit(c, at, OP_LIST_TO_TUPLE, 0);
    }
}

value constant_set(compiler *c, value items)
{
    vm *vm = c->pass.vm;
    value first = pool_push(c, set_build(vm, &type_frozenset, items));
    list *ordered = list_from_iterable(vm, first);
    value again = ordered ? set_build(vm, &type_frozenset, from_object(ordered)) : FAILED;
    if (ordered) {
        DECREF_OBJ(vm, ordered);
    }
    return pool_push(c, again);
}

void visit_display(compiler *c, const expr_node *e)
{
    enum opcode build = e->kind == EXPR_LIST  ? OP_BUILD_LIST
                        : e->kind == EXPR_SET ? OP_BUILD_SET
                                              : OP_BUILD_TUPLE;
    uint32_t mark = c->npool;
    value v;
    if (build != OP_BUILD_TUPLE && fold_items(c, &e->elts, 3, &v)) {
        if (build == OP_BUILD_SET) {
            v = constant_set(c, v);
        }
        emit(c, e->at, build, 0);
        emit_const(c, e->at, v);
        emit(c, e->at, build == OP_BUILD_SET ? OP_SET_UPDATE : OP_LIST_EXTEND, 1);
        pool_release(c, mark);
        return;
    }
    pool_release(c, mark);
    visit_elements(c, e->at, &e->elts, build, 0);
}

void visit_unpack(compiler *c, const expr_node *e)
{
    int n = e->elts.n, star = -1;
    for (int i = 0; i < n; i++) {
        if (e->elts.items[i]->kind != EXPR_STARRED) {
            continue;
        }
        if (star >= 0) {
            pass_error(&c->pass, e->at, "multiple starred expressions in assignment");
        }
        star = i;
    }
    if (star < 0) {
        emit(c, e->at, OP_UNPACK_SEQUENCE, n);
    } else if (star > UNPACK_EX_MAX || n - star - 1 > UNPACK_EX_MAX) {
        pass_error(&c->pass, e->at, "too many expressions in star-unpacking assignment");
    } else {
        emit(c, e->at, OP_UNPACK_EX, star | (n - star - 1) << 8);
    }
    for (int i = 0; i < n; i++) {
        const expr_node *item = e->elts.items[i];
        visit_expr(c, i == star ? item->starred_value : item);
    }
}

/* `**mapping` items and pieces of too many pairs are merged into the dict below. */
void visit_dict(compiler *c, const expr_node *e)
{
    bool started = false;
    int pairs = 0;
    for (int i = 0; i < e->dict.values.n; i++) {
        const expr_node *key = e->dict.keys.items[i];
        if (pairs && (!key || pairs * 2 > STACK_USE_MAX)) {
            emit(c, e->at, OP_BUILD_MAP, pairs);
            if (started) {
                emit(c, e->at, OP_DICT_UPDATE, 1);
            }
            started = true;
            pairs = 0;
        }
        if (key) {
            visit_expr(c, key);
            visit_expr(c, e->dict.values.items[i]);
            pairs++;
        } else {
            if (!started) {
                emit(c, e->at, OP_BUILD_MAP, 0);
                started = true;
            }
            visit_expr(c, e->dict.values.items[i]);
            emit(c, e->at, OP_DICT_UPDATE, 1);
        }
    }
    if (pairs || !started) {
        emit(c, e->at, OP_BUILD_MAP, pairs);
        if (started) {
            emit(c, e->at, OP_DICT_UPDATE, 1);
        }
    }
}

void visit_formatted_value(compiler *c, const expr_node *e)
{
    int flags = 0;
    switch (e->formatted.conversion) {
    case 's': flags = 1; break;
    case 'r': flags = 2; break;
    case 'a': flags = 3; break;
    default: break;
    }
    visit_expr(c, e->formatted.value);
    if (e->formatted.format_spec) {
        visit_expr(c, e->formatted.format_spec);
        flags |= 4;
    }
    emit(c, e->at, OP_FORMAT_VALUE, flags);
}

void visit_joined_str(compiler *c, const expr_node *e)
{
    const expr_list *parts = &e->joined_values;
    if (parts->n > STACK_USE_MAX) {
        emit_str(c, e->at, "");
        emit_named(c, e->at, OP_LOAD_METHOD, pass_intern(&c->pass, "join"));
        emit(c, e->at, OP_BUILD_LIST, 0);
        for (int i = 0; i < parts->n; i++) {
            visit_expr(c, parts->items[i]);
            emit(c, e->at, OP_LIST_APPEND, 1);
        }
        emit(c, e->at, OP_CALL, 1);
        return;
    }
    for (int i = 0; i < parts->n; i++) {
        visit_expr(c, parts->items[i]);
    }
    if (parts->n == 0) {
        emit_str(c, e->at, "");
    } else if (parts->n > 1) {
        emit(c, e->at, OP_BUILD_STRING, parts->n);
    }
}
