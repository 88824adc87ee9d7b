/* The out-of-line parts of instruction bodies, unwinding, and safe points. */
#include "run_support.h"

/* --- errors ----------------------------------------------------------------------------------------------- */

value depth_exceeded(vm *vm) { return raise_error(vm, &type_RecursionError, "maximum recursion depth exceeded"); }

void unbound_local(vm *vm, const code *c, uint32_t slot)
{
    raise_error(vm, &type_UnboundLocalError, "cannot access local variable '%s' where it is not associated with a value",
                str_utf8(vm, c->slot_names[slot], NULL));
}

void unbound_deref(vm *vm, const code *c, uint32_t slot)
{
    if (slot + c->nfree < c->nslots) {
        unbound_local(vm, c, slot);
        return;
    }
    raise_error(vm, &type_NameError, "cannot access free variable '%s' where it is not associated with a value in enclosing scope",
                str_utf8(vm, c->slot_names[slot], NULL));
}

void undefined_name(vm *vm, str *name)
{
    raise_named(vm, &type_NameError, name, EMPTY, "name '%s' is not defined", str_utf8(vm, name, NULL));
}

bool delete_name(vm *vm, dict *d, str *name)
{
    int deleted = dict_delete(vm, d, from_object(name));
    if (deleted == 0) undefined_name(vm, name);
    return deleted > 0;
}

/* --- unwinding ---------------------------------------------------------------------------------------------- */

/* Where the frame stands for all who ask: at a RERAISE where its exception came from, if that is known. */
static uint32_t place_of(const frame *f, uint32_t at)
{
    word w = frame_code(f)->insts[at];
    return WORD_OP(w) == OP_RERAISE && WORD_ARG(w) ? (uint32_t)small_of(f->sp[-(int)WORD_ARG(w)]) : at;
}

/* Cuts the stack to the handler's depth and pushes the exception. */
static void enter_handler(vm *vm, frame *f, const handler *h, uint32_t place)
{
    value exc = exception_take(vm), *base = frame_stack(f) + h->depth;
    while (f->sp > base) xdecref(vm, *--f->sp);
    if (h->place) *f->sp++ = from_small(place);
    *f->sp++ = exc;
    f->ip = frame_code(f)->insts + h->target;
}

frame *unwind(vm *vm, frame *f, bool traced)
{
    for (; f->func; traced = false) {
        vm->current = f;
        if (is_lazy_landing(f->ip)) {
            frame *to = lazy_answer(vm, f, FAILED);
            if (to) return to;
        }
        if (is_consuming(f->ip)) frame_drop(vm, f, consumer_leave(vm, f));
        else if (is_landing(f->ip)) f->ip = landing_at(f);
        const code *c = frame_code(f);
        uint32_t at = frame_at(f);
        if (!traced) exception_add_trace(vm, vm->raised, f, at);
        const handler *h = code_handler(c, at);
        uint32_t place = traced ? place_of(f, at) : at;
        if (h) {
            enter_handler(vm, f, h, place);
            return f;
        }
        f->ip = c->insts + place + 1;
        frame *to = f->prev;
        value exc = vm->raised;
        vm->raised = EMPTY;
        if (is_gen_frame(f)) {
            gen *g = gen_of_frame(f);
            INCREF_OBJ(g); /* a variable may be all that holds it: GEN_CALLED */
            gen_finish(vm, f);
            vm->raised = exc;
            /* At its first instruction it has not started: what is thrown there passes as it is. */
            if (at > 0) gen_convert_stop(vm, g);
            if (g->head.type == &type_async_generator) asyncgen_raised(vm, g);
            release_raised(vm, from_object(g));
        } else {
            vm->current = to;
            vm->headroom++;
            frame_pop(vm, f);
            vm->raised = exc;
        }
        f = to;
        if (f->special & SPECIAL_THROWN) {
            f->special &= (uint16_t)~SPECIAL_THROWN;
            raise_value(vm, vm->raised);
        }
    }
    vm->current = f->prev;
    return NULL;
}

