/* The lazy iterators of itertools that take what their sources give as it is, and the module. Those that call functions are in
 * itertools_call.c. What they do when a source raises, or when they are asked again meanwhile, is what CPython's do. */
#include "itertools.h"
#include <string.h>
#include "modules.h"
#include "../abstract.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/module.h"

value itertools_made(vm *vm, const native_def *def, int npos, lazy *l, const value *args, int nargs, tuple *kwnames) {
    int given = nargs - (kwnames ? (int)kwnames->len : 0);
    bool ok = l != NULL;
    if (ok && given > npos && nargs < def->max) {
        raise_error(vm, &type_TypeError, "%s() takes %s %d positional arguments (%d given)", def->name,
                    npos == def->min - 1 ? "exactly" : "at most", npos, given);
        ok = false;
    }
    return lazy_made(vm, l, ok && init_native(vm, def, from_object(l), args, nargs, kwnames));
}

/* --- count, cycle, repeat ---------------------------------------------------------------------- */

/* name(first, second), without the second where that is EMPTY. */
static value call_repr(vm *vm, value self, value first, value second) {
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, type_short_name(type_of(self)));
    strbuf_addz(&b, "(");
    bool ok = strbuf_add_repr(&b, first);
    if (ok && second) {
        strbuf_addz(&b, ", ");
        ok = strbuf_add_repr(&b, second);
    }
    if (!ok) {
        strbuf_discard(&b);
        return FAILED;
    }
    strbuf_addz(&b, ")");
    return from_object(strbuf_finish(&b));
}

enum { COUNT_STEP, COUNT_VALUE, COUNT_PARTS };

static bool is_number(vm *vm, value v) {
    const type *t = type_of(v);
    return is_int(v) || is_float(v) || type_lookup(vm, t, vm->names.index) || type_lookup(vm, t, vm->names.int_) ||
           type_lookup(vm, t, vm->names.float_);
}

/* self, start, step */
static value count_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value start = args[1] ? args[1] : from_small(0), step = args[2] && args[2] != TRUE_ ? args[2] : from_small(1);
    if (!is_number(vm, start) || !is_number(vm, step)) return raise_error(vm, &type_TypeError, "a number is required");
    lazy *c = as_lazy(args[0]);
    c->parts[COUNT_STEP] = incref(step);
    c->parts[COUNT_VALUE] = is_bool(start) && step == from_small(1) ? from_small(start == TRUE_) : incref(start);
    return NONE;
}

static value count_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "count", count_init, 1, 3, "start step" };
    return itertools_made(vm, &def, 2, lazy_new(vm, t, COUNT_PARTS), args, nargs, kwnames);
}

static value count_step(vm *vm, lazy_turn *t, value got) {
    (void)got;
    value *at = &t->of->parts[COUNT_VALUE], v = incref(*at), next = op_binary(vm, v, t->of->parts[COUNT_STEP], OP_ADD);
    if (next) replace(vm, at, next);
    else release_raised(vm, v);
    return next ? v : FAILED;
}

static value count_repr(vm *vm, value self) {
    const lazy *c = as_lazy(self);
    return call_repr(vm, self, c->parts[COUNT_VALUE], c->parts[COUNT_STEP] == from_small(1) ? EMPTY : c->parts[COUNT_STEP]);
}

type type_count = { LAZY_TYPE("itertools.count", count_construct, count_step), .repr = count_repr };

/* from: position in what was saved. */
enum { CYCLE_SAVED, CYCLE_SOURCE, CYCLE_PARTS };

static value cycle_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_cycle, vm->names.init, &nargs, kwnames, 1, 1)) return FAILED;
    lazy *c = lazy_new(vm, t, CYCLE_PARTS);
    return lazy_made(vm, c, c && lazy_iterate(vm, c, CYCLE_SOURCE, args[0]) && (c->parts[CYCLE_SAVED] = from_object(list_new(vm, 0))));
}

static value cycle_step(vm *vm, lazy_turn *t, value got) {
    lazy *c = t->of;
    STEP;
    if (c->parts[CYCLE_SOURCE]) {
        AWAIT_NEXT(c->parts[CYCLE_SOURCE]);
        got = plain_end(vm, got);
        if (got == FAILED) return FAILED;
        if (got != NO_MORE) {
            if (list_append(vm, as_list(c->parts[CYCLE_SAVED]), got)) return got;
            release_raised(vm, got);
            return FAILED;
        }
        lazy_drop(vm, &c->parts[CYCLE_SOURCE]);
    }
    const list *saved = as_list(c->parts[CYCLE_SAVED]);
    if ((size_t)c->from >= saved->len) c->from = 0;
    return saved->len ? incref(saved->items[c->from++]) : NO_MORE;
    STEP_END;
}

