/* What instruction bodies call out of line, and the few things they share inline. */
#ifndef GENLAB_RUN_SUPPORT_H
#define GENLAB_RUN_SUPPORT_H

#include <string.h>
#include "abstract.h"
#include "asyncgen.h"
#include "consumer.h"
#include "coroutine.h"
#include "lazy.h"
#include "lib/builtins.h"
#include "lib/import.h"
#include "objects/exception_group.h"
#include "objects/float.h"
#include "objects/module.h"
#include "objects/set_internal.h"
#include "objects/shape.h"
#include "run.h"
#include "inst.h"

/* Drops the n topmost entries, which an instruction has consumed, the first first, and pushes its result (stolen). New sp. */
static inline value *collapse(vm *vm, frame *f, value *sp, uint32_t n, value result)
{
    value *base = sp - n;
    f->sp = base;
    for (value *at = base; at < sp; at++) xdecref(vm, *at);
    *base = result;
    return base + 1;
}

static inline value *collapse2(vm *vm, frame *f, value *sp, value result)
{
    value b = sp[-1], a = sp[-2];
    f->sp = sp - 2;
    decref(vm, a);
    decref(vm, b);
    sp[-2] = result;
    return sp - 1;
}

/* Small-integer arithmetic on words; true: the result does not fit. */
static inline bool small_add(value a, value b, value *r)
{
    int64_t sum;
    bool over = __builtin_add_overflow((int64_t)a, (int64_t)(b - 1), &sum);
    *r = (value)sum;
    return over;
}
static inline bool small_sub(value a, value b, value *r)
{
    int64_t difference;
    bool over = __builtin_sub_overflow((int64_t)a, (int64_t)(b - 1), &difference);
    *r = (value)difference;
    return over;
}
static inline bool small_mul(value a, value b, value *r)
{
    int64_t product;
    bool over = __builtin_mul_overflow(small_of(a), (int64_t)(b - 1), &product);
    *r = (value)product | 1;
    return over;
}
static inline bool small_shift_left(value a, value b, value *r)
{
    uint64_t by = (uint64_t)small_of(b);
    int64_t n = small_of(a), shifted = by > 62 ? 0 : (int64_t)((uint64_t)n << by);
    *r = from_small(shifted);
    return by > 62 || !fits_small(shifted) || shifted >> by != n;
}
/* Towards minus infinity; need b > 0. */
static inline value small_floordiv(value a, value b)
{
    int64_t n = small_of(a), d = small_of(b), q = n / d;
    return from_small(q - (n % d < 0));
}
static inline value small_mod(value a, value b)
{
    int64_t d = small_of(b), r = small_of(a) % d;
    return from_small(r + (r < 0 ? d : 0));
}
/* The same for any b; true: it is not > 0. */
static inline bool small_mod_checked(value a, value b, value *r)
{
    if (small_of(b) <= 0) return true;
    *r = small_mod(a, b);
    return false;
}

/* Steps without a call of C: false where it takes one. A list that grows gets v (stolen), and a sum of small integers. */
static inline bool quick_append(consumer *c, value v)
{
    list *l = as_list(c->all);
    if (l->len == l->cap) return false;
    l->items[l->len++] = v;
    return true;
}
static inline bool quick_add(consumer *c, value v)
{
    value sum;
    if (!both_small(c->all, v) || small_add(c->all, v, &sum)) return false;
    c->all = sum;
    return true;
}
/* Where they are those of the consumer for which a frame waits at that landing; and the right one. */
static inline bool has_quick_step(const word *landing)
{
    if (landing == LANDING_CONSUME_LIST) return true;
    NO_MERGE();
    return landing == LANDING_CONSUME_SUM;
}
static inline bool quick_step(const frame *waits, value v)
{
    consumer *c = (consumer *)as_object(waits->sp[-1]);
    return waits->ip == LANDING_CONSUME_LIST ? quick_append(c, v) : quick_add(c, v);
}

/* A float for r where the specialized arithmetic can have it without a call: in an operand that nobody else holds, or from the
 * free list. EMPTY: nowhere. Gives both operands back, which are floats and small integers, when it succeeds. */
static inline value float_result(vm *vm, value a, value b, double r)
{
    object *x = is_small(a) ? NULL : as_object(a), *y = is_small(b) ? NULL : as_object(b);
    if (x && x->refs == 1) {
        if (y) {
            if (UNLIKELY(y->refs == 1)) object_release(vm, (y->refs = 0, y));
            else y->refs--;
        }
        ((flt *)x)->d = r;
        return a;
    }
    flt *made;
    if (y && y->refs == 1 + (x == y)) {
        made = (flt *)y;
    } else {
        made = heap_take(vm, sizeof *made);
        if (!made) return EMPTY;
        made->head = (object){ .refs = 1, .type = &type_float };
        if (y) y->refs--;
    }
    if (x) x->refs--;
    made->d = r;
    return from_object(made);
}
/* An operand of the specialized arithmetic with floats. */
static inline bool is_real(value v) { return is_small(v) || has_type(v, &type_float); }
static inline double real_of(value v) { return is_small(v) ? (double)small_of(v) : float_of(v); }