bool take_interrupt(vm *vm)
{
    if (!(vm->breaker & BREAK_INTERRUPT)) return false;
    vm->breaker &= ~(uint32_t)BREAK_INTERRUPT;
    value exc = exception_new(vm, &type_KeyboardInterrupt, NULL, 0);
    if (exc != FAILED) raise_value(vm, exc);
    xdecref(vm, exc);
    return true;
}

bool safe_point(vm *vm)
{
    if (take_interrupt(vm)) return false;
    if (vm->heap.gc_disabled) vm->breaker &= ~(uint32_t)BREAK_GC;
    else gc_collect(vm);
    return true;
}

value *raise_from_stack(vm *vm, frame *f, value *sp, uint32_t n)
{
    value cause = n == 2 ? sp[-1] : EMPTY, x = sp[-(int)n];
    value exc = exception_from(vm, x);
    if (exc != FAILED && cause != EMPTY) {
        value from = cause == NONE ? EMPTY : FAILED;
        bool ok = cause == NONE;
        if (!ok && (is_exception(cause) || is_exception_class(cause))) {
            from = exception_from(vm, cause);
            ok = from != FAILED;
        } else if (!ok) {
            raise_error(vm, &type_TypeError, "exception causes must derive from BaseException");
        }
        if (ok) {
            replace(vm, &as_exception(exc)->cause, from);
            as_exception(exc)->suppress_context = true;
            raise_value(vm, exc);
        }
    } else if (exc != FAILED) {
        raise_value(vm, exc);
    }
    value raised = vm->raised;
    vm->raised = EMPTY;
    xdecref(vm, exc);
    f->sp = sp - n;
    if (n == 2) decref(vm, cause);
    decref(vm, x);
    vm->raised = raised;
    return sp - n;
}

bool raise_again(vm *vm)
{
    if (vm->handled != EMPTY) {
        vm->raised = incref(vm->handled);
        return true;
    }
    raise_error(vm, &type_RuntimeError, "No active exception to reraise");
    return false;
}

/* --- containers and text ------------------------------------------------------------------------------------ */

value build_set(vm *vm, const value *items, uint32_t n)
{
    value set = set_new(vm);
    if (set == FAILED) return FAILED;
    for (uint32_t i = 0; i < n; i++)
        if (!set_add(vm, set, items[i])) {
            decref(vm, set);
            return FAILED;
        }
    return set;
}

value build_map(vm *vm, const value *pairs, uint32_t n)
{
    dict *d = dict_new(vm);
    if (!d) return FAILED;
    for (uint32_t i = 0; i < n; i++)
        if (!dict_set(vm, d, pairs[2 * i], pairs[2 * i + 1])) {
            DECREF_OBJ(vm, d);
            return FAILED;
        }
    return from_object(d);
}

static bool is_iterable(value v) { return type_of(v)->iter || type_of(v)->getitem; }

static const consumer_kind kind_extend = {
    .step = consumer_step_list, .finish = consumer_finish_none, .landing = LANDING_CONSUME_LIST, .gives = GIVES_NONE,
};
static const consumer_kind kind_update = { .step = consumer_step_set, .finish = consumer_finish_none, .gives = GIVES_NONE };

bool extend_starred(vm *vm, list *l, value iterable)
{
    if (is_iterable(iterable)) return list_extend(vm, l, iterable);
    raise_error(vm, &type_TypeError, "Value after * must be an iterable, not %s", type_of(iterable)->name);
    return false;
}

value extend_consuming(vm *vm, value list, value generator)
{
    return consume(vm, &(consumer){ .kind = &kind_extend, .all = incref(list) }, generator);
}

value update_consuming(vm *vm, value set, value generator)
{
    return consume(vm, &(consumer){ .kind = &kind_update, .all = incref(set) }, generator);
}

value format_part(vm *vm, value v, uint32_t conversion, value spec)
{
    value text = conversion == 1 ? from_object(op_str(vm, v)) : conversion == 2 ? from_object(op_repr(vm, v))
               : conversion == 3 ? from_object(op_ascii(vm, v)) : incref(v);
    if (text == FAILED) return FAILED;
    value r = has_type(text, &type_str) && (spec == EMPTY || as_str(spec)->len == 0) ? incref(text)
            : format_value(vm, text, spec == EMPTY ? vm->empty : as_str(spec));
    decref(vm, text);
    return r;
}

