/* Calls, functions, returns. */

INST(CALL, (fn self args[arg] -- r), ADAPTIVE, CACHE_3, ENTERS, COUNT)
{
    ADAPT();
    SAFE_POINT();
    SAVE();
    value *base = sp - ARG - 2;
    if (has_type(base[0], &type_method) && base[1] == EMPTY) unwrap_method(vm, base);
    if (has_type(base[0], &type_function)) {
        frame *callee = call_frame(vm, f, base, ARG, NULL);
        TRY(callee);
        PUSHED_FRAME();
        GO(callee);
    }
    value r = call_positional(vm, base, ARG);
    TRY(r);
    sp = collapse(vm, f, sp, ARG + 2, r);
    NEXT();
}

INST(CALL_KW, (fn self args[arg] names -- r), ENTERS, COUNT) /* names: of the last arguments, a tuple */
{
    SAFE_POINT();
    SAVE();
    value *base = sp - ARG - 3;
    if (has_type(base[0], &type_method) && base[1] == EMPTY) unwrap_method(vm, base);
    if (has_type(base[0], &type_function)) {
        frame *callee = call_frame(vm, f, base, ARG, as_tuple(TOP()));
        TRY(callee);
        PUSHED_FRAME();
        GO(callee);
    }
    value r = call_stack(vm, base, ARG, as_tuple(TOP()));
    TRY(r);
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

INST(CALL_KW_NESTED, (fn self args[arg] names -- r), COUNT)
{
    SAFE_POINT();
    SAVE();
    value r = call_nested(vm, f, sp - ARG - 3, ARG, as_tuple(TOP()));
    sp = f->sp;
    TRY(r);
    PUSH(r);
    NEXT();
}

INST(CALL_EX, (fn null args kwargs[arg & 1] -- r), FLAG)
{
    SAVE();
    uint32_t taken = 3 + (ARG & 1);
    value r = call_spread(vm, sp - taken, ARG & 1);
    TRY(r);
    sp = collapse(vm, f, sp, taken, r);
    NEXT();
}

INST(MAKE_FUNCTION, (code parts[__builtin_popcount(arg)] -- fn), FLAG) /* ARG: 1 defaults, 2 keyword defaults, 4 closure, 8 annotations */
{
    SAVE();
    uint32_t nparts = (uint32_t)__builtin_popcount(ARG);
    value fn = make_function(vm, f, sp - nparts - 1, ARG);
    TRY(fn);
    sp = collapse(vm, f, sp, nparts + 1, fn);
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

INST(LANDING_COLLECT, (all at generator v -- all at generator)) /* only at LANDING_COLLECT...: one more, and on */
{
    value v = TOP(), all = PEEK(4);
    DROP(1);
    list *l = as_list(all);
    if (LIKELY(is_list(all) && l->len < l->cap)) {
        l->items[l->len++] = v;
        f->sp = sp;
    } else {
        f->sp = sp;
        if (UNLIKELY(!collect(vm, all, v))) {
            ip = landing_return(PEEK(2));
            FAIL();
        }
    }
    vm->headroom--; /* there is one: the yield gave it */
    ENTER_GENERATOR(as_gen(TOP()), NONE);
}

INST(LANDING_COLLECTED, (all at generator v -- all)) /* the generator has returned */
{
    value v = POP(), generator = POP();
    ip = landing_return(POP());
    SAVE();
    decref(vm, v);
    DECREF_SLOT_NEXT(generator);
}

INST(LANDING_COLLECTED_TUPLE, (all at generator v -- t))
{
    value v = POP(), generator = POP();
    ip = landing_return(POP());
    SAVE();
    list *all = as_list(TOP());
    tuple *t = tuple_steal_items(vm, all->items, all->len);
    all->len = 0;
    decref(vm, v);
    decref(vm, generator);
    TRY(t);
    TOP() = from_object(t);
    DECREF_SLOT_NEXT(from_object(all));
}

INST(EXIT, (v -- ), STOP) /* only in the code of a nested run loop's entry frame */
{
    value v = POP();
    vm->current = f->prev;
    EXIT(v);
}
