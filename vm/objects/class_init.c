/* Readying of types: slots inherited, method dicts built; which slots a class of the program gets. */
#include "class_slots.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "descriptors.h"
#include "function.h"
#include "../memory.h"
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
    offsetof(type, iter), offsetof(type, next), offsetof(type, step), offsetof(type, compare), offsetof(type, binary),
    offsetof(type, inplace), offsetof(type, unary), offsetof(type, getattr), offsetof(type, setattr), offsetof(type, descr_get),
    offsetof(type, descr_set), offsetof(type, format),
};

/* A type without construct makes no instances by call, so that slot of object is not inherited. */
static void inherit(type *t, const type *base) {
    for (size_t i = 0; i < sizeof inherited_slots / sizeof *inherited_slots; i++) {
        size_t slot = inherited_slots[i];
        if (!slot_read(t, slot)) slot_write(t, slot, slot_read(base, slot));
    }
    if (!t->construct && base != &type_object) t->construct = base->construct;
    if (!t->make && base != &type_object && !t->final) t->make = base->make;
    if (!t->init && base != &type_object) t->init = base->init;
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
        all_types[i]->version = i + 1;
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
        bool is_static = def->params && strncmp(def->params, "static", 6) == 0;
        if (!add(vm, attrs, def->name, native_new(vm, def, EMPTY, is_static ? NULL : t))) return false;
    }
    for (const getset_def *def = t->getsets; def && def->name; def++)
        if (!add(vm, attrs, def->name, getset_new(vm, def, t))) return false;
    if (t == &type_object && !add(vm, attrs, "__doc__", NONE)) return false;
    for (const native_def *def = t == &type_object ? object_class_methods : NULL; def && def->name; def++) {
        value fn = native_new(vm, def, EMPTY, NULL);
        bool ok = fn && add(vm, attrs, def->name, wrapped_new(vm, &type_classmethod, fn));
        xdecref(vm, fn);
        if (!ok) return false;
    }
    return wrappers_add(vm, t, attrs);
}

bool types_init(vm *vm) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, ready_types);
    vm->builtin_types = all_types;
    vm->nbuiltin_types = NTYPES;
    vm->builtin_attrs = mem_zeroed(NTYPES, sizeof *vm->builtin_attrs);
    vm->empty_tuple = tuple_new(vm, 0);
    if (!method_cache_init(vm) || !vm->builtin_attrs || !vm->empty_tuple) return false;
    for (size_t i = 0; i < NTYPES; i++)
        if (!(vm->builtin_attrs[i] = dict_new(vm))) return false;
    for (size_t i = 0; i < NTYPES; i++)
        if (!fill_attrs(vm, all_types[i], vm->builtin_attrs[i])) return false;
    types_changed(vm);      /* lookups on the way have seen unfilled types */
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
#define SLOT(field, first, last, step) { offsetof(type, field), (slot_fn)slot_##field, AT(first), AT(last), (step) * sizeof(str *) }

/* A slot, and the names in names.def, each `step` apart, of which any one makes a class have it. */
static const struct slot_def { size_t slot; slot_fn fn; size_t first, last, step; } slot_defs[] = {
    SLOT(repr, repr, repr, 1), SLOT(str, str_, str_, 1), SLOT(hash, hash, hash, 1), SLOT(truth, bool_, bool_, 1),
    SLOT(format, format, format, 1), SLOT(len, len, len, 1), SLOT(getitem, getitem, getitem, 1),
    SLOT(setitem, setitem, delitem, 1), SLOT(contains, contains, contains, 1), SLOT(iter, iter, iter, 1),
    SLOT(next, next, next, 1), SLOT(call, call, call, 1), SLOT(compare, lt, ge, 1), SLOT(unary, neg, invert, 1),
    SLOT(binary, add_, matmul_, 3), SLOT(binary, radd, rmatmul, 3), SLOT(inplace, iadd, imatmul, 3),
    SLOT(getattr, getattr, getattr, 1), SLOT(getattr, getattribute, getattribute, 1), SLOT(setattr, setattr, delattr, 1),
    SLOT(descr_get, get, get, 1), SLOT(descr_set, set, delete, 1),
    { offsetof(type, finalize), (slot_fn)class_finalize, AT(del_), AT(del_), sizeof(str *) },
};

static bool defines(vm *vm, const type *t, const struct slot_def *def) {
    for (size_t at = def->first; at <= def->last; at += def->step)
        if (dict_get_str(t->attrs, *(str **)((char *)vm + at))) return true;
    return false;
}

/* The slot as the nearest in the order of lookup has it. A slot that serves several methods looks each up by its name as
 * soon as any class of the program defines one. */
static slot_fn slot_by_order(vm *vm, const type *t, size_t slot) {
    slot_fn nearest = NULL;
    mro_walk walk = mro_from(t);
    for (const type *c; (c = mro_next(&walk));) {
        bool several = false;
        for (size_t i = 0; c->heap && i < sizeof slot_defs / sizeof *slot_defs; i++) {
            if (slot_defs[i].slot != slot) continue;
            several |= slot_defs[i].first != slot_defs[i].last;
            if (defines(vm, c, &slot_defs[i]) && (!nearest || several)) return slot_defs[i].fn;
        }
        slot_fn own = c->heap ? NULL : slot_read(c, slot);
        if (own && !nearest && !(c->base && own == slot_read(c->base, slot))) nearest = own;
    }
    return nearest;
}

/* The base's slots, and then those whose methods the class has itself. Needs a single base to be up to date. */
static void choose_slots(vm *vm, type *t) {
    for (size_t i = 0; i < sizeof inherited_slots / sizeof *inherited_slots; i++) {
        size_t slot = inherited_slots[i];
        slot_write(t, slot, t->mro ? slot_by_order(vm, t, slot) : slot_read(t->base, slot));
    }
    for (size_t i = 0; !t->mro && i < sizeof slot_defs / sizeof *slot_defs; i++)
        if (defines(vm, t, &slot_defs[i])) slot_write(t, slot_defs[i].slot, slot_defs[i].fn);
    t->construct = instance_construct;
    const type *base = builtin_base(t);
    bool plain = base == &type_object && t->has_dict && t->instance_size == sizeof(instance);
    if (base->is_exception && t->extra == 0) {
        t->dealloc = base->dealloc;
        t->traverse = base->traverse;
        t->clear = base->clear;
    } else {
        t->dealloc = plain ? instance_dealloc : layout_dealloc;
        t->traverse = plain ? instance_traverse : layout_traverse;
        t->clear = plain ? instance_clear : layout_clear;
    }
}

/* A walk without recursion, bases first: a chain of classes may be long, and the same class below several. Without memory
 * the classes below stay as they are. */
void class_update_slots(vm *vm, type *root) {
    list *below = root->nsubclasses ? list_new(vm, 0) : NULL;
    choose_slots(vm, root);
    bool ok = below && list_append(vm, below, from_object(root));
    for (size_t at = 0; ok && at < below->len; at++) {
        type *t = (type *)as_object(below->items[at]);
        if (t != root) choose_slots(vm, t);
        for (uint32_t i = 0; ok && i < t->nsubclasses; i++) {
            if (t->subclasses[i]->marked) continue;
            t->subclasses[i]->marked = true;
            ok = list_append(vm, below, from_object(t->subclasses[i]));
        }
    }
    for (size_t i = 0; below && i < below->len; i++) ((type *)as_object(below->items[i]))->marked = false;
    if (below) DECREF_OBJ(vm, below);
    if (!ok && root->nsubclasses) exception_clear(vm);
}
