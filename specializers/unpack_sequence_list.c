/* Unpacking of a list of the right length. */

GUARD(unpack_sequence_list, uint32_t arg, value seq) { return has_type(seq, &type_list) && as_list(seq)->len == arg; }

INST(UNPACK_SEQUENCE_LIST, (seq -- items[arg]), COUNT)
{
    DEOPT_UNLESS(unpack_sequence_list, ARG, TOP());
    list *seq = as_list(POP());
    value *to = sp + ARG;
    sp = to;
    for (const value *from = seq->items; to > sp - ARG; from++) {
        *--to = incref(*from);
        SHORT_LOOP();
    }
    DECREF_OBJECT_NEXT(from_object(seq));
}

SPECIALIZER(unpack_sequence_list, UNPACK_SEQUENCE, UNPACK_SEQUENCE_LIST);
