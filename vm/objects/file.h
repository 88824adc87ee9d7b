/* Text files. */
#ifndef GENLAB_OBJECTS_FILE_H
#define GENLAB_OBJECTS_FILE_H

#include "../object.h"

extern type type_file, type_UnsupportedOperation;

/* open(file, mode, buffering, encoding, errors, newline, closefd, opener): EMPTY where absent. */
value file_open(vm *vm, const value *args, int nargs);
/* The program's stdin as a file. */
value file_stdin(vm *vm);
/* OSError for errno number, of the class that stands for it; name is what the message ends with, or EMPTY. Always FAILED. */
value raise_os_error(vm *vm, int number, value name);

#endif
