/* groupby and tee, whose iterators share what comes of one source. */
#include "itertools.h"
#include "../abstract.h"

/* --- groupby ----------------------------------------------------------------------------------- */
/* The last item that no group has taken yet (EMPTY: none), its key, and that of the current group. from: the number of that group. */
enum { GROUPBY_ITEM, GROUPBY_KEY, GROUPBY_TARGET, GROUPBY_FUNCTION, GROUPBY_SOURCE, GROUPBY_PARTS };
/* from: the number of this group in its groupby. */
enum { GROUP_TARGET, GROUP_PARENT, GROUP_PARTS };

/* self, iterable, key */
static value groupby_init(vm *vm, const value *args, int nargs) {
    (void)nargs;
    lazy *g = as_lazy(args[0]);
    if (!lazy_iterate(vm, g, GROUPBY_SOURCE, args[1])) return FAILED;
    g->parts[GROUPBY_FUNCTION] = args[2] ? incref(args[2]) : NONE;
    return NONE;
}

static value groupby_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "groupby", groupby_init, 2, 3, "iterable key" };
    return itertools_made(vm, &def, 2, lazy_new(vm, t, GROUPBY_PARTS), args, nargs, kwnames);
}

/* Whether an item with the key that came last belongs to the group of that target: 1, 0, -1 raised. */
static int has_key(vm *vm, value target, const lazy *g) {
    value key = xincref(g->parts[GROUPBY_KEY]);
    incref(target);
    int same = key ? op_compare_bool(vm, target, key, CMP_EQ) : 0;
    release_raised(vm, target);
    if (key) release_raised(vm, key);
    return same;
}

/* Whether the last item, if there is one, begins a group. */
static int begins_group(vm *vm, const lazy *g) {
    if (!g->parts[GROUPBY_KEY] || !g->parts[GROUPBY_TARGET]) return g->parts[GROUPBY_KEY] != EMPTY;
    int same = has_key(vm, g->parts[GROUPBY_TARGET], g);
    return same < 0 ? -1 : !same;
}

static value group_begin(vm *vm, lazy *g) {
    value key = incref(g->parts[GROUPBY_KEY]);
    replace(vm, &g->parts[GROUPBY_TARGET], incref(key));
    lazy *group = lazy_new(vm, &type_grouper, GROUP_PARTS);
    if (!group) {
        release_raised(vm, key);
        return FAILED;
    }
    group->parts[GROUP_PARENT] = incref(from_object(g));
    group->parts[GROUP_TARGET] = incref(key);
    group->from = ++g->from;
    return from_object(tuple_steal_items(vm, (value[]){ key, lazy_made(vm, group, true) }, 2));
}

static value group_give(vm *vm, lazy *group, lazy *g) {
    int same = has_key(vm, group->parts[GROUP_TARGET], g);
    if (same <= 0) return same < 0 ? FAILED : NO_MORE;
    value item = g->parts[GROUPBY_ITEM];
    g->parts[GROUPBY_ITEM] = EMPTY;
    lazy_drop(vm, &g->parts[GROUPBY_KEY]);
    return item ? item : NO_MORE;
}

/* Of groupby, or of one of its groups: both go on in the source g has until there is an item that they look for. */
static inline value group_step(vm *vm, lazy_turn *t, value got, bool in_group) {
    lazy *g = in_group ? as_lazy(t->of->parts[GROUP_PARENT]) : t->of;
    STEP;
    if (!in_group) g->from++;
    else if (t->of->from != g->from) return NO_MORE;
    for (;;) {
        int ready = in_group ? t->i > 0 || g->parts[GROUPBY_ITEM] : begins_group(vm, g);
        if (ready < 0) return FAILED;
        if (ready) break;
        AWAIT_NEXT(g->parts[GROUPBY_SOURCE]);
        got = plain_end(vm, got);
        if (is_end(got)) return got;
        t->held[0] = got;
        if (g->parts[GROUPBY_FUNCTION] == NONE) {
            incref(got);
        } else {
            AWAIT_CALL(g->parts[GROUPBY_FUNCTION], t->held, 1);
        }
        if (got == FAILED) return FAILED;
        replace(vm, &g->parts[GROUPBY_ITEM], lazy_take(t));
        replace(vm, &g->parts[GROUPBY_KEY], got);
        t->i = 1;
    }
    return in_group ? group_give(vm, t->of, g) : group_begin(vm, g);
    STEP_END;
}

static value groupby_step(vm *vm, lazy_turn *t, value got) { return group_step(vm, t, got, false); }
static value grouper_step(vm *vm, lazy_turn *t, value got) { return group_step(vm, t, got, true); }

type type_groupby = { LAZY_TYPE("itertools.groupby", groupby_construct, groupby_step) };
type type_grouper = { LAZY_TYPE("itertools._grouper", NULL, grouper_step), .final = true };

/* --- tee --------------------------------------------------------------------------------------- */
/* What was read, in blocks, each of which those behind it hold; from: position in the block. */
enum { TEE_BLOCK, TEE_PARTS };
enum { BLOCK_ITEMS = 57 };

typedef struct tee_block {
    object head;
    value source;               /* owned; EMPTY after the collector broke a cycle */
    value next;                 /* owned; EMPTY: none yet */
    bool asking;                /* for the item behind the last */
    uint32_t n;
    value items[BLOCK_ITEMS];   /* owned: n of them */
} tee_block;

