/* Computed goto: each body ends in an indirect jump of its own (Ertl and Gregg, "The Structure and Performance of
 * Efficient Interpreters", 2003). */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_JUMP_EACH
#define INST(name, effect, ...) op_##name:
#define DISPATCH() do { w = *ip++; OBSERVE(); goto *labels[WORD_OP(w)]; } while (0)
#define LABEL(name) [OP_##name] = &&op_##name,
#define DISPATCH_BEGIN
#define DISPATCH_END
#define DISPATCH_LABELS static const void *const labels[256] = { OPCODES(LABEL) };
#include "dispatch/loop.h"
#endif
