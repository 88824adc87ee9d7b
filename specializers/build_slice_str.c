/* o[a:b] of a str, a and b small integers or None: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_str, word *cache) { return opcode_table[WORD_OP(cache[0])].base == OP_LOAD_SUBSCR; }

GUARD(build_slice_str, uint32_t arg, value o, value start, value stop)
{
    return arg == 2 && o != EMPTY && has_type(o, &type_str) && (is_small(start) || start == NONE) && (is_small(stop) || stop == NONE);
}

INST(BUILD_SLICE_STR, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_str, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    str *of = as_str(PEEK(3));
    size_t from = slice_bound(PEEK(2), 0, of->len), to = slice_bound(TOP(), of->len, of->len);
    value v = from_object(str_slice(vm, of, (int64_t)from, 1, to > from ? (int64_t)(to - from) : 0));
    TRY(v);
    DROP(2);
    TOP() = v;
    SKIP(2);
    DECREF_SLOT_NEXT(from_object(of));
}

SPECIALIZER(build_slice_str, BUILD_SLICE, BUILD_SLICE_STR);
