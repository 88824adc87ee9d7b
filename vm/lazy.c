#include "lazy.h"
#include "abstract.h"
#include "consumer.h"
#include "run.h"

static size_t lazy_bytes(const lazy *l) { return sizeof(lazy) + l->n * sizeof(value); }

lazy *lazy_new(vm *vm, type *t, uint32_t n)
{
    lazy *l = object_new(vm, t, sizeof(lazy) + n * sizeof(value));
    if (!l) return NULL;
    l->turn = (lazy_turn){ .of = l };
    l->from = l->to = l->by = 0;
    l->ended = false;
    l->n = n;
    for (uint32_t i = 0; i < n; i++) l->parts[i] = EMPTY;
    return l;
}

value lazy_made(vm *vm, lazy *l, bool ok)
{
    if (l && ok) gc_track(vm, &l->head);
    else if (l) release_raised(vm, from_object(l));
    return ok ? from_object(l) : FAILED;
}

void lazy_clear(vm *vm, object *o)
{
    lazy *l = (lazy *)o;
    l->ended = true;
    for (uint32_t i = l->n; i-- > 0;) replace(vm, &l->parts[i], EMPTY);
}

void lazy_dealloc(vm *vm, object *o)
{
    gc_untrack(vm, o);
    lazy_clear(vm, o);
    object_free(vm, o, lazy_bytes((lazy *)o));
}

/* What a busy turn holds counts as reachable, as what is on the stack of a running frame. */
void lazy_traverse(object *o, visit_fn visit, void *arg)
{
    lazy *l = (lazy *)o;
    for (uint32_t i = 0; i < l->n; i++) visit(arg, l->parts[i]);
}

/* --- what steps ask ---------------------------------------------------------------------------------------------- */

value lazy_ask_any(vm *vm, value source)
{
    if (!recursion_enter(vm, "")) return FAILED;
    incref(source);
    value v = iter_ask(vm, source);
    release_raised(vm, source);
    recursion_leave(vm);
    return v;
}

/* Args as in a turn. */
static value ask(vm *vm, value asked, const value *args, uint32_t nargs)
{
    if (args) return op_call(vm, asked, args, (int)nargs, NULL);
    if (!is_coroutine(asked)) return iter_ask(vm, asked);
    value out = FAILED;
    return gen_resume(vm, as_gen(asked), NONE, &out) == GEN_RAISED ? FAILED : out;
}

value lazy_ask_now(vm *vm, value asked, const value *args, uint32_t nargs)
{
    incref(asked);
    value v = ask(vm, asked, args, nargs);
    release_raised(vm, asked);
    return v;
}

void lazy_drop(vm *vm, value *place)
{
    value v = *place;
    *place = EMPTY;
    if (v) release_raised(vm, v);
}

int lazy_truth_any(vm *vm, value v)
{
    int truth = v ? op_truth(vm, v) : -1;
    if (v) release_raised(vm, v);
    return truth;
}

bool row_begin(vm *vm, lazy_turn *t, value *kept, uint32_t n)
{
    tuple *row = as_tuple(*kept);
    if (row && row->head.refs == 1) {
        INCREF_OBJ(row);
    } else {
        row = tuple_new(vm, n);
        for (uint32_t i = 0; row && i < n; i++) row->items[i] = NONE;   /* what is kept can be looked at before it is full */
        if (row && !*kept) *kept = incref(from_object(row));
    }
    t->held[0] = from_object(row);
    return row != NULL;
}

value end_or_error(vm *vm)
{
    if (!exception_pending_is(vm, &type_StopIteration)) return FAILED;
    exception_clear(vm);
    return NO_MORE;
}

/* --- driving steps ----------------------------------------------------------------------------------------------- */

static inline value turn_step(vm *vm, lazy_turn *t, value got)
{
    return __builtin_expect(t->of->ended, 0) ? NO_MORE : t->of->head.type->step(vm, t, got);
}

static inline void turn_begin(lazy_turn *t, lazy_turn *outer, bool at_once)
{
    t->at_once = at_once;
    t->outer = outer;
    t->place = 0;
    t->i = 0;
    t->busy = true;
}

static inline void turn_end(vm *vm, lazy_turn *t)
{
    value first = t->held[0], second = t->held[1];
    t->busy = false;
    if (__builtin_expect((first | second) == EMPTY, 1)) return;
    t->held[0] = t->held[1] = EMPTY;
    if (first) release_raised(vm, first);
    if (second) release_raised(vm, second);
}

/* What was asked has answered. */
static inline void turn_answered(vm *vm, lazy_turn *t)
{
    value asked = t->asked;
    t->asked = EMPTY;
    release_raised(vm, asked);
}

/* The frame of the function that a step asks, linked to f and ready to run, its depth counted. NULL: it must be asked by C, which
 * perhaps raises; or raised already. */
