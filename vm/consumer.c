#include "consumer.h"
#include "abstract.h"
#include "state.h"

/* --- list, tuple, set ------------------------------------------------------------------------------------------ */

static bool begin_list(vm *vm, consumer *c) { return (c->all = from_object(list_new(vm, 0))) != FAILED; }

static int step_list(vm *vm, consumer *c, value item) { return list_append_steal(vm, as_list(c->all), item) ? 1 : -1; }

static value finish_all(vm *vm, consumer *c)
{
    (void)vm;
    value all = c->all;
    c->all = EMPTY;
    return all;
}

static value finish_tuple(vm *vm, consumer *c)
{
    list *l = as_list(c->all);
    tuple *t = tuple_steal_items(vm, l->items, l->len);
    l->len = 0;
    return from_object(t);
}

static bool begin_set(vm *vm, consumer *c) { return (c->all = set_new(vm)) != FAILED; }

static int step_set(vm *vm, consumer *c, value item)
{
    bool ok = set_add(vm, c->all, item);
    release_raised(vm, item);
    return ok ? 1 : -1;
}

static const consumer_kind list_kind = { NULL, &type_list, begin_list, step_list, finish_all };
static const consumer_kind tuple_kind = { NULL, &type_tuple, begin_list, step_list, finish_tuple };
static const consumer_kind set_kind = { NULL, &type_set, begin_set, step_set, finish_all };

const consumer_kind *const consumer_kinds[] = { &list_kind, &tuple_kind, &set_kind, &consumer_any, &consumer_all, &consumer_sum,
                                                &consumer_min, &consumer_max, NULL };

/* --- running them ------------------------------------------------------------------------------------------------ */

bool is_consumer(const consumer_kind *k, value fn)
{
    return k->type ? fn == from_object(k->type) : has_type(fn, &type_native) && ((const native *)as_object(fn))->def->fn == k->fn;
}

const consumer_kind *consumer_kind_of(value fn)
{
    for (const consumer_kind *const *k = consumer_kinds; *k; k++)
        if (is_consumer(*k, fn)) return *k;
    return NULL;
}

/* The generator goes last: where it is not pushed, it is an argument, which the caller drops behind the call. */
static void consumer_clear(vm *vm, consumer *c)
{
    value generator = c->generator, all = c->all, best_key = c->best_key;
    c->generator = c->all = c->best_key = EMPTY;
    xdecref(vm, all);
    xdecref(vm, best_key);
    xdecref(vm, generator);
}

static void consumer_dealloc(vm *vm, object *o)
{
    consumer_clear(vm, (consumer *)o);
    object_free(vm, o, sizeof(consumer));
}

/* No program ever sees one: it lies on the stack of a frame that runs, and so nothing below it is garbage. */
static type type_consumer = { .head = TYPE_HEAD, .name = "consumer", .base = &type_object, .final = true, .dealloc = consumer_dealloc };

consumer *consumer_new(vm *vm, const consumer_kind *kind, value generator)
{
    consumer *c = object_new(vm, &type_consumer, sizeof *c);
    if (!c) return NULL;
    *c = (consumer){ .head = c->head, .kind = kind };
    if (!kind->begin || kind->begin(vm, c)) {
        c->generator = generator;
        return c;
    }
    DECREF_OBJ(vm, c);
    return NULL;
}

bool consumer_drive(vm *vm, consumer *c, value it)
{
    value item;
    int more = 1;
    while (more > 0 && (item = iter_next(vm, it)) != NO_MORE) more = item ? c->kind->step(vm, c, item) : -1;
    return more >= 0;
}

value consume(vm *vm, consumer *c, value iterable)
{
    value it = get_iter(vm, iterable);
    value r = it && consumer_drive(vm, c, it) ? c->kind->finish(vm, c) : FAILED;
    value raised = exception_take(vm);
    xdecref(vm, it);
    consumer_clear(vm, c);
    vm->raised = raised;
    return r;
}
