/* Unpacking of a tuple of the right length. */

GUARD(unpack_sequence_tuple, uint32_t arg, value seq) { return has_type(seq, &type_tuple) && as_tuple(seq)->len == arg; }

INST(UNPACK_SEQUENCE_TUPLE, (seq -- items[arg]), COUNT)
{
    DEOPT_UNLESS(unpack_sequence_tuple, ARG, TOP());
    tuple *seq = as_tuple(POP());
    value *to = sp + ARG;
    sp = to;
    for (const value *from = seq->items; to > sp - ARG; from++) {
        *--to = incref(*from);
        SHORT_LOOP();
    }
    DECREF_OBJECT_NEXT(from_object(seq));
}

SPECIALIZER(unpack_sequence_tuple, UNPACK_SEQUENCE, UNPACK_SEQUENCE_TUPLE);