static value block_new(vm *vm, value source) {
    tee_block *b = object_new(vm, &type_tee_block, sizeof *b);
    if (!b) return FAILED;
    b->source = incref(source);
    b->next = EMPTY;
    b->asking = false;
    b->n = 0;
    gc_track(vm, &b->head);
    return from_object(b);
}

static void block_clear(vm *vm, object *o) {
    tee_block *b = (tee_block *)o;
    lazy_drop(vm, &b->source);
    while (b->n) {      /* from the first on, and each is out of sight before it goes */
        value items[BLOCK_ITEMS];
        uint32_t n = b->n;
        for (uint32_t i = 0; i < n; i++) items[i] = b->items[i];
        b->n = 0;
        for (uint32_t i = 0; i < n; i++) decref(vm, items[i]);
    }
    lazy_drop(vm, &b->next);
}

static void block_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    block_clear(vm, o);
    object_free(vm, o, sizeof(tee_block));
}

static void block_traverse(object *o, visit_fn visit, void *arg) {
    tee_block *b = (tee_block *)o;
    visit(arg, b->source);
    visit(arg, b->next);
    for (uint32_t i = 0; i < b->n; i++) visit(arg, b->items[i]);
}

type type_tee_block = {
    .head = TYPE_HEAD, .name = "itertools._tee_dataobject", .base = &type_object, .instance_size = sizeof(tee_block), .final = true,
    .dealloc = block_dealloc, .traverse = block_traverse, .clear = block_clear,
};

static value tee_at(vm *vm, type *t, value block, int64_t at) {
    lazy *l = block ? lazy_new(vm, t, TEE_PARTS) : NULL;
    if (l) {
        l->parts[TEE_BLOCK] = incref(block);
        l->from = at;
    }
    return lazy_made(vm, l, l != NULL);
}

/* One over an iterator (borrowed). */
static value tee_over(vm *vm, type *t, value it) {
    if (is_instance(it, &type_tee)) return tee_at(vm, t, as_lazy(it)->parts[TEE_BLOCK], as_lazy(it)->from);
    value block = block_new(vm, it), made = tee_at(vm, t, block, 0);
    if (block) release_raised(vm, block);
    return made;
}

static value tee_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!derived_args(vm, t, &type_tee, vm->names.init, &nargs, kwnames, 1, 1)) return FAILED;
    value it = get_iter(vm, args[0]), made = it ? tee_over(vm, t, it) : FAILED;
    if (it) release_raised(vm, it);
    return made;
}

static value tee_copy(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return tee_over(vm, type_of(args[0]), args[0]);
}

static value tee_step(vm *vm, lazy_turn *t, value got) {
    lazy *l = t->of;
    tee_block *b = (tee_block *)as_object(t->held[0] ? t->held[0] : l->parts[TEE_BLOCK]);
    STEP;
    if (l->from == BLOCK_ITEMS) {
        if (!b->next && !(b->next = block_new(vm, b->source))) return FAILED;
        l->from = 0;
        value next = incref(b->next);
        b = (tee_block *)as_object(next);
        replace(vm, &l->parts[TEE_BLOCK], next);
    }
    if (l->from < b->n) return incref(b->items[l->from++]);
    if (b->asking) return raise_error(vm, &type_RuntimeError, "cannot re-enter the tee iterator");
    t->held[0] = incref(from_object(b));
    b->asking = true;
    AWAIT_NEXT(b->source);
    got = plain_end(vm, got);
    b->asking = false;
    if (is_end(got)) return got;
    b->items[b->n++] = incref(got);
    l->from++;
    return got;
    STEP_END;
}

type type_tee = {
    LAZY_TYPE("itertools._tee", tee_construct, tee_step), .referable = true,
    .methods = (const native_def[]){ { "__copy__", tee_copy, 1, 1, NULL }, { 0 } },
};

/* Copies of an iterator that can be copied itself, else iterators of ours. iterable, n */
value itertools_tee(vm *vm, const value *args, int nargs) {
    int64_t n = 2;
    if (nargs > 1 && !to_index_i64(vm, args[1], &n)) return FAILED;
    if (n < 0) return raise_error(vm, &type_ValueError, "n must be >= 0");
    if (n == 0) return from_object(tuple_new(vm, 0));
    list *made = list_new(vm, 0);
    str *name = made ? str_intern_cstr(vm, "__copy__") : NULL;
    value it = name ? get_iter(vm, args[0]) : FAILED, copy = EMPTY;
    int found = it ? object_find_attr(vm, it, name, &copy) : -1;
    if (found == 0) {
        value first = tee_over(vm, &type_tee, it);
        release_raised(vm, it);
        it = first;
        found = it ? object_find_attr(vm, it, name, &copy) : -1;
    }
    bool ok = found > 0;
    for (int64_t i = 0; ok && i < n; i++) {
        value v = i == 0 ? incref(it) : op_call(vm, copy, NULL, 0, NULL);
        ok = v && list_append_steal(vm, made, v);
    }
    tuple *result = ok ? tuple_from_items(vm, made->items, made->len) : NULL;
    value owned[] = { copy, it, from_object(name), from_object(made) };
    for (int i = 0; i < 4; i++)
        if (owned[i]) release_raised(vm, owned[i]);
    return from_object(result);
}
