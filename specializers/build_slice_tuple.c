/* o[a:b] of a tuple, a and b small integers or None: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_tuple, word *cache) { return opcode_table[WORD_OP(cache[0])].base == OP_LOAD_SUBSCR; }

GUARD(build_slice_tuple, uint32_t arg, value o, value start, value stop)
{
    return arg == 2 && o != EMPTY && has_type(o, &type_tuple) && (is_small(start) || start == NONE) && (is_small(stop) || stop == NONE);
}

INST(BUILD_SLICE_TUPLE, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_tuple, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    tuple *of = as_tuple(PEEK(3));
    size_t from = slice_bound(PEEK(2), 0, of->len), to = slice_bound(TOP(), of->len, of->len);
    bool whole = from == 0 && to == of->len;    /* a tuple's whole slice is itself */
    value v = whole ? incref(PEEK(3)) : from_object(tuple_from_items(vm, of->items + from, to > from ? to - from : 0));
    TRY(v);
    DROP(2);
    TOP() = v;
    SKIP(2);
    DECREF_SLOT_NEXT(from_object(of));
}

SPECIALIZER(build_slice_tuple, BUILD_SLICE, BUILD_SLICE_TUPLE);
