/* Jumps, exceptions. */

INST(JUMP_FORWARD, ( -- | ), STOP)
{
    BRANCH();
}

INST(JUMP_BACKWARD, ( -- | ), STOP, BACK) /* a safe point */
{
    SAFE_POINT();
    BRANCH_BACK();
}

INST(JUMP_FOR, ( -- | ), STOP, BACK, ADAPTIVE) /* to the FOR_ITER of a loop */
{
    ADAPT();
    SAFE_POINT();
    BRANCH_BACK();
}

INST(JUMP_BACKWARD_NO_INTERRUPT, ( -- | ), STOP, BACK) /* in a yield-from loop, where a throw must find the frame unchanged */
{
    BRANCH_BACK();
}

INST(POP_JUMP_IF_TRUE, (v -- | ))
{
    value v = POP();
    if (v == TRUE_) BRANCH();
    if (v != FALSE_) {
        if (is_small(v) || v == NONE) {
            if (is_true_immediate(v)) BRANCH();
            NEXT();
        }
        SAVE();
        int truth = truth_and_drop(vm, v);
        TRY(truth >= 0);
        if (truth) BRANCH();
    }
    NEXT();
}

INST(POP_JUMP_IF_FALSE, (v -- | ))
{
    value v = POP();
    if (v == FALSE_) BRANCH();
    if (v != TRUE_) {
        if (is_small(v) || v == NONE) {
            if (!is_true_immediate(v)) BRANCH();
            NEXT();
        }
        SAVE();
        int truth = truth_and_drop(vm, v);
        TRY(truth >= 0);
        if (!truth) BRANCH();
    }
    NEXT();
}

INST(POP_JUMP_IF_NONE, (v -- | ))
{
    value v = POP();
    if (v == NONE) BRANCH();
    DECREF_SLOT_NEXT(v);
}

INST(POP_JUMP_IF_NOT_NONE, (v -- | ))
{
    value v = POP();
    if (v == NONE) NEXT();
    DECREF(v);
    BRANCH();
}

INST(JUMP_IF_TRUE_OR_POP, (v -- | v))
{
    SAVE();
    int truth = op_truth(vm, TOP());
    TRY(truth >= 0);
    if (truth) BRANCH();
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(JUMP_IF_FALSE_OR_POP, (v -- | v))
{
    SAVE();
    int truth = op_truth(vm, TOP());
    TRY(truth >= 0);
    if (!truth) BRANCH();
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(PUSH_EXC_INFO, (exc -- prev exc)) /* from here on exc is being handled */
{
    value exc = TOP(), prev = vm->handled;
    if (is_gen_frame(f) && !(f->special & SPECIAL_HANDLING)) {
        f->special |= SPECIAL_HANDLING;
        gen_of_frame(f)->other = prev;
        prev = EMPTY;
    }
    TOP() = prev;
    vm->handled = incref(exc);
    PUSH(exc);
    NEXT();
}

INST(CHECK_EXC_MATCH, (exc class -- exc matches))
{
    SAVE();
    int matches = exception_matches(vm, PEEK(2), TOP());
    TRY(matches >= 0);
    value class = TOP();
    TOP() = from_bool(matches);
    decref(vm, class);
    NEXT();
}

/* except*: the part of a group that the classes take, which is handled from here on, above the rest; None for nothing. */
INST(CHECK_GROUP_MATCH, (exc classes -- rest match))
{
    SAVE();
    value match, rest, exc = PEEK(2), classes = TOP();
    TRY(group_match(vm, exc, classes, &match, &rest));
    PEEK(2) = rest;
    TOP() = match;
    if (match != NONE) {
        value old = vm->handled;
        vm->handled = incref(match);
        xdecref(vm, old);
    }
    decref(vm, exc);
    decref(vm, classes);
    NEXT();
}

INST(PREPARE_RERAISE, (orig left -- exc)) /* behind the clauses of except*: what is to be raised, or None */
{
    SAVE();
    value orig = PEEK(2), left = TOP(), exc = group_reraise(vm, orig, as_list(left));
    TRY(exc);
    DROP(1);
    TOP() = exc;
    decref(vm, left);
    decref(vm, orig);
    NEXT();
}

INST(POP_EXCEPT, (prev -- )) /* what was handled before is handled again */
{
    value old = vm->handled, prev = POP();
    if (prev == EMPTY && is_gen_frame(f)) {
        gen *g = gen_of_frame(f);
        f->special &= (uint16_t)~SPECIAL_HANDLING;
        prev = g->other;
        g->other = EMPTY;
    }
    vm->handled = prev;
    DECREF_SLOT_NEXT(old);
}

/* `with`: for a CALL of __enter__, and one of __exit__ later; `async with` (1): of __aenter__ and __aexit__ */
INST(LOAD_CONTEXT, (manager -- exit exitself enter enterself), FLAG)
{
    SAVE();
    value *top = load_context(vm, sp, ARG);
    TRY(top);
    sp = top;
    NEXT();
}

/* A CALL of __exit__ comes next: it lies, with its self, below the place and what PUSH_EXC_INFO left. */
INST(LOAD_EXIT, ( -- exit self type exc traceback))
{
    value exc = TOP(), exit = PEEK(5), self = PEEK(4), trace = traceback_of(as_exception(exc));
    PUSH(incref(exit));
    PUSH(xincref(self));
    PUSH(incref(from_object(type_of(exc))));
    PUSH(incref(exc));
    PUSH(trace);
    NEXT();
}

INST(RAISE, (exc[arg] -- ), COUNT, STOP) /* ARG 0: what is being handled, 1: exc, 2: exc from cause */
{
    SAVE();
    if (ARG == 0) {
        if (raise_again(vm)) FAIL_AGAIN();
        FAIL();
    }
    sp = raise_from_stack(vm, f, sp, ARG);
    FAIL();
}

/* What a handler did not want; its place in the traceback is noted already. The frame then stands where it did when the handler was
 * entered, which that left so many entries below exc (ARG 0: it goes on from here). */
INST(RERAISE, (exc -- ), COUNT, STOP)
{
    vm->raised = POP();
    FAIL_AGAIN();
}

INST(LOAD_COMMON_CONSTANT, ( -- type), COUNT) /* an exception that the program need not have a name for */
{
    PUSH(from_object(ARG == COMMON_ASSERTION_ERROR ? &type_AssertionError : &type_StopAsyncIteration));
    NEXT();
}
