#include "codegen.h"

#include <string.h>

#include "../objects/list.h"
#include "../objects/str.h"

void emit_return(compiler *c, ast_span at)
{
    emit(c, at, c->unit->flags & CODE_GENERATOR ? OP_RETURN_GEN : OP_RETURN_VALUE, 0);
}

static void visit_assign(compiler *c, const stmt_node *s)
{
    const expr_list *targets = &s->assign.targets;
    visit_expr(c, s->assign.value);
    for (int i = 0; i < targets->n; i++) {
        if (i < targets->n - 1) {
            emit(c, s->at, OP_COPY, 1);
        }
        visit_expr(c, targets->items[i]);
    }
}

static void visit_aug_assign(compiler *c, const stmt_node *s)
{
    const expr_node *target = s->aug_assign.target;
    switch (target->kind) {
    case EXPR_ATTRIBUTE:
        visit_expr(c, target->attribute.value);
        emit(c, target->at, OP_COPY, 1);
        emit_attribute(c, target->at, OP_LOAD_ATTR, target->attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        visit_expr(c, target->subscript.value);
        visit_subscript_index(c, target->subscript.index);
        emit(c, target->at, OP_COPY, 2);
        emit(c, target->at, OP_COPY, 2);
        emit(c, target->at, OP_LOAD_SUBSCR, 0);
        break;
    default: emit_name(c, target->at, target->name, CTX_LOAD);
    }
    visit_expr(c, s->aug_assign.value);
    emit_binary(c, s->at, s->aug_assign.op, true);
    switch (target->kind) {
    case EXPR_ATTRIBUTE:
        emit(c, target->at, OP_SWAP, 2);
        emit_attribute(c, target->at, OP_STORE_ATTR, target->attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        emit(c, target->at, OP_SWAP, 3);
        emit(c, target->at, OP_SWAP, 2);
        emit(c, target->at, OP_STORE_SUBSCR, 0);
        break;
    default: emit_name(c, target->at, target->name, CTX_STORE);
    }
}

void visit_and_pop(compiler *c, const expr_node *e)
{
    visit_expr(c, e);
    emit(c, e->at, OP_POP_TOP, 0);
}

static void visit_if(compiler *c, const stmt_node *s)
{
    block *orelse = block_new(c), *end = block_new(c);
    visit_condition(c, s->if_stmt.test, orelse, false);
    visit_body(c, &s->if_stmt.body);
    if (s->if_stmt.orelse.n) {
        emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    }
    block_use(c, orelse);
    visit_body(c, &s->if_stmt.orelse);
    block_use(c, end);
}

static void visit_raise(compiler *c, const stmt_node *s)
{
    int n = 0;
    if (s->raise.exc) {
        visit_expr(c, s->raise.exc);
        n++;
    }
    if (s->raise.cause) {
        visit_expr(c, s->raise.cause);
        n++;
    }
    emit(c, s->at, OP_RAISE, n);
}

static void visit_assert(compiler *c, const stmt_node *s)
{
    const expr_node *test = s->assert_stmt.test;
    block *end = block_new(c);
    warn_assert(c, s);
    visit_condition(c, test, end, true);
    emit(c, test->at, OP_LOAD_COMMON_CONSTANT, COMMON_ASSERTION_ERROR);
    if (s->assert_stmt.msg) {
        emit(c, test->at, OP_PUSH_NULL, 0);
        visit_expr(c, s->assert_stmt.msg);
        emit(c, test->at, OP_CALL, 1);
    }
    emit(c, test->at, OP_RAISE, 1);
    block_use(c, end);
}

static const char *intern_part(compiler *c, const char *text, size_t len)
{
    const char *name = arena_intern(c->pass.arena, text, len);
    if (!name) {
        pass_memory(&c->pass);
    }
    return name;
}

/* names: those of a `from`, NULL for none. */
static void emit_import(compiler *c, const stmt_node *s, const char *module, int level, const alias_list *names)
{
    uint32_t mark = c->npool;
    value list = NONE;
    if (names) {
        for (int i = 0; i < names->n; i++) {
            pool_push(c, from_object(str_intern_cstr(c->pass.vm, names->items[i].name)));
        }
        list = pool_push(c, from_object(tuple_from_items(c->pass.vm, c->pool + mark, (size_t)names->n)));
    }
    emit_const(c, s->at, from_small(level));
    emit_const(c, s->at, list);
    emit_named(c, s->at, OP_IMPORT_NAME, module);
    pool_release(c, mark);
}

static void visit_import(compiler *c, const stmt_node *s)
{
    for (int i = 0; i < s->import_names.n; i++) {
        const alias_node *alias = &s->import_names.items[i];
        const char *dot = strchr(alias->name, '.');
        emit_import(c, s, alias->name, 0, NULL);
        if (!alias->asname) {
            size_t len = dot ? (size_t)(dot - alias->name) : strlen(alias->name);
            emit_name(c, s->at, intern_part(c, alias->name, len), CTX_STORE);
            continue;
        }
        /* import a.b.c as d: the parts are attributes of what was imported. */
        while (dot) {
            const char *part = dot + 1;
            dot = strchr(part, '.');
            size_t len = dot ? (size_t)(dot - part) : strlen(part);
            emit_named(c, s->at, OP_IMPORT_FROM, intern_part(c, part, len));
            emit(c, s->at, OP_SWAP, 2);
            emit(c, s->at, OP_POP_TOP, 0);
        }
        emit_name(c, s->at, alias->asname, CTX_STORE);
    }
}

static void visit_import_from(compiler *c, const stmt_node *s)
{
    if (is_future_import(s) && s->at.line > c->last_future_line) {
        pass_error(&c->pass, s->at, "from __future__ imports must occur at the beginning of the file");
    }
    const char *module = s->import_from.module ? s->import_from.module : "";
    emit_import(c, s, module, s->import_from.level, &s->import_from.names);
    if (strcmp(s->import_from.names.items[0].name, "*") == 0) {
        emit(c, s->at, OP_IMPORT_STAR, 0);
        return;
    }
    for (int i = 0; i < s->import_from.names.n; i++) {
        const alias_node *alias = &s->import_from.names.items[i];
        emit_named(c, s->at, OP_IMPORT_FROM, alias->name);
        emit_name(c, s->at, alias->asname ? alias->asname : alias->name, CTX_STORE);
    }
    emit(c, s->at, OP_POP_TOP, 0);
}

static void visit_stmt(compiler *c, const stmt_node *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF: visit_function_def(c, s); break;
    case STMT_CLASS_DEF: visit_class_def(c, s); break;
    case STMT_RETURN: visit_return(c, s); break;
    case STMT_DELETE:
        for (int i = 0; i < s->delete_targets.n; i++) {
            visit_expr(c, s->delete_targets.items[i]);
        }
        break;
    case STMT_ASSIGN: visit_assign(c, s); break;
    case STMT_AUG_ASSIGN: visit_aug_assign(c, s); break;
    case STMT_ANN_ASSIGN: visit_ann_assign(c, s); break;
    case STMT_FOR: visit_for(c, s); break;
    case STMT_WHILE: visit_while(c, s); break;
    case STMT_IF: visit_if(c, s); break;
    case STMT_WITH: visit_with(c, s); break;
    case STMT_RAISE: visit_raise(c, s); break;
    case STMT_TRY: visit_try(c, s); break;
    case STMT_ASSERT: visit_assert(c, s); break;
    case STMT_IMPORT: visit_import(c, s); break;
    case STMT_IMPORT_FROM: visit_import_from(c, s); break;
    case STMT_EXPR:
        if (s->expr->kind != EXPR_CONSTANT) {
            visit_and_pop(c, s->expr);
        }
        break;
    case STMT_BREAK: visit_break(c, s); break;
    case STMT_CONTINUE: visit_continue(c, s); break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
    case STMT_PASS: break;
    }
}

void visit_body(compiler *c, const stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        visit_stmt(c, body->items[i]);
    }
}
