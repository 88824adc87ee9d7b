/* What the files of the built-in functions share. */
#ifndef GENLAB_LIB_BUILTINS_H
#define GENLAB_LIB_BUILTINS_H

#include "../state.h"

extern const native_def builtin_async_functions[], builtin_io_functions[], builtin_iter_functions[], builtin_number_functions[], builtin_object_functions[];

/* Writes text to the program's stdout. UnicodeEncodeError for lone surrogates, OSError when it cannot be written. */
bool stdout_write(vm *vm, str *s);
bool stdout_flush(vm *vm);
/* What the program has put in the place of sys.stdout, borrowed; EMPTY when it is as it was. False: RuntimeError, it is gone. */
bool stdout_replaced(vm *vm, value *file);
bool is_callable(vm *vm, value v);
/* What the specializers of calls recognize a built-in by. */
value builtin_next(vm *vm, const value *args, int nargs);
value builtin_len(vm *vm, const value *args, int nargs);

#endif
