/* The current context (contextvars): vm->context, an object of py/contextvars.py that C only passes on. EMPTY is an empty one that
 * nobody has asked for yet; where C keeps contexts for later that is NONE. */
#ifndef GENLAB_LIB_CONTEXTVARS_H
#define GENLAB_LIB_CONTEXTVARS_H

#include "../state.h"

/* What a callback gets: the given context, or if that is EMPTY or NONE a copy of the current one. New reference or FAILED. */
value context_for_later(vm *vm, value given);
/* *own is the current context until context_leave; meanwhile *outer (EMPTY before) keeps the other one. */
void context_enter(vm *vm, value own, value *outer);
void context_leave(vm *vm, value *own, value *outer);
/* The context in *own, made if there is none yet. New reference or FAILED. */
value context_of(vm *vm, value *own);

#endif
