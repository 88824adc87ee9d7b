#include "codegen.h"

#include "../objects/list.h"

#include <stdlib.h>
#include <string.h>

static int visit_defaults(compiler *c, ast_span at, const arguments_node *a)
{
    int flags = 0;
    if (a->defaults.n) {
        uint32_t mark = c->npool;
        value v;
        if (fold_items(c, &a->defaults, 1, &v)) {
            emit_const(c, at, v);
        } else {
            visit_elements(c, at, &a->defaults, OP_BUILD_TUPLE, 0);
        }
        pool_release(c, mark);
        flags |= MAKE_DEFAULTS;
    }
    int pairs = 0;
    for (int i = 0; i < a->kwonlyargs.n; i++) {
        if (a->kw_defaults.items[i]) {
            emit_str(c, at, pass_mangle(&c->pass, c->unit->private_name, a->kwonlyargs.items[i].name));
            visit_expr(c, a->kw_defaults.items[i]);
            pairs++;
        }
    }
    if (pairs) {
        emit(c, at, OP_BUILD_MAP, pairs);
        flags |= MAKE_KWDEFAULTS;
    }
    return flags;
}

/* The code object in the pool becomes a constant. */
static void emit_code(compiler *c, ast_span at, value code, uint32_t mark)
{
    emit_const(c, at, code);
    pool_release(c, mark);
}

void visit_lambda(compiler *c, const expr_node *e)
{
    uint32_t mark = c->npool;
    scope *s = scope_of(c, e);
    unit_enter(c, s, "<lambda>", e->at.line, e->lambda.args);
    visit_expr(c, e->lambda.body);
    emit_return(c, e->lambda.body->at);
    emit_code(c, e->at, unit_leave(c), mark);
    int flags = visit_defaults(c, e->at, e->lambda.args);
    flags |= emit_closure(c, e->at, s) ? MAKE_CLOSURE : 0;
    emit(c, e->at, OP_MAKE_FUNCTION, flags);
}

static void visit_decorators(compiler *c, const expr_list *decorators)
{
    for (int i = 0; i < decorators->n; i++) {
        visit_expr(c, decorators->items[i]);
        emit(c, decorators->items[i]->at, OP_PUSH_NULL, 0);
    }
}

static void apply_decorators(compiler *c, const expr_list *decorators)
{
    for (int i = decorators->n - 1; i >= 0; i--) {
        emit(c, decorators->items[i]->at, OP_CALL, 1);
    }
}

static int first_line(const stmt_node *s, const expr_list *decorators)
{
    return decorators->n ? decorators->items[0]->at.line : s->at.line;
}

void visit_function_def(compiler *c, const stmt_node *s)
{
    const arguments_node *args = s->function_def.args;
    const expr_list *decorators = &s->function_def.decorators;
    visit_decorators(c, decorators);

    uint32_t mark = c->npool;
    scope *inner = scope_of(c, s);
    unit *u = unit_enter(c, inner, s->function_def.name, first_line(s, decorators), args);
    if (const_add_doc(c, &s->function_def.body)) {
        u->flags |= CODE_HAS_DOC;
    }
    visit_body(c, &s->function_def.body);
    emit(c, NOWHERE, OP_LOAD_NONE, 0);
    emit_return(c, NOWHERE);
    emit_code(c, s->at, unit_leave(c), mark);

    int flags = visit_defaults(c, s->at, args);
    flags |= emit_closure(c, s->at, inner) ? MAKE_CLOSURE : 0;
    flags |= visit_annotations(c, s->at, args, s->function_def.returns);
    emit(c, s->at, OP_MAKE_FUNCTION, flags);
    apply_decorators(c, decorators);
    emit_name(c, s->at, s->function_def.name, CTX_STORE);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void emit_self_attrs(compiler *c, ast_span at, unit *u)
{
    if (u->nself_attrs) {
        qsort(u->self_attrs, u->nself_attrs, sizeof *u->self_attrs, by_text);
    }
    uint32_t mark = c->npool;
    for (uint32_t i = 0; i < u->nself_attrs; i++) {
        const_str(c, u->self_attrs[i], strlen(u->self_attrs[i]));
    }
    emit_const(c, at, pool_push(c, from_object(tuple_from_items(c->pass.vm, c->pool + mark, u->nself_attrs))));
    pool_release(c, mark);
    emit_name(c, at, pass_intern(&c->pass, "__static_attributes__"), CTX_STORE);
}

static void compile_class_body(compiler *c, const stmt_node *s)
{
    ast_span at = s->at;
    unit *u = unit_enter(c, scope_of(c, s), s->class_def.name,
                         first_line(s, &s->class_def.decorators), NULL);
    emit_named(c, at, OP_LOAD_GLOBAL, pass_intern(&c->pass, "__name__"));
    emit_name(c, at, pass_intern(&c->pass, "__module__"), CTX_STORE);
    emit_str(c, at, u->qualname);
    emit_name(c, at, pass_intern(&c->pass, "__qualname__"), CTX_STORE);
    emit_const(c, at, from_small(u->first_line));
    emit_name(c, at, pass_intern(&c->pass, "__firstlineno__"), CTX_STORE);
    emit_doc(c, &s->class_def.body);
    emit_setup_annotations(c, &s->class_def.body);
    visit_body(c, &s->class_def.body);
    emit_self_attrs(c, NOWHERE, u);
    if (u->scope->class_cell) {
        emit(c, NOWHERE, OP_LOAD_FAST, local_slot(c, class_slot_name(c)));
        emit_name(c, NOWHERE, pass_intern(&c->pass, "__classcell__"), CTX_STORE);
    }
    emit(c, NOWHERE, OP_LOAD_NONE, 0);
    emit_return(c, NOWHERE);
}

void visit_class_def(compiler *c, const stmt_node *s)
{
    visit_decorators(c, &s->class_def.decorators);
    emit(c, s->at, OP_LOAD_BUILD_CLASS, 0);
    emit(c, s->at, OP_PUSH_NULL, 0);
    uint32_t mark = c->npool;
    compile_class_body(c, s);
    emit_code(c, s->at, unit_leave(c), mark);
    emit(c, s->at, OP_MAKE_FUNCTION, emit_closure(c, s->at, scope_of(c, s)) ? MAKE_CLOSURE : 0);
    emit_str(c, s->at, s->class_def.name);
    visit_call_arguments(c, s->at, 2, &s->class_def.bases, &s->class_def.keywords);
    apply_decorators(c, &s->class_def.decorators);
    emit_name(c, s->at, s->class_def.name, CTX_STORE);
}
