/* Building and unpacking containers and text. */

INST(BUILD_LIST, (items[arg] -- l), COUNT)
{
    SAVE();
    sp = f->sp = sp - ARG;
    list *l = list_steal_items(vm, sp, ARG);
    TRY(l);
    PUSH(from_object(l));
    NEXT();
}

INST(BUILD_TUPLE, (items[arg] -- t), COUNT)
{
    SAVE();
    sp = f->sp = sp - ARG;
    tuple *t = tuple_steal_items(vm, sp, ARG);
    TRY(t);
    PUSH(from_object(t));
    NEXT();
}

INST(BUILD_SET, (items[arg] -- s), COUNT)
{
    SAVE();
    value s = build_set(vm, sp - ARG, ARG);
    TRY_TAKING(ARG, s);
    sp = collapse(vm, f, sp, ARG, s);
    NEXT();
}

INST(BUILD_MAP, (pairs[2 * arg] -- d), COUNT)
{
    SAVE();
    value d = build_map(vm, sp - 2 * ARG, ARG);
    TRY_TAKING(2 * ARG, d);
    sp = collapse(vm, f, sp, 2 * ARG, d);
    NEXT();
}

INST(BUILD_STRING, (parts[arg] -- s), COUNT)
{
    SAVE();
    str *s = str_join(vm, NULL, sp - ARG, ARG);
    TRY_TAKING(ARG, s);
    sp = collapse(vm, f, sp, ARG, from_object(s));
    NEXT();
}

INST(LIST_APPEND, (v -- ), COUNT) /* to the list that is the ARG-th from the top, v not counted */
{
    value v = POP();
    SAVE();
    TRY(list_append_steal(vm, as_list(PEEK(ARG)), v));
    NEXT();
}

INST(SET_ADD, (v -- ), COUNT)
{
    SAVE();
    TRY(set_add(vm, PEEK(ARG + 1), TOP()));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(MAP_ADD, (key v -- ), COUNT)
{
    SAVE();
    TRY(dict_set(vm, as_dict(PEEK(ARG + 2)), PEEK(2), TOP()));
    value v = POP(), key = POP();
    f->sp = sp;
    decref(vm, key);
    decref(vm, v);
    NEXT();
}

INST(LIST_EXTEND, (iterable -- ), ADAPTIVE, WAITS_2, COUNT)
{
    ADAPT();
    SAVE();
    TRY(extend_starred(vm, as_list(PEEK(ARG + 1)), TOP()));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(SET_UPDATE, (iterable -- ), ADAPTIVE, WAITS_2, COUNT)
{
    ADAPT();
    SAVE();
    TRY(set_update(vm, as_set(PEEK(ARG + 1)), TOP()));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(DICT_UPDATE, (mapping -- ), COUNT)
{
    SAVE();
    TRY(dict_update_mapping(vm, as_dict(PEEK(ARG + 1)), TOP()));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(DICT_MERGE, (mapping -- ), COUNT) /* `**mapping` of a call, whose callable is the third below the dict: no key twice */
{
    SAVE();
    TRY(merge_keywords(vm, as_dict(PEEK(ARG + 1)), TOP(), PEEK(ARG + 4)));
    value v = POP();
    f->sp = sp;
    decref(vm, v);
    NEXT();
}

INST(LIST_TO_TUPLE, (l -- t))
{
    SAVE();
    value l = TOP();
    tuple *t = tuple_from_items(vm, as_list(l)->items, as_list(l)->len);
    TRY(t);
    TOP() = from_object(t);
    decref(vm, l);
    NEXT();
}

INST(FORMAT_VALUE, (v spec[(arg >> 2) & 1] -- s), FLAG) /* ARG & 3: 1 !s, 2 !r, 3 !a; ARG & 4: a spec is on the stack */
{
    SAVE();
    uint32_t taken = 1 + ((ARG >> 2) & 1);
    value s = format_part(vm, sp[-(int)taken], ARG & 3, taken == 2 ? TOP() : EMPTY);
    TRY_TAKING(taken, s);
    sp = collapse(vm, f, sp, taken, s);
    NEXT();
}

INST(UNPACK_SEQUENCE, (seq -- items[arg]), ADAPTIVE, WAITS_2, COUNT) /* the first on top */
{
    ADAPT();
    SAVE();
    TRY(unpack_sequence(vm, f, ARG));
    sp = f->sp;
    NEXT();
}

INST(UNPACK_EX, (seq -- items[(arg & 0xff) + 1 + (arg >> 8)]), ADAPTIVE, WAITS_2, COUNT) /* ARG: before the star | after it << 8 */
{
    ADAPT();
    SAVE();
    value items = unpack_starred(vm, TOP(), ARG, consume_now);
    TRY(items);
    consumer_give(vm, f, 1, items, GIVES_ITEMS);
    sp = f->sp;
    NEXT();
}
