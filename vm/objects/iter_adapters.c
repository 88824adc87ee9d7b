/* enumerate, zip, map and filter. */
#include <limits.h>
#include <string.h>
#include "../abstract.h"
#include "../lazy.h"
#include "../state.h"
#include "construct.h"
#include "int.h"

/* --- zip --------------------------------------------------------------------------------------- */
/* The sources behind the last item; from: whether it is strict. */
enum { ZIP_KEPT, ZIP_SOURCES };

static value zip_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    int keywords = kwnames ? (int)kwnames->len : 0, strict = 0;
    if (keywords > 1) return raise_error(vm, &type_TypeError, "zip() takes at most 1 keyword argument (%d given)", keywords);
    nargs -= keywords;
    for (int i = 0; i < keywords; i++) {
        const char *name = str_utf8(vm, as_str(kwnames->items[i]), NULL);
        if (!name) return FAILED;
        if (strcmp(name, "strict") != 0) return raise_error(vm, &type_TypeError, "zip() got an unexpected keyword argument '%s'", name);
        strict = op_truth(vm, args[nargs + i]);
        if (strict < 0) return FAILED;
    }
    lazy *z = lazy_new(vm, t, (uint32_t)nargs + ZIP_SOURCES);
    bool ok = z != NULL;
    for (int i = 0; ok && i < nargs; i++) ok = lazy_iterate(vm, z, (uint32_t)i + ZIP_SOURCES, args[i]);
    if (ok) z->from = strict;
    return lazy_made(vm, z, ok);
}

/* Source i, the first of which ended when those before it had items, was shorter or longer. */
static value zip_uneven(vm *vm, uint32_t i, const char *what) {
    if (i == 1) return raise_error(vm, &type_ValueError, "zip() argument 2 is %s than argument 1", what);
    return raise_error(vm, &type_ValueError, "zip() argument %u is %s than arguments 1-%u", i + 1, what, i);
}

static value zip_step(vm *vm, lazy_turn *t, value got) {
    lazy *z = t->of;
    STEP;
    if (z->n == ZIP_SOURCES) return NO_MORE;
    if (!row_begin(vm, t, &z->parts[ZIP_KEPT], z->n - ZIP_SOURCES)) return FAILED;
    for (; t->i < z->n - ZIP_SOURCES; t->i++) {
        AWAIT_NEXT(z->parts[t->i + ZIP_SOURCES]);
        if (is_end(got)) break;
        row_set(vm, t, t->i, got);
    }
    if (t->i == z->n - ZIP_SOURCES) return row_end(vm, t);
    lazy_drop(vm, &t->held[0]);
    if (!z->from || (got = plain_end(vm, got)) == FAILED) return got;
    if (t->i > 0) return zip_uneven(vm, t->i, "shorter");
    for (t->i = 1; t->i < z->n - ZIP_SOURCES; t->i++) {
        AWAIT_NEXT(z->parts[t->i + ZIP_SOURCES]);
        got = plain_end(vm, got);
        if (got == FAILED) return FAILED;
        if (got == NO_MORE) continue;
        decref(vm, got);
        return zip_uneven(vm, t->i, "longer");
    }
    return NO_MORE;
    STEP_END;
}

/* By its class, from the parts that begin there. */
static value reduce_parts(vm *vm, const lazy *l, uint32_t from, value state) {
    return reduce_as(vm, from_object(l->head.type), tuple_from_items(vm, l->parts + from, l->n - from), state);
}

static value zip_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const lazy *z = as_lazy(args[0]);
    return reduce_parts(vm, z, ZIP_SOURCES, z->from ? TRUE_ : EMPTY);
}

static value zip_set_state(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int strict = op_truth(vm, args[1]);
    if (strict >= 0) as_lazy(args[0])->from = strict;
    return strict < 0 ? FAILED : NONE;
}

type type_zip = {
    LAZY_TYPE("zip", zip_construct, zip_step),
    .methods = (const native_def[]){ { "__reduce__", zip_reduce, 1, 1, NULL }, { "__setstate__", zip_set_state, 2, 2, NULL }, { 0 } },
};

