/* Attribute lookup: the method cache and the attribute protocol. */
#include "class.h"
#include <stdlib.h>
#include "../abstract.h"
#include "../memory.h"
#include "../state.h"
#include "module.h"

#define CACHE_SIZE 1024     /* a power of two */

dict *type_attrs(vm *vm, const type *t) {
    return t->heap ? t->attrs : vm->builtin_attrs[t->index];
}

/* An entry holds a reference to its name, so that no other string comes to lie at that address, and counts only
 * at its version, which every change and every end of a class bumps. */
static inline size_t cache_slot(const type *t, const str *name) {
    return ((uintptr_t)t >> 4 ^ name->hash) & (CACHE_SIZE - 1);
}

static __attribute__((noinline)) value lookup_uncached(vm *vm, const type *t, str *name) {
    typeof(vm->method_cache) entry = &vm->method_cache[cache_slot(t, name)];
    value found = EMPTY;
    mro_walk walk = mro_from(t);
    for (const type *c; !found && (c = mro_next(&walk));) found = dict_get_str(type_attrs(vm, c), name);
    str *old = (str *)entry->name;
    entry->t = t;
    entry->name = as_str(incref(from_object(name)));
    entry->v = found;
    entry->version = vm->type_version;
    if (old) DECREF_OBJ(vm, old);
    return found;
}

static inline value lookup(vm *vm, const type *t, str *name) {
    const typeof(*vm->method_cache) *entry = &vm->method_cache[cache_slot(t, name)];
    if (entry->t == t && entry->name == name && entry->version == vm->type_version) return entry->v;
    return lookup_uncached(vm, t, name);
}

value type_lookup(vm *vm, const type *t, str *name) { return lookup(vm, t, name); }

bool method_cache_init(vm *vm) {
    vm->type_version = 1;
    vm->method_cache = mem_zeroed(CACHE_SIZE, sizeof *vm->method_cache);
    return vm->method_cache != NULL;
}

static void method_cache_clear(vm *vm) {
    for (size_t i = 0; vm->method_cache && i < CACHE_SIZE; i++) {
        str *name = (str *)vm->method_cache[i].name;
        vm->method_cache[i].t = NULL;
        vm->method_cache[i].name = NULL;
        if (name) DECREF_OBJ(vm, name);
    }
}

void method_cache_free(vm *vm) {
    method_cache_clear(vm);
    free(vm->method_cache);
    vm->method_cache = NULL;
    free(vm->versioned.types);
    vm->versioned.types = NULL;
    vm->versioned.n = vm->versioned.cap = 0;
}

static void lookups_changed(vm *vm) {
    if (++vm->type_version == 0) method_cache_clear(vm);
}

void types_changed(vm *vm) {
    lookups_changed(vm);
    while (vm->versioned.n) vm->versioned.types[--vm->versioned.n]->version = 0;
}

void type_changed(vm *vm, const type *t) {
    lookups_changed(vm);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < vm->versioned.n; i++) {
        type *other = vm->versioned.types[i];
        if (type_is_subtype(other, t)) other->version = 0;
        else vm->versioned.types[kept++] = other;
    }
    vm->versioned.n = kept;
}

#define BUILTIN_VERSIONS 4096u      /* index + 1 of a built-in type is its version, in all VMs */

uint32_t type_version(vm *vm, type *t) {
    if (t->version) return t->version;
    if (vm->versioned.n == vm->versioned.cap) {
        uint32_t cap = vm->versioned.cap ? vm->versioned.cap * 2 : 32;
        type **types = mem_resize(vm->versioned.types, cap * sizeof(type *));
        if (!types) return 0;
        vm->versioned.types = types;
        vm->versioned.cap = cap;
    }
    if (vm->last_version < BUILTIN_VERSIONS) vm->last_version = BUILTIN_VERSIONS;
    if (vm->last_version == UINT32_MAX) return 0;
    vm->versioned.types[vm->versioned.n++] = t;
    return t->version = ++vm->last_version;
}

