/* Calls, functions, returns. */

INST(CALL, (fn self args[arg] -- r), ADAPTIVE, CACHE_3, WAITS_3, ENTERS, COUNT)
{
    ADAPT();
    SAFE_POINT();
    SAVE();
    value *base = sp - ARG - 2;
    if (has_type(base[0], &type_method) && base[1] == EMPTY) unwrap_method(vm, base);
    if (is_function(base[0])) {
        frame *callee = call_frame(vm, f, base, ARG, NULL);
        sp = f->sp;
        TRY(callee);
        PUSHED_FRAME();
        GO(callee);
    }
    value r = call_positional(vm, base, ARG);
    TRY_TAKING(ARG + 2, r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

INST(CALL_KW, (fn self args[arg] names -- r), ADAPTIVE, ENTERS, COUNT) /* names: of the last arguments, a tuple */
{
    ADAPT();
    SAFE_POINT();
    SAVE();
    value *base = sp - ARG - 3;
    if (has_type(base[0], &type_method) && base[1] == EMPTY) unwrap_method(vm, base);
    if (is_function(base[0])) {
        frame *callee = call_frame(vm, f, base, ARG, as_tuple(TOP()));
        sp = f->sp;
        TRY(callee);
        PUSHED_FRAME();
        GO(callee);
    }
    value r = call_stack(vm, base, ARG, as_tuple(TOP()));
    TRY_TAKING(ARG + 3, r);
    sp = collapse(vm, f, sp, ARG + 3, r);
    NEXT();
}

/* CALL and CALL_KW with a nested run loop for each function: see perfmap.h. */
INST(CALL_NESTED, (fn self args[arg] -- r), ADAPTIVE, CACHE_3, COUNT) /* as long as CALL */
{
    SAFE_POINT();
    SAVE();
    value r = call_nested(vm, f, sp - ARG - 2, ARG, NULL);
    sp = f->sp;
    TRY(r);
    PUSH(r);
    NEXT();
}

INST(CALL_KW_NESTED, (fn self args[arg] names -- r), ADAPTIVE, COUNT) /* as long as CALL_KW */
{
    SAFE_POINT();
    SAVE();
    value r = call_nested(vm, f, sp - ARG - 3, ARG, as_tuple(TOP()));
    sp = f->sp;
    TRY(r);
    PUSH(r);
    NEXT();
}

INST(STAR_ARGS, (fn null args kwargs[arg & 1] -- fn null tuple kwargs[arg & 1]), ADAPTIVE, WAITS_4, FLAG) /* of CALL_EX */
{
    ADAPT();
    value args = PEEK(1 + (ARG & 1));
    if (has_type(args, &type_tuple)) NEXT();
    SAVE();
    value all = star_args(vm, PEEK(3 + (ARG & 1)), args);
    TRY(all);
    PEEK(1 + (ARG & 1)) = all;
    decref(vm, args);
    NEXT();
}

INST(CALL_EX, (fn null args kwargs[arg & 1] -- r), ENTERS, FLAG) /* args: a tuple */
{
    SAFE_POINT();
    SAVE();
    uint32_t taken = 3 + (ARG & 1);
    value *base = sp - taken;
    if (has_type(base[0], &type_method)) unwrap_method(vm, base);
    if (has_type(base[0], &type_function) && !vm->perfmap) {
        frame *callee = spread_frame(vm, f, base, ARG & 1);
        sp = f->sp;
        TRY(callee);
        PUSHED_FRAME();
        GO(callee);
    }
    value r = call_spread(vm, base, ARG & 1);
    TRY_TAKING(taken, r);
    sp = collapse(vm, f, sp, taken, r);
    NEXT();
}

INST(MAKE_FUNCTION, (code parts[__builtin_popcount(arg)] -- fn), FLAG) /* ARG: 1 defaults, 2 keyword defaults, 4 closure, 8 annotations */
{
    SAVE();
    uint32_t nparts = (uint32_t)__builtin_popcount(ARG);
    value fn = make_function(vm, f, sp - nparts - 1, ARG);
    TRY_TAKING(nparts + 1, fn);
    sp = collapse(vm, f, sp, nparts + 1, fn);
    NEXT();
}

/* A generator expression is a call of a function that nobody can see: its argument and its cells are put into the generator. */
INST(MAKE_GENEXP, (code it cells[arg] -- g), COUNT)
{
    SAVE();
    value *cells = sp - ARG, *base = cells - 2;
    gen *g = genexp_new(vm, f->func, (code *)as_object(base[0]));
    TRY(g);
    value *to = g->frame.slots;
    *to = base[1];
    to = g->frame.sp - ARG;
    for (uint32_t i = 0; i < ARG; i++) { to[i] = cells[i]; SHORT_LOOP(); }
    as_object(base[0])->refs--; /* not the last: it is a constant */
    sp = base;
    PUSH(from_object(g));
    NEXT();
}

INST(RETURN_VALUE, (v -- ), STOP)
{
    value v = POP();
    frame *to = f->prev;
    SAVE();
    vm->current = to;
    frame_leave(vm, f, sp);
    GO_WITH(to, v);
}

INST(LANDING_MADE, (at object returned -- object)) /* only at LANDING_INIT: the call's result is the object */
{
    value returned = POP(), o = POP();
    ip = landing_return(TOP());
    TOP() = o;
    if (UNLIKELY(returned != NONE)) {
        SAVE();
        init_returned(vm, returned);
        FAIL();
    }
    NEXT();
}

INST(LANDING_CONSUME, (consumer v -- consumer)) /* only at LANDING_CONSUME: an item, and on */
{
    value v = POP();
    consumer *c = (consumer *)as_object(TOP());
    f->sp = sp;
    int more = c->kind->step(vm, c, v);
    /* What the step ran may have resumed the generator itself, to its end or into a chain. */
    if (LIKELY(more > 0 && may_push(vm, c->generator))) CONSUME_ANY(c);
    bool ok = consumer_end(vm, f, more == 0 || (more > 0 && consumer_drive(vm, c, c->generator)));
    ip = f->ip;
    sp = f->sp;
    TRY(ok);
    NEXT();
}

INST(LANDING_CONSUME_LIST, (consumer v -- consumer)) /* only at LANDING_CONSUME_LIST: nothing of the program runs */
{
    consumer *c = (consumer *)as_object(PEEK(2));
    if (UNLIKELY(!quick_append(c, TOP()))) BASE(LANDING_CONSUME);
    DROP(1);
    f->sp = sp;
    CONSUME_NEXT(c);
}

INST(LANDING_CONSUME_SUM, (consumer v -- consumer)) /* only at LANDING_CONSUME_SUM */
{
    consumer *c = (consumer *)as_object(PEEK(2));
    if (UNLIKELY(!quick_add(c, TOP()))) BASE(LANDING_CONSUME);
    DROP(1);
    f->sp = sp;
    CONSUME_NEXT(c);
}

INST(LANDING_CONSUMED, (consumer v -- r)) /* the generator has returned */
{
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    bool ok = consumer_end(vm, f, true);
    ip = f->ip;
    sp = f->sp;
    TRY(ok);
    NEXT();
}

INST(EXIT, (v -- ), STOP) /* only in the code of a nested run loop's entry frame */
{
    value v = POP();
    vm->current = f->prev;
    EXIT(v);
}
