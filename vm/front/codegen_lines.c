/* Positions of instructions that the source has none for, as in CPython's flowgraph.c. */
#include "codegen.h"

static instr *last_of(block *b)
{
    return &b->insts[b->n - 1];
}

static bool goes_on(block *b)
{
    const instr *last = last_of(b);
    return last->op >= PSEUDO_JUMP ? last->op > PSEUDO_JUMP_NO_INTERRUPT : !(opcode_table[last->op].flags & OPF_STOP);
}

static bool is_exit_without_line(block *b)
{
    const instr *last = last_of(b);
    if (last->target || goes_on(b)) {
        return false;
    }
    for (uint32_t i = 0; i < b->n; i++) {
        if (b->insts[i].at.line) {
            return false;
        }
    }
    return true;
}

static void count_ways_in(unit *u)
{
    for (block *b = u->first; b; b = b->next) {
        b->ways_in = 0;
    }
    for (block *b = u->first; b; b = b->next) {
        if (last_of(b)->target) {
            last_of(b)->target->ways_in++;
        }
        if (b->next && goes_on(b)) {
            b->next->ways_in++;
        }
    }
}

/* Behind the original, which cannot be fallen out of. */
static block *copy_exit(compiler *c, block *b)
{
    block *copy = pass_alloc(&c->pass, 1, sizeof *copy);
    *copy = *b;
    copy->insts = pass_alloc(&c->pass, b->n, sizeof *copy->insts);
    for (uint32_t i = 0; i < b->n; i++) {
        copy->insts[i] = b->insts[i];
    }
    copy->ways_in = 1;
    b->ways_in--;
    b->next = copy;
    return copy;
}

/* Each way to an exit without a line has an exit of its own, which takes the line of what led there. */
static void copy_exits(compiler *c)
{
    for (block *b = c->unit->first; b; b = b->next) {
        instr *jump = last_of(b);
        if (jump->target && jump->target->ways_in > 1 && is_exit_without_line(jump->target)) {
            jump->target = copy_exit(c, jump->target);
        }
    }
    uint32_t order = 0;
    for (block *b = c->unit->first; b; b = b->next) {
        b->order = order++;
    }
}

static void give_line(block *b, ast_span at)
{
    if (b->ways_in == 1 && !b->insts[0].at.line) {
        b->insts[0].at = at;
    }
}

void give_lines(compiler *c)
{
    count_ways_in(c->unit);
    copy_exits(c);
    for (block *b = c->unit->first; b; b = b->next) {
        ast_span at = NOWHERE;
        for (uint32_t i = 0; i < b->n; i++) {
            if (b->insts[i].at.line) {
                at = b->insts[i].at;
            } else {
                b->insts[i].at = at;
            }
        }
        if (b->next && goes_on(b)) {
            give_line(b->next, at);
        }
        if (last_of(b)->target) {
            give_line(last_of(b)->target, at);
        }
    }
}
