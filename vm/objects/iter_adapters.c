/* enumerate, zip, map and filter. */
#include <limits.h>
#include <string.h>
#include "../abstract.h"
#include "../state.h"
#include "construct.h"
#include "int.h"

typedef struct enumerate { object head; value source, count; tuple *pair; } enumerate;     /* owned */

static size_t adapter_bytes(uint32_t n) { return sizeof(adapter) + n * sizeof(value); }

static adapter *adapter_new(vm *vm, type *t, value fn, const value *iterables, int n) {
    adapter *a = object_new(vm, t, adapter_bytes((uint32_t)n));
    if (!a) return NULL;
    a->fn = xincref(fn);
    a->pair = NULL;
    a->n = (uint32_t)n;
    a->strict = false;
    for (int i = 0; i < n; i++) a->sources[i] = EMPTY;
    for (int i = 0; i < n; i++)
        if (!(a->sources[i] = get_iter(vm, iterables[i]))) {
            DECREF_OBJ(vm, a);
            return NULL;
        }
    gc_track(vm, &a->head);
    return a;
}

static void adapter_clear(vm *vm, object *o) {
    adapter *a = (adapter *)o;
    value fn = a->fn;
    tuple *pair = a->pair;
    uint32_t n = a->n;
    a->fn = EMPTY;
    a->pair = NULL;
    xdecref(vm, fn);
    if (pair) DECREF_OBJ(vm, pair);
    for (uint32_t i = 0; i < n; i++) {
        value source = a->sources[i];
        a->sources[i] = EMPTY;
        xdecref(vm, source);
    }
}

static void adapter_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    adapter_clear(vm, o);
    object_free(vm, o, adapter_bytes(((adapter *)o)->n));
}

static void adapter_traverse(object *o, visit_fn visit, void *arg) {
    adapter *a = (adapter *)o;
    if (a->fn) visit(arg, a->fn);
    if (a->pair) visit(arg, from_object(a->pair));
    for (uint32_t i = 0; i < a->n; i++)
        if (a->sources[i]) visit(arg, a->sources[i]);
}

/* The next item of a source (borrowed; may be EMPTY), which stays alive meanwhile. Adapters of adapters of ... nest on
 * the C stack. */
static inline value pull(vm *vm, value source) {
    if (source == EMPTY) return NO_MORE;
    type *t = type_of(source);
    if (t == &type_range_iter) return range_iter_next((range_iter *)as_object(source));
    if (t == &type_list_iter) return list_iter_next(vm, (list_iter *)as_object(source));
    if (!recursion_enter(vm, "")) return FAILED;
    incref(source);
    value v = iter_next(vm, source);
    decref(vm, source);
    recursion_leave(vm);
    return v;
}

/* --- zip --- */

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
    adapter *a = adapter_new(vm, t, EMPTY, args, nargs);
    if (a) a->strict = strict;
    return from_object(a);
}

/* Source i, the first of which ended when those before it had items, was shorter or longer. */
static value zip_uneven(vm *vm, uint32_t i, const char *what) {
    if (i == 1) return raise_error(vm, &type_ValueError, "zip() argument 2 is %s than argument 1", what);
    return raise_error(vm, &type_ValueError, "zip() argument %u is %s than arguments 1-%u", i + 1, what, i);
}

/* Source i has ended. */
static value zip_end(vm *vm, adapter *a, uint32_t i) {
    if (!a->strict) return NO_MORE;
    if (i > 0) return zip_uneven(vm, i, "shorter");
    for (uint32_t k = 1; k < a->n; k++) {
        value v = pull(vm, a->sources[k]);
        if (v == FAILED) return FAILED;
        if (v == NO_MORE) continue;
        decref(vm, v);
        return zip_uneven(vm, k, "longer");
    }
    return NO_MORE;
}

static value zip_step(vm *vm, value self) {
    adapter *a = (adapter *)as_object(self);
    if (a->n == 0) return NO_MORE;
    if (a->n == 2) {
        value x = pull(vm, a->sources[0]);
        if (x == FAILED) return FAILED;
        if (x == NO_MORE) return zip_end(vm, a, 0);
        value y = pull(vm, a->sources[1]);
        if (y != FAILED && y != NO_MORE) return tuple_pair(vm, &a->pair, x, y);
        decref(vm, x);
        return y == FAILED ? FAILED : zip_end(vm, a, 1);
    }
    tuple *t = tuple_new(vm, a->n);
    if (!t) return FAILED;
    for (uint32_t i = 0; i < a->n; i++) {
        value v = pull(vm, a->sources[i]);
        if (v == FAILED || v == NO_MORE) {
            DECREF_OBJ(vm, t);
            return v == FAILED ? FAILED : zip_end(vm, a, i);
        }
        t->items[i] = v;
    }
    tuple_track(vm, t);
    return from_object(t);
}

