/* Frames. A call's frame lies on the VM's frame stack, a generator's inside the generator object, and a
 * nested run loop's entry frame ("shim") on the C stack: all the same struct, chained by prev. */
#ifndef GENLAB_FRAME_H
#define GENLAB_FRAME_H

#include "code.h"
#include "objects/function.h"

/* What a generator's frame is about; others have no state of these. Those before GEN_EXECUTING may be resumed; DELEGATING is suspended
 * in `yield from`. FLAT is the suspended root of a chain, LINKED and LINKED_DELEGATING are what else is in one (chain.h): by itself
 * SUSPENDED resp. DELEGATING. CALLED is EXECUTING for a call whose operands are gone, and which holds the generator by one of its
 * consumer's local variables alone: the saved ip and sp are those behind the call, and what the generator returns is raised there.
 * AWAITED is EXECUTING for a coroutine that was made by its await, which alone holds it, and has not been suspended yet. */
enum gen_state {
    GEN_CREATED, GEN_SUSPENDED, GEN_DELEGATING, GEN_FLAT, GEN_EXECUTING, GEN_CALLED, GEN_AWAITED, GEN_LINKED, GEN_LINKED_DELEGATING, GEN_CLOSED, GEN_NONE
};
/* What there may be about a generator's frame. */
enum frame_special {
    SPECIAL_HANDLING = 1,   /* it is inside an exception handler of its own */
    SPECIAL_ROOTED = 2,     /* in a chain below its root (chain.h); prev is what delegates to it */
    SPECIAL_THROWN = 4,     /* what leaves its delegate, into which was thrown, gets its handled exception as context */
};

typedef struct frame {
    const word *ip;         /* where to go on; valid whenever another frame runs, or the body said SAVE() */
    value *sp;              /* likewise: the first free stack entry */
    struct frame *prev;     /* who gets the result; in the suspended root of a chain its leaf, else meaningless in what is suspended */
    function *func;         /* owned; NULL in a shim */
    uint16_t state;         /* enum gen_state; no character, so that no other store may be one to this */
    uint16_t special;       /* a generator's: enum frame_special; right behind state, since frame_ready reads both at once */
    uint32_t depth;         /* a generator's: how many the chain has whose root it is */
    struct frame_object *object;    /* owned; NULL: none was asked for */
    value slots[];          /* nslots locals, then the stack; suspended frames own every entry below sp */
} frame;

static inline bool is_gen_frame(const frame *f) { return f->state != GEN_NONE; }
/* A generator's: may be resumed, with nothing else to be done for it. */
static inline bool frame_ready(const frame *f) { return (f->state | (uint32_t)f->special << 16) < GEN_FLAT; }
/* A generator's runs, as nothing between the root and the leaf of a chain says of itself. */
static inline bool frame_runs(const frame *f) { return f->state >= GEN_EXECUTING && f->state <= GEN_AWAITED; }
/* Sets the state of a frame that is not special, in one store with that: what frame_ready loads. */
static inline void frame_set_state(frame *f, enum gen_state state)
{
    f->state = (uint16_t)state;
    f->special = 0;
}
static inline const code *frame_code(const frame *f) { return f->func->code; }
static inline value *frame_stack(frame *f) { return f->slots + f->func->code->nslots; }
/* Where a frame goes on whose call instruction resumed a generator: code that makes what is yielded the call's result and
 * raises StopIteration for a return. Meanwhile the stack holds, in place of the call's operands, the address behind the
 * call, tagged as a small integer, and the generator. */
extern const word landing_code[];
#define LANDING (landing_code + 2)
/* The same where a return gives the call a default: the stack holds the generator, the address and the default. */
#define LANDING_DEFAULT (landing_code + 6)
/* The same for an instruction that takes all of a generator: the stack holds the consumer, which holds the operands. A list that
 * grows and a sum of small integers have landings of their own. */
#define LANDING_CONSUME_LIST (landing_code + 10)
#define LANDING_CONSUME_SUM (landing_code + 14)
#define LANDING_CONSUME (landing_code + 18)
/* The same for a call of a class that runs __init__: the stack holds the address and the new object. */
#define LANDING_INIT (landing_code + 20)
/* The same for an instruction that takes an item of a lazy iterator (lazy.h), by itself or for a consumer or a call that waits as above:
 * the stack is as without, and what is on top of it knows the address. */
#define LANDING_LAZY (landing_code + 23)
static inline bool is_lazy_landing(const word *ip) { return ip == LANDING_LAZY || ip == LANDING_LAZY + 1; }
static inline bool is_landing(const word *ip) { return ip >= LANDING && ip <= LANDING_LAZY + 1; }
static inline bool is_consuming(const word *ip) { return ip >= LANDING_CONSUME_LIST && ip < LANDING_INIT; }
/* Where YIELD_ON (inst.h) may yield to. */
static inline bool takes_yield(const word *at)
{
    return __builtin_expect(WORD_OP(*at) == OP_STORE_FAST, 1) || WORD_OP(*at) == OP_LANDING_YIELDED;
}
static inline value landing_mark(const word *ip) { return (value)(uintptr_t)ip + 1; }
static inline const word *landing_return(value mark) { return (const word *)(uintptr_t)(mark - 1); }
/* What a consumer (consumer.h) or a lazy iterator begins with. */
typedef struct waiter { object head; const word *at; } waiter;
static inline const word *waiter_at(const frame *f) { return ((const waiter *)as_object(f->sp[-1]))->at; }
/* Where a frame that waits at a landing goes on in its code: the address behind its instruction. */
static inline const word *landing_at(const frame *f) {
    const word *ip = is_lazy_landing(f->ip) ? waiter_at(f) : f->ip;
    if (!is_landing(ip)) return ip;
    return is_consuming(ip) ? waiter_at(f) : landing_return(f->sp[-2]);
}
/* Word offset of the instruction that the saved ip belongs to: the one before ip, or the one that waits at a landing. */
static inline uint32_t frame_at(const frame *f) {
    const word *ip = is_landing(f->ip) ? landing_at(f) : f->ip;
    return (uint32_t)(ip - f->func->code->insts) - 1;
}
static inline size_t frame_size(const code *c) { return sizeof(frame) + (c->nslots + c->stack_size) * sizeof(value); }

/* What is the same in every new frame of fn, which it counts: ip at the start, slots empty. */
static inline void frame_init(frame *f, function *fn, enum gen_state state, const code *c)
{
    fn->head.refs++;
    f->func = fn;
    f->ip = c->insts;
    f->sp = f->slots + c->nslots;
    f->prev = NULL;
    frame_set_state(f, state);
    f->object = NULL;
    for (uint32_t i = 0; i < c->nslots; i++) {
        f->slots[i] = EMPTY;
        SHORT_LOOP();
    }
}

/* A frame for a function (counted), its slots empty, its ip at the start: on the VM's frame stack, or for a
 * generator function inside a new generator, which then owns it. Not linked, depth not counted. NULL: MemoryError. */
frame *frame_push(vm *vm, function *fn);
/* Drops the n topmost entries of a frame's saved stack, the first first, as an instruction drops its operands. What is pending stays. */
void frame_drop(vm *vm, frame *f, uint32_t n);
/* A frame on the frame stack, the topmost, ends: cleared, popped. */
void frame_pop(vm *vm, frame *f);
/* The innermost frame of the program: past shims; NULL if none runs. */
static inline frame *frame_visible(frame *f)
{
    while (f && !f->func) f = f->prev;
    return f;
}
void frame_stack_free(vm *vm);
/* The newest chunk of the frame stack, which is not the first, has no frame any more. */
void frame_stack_shrink(vm *vm);

#endif
