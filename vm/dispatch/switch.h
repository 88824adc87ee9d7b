/* One switch in a loop, held at one indirect jump: what a plain interpreter does. clang would copy the dispatch to the
 * end of each body (threaded code by another name); the barrier before the switch keeps it in one place. */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_ONE_JUMP
#define INST(name, effect, ...) case OP_##name: op_##name: __attribute__((unused));
#define DISPATCH() goto dispatch
#define DISPATCH_LABELS
#define DISPATCH_BEGIN \
dispatch: \
    w = *ip++; \
    OBSERVE(); \
    __asm__ goto("" : : : : one); \
one: \
    switch (WORD_OP(w)) {
#define DISPATCH_END \
    default: __builtin_unreachable(); \
    }
#include "dispatch/loop.h"
#endif
