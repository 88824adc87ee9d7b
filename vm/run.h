/* Running frames: the strategies, and what the run loops and the C code around them share. */
#ifndef GENLAB_RUN_H
#define GENLAB_RUN_H

#include "chain.h"

/* What a strategy's header says of its machine code (CLAIM), to which the audit holds the compiler. */
enum claim {
    CLAIM_NOTHING,          /* as the compiler likes it */
    CLAIM_ONE_JUMP,         /* all handlers go on by one indirect jump */
    CLAIM_JUMP_EACH,        /* each handler goes on by one of its own */
    CLAIM_NO_JUMP,          /* handlers return to a loop that calls them */
};
/* One compilation of the interpreter template (run.c). */
typedef struct run_form {
    /* Runs `top`, which is linked (prev) down to a shim, until control reaches the shim: the value that arrived
     * there, or FAILED. raising: starts by unwinding with vm->raised. */
    value (*run)(vm *vm, frame *top, bool raising);
    const char *name;       /* "cgoto@gcc-12", "cgoto@clang-19+taildup" */
    const char *base;       /* "cgoto" */
    int rank;               /* see vm_strategy_info */
    const char *compiler;   /* "gcc-12" */
    const char *version;    /* what the compiler says of itself */
    const char *flags;
    enum claim claim;
    bool image;             /* run(vm, NULL, false) gives the addresses of its handlers, of which code has images (image.h) */
    enum vm_form form;
    int order;              /* of the handlers: 0 as in the sources; others are shuffled, and timed forms only */
} run_form;
/* By opcode, of a form that has images. */
static inline const void *const *run_handlers(const run_form *form)
{
    return (const void *const *)(uintptr_t)form->run(NULL, NULL, false);
}
/* All forms in this build, by rank of their strategies; those that a bare name prefers come first. The last is NULL. */
extern const run_form *const run_forms[];
/* The i-th timed form, not counting other orders of its handlers; NULL past the last. */
const run_form *run_form_fast(int i);
/* The form of a strategy, by "base" or "base@compiler" (NULL: of the highest rank); NULL if there is none. The statistics form
 * serves all. Of timed forms it is the one with handler order `order` modulo how many there are, or that behind the name:
 * "cgoto+order1". */
const run_form *run_form_find(const char *name, enum vm_form form, unsigned order);

/* Runs `top` in a nested run loop on behalf of C code; `bottom` is the frame at the end of top's prev links (often
 * top itself), whose result is wanted. */
value run_nested(vm *vm, frame *bottom, frame *top, bool raising);

/* Finds who handles vm->raised, from f outwards, leaving frames on the way: that frame, ready to GO, or NULL when
 * the shim is reached. traced: f's own place in the traceback is already noted. */
frame *unwind(vm *vm, frame *f, bool traced);
/* What is being handled, when a generator that handles an exception itself is resumed or suspended. */
static inline void gen_swap_handled(vm *vm, gen *g)
{
    value own = g->other;
    g->other = vm->handled;
    vm->handled = own;
}
/* What a call of fn makes, whose code begins with RETURN_GENERATOR and takes as many arguments as lie from args to end: takes them over,
 * and the reference to fn. NULL: MemoryError, and nothing is taken. */
gen *gen_of_call_slow(vm *vm, function *fn, const value *args, const value *end);
/* The same without a call of C. NULL: not possible, and nothing has happened. */
static inline gen *gen_of_call_quick(vm *vm, function *fn, const value *args, const value *end)
{
    const code *c = fn->code;
    heap *h = &vm->heap;
    void **list = &h->free[c->generator_class];
    gen *g = *list;
    if (__builtin_expect(!g || h->ntracked >= h->track_stop, 0)) return NULL;
    *list = *(void **)g;
    h->live += gen_bytes(c);
    h->tracked[h->ntracked++] = &g->head;
    g->head = (object){ .refs = 1, .tracked = h->ntracked, .type = c->generator_type };
    g->other = EMPTY;
    frame *f = &g->frame;
    value *to = f->slots, *stack = to + c->nslots;
    f->ip = c->insts + 1;
    f->sp = stack;
    f->func = fn;
    f->object = NULL;
    frame_set_state(f, GEN_CREATED);
    for (; args < end; args++) { *to++ = *args; SHORT_LOOP(); }
    for (; to < stack; to++) { *to = EMPTY; SHORT_LOOP(); }
    return g;
}
/* Whether there is room on the chunk of the frame stack. */
static inline bool frame_has_room(const vm *vm, const function *fn) { return vm->stack_top + fn->code->frame_values <= vm->stack_end; }
/* The frame of a function (stolen), no generator function, for which there is room, linked to its caller, and the depth counted: ip, sp
 * and slots are for who called to set. */
