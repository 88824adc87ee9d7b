/* The lazy iterators of itertools that ask functions or a second source about the items. */
#include "itertools.h"
#include "../abstract.h"
#include "../objects/int.h"

/* --- accumulate -------------------------------------------------------------------------------- */
/* The function is EMPTY where items are added. */
enum { ACCUMULATE_INITIAL, ACCUMULATE_SOURCE, ACCUMULATE_TOTAL, ACCUMULATE_FUNCTION, ACCUMULATE_PARTS };

/* self, iterable, func, initial */
static value accumulate_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lazy *a = as_lazy(args[0]);
    if (!lazy_iterate(vm, a, ACCUMULATE_SOURCE, args[1])) return FAILED;
    if (args[2] && args[2] != NONE) a->parts[ACCUMULATE_FUNCTION] = incref(args[2]);
    if (args[3] && args[3] != NONE) a->parts[ACCUMULATE_INITIAL] = incref(args[3]);
    return NONE;
}

static value accumulate_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "accumulate", accumulate_init, 2, 4, "iterable func initial" };
    return itertools_made(vm, &def, 2, lazy_new(vm, t, ACCUMULATE_PARTS), args, nargs, kwnames);
}

static value accumulate_step(vm *vm, lazy_turn *t, value got) {
    lazy *a = t->of;
    STEP;
    if (a->parts[ACCUMULATE_INITIAL]) {
        value initial = a->parts[ACCUMULATE_INITIAL];
        a->parts[ACCUMULATE_INITIAL] = EMPTY;
        replace(vm, &a->parts[ACCUMULATE_TOTAL], incref(initial));
        return initial;
    }
    AWAIT_NEXT(a->parts[ACCUMULATE_SOURCE]);
    if (is_end(got)) return got;
    if (a->parts[ACCUMULATE_TOTAL]) {
        t->held[0] = incref(a->parts[ACCUMULATE_TOTAL]);
        t->held[1] = got;
        if (a->parts[ACCUMULATE_FUNCTION]) {
            AWAIT_CALL(a->parts[ACCUMULATE_FUNCTION], t->held, 2);
        } else {
            got = op_binary(vm, t->held[0], t->held[1], OP_ADD);
        }
        if (got == FAILED) return FAILED;
        lazy_drop(vm, &t->held[1]);
    }
    replace(vm, &a->parts[ACCUMULATE_TOTAL], incref(got));
    return got;
    STEP_END;
}

type type_accumulate = { LAZY_TYPE("itertools.accumulate", accumulate_construct, accumulate_step) };

/* --- by a function: made by select_construct, as filter ------------------------------------------ */

static value starmap_step(vm *vm, lazy_turn *t, value got) {
    lazy *s = t->of;
    STEP;
    AWAIT_NEXT(s->parts[SELECT_SOURCE]);
    if (is_end(got)) return got;
    t->held[0] = got;
    if (!has_type(got, &type_tuple)) {
        tuple *args = tuple_from_iterable(vm, got);
        if (!args) return FAILED;
        replace(vm, &t->held[0], from_object(args));
    }
    AWAIT_CALL(s->parts[SELECT_FUNCTION], as_tuple(t->held[0])->items, as_tuple(t->held[0])->len);
    return got;
    STEP_END;
}

/* from: an item has been refused. */
static value takewhile_step(vm *vm, lazy_turn *t, value got) {
    lazy *l = t->of;
    STEP;
    if (l->from) return NO_MORE;
    AWAIT_NEXT(l->parts[SELECT_SOURCE]);
    if (is_end(got)) return got;
    t->held[0] = got;
    AWAIT_CALL(l->parts[SELECT_FUNCTION], t->held, 1);
    int truth = lazy_truth(vm, got);
    if (truth > 0) return lazy_take(t);
    if (truth == 0) l->from = true;
    return truth < 0 ? FAILED : NO_MORE;
    STEP_END;
}

/* from: an item has been taken. */
static value dropwhile_step(vm *vm, lazy_turn *t, value got) {
    lazy *l = t->of;
    STEP;
    for (;;) {
        AWAIT_NEXT(l->parts[SELECT_SOURCE]);
        if (is_end(got) || l->from) return got;
        t->held[0] = got;
        AWAIT_CALL(l->parts[SELECT_FUNCTION], t->held, 1);
        int truth = lazy_truth(vm, got);
        if (truth < 0) return FAILED;
        if (truth == 0) {
            l->from = true;
            return lazy_take(t);
        }
        lazy_drop(vm, &t->held[0]);
    }
    STEP_END;
}

type type_starmap = { LAZY_TYPE("itertools.starmap", select_construct, starmap_step) };
type type_filterfalse = { LAZY_TYPE("itertools.filterfalse", select_construct, filterfalse_step) };
type type_takewhile = { LAZY_TYPE("itertools.takewhile", select_construct, takewhile_step) };
type type_dropwhile = { LAZY_TYPE("itertools.dropwhile", select_construct, dropwhile_step) };

/* --- compress ---------------------------------------------------------------------------------- */
enum { COMPRESS_SELECTORS, COMPRESS_DATA, COMPRESS_PARTS };

/* self, data, selectors */
static value compress_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lazy *c = as_lazy(args[0]);
    return lazy_iterate(vm, c, COMPRESS_DATA, args[1]) && lazy_iterate(vm, c, COMPRESS_SELECTORS, args[2]) ? NONE : FAILED;
}

static value compress_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "compress", compress_init, 3, 3, "data selectors" };
    return itertools_made(vm, &def, 2, lazy_new(vm, t, COMPRESS_PARTS), args, nargs, kwnames);
}

static value compress_step(vm *vm, lazy_turn *t, value got) {
    lazy *c = t->of;
    STEP;
    for (;;) {
        AWAIT_NEXT(c->parts[COMPRESS_DATA]);
        if (is_end(got)) return got;
        t->held[0] = got;
        AWAIT_NEXT(c->parts[COMPRESS_SELECTORS]);
        if (is_end(got)) return got;
        int truth = lazy_truth(vm, got);
        if (truth < 0) return FAILED;
        if (truth) return lazy_take(t);
        lazy_drop(vm, &t->held[0]);
    }
    STEP_END;
}

type type_compress = { LAZY_TYPE("itertools.compress", compress_construct, compress_step) };
