/* o[a:b] of a list, a and b small integers or None: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_list, word *cache) { return opcode_table[WORD_OP(cache[0])].base == OP_LOAD_SUBSCR; }

GUARD(build_slice_list, uint32_t arg, value o, value start, value stop)
{
    return arg == 2 && o != EMPTY && has_type(o, &type_list) && (is_small(start) || start == NONE) && (is_small(stop) || stop == NONE);
}

INST(BUILD_SLICE_LIST, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_list, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    list *of = as_list(PEEK(3));
    size_t from = slice_bound(PEEK(2), 0, of->len), to = slice_bound(TOP(), of->len, of->len);
    value v = from_object(list_from_items(vm, of->items + from, to > from ? to - from : 0));
    TRY(v);
    DROP(2);
    TOP() = v;
    SKIP(2);
    DECREF_SLOT_NEXT(from_object(of));
}

SPECIALIZER(build_slice_list, BUILD_SLICE, BUILD_SLICE_LIST);