/* --- map --------------------------------------------------------------------------------------- */
/* The sources behind the function. */
enum { MAP_FUNCTION, MAP_SOURCES };

static value map_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_map, vm->names.init, &nargs, kwnames, 0, INT_MAX)) return FAILED;
    if (nargs < 2) return raise_error(vm, &type_TypeError, "map() must have at least two arguments.");
    lazy *m = lazy_new(vm, t, (uint32_t)nargs);
    bool ok = m != NULL;
    if (ok) m->parts[MAP_FUNCTION] = incref(args[0]);
    for (int i = MAP_SOURCES; ok && i < nargs; i++) ok = lazy_iterate(vm, m, (uint32_t)i, args[i]);
    return lazy_made(vm, m, ok);
}

/* The arguments are dropped from the first on, those that there are. */
static value map_result(vm *vm, lazy_turn *t, value got) {
    tuple *args = as_tuple(t->held[0]);
    for (uint32_t i = 0; i < args->len; i++) lazy_drop(vm, &args->items[i]);
    return got;
}

static inline value map_one(vm *vm, lazy_turn *t, value got) {
    lazy *m = t->of;
    STEP;
    AWAIT_NEXT(m->parts[MAP_SOURCES]);
    if (is_end(got)) return got;
    t->held[0] = got;
    AWAIT_CALL(m->parts[MAP_FUNCTION], t->held, 1);
    return got;
    STEP_END;
}

/* Never inlined: one source needs no stack frame without it. */
static __attribute__((noinline)) value map_several(vm *vm, lazy_turn *t, value got) {
    lazy *m = t->of;
    STEP;
    if (!(t->held[0] = from_object(tuple_new(vm, m->n - MAP_SOURCES)))) return FAILED;
    for (; t->i < m->n - MAP_SOURCES; t->i++) {
        AWAIT_NEXT(m->parts[t->i + MAP_SOURCES]);
        if (is_end(got)) return map_result(vm, t, got);
        as_tuple(t->held[0])->items[t->i] = got;
    }
    AWAIT_CALL(m->parts[MAP_FUNCTION], as_tuple(t->held[0])->items, m->n - MAP_SOURCES);
    return map_result(vm, t, got);
    STEP_END;
}

static value map_step(vm *vm, lazy_turn *t, value got) {
    return t->of->n == MAP_SOURCES + 1 ? map_one(vm, t, got) : map_several(vm, t, got);
}

static value map_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return reduce_parts(vm, as_lazy(args[0]), MAP_FUNCTION, EMPTY);
}

type type_map = { LAZY_TYPE("map", map_construct, map_step), .methods = (const native_def[]){ { "__reduce__", map_reduce, 1, 1, NULL }, { 0 } } };

/* --- filter and its opposite ------------------------------------------------------------------- */

value select_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    const type *base = builtin_base(t);
    if (!derived_args(vm, t, base, vm->names.init, &nargs, kwnames, 2, 2)) return FAILED;
    lazy *l = lazy_new(vm, t, SELECT_PARTS);
    bool ok = l && lazy_iterate(vm, l, SELECT_SOURCE, args[1]);
    if (ok) l->parts[SELECT_FUNCTION] = incref(args[0]);
    return lazy_made(vm, l, ok);
}

/* The items of which the function, or their own truth, says what is wanted. */
static inline value select_step(vm *vm, lazy_turn *t, value got, bool wanted) {
    lazy *l = t->of;
    STEP;
    for (;;) {
        AWAIT_NEXT(l->parts[SELECT_SOURCE]);
        if (is_end(got)) return got;
        t->held[0] = got;
        if (l->parts[SELECT_FUNCTION] == NONE || l->parts[SELECT_FUNCTION] == from_object(&type_bool)) {
            incref(got);
        } else {
            AWAIT_CALL(l->parts[SELECT_FUNCTION], t->held, 1);
        }
        int truth = lazy_truth(vm, got);
        if (truth < 0) return FAILED;
        if (truth == wanted) return lazy_take(t);
        lazy_drop(vm, &t->held[0]);
    }
    STEP_END;
}

