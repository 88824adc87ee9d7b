#include "generic.h"
#include <string.h>
#include "../abstract.h"
#include "../state.h"
#include "construct.h"

bool type_is_generic(const type *t) {
    static const type *const known[] = {
        &type_list, &type_dict, &type_tuple, &type_set, &type_frozenset, &type_type, &type_enumerate, &type_generator,
        &type_coroutine, &type_async_generator,
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (type_is_subtype(t, known[i])) return true;
    return false;
}

/* Steals args; NULL passes through. */
static value new_object(vm *vm, type *t, value origin, tuple *args) {
    generic *g = args ? object_new(vm, t, sizeof *g) : NULL;
    if (!g) {
        if (args) DECREF_OBJ(vm, args);
        return FAILED;
    }
    g->origin = xincref(origin);
    g->args = args;
    gc_track(vm, &g->head);
    return from_object(g);
}

value generic_new(vm *vm, value origin, value key) {
    tuple *args = has_type(key, &type_tuple) ? as_tuple(incref(key)) : tuple_from_items(vm, &key, 1);
    return new_object(vm, &type_generic_alias, origin, args);
}

static void generic_dealloc(vm *vm, object *o) {
    generic *g = (generic *)o;
    gc_untrack(vm, o);
    xdecref(vm, g->origin);
    DECREF_OBJ(vm, g->args);
    object_free(vm, o, sizeof *g);
}

static void generic_traverse(object *o, visit_fn visit, void *arg) {
    generic *g = (generic *)o;
    if (g->origin) visit(arg, g->origin);
    visit(arg, from_object(g->args));
}

/* --- text -------------------------------------------------------------------------------------- */
/* A class by its name, as its repr has it between "<class '" and "'>". */
static bool add_name(strbuf *b, value v) {
    if (v == ELLIPSIS) return strbuf_addz(b, "..."), true;
    if (v == from_object(&type_none)) return strbuf_addz(b, "None"), true;
    if (is_list(v)) {
        strbuf_addz(b, "[");
        for (size_t i = 0; i < as_list(v)->len; i++) {
            if (i) strbuf_addz(b, ", ");
            if (!add_name(b, as_list(v)->items[i])) return false;
        }
        return strbuf_addz(b, "]"), true;
    }
    str *text = op_repr(b->vm, v);
    const char *utf8 = text ? str_utf8(b->vm, text, NULL) : NULL;
    if (!utf8) {
        if (text) DECREF_OBJ(b->vm, text);
        return false;
    }
    size_t len = strlen(utf8);
    if (is_instance(v, &type_type) && len > 10 && memcmp(utf8, "<class '", 8) == 0) strbuf_add(b, utf8 + 8, len - 10);
    else strbuf_add(b, utf8, len);
    DECREF_OBJ(b->vm, text);
    return true;
}

static value generic_repr(vm *vm, value self) {
    generic *g = as_generic(self);
    strbuf b;
    strbuf_init(&b, vm);
    bool ok = recursion_enter(vm, " while getting the repr of an object");
    bool entered = ok;
    if (ok && g->origin) {
        ok = add_name(&b, g->origin);
        strbuf_addz(&b, "[");
    }
    for (uint32_t i = 0; ok && i < g->args->len; i++) {
        if (i) strbuf_addz(&b, g->origin ? ", " : " | ");
        ok = add_name(&b, g->args->items[i]);
    }
    if (g->origin) strbuf_addz(&b, g->args->len ? "]" : "()]");
    if (entered) recursion_leave(vm);
    if (ok) return from_object(strbuf_finish(&b));
    strbuf_discard(&b);
    return FAILED;
}

/* --- equality ---------------------------------------------------------------------------------- */
/* Unions are equal whatever their order is. */
static int has_all(vm *vm, tuple *a, tuple *b) {
    int all = 1;
    for (uint32_t i = 0; all > 0 && i < a->len; i++) all = op_contains(vm, from_object(b), a->items[i]);
    return all;
}

static value generic_compare(vm *vm, value a, value b, enum cmp op) {
    if ((op != CMP_EQ && op != CMP_NE) || type_of(a) != type_of(b)) return NOT_IMPLEMENTED;
    generic *x = as_generic(a), *y = as_generic(b);
    int equal = 1;
    if (x->origin) {
        equal = x->origin == y->origin ? op_compare_bool(vm, from_object(x->args), from_object(y->args), CMP_EQ) : 0;
    } else {
        equal = has_all(vm, x->args, y->args);
        if (equal > 0) equal = has_all(vm, y->args, x->args);
    }
    return equal < 0 ? FAILED : from_bool(equal == (op == CMP_EQ));
}

static bool generic_hash(vm *vm, value self, uint64_t *out) {
    generic *g = as_generic(self);
    uint64_t all = g->origin >> 4;
    for (uint32_t i = 0; i < g->args->len; i++) {
        uint64_t h;
        if (!op_hash(vm, g->args->items[i], &h)) return false;
        all = g->origin ? all * 31 + h : all ^ h;
    }
    *out = all == (uint64_t)-1 ? 1 : all;
    return true;
}

/* --- unions ------------------------------------------------------------------------------------ */
static bool joins_union(value v) { return v == NONE || is_generic(v) || is_union(v) || is_instance(v, &type_type); }

/* Adds what is not there yet; members of a union one by one. */
static bool add_members(vm *vm, list *l, value v) {
    if (is_union(v)) {
        tuple *args = as_generic(v)->args;
        for (uint32_t i = 0; i < args->len; i++)
            if (!add_members(vm, l, args->items[i])) return false;
        return true;
    }
    if (v == NONE) v = from_object(&type_none);
    int there = op_contains(vm, from_object(l), v);
    return there > 0 || (there == 0 && list_append(vm, l, v));
}

value union_binary(vm *vm, value a, value b, enum binop op) {
    if (op != OP_OR || !joins_union(a) || !joins_union(b)) return NOT_IMPLEMENTED;
    list *l = list_new(vm, 2);
    value r = FAILED;
    if (l && add_members(vm, l, a) && add_members(vm, l, b))
        r = l->len == 1 ? incref(l->items[0]) : new_object(vm, &type_union, EMPTY, tuple_from_items(vm, l->items, l->len));
    if (l) DECREF_OBJ(vm, l);
    return r;
}

/* --- aliases ----------------------------------------------------------------------------------- */
static value alias_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    return op_call(vm, as_generic(self)->origin, args, nargs, kwnames);
}

