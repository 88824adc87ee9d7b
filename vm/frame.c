/* The frame stack: frames of calls, in chunks. */
#include <stdlib.h>
#include "memory.h"
#include "state.h"

struct stack_chunk {
    stack_chunk *prev;
    value *prev_top, *prev_end;
    size_t nvalues;
    value values[];
};

/* The newest chunk has no room for n values. The old chunk's state comes back in frame_stack_shrink. */
static value *stack_grow(vm *vm, size_t n)
{
    size_t size = n > vm->chunk_values ? n : vm->chunk_values;
    stack_chunk *c = mem_alloc(sizeof *c + size * sizeof(value));
    if (!c) {
        raise_memory(vm);
        return NULL;
    }
    *c = (stack_chunk){ vm->chunk, vm->stack_top, vm->stack_end, size };
    vm->chunk = c;
    vm->stack_top = c->values;
    vm->stack_end = c->values + size;
    vm->chunk_base = c->prev ? c->values : NULL;
    return c->values;
}

void frame_stack_shrink(vm *vm)
{
    stack_chunk *c = vm->chunk;
    vm->stack_top = c->prev_top;
    vm->stack_end = c->prev_end;
    vm->chunk = c->prev;
    vm->chunk_base = c->prev && c->prev->prev ? c->prev->values : NULL;
    free(c);
}

void frame_stack_free(vm *vm)
{
    while (vm->chunk) frame_stack_shrink(vm);
}

frame *frame_push(vm *vm, function *fn)
{
    const code *c = fn->code;
    if (c->flags & CODE_GENERATOR) {
        gen *g = gen_new(vm, fn);
        return g ? &g->frame : NULL;
    }
    size_t n = c->frame_values;
    value *at = vm->stack_top;
    if ((size_t)(vm->stack_end - at) < n && !(at = stack_grow(vm, n))) return NULL;
    vm->stack_top = at + n;
    frame *f = (frame *)at;
    frame_init(f, fn, GEN_NONE, c);
    return f;
}

/* The word before a landing of generators stands for the consumer's instruction (see RETURN_GEN). */
#define CONSUMER MAKE_WORD(OP_NOP, 1), 0
const word landing_code[] = {
    CONSUMER, MAKE_WORD(OP_LANDING_YIELDED, 0), MAKE_WORD(OP_LANDING_RETURNED, 0),
    CONSUMER, MAKE_WORD(OP_LANDING_DEFAULT_YIELDED, 0), MAKE_WORD(OP_LANDING_DEFAULT_RETURNED, 0),
    CONSUMER, MAKE_WORD(OP_LANDING_CONSUME_LIST, 0), MAKE_WORD(OP_LANDING_CONSUMED, 0),
    CONSUMER, MAKE_WORD(OP_LANDING_CONSUME_SUM, 0), MAKE_WORD(OP_LANDING_CONSUMED, 0),
    CONSUMER, MAKE_WORD(OP_LANDING_CONSUME, 0), MAKE_WORD(OP_LANDING_CONSUMED, 0),
    MAKE_WORD(OP_LANDING_MADE, 0),
    CONSUMER, MAKE_WORD(OP_LANDING_LAZY, 0), MAKE_WORD(OP_LANDING_LAZY_ENDED, 0),
};

void frame_drop(vm *vm, frame *f, uint32_t n)
{
    value raised = vm->raised, *end = f->sp;
    vm->raised = EMPTY;
    f->sp -= n;
    for (value *at = f->sp; at < end; at++) xdecref(vm, *at);
    vm->raised = raised;
}

void frame_pop(vm *vm, frame *f)
{
    frame_clear(vm, f);
    function *fn = f->func;
    frame_give_back(vm, f);
    DECREF_OBJ(vm, fn);
}
