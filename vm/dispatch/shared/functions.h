/* What the strategies share in which each body is a function with the interpreter's registers as its parameters. From the
 * strategy come HANDLER_CALL, the calling convention; RESULT, what a body returns; GO_TO, how it goes on in another function;
 * DISPATCH and EXIT. */
/* Never inlined into a body, which would need a stack frame for the calls of C in it. */
#define COLD_CALL HANDLER_CALL __attribute__((noinline))

#define MAYBE __attribute__((unused))
#define REGISTERS MAYBE vm *vm, MAYBE frame *f, MAYBE const word *ip, MAYBE value *sp, MAYBE word w
typedef HANDLER_CALL RESULT handler_fn(REGISTERS);
static COLD_CALL RESULT fail_handler(REGISTERS);
static COLD_CALL RESULT fail_again_handler(REGISTERS);
static COLD_CALL RESULT adapt_handler(REGISTERS);
static COLD_CALL RESULT deopt_handler(REGISTERS);
static COLD_CALL RESULT safe_handler(REGISTERS);
static COLD_CALL RESULT depth_handler(REGISTERS);
static COLD_CALL RESULT release_handler(REGISTERS);
#define DECLARE(name) static HANDLER_CALL RESULT op_##name(REGISTERS);
OPCODES(DECLARE)
static handler_fn *const handlers[256];

#define INST(name, effect, ...) static HANDLER_CALL RESULT op_##name(REGISTERS)
#define FRAME_CHANGED() ((void)0)
#define DISPATCH_ANYWHERE() DISPATCH()
#define FAIL() GO_TO fail_handler(vm, f, ip, sp, w)
#define FAIL_AGAIN() GO_TO fail_again_handler(vm, f, ip, sp, w)
#define ADAPT_COLD() GO_TO adapt_handler(vm, f, ip, sp, w)
#define DEOPT_COLD() GO_TO deopt_handler(vm, f, ip, sp, w)
#define SAFE_COLD() GO_TO safe_handler(vm, f, ip, sp, w)
#define DEPTH_COLD() GO_TO depth_handler(vm, f, ip, sp, w)
#define RELEASE_NEXT(v) do { vm->dead = as_object(v); ip += THIS_CACHE; GO_TO release_handler(vm, f, ip, sp, w); } while (0)
#define BASE(name) do { BYPASSED(); GO_TO op_##name(vm, f, ip, sp, w); } while (0)

#include RUN_INSTS

#define HANDLER(name) [OP_##name] = op_##name,
static handler_fn *const handlers[256] = { OPCODES(HANDLER) };

static COLD_CALL RESULT fail_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    frame *handling = unwind(vm, f, false);
    if (handling == NULL) EXIT(FAILED);
    GO(handling);
}

static COLD_CALL RESULT fail_again_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    frame *handling = unwind(vm, f, true);
    if (handling == NULL) EXIT(FAILED);
    GO(handling);
}

static COLD_CALL RESULT adapt_handler(REGISTERS)
{
    specialize(vm, ip - 1, sp);
    REDISPATCH();
}

static COLD_CALL RESULT deopt_handler(REGISTERS)
{
    despecialize(vm, ip - 1);
    REDISPATCH();
}

static COLD_CALL RESULT safe_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    TRY(safe_point(vm));
    REDISPATCH();
}

static COLD_CALL RESULT depth_handler(REGISTERS)
{
    vm->headroom++; /* ENTER_DEPTH has taken what was not there */
    depth_exceeded(vm);
    FAIL();
}

static COLD_CALL RESULT release_handler(REGISTERS)
{
    f->ip = ip;
    f->sp = sp;
    object_release(vm, vm->dead);
    DISPATCH();
}
