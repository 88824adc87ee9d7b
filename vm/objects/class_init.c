/* Readying of types: slots inherited, method dicts built; which slots a class of the program gets. */
#include "class_slots.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "function.h"
#include "../state.h"

#define BUILTIN_TYPE(t) extern type t;
#include "../builtin_types.def"
#undef BUILTIN_TYPE
#define BUILTIN_TYPE(t) &t,
static type *all_types[] = {
#include "../builtin_types.def"
};
#undef BUILTIN_TYPE
#define NTYPES (sizeof all_types / sizeof *all_types)

typedef void (*slot_fn)(void);

static slot_fn slot_read(const type *t, size_t offset) {
    slot_fn fn;
    memcpy(&fn, (const char *)t + offset, sizeof fn);
    return fn;
}

static void slot_write(type *t, size_t offset, slot_fn fn) {
    memcpy((char *)t + offset, &fn, sizeof fn);
}

static const size_t inherited_slots[] = {
    offsetof(type, dealloc), offsetof(type, finalize), offsetof(type, traverse), offsetof(type, clear),
    offsetof(type, call), offsetof(type, repr), offsetof(type, str), offsetof(type, hash), offsetof(type, truth),
    offsetof(type, len), offsetof(type, getitem), offsetof(type, setitem), offsetof(type, contains),
    offsetof(type, iter), offsetof(type, next), offsetof(type, compare), offsetof(type, binary), offsetof(type, inplace),
    offsetof(type, unary), offsetof(type, getattr), offsetof(type, setattr), offsetof(type, descr_get),
    offsetof(type, descr_set), offsetof(type, format),
};

/* A type without construct makes no instances by call, so that slot of object is not inherited. */
static void inherit(type *t, const type *base) {
    for (size_t i = 0; i < sizeof inherited_slots / sizeof *inherited_slots; i++) {
        size_t slot = inherited_slots[i];
        if (!slot_read(t, slot)) slot_write(t, slot, slot_read(base, slot));
    }
    if (!t->construct && base != &type_object) t->construct = base->construct;
    if (!t->instance_size) t->instance_size = base->instance_size;
    if (base->has_dict && !t->has_dict) {
        t->has_dict = true;
        t->dict_offset = base->dict_offset;
    }
    t->is_exception |= base->is_exception;
}

static void ready_types(void) {
    for (uint32_t i = 0; i < NTYPES; i++) {
        all_types[i]->index = i;
        if (all_types[i]->base) inherit(all_types[i], all_types[i]->base);
    }
}

static bool add(vm *vm, dict *attrs, const char *name, value v) {
    str *key = v ? str_intern_cstr(vm, name) : NULL;
    bool ok = key && dict_set_str(vm, attrs, key, v);
    if (key) DECREF_OBJ(vm, key);
    xdecref(vm, v);
    return ok;
}

static value getset_new(vm *vm, const getset_def *def, type *owner) {
    getset *g = object_new(vm, &type_getset, sizeof *g);
    if (!g) return FAILED;
    g->def = def;
    g->owner = owner;
    return from_object(g);
}

static bool fill_attrs(vm *vm, type *t, dict *attrs) {
    for (const native_def *def = t->methods; def && def->name; def++) {
        bool is_static = def->params && strcmp(def->params, "static") == 0;
        if (!add(vm, attrs, def->name, native_new(vm, def, EMPTY, is_static ? NULL : t))) return false;
    }
    for (const getset_def *def = t->getsets; def && def->name; def++)
        if (!add(vm, attrs, def->name, getset_new(vm, def, t))) return false;
    if (t == &type_object && !(add(vm, attrs, "__doc__", NONE) && add(vm, attrs, "__new__", native_new(vm, &object_new_def, EMPTY, NULL)))) return false;
    if (t == &type_BaseException && !add(vm, attrs, "__new__", native_new(vm, &exception_new_def, EMPTY, NULL))) return false;
    return wrappers_add(vm, t, attrs);
}

bool types_init(vm *vm) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, ready_types);
    vm->builtin_types = all_types;
    vm->nbuiltin_types = NTYPES;
    vm->builtin_attrs = calloc(NTYPES, sizeof *vm->builtin_attrs);
    vm->empty_tuple = tuple_new(vm, 0);
    if (!method_cache_init(vm) || !vm->builtin_attrs || !vm->empty_tuple) return false;
    for (size_t i = 0; i < NTYPES; i++)
        if (!(vm->builtin_attrs[i] = dict_new(vm))) return false;
    for (size_t i = 0; i < NTYPES; i++)
        if (!fill_attrs(vm, all_types[i], vm->builtin_attrs[i])) return false;
    vm->memory_error = exception_new(vm, &type_MemoryError, NULL, 0);
    return vm->memory_error != EMPTY;
}

