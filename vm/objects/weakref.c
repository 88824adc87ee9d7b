/* Weak references: who refers to an object weakly is found by its address in an open-addressing table. */
#include "weakref.h"
#include <stdlib.h>
#include "bytes.h"
#include "class.h"
#include "construct.h"
#include "../abstract.h"
#include "../memory.h"
#include "../state.h"

/* --- the table --------------------------------------------------------------------------------- */
static uint32_t slot_of(const struct weak_table *t, const object *o) {
    uint32_t i = (uint32_t)((uint64_t)(uintptr_t)o * 0x9e3779b97f4a7c15u >> 32) & (t->cap - 1);
    while (t->items[i] && t->items[i]->referent != o) i = (i + 1) & (t->cap - 1);
    return i;
}

static bool table_reserve(vm *vm) {
    struct weak_table *t = &vm->weakrefs, old = *t;
    if (t->n < t->cap / 2) return true;
    t->cap = old.cap ? 2 * old.cap : 64;
    t->items = mem_zeroed(t->cap, sizeof *t->items);
    if (!t->items) {
        *t = old;
        raise_memory(vm);
        return false;
    }
    for (uint32_t i = 0; i < old.cap; i++)
        if (old.items[i]) t->items[slot_of(t, old.items[i]->referent)] = old.items[i];
    free(old.items);
    return true;
}

/* Takes the list at a slot out; those behind it in its run move up. */
static void table_remove(struct weak_table *t, uint32_t at) {
    t->items[at] = NULL;
    t->n--;
    for (uint32_t i = (at + 1) & (t->cap - 1); t->items[i]; i = (i + 1) & (t->cap - 1)) {
        weakref *moved = t->items[i];
        t->items[i] = NULL;
        t->items[slot_of(t, moved->referent)] = moved;
    }
}

/* Borrowed; NULL: gone, or dead and about to be released. */
static object *alive(const weakref *r) { return r->referent && r->referent->refs ? r->referent : NULL; }

static weakref *first_of(vm *vm, const object *o) {
    return o->weak ? vm->weakrefs.items[slot_of(&vm->weakrefs, o)] : NULL;
}

static void unlink_ref(vm *vm, weakref *r) {
    struct weak_table *t = &vm->weakrefs;
    uint32_t at = slot_of(t, r->referent);
    weakref *first = t->items[at];
    if (first == r && !r->next) {
        table_remove(t, at);
        r->referent->weak = false;
    } else if (first == r) {
        t->items[at] = r->next;
    } else {
        while (first->next != r) first = first->next;
        first->next = r->next;
    }
    r->referent = NULL;
    r->next = NULL;
}

void weakrefs_forget(vm *vm, object *o, bool (*skip)(void *arg, object *reference), void *arg, list *called) {
    weakref *r = first_of(vm, o);
    if (!r) return;
    table_remove(&vm->weakrefs, slot_of(&vm->weakrefs, o));
    o->weak = false;
    for (weakref *next; r; r = next) {
        next = r->next;
        r->referent = NULL;
        r->next = NULL;
        /* One that is on its way out itself has no one to tell. */
        if (r->callback && r->head.refs && called && !(skip && skip(arg, &r->head)) && !list_append(vm, called, from_object(r)))
            exception_clear(vm);
    }
}

void weakrefs_call(vm *vm, list *called) {
    for (size_t i = 0; i < called->len; i++) {
        weakref *r = (weakref *)as_object(called->items[i]);
        value callback = r->callback, self = from_object(r);
        r->callback = EMPTY;
        value result = op_call(vm, callback, &self, 1, NULL);
        if (result == FAILED) exception_unraisable(vm, callback);
        else decref(vm, result);
        decref(vm, callback);
    }
}

void weakrefs_clear(vm *vm, object *o) {
    value raised = exception_take(vm);
    list *called = list_new(vm, 0);
    if (!called) exception_clear(vm);
    weakrefs_forget(vm, o, NULL, NULL, called);
    if (called) {
        /* For the callbacks' sake the object looks alive. */
        o->refs++;
        weakrefs_call(vm, called);
        o->refs--;
        DECREF_OBJ(vm, called);
    }
    vm->raised = raised;
}

uint32_t weakrefs_count(vm *vm, value o) {
    uint32_t n = 0;
    for (weakref *r = is_object(o) ? first_of(vm, as_object(o)) : NULL; r; r = r->next) n++;
    return n;
}

value weakrefs_list(vm *vm, value o) {
    list *l = list_new(vm, 0);
    for (weakref *r = is_object(o) ? first_of(vm, as_object(o)) : NULL; l && r; r = r->next)
        if (!list_append(vm, l, from_object(r))) {
            DECREF_OBJ(vm, l);
            return FAILED;
        }
    return from_object(l);
}

/* --- the type ---------------------------------------------------------------------------------- */
static bool may_be_referred(value o) { return is_object(o) && (type_of(o)->referable || is_instance(o, &type_type)); }

/* The one that all share who ask for none with a callback, nor one of a derived class. */
static bool is_shared(const weakref *r) { return r && !r->callback && r->head.type == &type_weakref; }

