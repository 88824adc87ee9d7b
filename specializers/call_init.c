/* Call of a class of the program: the object is made here, and the frame of its __init__ pushed. Cache: version of the class, the
 * function, which the class holds as long as it has that version. */

FILL(call_init, vm *vm, word *cache, uint32_t arg, const value *sp)
{
    value class = sp[-(int)arg - 2];
    if (!is_kind(class, &type_type)) return false;
    type *t = (type *)as_object(class);
    value init = type_lookup(vm, t, vm->names.init);
    if (t->construct != instance_construct || new_wrapper_owner(type_lookup(vm, t, vm->names.new_)) != &type_object ||
        builtin_base(t) != &type_object || t->abstract || !is_kind(init, &type_function) ||
        ((function *)as_object(init))->code->inline_args != arg + 1) return false;
    cache[0] = type_version(vm, t);
    keep_pointer(cache + 1, as_object(init));
    return cache[0] != 0;
}

GUARD(call_init, const word *cache, uint32_t arg, const value *sp)
{
    const value *base = sp - arg - 2;
    return has_type(base[0], &type_type) && ((type *)as_object(base[0]))->version == cache[0] && base[1] == EMPTY;
}

INST(CALL_INIT, (fn self args[arg] -- r), ENTERS, COUNT)
{
    DEOPT_UNLESS(call_init, CACHE, ARG, sp);
    SAFE_POINT();
    function *init = CACHE_POINTER(1);
    if (NO_ROOM_FOR(init)) BASE(CALL);
    SAVE();
    value *base = sp - ARG - 2, class = base[0], o = instance_new(vm, (type *)as_object(class));
    TRY(o);
    as_object(class)->refs--; /* not the last: the object has one */
    INCREF_OBJ(init);
    base[0] = landing_mark(f->ip);
    base[1] = o;
    f->ip = LANDING_INIT;
    incref(o);
    PUSH_PLAIN_FRAME(init, base + 2, o, base + 2);
}

SPECIALIZER(call_init, CALL, CALL_INIT);