/* The same for comparing: an integer that is converted without loss. */
static inline bool is_exact_real(value v) { return is_small(v) && small_of(v) <= 1LL << 53 && small_of(v) >= -(1LL << 53); }
/* Truth of a small integer or None. */
static inline bool is_true_immediate(value v) { return v != from_small(0) && v != NONE; }
/* Whether o[start:stop] is of exactly that type, between what slice_bound knows. */
static inline bool is_slice_of(const type *t, uint32_t arg, value o, value start, value stop)
{
    return arg == 2 && o != EMPTY && has_type(o, t) && (is_small(start) || start == NONE) && (is_small(stop) || stop == NONE);
}
static inline bool same_text(value a, value b)
{
    const str *s = as_str(a), *t = as_str(b);
    return s == t || (!(s->interned && t->interned) && s->len == t->len && str_equal(s, t));
}

/* A frame for calling the function base[0] with n arguments above base[1] (self or null), the last of which are
 * keyword values when names is given. What is on the stack from base on is consumed, the depth counted and the new
 * frame linked to f; NULL: raised. */
frame *call_frame_slow(vm *vm, frame *f, value *base, uint32_t n, tuple *names);
static inline frame *call_frame(vm *vm, frame *f, value *base, uint32_t n, tuple *names)
{
    function *fn = (function *)as_object(base[0]);
    value *args = base + 2;
    if (base[1] != EMPTY) { args--; n++; }
    if (UNLIKELY(names || n != fn->code->plain_args))
        return call_frame_slow(vm, f, base, (uint32_t)(n - (base[1] != EMPTY)), names);
    frame *callee = UNLIKELY(vm->headroom == 0) ? (depth_exceeded(vm), NULL) : frame_push(vm, fn);
    if (UNLIKELY(callee == NULL)) {
        frame_drop(vm, f, (uint32_t)(f->sp - base));
        return NULL;
    }
    memcpy(callee->slots, args, n * sizeof(value));
    callee->prev = f;
    f->sp = base;
    vm->headroom--;
    DECREF_OBJ(vm, fn); /* cannot be the last: the frame holds one */
    return callee;
}
/* A call's frame, whose stack ends at sp, ends. */
static inline void frame_leave(vm *vm, frame *f, value *sp)
{
    vm->headroom++;
    if (UNLIKELY(f->object != NULL)) frame_object_retire(vm, f);
    for (value *slot = f->slots; slot < sp; slot++) {
        value v = *slot;
        if (is_counted(v) && v != EMPTY && UNLIKELY(--as_object(v)->refs == 0)) {
            *slot = EMPTY;
            object_release(vm, as_object(v));
        }
    }
    function *fn = f->func;
    frame_give_back(vm, f);
    DECREF_OBJ(vm, fn);
}

void unbound_local(vm *vm, const code *c, uint32_t slot);
void unbound_deref(vm *vm, const code *c, uint32_t slot);
bool setup_annotations(vm *vm, frame *f);
void undefined_name(vm *vm, str *name);
bool delete_name(vm *vm, dict *d, str *name);
/* For specialized forms when a dict, not NULL, has not the shape in the cache: position of the name, or -1. A dict that had no
 * shape yet gets one, which the cache's may then be. */
