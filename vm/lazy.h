/* Lazy iterators: enumerate, zip, map, filter, iter(function, sentinel) and those of itertools.
 *
 * What makes an item is the type's `step`. Where it needs the next item of a source or the result of a call, it says so, and later goes
 * on behind that with what came of it: a step is a coroutine (Tatham, "Coroutines in C"), and what it must remember meanwhile lies in
 * the *turn*, one item in the making. So who drives steps decides how they get what they need:
 * - lazy_next, the type's next slot, by loops in C and nested run loops;
 * - a specialized instruction by pushing the frame of the generator or the function (lazy_enter). The frame of that instruction waits at
 *   LANDING_LAZY, and each result there drives the steps on (lazy_answer), until there is an item.
 * A source that is lazy itself gets its turn at once, in both: however deep iterators are nested, neither the C stack nor what is pushed
 * grows.
 *
 * A step may run the program's code, which may ask for the next item of the very same iterator. So a turn keeps what belongs to one
 * item; and while the one inside the iterator is busy, another lies on the C stack. */
#ifndef GENLAB_LAZY_H
#define GENLAB_LAZY_H

#include "gen.h"
#include "objects/iter.h"
#include "objects/list.h"

typedef struct lazy lazy;

typedef struct lazy_turn {
    lazy *of;                   /* borrowed */
    struct lazy_turn *outer;    /* whose step waits for this one's item; NULL: who drives them does */
    value asked;                /* owned: the source, coroutine or function that the step waits for */
    const value *args;          /* what the function is called with, in `held` or what that holds; NULL: asked is no function */
    uint32_t nargs;
    int place;                  /* where the step goes on */
    bool busy;
    bool at_once;               /* no frame can wait: it asks at once, by C, whatever is not lazy itself */
    uint32_t i;                 /* the step's own, 0 at first */
    value held[2];              /* owned, the step's own: dropped when the turn ends */
} lazy_turn;

struct lazy {
    object head;
    const uint32_t *at;         /* while a frame waits at LANDING_LAZY: where it goes on with the item */
    lazy_turn *waiting;         /* meanwhile: the innermost turn */
    lazy_turn turn;
    int64_t from, to, by;       /* as the type has it */
    bool ended;                 /* the collector has taken it apart */
    uint32_t n;
    value parts[];              /* owned: n of them, as the type has it; EMPTY: none, or none any more. They go from the last on */
};

static inline lazy *as_lazy(value v) { return (lazy *)as_object(v); }

/* With n parts, all EMPTY: to be shown to the collector (gc_track) once it is complete. */
lazy *lazy_new(vm *vm, type *t, uint32_t n);
/* Part i becomes an iterator over v. False: raised. */
static inline bool lazy_iterate(vm *vm, lazy *l, uint32_t i, value v) { return (l->parts[i] = get_iter(vm, v)) != FAILED; }
/* What a constructor returns: l (stolen, may be NULL), complete if ok. */
value lazy_made(vm *vm, lazy *l, bool ok);

/* --- slots of the types ------------------------------------------------------------------------------------------ */
void lazy_dealloc(vm *vm, object *o);
void lazy_traverse(object *o, visit_fn visit, void *arg);
void lazy_clear(vm *vm, object *o);
value lazy_next(vm *vm, value self);

#define LAZY_TYPE(text, constructor, steps) \
    .head = TYPE_HEAD, .name = text, .base = &type_object, .instance_size = sizeof(lazy), .dealloc = lazy_dealloc, \
    .traverse = lazy_traverse, .clear = lazy_clear, .construct = constructor, .make = constructor, .iter = iter_self, .next = lazy_next, \
    .step = steps

/* Needs an object. The program's classes that derive from one of the types are, unless they have a __next__ of their own. */
static inline bool is_lazy(value v) { return as_object(v)->type->next == lazy_next; }

/* --- by frames --------------------------------------------------------------------------------------------------- */
/* An item of l, which is not busy, for the frame f: goes on at its saved ip with the item pushed, or with None at the branch target of
 * the instruction before, as for a generator. The frame to run next, which is f when that is so already; NULL: raised, and f is as it
 * was. On top of f's saved stack is l, or a consumer of it. */
struct frame *lazy_enter(vm *vm, struct frame *f, lazy *l);
/* The same for a frame that waits at LANDING_LAZY, when there is an answer (stolen): an item, a result, NO_MORE, or FAILED. */
struct frame *lazy_answer(vm *vm, struct frame *f, value got);
/* The same when what was asked has returned (stolen). */
struct frame *lazy_returned(vm *vm, struct frame *f, value returned);

