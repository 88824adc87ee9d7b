/* native-c: generators as state machines written by hand, one heap object each, resumed through a pointer. */
#include <stdlib.h>
#include "machine_gen.h"

static bool done(gen *g)
{
    g->state = GEN_DONE;
    return false;
}

static bool yield(gen *g, int64_t value)
{
    g->state = GEN_SUSPENDED;
    g->value = value;
    return true;
}

static gen *start(void *object, bool (*resume)(gen *g))
{
    gen *g = object;
    g->resume = resume;
    g->state = GEN_START;
    return g;
}

typedef struct values_gen {
    gen base;
    const int64_t *at, *end;
} values_gen;

static bool values_resume(gen *base)
{
    values_gen *g = (values_gen *)base;
    if (base->state == GEN_CLOSE) {
        free(g);
        return false;
    }
    return g->at < g->end ? yield(base, *g->at++) : done(base);
}

static gen *values_new(const int64_t *list, int64_t n)
{
    values_gen *g = native_alloc(sizeof *g);
    g->at = list;
    g->end = list + n;
    return start(g, values_resume);
}

typedef struct count_gen {
    gen base;
    int64_t i, n;
} count_gen;

static bool count_resume(gen *base)
{
    count_gen *g = (count_gen *)base;
    switch (base->state) {
    case GEN_START: g->i = 0; break;
    case GEN_SUSPENDED: g->i++; break;
    case GEN_CLOSE: free(g); return false;
    default: return false;
    }
    return g->i < g->n ? yield(base, g->i) : done(base);
}

static gen *count_new(int64_t n)
{
    count_gen *g = native_alloc(sizeof *g);
    g->n = n;
    return start(g, count_resume);
}

static bool echo_resume(gen *base)
{
    if (base->state == GEN_CLOSE) {
        free(base);
        return false;
    }
    return yield(base, base->value);
}

static gen *echo_new(void)
{
    gen *g = native_alloc(sizeof *g);
    g->value = 0;
    return start(g, echo_resume);
}

typedef struct once_gen {
    gen base;
    int64_t v;
} once_gen;

static bool once_resume(gen *base)
{
    once_gen *g = (once_gen *)base;
    switch (base->state) {
    case GEN_START: return yield(base, g->v);
    case GEN_CLOSE: free(g); return false;
    default: return done(base);
    }
}

static gen *once_new(int64_t value)
{
    once_gen *g = native_alloc(sizeof *g);
    g->v = value;
    return start(g, once_resume);
}

typedef struct delegate_gen {
    gen base;
    gen *inner;
} delegate_gen;

static bool delegate_resume(gen *base)
{
    delegate_gen *g = (delegate_gen *)base;
    if (base->state == GEN_CLOSE) {
        gen_close(g->inner);
        free(g);
        return false;
    }
    return g->inner->resume(g->inner) ? yield(base, g->inner->value) : done(base);
}

static gen *delegate_new(gen *inner)
{
    delegate_gen *g = native_alloc(sizeof *g);
    g->inner = inner;
    return start(g, delegate_resume);
}

typedef struct walk_gen {
    gen base;
    const native_node *node;
    gen *inner;                 /* the walk of a child; NULL: none is under way */
} walk_gen;

enum { WALK_LEFT = GEN_STATES, WALK_SELF, WALK_RIGHT };

static gen *walk_new(const native_node *node);

/* The next value of the child's walk. False: there is none left. */
static bool walk_inner(walk_gen *g)
{
    if (!g->inner) return false;
    if (g->inner->resume(g->inner)) {
        g->base.value = g->inner->value;
        return true;
    }
    gen_close(g->inner);
    g->inner = NULL;
    return false;
}

static bool walk_resume(gen *base)
{
    walk_gen *g = (walk_gen *)base;
    switch (base->state) {
    case GEN_START:
        if (g->node->left) g->inner = walk_new(g->node->left);
        base->state = WALK_LEFT;
        /* fall through */
    case WALK_LEFT:
        if (walk_inner(g)) return true;
        base->state = WALK_SELF;
        base->value = g->node->value;
        return true;
    case WALK_SELF:
        if (g->node->right) g->inner = walk_new(g->node->right);
        base->state = WALK_RIGHT;
        /* fall through */
    case WALK_RIGHT:
        return walk_inner(g) || done(base);
    case GEN_CLOSE:
        if (g->inner) gen_close(g->inner);
        free(g);
        return false;
    default:
        return false;
    }
}

static gen *walk_new(const native_node *node)
{
    walk_gen *g = native_alloc(sizeof *g);
    g->node = node;
    g->inner = NULL;
    return start(g, walk_resume);
}

static bool successors_resume(gen *base)
{
    count_gen *g = (count_gen *)base;
    switch (base->state) {
    case GEN_START: g->i = 0; break;
    case GEN_SUSPENDED: g->i++; break;
    case GEN_CLOSE: free(g); return false;
    default: return false;
    }
    return g->i < g->n ? yield(base, g->i + 1) : done(base);
}

static gen *successors_new(int64_t n)
{
    count_gen *g = native_alloc(sizeof *g);
    g->n = n;
    return start(g, successors_resume);
}

static bool squares_resume(gen *base)
{
    delegate_gen *g = (delegate_gen *)base;
    if (base->state == GEN_CLOSE) {
        gen_close(g->inner);
        free(g);
        return false;
    }
    while (g->inner->resume(g->inner))
        if (g->inner->value % 3 == 0) return yield(base, g->inner->value * g->inner->value);
    return done(base);
}

static gen *squares_new(gen *numbers)
{
    delegate_gen *g = native_alloc(sizeof *g);
    g->inner = numbers;
    return start(g, squares_resume);
}

static const gen_makers makers = {
    values_new, count_new, echo_new, once_new, delegate_new, walk_new, successors_new, squares_new,
};

const native_limit native_c = {
    .label = "native-c",
    .about = "C state machine, " NATIVE_COMPILER,
    .make = &makers,
    .run = {[W_GEN_ITER] = gen_run_iter, [W_GEN_SUM] = gen_run_sum, [W_NEXT] = gen_run_next, [W_SEND] = gen_run_send,
            [W_PIPELINE] = gen_run_pipeline, [W_SHORT_LIVED] = gen_run_short_lived, [W_TREE] = gen_run_tree,
            [W_YIELD_FROM_1] = gen_run_yield_from, [W_YIELD_FROM_10] = gen_run_yield_from,
            [W_YIELD_FROM_100] = gen_run_yield_from, [W_MEM_MILLION_GENS] = gen_run_mem},
    .drop = gen_drop,
};
