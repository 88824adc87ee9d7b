/* Iteration and generators. */

INST(GET_ITER, (o -- it), ADAPTIVE, CACHE_3)
{
    ADAPT();
    SAVE();
    value o = TOP(), it = get_iter(vm, o);
    TRY(it);
    TOP() = it;
    decref(vm, o);
    NEXT();
}

INST(FOR_ITER, (it -- it item | it none), ADAPTIVE) /* branches to an END_FOR */
{
    ADAPT();
    SAVE();
    value item = iter_next(vm, TOP());
    if (item == NO_MORE) {
        PUSH(NONE);
        BRANCH();
    }
    TRY(item);
    PUSH(item);
    NEXT();
}

INST(END_FOR, (it returned -- ))
{
    value returned = POP(), it = POP();
    DECREF(returned);
    DECREF(it);
    NEXT();
}

INST(RETURN_GENERATOR, ( -- sent), ENTERS) /* first in a generator function: its frame lies in the generator already */
{
    frame *to = f->prev;
    value g = from_object(gen_of_frame(f));
    SAVE();
    f->prev = NULL;
    f->state = GEN_CREATED;
    vm->headroom++;
    GO_WITH(to, g);
}

INST(YIELD_VALUE, (v -- sent), ADAPTIVE)
{
    ADAPT();
    value v = POP();
    SAVE();
    frame *to = gen_leave(vm, f, false);
    GO_WITH(to, v);
}

INST(YIELD_DELEGATED, (v -- sent)) /* inside `yield from`, behind its SEND */
{
    value v = POP();
    SAVE();
    frame *to = gen_leave(vm, f, true);
    GO_WITH(to, v);
}

INST(YIELD_FAST, ( -- sent), SLOT, ADAPTIVE) /* yield of a local variable */
{
    ADAPT();
    value v = SLOT(ARG);
    incref(v);
    SAVE();
    frame *to = gen_leave(vm, f, false);
    GO_WITH(to, v);
}

INST(YIELD_ITEM, (v -- sent)) /* of an asynchronous generator: the SEND of who asked for the item branches, as at a return */
{
    value v = POP();
    SAVE();
    frame *to = gen_leave(vm, f, false);
    gen_of_frame(f)->async->running = false;
    to->ip += WORD_ARG(to->ip[-2]);
    GO_WITH(to, v);
}

INST(RETURN_GEN, (v -- ), STOP)
{
    value v = POP();
    frame *to = f->prev;
    SAVE();
    if (f->state != GEN_EXECUTING) {
        if (LIKELY(f->state == GEN_AWAITED)) {
            gen_return_awaited(vm, gen_of_frame(f), v);
            GO(to);
        }
        if (gen_return_called(vm, gen_of_frame(f), v)) GO(to);
        f = to;
        ip = f->ip;
        sp = f->sp;
        FAIL();
    }
    gen_finish(vm, f);
    /* The consumer's FOR_ITER or SEND branches; see ENTER_GENERATOR. */
    to->ip += WORD_ARG(to->ip[-2]);
    GO_WITH(to, v);
}

INST(LANDING_YIELDED, (at generator v -- v)) /* only at LANDING: the call instruction's result */
{
    value v = POP(), generator = POP();
    ip = landing_return(TOP());
    TOP() = v;
    DECREF_OBJECT_NEXT(generator);
}

INST(LANDING_RETURNED, (at generator v -- ), STOP) /* the call instruction raises StopIteration */
{
    value v = POP(), generator = POP();
    ip = landing_return(POP());
    SAVE();
    gen_give(vm, GEN_RETURNED, v);
    release_raised(vm, generator);
    FAIL();
}

INST(LANDING_DEFAULT_YIELDED, (generator at default v -- v)) /* only at LANDING_DEFAULT */
{
    value v = POP(), otherwise = POP();
    ip = landing_return(POP());
    value generator = TOP();
    TOP() = v;
    DECREF(otherwise);
    DECREF_OBJECT_NEXT(generator);
}

INST(LANDING_DEFAULT_RETURNED, (generator at default v -- default)) /* only at LANDING_DEFAULT */
{
    value v = POP(), otherwise = POP();
    ip = landing_return(POP());
    value generator = TOP();
    TOP() = otherwise;
    DECREF(v);
    DECREF_OBJECT_NEXT(generator);
}

INST(LANDING_LAZY, (iterator v -- iterator)) /* only at LANDING_LAZY: an answer to what a lazy iterator asked, an item or a result */
{
    value v = POP();
    f->sp = sp;
    GO_LAZY(lazy_answer(vm, f, v));
}

INST(LANDING_LAZY_ENDED, (iterator returned -- iterator)) /* a source has ended, a coroutine returned */
{
    value returned = POP();
    f->sp = sp;
    GO_LAZY(lazy_returned(vm, f, returned));
}

INST(GET_YIELD_FROM_ITER, (o -- it), ADAPTIVE, CACHE_3)
{
    ADAPT();
    if (!is_gen(TOP())) {
        SAVE();
        value o = TOP(), it = get_yield_from_iter(vm, f, o);
        TRY(it);
        TOP() = it;
        decref(vm, o);
    }
    NEXT();
}

INST(GET_AWAITABLE, (o -- it), ADAPTIVE, CACHE_3, COUNT) /* enum await_from */
{
    ADAPT();
    if (!is_coroutine(TOP()) || gen_delegate(as_gen(TOP())) != EMPTY) {
        SAVE();
        value o = TOP(), it = get_awaitable(vm, o, ARG);
        TRY(it);
        TOP() = it;
        decref(vm, o);
    }
    NEXT();
}

INST(GET_AITER, (o -- it))
{
    if (is_async_gen(TOP())) NEXT();
    SAVE();
    value o = TOP(), it = get_aiter(vm, o);
    TRY(it);
    TOP() = it;
    decref(vm, o);
    NEXT();
}

INST(GET_ANEXT, ( -- awaitable), ADAPTIVE) /* of what is on top: an asynchronous iterator, which stays there whatever happens */
{
    ADAPT();
    SAVE();
    value awaitable = get_anext(vm, TOP());
    TRY(awaitable);
    PUSH(awaitable);
    NEXT();
}

INST(SEND, (it v -- it yielded | it returned), ADAPTIVE)
{
    ADAPT();
    SAVE();
    enum gen_result how = send_value(vm, sp);
    if (how == GEN_RETURNED) BRANCH();
    TRY(how != GEN_RAISED);
    NEXT();
}

INST(END_SEND, (it result -- result))
{
    value result = POP(), it = TOP();
    TOP() = result;
    DECREF_OBJECT_NEXT(it);
}
