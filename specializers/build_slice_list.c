/* o[a:b] of a list, a and b small integers or None: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_list, word *cache) { return is_subscript_next(cache); }

GUARD(build_slice_list, uint32_t arg, value o, value start, value stop) { return is_slice_of(&type_list, arg, o, start, stop); }

INST(BUILD_SLICE_LIST, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_list, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    list *of = as_list(PEEK(3));
    size_t from = slice_bound(PEEK(2), 0, of->len), to = slice_bound(TOP(), of->len, of->len), n = to > from ? to - from : 0;
    SLICE_DONE(from_object(list_from_items(vm, of->items + from, n)));
}

SPECIALIZER(build_slice_list, BUILD_SLICE, BUILD_SLICE_LIST);
