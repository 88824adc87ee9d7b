/* Images of code, for strategies that have them (run_form.image): the addresses of the handlers of a code object's instructions,
 * each at its instruction's index. Words of caches have none. */
#ifndef GENLAB_IMAGE_H
#define GENLAB_IMAGE_H

#include "code.h"

/* Makes the image of finished code if the VM's strategy wants one. False: MemoryError. */
bool image_make(vm *vm, code *c);
/* The instruction at that offset was rewritten. */
void image_follow(const vm *vm, code *c, uint32_t at);
void image_free(vm *vm, code *c);

#endif
