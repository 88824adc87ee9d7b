#include "codegen.h"

/* How one clause of a comprehension is closed, outermost first. */
typedef struct clause {
    block *start;  /* NULL: `for x in [value]`, no loop */
    block *anchor; /* behind the loop */
    block *next;   /* where a failed `if` goes */
} clause;

/* `in (value,)` or `in [value]`: an assignment, not a loop. */
static const expr_node *single_item(const expr_node *iter)
{
    if ((iter->kind == EXPR_LIST || iter->kind == EXPR_TUPLE) && iter->elts.n == 1 &&
        iter->elts.items[0]->kind != EXPR_STARRED) {
        return iter->elts.items[0];
    }
    return NULL;
}

void visit_iterable(compiler *c, const expr_node *e, bool async)
{
    uint32_t mark = c->npool;
    value v;
    if ((e->kind == EXPR_LIST || e->kind == EXPR_SET) && fold_items(c, &e->elts, 1, &v)) {
        emit_const(c, e->at, e->kind == EXPR_SET ? constant_set(c, v) : v);
        pool_release(c, mark);
    } else {
        pool_release(c, mark);
        visit_expr(c, e);
    }
    emit(c, e->at, async ? OP_GET_AITER : OP_GET_ITER, 0);
}

/* The element of each round; `loops` iterators lie above the container. */
static void visit_element(compiler *c, const expr_node *e, int loops)
{
    const expr_node *elt = e->comp.elt;
    if (e->kind == EXPR_DICT_COMP) {
        visit_expr(c, elt);
        visit_expr(c, e->comp.value);
        ast_span at = elt->at;
        at.end_line = e->comp.value->at.end_line;
        at.end_col = e->comp.value->at.end_col;
        emit(c, at, OP_MAP_ADD, loops + 1);
        return;
    }
    visit_expr(c, elt);
    switch (e->kind) {
    case EXPR_LIST_COMP: emit(c, elt->at, OP_LIST_APPEND, loops + 1); break;
    case EXPR_SET_COMP: emit(c, elt->at, OP_SET_ADD, loops + 1); break;
    default:
        emit_yield(c, elt->at);
        emit(c, elt->at, OP_POP_TOP, 0);
    }
}

/* The loops; the first iterator is on the stack. */
static void visit_clauses(compiler *c, const expr_node *e)
{
    const comprehension_list *generators = &e->comp.generators;
    clause *clauses = pass_alloc(&c->pass, (size_t)generators->n, sizeof *clauses);
    int loops = 0;
    for (int i = 0; i < generators->n; i++) {
        const comprehension_node *g = &generators->items[i];
        clause *k = &clauses[i];
        k->next = block_new(c);
        const expr_node *single = i > 0 && !g->is_async ? single_item(g->iter) : NULL;
        if (single) {
            visit_expr(c, single);
        } else {
            if (i > 0) {
                visit_iterable(c, g->iter, g->is_async);
            }
            k->start = block_new(c);
            k->anchor = block_new(c);
            block_use(c, k->start);
            if (g->is_async) {
                begin_async_for(c, e->at, k->anchor);
            } else {
                emit_jump(c, g->iter->at, OP_FOR_ITER, k->anchor);
            }
            loops++;
        }
        visit_expr(c, g->target);
        for (int j = 0; j < g->ifs.n; j++) {
            visit_condition(c, g->ifs.items[j], k->next, false);
        }
    }
    visit_element(c, e, loops);
    for (int i = generators->n - 1; i >= 0; i--) {
        block_use(c, clauses[i].next);
        if (clauses[i].start) {
            emit_jump(c, e->comp.elt->at, PSEUDO_JUMP, clauses[i].start);
            if (generators->items[i].is_async) {
                end_async_for(c, e->at, clauses[i].anchor);
            } else {
                block_use(c, clauses[i].anchor);
                emit(c, NOWHERE, OP_END_FOR, 0);
            }
        }
    }
}

