/* The disassembler: reads the instruction table only. */
#ifndef GENLAB_DISASM_H
#define GENLAB_DISASM_H

#include "code.h"

/* Prints a code object and, after it, those among its constants. specialized: instructions that a specializer has
 * rewritten show their own name, else that of what they stand for. */
void disassemble(vm *vm, const code *c, FILE *out, bool specialized);

#endif
