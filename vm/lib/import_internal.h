/* Between the files of import. */
#ifndef GENLAB_LIB_IMPORT_INTERNAL_H
#define GENLAB_LIB_IMPORT_INTERNAL_H

#include "import.h"

/* raise_error with the exception's name set (borrowed; may be NULL). */
value import_error(vm *vm, type *t, str *name, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Makes vm->modules. */
bool modules_ready(vm *vm);
/* Finds, makes and runs a module that isn't in sys.modules. path: the __path__ of its package, EMPTY for sys.path; tail: the
 * name without the package's. New reference or FAILED. */
value module_load(vm *vm, str *name, str *tail, value path, bool library);
/* The built-in module of this name, made anew; EMPTY with nothing raised when there is none. early: only those that no file
 * of the program can replace. */
value builtin_module(vm *vm, const str *name, bool early);

/* A library module written in Python, as it lies in the program; made by embed.py. */
typedef struct library_module { const char *name; bool package; const unsigned char *text; size_t size; } library_module;
extern const library_module library_modules[];  /* sorted by name; the last has none */

#endif
