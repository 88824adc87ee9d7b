/* Memory, reference counts at zero, and the list of what the collector sees. The collector is in gc.c. */
#include <stdlib.h>
#include <string.h>
#include "hostile.h"
#include "memory.h"
#include "state.h"
#include "stats.h"

#define SLAB_SIZE ((size_t)256 << 10)

static void *small_alloc_slow(vm *vm, size_t class)
{
    heap *h = &vm->heap;
    size_t size = class * 16;
    if ((size_t)(h->bump_end - h->bump) < size) {
        char *slab = aligned_alloc(16, SLAB_SIZE);
        if (!slab) return NULL;
        *(void **)slab = h->slabs;
        h->slabs = slab;
        h->bump = slab + 16;
        h->bump_end = slab + SLAB_SIZE;
    }
    void *p = h->bump;
    h->bump += size;
    return p;
}

/* Blocks that the free lists do not serve: large ones, and all under a sanitizer or where allocations are counted. */
static void *alloc_apart(vm *vm, size_t size)
{
    heap *h = &vm->heap;
    if (!vm->log) return mem_alloc(size);
    bool small = size <= HEAP_SMALL && !h->use_malloc;
    void **kept = small ? stats_kept(vm, heap_class(size)) : NULL, *p = kept ? *kept : NULL;
    bool reused = p != NULL;
    if (reused) *kept = *(void **)p;
    else p = small ? small_alloc_slow(vm, heap_class(size)) : mem_alloc(size);
    if (p) stats_allocated(vm, size, reused);
    return p;
}

static void free_apart(vm *vm, void *p, size_t size)
{
    if (vm->log) stats_freed(vm, size);
    if (vm->log && size <= HEAP_SMALL && !vm->heap.use_malloc) {
        void **kept = stats_kept(vm, heap_class(size));
        *(void **)p = *kept;
        *kept = p;
    } else {
        free(p);
    }
}

void *heap_alloc(vm *vm, size_t size)
{
    heap *h = &vm->heap;
    void *p;
    if (size <= HEAP_SMALL && !h->apart) {
        size_t class = heap_class(size);
        p = h->free[class];
        if (p) h->free[class] = *(void **)p;
        else p = small_alloc_slow(vm, class);
    } else {
        p = alloc_apart(vm, size);
    }
    if (!p) {
        raise_memory(vm);
        return NULL;
    }
    h->live += size;
    return p;
}

void heap_free(vm *vm, void *p, size_t size)
{
    heap *h = &vm->heap;
    if (!p) return;
    h->live -= size;
    if (size <= HEAP_SMALL && !h->apart) {
        size_t class = heap_class(size);
        *(void **)p = h->free[class];
        h->free[class] = p;
    } else {
        free_apart(vm, p, size);
    }
}

void *heap_resize(vm *vm, void *p, size_t old_size, size_t size)
{
    if (p && old_size > HEAP_SMALL && size > HEAP_SMALL) {
        void *q = mem_resize(p, size);
        if (!q) {
            raise_memory(vm);
            return NULL;
        }
        vm->heap.live += size - old_size;
        return q;
    }
    void *q = heap_alloc(vm, size);
    if (!q) return NULL;
    if (p) {
        memcpy(q, p, old_size < size ? old_size : size);
        heap_free(vm, p, old_size);
    }
    return q;
}

void heap_destroy(vm *vm)
{
    heap *h = &vm->heap;
    for (void *slab = h->slabs, *next; slab; slab = next) {
        next = *(void **)slab;
        free(slab);
    }
    free(h->tracked);
    free(h->deferred);
}

void *object_new(vm *vm, type *t, size_t size)
{
    size_t prefix = t->prefix;
    char *p = heap_alloc(vm, size + prefix);
    if (!p) return NULL;
    if (prefix) memset(p, 0, prefix);
    object *o = (object *)(p + prefix);
    o->refs = 1;
    o->tracked = 0;
    o->finalized = 0;
    o->weak = 0;
    o->type = t;
    if (t->heap) t->head.refs++;
    return o;
}

