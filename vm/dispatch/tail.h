/* Tail calls by a convention that leaves the registers to the bodies, instead of saving them around each call of C: a body that
 * calls no C saves nothing, and the interpreter's registers stay where they are.
 *
 * RANK 3 */
#if !defined(__has_attribute) || !__has_attribute(musttail)
#error "tail needs a compiler with the musttail attribute (clang 13, gcc 15)"
#elif !__has_attribute(preserve_none)
#error "tail needs a compiler with the preserve_none attribute (clang 19, gcc 15)"
#elif !defined(STRATEGY_PROBE)
#define CLAIM CLAIM_JUMP_EACH
#define HANDLER_CALL __attribute__((preserve_none))
#include "dispatch/shared/tail_calls.h"
#endif
