/* Coroutines (PEP 492): a generator by layout and life (gen.h), with the rules that set them apart. */
#ifndef GENLAB_COROUTINE_H
#define GENLAB_COROUTINE_H

#include "gen.h"

extern type type_coroutine_wrapper;     /* what __await__() of a coroutine gives: an iterator over it */

/* What `await o` (borrowed) sends to: o itself if that is a coroutine or a generator of types.coroutine, else what its __await__ gives.
 * New reference or FAILED. */
value get_awaitable(vm *vm, value o, enum await_from from);
/* What `yield from o` (borrowed) of the frame f sends to, where o is no generator. New reference or FAILED. */
value get_yield_from_iter(vm *vm, const frame *f, value o);
/* "coroutine 'f' was never awaited", on stderr. */
void warn_never_awaited(vm *vm, gen *g);
/* "coroutine method 'asend' of 'g' was never awaited". */
void warn_method_never_awaited(vm *vm, const char *method, gen *g);

#endif
