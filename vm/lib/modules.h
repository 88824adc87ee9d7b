/* The modules that a program can import: each function makes one, a new reference or FAILED. */
#ifndef GENLAB_LIB_MODULES_H
#define GENLAB_LIB_MODULES_H

#include "../object.h"

value abc_module(vm *vm);
value collections_module(vm *vm);
value contextvars_module(vm *vm);
value functools_module(vm *vm);
value itertools_module(vm *vm);
value sys_module(vm *vm);
value gc_module(vm *vm);
value asyncio_module(vm *vm);
value atexit_module(vm *vm);
value weakref_module(vm *vm);
value traceback_module(vm *vm);
value time_module(vm *vm);
value dis_module(vm *vm);
value json_module(vm *vm);
value library_support_module(vm *vm);
value math_module(vm *vm);
value random_module(vm *vm);

#endif