type type_cycle = { LAZY_TYPE("itertools.cycle", cycle_construct, cycle_step) };

/* from: how often yet; without end below 0. */
enum { REPEAT_ITEM, REPEAT_PARTS };

/* self, object, times */
static value repeat_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lazy *r = as_lazy(args[0]);
    r->from = -1;
    if (args[2] && !to_index_i64(vm, args[2], &r->from)) return FAILED;
    if (args[2] && r->from < 0) r->from = 0;
    r->parts[REPEAT_ITEM] = incref(args[1]);
    return NONE;
}

static value repeat_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "repeat", repeat_init, 2, 3, "object times" };
    return itertools_made(vm, &def, 2, lazy_new(vm, t, REPEAT_PARTS), args, nargs, kwnames);
}

static value repeat_step(vm *vm, lazy_turn *t, value got) {
    (void)vm, (void)got;
    lazy *r = t->of;
    if (r->from == 0) return NO_MORE;
    if (r->from > 0) r->from--;
    return incref(r->parts[REPEAT_ITEM]);
}

static value repeat_repr(vm *vm, value self) {
    const lazy *r = as_lazy(self);
    value left = r->from < 0 ? EMPTY : int_from_i64(vm, r->from);
    value text = call_repr(vm, self, r->parts[REPEAT_ITEM], left);
    xdecref(vm, left);
    return text;
}

static value repeat_hint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const lazy *r = as_lazy(args[0]);
    return r->from < 0 ? raise_error(vm, &type_TypeError, "len() of unsized object") : int_from_i64(vm, r->from);
}

type type_repeat = {
    LAZY_TYPE("itertools.repeat", repeat_construct, repeat_step), .repr = repeat_repr,
    .methods = (const native_def[]){ { "__length_hint__", repeat_hint, 1, 1, NULL }, { 0 } },
};

/* --- chain ------------------------------------------------------------------------------------- */
enum { CHAIN_SOURCES, CHAIN_ACTIVE, CHAIN_PARTS };

static value chain_over(vm *vm, type *t, value iterables) {
    lazy *c = lazy_new(vm, t, CHAIN_PARTS);
    return lazy_made(vm, c, c && lazy_iterate(vm, c, CHAIN_SOURCES, iterables));
}

static value chain_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_chain, vm->names.init, &nargs, kwnames, 0, nargs)) return FAILED;
    tuple *iterables = tuple_from_items(vm, args, (size_t)nargs);
    value c = iterables ? chain_over(vm, t, from_object(iterables)) : FAILED;
    if (iterables) release_raised(vm, from_object(iterables));
    return c;
}

static value chain_from_iterable(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return chain_over(vm, (type *)as_object(args[0]), args[1]);
}

static value chain_step(vm *vm, lazy_turn *t, value got) {
    lazy *c = t->of;
    STEP;
    while (c->parts[CHAIN_SOURCES]) {
        if (!c->parts[CHAIN_ACTIVE]) {
            AWAIT_NEXT(c->parts[CHAIN_SOURCES]);
            value iterable = got = plain_end(vm, got);
            if (!is_end(iterable)) {
                got = get_iter(vm, iterable);
                release_raised(vm, iterable);
            }
            if (is_end(got)) {
                lazy_drop(vm, &c->parts[CHAIN_SOURCES]);
                return got;
            }
            replace(vm, &c->parts[CHAIN_ACTIVE], got);
        }
        AWAIT_NEXT(c->parts[CHAIN_ACTIVE]);
        got = plain_end(vm, got);
        if (got != NO_MORE) return got;
        lazy_drop(vm, &c->parts[CHAIN_ACTIVE]);
    }
    return NO_MORE;
    STEP_END;
}

type type_chain = {
    LAZY_TYPE("itertools.chain", chain_construct, chain_step),
    .methods = (const native_def[]){ { "from_iterable", chain_from_iterable, 2, 2, "class" }, { 0 } },
};

/* --- islice ------------------------------------------------------------------------------------ */
/* from: how many are left out before the next item; to: how many are still taken or left out; by: the step. */
enum { ISLICE_SOURCE, ISLICE_PARTS };

/* -1 for what is no index; nothing is raised. */
static int64_t islice_bound(vm *vm, value v, int64_t otherwise) {
    int64_t n;
    if (v == NONE) return otherwise;
    if (to_index_i64(vm, v, &n)) return n;
    exception_clear(vm);
    return -1;
}

