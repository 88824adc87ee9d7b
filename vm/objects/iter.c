/* The iterator protocol: iter(), next(), and the iterators over __getitem__, over a callable and reversed(). */
#include "../abstract.h"
#include "../lazy.h"
#include "../state.h"
#include "construct.h"
#include "int.h"

typedef struct seq_iter { object head; value seq; int64_t i; } seq_iter;     /* seq owned, EMPTY when exhausted */

/* A subscript by position, as the old iteration protocol takes it for: programs' classes with __getitem__. */
static bool has_items(vm *vm, const type *t) {
    return t->heap ? type_lookup(vm, t, vm->names.getitem) != EMPTY : t->getitem != NULL;
}

static value seq_iter_new(vm *vm, type *t, value seq, int64_t i) {
    seq_iter *it = object_new(vm, t, sizeof *it);
    if (!it) return FAILED;
    it->seq = incref(seq);
    it->i = i;
    gc_track(vm, &it->head);
    return from_object(it);
}

value get_iter(vm *vm, value v) {
    const type *t = type_of(v);
    if (t->iter) return t->iter(vm, v);
    if (t->heap && has_items(vm, t)) return seq_iter_new(vm, &type_seq_iter, v, 0);
    return raise_error(vm, &type_TypeError, "'%s' object is not iterable", t->name);
}

value iter_next(vm *vm, value it) {
    const type *t = type_of(it);
    if (!t->next) return raise_error(vm, &type_TypeError, "'%s' object is not an iterator", t->name);
    value v = t->next(vm, it);
    if (v == FAILED && exception_pending_is(vm, &type_StopIteration)) {
        exception_clear(vm);
        return NO_MORE;
    }
    return v;
}

value iter_self(vm *vm, value it) { (void)vm; return incref(it); }

size_t size_hint(value v) {
    if (!is_object(v)) return 0;
    const object *o = as_object(v);
    if (o->type == &type_list) return ((const list *)o)->len;
    if (o->type == &type_tuple) return ((const tuple *)o)->len;
    if (o->type == &type_dict) return ((const dict *)o)->len;
    if (is_set(v)) return ((const set *)o)->used;
    if (o->type == &type_str) return ((const str *)o)->len;
    if (o->type == &type_dict_keys || o->type == &type_dict_values || o->type == &type_dict_items)
        return ((const dict_view *)o)->dict->len;
    if (o->type == &type_list_iter) {
        const list_iter *it = (const list_iter *)o;
        return it->i < it->list->len ? it->list->len - it->i : 0;
    }
    return 0;
}

bool ask_length(vm *vm, value v) {
    if (!type_of(v)->heap) return true;
    if (type_of(v)->len) {
        if (op_len(vm, v) >= 0) return true;
        if (!exception_pending_is(vm, &type_TypeError)) return false;
        exception_clear(vm);
    }
    str *name = str_intern_cstr(vm, "__length_hint__");
    if (!name) return false;
    bool found;
    value hint = call_special(vm, v, name, NULL, 0, &found);
    DECREF_OBJ(vm, name);
    if (!found) return true;
    if (hint == FAILED) {
        if (!exception_pending_is(vm, &type_TypeError)) return false;
        exception_clear(vm);
        return true;
    }
    if (hint != NOT_IMPLEMENTED && !is_int(hint))
        raise_error(vm, &type_TypeError, "__length_hint__ must be an integer, not %s", type_of(hint)->name);
    else if (hint != NOT_IMPLEMENTED && op_compare_bool(vm, hint, from_small(0), CMP_LT) > 0)
        raise_error(vm, &type_ValueError, "__length_hint__() should return >= 0");
    decref(vm, hint);
    return !vm->raised;
}

/* --- reversed --- */

static value reversed_as(vm *vm, type *reversed, value v) {
    const type *t = type_of(v);
    value method = type_lookup(vm, t, vm->names.reversed);
    if (method != EMPTY && method != NONE) {
        bool found;
        return call_special(vm, v, vm->names.reversed, NULL, 0, &found);
    }
    if (method == NONE || !has_items(vm, t))
        return raise_error(vm, &type_TypeError, "'%s' object is not reversible", t->name);
    int64_t n = op_len(vm, v);
    return n < 0 ? FAILED : seq_iter_new(vm, reversed, v, n);
}

value get_reversed(vm *vm, value v) { return reversed_as(vm, &type_reversed, v); }

static value reversed_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_reversed, vm->names.init, &nargs, kwnames, 1, 1)) return FAILED;
    return reversed_as(vm, t, args[0]);
}

static void seq_iter_end(vm *vm, seq_iter *it) {
    value seq = it->seq;
    it->seq = EMPTY;
    xdecref(vm, seq);
}

/* The item at i: NO_MORE behind the end, which IndexError or StopIteration shows. */
static value seq_item(vm *vm, seq_iter *it, int64_t i) {
    value seq = incref(it->seq);
    value v = op_getitem(vm, seq, from_small(i));
    decref(vm, seq);
    if (v != FAILED) return v;
    if (!exception_pending_is(vm, &type_IndexError) && !exception_pending_is(vm, &type_StopIteration)) return FAILED;
    exception_clear(vm);
    seq_iter_end(vm, it);
    return NO_MORE;
}

static value seq_step(vm *vm, value self) {
    seq_iter *it = (seq_iter *)as_object(self);
    if (it->seq == EMPTY) return NO_MORE;
    value v = seq_item(vm, it, it->i);
    if (v != FAILED && v != NO_MORE) it->i++;
    return v;
}

