/* sum, min, any, list, l.extend, s.join and the like of a generator (consumer.h): its frame is pushed, and pushed again for each item; or
 * of a lazy iterator: the frames of what that asks.
 * Whether the built-in takes it, and how, is the built-in's matter. */

GUARD(call_consume_gen, const vm *vm, uint8_t op, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2 - (op == OP_CALL_KW);
    return arg >= 1 && is_consumer(base[0]) && may_push(vm, base[2]);
}

INST(CALL_CONSUME_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_consume_gen, vm, OP_CALL, ARG, sp);
    SAFE_POINT();
    SAVE();
    LET_PUSH(PEEK(ARG), ARG + 2);
    value r = call_positional(vm, sp - ARG - 2, ARG);
    PUSH_CONSUMED(r);
    TRY_TAKING(ARG + 2, r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

INST(CALL_CONSUME_GEN_KW, (fn self args[arg] names -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_consume_gen, vm, OP_CALL_KW, ARG, sp);
    SAFE_POINT();
    SAVE();
    LET_PUSH(PEEK(ARG + 1), ARG + 3);
    value r = call_stack(vm, sp - ARG - 3, ARG, as_tuple(TOP()));
    PUSH_CONSUMED(r);
    TRY_TAKING(ARG + 3, r);
    sp = collapse(vm, f, sp, ARG + 3, r);
    NEXT();
}

SPECIALIZER(call_consume_gen, CALL, CALL_CONSUME_GEN);
SPECIALIZER(call_consume_gen, CALL_KW, CALL_CONSUME_GEN_KW);