static bool has_counted(vm *vm, size_t have, uint32_t want)
{
    if (have == want) return true;
    if (have < want) raise_error(vm, &type_ValueError, "not enough values to unpack (expected %u, got %zu)", want, have);
    else raise_error(vm, &type_ValueError, "too many values to unpack (expected %u)", want);
    return false;
}

/* One more than is wanted shows that there are too many. */
static int step_unpack(vm *vm, consumer *c, value item)
{
    return consumer_step_list(vm, c, item) < 0 ? -1 : as_list(c->all)->len <= c->count;
}

static value finish_unpack(vm *vm, consumer *c)
{
    return has_counted(vm, as_list(c->all)->len, c->count) ? consumer_finish_all(vm, c) : FAILED;
}

static const consumer_kind kind_unpack = { .step = step_unpack, .finish = finish_unpack, .gives = GIVES_ITEMS };

value unpack_items(vm *vm, value seq, uint32_t n, consume_fn by)
{
    list *all = list_new(vm, n);
    return all ? by(vm, &(consumer){ .kind = &kind_unpack, .all = from_object(all), .count = n }, seq) : FAILED;
}

static void cannot_unpack(vm *vm, value seq)
{
    raise_error(vm, &type_TypeError, "cannot unpack non-iterable %s object", type_of(seq)->name);
}

bool unpack_sequence(vm *vm, frame *f, uint32_t n)
{
    value seq = f->sp[-1];
    bool is_plain = has_type(seq, &type_tuple) || has_type(seq, &type_list);
    if (!is_plain) {
        if (!is_iterable(seq)) return cannot_unpack(vm, seq), false;
        value got = unpack_items(vm, seq, n, consume_now);
        if (got) consumer_give(vm, f, 1, got, GIVES_ITEMS);
        return got;
    }
    const value *items = has_type(seq, &type_tuple) ? as_tuple(seq)->items : as_list(seq)->items;
    if (!has_counted(vm, has_type(seq, &type_tuple) ? as_tuple(seq)->len : as_list(seq)->len, n)) return false;
    value *sp = f->sp - 1;
    for (uint32_t i = n; i > 0; i--) *sp++ = incref(items[i - 1]);
    f->sp = sp;
    decref(vm, seq);
    return true;
}

/* The list: those before the star, a list, those after it. */
static value finish_starred(vm *vm, consumer *c)
{
    list *all = as_list(c->all);
    size_t before = c->count & 0xff, after = c->count >> 8, n = all->len;
    if (n < before + after)
        return raise_error(vm, &type_ValueError, "not enough values to unpack (expected at least %zu, got %zu)", before + after, n);
    list *middle = list_reserve(vm, all, before + 1 + after) ? list_new(vm, n - before - after) : NULL;
    if (!middle) return FAILED;
    middle->len = n - before - after;
    if (middle->len) memcpy(middle->items, all->items + before, middle->len * sizeof(value));
    memmove(all->items + before + 1, all->items + n - after, after * sizeof(value));
    all->items[before] = from_object(middle);
    all->len = before + 1 + after;
    return consumer_finish_all(vm, c);
}

static const consumer_kind kind_starred = {
    .step = consumer_step_list, .finish = finish_starred, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST, .gives = GIVES_ITEMS,
};

value unpack_starred(vm *vm, value seq, uint32_t counts, consume_fn by)
{
    if (!is_iterable(seq)) return cannot_unpack(vm, seq), FAILED;
    list *all = list_new(vm, 0);
    return all ? by(vm, &(consumer){ .kind = &kind_starred, .all = from_object(all), .count = counts }, seq) : FAILED;
}

int truth_and_drop(vm *vm, value v)
{
    int truth = op_truth(vm, v);
    decref(vm, v);
    return truth;
}

