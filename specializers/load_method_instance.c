/* A method of the program's class, which the instance's dict does not hide. Cache: version of the class, shape of the dict, the
 * function, which the class holds as long as it has that version. */

FILL(load_method_instance, vm *vm, const frame *f, word *cache, uint32_t arg, value o)
{
    str *name = f->func->code->names[arg];
    const instance *i = plain_instance(o);
    if (!i || i->head.type->getattr) return false;
    dict *attrs = i->attrs;
    value fn = type_lookup(vm, type_of(o), name);
    if (!is_kind(fn, &type_function) || (attrs && dict_find_str(attrs, name) >= 0)) return false;
    cache[0] = type_version(vm, type_of(o));
    cache[1] = attrs ? dict_shape(vm, attrs) : SHAPE_EMPTY;
    keep_pointer(cache + 2, as_object(fn));
    return cache[0] && cache[1];
}

GUARD(load_method_instance, const word *cache, value o) { return is_counted(o) && as_object(o)->type->version == cache[0]; }

INST(LOAD_METHOD_INSTANCE, (o -- fn self), NAME)
{
    DEOPT_UNLESS(load_method_instance, CACHE, TOP());
    dict *attrs = ((instance *)as_object(TOP()))->attrs;
    if (LIKELY(attrs != NULL) && UNLIKELY(attrs->shape != CACHE[1]) && find_unshaped(vm, attrs, NAME_AT(ARG)) >= 0) BASE(LOAD_METHOD);
    value o = TOP(), fn = from_object(CACHE_POINTER(2));
    TOP() = incref(fn);
    PUSH(o);
    NEXT();
}

SPECIALIZER(load_method_instance, LOAD_METHOD, LOAD_METHOD_INSTANCE);
