/* A body ends in a call of the next that is a jump (guaranteed: musttail). HANDLER_CALL is the calling convention. */
#define RESULT value
#define GO_TO __attribute__((musttail)) return
#define DISPATCH() do { w = *ip++; OBSERVE(); GO_TO handlers[WORD_OP(w)](vm, f, ip, sp, w); } while (0)
#define EXIT(v) return (v)
#include "dispatch/shared/functions.h"

static value run(vm *vm, frame *f, bool raising)
{
    const word *ip = f->ip;
    value *sp = f->sp;
    word w = 0;
    OBSERVE_NESTED();
    if (raising) return fail_handler(vm, f, ip, sp, w);
    vm->current = f;
    POISON(f);
    w = *ip++;
    OBSERVE();
    return handlers[WORD_OP(w)](vm, f, ip, sp, w);
}
