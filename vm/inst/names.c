/* Global names, names of class bodies, attributes, items, imports. */

INST(LOAD_GLOBAL, ( -- v), ADAPTIVE, CACHE_3, NAME)
{
    ADAPT();
    str *name = NAME_AT(ARG);
    value v = dict_get_str(f->func->globals, name);
    if (v == EMPTY) v = dict_get_str(vm->builtins, name);
    if (UNLIKELY(v == EMPTY)) {
        undefined_name(vm, name);
        FAIL();
    }
    PUSH(incref(v));
    NEXT();
}

INST(STORE_GLOBAL, (v -- ), NAME)
{
    SAVE();
    TRY(dict_set_str(vm, f->func->globals, NAME_AT(ARG), TOP()));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(DELETE_GLOBAL, ( -- ), NAME)
{
    SAVE();
    TRY(delete_name(vm, f->func->globals, NAME_AT(ARG)));
    NEXT();
}

INST(SETUP_ANNOTATIONS, ( -- )) /* __annotations__ of the module or class, unless it is there */
{
    SAVE();
    TRY(setup_annotations(vm, f));
    NEXT();
}

INST(LOAD_NAME, ( -- v), NAME)
{
    str *name = NAME_AT(ARG);
    value v = dict_get_str(as_dict(SLOT(0)), name);
    if (v == EMPTY) v = dict_get_str(f->func->globals, name);
    if (v == EMPTY) v = dict_get_str(vm->builtins, name);
    if (UNLIKELY(v == EMPTY)) {
        undefined_name(vm, name);
        FAIL();
    }
    PUSH(incref(v));
    NEXT();
}

INST(STORE_NAME, (v -- ), NAME)
{
    SAVE();
    TRY(dict_set_str(vm, as_dict(SLOT(0)), NAME_AT(ARG), TOP()));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(DELETE_NAME, ( -- ), NAME)
{
    SAVE();
    TRY(delete_name(vm, as_dict(SLOT(0)), NAME_AT(ARG)));
    NEXT();
}

INST(LOAD_BUILD_CLASS, ( -- fn))
{
    value v = dict_get_str(vm->builtins, vm->names.build_class);
    if (UNLIKELY(v == EMPTY)) {
        raise_error(vm, &type_NameError, "__build_class__ not found");
        FAIL();
    }
    PUSH(incref(v));
    NEXT();
}

INST(LOAD_ATTR, (o -- v), ADAPTIVE, CACHE_4, NAME)
{
    ADAPT();
    SAVE();
    value o = TOP(), v = object_getattr(vm, o, NAME_AT(ARG));
    TRY(v);
    TOP() = v;
    decref(vm, o);
    NEXT();
}

INST(LOAD_METHOD, (o -- fn self), ADAPTIVE, CACHE_4, NAME) /* self is null when fn is not to be given the receiver */
{
    ADAPT();
    SAVE();
    sp = load_method(vm, sp, NAME_AT(ARG));
    if (UNLIKELY(sp == NULL)) {
        sp = f->sp;
        FAIL();
    }
    NEXT();
}

INST(STORE_ATTR, (v o -- ), ADAPTIVE, CACHE_3, NAME)
{
    ADAPT();
    SAVE();
    TRY_TAKING(2, object_setattr(vm, TOP(), NAME_AT(ARG), PEEK(2)));
    value o = POP(), v = POP();
    f->sp = sp;
    decref(vm, v);
    decref(vm, o);
    NEXT();
}

INST(DELETE_ATTR, (o -- ), NAME)
{
    SAVE();
    TRY(object_setattr(vm, TOP(), NAME_AT(ARG), EMPTY));
    value o = POP();
    f->sp = sp;
    decref(vm, o);
    NEXT();
}

INST(LOAD_SUBSCR, (o key -- v), ADAPTIVE)
{
    ADAPT();
    SAVE();
    value v = op_getitem(vm, PEEK(2), TOP());
    TRY_TAKING(2, v);
    value key = POP(), o = TOP();
    TOP() = v;
    f->sp = sp;
    decref(vm, o);
    decref(vm, key);
    NEXT();
}

INST(STORE_SUBSCR, (v o key -- ), ADAPTIVE)
{
    ADAPT();
    SAVE();
    TRY_TAKING(3, op_setitem(vm, PEEK(2), TOP(), PEEK(3)));
    value key = POP(), o = POP(), v = POP();
    f->sp = sp;
    decref(vm, v);
    decref(vm, o);
    decref(vm, key);
    NEXT();
}

INST(DELETE_SUBSCR, (o key -- ))
{
    SAVE();
    TRY_TAKING(2, op_setitem(vm, PEEK(2), TOP(), EMPTY));
    value key = POP(), o = POP();
    f->sp = sp;
    decref(vm, o);
    decref(vm, key);
    NEXT();
}

INST(BUILD_SLICE, (parts[arg] -- s), ADAPTIVE, COUNT)
{
    ADAPT();
    SAVE();
    value *parts = sp - ARG;
    value s = slice_new(vm, parts[0], parts[1], ARG == 3 ? parts[2] : NONE);
    TRY_TAKING(ARG, s);
    sp = collapse(vm, f, sp, ARG, s);
    NEXT();
}

INST(IMPORT_NAME, (level names -- module), NAME)
{
    SAVE();
    bool library = frame_code(f)->flags & CODE_LIBRARY;
    value m = import_name(vm, NAME_AT(ARG), f->func->globals, TOP(), small_of(PEEK(2)), library);
    TRY(m);
    value names = POP();
    TOP() = m;
    f->sp = sp;
    decref(vm, names);
    NEXT();
}

INST(IMPORT_STAR, (module -- ))
{
    SAVE();
    TRY(import_star(vm, TOP(), f->func->globals));
    value m = POP();
    f->sp = sp;
    decref(vm, m);
    NEXT();
}

INST(IMPORT_FROM, (module -- module v), NAME)
{
    SAVE();
    value v = import_from(vm, TOP(), NAME_AT(ARG));
    TRY(v);
    PUSH(v);
    NEXT();
}
