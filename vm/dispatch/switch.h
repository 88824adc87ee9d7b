/* One switch in a loop, held at one indirect jump: what a plain interpreter does. A compiler may copy the dispatch to the
 * end of each body (threaded code by another name); the barrier before the switch keeps it in one place.
 *
 * RANK 1 */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_ONE_JUMP
#define BEFORE_SWITCH __asm__ goto("" : : : : one); one:
#include "dispatch/shared/switch_loop.h"
#endif
