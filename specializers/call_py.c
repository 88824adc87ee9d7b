/* Call of a Python function with as many arguments as it has parameters: the frame is pushed here, over the arguments. */

GUARD(call_py, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    return is_function(base[0]) && ((function *)as_object(base[0]))->code->inline_args == arg + (base[1] != EMPTY);
}

INST(CALL_PY, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_py, ARG, sp);
    SAFE_POINT();
    value *base = sp - ARG - 2;
    function *fn = (function *)as_object(base[0]);
    if (NO_ROOM_FOR(fn)) BASE(CALL);
    SAVE();
    PUSH_PLAIN_FRAME(fn, base, base[1], base + 2);
}

SPECIALIZER(call_py, CALL, CALL_PY);
