/* `await f(x)` of a coroutine function with as many arguments as it has parameters: the CALL, the GET_AWAITABLE, the LOAD_NONE and the
 * SEND at once; its frame is filled inside the new coroutine and pushed. The coroutine is GEN_AWAITED, so that its return needs no more
 * of it than its frame and its memory. */

FILL(call_await, const word *cache) { return is_awaited(cache); }

GUARD(call_await, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    if (!is_function(base[0])) return false;
    const code *c = ((function *)as_object(base[0]))->code;
    return c->generator_args == arg + (base[1] != EMPTY) && c->flags & CODE_COROUTINE;
}

INST(CALL_AWAIT, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_await, ARG, sp);
    SAFE_POINT();
    if (UNLIKELY(vm->headroom == 0)) BASE(CALL);
    value *base = sp - ARG - 2;
    GEN_OF_CALL(g, (function *)as_object(base[0]), base + 1 + (base[1] == EMPTY));
    *base = from_object(g);
    f->ip = ip + THIS_CACHE + WORDS_GET_AWAITABLE + WORDS_LOAD_NONE + WORDS_SEND;
    f->sp = base + 1;
    vm->headroom--;
    PUSHED_FRAME();
    g->frame.prev = f;
    frame_set_state(&g->frame, GEN_AWAITED);
    RUN_GENERATOR(g, NONE);
}

SPECIALIZER(call_await, CALL, CALL_AWAIT);