static value reversed_step(vm *vm, value self) {
    seq_iter *it = (seq_iter *)as_object(self);
    if (it->seq == EMPTY) return NO_MORE;
    if (it->i > 0) return seq_item(vm, it, --it->i);
    seq_iter_end(vm, it);
    return NO_MORE;
}

static void seq_clear(vm *vm, object *o) { seq_iter_end(vm, (seq_iter *)o); }

static void seq_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    seq_iter_end(vm, (seq_iter *)o);
    object_free(vm, o, sizeof(seq_iter));
}

static void seq_traverse(object *o, visit_fn visit, void *arg) {
    seq_iter *it = (seq_iter *)o;
    if (it->seq) visit(arg, it->seq);
}

static value reversed_hint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    seq_iter *it = (seq_iter *)as_object(args[0]);
    int64_t n = it->seq ? op_len(vm, it->seq) : 0;
    return n < 0 ? FAILED : from_small(it->i <= n ? it->i : 0);
}

/* As CPython has it: the place of the next item, of reversed one less than how many are left. */
static value seq_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const seq_iter *it = (seq_iter *)as_object(args[0]);
    bool back = builtin_base(it->head.type) == &type_reversed;
    value of = it->seq ? it->seq : from_object(vm->empty_tuple), state = it->seq ? from_small(it->i - back) : EMPTY;
    tuple *over = tuple_from_items(vm, &of, 1);
    if (back) return reduce_as(vm, from_object(it->head.type), over, state);
    return reduce_iter(vm, over, state);
}

static value seq_set_state(vm *vm, const value *args, int nargs) {
    (void)nargs;
    seq_iter *it = (seq_iter *)as_object(args[0]);
    bool back = builtin_base(it->head.type) == &type_reversed;
    int64_t i, n = back && it->seq ? op_len(vm, it->seq) : INT64_MAX;
    if (n < 0 || !int_to_i64(vm, args[1], &i)) return FAILED;
    i = i < 0 ? -back : i;
    it->i = (i < n ? i : n - 1) + back;
    return NONE;
}
#define SEQ_COPY_METHODS {"__reduce__", seq_reduce, 1, 1, NULL}, {"__setstate__", seq_set_state, 2, 2, NULL}

type type_seq_iter = {
    .head = TYPE_HEAD, .name = "iterator", .base = &type_object, .instance_size = sizeof(seq_iter), .final = true,
    .methods = (const native_def[]){SEQ_COPY_METHODS, {0}},
    .dealloc = seq_dealloc, .traverse = seq_traverse, .clear = seq_clear, .iter = iter_self, .next = seq_step,
};

type type_reversed = {
    .head = TYPE_HEAD, .name = "reversed", .base = &type_object, .instance_size = sizeof(seq_iter),
    .methods = (const native_def[]){{"__length_hint__", reversed_hint, 1, 1, NULL}, SEQ_COPY_METHODS, {0}},
    .dealloc = seq_dealloc, .traverse = seq_traverse, .clear = seq_clear, .construct = reversed_construct,
    .make = reversed_construct,
    .iter = iter_self, .next = reversed_step,
};

/* --- iter(fn, sentinel) --- */
enum { CALLABLE_SENTINEL, CALLABLE_FUNCTION, CALLABLE_PARTS };

value callable_iter_new(vm *vm, value fn, value sentinel) {
    lazy *l = lazy_new(vm, &type_callable_iter, CALLABLE_PARTS);
    if (l) {
        l->parts[CALLABLE_FUNCTION] = incref(fn);
        l->parts[CALLABLE_SENTINEL] = incref(sentinel);
    }
    return lazy_made(vm, l, l != NULL);
}

static value callable_step(vm *vm, lazy_turn *t, value got) {
    lazy *l = t->of;
    STEP;
    if (l->parts[CALLABLE_FUNCTION] == EMPTY) return NO_MORE;
    t->held[0] = incref(l->parts[CALLABLE_SENTINEL]);
    AWAIT_CALL(l->parts[CALLABLE_FUNCTION], t->held, 0);
    /* The call may have exhausted this very iterator: then whatever it returns counts as the end. */
    bool stopped = got == FAILED && exception_pending_is(vm, &type_StopIteration);
    int last = stopped ? 1 : got == FAILED ? -1 : l->parts[CALLABLE_FUNCTION] == EMPTY ? 1
             : op_compare_bool(vm, t->held[0], got, CMP_EQ);
    if (last == 0) return got;
    if (stopped) exception_clear(vm);
    if (last > 0) {
        lazy_drop(vm, &l->parts[CALLABLE_FUNCTION]);
        lazy_drop(vm, &l->parts[CALLABLE_SENTINEL]);
    }
    lazy_drop(vm, &got);
    return last > 0 ? NO_MORE : FAILED;
    STEP_END;
}

static value callable_reduce(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const lazy *l = as_lazy(args[0]);
    value none = from_object(vm->empty_tuple), of[] = { l->parts[CALLABLE_FUNCTION], l->parts[CALLABLE_SENTINEL] };
    return reduce_iter(vm, of[0] ? tuple_from_items(vm, of, 2) : tuple_from_items(vm, &none, 1), EMPTY);
}

type type_callable_iter = {
    LAZY_TYPE("callable_iterator", NULL, callable_step), .final = true,
    .methods = (const native_def[]){ { "__reduce__", callable_reduce, 1, 1, NULL }, { 0 } },
};