int32_t find_unshaped(vm *vm, dict *d, str *name);
/* Adds an attribute that an instance does not have; its dict then has the shape. Borrows v. False: MemoryError. */
bool add_attr(vm *vm, instance *o, str *name, value v, uint32_t shape);
/* (o -- fn self|null); new sp, or NULL raised. */
value *load_method(vm *vm, value *sp, str *name);
/* (manager -- exit self|null enter self|null), as for LOAD_METHOD; new sp, or NULL raised. */
value *load_context(vm *vm, value *sp, bool async);
value build_set(vm *vm, const value *items, uint32_t n);
value build_map(vm *vm, const value *pairs, uint32_t n);
bool extend_starred(vm *vm, list *l, value iterable);
/* `*generator` in a display, for a specialized instruction. */
value extend_consuming(vm *vm, value list, value generator);
value update_consuming(vm *vm, value set, value generator);
/* Adds the keyword arguments in a mapping to those in d, for calling fn; TypeError when one is there already. */
bool merge_keywords(vm *vm, dict *d, value mapping, value fn);
value format_part(vm *vm, value v, uint32_t conversion, value spec);
/* The top of the saved stack gives way to its n items, the first on top. */
bool unpack_sequence(vm *vm, frame *f, uint32_t n);
/* The items of an iterable, n or those of UNPACK_EX with that argument, as a list. */
value unpack_items(vm *vm, value seq, uint32_t n, consume_fn by);
value unpack_starred(vm *vm, value seq, uint32_t counts, consume_fn by);
int truth_and_drop(vm *vm, value v);
/* raise exc [from cause]; new sp. */
value *raise_from_stack(vm *vm, frame *f, value *sp, uint32_t n);
/* Bare raise. False: there was nothing to raise, which is an error of its own. */
bool raise_again(vm *vm);
/* base[0] is a bound method, base[1] null: the function and its receiver take their places. */
void unwrap_method(vm *vm, value *base);
value call_stack(vm *vm, value *base, uint32_t n, tuple *names);
/* Calls base[0], no Python function, with n positional arguments: a built-in that is not bound at once, with them as they lie on the
 * stack if it takes them so. Part of its bodies in every form: by itself it would end in an indirect jump, which is no dispatch. */
static inline __attribute__((always_inline)) value call_positional(vm *vm, value *base, uint32_t n)
{
    if (has_type(base[0], &type_native) || has_type(base[0], &type_native_method)) {
        const native *fn = (const native *)as_object(base[0]);
        const native_def *def = fn->def;
        const value *args = base + 2 - (base[1] != EMPTY);
        uint32_t count = (uint32_t)(base + 2 + n - args);
        if (fn->self == EMPTY && (!fn->owner || (count && type_of(args[0]) == fn->owner))) {
            bool plain = !def->params && count >= (uint32_t)def->min && count <= (uint32_t)def->max;
            return plain ? def->fn(vm, args, (int)count) : native_call(vm, def, fn->owner, fn->module, args, (int)count, NULL);
        }
    }
    return call_stack(vm, base, n, NULL);
}
/* What a call of fn with self (or null) calls that method of a built-in type on, borrowed; EMPTY: it is no such call. */
static inline value receiver_of(native_fn method, value fn, value self)
{
    const native *n = (const native *)as_object(fn);
    if (!has_type(fn, self == EMPTY ? &type_native : &type_native_method) || n->def->fn != method) return EMPTY;
    return self == EMPTY ? n->self : self;
}
/* Whether an instruction may take items of v by pushing frames: a resumable generator for which there is room, or a lazy iterator that
 * nobody else asks (of a built-in type, so that iter() of it is itself). */
static inline bool may_push(const vm *vm, value v)
{
    if (is_gen(v)) return gen_resumable(vm, as_gen(v)) && vm->headroom;
    return is_counted(v) && is_lazy(v) && !as_object(v)->type->heap && !as_lazy(v)->turn.busy;
}
/* Whether a callable is a built-in whose last act is consume(). */
static inline bool is_consumer(value fn)
{
    if (has_type(fn, &type_native) || has_type(fn, &type_native_method)) return ((const native *)as_object(fn))->def->consumes;
    return has_type(fn, &type_type) && ((const type *)as_object(fn))->consumes;
}
/* Calls base[0] with n arguments, by a nested run loop if it is a Python function. What is on the frame's stack from base on
 * is consumed, unless there is no room for the call; the result is not pushed. */
value call_nested(vm *vm, frame *f, value *base, uint32_t n, tuple *names);
/* TypeError: __init__ returned something else than None (stolen). */
void init_returned(vm *vm, value returned);
/* For l[s] = generator: a list, and a slice whose bounds need no code of the program. */
static inline bool is_slice_store(value o, value key)
{
    if (!has_type(o, &type_list) || !is_slice(key)) return false;
    const slice *s = (const slice *)as_object(key);
    return (is_small(s->start) || s->start == NONE) && (is_small(s->stop) || s->stop == NONE) && (is_small(s->step) || s->step == NONE);
}
/* The arguments that `*iterable` means in a call of fn: a tuple. And of a generator, for a specialized instruction, whose first operand
 * it is. */
value star_args(vm *vm, value fn, value iterable);
value star_consuming(vm *vm, value generator);
/* A call of base[0] with base[1] (self or null), those of the tuple base[2] and, with keywords, the dict base[3]: the result; and the
 * frame of the function base[0], as by call_frame. */
value call_spread(vm *vm, value *base, bool keywords);
frame *spread_frame(vm *vm, frame *f, value *base, bool keywords);
value make_function(vm *vm, frame *f, value *parts, uint32_t flags);
/* SEND without a pushed frame: consumes the sent value at sp[-1] and puts what was yielded or returned there. */
enum gen_result send_value(vm *vm, value *sp);

#endif
