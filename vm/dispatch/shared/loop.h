/* What the strategies share that keep all bodies in one function: INST, DISPATCH and
 * DISPATCH_LABELS, _BEGIN and _END come from the strategy's header, and FRAME_CHANGED and DISPATCH_ANYWHERE if it needs them. */
#ifndef FRAME_CHANGED
#define FRAME_CHANGED() ((void)0)
#define DISPATCH_ANYWHERE() DISPATCH()
#endif
#define FAIL() goto fail
#define FAIL_AGAIN() goto fail_again
#define EXIT(v) return (v)
#define ADAPT_COLD() goto adapt
#define DEOPT_COLD() goto deopt
#define SAFE_COLD() goto safe
#define DEPTH_COLD() goto depth
#define RELEASE_NEXT(v) do { SAVE(); object_release(vm, as_object(v)); NEXT(); } while (0)
#define BASE(name) do { BYPASSED(); goto op_##name; } while (0)

static value run(vm *vm, frame *f, bool raising)
{
    DISPATCH_LABELS
    const word *ip;
    value *sp;
    word w;
    frame *handling;

    OBSERVE_NESTED();
    if (raising) {
        ip = f->ip;
        sp = f->sp;
        goto fail;
    }
    GO(f);
fail:
    f->ip = ip;
    f->sp = sp;
    handling = unwind(vm, f, false);
    goto unwound;
fail_again:
    f->ip = ip;
    f->sp = sp;
    handling = unwind(vm, f, true);
unwound:
    if (handling == NULL) EXIT(FAILED);
    GO(handling);
adapt:
    specialize(vm, ip - 1, sp);
    REDISPATCH();
deopt:
    despecialize(vm, ip - 1);
    REDISPATCH();
safe:
    f->ip = ip;
    f->sp = sp;
    TRY(safe_point(vm));
    REDISPATCH();
depth:
    vm->headroom++; /* ENTER_DEPTH has taken what was not there */
    depth_exceeded(vm);
    FAIL();

    DISPATCH_BEGIN
#include RUN_INSTS
    DISPATCH_END
}
