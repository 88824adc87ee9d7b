/* Exceptions that nobody catches, told through sys.excepthook, sys.unraisablehook and sys.stderr. */
#ifndef GENLAB_OBJECTS_REPORT_H
#define GENLAB_OBJECTS_REPORT_H

#include "exception.h"

/* What sys.unraisablehook gets: where the exception was (`object`), the exception, and a title or None. */
extern type type_unraisable_args;
value unraisable_exc(value args);      /* borrowed, as the next */
value unraisable_where(value args);
value unraisable_title(value args);

/* What writes a text about something. */
typedef void tell_fn(vm *vm, FILE *out, const void *about);
/* Text to the program's sys.stderr. Raises nothing. */
void report_on_stderr(vm *vm, tell_fn *tell, const void *about);
/* Tells of an exception that ends the program, borrowed: by the program's sys.excepthook if it has set one. False when that
 * raised SystemExit, which is pending then. */
bool report_uncaught(vm *vm, value exc);
/* What the hooks do that are there at first. None of them raises. */
void report_default(vm *vm, value exc);
/* exception_unraisable of a given exception, with a title (a str) or NONE; where NONE: no object. All borrowed. */
void report_unraisable(vm *vm, value exc, value where, value title);
void report_unraisable_default(vm *vm, value exc, value where, value title);

#endif