static value alias_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    return construct_args(vm, "GenericAlias", nargs, kwnames, 2, 2) ? generic_new(vm, args[0], args[1]) : FAILED;
}

/* What an alias has not, its class may have. */
static value alias_getattr(vm *vm, value self, str *name) {
    value v;
    int found = generic_find_attr(vm, self, name, &v);
    if (found) return found > 0 ? v : FAILED;
    return object_getattr(vm, as_generic(self)->origin, name);
}

static value alias_mro_entries(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(tuple_from_items(vm, &as_generic(args[0])->origin, 1));
}

static value get_origin(vm *vm, value self) { (void)vm; return incref(as_generic(self)->origin); }
static value get_args(vm *vm, value self) { (void)vm; return incref(from_object(as_generic(self)->args)); }
static value get_parameters(vm *vm, value self) { (void)self; return from_object(tuple_new(vm, 0)); }

static const native_def alias_methods[] = { { "__mro_entries__", alias_mro_entries, 2, 2, NULL }, { 0 } };
static const getset_def alias_getsets[] = {
    { "__origin__", get_origin, NULL }, { "__args__", get_args, NULL }, { "__parameters__", get_parameters, NULL }, { 0 },
};
static const getset_def union_getsets[] = { { "__args__", get_args, NULL }, { "__parameters__", get_parameters, NULL },
    { 0 } };

type type_generic_alias = {
    .head = TYPE_HEAD, .name = "types.GenericAlias", .base = &type_object, .instance_size = sizeof(generic), .final = true,
    .methods = alias_methods, .getsets = alias_getsets, .dealloc = generic_dealloc, .traverse = generic_traverse,
    .repr = generic_repr, .hash = generic_hash, .compare = generic_compare, .binary = union_binary, .construct = alias_construct, .call = alias_call,
    .getattr = alias_getattr,
};

type type_union = {
    .head = TYPE_HEAD, .name = "types.UnionType", .base = &type_object, .instance_size = sizeof(generic), .final = true,
    .getsets = union_getsets, .dealloc = generic_dealloc, .traverse = generic_traverse, .repr = generic_repr,
        .hash = generic_hash,
    .compare = generic_compare, .binary = union_binary,
};
