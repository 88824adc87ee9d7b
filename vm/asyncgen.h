/* Asynchronous generators (PEP 525): a generator by layout and life (gen.h), whose yields are told from the awaits inside by its state:
 * suspended, and not in what it delegates to. So what it yields needs no wrapper. */
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

/* False: MemoryError. */
bool asyncgen_part_new(vm *vm, gen *g);
void asyncgen_part_free(vm *vm, gen *g);

extern type type_asyncgen_send;     /* __anext__() and asend() */
extern type type_asyncgen_throw;    /* athrow() and aclose() */
extern type type_anext_awaitable;   /* anext(it, default) */

/* `async for`: what __aiter__ of o gives; what is to be awaited for the next item of `it`. Operands borrowed; new reference or FAILED. */
value get_aiter(vm *vm, value o);
value get_anext(vm *vm, value it);
/* The object that is dying is given to the finalizer of its hooks, if it has one and is not closed. False: there is none. */
bool asyncgen_hand_over(vm *vm, gen *g);

#endif
