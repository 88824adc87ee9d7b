/* Call of a generator function with as many arguments as it has parameters: its frame is filled inside the new generator, which is
 * the result at once. */

GUARD(call_gen, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    return is_function(base[0]) && ((function *)as_object(base[0]))->code->generator_args == arg + (base[1] != EMPTY);
}

INST(CALL_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_gen, ARG, sp);
    SAFE_POINT();
    if (UNLIKELY(vm->headroom == 0)) BASE(CALL);
    value *base = sp - ARG - 2;
    GEN_OF_CALL(g, (function *)as_object(base[0]), base + 1 + (base[1] == EMPTY));
    sp = base;
    PUSH(from_object(g));
    NEXT();
}

SPECIALIZER(call_gen, CALL, CALL_GEN);
