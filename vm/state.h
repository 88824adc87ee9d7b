/* The VM's state: everything that one VM owns. Inside vm/ only; bench/ sees vm.h. */
#ifndef GENLAB_STATE_H
#define GENLAB_STATE_H

#include <stdatomic.h>
#include "vm.h"
#include "code.h"
#include "frame.h"
#include "gen.h"
#include "objects/class.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/frame_object.h"
#include "objects/function.h"
#include "objects/iter.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/weakref.h"

/* Reasons to leave the fast path at a safe point (function entry, back edge); bits of vm->breaker. */
enum { BREAK_GC = 1, BREAK_INTERRUPT = 2 };
/* Whether an interrupt was pending: KeyboardInterrupt is raised. */
bool take_interrupt(struct vm *vm);

#define HEAP_CLASSES (HEAP_SMALL / 16)
typedef struct heap {
    void *free[HEAP_CLASSES + 1];   /* by heap_class; linked through the first word */
    void *slabs;                    /* all slabs, linked through their first word */
    char *bump, *bump_end;          /* rest of the newest slab */
    size_t live;                    /* bytes handed out and not given back */
    bool apart;                     /* small blocks do not come from these lists, which stay empty; fixed for the VM's life */
    bool use_malloc;                /* but from malloc; else from those of `log` */
    object **tracked;               /* what the collector sees */
    uint32_t ntracked, tracked_cap; /* with holes, NULL, where an object went: finalizers run in the order of creation */
    uint32_t nholes;
    uint32_t gc_at;                 /* collect when this many are tracked */
    uint32_t track_stop;            /* with that many entries, holes too, gc_track looks at both bounds; see heap_bound */
    bool collecting, gc_disabled;
    object **deferred;              /* dead objects that wait for their dealloc; see object_release */
    size_t ndeferred, deferred_cap;
    int release_depth, release_limit;   /* see object_release */
} heap;

/* Bit i: specializer i. */
typedef unsigned __int128 specializer_set;

typedef struct stack_chunk stack_chunk;

struct vm {
    /* what every frame touches */
    _Atomic uint32_t breaker;
    uint32_t headroom;              /* frames that may still be entered before RecursionError */
    uint32_t depth_limit;           /* sys.setrecursionlimit; depth_limit - headroom frames are in progress */
    int max_digits;                 /* sys.set_int_max_str_digits; 0: no limit */
    value handled;                  /* the exception that is being handled, owned; EMPTY: none. See gen.h. */
    frame *current;                 /* innermost frame while C code runs (tracebacks, globals()) */
    value raised;                   /* the pending exception, owned; EMPTY: none */
    value pushable;                 /* borrowed: the generator that consume() may leave to the instruction that calls; EMPTY: none */
    uint32_t pushing;               /* how many operands that instruction has */
    object *dead;                   /* on its way to object_release (see dispatch/shared/functions.h) */
    value *stack_top, *stack_end;   /* frame stack: free part of the newest chunk */
    stack_chunk *chunk;             /* the newest */
    size_t chunk_values;            /* room in a new one, at least */
    value *chunk_base;              /* where the newest chunk begins; NULL when it is the first, which stays */
    vm_stats *stats;
    struct stats_log *log;          /* stats.h; NULL but in the statistics form */
    value (*run)(struct vm *, frame *, bool raising);   /* the strategy's interpreter (run.h), perhaps through trampolines */

    heap heap;
    char *c_stack_limit;            /* nested run loops and recursive C code stop here */
    const struct run_form *strategy;
    specializer_set enabled;        /* read in specialize() only */
    unsigned hard;
    enum vm_form form;
    struct hostile { function *attack; str *name; uint32_t deaths, attacks; bool attacking; } hostile;   /* hostile.c; owned */

    struct {
#define NAME(id, text) str *id;
#include "names.def"
#undef NAME
    } names;
    str *empty, *latin1[256];
    tuple *empty_tuple;
    value memory_error;             /* preallocated */
    value next;                     /* the built-in function, owned: see load_global_builtin_next */
    struct { str **slots; uint32_t n, cap; } interned;     /* open addressing; borrowed: freed strings leave */
    dict **builtin_attrs;           /* by type->index */
    type **builtin_types;           /* by index, static */
    uint32_t nbuiltin_types;
    struct { const type *t; const str *name; value v; uint32_t version; } *method_cache;    /* see type_lookup */
    uint32_t type_version;          /* bumped by every change of a class */
    uint32_t last_version;          /* given to a class by type_version() */
    struct { type **types; uint32_t n, cap; } versioned;    /* classes that have a version; borrowed */
    struct { void *steps; uint32_t n, cap, last; } shapes;  /* objects/shape.c; last: the newest shape */
    struct weak_table { struct weakref **items; uint32_t n, cap; } weakrefs;    /* see objects/weakref.c */
    dict *builtins;                 /* the builtins module's names */
    dict *modules;                  /* sys.modules: name -> module */
    char *utf8_scratch; size_t utf8_cap;
    value *repr_stack; uint32_t repr_depth, repr_cap;
    struct source { char *filename, *text; size_t size; struct source *next; } *sources;   /* for tracebacks and dis */
    value argv;                     /* sys.argv, a list */
    str *program;                   /* file name of the program; NULL: nothing ran yet */
    FILE *out;                      /* the program's stdout */
    value main_globals;             /* dict of __main__ or of what vm_load loaded */
    value warned;                   /* a set, or EMPTY: places of warnings that were shown */
    value asyncgen_firstiter, asyncgen_finalizer;   /* owned: of sys.set_asyncgen_hooks, or EMPTY */
    value context;                  /* owned: of contextvars; or EMPTY (lib/contextvars.h) */
    struct {                        /* lib/asyncio.h */
        value running;              /* owned: the event loop that runs; or EMPTY */
        struct task *current;       /* borrowed: whose step runs; or NULL */
        struct task *first, *last;  /* borrowed: those that are not done, linked */
        uint64_t named;             /* how many have got a name of ours */
    } asyncio;
    value at_exit;                  /* what atexit has called before the program is taken apart, or EMPTY */
    bool ending;                    /* modules are being taken apart: tracebacks have no source lines any more */
    list *kept_code;                /* vm_keep_code */
    struct perfmap *perfmap;        /* NULL: off */
};