bool setup_annotations(vm *vm, frame *f)
{
    dict *names = f->func->code->flags & CODE_CLASS_BODY ? as_dict(f->slots[0]) : f->func->globals;
    if (dict_get_str(names, vm->names.annotations)) return true;
    dict *d = dict_new(vm);
    bool ok = d && dict_set_str(vm, names, vm->names.annotations, from_object(d));
    if (d) DECREF_OBJ(vm, d);
    return ok;
}

/* --- attributes, calls ------------------------------------------------------------------------------------------- */

int32_t find_unshaped(vm *vm, dict *d, str *name)
{
    dict_shape(vm, d);
    return dict_find_str(d, name);
}

bool add_attr(vm *vm, instance *o, str *name, value v, uint32_t shape)
{
    return (o->attrs || (o->attrs = instance_attrs_new(vm, &o->head))) && dict_add_shaped(vm, o->attrs, name, v, shape);
}

value *load_method(vm *vm, value *sp, str *name)
{
    value o = sp[-1], fn, self;
    if (object_get_method(vm, o, name, &fn, &self) < 0) return NULL;
    sp[-1] = fn;
    sp[0] = self;   /* o itself, whose reference moves, or none */
    if (!self) decref(vm, o);
    return sp + 1;
}

static value no_context_manager(vm *vm, value o, bool async, const char *missed)
{
    return raise_error(vm, &type_TypeError, "'%.200s' object does not support the %scontext manager protocol%s", type_of(o)->name,
                       async ? "asynchronous " : "", missed);
}

value *load_context(vm *vm, value *sp, bool async)
{
    value o = sp[-1], enter, enter_self, exit, exit_self;
    int found = object_get_special(vm, o, async ? vm->names.aenter : vm->names.enter, &enter, &enter_self);
    if (found == 0) no_context_manager(vm, o, async, "");
    if (found <= 0) return NULL;
    found = object_get_special(vm, o, async ? vm->names.aexit : vm->names.exit, &exit, &exit_self);
    if (found == 0) no_context_manager(vm, o, async, async ? " (missed __aexit__ method)" : " (missed __exit__ method)");
    if (found <= 0) {
        release_raised(vm, enter);
        return NULL;
    }
    xincref(enter_self);
    xincref(exit_self);
    value loaded[] = { exit, exit_self, enter, enter_self };
    memcpy(sp - 1, loaded, sizeof loaded);
    decref(vm, o);
    return sp + 3;
}

void unwrap_method(vm *vm, value *base)
{
    method *m = (method *)as_object(base[0]);
    base[0] = incref(m->fn);
    base[1] = incref(m->self);
    decref(vm, from_object(m));
}

value call_stack(vm *vm, value *base, uint32_t n, tuple *names)
{
    bool with_self = base[1] != EMPTY;
    return op_call(vm, base[0], base + 2 - with_self, (int)(n + with_self), names);
}

value call_nested(vm *vm, frame *f, value *base, uint32_t n, tuple *names)
{
    value r = FAILED;
    if (has_type(base[0], &type_method) && base[1] == EMPTY) unwrap_method(vm, base);
    if (is_function(base[0])) {
        if ((char *)__builtin_frame_address(0) < vm->c_stack_limit) return depth_exceeded(vm);
        frame *callee = call_frame(vm, f, base, n, names);
        if (callee) return run_nested(vm, callee, callee, false);
    } else {
        r = names ? call_stack(vm, base, n, names) : call_positional(vm, base, n);
    }
    frame_drop(vm, f, (uint32_t)(f->sp - base));
    return r;
}

void init_returned(vm *vm, value returned)
{
    raise_error(vm, &type_TypeError, "__init__() should return None, not '%s'", type_of(returned)->name);
    release_raised(vm, returned);
}