static void visit_generator_expression(compiler *c, const expr_node *e)
{
    uint32_t mark = c->npool;
    scope *s = scope_of(c, e);
    unit_enter(c, s, "<genexpr>", e->at.line, NULL);
    emit(c, e->comp.generators.items[0].iter->at, OP_LOAD_FAST, local_slot(c, c->dot0));
    visit_clauses(c, e);
    emit(c, NOWHERE, OP_LOAD_NONE, 0);
    emit_return(c, NOWHERE);
    value code = unit_leave(c);
    emit_const(c, e->at, code);
    pool_release(c, mark);
    visit_iterable(c, e->comp.generators.items[0].iter, e->comp.generators.items[0].is_async);
    emit_cells(c, e->at, s);
    emit(c, e->at, OP_MAKE_GENEXP, (int32_t)s->nfrees);
}

/* The comprehension's own variables: those that it binds. */
static bool is_own(const symbol *sym)
{
    return sym->binding == BIND_LOCAL || sym->binding == BIND_CELL;
}

/* Puts the outer values of the comprehension's variables aside, below the iterator. How many. */
static int save_variables(compiler *c, ast_span at, const scope *s)
{
    int n = 0;
    for (const symbol *sym = s->symbols; sym; sym = sym->next) {
        if (!is_own(sym)) {
            continue;
        }
        emit(c, at, OP_LOAD_FAST_AND_CLEAR, local_slot(c, sym->name));
        if (sym->binding == BIND_CELL) {
            emit(c, at, OP_MAKE_CELL, local_slot(c, sym->name));
        }
        n++;
    }
    if (n) {
        emit(c, at, OP_SWAP, n + 1);
    }
    return n;
}

/* The result, or an exception, lies above the n saved values. */
static void restore_variables(compiler *c, ast_span at, const scope *s, int n)
{
    const char **names = pass_alloc(&c->pass, (size_t)n, sizeof *names);
    int i = 0;
    for (const symbol *sym = s->symbols; sym; sym = sym->next) {
        if (is_own(sym)) {
            names[i++] = sym->name;
        }
    }
    emit(c, at, OP_SWAP, n + 1);
    while (i > 0) {
        emit_pseudo(c, at, PSEUDO_STORE_FAST_MAYBE_NULL, local_slot(c, names[--i]));
    }
}

void visit_comprehension(compiler *c, const expr_node *e)
{
    if (e->kind == EXPR_GENERATOR) {
        visit_generator_expression(c, e);
        return;
    }
    enum opcode build = e->kind == EXPR_LIST_COMP  ? OP_BUILD_LIST
                        : e->kind == EXPR_SET_COMP ? OP_BUILD_SET
                                                   : OP_BUILD_MAP;
    scope *s = scope_of(c, e);
    if (s->coroutine && c->unit->current->comprehension == EXPR_NAME && !(c->unit->flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR))) {
        pass_error(&c->pass, e->at, "asynchronous comprehension outside of an asynchronous function");
    }
    visit_iterable(c, e->comp.generators.items[0].iter, e->comp.generators.items[0].is_async);
    scope *outer = c->unit->current;
    c->unit->current = s;
    int saved = save_variables(c, e->at, s);
    block *cleanup = block_new(c), *end = block_new(c);
    region *r = saved ? region_begin(c, e->at, cleanup, 0, false) : NULL;
    emit(c, e->at, build, 0);
    emit(c, e->at, OP_SWAP, 2);
    visit_clauses(c, e);
    c->unit->current = outer;
    if (!saved) {
        return;
    }
    region_end(c, r);
    emit_jump(c, e->at, PSEUDO_JUMP, end);
    /* The unfinished container, in the place of the iterator, lies below the exception. */
    block_use(c, cleanup);
    emit(c, e->at, OP_SWAP, 2);
    emit(c, e->at, OP_POP_TOP, 0);
    restore_variables(c, e->at, s, saved);
    emit(c, e->at, OP_RERAISE, 0);
    block_use(c, end);
    restore_variables(c, e->at, s, saved);
}