static inline frame *frame_begin(vm *vm, function *fn, frame *caller)
{
    frame *f = (frame *)vm->stack_top;
    vm->headroom--;
    vm->stack_top += fn->code->frame_values;
    f->prev = caller;
    f->func = fn;
    frame_set_state(f, GEN_NONE);
    f->object = NULL;
    return f;
}
/* The same, ready to run, for a call with arguments (borrowed) that need no binding. NULL: it is no such call, or there is no room on the
 * chunk. */
static inline frame *frame_push_plain(vm *vm, function *fn, const value *args, uint32_t nargs, frame *caller)
{
    const code *c = fn->code;
    if (__builtin_expect(c->inline_args != nargs || !frame_has_room(vm, fn), 0)) return NULL;
    INCREF_OBJ(fn);
    frame *f = frame_begin(vm, fn, caller);
    value *slot = f->slots, *end = slot + c->nslots;
    for (const value *past = args + nargs; args < past; args++) { *slot++ = incref(*args); SHORT_LOOP(); }
    for (; slot < end; slot++) { *slot = EMPTY; SHORT_LOOP(); }
    f->ip = c->insts;
    f->sp = end;
    return f;
}
/* A frame that was just pushed goes on for its caller; the depth is counted. */
static inline void link_call(vm *vm, frame *caller, frame *callee)
{
    callee->prev = caller;
    vm->headroom--;
}
/* As frame_push_plain, for any call whose depth there is room for. NULL: raised. */
static inline frame *frame_push_call(vm *vm, function *fn, const value *args, int nargs, tuple *kwnames, frame *caller)
{
    frame *f = kwnames ? NULL : frame_push_plain(vm, fn, args, (uint32_t)nargs, caller);
    if (__builtin_expect(f != NULL, 1)) return f;
    f = bind_call(vm, fn, args, nargs, kwnames);
    if (f) link_call(vm, caller, f);
    return f;
}
/* A resumable generator goes on for a consumer, and one unit of depth is taken: it is linked and executing. What is to run: itself,
 * or the leaf of its chain. Inlined everywhere: a call would cost the bodies a stack frame. */
static inline gen *gen_enter_ready(gen *g, frame *consumer) /* frame_ready */
{
    g->frame.prev = consumer;
    frame_set_state(&g->frame, GEN_EXECUTING);
    return g;
}
/* The same for a call, as GEN_CALLED says. */
static inline gen *gen_enter_called(gen *g, frame *consumer)
{
    g->frame.prev = consumer;
    frame_set_state(&g->frame, GEN_CALLED);
    return g;
}
static inline __attribute__((always_inline)) gen *gen_enter_special(vm *vm, gen *g, frame *consumer) /* not so */
{
    gen *leaf = g;
    if (g->frame.state == GEN_FLAT) leaf = chain_enter(vm, g, consumer);
    else g->frame.prev = consumer;
    if (leaf->frame.special & SPECIAL_HANDLING) gen_swap_handled(vm, leaf);
    leaf->frame.state = GEN_EXECUTING;
    return leaf;
}
static inline __attribute__((always_inline)) gen *gen_enter(vm *vm, gen *g, frame *consumer)
{
    return __builtin_expect(frame_ready(&g->frame), 1) ? gen_enter_ready(g, consumer) : gen_enter_special(vm, g, consumer);
}
/* The generator's frame f, which is saved, is suspended: who gets what it yields. Gives the depth back. */
static inline frame *gen_leave(vm *vm, frame *f, bool delegating)
{
    if (__builtin_expect(f->special, 0)) {
        if (f->special & SPECIAL_HANDLING) gen_swap_handled(vm, gen_of_frame(f));
        if (f->special & SPECIAL_ROOTED) return chain_leave(vm, f, delegating);
        f->state = GEN_SUSPENDED + delegating;
    } else {
        frame_set_state(f, GEN_SUSPENDED + delegating);
    }
    vm->headroom++;
    return f->prev;
}
/* RecursionError; always FAILED. */
value depth_exceeded(vm *vm);
/* Does what vm->breaker asks for. False: raised (KeyboardInterrupt). */
bool safe_point(vm *vm);

/* --- specialization (specialize.c) --- */
/* The heat of an adaptive instruction ran out: rewrites it if an enabled specializer's guard holds for the operands
 * below sp; else backs off. The instruction is to be run again. */
void specialize(vm *vm, const word *at, const value *sp);
/* A guard failed: back to the base form, and back off. */
void despecialize(vm *vm, const word *at);
/* The initial cache word. */
word heat_initial(const vm *vm);
/* "all", "none", "a,b" or "-a,-b" as a set; false with a message in err. */
bool specializers_parse(const char *text, specializer_set *set, char *err, size_t errsize);
/* The set of those that push frames. */
specializer_set specializers_that_enter(void);
extern const char *const specializer_names[];   /* NULL past the last */

#endif
