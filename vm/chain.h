/* Chains of `yield from` in constant time. A generator that delegates to another is its parent; those below one another by such
 * links are a chain, from the root, which something else resumes, to the leaf. Resuming the root goes on in the leaf at once, and
 * what the leaf yields goes to the root's consumer at once: what lies between is not touched.
 *
 * A chain is made link by link by the specializer of SEND (specializers/send_chain.c), and only of generators that are inside no
 * exception handler of their own, except the leaf. While it runs,
 *   the root runs (frame_runs), and the leaf is EXECUTING; what lies between is LINKED_DELEGATING;
 *   all but the root are `rooted`, their prev is their parent, and their parent is as its SEND left it when it entered them;
 *   leaf.root is the root, root.frame.depth how many the chain has, all of whom vm->headroom counts.
 * While it is suspended, the root is FLAT and its prev is the leaf, which is LINKED or LINKED_DELEGATING; vm->headroom counts none. So no link
 * outlives what it points at: a parent holds what it delegates to, and every way to end, throw into, look at or resume a member by
 * itself first makes ordinary generators of the chain (chain_settle), of which each is suspended at its own YIELD_VALUE.
 *
 * PEP 380 suggests such a short cut ("Optimisations"). */
#ifndef GENLAB_CHAIN_H
#define GENLAB_CHAIN_H

#include "state.h"

/* Where a generator stands: makes ordinary generators of its chain if that is suspended; in one that runs, GEN_EXECUTING. */
enum gen_state chain_settle_linked(gen *g);
static inline enum gen_state chain_settle(gen *g) { return g->frame.state < GEN_FLAT ? g->frame.state : chain_settle_linked(g); }
/* The same, but nothing is changed. */
enum gen_state chain_state(const gen *g);
/* The leaf f of a chain, which runs, ends: the parent is the leaf. */
static inline void chain_end_leaf(frame *f)
{
    gen *root = gen_of_frame(f)->root, *parent = gen_of_frame(f->prev);
    f->special &= (uint16_t)~SPECIAL_ROOTED;
    root->frame.depth--;
    if (parent == root) return;
    parent->root = root;
    parent->frame.state = GEN_EXECUTING;
}

/* Suspended, or not yet started: may be resumed (gen_enter) with any value resp. None. A chain for whose depth there is no room is not:
 * settled, it ends in a RecursionError where it would without. */
static inline bool gen_resumable(const vm *vm, const gen *g)
{
    return __builtin_expect(frame_ready(&g->frame), 1) ||
           (g->frame.state == GEN_FLAT ? vm->headroom >= g->frame.depth : g->frame.state < GEN_FLAT);
}

/* Resumes the suspended root of a chain, for which there is room, for a consumer, who has counted one of its depth: the leaf, which is
 * to run. */
static inline gen *chain_enter(vm *vm, gen *root, frame *consumer)
{
    gen *leaf = gen_of_frame(root->frame.prev);
    vm->headroom -= root->frame.depth - 1;
    frame_set_state(&root->frame, GEN_EXECUTING);
    root->frame.prev = consumer;
    return leaf;
}

/* The leaf f of a chain, which is saved, yields: who gets that. */
static inline frame *chain_leave(vm *vm, frame *f, bool delegating)
{
    gen *root = gen_of_frame(f)->root;
    frame *to = root->frame.prev;
    vm->headroom += root->frame.depth;
    root->frame.prev = f;
    frame_set_state(&root->frame, GEN_FLAT);
    f->state = GEN_LINKED + delegating;
    return to;
}

/* A generator that runs and handles no exception delegates to another, which is resumable: that is its chain's leaf, or, if it was
 * the root of one itself, its leaf is. One unit of depth is taken already. What is to run. */
static inline gen *chain_extend(vm *vm, gen *parent, gen *child)
{
    gen *root = parent, *leaf = child;
    if (parent->frame.special & SPECIAL_ROOTED) root = parent->root;
    else root->frame.depth = 1;
    if (__builtin_expect(child->frame.state == GEN_FLAT, 0)) {
        leaf = chain_enter(vm, child, &parent->frame);
        root->frame.depth += child->frame.depth - 1;
        child->frame.state = GEN_LINKED_DELEGATING;
    } else {
        child->frame.prev = &parent->frame;
    }
    if (parent != root) parent->frame.state = GEN_LINKED_DELEGATING;
    child->frame.special |= SPECIAL_ROOTED;
    root->frame.depth++;
    leaf->root = root;
    return leaf;
}

#endif
