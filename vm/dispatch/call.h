/* Call threading: a loop calls one body after the other, each a function that returns where to go on. Two of the interpreter's
 * registers fit into what a function returns; the frame is the one that runs, vm->current. */
#ifndef STRATEGY_PROBE
#define CLAIM CLAIM_NO_JUMP
#define HANDLER_CALL
/* Without an ip the run is over, and its value stands in place of sp. */
typedef struct going { const word *ip; value *sp; } going;
#define RESULT going
#define GO_TO return
#define DISPATCH() return (going){ ip, sp }
#define EXIT(v) return (going){ NULL, (value *)(uintptr_t)(v) }
#include "dispatch/shared/functions.h"

static value run(vm *vm, frame *f, bool raising)
{
    const word *ip = f->ip;
    value *sp = f->sp;
    word w = 0;
    OBSERVE_NESTED();
    vm->current = f;
    if (raising) {
        going on = fail_handler(vm, f, ip, sp, w);
        ip = on.ip;
        sp = on.sp;
    } else {
        POISON(f);
    }
    while (ip) {
        w = *ip++;
        f = vm->current;
        OBSERVE();
        going on = handlers[WORD_OP(w)](vm, f, ip, sp, w);
        ip = on.ip;
        sp = on.sp;
    }
    return (value)(uintptr_t)sp;
}
#endif
