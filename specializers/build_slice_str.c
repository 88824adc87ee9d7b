/* o[a:b] of a str, a and b small integers or None: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_str, word *cache) { return is_subscript_next(cache); }

GUARD(build_slice_str, uint32_t arg, value o, value start, value stop) { return is_slice_of(&type_str, arg, o, start, stop); }

INST(BUILD_SLICE_STR, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_str, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    str *of = as_str(PEEK(3));
    size_t from = slice_bound(PEEK(2), 0, of->len), to = slice_bound(TOP(), of->len, of->len), n = to > from ? to - from : 0;
    SLICE_DONE(from_object(str_slice(vm, of, (int64_t)from, 1, (int64_t)n)));
}

SPECIALIZER(build_slice_str, BUILD_SLICE, BUILD_SLICE_STR);