/* A callable as messages about its arguments name it (CPython: _PyObject_FunctionStr). */
static str *callable_text(vm *vm, value fn)
{
    value qualname = FAILED, module = FAILED;
    str *text = NULL;
    int found = object_find_attr(vm, fn, vm->names.qualname, &qualname);
    if (found == 0) return op_str(vm, fn);
    if (found > 0 && object_find_attr(vm, fn, vm->names.module, &module) >= 0) {
        strbuf b;
        strbuf_init(&b, vm);
        if (module && is_str(module) && strcmp(as_str(module)->data, "builtins") != 0) {
            strbuf_add_str(&b, as_str(module));
            strbuf_addz(&b, ".");
        }
        if (strbuf_add_text(&b, qualname)) {
            strbuf_addz(&b, "()");
            text = strbuf_finish(&b);
        } else {
            strbuf_discard(&b);
        }
    }
    xdecref(vm, qualname);
    xdecref(vm, module);
    return text;
}

/* TypeError "f() " and what is wrong with an argument of the call. */
static void raise_bad_argument(vm *vm, value fn, const char *wrong, const char *what)
{
    str *text = callable_text(vm, fn);
    if (!text) return;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_add_str(&b, text);
    strbuf_printf(&b, " %s %.200s", wrong, what);
    str *message = strbuf_finish(&b);
    if (message) {
        raise_with_arg(vm, &type_TypeError, from_object(message));
        DECREF_OBJ(vm, message);
    }
    DECREF_OBJ(vm, text);
}

static bool add_keyword(vm *vm, dict *d, value key, value v, value fn)
{
    bool error = false;
    if (dict_get(vm, d, key, &error)) {
        str *name = op_repr(vm, key);
        const char *text = name ? str_utf8(vm, name, NULL) : NULL;
        if (text) raise_bad_argument(vm, fn, "got multiple values for keyword argument", text);
        if (name) DECREF_OBJ(vm, name);
        return false;
    }
    return !error && dict_set(vm, d, key, v);
}

bool merge_keywords(vm *vm, dict *d, value mapping, value fn)
{
    if (!is_dict(mapping)) {
        value keys = FAILED;
        int found = object_find_attr(vm, mapping, vm->names.keys, &keys);
        xdecref(vm, keys);
        if (found == 0) raise_bad_argument(vm, fn, "argument after ** must be a mapping, not", type_of(mapping)->name);
        if (found <= 0) return false;
    }
    dict *own = dict_new(vm);
    if (!own) return false;
    bool ok = dict_update_mapping(vm, own, mapping);
    uint32_t pos = 0;
    value key, v;
    while (ok && dict_next(own, &pos, &key, &v)) ok = add_keyword(vm, d, key, v, fn);
    DECREF_OBJ(vm, own);
    return ok;
}

value star_args(vm *vm, value fn, value iterable)
{
    if (is_iterable(iterable)) return from_object(tuple_from_iterable(vm, iterable));
    raise_bad_argument(vm, fn, "argument after * must be an iterable, not", type_of(iterable)->name);
    return FAILED;
}

static const consumer_kind kind_star = {
    .step = consumer_step_new_list, .finish = consumer_finish_tuple, .landing = LANDING_CONSUME_LIST, .gives = GIVES_FIRST,
};

value star_consuming(vm *vm, value generator)
{
    list *all = list_for(vm, generator);
    return all ? consume(vm, &(consumer){ .kind = &kind_star, .all = from_object(all) }, generator) : FAILED;
}

/* What a call with `*args` gives, as its instruction has it: the arguments in one row, the names of the last in *names (owned, or
 * NULL). The row is borrowed from args when there is nothing else; else in *made (owned). NULL: raised. */
static const value *spread(vm *vm, const value *base, bool keywords, int *nargs, tuple **names, list **made)
{
    const tuple *args = as_tuple(base[2]);
    *names = NULL;
    *made = NULL;
    *nargs = (int)args->len;
    if (base[1] == EMPTY && !keywords) return args->items;
    dict *d = keywords ? as_dict(base[3]) : NULL;
    list *all = *made = list_new(vm, 1 + args->len + (d ? d->len : 0));
    if (!all || (d && !(*names = tuple_new(vm, d->len)))) return NULL;
    if (base[1] != EMPTY) all->items[all->len++] = incref(base[1]);
    for (uint32_t i = 0; i < args->len; i++) all->items[all->len++] = incref(args->items[i]);
    uint32_t n = 0, pos = 0;
    value key, v;
    for (uint32_t i = 0; d && i < d->len; i++) (*names)->items[i] = NONE;
    while (d && dict_next(d, &pos, &key, &v)) {
        if (!is_str(key)) {
            raise_error(vm, &type_TypeError, "keywords must be strings");
            return NULL;
        }
        (*names)->items[n++] = from_object(str_intern(vm, as_str(incref(key))));
        all->items[all->len++] = incref(v);
    }
    *nargs = (int)all->len;
    return all->items;
}