/* filter and itertools.filterfalse: the function is called with an item, or None or bool stands for the item's own truth. */
enum { SELECT_SOURCE, SELECT_FUNCTION, SELECT_PARTS };
value select_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);
value filterfalse_step(vm *vm, lazy_turn *t, value got);

/* --- for steps --------------------------------------------------------------------------------------------------- */
/* value step(vm *vm, lazy_turn *t, value got): an item, NO_MORE, FAILED or ASKING. The body stands between STEP and STEP_END; in it AWAIT_NEXT
 * and AWAIT_CALL, each on a line of its own, set `got`. Locals do not live across them. */
#define STEP switch (t->place) { case 0:
#define STEP_END } __builtin_unreachable()
#define AWAIT(answer) do { \
        got = (answer); \
        if (got == ASKING) { \
            t->place = __LINE__; \
            return ASKING; \
        } \
        __attribute__((fallthrough)); \
    case __LINE__:; \
    } while (0)
/* What iter_ask gives, for most steps to pass on when it is an end. The source is a part of the iterator; EMPTY has no items. */
#define AWAIT_NEXT(source) AWAIT(lazy_ask(vm, t, source))
/* What a coroutine yields or, if it is closed then, has returned (owned), or FAILED. */
#define AWAIT_RESUME(coroutine) AWAIT(lazy_asks(t, coroutine, NULL, 0))
/* What the function returns (owned), or FAILED. args: t->held or what that holds. */
#define AWAIT_CALL(fn, args, n) AWAIT(lazy_call(vm, t, fn, args, n))

static inline bool is_end(value got) { return got == NO_MORE || got == FAILED; }

/* Where a step goes on behind the end of a source, the StopIteration that came is dropped: NO_MORE for it. */
value end_or_error(vm *vm);
static inline value plain_end(vm *vm, value got) { return got == FAILED ? end_or_error(vm) : got; }

static inline value lazy_asks(lazy_turn *t, value asked, const value *args, uint32_t nargs)
{
    as_object(asked)->refs++;
    t->asked = asked;
    t->args = args;
    t->nargs = nargs;
    return ASKING;
}
value lazy_ask_any(vm *vm, value source);
value lazy_ask_now(vm *vm, value asked, const value *args, uint32_t nargs);
static inline value lazy_ask(vm *vm, lazy_turn *t, value source)
{
    if (source == EMPTY) return NO_MORE;
    const type *kind = as_object(source)->type;
    if (kind->next == lazy_next || (kind == &type_generator && !t->at_once)) return lazy_asks(t, source, NULL, 0);
    if (kind == &type_generator) return lazy_ask_now(vm, source, NULL, 0);
    if (kind == &type_range_iter) return range_iter_next((range_iter *)as_object(source));
    if (kind == &type_list_iter) return list_iter_next(vm, (list_iter *)as_object(source));
    return lazy_ask_any(vm, source);
}
static inline value lazy_call(vm *vm, lazy_turn *t, value fn, const value *args, uint32_t nargs)
{
    return has_type(fn, &type_function) && !t->at_once ? lazy_asks(t, fn, args, nargs) : lazy_ask_now(vm, fn, args, nargs);
}

/* What the turn holds goes to the caller. */
static inline value lazy_take(lazy_turn *t)
{
    value v = t->held[0];
    t->held[0] = EMPTY;
    return v;
}
/* Empties a place that is owned; what is pending stays. */
void lazy_drop(vm *vm, value *place);
/* Truth of v (stolen, may be FAILED): 1, 0, -1 raised. */
int lazy_truth_any(vm *vm, value v);
static inline int lazy_truth(vm *vm, value v)
{
    if (is_small(v)) return v != from_small(0);
    return v == TRUE_ ? 1 : v == FALSE_ ? 0 : lazy_truth_any(vm, v);
}
/* A row of n items in held[0], which row_set fills from the first on: a new one, or the last, which is kept in a part, if nobody else
 * holds that; its items go as they are replaced. False: MemoryError. */
bool row_begin(vm *vm, lazy_turn *t, value *kept, uint32_t n);
static inline void row_set(vm *vm, lazy_turn *t, uint32_t i, value v)
{
    value *item = &as_tuple(t->held[0])->items[i], old = *item;
    *item = v;
    decref(vm, old);
}
static inline value row_end(vm *vm, lazy_turn *t)
{
    tuple_track(vm, as_tuple(t->held[0]));
    return lazy_take(t);
}

#endif
