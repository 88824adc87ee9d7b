/* The hooks for asynchronous generators, by which an event loop learns of each and ends those that are dropped. */
#ifndef GENLAB_LIB_SYS_ASYNCGEN_H
#define GENLAB_LIB_SYS_ASYNCGEN_H

#include "../state.h"

extern type type_asyncgen_hooks;

/* The functions of sys of these names. */
value sys_set_asyncgen_hooks(vm *vm, const value *args, int nargs);
value sys_get_asyncgen_hooks(vm *vm, const value *args, int nargs);

#endif
