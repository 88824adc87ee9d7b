/* Instructions that take all of a generator: its frame is pushed, and pushed again for each item (consumer.h); or of a lazy iterator.
 * `a, b = g`, `[*g]`, `f(*g)`, `x in g`, `l[a:b] = g`, `l += g` and their like. */

GUARD(consume_gen, const vm *vm, uint8_t op, uint32_t arg, const value *sp)
{
    bool stored = op == OP_STORE_SUBSCR, added = op == OP_BINARY_ADD || op == OP_BINARY_OR;
    if (!may_push(vm, stored ? sp[-3] : op == OP_STAR_ARGS && arg ? sp[-2] : sp[-1])) return false;
    return stored ? is_slice_store(sp[-2], sp[-1]) : !added || (arg && type_of(sp[-2])->consumes);
}

INST(CONSUME_GEN_UNPACK_SEQUENCE, (seq -- items[arg]), ENTERS, COUNT)
{
    DEOPT_UNLESS(consume_gen, vm, OP_UNPACK_SEQUENCE, ARG, sp);
    CONSUME(TOP(), 1, unpack_items(vm, TOP(), ARG, consume));
}

INST(CONSUME_GEN_UNPACK_EX, (seq -- items[(arg & 0xff) + 1 + (arg >> 8)]), ENTERS, COUNT)
{
    DEOPT_UNLESS(consume_gen, vm, OP_UNPACK_EX, ARG, sp);
    CONSUME(TOP(), 1, unpack_starred(vm, TOP(), ARG, consume));
}

INST(CONSUME_GEN_LIST_EXTEND, (iterable -- ), ENTERS, COUNT)
{
    DEOPT_UNLESS(consume_gen, vm, OP_LIST_EXTEND, ARG, sp);
    CONSUME(TOP(), 1, extend_consuming(vm, PEEK(ARG + 1), TOP()));
}

INST(CONSUME_GEN_SET_UPDATE, (iterable -- ), ENTERS, COUNT)
{
    DEOPT_UNLESS(consume_gen, vm, OP_SET_UPDATE, ARG, sp);
    CONSUME(TOP(), 1, update_consuming(vm, PEEK(ARG + 1), TOP()));
}

INST(CONSUME_GEN_STAR_ARGS, (fn null args kwargs[arg & 1] -- fn null tuple kwargs[arg & 1]), ENTERS, FLAG)
{
    DEOPT_UNLESS(consume_gen, vm, OP_STAR_ARGS, ARG, sp);
    CONSUME(PEEK(1 + (ARG & 1)), 1 + (ARG & 1), star_consuming(vm, PEEK(1 + (ARG & 1))));
}

INST(CONSUME_GEN_CONTAINS_OP, (item container -- r), ENTERS, FLAG)
{
    DEOPT_UNLESS(consume_gen, vm, OP_CONTAINS_OP, ARG, sp);
    CONSUME(TOP(), 2, consumer_search(vm, TOP(), PEEK(2), ARG, consume));
}

INST(CONSUME_GEN_STORE_SUBSCR, (v o key -- ), ENTERS)
{
    DEOPT_UNLESS(consume_gen, vm, OP_STORE_SUBSCR, ARG, sp);
    CONSUME(PEEK(3), 3, list_consume_slice(vm, as_list(PEEK(2)), (slice *)as_object(TOP()), PEEK(3)));
}

INST(CONSUME_GEN_ADD, (a b -- r), ENTERS, FLAG)
{
    DEOPT_UNLESS(consume_gen, vm, OP_BINARY_ADD, ARG, sp);
    CONSUME(TOP(), 2, op_inplace(vm, PEEK(2), TOP(), OP_ADD));
}

INST(CONSUME_GEN_OR, (a b -- r), ENTERS, FLAG)
{
    DEOPT_UNLESS(consume_gen, vm, OP_BINARY_OR, ARG, sp);
    CONSUME(TOP(), 2, op_inplace(vm, PEEK(2), TOP(), OP_OR));
}

SPECIALIZER(consume_gen, UNPACK_SEQUENCE, CONSUME_GEN_UNPACK_SEQUENCE);
SPECIALIZER(consume_gen, UNPACK_EX, CONSUME_GEN_UNPACK_EX);
SPECIALIZER(consume_gen, LIST_EXTEND, CONSUME_GEN_LIST_EXTEND);
SPECIALIZER(consume_gen, SET_UPDATE, CONSUME_GEN_SET_UPDATE);
SPECIALIZER(consume_gen, STAR_ARGS, CONSUME_GEN_STAR_ARGS);
SPECIALIZER(consume_gen, CONTAINS_OP, CONSUME_GEN_CONTAINS_OP);
SPECIALIZER(consume_gen, STORE_SUBSCR, CONSUME_GEN_STORE_SUBSCR);
SPECIALIZER(consume_gen, BINARY_ADD, CONSUME_GEN_ADD);
SPECIALIZER(consume_gen, BINARY_OR, CONSUME_GEN_OR);
