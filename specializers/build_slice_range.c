/* o[a:b] of a range, all of it small integers: no slice is made, and the LOAD_SUBSCR behind it is left out. */

FILL(build_slice_range, word *cache) { return is_subscript_next(cache); }

GUARD(build_slice_range, uint32_t arg, value o, value start, value stop)
{
    return is_slice_of(&type_range, arg, o, start, stop) && range_is_small((range *)as_object(o));
}

INST(BUILD_SLICE_RANGE, (o parts[arg] -- v), COUNT)
{
    DEOPT_UNLESS(build_slice_range, ARG, PEEK(3), PEEK(2), TOP());
    SAVE();
    const range *of = (const range *)as_object(PEEK(3));
    size_t len = (size_t)small_of(of->len);
    SLICE_DONE(range_part(vm, of, (int64_t)slice_bound(PEEK(2), 0, len), (int64_t)slice_bound(TOP(), len, len)));
}

SPECIALIZER(build_slice_range, BUILD_SLICE, BUILD_SLICE_RANGE);
