/* Stack, constants and local variables. */

INST(NOP, ( -- ))
{
    NEXT();
}

INST(POP_TOP, (v -- ))
{
    value v = POP();
    DECREF_SLOT_NEXT(v);
}

INST(COPY, ( -- v), COUNT) /* the ARG-th from the top */
{
    value v = PEEK(ARG);
    PUSH(xincref(v));
    NEXT();
}

INST(SWAP, ( -- ), COUNT) /* the top with the ARG-th */
{
    value v = TOP();
    TOP() = PEEK(ARG);
    PEEK(ARG) = v;
    NEXT();
}

INST(PUSH_NULL, ( -- null))
{
    PUSH(EMPTY);
    NEXT();
}

INST(LOAD_CONST, ( -- v), CONST)
{
    value v = CODE()->consts[ARG];
    PUSH(incref(v));
    NEXT();
}

INST(LOAD_INT, ( -- v), INT)
{
    PUSH(from_small(WORD_SIGNED_ARG(w)));
    NEXT();
}

INST(LOAD_NONE, ( -- v))
{
    PUSH(NONE);
    NEXT();
}

INST(LOAD_BOOL, ( -- v), FLAG)
{
    PUSH(from_bool(ARG));
    NEXT();
}

INST(LOAD_FAST, ( -- v), SLOT)
{
    value v = SLOT(ARG);
    PUSH(incref(v));
    NEXT();
}

INST(LOAD_FAST_CHECK, ( -- v), SLOT)
{
    value v = SLOT(ARG);
    if (UNLIKELY(v == EMPTY)) {
        unbound_local(vm, CODE(), ARG);
        FAIL();
    }
    PUSH(incref(v));
    NEXT();
}

INST(STORE_FAST, (v -- ), SLOT)
{
    value v = POP(), old = SLOT(ARG);
    SLOT(ARG) = v;
    DECREF_SLOT_NEXT(old);
}

INST(LOAD_FAST_AND_CLEAR, ( -- v), SLOT) /* inlined comprehensions: the outer variable is put aside */
{
    PUSH(SLOT(ARG));
    SLOT(ARG) = EMPTY;
    NEXT();
}

INST(DELETE_FAST, ( -- ), SLOT)
{
    value old = SLOT(ARG);
    if (UNLIKELY(old == EMPTY)) {
        unbound_local(vm, CODE(), ARG);
        FAIL();
    }
    SLOT(ARG) = EMPTY;
    DECREF_SLOT_NEXT(old);
}

INST(MAKE_CELL, ( -- ), SLOT) /* the slot's value, if any, moves into a new cell in that slot */
{
    cell *c = cell_new(vm, EMPTY);
    TRY(c);
    c->v = SLOT(ARG);
    SLOT(ARG) = from_object(c);
    NEXT();
}

INST(COPY_FREE_VARS, ( -- ), COUNT)
{
    const tuple *closure = f->func->closure;
    value *to = f->slots + CODE()->nslots - ARG;
    for (uint32_t i = 0; i < ARG; i++) to[i] = incref(closure->items[i]);
    NEXT();
}

INST(LOAD_DEREF, ( -- v), SLOT)
{
    value v = ((cell *)as_object(SLOT(ARG)))->v;
    if (UNLIKELY(v == EMPTY)) {
        unbound_deref(vm, CODE(), ARG);
        FAIL();
    }
    PUSH(incref(v));
    NEXT();
}

INST(STORE_DEREF, (v -- ), SLOT)
{
    cell *c = (cell *)as_object(SLOT(ARG));
    value v = POP(), old = c->v;
    c->v = v;
    DECREF_SLOT_NEXT(old);
}

INST(DELETE_DEREF, ( -- ), SLOT)
{
    cell *c = (cell *)as_object(SLOT(ARG));
    value old = c->v;
    if (UNLIKELY(old == EMPTY)) {
        unbound_deref(vm, CODE(), ARG);
        FAIL();
    }
    c->v = EMPTY;
    DECREF_SLOT_NEXT(old);
}

INST(LOAD_CLASSDEREF, ( -- v), SLOT) /* class bodies: the namespace first, then the cell */
{
    value v = dict_get_str(as_dict(SLOT(0)), CODE()->slot_names[ARG]);
    if (v == EMPTY) v = ((cell *)as_object(SLOT(ARG)))->v;
    if (UNLIKELY(v == EMPTY)) {
        unbound_deref(vm, CODE(), ARG);
        FAIL();
    }
    PUSH(incref(v));
    NEXT();
}
