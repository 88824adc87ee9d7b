/* The flow graph of a unit, as in CPython's flowgraph.c. */
#include "codegen.h"

/* Deeper than any real program needs; the handlers' depths are 16 bits. */
enum { MAX_DEPTH = 60000, MAX_HOPS = 64, MAX_COPIED_EXIT = 4, TRACKED_SLOTS = 64 };

typedef struct graph {
    compiler *c;
    block **blocks; /* in the order of the code */
    uint32_t n;
    block **work;
    uint32_t nwork;
} graph;

static instr *last_instr(block *b)
{
    return b->n ? &b->insts[b->n - 1] : NULL;
}

static bool is_jump(const instr *i)
{
    return i->target != NULL;
}

static bool never_goes_on(const instr *i)
{
    return i->op >= PSEUDO_JUMP ? i->op <= PSEUDO_JUMP_NO_INTERRUPT
                                : (opcode_table[i->op].flags & OPF_STOP) != 0;
}

/* --- single instructions ---------------------------------------------------------------------- */

static bool is_plain_load(int op)
{
    return op == OP_LOAD_CONST || op == OP_LOAD_INT || op == OP_LOAD_NONE || op == OP_LOAD_BOOL;
}

/* (a, b) = (x, y) without the tuple: what UNPACK_SEQUENCE makes of BUILD_TUPLE's items. */
static void simplify_pairs(block *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        instr *in = &b->insts[i];
        instr *before = n ? &b->insts[n - 1] : NULL;
        if (before && in->op == OP_POP_TOP && is_plain_load(before->op)) {
            n--;
            continue;
        }
        if (before && in->op == OP_UNPACK_SEQUENCE && before->op == OP_BUILD_TUPLE &&
            before->arg == in->arg && in->arg >= 1 && in->arg <= 3) {
            if (in->arg == 1) {
                n--;
            } else {
                before->op = OP_SWAP;
                before->at = in->at;
            }
            continue;
        }
        b->insts[n++] = *in;
    }
    b->n = n;
}

/* SWAP k before k stores into different variables: the stores in reverse order do without. */
static void simplify_swaps(block *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        instr *in = &b->insts[i];
        uint32_t k = in->op == OP_SWAP ? (uint32_t)in->arg : 0;
        bool stores = (k == 2 || k == 3) && i + k < b->n;
        for (uint32_t j = 1; stores && j <= k; j++) {
            stores = in[j].op == OP_STORE_FAST;
            for (uint32_t m = 1; stores && m < j; m++) {
                stores = in[m].arg != in[j].arg;
            }
        }
        if (stores) {
            instr first = in[1];
            in[1] = in[k];
            in[k] = first;
            continue;
        }
        b->insts[n++] = *in;
    }
    b->n = n;
}

/* --- blocks and jumps ------------------------------------------------------------------------- */

static void collect(graph *g)
{
    unit *u = g->c->unit;
    g->n = 0;
    for (block *b = u->first; b; b = b->next) {
        g->n++;
    }
    g->blocks = pass_alloc(&g->c->pass, g->n, sizeof(block *));
    g->work = pass_alloc(&g->c->pass, g->n, sizeof(block *));
    uint32_t i = 0;
    for (block *b = u->first; b; b = b->next) {
        b->order = i;
        g->blocks[i++] = b;
    }
}

/* Drops empty blocks and, with only_seen, those that are not seen; who jumps to an empty one jumps to what
 * follows it. */
static void compact(graph *g, bool only_seen)
{
    block **follow = pass_alloc(&g->c->pass, g->n, sizeof(block *));
    block *next = NULL;
    for (uint32_t i = g->n; i-- > 0;) {
        block *b = g->blocks[i];
        if (b->n && (b->seen || !only_seen)) {
            next = b;
        }
        follow[i] = next;
    }
    for (uint32_t i = 0; i < g->n; i++) {
        block *b = g->blocks[i];
        for (uint32_t k = 0; k < b->n; k++) {
            instr *in = &b->insts[k];
            if (in->target && follow[in->target->order]) {
                in->target = follow[in->target->order];
            }
            if (in->begins && follow[in->begins->target->order]) {
                in->begins->target = follow[in->begins->target->order];
            }
        }
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < g->n; i++) {
        if (follow[i] == g->blocks[i]) {
            g->blocks[n++] = g->blocks[i];
        }
    }
    g->n = n;
    for (uint32_t i = 0; i < n; i++) {
        g->blocks[i]->order = i;
        g->blocks[i]->next = i + 1 < n ? g->blocks[i + 1] : NULL;
    }
    g->c->unit->first = n ? g->blocks[0] : NULL;
}

static bool is_or_pop(int op)
{
    return op == OP_JUMP_IF_TRUE_OR_POP || op == OP_JUMP_IF_FALSE_OR_POP;
}

static bool jumps_if_true(int op)
{
    return op == OP_JUMP_IF_TRUE_OR_POP || op == OP_POP_JUMP_IF_TRUE;
}

static bool tests_truth(int op)
{
    return is_or_pop(op) || op == OP_POP_JUMP_IF_TRUE || op == OP_POP_JUMP_IF_FALSE;
}

