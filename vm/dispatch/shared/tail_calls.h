/* Each body is a function, the interpreter's registers are its parameters, and it ends in a call of the next that is a jump
 * (guaranteed: musttail). HANDLER_CALL is the calling convention. */
/* Never inlined into a body, which would need a stack frame for the calls of C in it. */
#define COLD_CALL HANDLER_CALL __attribute__((noinline))
#define TAIL __attribute__((musttail)) return

#define REGISTERS vm *vm, frame *f, __attribute__((unused)) const word *ip, value *sp, __attribute__((unused)) word w
typedef HANDLER_CALL value handler_fn(REGISTERS);
static COLD_CALL value fail_handler(REGISTERS);
static COLD_CALL value fail_again_handler(REGISTERS);
static COLD_CALL value adapt_handler(REGISTERS);
static COLD_CALL value deopt_handler(REGISTERS);
static COLD_CALL value safe_handler(REGISTERS);
static COLD_CALL value depth_handler(REGISTERS);
static COLD_CALL value release_handler(REGISTERS);
#define DECLARE(name) static HANDLER_CALL value op_##name(REGISTERS);
OPCODES(DECLARE)
static handler_fn *const handlers[256];

#define INST(name, effect, ...) static HANDLER_CALL value op_##name(REGISTERS)
#define DISPATCH() do { w = *ip++; OBSERVE(); TAIL handlers[WORD_OP(w)](vm, f, ip, sp, w); } while (0)
#define FAIL() TAIL fail_handler(vm, f, ip, sp, w)
#define FAIL_AGAIN() TAIL fail_again_handler(vm, f, ip, sp, w)
#define EXIT(v) return (v)
#define ADAPT_COLD() TAIL adapt_handler(vm, f, ip, sp, w)
#define DEOPT_COLD() TAIL deopt_handler(vm, f, ip, sp, w)
#define SAFE_COLD() TAIL safe_handler(vm, f, ip, sp, w)
#define DEPTH_COLD() TAIL depth_handler(vm, f, ip, sp, w)
#define RELEASE_NEXT(v) do { vm->dead = as_object(v); ip += THIS_CACHE; TAIL release_handler(vm, f, ip, sp, w); } while (0)
#define BASE(name) do { BYPASSED(); TAIL op_##name(vm, f, ip, sp, w); } while (0)

#include RUN_INSTS

#define HANDLER(name) [OP_##name] = op_##name,
static handler_fn *const handlers[256] = { OPCODES(HANDLER) };

static COLD_CALL value fail_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    frame *handling = unwind(vm, f, false);
    if (handling == NULL) EXIT(FAILED);
    GO(handling);
}

static COLD_CALL value fail_again_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    frame *handling = unwind(vm, f, true);
    if (handling == NULL) EXIT(FAILED);
    GO(handling);
}

static COLD_CALL value adapt_handler(REGISTERS)
{
    specialize(vm, ip - 1, sp);
    REDISPATCH();
}

static COLD_CALL value deopt_handler(REGISTERS)
{
    despecialize(vm, ip - 1);
    REDISPATCH();
}

static COLD_CALL value safe_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    TRY(safe_point(vm));
    REDISPATCH();
}

static COLD_CALL value depth_handler(REGISTERS)
{
    vm->headroom++; /* ENTER_DEPTH has taken what was not there */
    depth_exceeded(vm);
    FAIL();
}

static COLD_CALL value release_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    object_release(vm, vm->dead);
    DISPATCH();
}

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