static void spread_end(vm *vm, tuple *names, list *made)
{
    value raised = exception_take(vm);
    if (names) DECREF_OBJ(vm, names);
    if (made) DECREF_OBJ(vm, made);
    vm->raised = raised;
}

value call_spread(vm *vm, value *base, bool keywords)
{
    int nargs;
    tuple *names;
    list *made;
    const value *args = spread(vm, base, keywords, &nargs, &names, &made);
    value r = args ? op_call(vm, base[0], args, nargs, names) : FAILED;
    spread_end(vm, names, made);
    return r;
}

static frame *spread_bound(vm *vm, const value *base, bool keywords)
{
    int nargs;
    tuple *names;
    list *made;
    const value *args = spread(vm, base, keywords, &nargs, &names, &made);
    frame *callee = args ? bind_call(vm, (function *)as_object(base[0]), args, nargs, names) : NULL;
    spread_end(vm, names, made);
    return callee;
}

frame *spread_frame(vm *vm, frame *f, value *base, bool keywords)
{
    frame *callee = vm->headroom ? spread_bound(vm, base, keywords) : (depth_exceeded(vm), NULL);
    if (callee) link_call(vm, f, callee);
    frame_drop(vm, f, (uint32_t)(f->sp - base));
    return callee;
}

value make_function(vm *vm, frame *f, value *parts, uint32_t flags)
{
    function *fn = function_new(vm, (code *)as_object(parts[0]), f->func->globals);
    if (!fn) return FAILED;
    parts++;
    if (flags & 1) fn->defaults = as_tuple(incref(*parts++));
    if (flags & 2) fn->kwdefaults = as_dict(incref(*parts++));
    if (flags & 4) fn->closure = as_tuple(incref(*parts++));
    if (flags & 8) fn->annotations = as_dict(incref(*parts++));
    return from_object(fn);
}

frame *call_frame_slow(vm *vm, frame *f, value *base, uint32_t n, tuple *names)
{
    bool with_self = base[1] != EMPTY;
    frame *callee = vm->headroom == 0 ? (depth_exceeded(vm), NULL) : frame_push(vm, (function *)as_object(base[0]));
    bool bound = callee && bind_args(vm, callee, base + 2 - with_self, (int)(n + with_self), names);
    if (bound) link_call(vm, f, callee);
    /* What is not bound goes first, if binding fails, then what is, in the order of the parameters, the function last. */
    frame_drop(vm, f, (uint32_t)(f->sp - base));
    if (bound || !callee) return callee;
    frame_abandon(vm, callee);
    return NULL;
}

enum gen_result send_value(vm *vm, value *sp)
{
    value it = sp[-2], v = sp[-1], out;
    enum gen_result how = GEN_YIELDED;
    if (is_delegate(it)) {
        how = gen_resume(vm, as_gen(it), v, &sp[-1]);
        if (how != GEN_RAISED) decref(vm, v);
        return how;
    }
    if (!asyncgen_show(vm, &sp[-2])) return GEN_RAISED;
    it = sp[-2];
    if (v == NONE && type_of(it)->next) {
        value result = NONE;
        out = iter_next_value(vm, it, &result);
        if (out == NO_MORE) {
            out = result;
            how = GEN_RETURNED;
        }
    } else {
        out = op_call_method(vm, it, vm->names.send, &v, 1);
        if (out == FAILED && exception_pending_is(vm, &type_StopIteration)) {
            value stop = exception_take(vm);
            out = incref(stop_iteration_value(stop));
            decref(vm, stop);
            how = GEN_RETURNED;
        }
    }
    if (out == FAILED) return GEN_RAISED;
    sp[-1] = out;
    decref(vm, v);
    return how;
}
