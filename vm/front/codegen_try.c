/* Loops and try statements, and the ways out of them. */
#include "codegen.h"

/* Undoes one statement on a jump out of it. With keep_top a value to be returned lies on the stack.
 * From here on the code is outside of that statement's regions. */
static void unwind_one(compiler *c, ast_span at, const frame_block *fb, bool keep_top)
{
    switch (fb->kind) {
    case FB_WHILE:
    case FB_STAR_HANDLER:
    case FB_HANDLER: break;
    case FB_FOR:
    case FB_VALUE:
        if (keep_top) {
            emit(c, at, OP_SWAP, 2);
        }
        emit(c, at, OP_POP_TOP, 0);
        break;
    case FB_TRY: c->unit->region = fb->outer; break;
    case FB_FINALLY_TRY:
        c->unit->region = fb->outer;
        if (keep_top) {
            frame_block_push(c, at, FB_VALUE);
        }
        visit_body(c, fb->finalbody);
        if (keep_top) {
            frame_block_pop(c);
        }
        break;
    case FB_FINALLY_END:
        if (keep_top) {
            emit(c, at, OP_SWAP, 2);
        }
        emit(c, at, OP_POP_TOP, 0);
        if (keep_top) {
            emit(c, at, OP_SWAP, 2);
        }
        c->unit->region = fb->outer;
        emit(c, at, OP_POP_EXCEPT, 0);
        break;
    case FB_WITH:
    case FB_ASYNC_WITH:
        c->unit->region = fb->outer;
        emit_exit(c, fb->at, fb->kind == FB_ASYNC_WITH, keep_top);
        break;
    case FB_HANDLER_CLEANUP:
        c->unit->region = fb->outer;
        if (keep_top) {
            emit(c, at, OP_SWAP, 2);
        }
        emit(c, at, OP_POP_EXCEPT, 0);
        if (fb->name) {
            emit(c, at, OP_LOAD_NONE, 0);
            emit_name(c, at, fb->name, CTX_STORE);
            emit_name(c, at, fb->name, CTX_DEL);
        }
        break;
    }
}

/* Undoes all statements, or those inside the innermost loop, which *loop becomes (kind FB_WHILE or FB_FOR;
 * false when there is none). Statements that are being undone are not in force for the finally bodies
 * that are generated on the way. */
static bool unwind(compiler *c, ast_span at, bool keep_top, frame_block *loop)
{
    unit *u = c->unit;
    if (u->nblocks == 0) {
        return false;
    }
    frame_block top = *frame_block_top(c);
    if (top.kind == FB_STAR_HANDLER) {
        pass_error(&c->pass, at, "'break', 'continue' and 'return' cannot appear in an except* block");
    }
    if (loop && (top.kind == FB_WHILE || top.kind == FB_FOR)) {
        *loop = top;
        return true;
    }
    frame_block_pop(c);
    unwind_one(c, at, &top, keep_top);
    bool found = unwind(c, at, keep_top, loop);
    u->blocks[u->nblocks++] = top;
    return found;
}

void visit_return(compiler *c, const stmt_node *s)
{
    unit *u = c->unit;
    if (u->scope->kind != SCOPE_FUNCTION) {
        pass_error(&c->pass, s->at, "'return' outside function");
    }
    uint32_t mark = c->npool;
    value constant = NONE;
    if (s->return_value && (u->flags & CODE_ASYNC_GENERATOR)) {
        pass_error(&c->pass, s->at, "'return' with value in async generator");
    }
    bool known = !s->return_value || fold(c, s->return_value, &constant);
    if (!known) {
        visit_expr(c, s->return_value);
    }
    region *outer = u->region;
    ast_span at = known && s->return_value ? s->return_value->at : s->at;
    unwind(c, at, !known, NULL);
    if (known) {
        emit_const(c, at, constant);
    }
    pool_release(c, mark);
    emit_return(c, s->at);
    u->region = outer;
}

void visit_break(compiler *c, const stmt_node *s)
{
    frame_block loop;
    region *outer = c->unit->region;
    if (!unwind(c, s->at, false, &loop)) {
        pass_error(&c->pass, s->at, "'break' outside loop");
    }
    unwind_one(c, s->at, &loop, false);
    emit_jump(c, s->at, PSEUDO_JUMP, loop.exit);
    c->unit->region = outer;
}

void visit_continue(compiler *c, const stmt_node *s)
{
    frame_block loop;
    region *outer = c->unit->region;
    if (!unwind(c, s->at, false, &loop)) {
        pass_error(&c->pass, s->at, "'continue' not properly in loop");
    }
    emit_jump(c, s->at, PSEUDO_JUMP, loop.start);
    c->unit->region = outer;
}

static void push_loop(compiler *c, ast_span at, frame_block_kind kind, block *start, block *exit)
{
    frame_block_push(c, at, kind);
    frame_block_top(c)->start = start;
    frame_block_top(c)->exit = exit;
}

