/* The disassembler: reads the instruction table only. */
#ifndef GENLAB_DISASM_H
#define GENLAB_DISASM_H

#include "code.h"

/* Prints a code object and, after it, those among its constants. Specialized instructions show their own name. */
void disassemble(vm *vm, const code *c, FILE *out);

#endif
