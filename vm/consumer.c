#include "consumer.h"
#include <string.h>
#include "abstract.h"
#include "chain.h"

/* --- running them ------------------------------------------------------------------------------------------------ */

/* Keeps what is pending. */
static void consumer_clear(vm *vm, consumer *c)
{
    value all = c->all, best_key = c->best_key, raised = exception_take(vm);
    c->all = c->best_key = EMPTY;
    xdecref(vm, all);
    xdecref(vm, best_key);
    vm->raised = raised;
}

bool consumer_drive(vm *vm, consumer *c, value it) { return consumer_loop(vm, c, it, c->kind->step); }

/* it: stolen; FAILED passes through. */
static bool fill_from(vm *vm, consumer *c, value it)
{
    bool ok = it && consumer_drive(vm, c, it);
    if (it) release_raised(vm, it);
    return ok;
}

value consume_now(vm *vm, consumer *c, value iterable)
{
    vm->pushable = EMPTY;
    bool ok = c->kind->fill ? c->kind->fill(vm, c, iterable) : fill_from(vm, c, get_iter(vm, iterable));
    value r = ok ? c->kind->finish(vm, c) : FAILED;
    consumer_clear(vm, c);
    return r;
}

/* --- on a frame's stack ------------------------------------------------------------------------------------------ */

static size_t consumer_bytes(uint32_t noperands) { return sizeof(consumer) + noperands * sizeof(value); }

/* No program ever sees one: it lies on the stack of a frame that runs, and so nothing below it is garbage. Nobody else holds it, and
 * consumer_leave is its end. */
static type type_consumer = { .head = TYPE_HEAD, .name = "consumer", .base = &type_object, .final = true };

value consume(vm *vm, consumer *c, value iterable)
{
    if (vm->pushable != iterable) return consume_now(vm, c, iterable);
    frame *f = vm->current;
    uint32_t n = vm->pushing;
    consumer *waits = object_take(vm, &type_consumer, consumer_bytes(n));
    vm->pushable = EMPTY;
    if (!waits) {
        consumer_clear(vm, c);
        return FAILED;
    }
    c->waiter = (waiter){ waits->waiter.head, f->ip };
    c->noperands = n;
    c->generator = iterable;
    *waits = *c;
    f->sp -= n;
    memcpy(waits->operands, f->sp, n * sizeof(value));
    *f->sp++ = from_object(waits);
    f->ip = c->kind->landing && is_gen(iterable) ? c->kind->landing : LANDING_CONSUME;
    return CONSUMING;
}

uint32_t consumer_leave(vm *vm, frame *f)
{
    consumer *c = (consumer *)as_object(f->sp[-1]);
    uint32_t n = c->noperands;
    consumer_clear(vm, c);
    f->ip = c->waiter.at;
    memcpy(f->sp - 1, c->operands, n * sizeof(value));
    f->sp += (int)n - 1;
    object_give(vm, &c->waiter.head, &type_consumer, consumer_bytes(n));
    return n;
}

void consumer_give(vm *vm, frame *f, uint32_t n, value result, enum consumer_gives gives)
{
    value *base = f->sp - n, *top = f->sp;
    if (gives == GIVES_ITEMS) {
        /* One operand, whose place the items take first: it goes as it does where they come from a list. */
        list *l = as_list(result);
        value seq = *base;
        f->sp = base;
        while (l->len) *f->sp++ = l->items[--l->len];
        decref(vm, result);
        decref(vm, seq);
        return;
    }
    if (gives == GIVES_FIRST) {
        replace(vm, base, result);
        return;
    }
    f->sp = base;
    for (value *at = base; at < top; at++) xdecref(vm, *at);
    if (gives == GIVES_ONE) *f->sp++ = result;
    else decref(vm, result);
}

bool consumer_end(vm *vm, frame *f, bool ok)
{
    consumer *c = (consumer *)as_object(f->sp[-1]);
    const consumer_kind *kind = c->kind;
    value r = ok ? kind->finish(vm, c) : FAILED;
    uint32_t n = consumer_leave(vm, f);
    if (r) consumer_give(vm, f, n, r, kind->gives);
    else frame_drop(vm, f, n);
    return r;
}

/* --- lists ------------------------------------------------------------------------------------------------------- */

bool consumer_fill_list(vm *vm, consumer *c, value iterable) { return list_extend(vm, as_list(c->all), iterable); }

value consumer_finish_all(vm *vm, consumer *c)
{
    (void)vm;
    value all = c->all;
    c->all = EMPTY;
    return all;
}

value consumer_finish_none(vm *vm, consumer *c)
{
    (void)vm, (void)c;
    return NONE;
}

const consumer_kind consumer_list = {
    .step = consumer_step_list, .finish = consumer_finish_all, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST,
};
const consumer_kind consumer_list_none = {
    .step = consumer_step_list, .finish = consumer_finish_none, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST,
};

int consumer_step_new_list(vm *vm, consumer *c, value item)
{
    list *l = as_list(c->all);
    if (!c->count && l->len == l->cap) c->count = (uint32_t)l->cap;
    return list_append_unseen(vm, l, item) ? 1 : -1;
}

value consumer_finish_new_list(vm *vm, consumer *c)
{
    if (c->count) list_settle(vm, as_list(c->all), c->count);
    return consumer_finish_all(vm, c);
}

const consumer_kind consumer_new_list = {
    .step = consumer_step_new_list, .finish = consumer_finish_new_list, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST,
};

/* --- `in` -------------------------------------------------------------------------------------------------------- */

static int step_search(vm *vm, consumer *c, value item)
{
    int found = op_compare_bool(vm, item, c->by, CMP_EQ);
    release_raised(vm, item);
    if (found > 0) c->all = NONE;
    return found < 0 ? -1 : !found;
}

static bool fill_search(vm *vm, consumer *c, value container)
{
    value it = get_iter(vm, container);
    if (!it && exception_pending_is(vm, &type_TypeError)) {     /* also one of the program's __iter__ */
        exception_clear(vm);
        raise_error(vm, &type_TypeError, "argument of type '%s' is not iterable", type_of(container)->name);
    }
    return fill_from(vm, c, it);
}

static value finish_absent(vm *vm, consumer *c)
{
    (void)vm;
    return from_bool(c->all == EMPTY);
}

static value finish_found(vm *vm, consumer *c)
{
    (void)vm;
    return from_bool(c->all != EMPTY);
}

static const consumer_kind kind_in = { .step = step_search, .finish = finish_found, .fill = fill_search };
static const consumer_kind kind_not_in = { .step = step_search, .finish = finish_absent, .fill = fill_search };

value consumer_search(vm *vm, value container, value item, bool absent, consume_fn by)
{
    return by(vm, &(consumer){ .kind = absent ? &kind_not_in : &kind_in, .by = item }, container);
}