/* One step: whether the jump at the end of b now goes further. */
static bool thread_once(block *b, instr *jump)
{
    block *t = jump->target;
    const instr *first = t->n == 1 ? &t->insts[0] : NULL;
    if (!first || t == b) {
        return false;
    }
    if (first->op == PSEUDO_JUMP && first->target != t) {
        if (jump->op != PSEUDO_JUMP && first->target->order <= b->order) {
            return false;
        }
        jump->target = first->target;
        return true;
    }
    if (is_or_pop(jump->op) && tests_truth(first->op)) {
        /* The value that this jump keeps is tested again, with a known result. */
        bool same = jumps_if_true(jump->op) == jumps_if_true(first->op);
        block *to = same ? first->target : t->next;
        if (!to || to->order <= b->order) {
            return false;
        }
        if (!(same && is_or_pop(first->op))) {
            jump->op = jumps_if_true(jump->op) ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
        }
        jump->target = to;
        return true;
    }
    return false;
}

static void thread_jumps(graph *g)
{
    for (uint32_t i = 0; i < g->n; i++) {
        block *b = g->blocks[i];
        instr *jump = last_instr(b);
        if (!jump || !is_jump(jump) || jump->op == OP_FOR_ITER || jump->op == OP_SEND) {
            continue;
        }
        for (int hops = 0; hops < MAX_HOPS && thread_once(b, jump); hops++) {
        }
    }
}

static void drop_jumps_to_next(graph *g)
{
    block *next = NULL; /* with code in it */
    for (uint32_t i = g->n; i-- > 0;) {
        block *b = g->blocks[i];
        instr *jump = last_instr(b);
        if (jump && jump->op == PSEUDO_JUMP && jump->target == next) {
            b->n--;
        }
        if (b->n) {
            next = b;
        }
    }
    compact(g, false);
}

/* A jump to a few instructions that leave the function becomes these instructions. */
static void copy_small_exits(graph *g)
{
    for (uint32_t i = 0; i < g->n; i++) {
        block *b = g->blocks[i];
        instr *jump = last_instr(b);
        if (!jump || jump->op != PSEUDO_JUMP) {
            continue;
        }
        const block *t = jump->target;
        const instr *end = &t->insts[t->n - 1];
        if (t->n > MAX_COPIED_EXIT || is_jump(end) || !never_goes_on(end)) {
            continue;
        }
        instr *insts = pass_alloc(&g->c->pass, b->n - 1 + t->n, sizeof *insts);
        for (uint32_t k = 0; k + 1 < b->n; k++) {
            insts[k] = b->insts[k];
        }
        for (uint32_t k = 0; k < t->n; k++) {
            insts[b->n - 1 + k] = t->insts[k];
        }
        b->insts = insts;
        b->n = b->cap = b->n - 1 + t->n;
    }
}

/* --- reachable code and stack depths ---------------------------------------------------------- */

static void reach(graph *g, block *b, int depth)
{
    if (b && !b->seen) {
        b->seen = true;
        b->depth = depth;
        g->work[g->nwork++] = b;
    }
}

static void walk_block(graph *g, block *b)
{
    int depth = b->depth;
    for (uint32_t i = 0; i < b->n; i++) {
        instr *in = &b->insts[i];
        if (in->op == PSEUDO_PROTECT) {
            in->begins->depth = depth - in->begins->drop;
            continue;
        }
        if (in->region) {
            reach(g, in->region->target, in->region->depth + in->region->place + 1);
        }
        int jumped = depth;
        if (in->op == PSEUDO_STORE_FAST_MAYBE_NULL) {
            depth--;
        } else if (in->op < PSEUDO_JUMP) {
            const opcode_info *info = &opcode_table[in->op];
            depth -= info->pops((uint32_t)in->arg);
            jumped = depth + info->branch_pushes((uint32_t)in->arg);
            depth += info->pushes((uint32_t)in->arg);
        }
        if (depth > MAX_DEPTH || jumped > MAX_DEPTH) {
            pass_error(&g->c->pass, in->at, "too many values on the stack");
        }
        if (is_jump(in)) {
            reach(g, in->target, jumped);
        }
        if (never_goes_on(in)) {
            return;
        }
    }
    reach(g, b->next, depth);
}

/* Drops what cannot be reached; notes the depth of each region where it begins, which comes before every
 * instruction in it. */
static void drop_unreachable(graph *g)
{
    for (uint32_t i = 0; i < g->n; i++) {
        g->blocks[i]->seen = false;
    }
    g->nwork = 0;
    reach(g, g->blocks[0], 0);
    while (g->nwork) {
        walk_block(g, g->work[--g->nwork]);
    }
    compact(g, true);
}

static void drop_protects(graph *g)
{
    for (uint32_t i = 0; i < g->n; i++) {
        block *b = g->blocks[i];
        uint32_t n = 0;
        for (uint32_t k = 0; k < b->n; k++) {
            if (b->insts[k].op != PSEUDO_PROTECT) {
                b->insts[n++] = b->insts[k];
            }
        }
        b->n = n;
    }
}