static value filter_step(vm *vm, lazy_turn *t, value got) { return select_step(vm, t, got, true); }
value filterfalse_step(vm *vm, lazy_turn *t, value got) { return select_step(vm, t, got, false); }

static value filter_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const lazy *l = as_lazy(args[0]);
    tuple *of = tuple_from_items(vm, (const value[]){ l->parts[SELECT_FUNCTION], l->parts[SELECT_SOURCE] }, 2);
    return reduce_as(vm, from_object(l->head.type), of, EMPTY);
}

type type_filter = {
    LAZY_TYPE("filter", select_construct, filter_step),
    .methods = (const native_def[]){ { "__reduce__", filter_reduce, 1, 1, NULL }, { 0 } },
};

/* --- enumerate --------------------------------------------------------------------------------- */
enum { ENUMERATE_COUNT, ENUMERATE_KEPT, ENUMERATE_SOURCE, ENUMERATE_PARTS };

/* The arguments iterable and start by position or name; start EMPTY when not given. */
static bool enumerate_args(vm *vm, const value *args, int nargs, tuple *kwnames, value *iterable, value *start) {
    int keywords = kwnames ? (int)kwnames->len : 0, positional = nargs - keywords;
    *iterable = positional > 0 ? args[0] : EMPTY;
    *start = positional > 1 ? args[1] : EMPTY;
    if (nargs > 2) return raise_error(vm, &type_TypeError, "enumerate() takes at most 2 arguments (%d given)", nargs);
    for (int i = 0; i < keywords; i++) {
        const char *name = str_utf8(vm, as_str(kwnames->items[i]), NULL);
        if (!name) return false;
        value *to = strcmp(name, "iterable") == 0 ? iterable : strcmp(name, "start") == 0 ? start : NULL;
        if (!to || *to) return raise_error(vm, &type_TypeError, "'%s' is an invalid keyword argument for enumerate()", name);
        *to = args[positional + i];
    }
    return *iterable || raise_error(vm, &type_TypeError, "enumerate() missing required argument 'iterable'");
}

static value enumerate_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value iterable, start, count = from_small(0);
    if (!enumerate_args(vm, args, nargs, kwnames, &iterable, &start)) return FAILED;
    if (start) {
        int r = to_index(vm, start, &count);
        if (r == 0) raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(start)->name);
        if (r <= 0) return FAILED;
    }
    lazy *e = lazy_new(vm, t, ENUMERATE_PARTS);
    if (e) e->parts[ENUMERATE_COUNT] = count;
    else decref(vm, count);
    return lazy_made(vm, e, e && lazy_iterate(vm, e, ENUMERATE_SOURCE, iterable));
}

static value enumerate_step(vm *vm, lazy_turn *t, value got) {
    lazy *e = t->of;
    STEP;
    AWAIT_NEXT(e->parts[ENUMERATE_SOURCE]);
    if (is_end(got)) return got;
    value count = e->parts[ENUMERATE_COUNT];
    value next = is_small(count) && small_of(count) < SMALL_MAX ? from_small(small_of(count) + 1) : int_binary(vm, count, from_small(1), OP_ADD);
    if (next == FAILED) {
        release_raised(vm, got);
        return FAILED;
    }
    e->parts[ENUMERATE_COUNT] = next;
    return tuple_pair(vm, &e->parts[ENUMERATE_KEPT], count, got);
    STEP_END;
}

static value enumerate_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const lazy *e = as_lazy(args[0]);
    tuple *of = tuple_from_items(vm, (const value[]){ e->parts[ENUMERATE_SOURCE], e->parts[ENUMERATE_COUNT] }, 2);
    return reduce_as(vm, from_object(e->head.type), of, EMPTY);
}

type type_enumerate = {
    LAZY_TYPE("enumerate", enumerate_construct, enumerate_step),
    .methods = (const native_def[]){ { "__reduce__", enumerate_reduce, 1, 1, NULL }, { 0 } },
};
