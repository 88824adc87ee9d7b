/* The rarer things that happen to a chain. */
#include "chain.h"

void chain_end_leaf(frame *f)
{
    gen *root = gen_of_frame(f)->root, *parent = gen_of_frame(f->prev);
    f->rooted = false;
    root->depth--;
    if (parent == root) return;
    parent->root = root;
    parent->frame.state = GEN_EXECUTING;
}

/* Whether a suspended generator's last instruction was the YIELD_VALUE of a `yield from`. */
static bool is_delegating(const frame *f)
{
    return WORD_OP(f->ip[-1]) == OP_YIELD_VALUE && WORD_ARG(f->ip[-1]) == 1;
}

static const gen *root_of(const gen *g)
{
    while (g->frame.state == GEN_LINKED) g = gen_of_frame(g->frame.prev);
    return g;
}

enum gen_state chain_state(const gen *g)
{
    if (g->frame.state == GEN_FLAT) return GEN_DELEGATING;
    if (g->frame.state != GEN_LINKED) return g->frame.state;
    const gen *root = root_of(g);
    if (root->frame.state == GEN_EXECUTING) return GEN_EXECUTING;
    return root->frame.prev != &g->frame || is_delegating(&g->frame) ? GEN_DELEGATING : GEN_SUSPENDED;
}

enum gen_state chain_settle(gen *g)
{
    gen *root = (gen *)(uintptr_t)root_of(g);
    if (root->frame.state != GEN_FLAT) return root->frame.state;
    frame *f = root->frame.prev, *parent;
    f->state = is_delegating(f) ? GEN_DELEGATING : GEN_SUSPENDED;
    for (; f != &root->frame; f = parent) {
        parent = f->prev;
        f->rooted = false;
        f->prev = NULL;
        parent->ip++;   /* behind its YIELD_VALUE, which what the leaf yielded did not run through */
        parent->state = GEN_DELEGATING;
    }
    root->frame.prev = NULL;
    return g->frame.state;
}
