/* The bodies as the cases of a switch, with BEFORE_SWITCH before it. */
#define INST(name, effect, ...) case OP_##name: op_##name: __attribute__((unused));
#define DISPATCH() goto dispatch
#define DISPATCH_LABELS
#define DISPATCH_BEGIN \
dispatch: \
    w = *ip++; \
    OBSERVE(); \
    BEFORE_SWITCH \
    switch (WORD_OP(w)) {
#define DISPATCH_END \
    default: __builtin_unreachable(); \
    }
#include "dispatch/shared/loop.h"