/* Keywords are for __init__ to refuse. The shared one stands first in the list of its object's, the others behind it, the newest first. */
static value weakref_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, "__new__", nargs - (kwnames ? (int)kwnames->len : 0), NULL, 1, 2)) return FAILED;
    if (!may_be_referred(args[0]))
        return raise_error(vm, &type_TypeError, "cannot create weak reference to '%s' object", type_of(args[0])->name);
    object *o = as_object(args[0]);
    value callback = nargs > 1 && args[1] != NONE ? args[1] : EMPTY;
    weakref *first = first_of(vm, o);
    bool shared = is_shared(first) && first->head.refs;
    if (shared && !callback && t == &type_weakref) return incref(from_object(first));
    if (!table_reserve(vm)) return FAILED;
    weakref *r = object_new(vm, t, sizeof *r);
    if (!r) return FAILED;
    struct weak_table *all = &vm->weakrefs;
    weakref **place = shared ? &first->next : &all->items[slot_of(all, o)];
    *r = (weakref){ .head = r->head, .referent = o, .callback = xincref(callback), .next = *place };
    all->n += !first;
    *place = r;
    o->weak = true;
    gc_track(vm, &r->head);
    return from_object(r);
}

static bool weakref_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    (void)self, (void)args;
    if (kwnames && kwnames->len) return raise_error(vm, &type_TypeError, "ref() takes no keyword arguments");
    return construct_args(vm, "__init__", nargs, NULL, 1, 2);
}

static void weakref_dealloc(vm *vm, object *o) {
    weakref *r = (weakref *)o;
    gc_untrack(vm, o);
    if (r->referent) unlink_ref(vm, r);
    xdecref(vm, r->callback);
    object_free(vm, o, sizeof *r);
}

static void weakref_traverse(object *o, visit_fn visit, void *arg) {
    if (((weakref *)o)->callback) visit(arg, ((weakref *)o)->callback);
}

static void weakref_drop_callback(vm *vm, object *o) { replace(vm, &((weakref *)o)->callback, EMPTY); }

static value weakref_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    (void)args;
    if (nargs || (kwnames && kwnames->len)) return raise_error(vm, &type_TypeError, "__call__() takes no arguments (%d given)", nargs);
    weakref *r = (weakref *)as_object(self);
    return alive(r) ? incref(from_object(r->referent)) : NONE;
}

static value weakref_repr(vm *vm, value self) {
    weakref *r = (weakref *)as_object(self);
    if (!alive(r)) return from_object(str_format(vm, "<weakref at %p; dead>", (void *)r));
    value name = EMPTY, o = incref(from_object(r->referent));
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "<weakref at %p; to '%s' at %p", (void *)r, type_of(o)->name, (void *)r->referent);
    if (object_find_attr(vm, o, vm->names.name, &name) < 0) exception_clear(vm);
    if (name && is_str(name)) {
        strbuf_addz(&b, " (");
        strbuf_add_str(&b, as_str(name));
        strbuf_addz(&b, ")");
    }
    strbuf_addz(&b, ">");
    xdecref(vm, name);
    decref(vm, o);
    return from_object(strbuf_finish(&b));
}

static bool weakref_hash(vm *vm, value self, uint64_t *out) {
    weakref *r = (weakref *)as_object(self);
    if (!r->hashed) {
        if (!alive(r)) {
            raise_error(vm, &type_TypeError, "weak object has gone away");
            return false;
        }
        value o = incref(from_object(r->referent));
        r->hashed = op_hash(vm, o, &r->hash);
        decref(vm, o);
    }
    *out = r->hash;
    return r->hashed;
}

/* As their objects while both live; else by identity. */
static value weakref_compare(vm *vm, value a, value b, enum cmp op) {
    if ((op != CMP_EQ && op != CMP_NE) || !is_instance(a, &type_weakref) || !is_instance(b, &type_weakref)) return NOT_IMPLEMENTED;
    object *x = alive((weakref *)as_object(a)), *y = alive((weakref *)as_object(b));
    if (!x || !y) return from_bool((a == b) == (op == CMP_EQ));
    value left = incref(from_object(x)), right = incref(from_object(y)), result = op_compare(vm, left, right, op);
    decref(vm, left);
    decref(vm, right);
    return result;
}

static value get_weakref(vm *vm, value self) {
    weakref *r = first_of(vm, as_object(self));
    return r && r->head.refs ? incref(from_object(r)) : NONE;
}
const getset_def weakref_getset = { "__weakref__", get_weakref, NULL };

static value get_callback(vm *vm, value self) {
    (void)vm;
    weakref *r = (weakref *)as_object(self);
    return alive(r) && r->callback ? incref(r->callback) : NONE;
}

static const getset_def weakref_getsets[] = { { "__callback__", get_callback, readonly_attribute }, { 0 } };

type type_weakref = {
    .head = TYPE_HEAD, .name = "weakref.ReferenceType", .base = &type_object, .instance_size = sizeof(weakref),
    .getsets = weakref_getsets, .construct = construct_by_init, .make = weakref_make, .init = weakref_init, .dealloc = weakref_dealloc, .traverse = weakref_traverse,
    .clear = weakref_drop_callback, .call = weakref_call, .repr = weakref_repr, .hash = weakref_hash, .compare = weakref_compare,
};
