/* The cycle collector: trial deletion over all tracked objects (Bacon and Rajan, "Concurrent Cycle Collection in
 * Reference Counted Systems", 2001, in CPython's stop-the-world form). Not generational: the threshold grows with
 * what survives, which keeps the total work linear in what is allocated. */
#include <stdlib.h>
#include "state.h"

#define GC_FIRST 20000u     /* tracked objects before the first collection */

typedef struct collection { object **tracked; int64_t *counts; uint32_t n; object **work; uint32_t nwork; } collection;

/* Position in the collection, or -1 when the value is not part of it. */
static int64_t position(const collection *c, value v)
{
    if (!v || !is_counted(v)) return -1;
    uint32_t at = as_object(v)->tracked;
    return at && at <= c->n && c->tracked[at - 1] == as_object(v) ? (int64_t)at - 1 : -1;
}

static void subtract(void *arg, value v)
{
    collection *c = arg;
    int64_t at = position(c, v);
    if (at >= 0) c->counts[at]--;
}

#define REACHABLE INT64_MAX

static void reach(void *arg, value v)
{
    collection *c = arg;
    int64_t at = position(c, v);
    if (at >= 0 && c->counts[at] != REACHABLE) {
        c->counts[at] = REACHABLE;
        c->work[c->nwork++] = as_object(v);
    }
}

/* Marks what is reachable from outside the tracked objects: counts[i] == REACHABLE. Of the held objects one
 * reference each is the collector's own. */
static void mark(collection *c, object **held, size_t nheld)
{
    for (uint32_t i = 0; i < c->n; i++) c->counts[i] = c->tracked[i]->refs;
    for (size_t i = 0; i < nheld; i++) subtract(c, from_object(held[i]));
    for (uint32_t i = 0; i < c->n; i++)
        if (c->tracked[i]->type->traverse) c->tracked[i]->type->traverse(c->tracked[i], subtract, c);
    for (uint32_t i = 0; i < c->n; i++)
        if (c->counts[i] > 0 && c->counts[i] != REACHABLE) {
            reach(c, from_object(c->tracked[i]));
            while (c->nwork) {
                object *o = c->work[--c->nwork];
                if (o->type->traverse) o->type->traverse(o, reach, c);
            }
        }
}

static bool collection_start(collection *c, heap *h)
{
    *c = (collection){ h->tracked, malloc((h->ntracked + 1) * sizeof(int64_t)), h->ntracked,
                       malloc((h->ntracked + 1) * sizeof(object *)), 0 };
    return c->counts && c->work;
}

static void collection_end(collection *c)
{
    free(c->counts);
    free(c->work);
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
        if (looked && at >= 0 && c.counts[at] != REACHABLE) {
            object *o = garbage[i];
            garbage[i] = garbage[kept];
            garbage[kept++] = o;
        }
    }
    collection_end(&c);
    for (size_t i = kept; i < n; i++) decref(vm, from_object(garbage[i]));
    return kept;
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
        object **garbage = c.work;
        bool finalizers = false;
        for (uint32_t i = 0; i < c.n; i++)
            if (c.counts[i] != REACHABLE) {
                garbage[found] = c.tracked[i];
                finalizers |= garbage[found]->type->finalize && !garbage[found]->finalized;
                garbage[found++]->refs++;
            }
        size_t n = found;
        for (size_t i = 0; i < n; i++) object_finalize(vm, garbage[i]);
        if (finalizers) n = after_finalizers(vm, garbage, n);
        value raised = vm->raised;
        vm->raised = EMPTY;
        for (size_t i = 0; i < n; i++)
            if (garbage[i]->type->clear) garbage[i]->type->clear(vm, garbage[i]);
        for (size_t i = 0; i < n; i++) decref(vm, from_object(garbage[i]));
        vm->raised = raised;
        h->collecting = false;
    }
    collection_end(&c);
    uint32_t grown = h->ntracked + h->ntracked / 2;
    /* In the hard mode at the next safe point; but a large heap must grow a little first, or time is its square. */
    if (vm->hard & VM_HARD_GC) h->gc_at = h->ntracked + h->ntracked / 256;
    else h->gc_at = grown > GC_FIRST ? grown : GC_FIRST;
    return found;
}
