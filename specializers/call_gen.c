/* Call of a generator function with as many arguments as it has parameters: its frame is filled inside the new generator, which is
 * the result at once. */

GUARD(call_gen, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    if (!is_function(base[0])) return false;
    const code *c = ((function *)as_object(base[0]))->code;
    return c->plain_args == arg + (base[1] != EMPTY) && WORD_OP(c->insts[0]) == OP_RETURN_GENERATOR;
}

INST(CALL_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_gen, ARG, sp);
    SAFE_POINT();
    SAVE();
    if (UNLIKELY(vm->headroom == 0)) BASE(CALL);
    value *base = sp - ARG - 2;
    function *fn = (function *)as_object(base[0]);
    gen *g = gen_new(vm, fn);
    TRY(g);
    g->frame.ip++;
    g->frame.state = GEN_CREATED;
    value *to = g->frame.slots;
    for (const value *from = base + 1 + (base[1] == EMPTY); from < sp; from++) {
        *to++ = *from;
        SHORT_LOOP();
    }
    fn->head.refs--; /* not the last: the generator has one */
    sp = base;
    PUSH(from_object(g));
    NEXT();
}

SPECIALIZER(call_gen, CALL, CALL_GEN);