/* --- variables that may be unbound (CPython: add_checks_for_loads_of_uninitialized_variables) ---- */

static void merge_unsafe(graph *g, block *b, uint64_t unsafe)
{
    if (!b || (b->seen && (b->unsafe | unsafe) == b->unsafe)) {
        return;
    }
    b->unsafe |= unsafe;
    b->seen = true;
    if (!b->queued) {
        b->queued = true;
        g->work[g->nwork++] = b;
    }
}

static void check_block(graph *g, block *b)
{
    uint64_t unsafe = b->unsafe;
    for (uint32_t i = 0; i < b->n; i++) {
        instr *in = &b->insts[i];
        if (in->region) {
            merge_unsafe(g, in->region->target, unsafe);
        }
        uint64_t bit = in->arg >= 0 && in->arg < TRACKED_SLOTS ? (uint64_t)1 << in->arg : 0;
        switch (in->op) {
        case OP_DELETE_FAST:
        case OP_LOAD_FAST_AND_CLEAR:
        case PSEUDO_STORE_FAST_MAYBE_NULL: unsafe |= bit; break;
        case OP_LOAD_FAST:
            if (unsafe & bit) {
                in->op = OP_LOAD_FAST_CHECK;
            }
            unsafe &= ~bit;
            break;
        case OP_STORE_FAST:
        case OP_MAKE_CELL:
        case OP_LOAD_FAST_CHECK: unsafe &= ~bit; break;
        default: break;
        }
        if (is_jump(in)) {
            merge_unsafe(g, in->target, unsafe);
        }
        if (never_goes_on(in)) {
            return;
        }
    }
    merge_unsafe(g, b->next, unsafe);
}

/* Slots beyond the tracked ones are known to be bound only within a block. */
static void check_other_slots(graph *g)
{
    unit *u = g->c->unit;
    uint32_t *bound_in = pass_alloc(&g->c->pass, u->nslots, sizeof *bound_in);
    for (uint32_t i = 0; i < g->n; i++) {
        block *b = g->blocks[i];
        for (uint32_t k = 0; k < b->n; k++) {
            instr *in = &b->insts[k];
            bool slot_op = in->op == OP_LOAD_FAST || in->op == OP_STORE_FAST ||
                           in->op == OP_DELETE_FAST || in->op == OP_LOAD_FAST_AND_CLEAR ||
                           in->op == PSEUDO_STORE_FAST_MAYBE_NULL || in->op == OP_MAKE_CELL;
            if (!slot_op || in->arg < TRACKED_SLOTS) {
                continue;
            }
            if (in->op == OP_LOAD_FAST && bound_in[in->arg] != i + 1) {
                in->op = OP_LOAD_FAST_CHECK;
            }
            bool binds = in->op == OP_LOAD_FAST || in->op == OP_LOAD_FAST_CHECK ||
                         in->op == OP_STORE_FAST || in->op == OP_MAKE_CELL;
            bound_in[in->arg] = binds ? i + 1 : 0;
        }
    }
}

static void check_locals(graph *g)
{
    unit *u = g->c->unit;
    uint32_t nparams = u->nargs + u->nkwonly + !!(u->flags & CODE_VARARGS) + !!(u->flags & CODE_VARKEYWORDS);
    uint32_t nown = u->nslots - u->scope->nfrees;
    uint64_t unsafe = 0;
    for (uint32_t i = nparams; i < nown && i < TRACKED_SLOTS; i++) {
        unsafe |= (uint64_t)1 << i;
    }
    for (uint32_t i = 0; i < g->n; i++) {
        g->blocks[i]->seen = false;
    }
    g->nwork = 0;
    merge_unsafe(g, g->blocks[0], unsafe);
    while (g->nwork) {
        block *b = g->work[--g->nwork];
        b->queued = false;
        check_block(g, b);
    }
    if (u->nslots > TRACKED_SLOTS) {
        check_other_slots(g);
    }
}

/* `yield x` of a variable that is bound: one instruction. */
static void fuse_yields(block *b)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        instr in = b->insts[i];
        const instr *next = i + 1 < b->n ? &b->insts[i + 1] : NULL;
        if (in.op == OP_LOAD_FAST && next && next->op == OP_YIELD_VALUE && next->region == in.region) {
            in.op = OP_YIELD_FAST;
            in.at = next->at;
            i++;
        }
        b->insts[n++] = in;
    }
    b->n = n;
}

void flow_optimize(compiler *c)
{
    graph g = {.c = c};
    for (block *b = c->unit->first; b; b = b->next) {
        simplify_pairs(b);
        simplify_swaps(b);
    }
    collect(&g);
    compact(&g, false);
    thread_jumps(&g);
    drop_unreachable(&g);
    drop_protects(&g);
    drop_jumps_to_next(&g);
    copy_small_exits(&g);
    drop_unreachable(&g);
    drop_jumps_to_next(&g);
    check_locals(&g);
    for (block *b = c->unit->first; b; b = b->next) {
        fuse_yields(b);
    }
}
