/* The gc module, and what the weakref module needs of C. */
#include <limits.h>
#include "modules.h"
#include "../abstract.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../state.h"

static value gc_collect_now(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (args[0] && !(is_small(args[0]) && small_of(args[0]) >= 0 && small_of(args[0]) <= 2))
        return is_int(args[0]) ? raise_error(vm, &type_ValueError, "invalid generation")
                               : raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[0])->name);
    return from_small((int64_t)gc_collect(vm));
}

static value gc_switch(vm *vm, bool disabled) {
    vm->heap.gc_disabled = disabled;
    return NONE;
}

static value gc_enable(vm *vm, const value *args, int nargs) { (void)args, (void)nargs; return gc_switch(vm, false); }
static value gc_disable(vm *vm, const value *args, int nargs) { (void)args, (void)nargs; return gc_switch(vm, true); }
static value gc_isenabled(vm *vm, const value *args, int nargs) { (void)args, (void)nargs; return from_bool(!vm->heap.gc_disabled); }

/* What the program knows of: the list itself is not among them. */
static value gc_get_objects(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    uint32_t n = vm->heap.ntracked;
    list *l = list_new(vm, n);
    for (uint32_t i = 0; l && i < n; i++) {
        object *o = vm->heap.tracked[i];
        if (!o || o == &l->head || o->type == &type_cell || is_hidden_function(from_object(o))) continue;
        if (!list_append(vm, l, from_object(o))) {
            DECREF_OBJ(vm, l);
            return FAILED;
        }
    }
    return from_object(l);
}

static value gc_get_count(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    value items[] = { from_small(vm->heap.ntracked - vm->heap.nholes), from_small(0), from_small(0) };
    return from_object(tuple_from_items(vm, items, 3));
}

static value gc_get_threshold(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    value items[] = { from_small(2000), from_small(10), from_small(10) };
    return from_object(tuple_from_items(vm, items, 3));
}

/* The collector sets its own pace: only 0, which turns it off, has a meaning here. */
static value gc_set_threshold(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_small(args[0])) return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[0])->name);
    vm->heap.gc_disabled = args[0] == from_small(0);
    return NONE;
}

static value gc_is_tracked(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    return from_bool(is_object(args[0]) && as_object(args[0])->tracked != 0);
}

static value gc_is_finalized(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    return from_bool(is_object(args[0]) && as_object(args[0])->finalized);
}

typedef struct gathering { vm *vm; list *found; bool failed; } gathering;

static void gather(void *arg, value v) {
    gathering *g = arg;
    if (v && !g->failed && !is_hidden_function(v)) g->failed = !list_append(g->vm, g->found, v);
}

static value gc_get_referents(vm *vm, const value *args, int nargs) {
    gathering g = { vm, list_new(vm, 0), false };
    for (int i = 0; g.found && i < nargs; i++)
        if (is_object(args[i]) && type_of(args[i])->traverse) type_of(args[i])->traverse(as_object(args[i]), gather, &g);
    if (!g.failed) return from_object(g.found);
    DECREF_OBJ(vm, g.found);
    return FAILED;
}

typedef struct search { const value *targets; int n; bool found; } search;

static void compare(void *arg, value v) {
    search *s = arg;
    for (int i = 0; i < s->n; i++) s->found |= v == s->targets[i];
}

static value gc_get_referrers(vm *vm, const value *args, int nargs) {
    uint32_t n = vm->heap.ntracked;
    list *l = list_new(vm, 0);
    for (uint32_t i = 0; l && i < n; i++) {
        object *o = vm->heap.tracked[i];
        if (!o || o == &l->head || !o->type->traverse || is_hidden_function(from_object(o))) continue;
        search s = { args, nargs, false };
        o->type->traverse(o, compare, &s);
        if (s.found && !list_append(vm, l, from_object(o))) {
            DECREF_OBJ(vm, l);
            return FAILED;
        }
    }
    return from_object(l);
}

static const native_def gc_functions[] = {
    { "collect", gc_collect_now, 0, 1, "generation" }, { "enable", gc_enable, 0, 0, NULL }, { "disable", gc_disable, 0, 0, NULL },
    { "isenabled", gc_isenabled, 0, 0, NULL }, { "get_objects", gc_get_objects, 0, 1, "generation" },
    { "get_count", gc_get_count, 0, 0, NULL }, { "get_threshold", gc_get_threshold, 0, 0, NULL },
    { "set_threshold", gc_set_threshold, 1, 3, NULL },
    { "is_tracked", gc_is_tracked, 1, 1, NULL }, { "is_finalized", gc_is_finalized, 1, 1, NULL },
    { "get_referents", gc_get_referents, 0, -1, NULL }, { "get_referrers", gc_get_referrers, 0, -1, NULL }, { 0 },
};

value gc_module(vm *vm) {
    value m = module_new(vm, "gc", gc_functions);
    if (m && module_set(vm, m, "garbage", from_object(list_new(vm, 0))) && module_set(vm, m, "callbacks", from_object(list_new(vm, 0))))
        return m;
    xdecref(vm, m);
    return FAILED;
}

static value getweakrefcount(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_small(weakrefs_count(vm, args[0]));
}

static value getweakrefs(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return weakrefs_list(vm, args[0]);
}

static const native_def weakref_functions[] = {
    { "getweakrefcount", getweakrefcount, 1, 1, NULL }, { "getweakrefs", getweakrefs, 1, 1, NULL }, { 0 },
};

value weakref_module(vm *vm) {
    value m = module_new(vm, "_weakref", weakref_functions);
    if (m && module_set(vm, m, "ref", incref(from_object(&type_weakref)))) return m;
    xdecref(vm, m);
    return FAILED;
}
