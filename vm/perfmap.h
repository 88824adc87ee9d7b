/* Names of the program's functions for Linux perf. A frame that is pushed leaves nothing on the native stack, so a sampler
 * cannot tell which function runs. In this mode each code object has a trampoline, a copy of a few instructions that call
 * the run loop, and every frame is entered through its own: the native stack then names the functions, innermost first,
 * and /tmp/perf-PID.map says which address range is which (perf's own convention; CPython's -X perf does the same).
 *
 * What pushes frames is replaced: CALL and CALL_KW by their _NESTED forms in all code compiled from then on, and the
 * specializers that enter frames are off. Nothing of it is in the bodies that run otherwise. */
#ifndef GENLAB_PERFMAP_H
#define GENLAB_PERFMAP_H

#include "state.h"

typedef struct perfmap perfmap;

/* Opens the map and switches the mode on. Before any code is compiled. False with a message in err. */
bool perfmap_start(vm *vm, char *err, size_t errsize);
/* After the last code has run. The map stays: perf reads it later. */
void perfmap_free(vm *vm);
/* In a verified code object: no call pushes a frame. */
void perfmap_nest_calls(code *c);

#endif
