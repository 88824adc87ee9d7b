/* The cycle collector: trial deletion over all tracked objects (Bacon and Rajan, "Concurrent Cycle Collection in
 * Reference Counted Systems", 2001, in CPython's stop-the-world form). Not generational: the threshold grows with
 * what survives, which keeps the total work linear in what is allocated. */
#include <stdlib.h>
#include <string.h>
#include "memory.h"
#include "state.h"

#define GC_FIRST 20000u     /* tracked objects before the first collection */

typedef struct collection {
    object **tracked;
    int64_t *counts;            /* by position: references from elsewhere, then whether it was reached */
    uint32_t n, visiting;
    object **order;             /* n: those reached in place, then free room, then backwards those that were moved */
    uint32_t nplaced, nmoved;
} collection;

/* Position in the collection, or -1 when the value is not part of it. */
static int64_t position(const collection *c, value v)
{
    if (!v || !is_counted(v)) return -1;
    uint32_t at = as_object(v)->tracked;
    return at && at <= c->n && c->tracked[at - 1] == as_object(v) ? (int64_t)at - 1 : -1;
}

#define REACHED INT64_MAX       /* or a hole */

static void subtract(void *arg, value v)
{
    collection *c = arg;
    int64_t at = position(c, v);
    if (at >= 0) c->counts[at]--;
}

/* What was passed by as unreachable is moved behind all others; what comes later is reached in its place. */
static void reach(void *arg, value v)
{
    collection *c = arg;
    int64_t at = position(c, v);
    if (at < 0 || c->counts[at] == REACHED) return;
    if (at > c->visiting) {
        c->counts[at] = 1;
    } else {
        c->counts[at] = REACHED;
        c->order[c->n - ++c->nmoved] = as_object(v);
    }
}

/* Marks what is reachable from outside the tracked objects: counts[i] == REACHED. Of the held objects one reference each is
 * the collector's own. The order in which the survivors are visited, which is the order in which the finalizers of a later
 * collection run, is that of CPython's collector. */
static void mark(collection *c, object **held, size_t nheld)
{
    for (uint32_t i = 0; i < c->n; i++) {
        const object *o = c->tracked[i];
        /* The dead that wait in the queue (object_release) have no references, but will be released: so they are held. */
        c->counts[i] = !o ? REACHED : o->refs ? o->refs : 1;
    }
    for (size_t i = 0; i < nheld; i++) subtract(c, from_object(held[i]));
    for (uint32_t i = 0; i < c->n; i++)
        if (c->tracked[i] && c->tracked[i]->type->traverse) c->tracked[i]->type->traverse(c->tracked[i], subtract, c);
    for (c->visiting = 0; c->visiting < c->n; c->visiting++) {
        object *o = c->tracked[c->visiting];
        int64_t *count = &c->counts[c->visiting];
        if (*count <= 0 || *count == REACHED) continue;
        *count = REACHED;
        c->order[c->nplaced++] = o;
        if (o->type->traverse) o->type->traverse(o, reach, c);
    }
    for (uint32_t i = 0; i < c->nmoved; i++) {
        object *o = c->order[c->n - 1 - i];
        if (o->type->traverse) o->type->traverse(o, reach, c);
    }
}

static bool collection_start(collection *c, heap *h)
{
    size_t n = h->ntracked;
    *c = (collection){ .tracked = h->tracked, .counts = mem_alloc((n + 1) * sizeof(int64_t)), .n = h->ntracked,
                       .order = mem_alloc((n + 1) * sizeof(object *)) };
    return c->counts && c->order;
}

static void collection_end(collection *c)
{
    free(c->counts);
    free(c->order);
}

/* After mark: the survivors in their new order, behind them the unreachable, of which there are *found: returned. */
static object **collection_arrange(collection *c, heap *h, size_t *found)
{
    for (uint32_t i = 0, end = c->n - 1; i < c->nmoved / 2; i++) {
        object *o = c->order[end - i];
        c->order[end - i] = c->order[c->n - c->nmoved + i];
        c->order[c->n - c->nmoved + i] = o;
    }
    memmove(c->order + c->nplaced, c->order + c->n - c->nmoved, c->nmoved * sizeof *c->order);
    uint32_t live = c->nplaced + c->nmoved, n = live;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->counts[i] != REACHED) c->order[n++] = c->tracked[i];
    for (uint32_t i = 0; i < n; i++) {
        h->tracked[i] = c->order[i];
        h->tracked[i]->tracked = i + 1;
    }
    h->ntracked = n;
    h->nholes = 0;
    *found = n - live;
    return c->order + live;
}

/* Finalizers may have made some of the garbage reachable again: keeps what a second look still finds
 * unreachable and lets go of the rest, which waits for the next collection. */
