/* The hard mode in which any object's death runs the program's code: what a finalizer may do to C code that has just dropped a
 * reference, while the program's values stay as they are. It runs bytecode, pushes frames, resumes generators, raises,
 * collects, moves the tables of the containers and the attributes that the innermost frames see, and changes their classes,
 * so that whatever C code remembers of them from before the drop is stale. */
#ifndef GENLAB_HOSTILE_H
#define GENLAB_HOSTILE_H

#include "value.h"

/* Compiles what is run: before the program. False: raised. */
bool hostile_start(vm *vm);
void hostile_end(vm *vm);
/* At a death; leaves nothing raised, and what was pending as it was. At each of the first few thousand, then ever more seldom. */
void hostile_attack(vm *vm);

#endif