bool type_is_subtype(const type *t, const type *base) {
    mro_walk walk = mro_from(t);
    for (const type *c; (c = mro_next(&walk));) if (c == base) return true;
    return false;
}

bool descriptor_applies(vm *vm, const char *name, const type *owner, value obj) {
    if (is_instance(obj, owner)) return true;
    return raise_error(vm, &type_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner->name, type_of(obj)->name);
}

int generic_find_attr(vm *vm, value o, str *name, value *out) {
    type *t = type_of(o);
    value d = lookup(vm, t, name);
    type *kind = d ? type_of(d) : NULL;
    if (d && kind->descr_set && kind->descr_get) {
        incref(d);
        *out = kind->descr_get(vm, d, o, t);
        decref(vm, d);
        return *out ? 1 : -1;
    }
    dict **attrs = is_object(o) ? instance_dict(as_object(o)) : NULL;
    if (attrs && *attrs) {
        value v = dict_get_str(*attrs, name);
        if (v) { *out = incref(v); return 1; }
    }
    if (!d) return 0;
    if (!kind->descr_get) { *out = incref(d); return 1; }
    incref(d);
    *out = kind->descr_get(vm, d, o, t);
    decref(vm, d);
    return *out ? 1 : -1;
}

value raise_no_attribute(vm *vm, value o, str *name) {
    const char *text = str_utf8(vm, name, NULL);
    if (!text) return FAILED;
    if (is_instance(o, &type_type))
        return raise_named(vm, &type_AttributeError, name, o, "type object '%s' has no attribute '%s'", ((type *)as_object(o))->name, text);
    return raise_named(vm, &type_AttributeError, name, o, "'%s' object has no attribute '%s'", type_of(o)->name, text);
}

value generic_getattr(vm *vm, value o, str *name) {
    value v;
    int found = generic_find_attr(vm, o, name, &v);
    return found > 0 ? v : found < 0 ? FAILED : raise_no_attribute(vm, o, name);
}

value object_getattr(vm *vm, value o, str *name) {
    type *t = type_of(o);
    value v = t->getattr ? t->getattr(vm, o, name) : generic_getattr(vm, o, name);
    if (!v) complete_attribute_error(vm, o, name);
    return v;
}

int object_find_attr(vm *vm, value o, str *name, value *out) {
    type *t = type_of(o);
    int found;
    if (t->getattr) {
        *out = t->getattr(vm, o, name);
        found = *out ? 1 : -1;
    } else {
        found = generic_find_attr(vm, o, name, out);
    }
    if (found < 0 && exception_pending_is(vm, &type_AttributeError)) {
        exception_clear(vm);
        return 0;
    }
    return found;
}

