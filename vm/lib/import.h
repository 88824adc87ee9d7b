/* The import statement: modules of the program's own files, of the library that is built in, and built-in ones. */
#ifndef GENLAB_LIB_IMPORT_H
#define GENLAB_LIB_IMPORT_H

#include "../object.h"

/* What `import name` (names NONE) and `from name import names` (a tuple of str) leave on the stack: the first part's module
 * resp. the last's, with those names of a package imported that are modules of it. level: how many dots stand before the
 * name, resolved by the __package__ and __name__ of globals. library: on behalf of a library module, which gets library
 * modules whatever the program's own are called. New reference or FAILED. */
value import_name(vm *vm, str *name, dict *globals, value names, int64_t level, bool library);
/* The module of a full name, imported if it isn't yet. New reference or FAILED. */
value import_module(vm *vm, str *name);
/* A name of an imported module, or a module of this name in it. New reference or FAILED with ImportError. */
value import_from(vm *vm, value module, str *name);
/* `from module import *` into a module's globals. */
bool import_star(vm *vm, value module, dict *globals);

/* sys.path[0]: the folder of the program's file, or "" when its text comes from elsewhere. New reference or NULL. */
str *program_folder(vm *vm);
#endif