static size_t after_finalizers(vm *vm, object **garbage, size_t n)
{
    collection c;
    size_t kept = 0;
    bool looked = collection_start(&c, &vm->heap);
    if (looked) mark(&c, garbage, n);
    for (size_t i = 0; i < n; i++) {
        int64_t at = position(&c, from_object(garbage[i]));
        if (looked && at >= 0 && c.counts[at] != REACHED) {
            object *o = garbage[i];
            garbage[i] = garbage[kept];
            garbage[kept++] = o;
        }
    }
    collection_end(&c);
    for (size_t i = kept; i < n; i++) decref(vm, from_object(garbage[i]));
    return kept;
}

/* What finalizers have let go of would be gone by now if the collector did not hold it, and what that held. Forwards and backwards finds
 * chains made in either direction; the rest goes at the end. */
static size_t drop_released(vm *vm, object **garbage, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (garbage[i]->refs > 1) continue;
        decref(vm, from_object(garbage[i]));
        garbage[i] = NULL;
    }
    for (size_t i = n; i-- > 0;) {
        if (!garbage[i] || garbage[i]->refs > 1) continue;
        decref(vm, from_object(garbage[i]));
        garbage[i] = NULL;
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (garbage[i]) garbage[kept++] = garbage[i];
    return kept;
}

/* Whether an object is among the unreachable, which are the last in the order. */
typedef struct unreachable { uint32_t first; } unreachable;

static bool is_unreachable(void *arg, object *o) { return o->tracked > ((unreachable *)arg)->first; }

/* Weak references to what is unreachable forget it; callbacks of reachable ones are called. */
static void clear_weakrefs(vm *vm, object **garbage, size_t n)
{
    unreachable u = { vm->heap.ntracked - (uint32_t)n };
    list *called = NULL;
    value raised = exception_take(vm);
    for (size_t i = 0; i < n; i++) {
        if (!garbage[i]->weak) continue;
        if (!called && !(called = list_new(vm, 0))) exception_clear(vm);
        weakrefs_forget(vm, garbage[i], is_unreachable, &u, called);
    }
    if (called) {
        weakrefs_call(vm, called);
        DECREF_OBJ(vm, called);
    }
    vm->raised = raised;
}

/* How many objects CPython would count: those that finalizers left; an instance's attributes are part of it there, and each generator
 * expression has a function with a closure. */
static size_t count_visible(object **garbage, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (is_hidden_function(from_object(garbage[i]))) continue;
        count += garbage[i]->refs > 1;
        const function *fn = type_is_gen(garbage[i]->type) ? ((gen *)garbage[i])->frame.func : NULL;
        if (fn && fn->hidden) count += 1 + (fn->code->nfree > 0);
        dict **attrs = garbage[i]->type->heap ? instance_dict(garbage[i]) : NULL;
        if (attrs && *attrs && (*attrs)->head.tracked) count--;
    }
    return count;
}

size_t gc_collect(vm *vm)
{
    heap *h = &vm->heap;
    vm->breaker &= ~(uint32_t)BREAK_GC; /* first: a safe point in a finalizer must get past it */
    if (h->collecting) return 0;
    collection c;
    size_t found = 0;
    if (collection_start(&c, h)) {
        h->collecting = true;
        mark(&c, NULL, 0);
        /* Hold each of the unreachable, so that finalizers and clearing may drop the others. */
        object **garbage = collection_arrange(&c, h, &found);
        bool finalizers = false;
        for (size_t i = 0; i < found; i++) {
            finalizers |= garbage[i]->type->finalize && !garbage[i]->finalized;
            garbage[i]->refs++;
        }
        size_t n = found;
        clear_weakrefs(vm, garbage, n);
        for (size_t i = 0; i < n; i++) {
            object_finalize(vm, garbage[i]);
            /* Where closing runs no code, what a generator holds would go in its dealloc: CPython does not count that. */
            if (garbage[i]->type == &type_generator) gen_close_quietly(vm, (gen *)garbage[i]);
        }
        if (finalizers) n = drop_released(vm, garbage, after_finalizers(vm, garbage, n));
        found = count_visible(garbage, n);
        value raised = vm->raised;
        vm->raised = EMPTY;
        for (size_t i = 0; i < n; i++)
            if (garbage[i]->type->clear) garbage[i]->type->clear(vm, garbage[i]);
        for (size_t i = 0; i < n; i++) decref(vm, from_object(garbage[i]));
        vm->raised = raised;
        h->collecting = false;
    }
    collection_end(&c);
    uint32_t live = h->ntracked - h->nholes, grown = live + live / 2;
    /* In the hard mode at the next safe point; but a large heap must grow a little first, or time is its square. */
    if (vm->hard & VM_HARD_GC) h->gc_at = live + live / 256;
    else h->gc_at = grown > GC_FIRST ? grown : GC_FIRST;
    heap_bound(h);
    return found;
}