void visit_for(compiler *c, const stmt_node *s)
{
    block *start = block_new(c), *anchor = block_new(c), *end = block_new(c);
    const expr_node *iter = s->for_stmt.iter;
    if (s->is_async) {
        check_in_async(c, s->at, "async for");
    }
    visit_iterable(c, iter, s->is_async);
    block_use(c, start);
    push_loop(c, s->at, FB_FOR, start, end);
    if (s->is_async) {
        begin_async_for(c, s->at, anchor);
    } else {
        emit_jump(c, iter->at, OP_FOR_ITER, anchor);
    }
    visit_expr(c, s->for_stmt.target);
    visit_body(c, &s->for_stmt.body);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, start);
    frame_block_pop(c);
    if (s->is_async) {
        end_async_for(c, iter->at, anchor);
    } else {
        block_use(c, anchor);
        emit(c, iter->at, OP_END_FOR, 0);
    }
    visit_body(c, &s->for_stmt.orelse);
    block_use(c, end);
}

void visit_while(compiler *c, const stmt_node *s)
{
    block *start = block_new(c), *orelse = block_new(c), *end = block_new(c);
    block_use(c, start);
    push_loop(c, s->at, FB_WHILE, start, end);
    visit_condition(c, s->while_stmt.test, orelse, false);
    visit_body(c, &s->while_stmt.body);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, start);
    frame_block_pop(c);
    block_use(c, orelse);
    visit_body(c, &s->while_stmt.orelse);
    block_use(c, end);
}

void emit_cleanup(compiler *c, block *cleanup)
{
    block_use(c, cleanup);
    emit(c, NOWHERE, OP_COPY, 3);
    emit(c, NOWHERE, OP_POP_EXCEPT, 0);
    emit(c, NOWHERE, OP_RERAISE, 1);
}

/* Unbinds the name of an except clause, if it has one: set first, because the body may have deleted it. */
static void clear_name(compiler *c, const char *name)
{
    if (name) {
        emit(c, NOWHERE, OP_LOAD_NONE, 0);
        emit_name(c, NOWHERE, name, CTX_STORE);
        emit_name(c, NOWHERE, name, CTX_DEL);
    }
}

/* The body of `except type as name`, with the exception on the stack. The name is unbound on each way out. */
static void visit_named_handler(compiler *c, const handler_node *h, region *around, block *end)
{
    block *cleanup = block_new(c);
    emit_name(c, h->at, h->name, CTX_STORE);
    frame_block_push(c, h->at, FB_HANDLER_CLEANUP);
    frame_block_top(c)->name = h->name;
    frame_block_top(c)->outer = around->outer;
    region *r = region_begin(c, h->at, cleanup, 0, true);
    visit_body(c, &h->body);
    frame_block_pop(c);
    c->unit->region = around->outer;
    emit(c, NOWHERE, OP_POP_EXCEPT, 0);
    clear_name(c, h->name);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    region_end(c, r);
    block_use(c, cleanup);
    clear_name(c, h->name);
    emit(c, NOWHERE, OP_RERAISE, 1);
}

static void visit_unnamed_handler(compiler *c, const handler_node *h, region *around, block *end)
{
    emit(c, h->at, OP_POP_TOP, 0);
    frame_block_push(c, h->at, FB_HANDLER_CLEANUP);
    frame_block_top(c)->outer = around->outer;
    visit_body(c, &h->body);
    frame_block_pop(c);
    c->unit->region = around->outer;
    emit(c, NOWHERE, OP_POP_EXCEPT, 0);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    c->unit->region = around;
}

static void visit_handlers(compiler *c, const stmt_node *s, block *end)
{
    const handler_list *handlers = &s->try_stmt.handlers;
    block *cleanup = block_new(c);
    emit(c, NOWHERE, OP_PUSH_EXC_INFO, 0);
    /* Its handler keeps what was handled before, but not the exception. */
    region *around = region_begin(c, NOWHERE, cleanup, 1, true);
    frame_block_push(c, s->at, FB_HANDLER);
    for (int i = 0; i < handlers->n; i++) {
        const handler_node *h = &handlers->items[i];
        block *next = block_new(c);
        if (h->type) {
            visit_expr(c, h->type);
            emit(c, h->type->at, OP_CHECK_EXC_MATCH, 0);
            emit_jump(c, h->type->at, OP_POP_JUMP_IF_FALSE, next);
        } else if (i < handlers->n - 1) {
            pass_error(&c->pass, h->at, "default 'except:' must be last");
        }
        if (h->name) {
            visit_named_handler(c, h, around, end);
        } else {
            visit_unnamed_handler(c, h, around, end);
        }
        block_use(c, next);
    }
    frame_block_pop(c);
    emit(c, NOWHERE, OP_RERAISE, 0);
    region_end(c, around);
    emit_cleanup(c, cleanup);
}

