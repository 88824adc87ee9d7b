/* list, set or tuple of a generator: its frame is pushed and pushed again here, and each item goes where it belongs. */

GUARD(call_collect_gen, const vm *vm, const frame *f, const value *sp, uint32_t arg, value fn, value self, value g)
{
    const code *c = f->func->code;
    bool room = sp < f->slots + c->nslots + c->stack_size;  /* for an item: see code_verify */
    return arg == 1 && room && self == EMPTY && is_gen(g) && gen_resumable(vm, as_gen(g)) &&
           (fn == from_object(&type_list) || fn == from_object(&type_set) || fn == from_object(&type_tuple));
}

INST(CALL_COLLECT_GEN, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_collect_gen, vm, f, sp, ARG, PEEK(3), PEEK(2), TOP());
    SAFE_POINT();
    SAVE();
    if (UNLIKELY(vm->headroom == 0)) BASE(CALL);
    value class = PEEK(3), all = class == from_object(&type_set) ? set_new(vm) : from_object(list_new(vm, 0));
    TRY(all);
    vm->headroom--;
    as_object(class)->refs--; /* not the last: the type is the VM's */
    PEEK(3) = all;
    PEEK(2) = landing_mark(f->ip);
    f->ip = class == from_object(&type_tuple) ? LANDING_COLLECT_TUPLE : LANDING_COLLECT;
    ENTER_GENERATOR(as_gen(TOP()), NONE);
}

SPECIALIZER(call_collect_gen, CALL, CALL_COLLECT_GEN);