/* What can still run the program's code runs first. */
void types_free(vm *vm) {
    gc_collect(vm);
    for (size_t i = 0; vm->builtin_attrs && i < NTYPES; i++) {
        dict *attrs = vm->builtin_attrs[i];
        vm->builtin_attrs[i] = NULL;
        if (attrs) DECREF_OBJ(vm, attrs);
    }
    free(vm->builtin_attrs);
    vm->builtin_attrs = NULL;
    method_cache_free(vm);
    tuple *empty = vm->empty_tuple;
    vm->empty_tuple = NULL;
    if (empty) DECREF_OBJ(vm, empty);
}

/* --- classes of the program -------------------------------------------------------------------- */
#define AT(id) offsetof(struct vm, names.id)
#define SLOT(field, first, last) { offsetof(type, field), (slot_fn)slot_##field, AT(first), AT(last) }

/* A slot and the names, consecutive in names.def, that it serves. */
static const struct slot_def { size_t slot; slot_fn fn; size_t first, last; } slot_defs[] = {
    SLOT(repr, repr, repr), SLOT(str, str_, str_), SLOT(hash, hash, hash), SLOT(truth, bool_, bool_), SLOT(format, format, format),
    SLOT(len, len, len), SLOT(getitem, getitem, getitem), SLOT(setitem, setitem, delitem), SLOT(contains, contains, contains),
    SLOT(iter, iter, iter), SLOT(next, next, next), SLOT(call, call, call),
    SLOT(compare, lt, ge), SLOT(unary, neg, invert), SLOT(setattr, setattr, delattr),
    SLOT(descr_get, get, get), SLOT(descr_set, set, delete),
    { offsetof(type, finalize), (slot_fn)class_finalize, AT(del_), AT(del_) },
};

static bool defines(vm *vm, const type *t, size_t first, size_t last, size_t step) {
    for (size_t at = first; at <= last; at += step)
        if (dict_get_str(t->attrs, *(str **)((char *)vm + at))) return true;
    return false;
}

/* The slot of the nearest class of the program that defines one of the names, else the built-in base's. */
static void choose_slot(vm *vm, type *t, size_t slot, slot_fn fn, size_t first, size_t last, size_t step) {
    const type *c = t;
    while (c->heap && !defines(vm, c, first, last, step)) c = c->base;
    slot_write(t, slot, c->heap ? fn : slot_read(c, slot));
}

void class_update_slots(vm *vm, type *t) {
    const size_t step = sizeof(str *);
    for (size_t i = 0; i < sizeof slot_defs / sizeof *slot_defs; i++)
        choose_slot(vm, t, slot_defs[i].slot, slot_defs[i].fn, slot_defs[i].first, slot_defs[i].last, step);
    /* The reflected name of an operator follows its forward one, then the in-place one. */
    slot_fn binary = (slot_fn)slot_binary, getattr = (slot_fn)slot_getattr;
    choose_slot(vm, t, offsetof(type, binary), binary, AT(add_), AT(matmul_), 3 * step);
    if (!t->binary) choose_slot(vm, t, offsetof(type, binary), binary, AT(radd), AT(rmatmul), 3 * step);
    choose_slot(vm, t, offsetof(type, inplace), (slot_fn)slot_inplace, AT(iadd), AT(imatmul), 3 * step);
    choose_slot(vm, t, offsetof(type, getattr), getattr, AT(getattr), AT(getattr), step);
    if (!t->getattr) choose_slot(vm, t, offsetof(type, getattr), getattr, AT(getattribute), AT(getattribute), step);

    const type *base = t;
    while (base->heap) base = base->base;
    bool plain = base == &type_object;
    t->construct = plain ? instance_construct : exception_class_construct;
    t->dealloc = plain ? instance_dealloc : base->dealloc;
    t->traverse = plain ? instance_traverse : base->traverse;
    t->clear = plain ? instance_clear : base->clear;
    for (type *sub = t->subclasses; sub; sub = sub->next_sibling) class_update_slots(vm, sub);
}