/* One clause of except*, with (original, list of what clauses left or raised, what is still to be caught) on the stack. */
static void visit_star_clause(compiler *c, const handler_node *h)
{
    block *next = block_new(c), *failed = block_new(c), *end = block_new(c);
    visit_expr(c, h->type);
    emit(c, h->type->at, OP_CHECK_GROUP_MATCH, 0);
    emit(c, h->type->at, OP_COPY, 1);
    emit_jump(c, h->type->at, OP_POP_JUMP_IF_NONE, next);
    if (h->name) {
        emit_name(c, h->at, h->name, CTX_STORE);
    } else {
        emit(c, h->at, OP_POP_TOP, 0);
    }
    frame_block_push(c, h->at, FB_STAR_HANDLER);
    region *r = region_begin(c, h->at, failed, 0, true);
    visit_body(c, &h->body);
    frame_block_pop(c);
    region_end(c, r);
    clear_name(c, h->name);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    /* What the body raised joins the list, and the other clauses go on. */
    block_use(c, failed);
    clear_name(c, h->name);
    emit(c, NOWHERE, OP_LIST_APPEND, 3);
    emit(c, NOWHERE, OP_POP_TOP, 0);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    block_use(c, next);
    emit(c, NOWHERE, OP_POP_TOP, 0);
    block_use(c, end);
}

static void visit_star_handlers(compiler *c, const stmt_node *s, block *end)
{
    const handler_list *handlers = &s->try_stmt.handlers;
    block *cleanup = block_new(c), *raise = block_new(c);
    emit(c, NOWHERE, OP_PUSH_EXC_INFO, 0);
    region *around = region_begin(c, NOWHERE, cleanup, 1, true);
    frame_block_push(c, s->at, FB_HANDLER);
    emit(c, NOWHERE, OP_COPY, 1);
    emit(c, NOWHERE, OP_BUILD_LIST, 0);
    emit(c, NOWHERE, OP_SWAP, 2);
    for (int i = 0; i < handlers->n; i++) {
        visit_star_clause(c, &handlers->items[i]);
    }
    frame_block_pop(c);
    emit(c, NOWHERE, OP_LIST_APPEND, 1);
    emit(c, NOWHERE, OP_PREPARE_RERAISE, 0);
    emit(c, NOWHERE, OP_COPY, 1);
    emit_jump(c, NOWHERE, OP_POP_JUMP_IF_NOT_NONE, raise);
    emit(c, NOWHERE, OP_POP_TOP, 0);
    region_end(c, around);
    emit(c, NOWHERE, OP_POP_EXCEPT, 0);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    block_use(c, raise);
    emit(c, NOWHERE, OP_SWAP, 2);
    emit(c, NOWHERE, OP_POP_EXCEPT, 0);
    emit(c, NOWHERE, OP_RERAISE, 0);
    emit_cleanup(c, cleanup);
}

static void visit_try_except(compiler *c, const stmt_node *s)
{
    block *handlers = block_new(c), *end = block_new(c);
    frame_block_push(c, s->at, FB_TRY);
    region *r = region_begin(c, s->at, handlers, 0, false);
    visit_body(c, &s->try_stmt.body);
    region_end(c, r);
    frame_block_pop(c);
    visit_body(c, &s->try_stmt.orelse);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);
    block_use(c, handlers);
    if (s->is_star) {
        visit_star_handlers(c, s, end);
    } else {
        visit_handlers(c, s, end);
    }
    block_use(c, end);
}

void visit_try(compiler *c, const stmt_node *s)
{
    if (!s->try_stmt.finalbody.n) {
        visit_try_except(c, s);
        return;
    }
    block *handler = block_new(c), *cleanup = block_new(c), *end = block_new(c);
    frame_block_push(c, s->at, FB_FINALLY_TRY);
    frame_block_top(c)->finalbody = &s->try_stmt.finalbody;
    region *r = region_begin(c, s->at, handler, 0, false);
    if (s->try_stmt.handlers.n) {
        visit_try_except(c, s);
    } else {
        visit_body(c, &s->try_stmt.body);
    }
    region_end(c, r);
    frame_block_pop(c);
    visit_body(c, &s->try_stmt.finalbody);
    emit_jump(c, NOWHERE, PSEUDO_JUMP, end);

    block_use(c, handler);
    frame_block_push(c, s->at, FB_FINALLY_END);
    emit(c, NOWHERE, OP_PUSH_EXC_INFO, 0);
    region *around = region_begin(c, NOWHERE, cleanup, 1, true);
    visit_body(c, &s->try_stmt.finalbody);
    frame_block_pop(c);
    emit(c, NOWHERE, OP_RERAISE, 0);
    region_end(c, around);
    emit_cleanup(c, cleanup);
    block_use(c, end);
}
