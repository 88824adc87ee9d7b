/* The rarer things that happen to a chain. */
#include "chain.h"

static bool is_linked(const gen *g) { return g->frame.state == GEN_LINKED || g->frame.state == GEN_LINKED_DELEGATING; }

static const gen *root_of(const gen *g)
{
    while (is_linked(g)) g = gen_of_frame(g->frame.prev);
    return g;
}

enum gen_state chain_state(const gen *g)
{
    if (g->frame.state == GEN_FLAT) return GEN_DELEGATING;
    if (frame_runs(&root_of(g)->frame)) return GEN_EXECUTING;
    if (!is_linked(g)) return g->frame.state;
    return g->frame.state == GEN_LINKED ? GEN_SUSPENDED : GEN_DELEGATING;
}

enum gen_state chain_settle_linked(gen *g)
{
    gen *root = (gen *)(uintptr_t)root_of(g);
    if (frame_runs(&root->frame)) return GEN_EXECUTING;
    if (root->frame.state != GEN_FLAT) return root->frame.state;
    frame *f = root->frame.prev, *parent;
    f->state = f->state == GEN_LINKED ? GEN_SUSPENDED : GEN_DELEGATING;
    for (; f != &root->frame; f = parent) {
        parent = f->prev;
        f->special &= (uint16_t)~SPECIAL_ROOTED;
        f->prev = NULL;
        parent->ip++;   /* behind its YIELD_VALUE, which what the leaf yielded did not run through */
        parent->state = GEN_DELEGATING;
    }
    root->frame.prev = NULL;
    return g->frame.state;
}