static bool refuse_set(vm *vm, value o, str *name, bool on_type) {
    const char *text = str_utf8(vm, name, NULL);
    if (!text) return false;
    if (on_type) raise_named(vm, &type_AttributeError, name, o, "'%s' object attribute '%s' is read-only", type_of(o)->name, text);
    else raise_named(vm, &type_AttributeError, name, o, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", type_of(o)->name, text);
    return false;
}

bool generic_setattr(vm *vm, value o, str *name, value v) {
    type *t = type_of(o);
    value d = type_lookup(vm, t, name);
    if (d && type_of(d)->descr_set) {
        incref(d);
        bool ok = type_of(d)->descr_set(vm, d, o, v);
        decref(vm, d);
        return ok;
    }
    dict **attrs = is_object(o) ? instance_dict(as_object(o)) : NULL;
    if (!attrs) return refuse_set(vm, o, name, d != EMPTY);
    if (!v) {
        int deleted = *attrs ? dict_delete(vm, *attrs, from_object(name)) : 0;
        if (deleted == 0) raise_no_attribute(vm, o, name);
        return deleted > 0;
    }
    if (!*attrs && !(*attrs = instance_attrs_new(vm, as_object(o)))) return false;
    return dict_set_str(vm, *attrs, name, v);
}

bool object_setattr(vm *vm, value o, str *name, value v) {
    type *t = type_of(o);
    return t->setattr ? t->setattr(vm, o, name, v) : generic_setattr(vm, o, name, v);
}

/* Functions whose call with the receiver first is the same as binding them and calling the result. */
static inline bool takes_receiver(value fn) {
    if (!is_counted(fn)) return false;
    const type *t = as_object(fn)->type;
    return t == &type_function || t == &type_native_method || t == &type_slot_wrapper;
}

int object_get_method(vm *vm, value o, str *name, value *fn, value *self) {
    type *t = type_of(o);
    value d = t->getattr ? EMPTY : lookup(vm, t, name);
    if (d && takes_receiver(d)) {
        value own = EMPTY;
        if (t->has_dict) {
            dict *attrs = *instance_dict(as_object(o));
            if (attrs) own = dict_get_str(attrs, name);
        }
        *fn = incref(own ? own : d);
        *self = own ? EMPTY : o;
        return 1;
    }
    *self = EMPTY;
    *fn = object_getattr(vm, o, name);
    return *fn ? 1 : -1;
}

int object_get_special(vm *vm, value o, str *name, value *fn, value *self) {
    type *t = type_of(o);
    value d = lookup(vm, t, name);
    *self = EMPTY;
    if (!d) return 0;
    incref(d);
    if (takes_receiver(d)) {
        *fn = d;
        *self = o;
        return 1;
    }
    type *kind = type_of(d);
    *fn = kind->descr_get ? kind->descr_get(vm, d, o, t) : incref(d);
    decref(vm, d);
    return *fn ? 1 : -1;
}

value call_bound(vm *vm, value fn, value self, const value *args, int nargs, tuple *kwnames) {
    if (takes_receiver(fn)) return call_prepended(vm, fn, self, args, nargs, kwnames);
    type *kind = type_of(fn);
    value bound = kind->descr_get ? kind->descr_get(vm, fn, self, type_of(self)) : incref(fn);
    value result = bound ? op_call(vm, bound, args, nargs, kwnames) : FAILED;
    xdecref(vm, bound);
    return result;
}

value call_special(vm *vm, value self, str *name, const value *args, int nargs, bool *found) {
    value fn = type_lookup(vm, type_of(self), name);
    *found = fn != EMPTY;
    if (!fn) return EMPTY;
    incref(fn);
    value result = call_bound(vm, fn, self, args, nargs, NULL);
    decref(vm, fn);
    return result;
}

static bool add_names(vm *vm, list *names, dict *seen, dict *from) {
    uint32_t pos = 0;
    value key, v;
    while (from && dict_next(from, &pos, &key, &v)) {
        if (!is_str(key)) continue;
        bool error = false;
        if (dict_get(vm, seen, key, &error)) continue;
        if (error || !dict_set(vm, seen, key, NONE) || !list_append(vm, names, key)) return false;
    }
    return true;
}

list *object_dir(vm *vm, value o) {
    list *names = list_new(vm, 0);
    dict *seen = dict_new(vm);
    bool ok = names && seen;
    if (is_object(o)) {
        dict **own = instance_dict(as_object(o));
        if (own && *own) ok = ok && add_names(vm, names, seen, *own);
    }
    bool is_type = is_instance(o, &type_type);
    if (!has_type(o, &type_module)) {
        mro_walk walk = mro_from(is_type ? (type *)as_object(o) : type_of(o));
        for (const type *t; ok && (t = mro_next(&walk));) ok = add_names(vm, names, seen, type_attrs(vm, t));
    }
    ok = ok && list_sort(vm, names, NONE, false);
    if (seen) DECREF_OBJ(vm, seen);
    if (ok) return names;
    if (names) DECREF_OBJ(vm, names);
    return NULL;
}
