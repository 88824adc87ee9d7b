/* One switch in a loop, as the compiler likes it: it may copy the dispatch to the end of each body. clang does when it is allowed to:
 * VARIANT taildup of clang: -mllvm -tail-dup-size=1000 -mllvm -tail-dup-pred-size=1000 -mllvm -enable-tail-merge=0 */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_NOTHING
#define BEFORE_SWITCH
#include "dispatch/shared/switch_loop.h"
#endif
