/* The verifier: reads the instruction table only. */
#ifndef GENLAB_VERIFY_H
#define GENLAB_VERIFY_H

#include "code.h"

/* Checks that opcodes and arguments are valid, that every jump lands on an instruction, that the stack depth agrees
 * wherever paths meet and never falls below zero, that handlers are in range, and that no path runs off the end.
 * Sets c->stack_size (and c->depths in a VM of the checked form). False: SystemError raised. */
bool code_verify(vm *vm, code *c);

#endif
