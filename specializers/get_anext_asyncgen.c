/* `async for` over an asynchronous generator: the GET_ANEXT, the LOAD_NONE and the SEND at once; its frame is pushed, no C call, and it
 * stands itself for what is awaited (asyncgen.h). */

GUARD(get_anext_asyncgen, const vm *vm, value it)
{
    return object_has_type(it, &type_async_generator) && !as_gen(it)->async->running && gen_resumable(vm, as_gen(it)) && vm->headroom;
}

INST(GET_ANEXT_ASYNCGEN, ( -- awaitable), ENTERS)
{
    DEOPT_UNLESS(get_anext_asyncgen, vm, TOP());
    gen *g = as_gen(TOP());
    if (UNLIKELY(!g->async->hooked)) {
        SAVE();
        TRY(asyncgen_ask_hooks(vm, g));
        if (!guard_get_anext_asyncgen(vm, TOP())) BASE(GET_ANEXT);
    }
    INCREF_OBJ(g);
    PUSH(from_object(g));
    f->ip = ip + THIS_CACHE + WORDS_LOAD_NONE + WORDS_SEND;
    f->sp = sp;
    vm->headroom--;
    g->async->running = true;
    ENTER_ASYNCGEN(g, NONE);
}

SPECIALIZER(get_anext_asyncgen, GET_ANEXT, GET_ANEXT_ASYNCGEN);