static inline frame *push_call(vm *vm, const lazy_turn *t, frame *f)
{
    function *fn = (function *)as_object(t->asked);
    if (__builtin_expect(vm->headroom == 0 || vm->breaker & BREAK_INTERRUPT, 0)) return NULL;
    return frame_push_call(vm, fn, t->args, (int)t->nargs, NULL, f);
}

/* The same for a generator or a coroutine. */
static inline frame *push_generator(vm *vm, const lazy_turn *t, frame *f)
{
    if (__builtin_expect(vm->headroom == 0 || !gen_resumable(vm, as_gen(t->asked)), 0)) return NULL;
    vm->headroom--;
    frame *to = &gen_enter(vm, as_gen(t->asked), f)->frame;
    if (WORD_OP(*to->ip) == OP_POP_TOP) to->ip++;   /* would pop the None that is sent */
    else *to->sp++ = NONE;
    return to;
}

/* Goes on with a turn, of which what it asked, if anything, gave `got`, until the outermost has an item, NO_MORE or FAILED. Or, if a frame
 * f may wait for that, until another is to run for the turn in *waiting: then *pushed is that frame, and the result ASKING. */
static inline __attribute__((always_inline)) value drive(vm *vm, lazy_turn *t, value got, frame *f, lazy_turn **waiting, frame **pushed)
{
    for (;;) {
        value v = turn_step(vm, t, got);
        if (v != ASKING) {
            lazy_turn *outer = t->outer;
            turn_end(vm, t);
            if (!outer) return v;
            t = outer;
            got = v;
        } else if (!t->args && is_lazy(t->asked) && !as_lazy(t->asked)->turn.busy) {
            lazy_turn *inner = &as_lazy(t->asked)->turn;
            turn_begin(inner, t, !f);
            t = inner;
            got = EMPTY;
            continue;
        } else {
            frame *to = !f ? NULL : t->args ? push_call(vm, t, f) : is_delegate_object(t->asked) ? push_generator(vm, t, f) : NULL;
            if (to) {
                *waiting = t;
                *pushed = to;
                return ASKING;
            }
            got = vm->raised ? FAILED : ask(vm, t->asked, t->args, t->nargs);
        }
        turn_answered(vm, t);
    }
}

value lazy_next(vm *vm, value self)
{
    lazy *l = as_lazy(self);
    lazy_turn another, *t = &l->turn;
    if (__builtin_expect(t->busy, 0)) {
        another = (lazy_turn){ .of = l };
        t = &another;
    }
    if (!recursion_enter(vm, "")) return FAILED;
    turn_begin(t, NULL, true);
    value v = drive(vm, t, EMPTY, NULL, NULL, NULL);
    recursion_leave(vm);
    return v;
}

/* --- by frames --------------------------------------------------------------------------------------------------- */

/* For the frame f, whose saved ip is where it goes on: the outermost turn has come to v. A StopIteration is the end, except that next()
 * lets it through. */
static inline frame *frame_give(vm *vm, frame *f, value v)
{
    const word *at = f->ip;
    if (__builtin_expect(v == FAILED, 0)) {
        if (at == LANDING || !exception_pending_is(vm, &type_StopIteration)) return NULL;
        value stop = exception_take(vm);
        f->ip += WORD_ARG(at[-2]);
        v = incref(stop_iteration_value(stop));
        decref(vm, stop);
    } else if (v == NO_MORE) {
        f->ip += WORD_ARG(at[-2]);
        v = NONE;
    }
    *f->sp++ = v;
    return f;
}

/* Goes on with the turn t of l or of what l asks. */
static inline __attribute__((always_inline)) frame *drive_frame(vm *vm, frame *f, lazy *l, lazy_turn *t, value got)
{
    frame *to;
    value v = drive(vm, t, got, f, &l->waiting, &to);
    if (v != ASKING) {
        f->ip = l->at;
        return frame_give(vm, f, v);
    }
    f->ip = LANDING_LAZY;
    return to;
}

frame *lazy_enter(vm *vm, frame *f, lazy *l)
{
    l->at = f->ip;
    turn_begin(&l->turn, NULL, false);
    return drive_frame(vm, f, l, &l->turn, EMPTY);
}

/* For which the frame waits at LANDING_LAZY. */
static inline lazy *waited_for(const frame *f)
{
    value top = f->sp[-1];
    return as_lazy(is_lazy(top) ? top : ((consumer *)as_object(top))->generator);
}

frame *lazy_answer(vm *vm, frame *f, value got)
{
    lazy *l = waited_for(f);
    lazy_turn *t = l->waiting;
    turn_answered(vm, t);
    return drive_frame(vm, f, l, t, got);
}

frame *lazy_returned(vm *vm, frame *f, value returned)
{
    return lazy_answer(vm, f, is_coroutine(waited_for(f)->waiting->asked) ? returned : end_with(vm, returned));
}
