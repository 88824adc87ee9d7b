/* Annotations of variables, parameters and results. */
#include "codegen.h"
#include "unparse.h"

/* The annotation as a value: what it evaluates to, or its text (PEP 563). */
static void visit_annotation(compiler *c, const expr_node *e)
{
    if (!c->text_annotations) {
        visit_expr(c, e->kind == EXPR_STARRED ? e->starred_value : e);
        if (e->kind == EXPR_STARRED) {
            emit(c, e->at, OP_UNPACK_SEQUENCE, 1);
        }
        return;
    }
    uint32_t mark = c->npool;
    emit_const(c, e->at, unparse(c, e));
    pool_release(c, mark);
}

static bool has_annotation(const stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        const stmt_node *s = body->items[i];
        bool found = false;
        switch (s->kind) {
        case STMT_ANN_ASSIGN: return true;
        case STMT_FOR: found = has_annotation(&s->for_stmt.body) || has_annotation(&s->for_stmt.orelse); break;
        case STMT_WHILE: found = has_annotation(&s->while_stmt.body) || has_annotation(&s->while_stmt.orelse); break;
        case STMT_IF: found = has_annotation(&s->if_stmt.body) || has_annotation(&s->if_stmt.orelse); break;
        case STMT_WITH: found = has_annotation(&s->with.body); break;
        case STMT_TRY:
            for (int k = 0; k < s->try_stmt.handlers.n; k++) {
                found |= has_annotation(&s->try_stmt.handlers.items[k].body);
            }
            found = found || has_annotation(&s->try_stmt.body) || has_annotation(&s->try_stmt.orelse) ||
                    has_annotation(&s->try_stmt.finalbody);
            break;
        default: break;
        }
        if (found) {
            return true;
        }
    }
    return false;
}

void emit_setup_annotations(compiler *c, const stmt_list *body)
{
    if (has_annotation(body)) {
        emit(c, NOWHERE, OP_SETUP_ANNOTATIONS, 0);
    }
}

/* The parts of a target that gets no value are evaluated. */
static void visit_target_parts(compiler *c, const expr_node *target)
{
    if (target->kind == EXPR_ATTRIBUTE) {
        visit_and_pop(c, target->attribute.value);
    } else if (target->kind == EXPR_SUBSCRIPT) {
        visit_and_pop(c, target->subscript.value);
        visit_subscript_index(c, target->subscript.index);
        emit(c, target->at, OP_POP_TOP, 0);
    } else if (target->name == c->debug) {
        pass_error(&c->pass, target->at, "cannot assign to __debug__");
    }
}

/* Annotations of local variables are not evaluated. */
void visit_ann_assign(compiler *c, const stmt_node *s)
{
    const expr_node *target = s->ann_assign.target, *annotation = s->ann_assign.annotation;
    if (s->ann_assign.value) {
        visit_expr(c, s->ann_assign.value);
        visit_expr(c, target);
    }
    bool kept = s->ann_assign.simple && c->unit->scope->kind != SCOPE_FUNCTION;
    if (kept) {
        if (!s->ann_assign.value) {
            visit_target_parts(c, target);
        }
        visit_annotation(c, annotation);
        emit_name(c, s->at, c->annotations, CTX_LOAD);
        emit_str(c, s->at, pass_mangle(&c->pass, c->unit->private_name, target->name));
        emit(c, s->at, OP_STORE_SUBSCR, 0);
        return;
    }
    if (!s->ann_assign.value) {
        visit_target_parts(c, target);
    }
    if (!s->ann_assign.simple && c->unit->scope->kind != SCOPE_FUNCTION && !c->text_annotations) {
        visit_and_pop(c, annotation);
    }
}

static int visit_named(compiler *c, const char *name, const expr_node *e)
{
    if (!e) {
        return 0;
    }
    emit_str(c, e->at, pass_mangle(&c->pass, c->unit->private_name, name));
    visit_annotation(c, e);
    return 1;
}

static int visit_params(compiler *c, const arg_list *params)
{
    int n = 0;
    for (int i = 0; i < params->n; i++) {
        n += visit_named(c, params->items[i].name, params->items[i].annotation);
    }
    return n;
}

int visit_annotations(compiler *c, ast_span at, const arguments_node *a, const expr_node *returns)
{
    int n = visit_params(c, &a->args);
    n += visit_params(c, &a->posonlyargs);
    if (a->vararg) {
        n += visit_named(c, a->vararg->name, a->vararg->annotation);
    }
    n += visit_params(c, &a->kwonlyargs);
    if (a->kwarg) {
        n += visit_named(c, a->kwarg->name, a->kwarg->annotation);
    }
    n += visit_named(c, "return", returns);
    if (n) {
        emit(c, at, OP_BUILD_MAP, n);
    }
    return n ? MAKE_ANNOTATIONS : 0;
}
