/* What the statistics form counts beyond totals: by site, that is by instruction of a code object. Inside vm/ only; vm.h has
 * what users see. Records outlive their code objects, and counting raises nothing and runs none of the program's code. */
#ifndef GENLAB_STATS_H
#define GENLAB_STATS_H

#include "run.h"

/* Before anything is allocated from the heap. False: no memory. */
bool stats_start(vm *vm);
void stats_free(vm *vm);

/* --- the run loop; `at` is a word of the instruction and its cache, or stands outside the frame's code (landing_code) --- */
void stats_observe(vm *vm, const frame *f, const word *at);     /* it is executed next */
void stats_hit(vm *vm, const frame *f, const word *at, enum specializer s);
void stats_missed(vm *vm, const frame *f, const word *at, const value *sp, enum specializer s);
void stats_bypassed(vm *vm, const frame *f, const word *at);
void stats_pushed(vm *vm, const frame *f, const word *at);      /* a frame, without a C call */
void stats_nested(vm *vm);                                      /* a run loop, on behalf of vm->current */

/* --- specialize.c: an instruction of vm->current --- */
void stats_look(vm *vm, const word *at, const value *sp);       /* it is hot: what follows is about its operands below sp */
void stats_refused(vm *vm, enum specializer s, bool filled);
void stats_specialized(vm *vm, const word *at, enum specializer s);
void stats_fused(vm *vm, const word *first, enum specializer s);  /* with those before it: into what begins there */
void stats_backed_off(vm *vm, const word *at);
void stats_despecialized(vm *vm, const word *at);

/* --- memory --- */
/* The free list of a size class, in place of the heap's own. */
void **stats_kept(vm *vm, size_t class);
void stats_allocated(vm *vm, size_t size, bool reused);
void stats_freed(vm *vm, size_t size);

#endif
