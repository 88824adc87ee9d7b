/* o[a:b] of a tuple, a and b small integers or None: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_tuple, word *cache) { return is_subscript_next(cache); }

GUARD(build_slice_tuple, uint32_t arg, value o, value start, value stop) { return is_slice_of(&type_tuple, arg, o, start, stop); }

INST(BUILD_SLICE_TUPLE, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_tuple, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    tuple *of = as_tuple(PEEK(3));
    size_t from = slice_bound(PEEK(2), 0, of->len), to = slice_bound(TOP(), of->len, of->len), n = to > from ? to - from : 0;
    bool whole = from == 0 && n == of->len;     /* a tuple's whole slice is itself */
    SLICE_DONE(whole ? incref(from_object(of)) : from_object(tuple_from_items(vm, of->items + from, n)));
}

SPECIALIZER(build_slice_tuple, BUILD_SLICE, BUILD_SLICE_TUPLE);