/* iterable, stop; or iterable, start, stop, step */
static value islice_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_islice, vm->names.init, &nargs, kwnames, 2, 4)) return FAILED;
    int64_t start = nargs == 2 ? 0 : islice_bound(vm, args[1], 0);
    int64_t stop = islice_bound(vm, args[nargs == 2 ? 1 : 2], INT64_MAX);
    if (stop == -1)
        return raise_error(vm, &type_ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (start < 0 || stop < 0)
        return raise_error(vm, &type_ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    int64_t step = nargs == 4 ? islice_bound(vm, args[3], 1) : 1;
    if (step < 1) return raise_error(vm, &type_ValueError, "Step for islice() must be a positive integer or None.");
    lazy *s = lazy_new(vm, t, ISLICE_PARTS);
    if (s) {
        s->from = start;
        s->to = stop;
        s->by = step;
    }
    return lazy_made(vm, s, s && lazy_iterate(vm, s, ISLICE_SOURCE, args[0]));
}

static value islice_end(vm *vm, lazy *s, value got) {
    lazy_drop(vm, &s->parts[ISLICE_SOURCE]);
    return got;
}

static value islice_step(vm *vm, lazy_turn *t, value got) {
    lazy *s = t->of;
    STEP;
    while (s->from > 0) {
        AWAIT_NEXT(s->parts[ISLICE_SOURCE]);
        if (is_end(got)) return islice_end(vm, s, got);
        decref(vm, got);
        s->from--;
        s->to--;
    }
    if (s->to <= 0) return islice_end(vm, s, NO_MORE);
    AWAIT_NEXT(s->parts[ISLICE_SOURCE]);
    if (is_end(got)) return islice_end(vm, s, got);
    s->to--;
    s->from += s->by - 1;
    if (s->from > s->to) s->from = s->to;
    return got;
    STEP_END;
}

type type_islice = { LAZY_TYPE("itertools.islice", islice_construct, islice_step) };

/* --- rows -------------------------------------------------------------------------------------- */
/* from: how many make a batch; to: whether the last must be complete. */
enum { BATCHED_SOURCE, BATCHED_PARTS };

/* self, iterable, n, strict */
static value batched_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lazy *b = as_lazy(args[0]);
    int strict = args[3] ? op_truth(vm, args[3]) : 0;
    if (!to_index_i64(vm, args[2], &b->from) || strict < 0) return FAILED;
    b->to = strict;
    if (b->from < 1) return raise_error(vm, &type_ValueError, "n must be at least one");
    return lazy_iterate(vm, b, BATCHED_SOURCE, args[1]) ? NONE : FAILED;
}

static value batched_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "batched", batched_init, 3, 4, "iterable n strict" };
    return itertools_made(vm, &def, 2, lazy_new(vm, t, BATCHED_PARTS), args, nargs, kwnames);
}

static value batched_step(vm *vm, lazy_turn *t, value got) {
    lazy *b = t->of;
    STEP;
    if (!b->parts[BATCHED_SOURCE]) return NO_MORE;
    if (!(t->held[0] = from_object(list_new(vm, 0)))) return FAILED;
    while ((int64_t)as_list(t->held[0])->len < b->from) {
        AWAIT_NEXT(b->parts[BATCHED_SOURCE]);
        got = plain_end(vm, got);
        if (is_end(got)) break;
        if (!list_append_steal(vm, as_list(t->held[0]), got)) return FAILED;
    }
    list *batch = as_list(t->held[0]);
    bool complete = (int64_t)batch->len == b->from;
    if (got == FAILED || (!complete && (batch->len == 0 || b->to))) {
        lazy_drop(vm, &b->parts[BATCHED_SOURCE]);
        if (got == FAILED || batch->len == 0) return got;
        lazy_drop(vm, &t->held[0]);
        return raise_error(vm, &type_ValueError, "batched(): incomplete batch");
    }
    tuple *row = tuple_steal_items(vm, batch->items, batch->len);
    batch->len = 0;
    return from_object(row);
    STEP_END;
}

type type_batched = { LAZY_TYPE("itertools.batched", batched_construct, batched_step) };

enum { PAIRWISE_KEPT, PAIRWISE_OLD, PAIRWISE_SOURCE, PAIRWISE_PARTS };

static value pairwise_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_pairwise, vm->names.init, &nargs, kwnames, 1, 1)) return FAILED;
    lazy *p = lazy_new(vm, t, PAIRWISE_PARTS);
    return lazy_made(vm, p, p && lazy_iterate(vm, p, PAIRWISE_SOURCE, args[0]));
}

