/* Computed goto: each body ends in an indirect jump of its own (Ertl and Gregg, "The Structure and Performance of
 * Efficient Interpreters", 2003).
 *
 * RANK 2
 * clang 19 merges the jumps into one again. It gives them back only when its tail duplication is allowed large blocks with many
 * predecessors, and nothing merges tails behind it:
 * VARIANT taildup of clang, preferred: -mllvm -tail-dup-size=1000 -mllvm -tail-dup-pred-size=1000 -mllvm -enable-tail-merge=0
 * What the manual of gcc advises for computed gotos, without sharing of their tails:
 * VARIANT nogcse of gcc: -fno-gcse -fno-crossjumping */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_JUMP_EACH
#define INST(name, effect, ...) op_##name:
#define DISPATCH() do { w = *ip++; OBSERVE(); goto *labels[WORD_OP(w)]; } while (0)
#define LABEL(name) [OP_##name] = &&op_##name,
#define DISPATCH_BEGIN
#define DISPATCH_END
#define DISPATCH_LABELS static const void *const labels[256] = { OPCODES(LABEL) };
#include "dispatch/shared/loop.h"
#endif