/* --- map --- */

static value map_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_map, vm->names.init, &nargs, kwnames, 0, INT_MAX)) return FAILED;
    if (nargs < 2) return raise_error(vm, &type_TypeError, "map() must have at least two arguments.");
    return from_object(adapter_new(vm, t, args[0], args + 1, nargs - 1));
}

#define FEW 4   /* arguments that need no allocation */

static value map_step(vm *vm, value self) {
    adapter *a = (adapter *)as_object(self);
    value few[FEW], *args = few;
    size_t bytes = a->n * sizeof(value);
    if (a->n > FEW && !(args = heap_alloc(vm, bytes))) return FAILED;
    uint32_t n = 0;
    value v = EMPTY;
    while (n < a->n) {
        v = pull(vm, a->sources[n]);
        if (v == FAILED || v == NO_MORE) break;
        args[n++] = v;
    }
    if (n == a->n) {
        value fn = a->fn ? incref(a->fn) : EMPTY;
        v = fn ? op_call(vm, fn, args, (int)n, NULL) : NO_MORE;
        xdecref(vm, fn);
    }
    while (n) decref(vm, args[--n]);
    if (args != few) heap_free(vm, args, bytes);
    return v;
}

/* --- filter --- */

static value filter_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_filter, vm->names.init, &nargs, kwnames, 2, 2)) return FAILED;
    return from_object(adapter_new(vm, t, args[0], args + 1, 1));
}

static value filter_step(vm *vm, value self) {
    adapter *a = (adapter *)as_object(self);
    for (;;) {
        value v = pull(vm, a->sources[0]);
        if (v == FAILED || v == NO_MORE) return v;
        int keep;
        if (a->fn == NONE || a->fn == EMPTY || a->fn == from_object(&type_bool)) {
            keep = op_truth(vm, v);
        } else {
            value fn = incref(a->fn);
            value r = op_call(vm, fn, &v, 1, NULL);
            decref(vm, fn);
            keep = r == FAILED ? -1 : op_truth(vm, r);
            xdecref(vm, r);
        }
        if (keep > 0) return v;
        decref(vm, v);
        if (keep < 0) return FAILED;
    }
}

#define ADAPTER(id, text, construct_, step)                                                                                 \
    type id = {                                                                                                             \
        .head = TYPE_HEAD, .name = text, .base = &type_object, .instance_size = sizeof(adapter), .dealloc = adapter_dealloc, \
        .traverse = adapter_traverse, .clear = adapter_clear, .construct = construct_, .make = construct_,                  \
        .iter = iter_self, .next = step,                                                                                    \
    }
ADAPTER(type_zip, "zip", zip_construct, zip_step);
ADAPTER(type_map, "map", map_construct, map_step);
ADAPTER(type_filter, "filter", filter_construct, filter_step);

/* --- enumerate --- */

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
    value source = get_iter(vm, iterable);
    enumerate *e = source ? object_new(vm, t, sizeof *e) : NULL;
    if (!e) {
        decref(vm, count);
        xdecref(vm, source);
        return FAILED;
    }
    e->source = source;
    e->count = count;
    e->pair = NULL;
    gc_track(vm, &e->head);
    return from_object(e);
}

static value enumerate_step(vm *vm, value self) {
    enumerate *e = (enumerate *)as_object(self);
    value v = pull(vm, e->source);
    if (v == FAILED || v == NO_MORE) return v;
    value count = e->count;
    value next = is_small(count) && small_of(count) < SMALL_MAX ? from_small(small_of(count) + 1) : int_binary(vm, count, from_small(1), OP_ADD);
    if (next == FAILED) {
        decref(vm, v);
        return FAILED;
    }
    e->count = next;
    return tuple_pair(vm, &e->pair, count, v);
}

static void enumerate_clear(vm *vm, object *o) {
    enumerate *e = (enumerate *)o;
    value source = e->source;
    tuple *pair = e->pair;
    e->source = EMPTY;
    e->pair = NULL;
    xdecref(vm, source);
    if (pair) DECREF_OBJ(vm, pair);
}

static void enumerate_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    enumerate_clear(vm, o);
    decref(vm, ((enumerate *)o)->count);
    object_free(vm, o, sizeof(enumerate));
}

static void enumerate_traverse(object *o, visit_fn visit, void *arg) {
    enumerate *e = (enumerate *)o;
    if (e->source) visit(arg, e->source);
    if (e->pair) visit(arg, from_object(e->pair));
}

type type_enumerate = {
    .head = TYPE_HEAD, .name = "enumerate", .base = &type_object, .instance_size = sizeof(enumerate),
    .dealloc = enumerate_dealloc, .traverse = enumerate_traverse, .clear = enumerate_clear, .construct = enumerate_construct,
    .make = enumerate_construct,
    .iter = iter_self, .next = enumerate_step,
};