void object_free(vm *vm, object *o, size_t size)
{
    type *t = o->type;
    if (o->tracked) gc_untrack(vm, o);
    heap_free(vm, (char *)o - t->prefix, size + t->prefix);
    if (t->heap) DECREF_OBJ(vm, t);
}

void object_finalize(vm *vm, object *o)
{
    if (!o->type->finalize || o->finalized) return;
    value raised = vm->raised;
    vm->raised = EMPTY;
    o->finalized = 1;
    o->type->finalize(vm, o);
    vm->raised = raised;
}

__attribute__((noinline)) bool object_last_rites(vm *vm, object *o)
{
    if (o->type->finalize && !o->finalized) {
        o->refs = 1;
        object_finalize(vm, o);
        if (--o->refs > 0) return false;
    }
    if (o->weak) weakrefs_clear(vm, o);
    return true;
}

static inline void release_now(vm *vm, object *o)
{
    if ((o->type->finalize || o->weak) && !o->type->own_rites && !object_last_rites(vm, o)) return;
    o->type->dealloc(vm, o);
}

static bool defer(heap *h, object *o)
{
    if (h->ndeferred == h->deferred_cap) {
        size_t cap = h->deferred_cap ? h->deferred_cap * 2 : 64;
        object **p = mem_resize(h->deferred, cap * sizeof *p);
        if (!p) return false;
        h->deferred = p;
        h->deferred_cap = cap;
    }
    h->deferred[h->ndeferred++] = o;
    return true;
}

/* Whether what died is cared for: it waits in the queue, or lives again. */
static __attribute__((noinline)) bool release_aside(vm *vm, object *o)
{
    heap *h = &vm->heap;
    if (vm->hard & VM_HARD_DROP) {
        o->refs = 1;
        hostile_attack(vm);
        if (--o->refs > 0) return true;
    }
    return h->release_depth >= RELEASE_DEPTH && defer(h, o);
}

static __attribute__((noinline)) void release_deferred(vm *vm)
{
    heap *h = &vm->heap;
    while (h->ndeferred) release_now(vm, h->deferred[--h->ndeferred]);
}

void object_release(vm *vm, object *o)
{
    heap *h = &vm->heap;
    if (h->release_depth >= h->release_limit && release_aside(vm, o)) return;
    h->release_depth++;
    release_now(vm, o);
    if (h->release_depth == RELEASE_DEPTH) release_deferred(vm);
    h->release_depth--;
}

/* Closes the holes that gc_untrack left: the order stays that in which the objects were tracked. */
static void close_holes(heap *h)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < h->ntracked; i++) {
        object *o = h->tracked[i];
        if (!o) continue;
        h->tracked[n++] = o;
        o->tracked = n;
    }
    h->ntracked = n;
    h->nholes = 0;
}

/* Every change of gc_at, and every one of nholes downwards, passes by here or by gc_track_slow. */
void heap_bound(heap *h)
{
    uint64_t at = (uint64_t)h->gc_at + h->nholes;
    if (at) at--;
    h->track_stop = at < h->tracked_cap ? (uint32_t)at : h->tracked_cap;
}

void gc_track_slow(vm *vm, object *o)
{
    heap *h = &vm->heap;
    if (h->ntracked == h->tracked_cap && h->nholes > h->tracked_cap / 4) close_holes(h);
    if (h->ntracked == h->tracked_cap) {
        uint32_t cap = h->tracked_cap ? h->tracked_cap * 2 : 1024;
        object **p = cap > h->tracked_cap ? mem_resize(h->tracked, cap * sizeof *p) : NULL;
        if (!p) return; /* not seen by the collector, else correct */
        h->tracked = p;
        h->tracked_cap = cap;
    }
    h->tracked[h->ntracked++] = o;
    o->tracked = h->ntracked;
    if (h->ntracked - h->nholes >= h->gc_at) vm->breaker |= BREAK_GC;
    heap_bound(h);
}

void gc_untrack_last(vm *vm)
{
    heap *h = &vm->heap;
    while (h->ntracked && !h->tracked[h->ntracked - 1]) {
        h->ntracked--;
        h->nholes--;
    }
    heap_bound(h);
}