static value pairwise_end(vm *vm, lazy *p, value got) {
    lazy_drop(vm, &p->parts[PAIRWISE_SOURCE]);
    lazy_drop(vm, &p->parts[PAIRWISE_OLD]);
    return got;
}

static value pairwise_step(vm *vm, lazy_turn *t, value got) {
    lazy *p = t->of;
    STEP;
    if (!p->parts[PAIRWISE_SOURCE]) return NO_MORE;
    if (!p->parts[PAIRWISE_OLD]) {
        AWAIT_NEXT(p->parts[PAIRWISE_SOURCE]);
        if (is_end(got)) return pairwise_end(vm, p, got);
        replace(vm, &p->parts[PAIRWISE_OLD], got);
        if (!p->parts[PAIRWISE_SOURCE]) return pairwise_end(vm, p, NO_MORE);
    }
    t->held[0] = incref(p->parts[PAIRWISE_OLD]);
    AWAIT_NEXT(p->parts[PAIRWISE_SOURCE]);
    if (is_end(got)) return pairwise_end(vm, p, got);
    value pair = tuple_pair(vm, &p->parts[PAIRWISE_KEPT], lazy_take(t), incref(got));
    replace(vm, &p->parts[PAIRWISE_OLD], got);
    return pair;
    STEP_END;
}

type type_pairwise = { LAZY_TYPE("itertools.pairwise", pairwise_construct, pairwise_step) };

/* The sources behind the fill value and the last item; from: how many of them have not ended. */
enum { LONGEST_FILL, LONGEST_KEPT, LONGEST_SOURCES };

static value zip_longest_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    int keywords = kwnames ? (int)kwnames->len : 0;
    nargs -= keywords;
    if (keywords > 1 || (keywords && strcmp(as_str(kwnames->items[0])->data, "fillvalue") != 0))
        return raise_error(vm, &type_TypeError, "zip_longest() got an unexpected keyword argument");
    lazy *z = lazy_new(vm, t, (uint32_t)nargs + LONGEST_SOURCES);
    bool ok = z != NULL;
    for (int i = 0; ok && i < nargs; i++) ok = lazy_iterate(vm, z, (uint32_t)i + LONGEST_SOURCES, args[i]);
    if (ok) {
        z->parts[LONGEST_FILL] = keywords ? incref(args[nargs]) : NONE;
        z->from = nargs;
    }
    return lazy_made(vm, z, ok);
}

static value zip_longest_step(vm *vm, lazy_turn *t, value got) {
    lazy *z = t->of;
    STEP;
    if (z->from == 0) return NO_MORE;
    if (!row_begin(vm, t, &z->parts[LONGEST_KEPT], z->n - LONGEST_SOURCES)) return FAILED;
    for (; t->i < z->n - LONGEST_SOURCES; t->i++) {
        got = NO_MORE;
        if (z->parts[t->i + LONGEST_SOURCES]) {
            AWAIT_NEXT(z->parts[t->i + LONGEST_SOURCES]);
            got = plain_end(vm, got);
            if (is_end(got)) z->from--;
            if (got == FAILED) z->from = 0;
            if (is_end(got) && z->from == 0) return got;
            if (got == NO_MORE) lazy_drop(vm, &z->parts[t->i + LONGEST_SOURCES]);
        }
        row_set(vm, t, t->i, got == NO_MORE ? incref(z->parts[LONGEST_FILL]) : got);
    }
    return row_end(vm, t);
    STEP_END;
}

type type_zip_longest = { LAZY_TYPE("itertools.zip_longest", zip_longest_construct, zip_longest_step) };

/* --- the module -------------------------------------------------------------------------------- */

value itertools_module(vm *vm) {
    static const native_def functions[] = { { "tee", itertools_tee, 1, 2, NULL }, { 0 } };
    static type *const types[] = {
        &type_tee, &type_tee_block, &type_accumulate, &type_batched, &type_chain, &type_combinations, &type_repeating_combinations,
        &type_compress, &type_count, &type_cycle, &type_dropwhile, &type_takewhile, &type_islice, &type_starmap, &type_filterfalse,
        &type_grouper, &type_groupby, &type_permutations, &type_product, &type_repeat, &type_pairwise, &type_zip_longest,
    };
    value m = module_new(vm, "itertools", functions);
    for (size_t i = 0; m && i < sizeof types / sizeof *types; i++)
        if (!module_set(vm, m, type_short_name(types[i]), incref(from_object(types[i])))) {
            decref(vm, m);
            m = FAILED;
        }
    return m;
}
