/* Tail calls by the platform's own convention: the interpreter's registers are arguments, which a call of C does not keep. */
#if !defined(__has_attribute) || !__has_attribute(musttail)
#error "tail-abi needs a compiler with the musttail attribute (clang 13, gcc 15)"
#elif !defined(STRATEGY_PROBE)
#define CLAIM CLAIM_JUMP_EACH
#define HANDLER_CALL
#include "dispatch/shared/tail_calls.h"
#endif
