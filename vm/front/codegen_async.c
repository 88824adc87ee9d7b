/* await, and what of `async for` is not as in a plain loop. */
#include "codegen.h"

void check_in_async(compiler *c, ast_span at, const char *what)
{
    const scope *s = c->unit->scope;
    if (s->kind != SCOPE_FUNCTION || !s->coroutine || s->comprehension != EXPR_NAME) {
        pass_error(&c->pass, at, "'%s' outside async function", what);
    }
}

void emit_delegation(compiler *c, ast_span at)
{
    block *send = block_new(c), *end = block_new(c);
    emit(c, at, OP_LOAD_NONE, 0);
    block_use(c, send);
    emit_jump(c, at, OP_SEND, end);
    emit(c, at, OP_YIELD_DELEGATED, 0);
    emit_jump(c, at, PSEUDO_JUMP_NO_INTERRUPT, send);
    block_use(c, end);
    emit(c, at, OP_END_SEND, 0);
}

void emit_yield(compiler *c, ast_span at)
{
    emit(c, at, c->unit->flags & CODE_ASYNC_GENERATOR ? OP_YIELD_ITEM : OP_YIELD_VALUE, 0);
}

void emit_await(compiler *c, ast_span at, enum await_from from)
{
    emit(c, at, OP_GET_AWAITABLE, from);
    emit_delegation(c, at);
}

void visit_await(compiler *c, const expr_node *e)
{
    if (c->unit->scope->kind != SCOPE_FUNCTION) {
        pass_error(&c->pass, e->at, "'await' outside function");
    }
    if (c->unit->current->comprehension == EXPR_NAME) {
        check_in_async(c, e->at, "await");
    }
    visit_expr(c, e->await_value);
    emit_await(c, e->at, AWAIT_EXPRESSION);
}

void begin_async_for(compiler *c, ast_span at, block *ended)
{
    region *r = region_begin(c, at, ended, 0, true);
    emit(c, at, OP_GET_ANEXT, 0);
    emit_delegation(c, at);
    region_end(c, r);
}

void end_async_for(compiler *c, ast_span at, block *ended)
{
    block *other = block_new(c), *end = block_new(c);
    block_use(c, ended);
    emit(c, at, OP_LOAD_COMMON_CONSTANT, COMMON_STOP_ASYNC_ITERATION);
    emit(c, at, OP_CHECK_EXC_MATCH, 0);
    emit_jump(c, at, OP_POP_JUMP_IF_FALSE, other);
    emit(c, at, OP_POP_TOP, 0);
    emit(c, at, OP_POP_TOP, 0);
    emit(c, at, OP_POP_TOP, 0);
    emit_jump(c, at, PSEUDO_JUMP, end);
    block_use(c, other);
    emit(c, at, OP_RERAISE, 1);
    block_use(c, end);
}