/* Sets track_stop anew. */
void heap_bound(heap *h);

/* Called once by vm_new, in this order. Each file of objects/ and lib/ has its types listed in builtin_types.def. */
bool types_init(vm *vm);            /* builds the method dicts of all built-in types */
void types_free(vm *vm);
bool builtins_init(vm *vm);         /* fills vm->builtins: functions, types, exceptions */
value module_new(vm *vm, const char *name, const native_def *functions);

static inline size_t heap_class(size_t size) { return (size + 15) / 16; }
/* heap_alloc from the free list: NULL when it is empty, with nothing raised. */
static inline void *heap_take(struct vm *vm, size_t size)
{
    void **list = &vm->heap.free[heap_class(size)], *p = *list;
    if (p) {
        *list = *(void **)p;
        vm->heap.live += size;
    }
    return p;
}
/* heap_free, inlined. */
static inline void heap_give(struct vm *vm, void *p, size_t size)
{
    heap *h = &vm->heap;
    if (size > HEAP_SMALL || h->apart) {
        heap_free(vm, p, size);
        return;
    }
    void **list = &h->free[heap_class(size)];
    h->live -= size;
    *(void **)p = *list;
    *list = p;
}
/* object_new and, of what is not tracked, object_free, inlined where objects of one built-in type come and go all the time: t is
 * their exact type, and what derives from it takes the general path. */
static inline void *object_take(struct vm *vm, type *t, size_t size)
{
    object *o = size <= HEAP_SMALL ? heap_take(vm, size) : NULL;
    if (!o) return object_new(vm, t, size);
    *o = (object){ .refs = 1, .type = t };
    return o;
}
static inline void object_give(struct vm *vm, object *o, const type *t, size_t size)
{
    if (o->type == t) heap_give(vm, o, size);
    else object_free(vm, o, size);
}

/* The collector sees it from now on. Only when every field that traverse reads is initialized. Never collects itself: that happens at
 * the safe points of the run loop (function entry, back edge). */
static inline void gc_track(struct vm *vm, object *o)
{
    heap *h = &vm->heap;
    if (__builtin_expect(h->ntracked >= h->track_stop, 0)) {
        gc_track_slow(vm, o);
        return;
    }
    h->tracked[h->ntracked++] = o;
    o->tracked = h->ntracked;
}
static inline void gc_untrack(struct vm *vm, object *o)
{
    heap *h = &vm->heap;
    uint32_t at = o->tracked;
    if (!at) return;
    o->tracked = 0;
    if (at < h->ntracked) {
        h->tracked[at - 1] = NULL;
        h->nholes++;
        return;
    }
    h->ntracked = --at;
    if (__builtin_expect(at == 0 || !h->tracked[at - 1], 0)) gc_untrack_last(vm);
}

/* Drops what the frame owns: the stack from the top, then the slots. Runs finalizers. */
static inline void frame_clear(struct vm *vm, frame *f)
{
    if (__builtin_expect(f->object != NULL, 0)) frame_object_retire(vm, f);
    value *stack = frame_stack(f);
    while (f->sp > stack) {
        value v = *--f->sp;
        xdecref(vm, v);
    }
    for (value *slot = f->slots; slot < stack; slot++) {
        value v = *slot;
        *slot = EMPTY;
        xdecref(vm, v);
    }
}

/* The topmost frame of the frame stack, which owns nothing any more, ends. */
static inline void frame_give_back(struct vm *vm, frame *f)
{
    if (vm->chunk_base == (value *)f) frame_stack_shrink(vm);
    else vm->stack_top = (value *)f;
}

/* Drops a reference while an exception is pending. */
static inline void release_raised(struct vm *vm, value v)
{
    if (!is_counted(v)) return;
    object *o = as_object(v);
    if (__builtin_expect(--o->refs != 0, 1)) return;
    value exc = vm->raised;
    vm->raised = EMPTY;
    object_release(vm, o);
    vm->raised = exc;
}

/* Compiles a program: front/compile.c. NULL with SyntaxError raised (its text is ready to print: see exception.c). */
code *compile_source(vm *vm, const char *text, size_t size, const char *filename);
/* The same for a file of the program, whose text is kept for tracebacks, and for a library module. */
code *compile_program(vm *vm, const char *text, size_t size, const char *filename);
code *compile_library(vm *vm, const char *text, size_t size, const char *filename);

/* Binds arguments into a new frame of fn (frame_push: not linked, depth not counted): args borrowed. NULL: TypeError raised.
 * Messages as in CPython ("f() missing 1 required positional argument: 'x'"). */
frame *bind_call(vm *vm, function *fn, const value *args, int nargs, tuple *kwnames);
/* Its halves, for who has references of its own to drop in between: binds into a frame that was just pushed, and undoes that push. */
bool bind_args(vm *vm, frame *f, const value *args, int nargs, tuple *kwnames);
void frame_abandon(vm *vm, frame *f);
/* Calls a Python function by a nested run loop: for C code. An interrupt is seen first. */
value call_function(vm *vm, function *fn, const value *args, int nargs, tuple *kwnames);

#endif
