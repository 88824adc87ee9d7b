/* The with statement, and async with. */
#include "codegen.h"

void emit_exit(compiler *c, ast_span at, bool async, bool keep_top)
{
    if (keep_top) {
        emit(c, at, OP_SWAP, 3);
        emit(c, at, OP_SWAP, 2);
    }
    emit(c, at, OP_LOAD_NONE, 0);
    emit(c, at, OP_LOAD_NONE, 0);
    emit(c, at, OP_LOAD_NONE, 0);
    emit(c, at, OP_CALL, 3);
    if (async) {
        emit_await(c, at, AWAIT_AEXIT);
    }
    emit(c, at, OP_POP_TOP, 0);
}

/* Where an exception in the body goes: __exit__ says whether it ends here. */
static void visit_exceptional_exit(compiler *c, ast_span at, bool async, block *end)
{
    block *cleanup = block_new(c), *suppress = block_new(c);
    emit(c, at, OP_PUSH_EXC_INFO, 0);
    region *around = region_begin(c, at, cleanup, 1, true);
    emit(c, at, OP_LOAD_EXIT, 0);
    emit(c, at, OP_CALL, 3);
    if (async) {
        emit_await(c, at, AWAIT_AEXIT);
    }
    emit_jump(c, at, OP_POP_JUMP_IF_TRUE, suppress);
    emit(c, at, OP_RERAISE, 2);
    block_use(c, suppress);
    emit(c, at, OP_POP_TOP, 0);
    region_end(c, around);
    emit(c, at, OP_POP_EXCEPT, 0);
    emit(c, at, OP_POP_TOP, 0);
    emit(c, at, OP_POP_TOP, 0);
    emit(c, at, OP_POP_TOP, 0);
    emit_jump(c, at, PSEUDO_JUMP, end);
    emit_cleanup(c, cleanup);
}

static void visit_item(compiler *c, const stmt_node *s, int i)
{
    const with_item_node *item = &s->with.items.items[i];
    block *handler = block_new(c), *end = block_new(c);
    ast_span at = item->context->at;
    visit_expr(c, item->context);
    emit(c, at, OP_LOAD_CONTEXT, s->is_async);
    emit(c, at, OP_CALL, 0);
    if (s->is_async) {
        emit_await(c, at, AWAIT_AENTER);
    }
    frame_block_push(c, at, s->is_async ? FB_ASYNC_WITH : FB_WITH);
    frame_block_top(c)->at = at;
    region *r = region_begin(c, at, handler, 1, true);
    if (item->target) {
        visit_expr(c, item->target);
    } else {
        emit(c, at, OP_POP_TOP, 0);
    }
    if (i + 1 < s->with.items.n) {
        visit_item(c, s, i + 1);
    } else {
        visit_body(c, &s->with.body);
    }
    region_end(c, r);
    frame_block_pop(c);
    emit_exit(c, at, s->is_async, false);
    emit_jump(c, at, PSEUDO_JUMP, end);
    block_use(c, handler);
    visit_exceptional_exit(c, at, s->is_async, end);
    block_use(c, end);
}

void visit_with(compiler *c, const stmt_node *s)
{
    if (s->is_async) {
        check_in_async(c, s->at, "async with");
    }
    visit_item(c, s, 0);
}
