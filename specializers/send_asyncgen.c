/* await of an item of an asynchronous generator, by __anext__(), asend() or anext(), or once more in `async for`: pushes its frame, and
 * where nobody else holds the awaitable the generator takes its place (asyncgen.h). */

GUARD(send_asyncgen, const vm *vm, value it, value v)
{
    bool stands = object_has_type(it, &type_async_generator);
    if (!stands && !object_has_type(it, &type_asyncgen_send)) return false;
    const step_awaitable *a = (const step_awaitable *)as_object(it);
    const gen *g = stands ? as_gen(it) : a->of;
    if (!gen_resumable(vm, g) || !vm->headroom) return false;
    if (stands) return true;
    bool sends = v != NONE || (a->sent != EMPTY && a->sent != NONE);
    return a->phase == STEP_NEW && a->head.refs == 1 && !g->async->running && !(sends && g->frame.state == GEN_CREATED);
}

INST(SEND_ASYNCGEN, (it v -- it yielded | it item), ENTERS)
{
    DEOPT_UNLESS(send_asyncgen, vm, PEEK(2), TOP());
    SAVE();
    value sent = POP();
    f->sp = sp;
    if (!object_has_type(TOP(), &type_async_generator)) TOP() = from_object(asyncgen_begin(vm, TOP(), &sent));
    vm->headroom--;
    ENTER_ASYNCGEN(as_gen(TOP()), sent);
}

SPECIALIZER(send_asyncgen, SEND, SEND_ASYNCGEN);
