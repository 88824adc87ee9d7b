/* Asynchronous generators (PEP 525): a generator by layout and life (gen.h), whose yields are told from the awaits inside by its state:
 * suspended, and not in what it delegates to. So what it yields needs no wrapper.
 *
 * Nor does what asks for an item, where nobody sees that: the specializers of GET_ANEXT and SEND push the generator's frame, and the
 * generator itself stands for its awaitable on the stack of the consumer, with what `running` says. It is GEN_CALLED then: an item
 * (YIELD_ITEM) goes on where the SEND branches, and the end is raised there. Whoever looks first has it shown as what it stands for. */
#ifndef GENLAB_ASYNCGEN_H
#define GENLAB_ASYNCGEN_H

#include "gen.h"

/* What it has besides a generator. */
typedef struct async_part {
    value finalizer;    /* owned: of its hooks; or EMPTY */
    bool hooked;        /* the hooks have been asked */
    bool running;       /* an awaitable of it has begun and not ended */
    bool closed;
} async_part;

/* Of a new one. */
void asyncgen_init(gen *g);

enum step_phase { STEP_NEW, STEP_BEGUN, STEP_ENDED };

/* What __anext__, asend, athrow and aclose give. */
typedef struct step_awaitable {
    object head;
    gen *of;                /* owned */
    value sent;             /* owned: of asend; or EMPTY */
    value thrown[3];        /* owned: athrow's arguments; EMPTY: not given, all three of aclose's */
    enum step_phase phase;
    const char *method;     /* for messages */
} step_awaitable;

extern type type_asyncgen_send;     /* __anext__() and asend() */
extern type type_asyncgen_throw;    /* athrow() and aclose() */
extern type type_anext_awaitable;   /* anext(it, default) */

/* `async for`: what __aiter__ of o gives; what is to be awaited for the next item of `it`. Operands borrowed; new reference or FAILED. */
value get_aiter(vm *vm, value o);
value get_anext(vm *vm, value it);
/* The first time that anything is asked of it, the hooks of sys.set_asyncgen_hooks are. False: raised. */
bool asyncgen_ask_hooks(vm *vm, gen *g);
/* What a frame awaits, an entry of its stack: if it is an asynchronous generator, the awaitable for which that stands takes its place.
 * False: MemoryError. */
bool asyncgen_show(vm *vm, value *at);
/* A new awaitable (stolen) begins: its generator (new reference) stands for it. *sent, what is sent (owned), becomes what asend() was
 * given where it is None. */
gen *asyncgen_begin(vm *vm, value awaitable, value *sent);
/* g, which an `async for` of the frame f (saved) asked for an item, is at its end: the loop ends as at a StopAsyncIteration that nobody
 * sees. False: it was something else that asked. */
bool asyncgen_end_loop(vm *vm, gen *g, frame *f);
/* A step of g ends in what is pending, or at its end with v (stolen): raises StopAsyncIteration. */
void asyncgen_raised(vm *vm, gen *g);
void asyncgen_returned(vm *vm, gen *g, value v);
/* The object that is dying is given to the finalizer of its hooks, if it has one and is not closed. False: there is none. */
bool asyncgen_hand_over(vm *vm, gen *g);

#endif
