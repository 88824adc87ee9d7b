/* Descriptors of __slots__. */
#include "class.h"
#include "construct.h"
#include "../abstract.h"
#include "../state.h"

typedef struct member { object head; type *owner; str *name; int32_t offset; } member;   /* owned */

static member *member_of(value v) { return (member *)as_object(v); }

value member_new(vm *vm, type *owner, str *name, int32_t offset) {
    member *m = object_new(vm, &type_member, sizeof *m);
    if (!m) return FAILED;
    m->owner = (type *)as_object(incref(from_object(owner)));
    m->name = as_str(incref(from_object(name)));
    m->offset = offset;
    gc_track(vm, &m->head);
    return from_object(m);
}

bool member_place(value v, const type *t, int32_t *offset) {
    if (!v || !has_type(v, &type_member) || !type_is_subtype(t, member_of(v)->owner)) return false;
    *offset = member_of(v)->offset;
    return true;
}

static void member_dealloc(vm *vm, object *o) {
    member *m = (member *)o;
    gc_untrack(vm, o);
    DECREF_OBJ(vm, m->owner);
    DECREF_OBJ(vm, m->name);
    object_free(vm, o, sizeof *m);
}

static void member_traverse(object *o, visit_fn visit, void *arg) { visit(arg, from_object(((member *)o)->owner)); }

/* Where the value is in obj; NULL with TypeError. */
static value *place(vm *vm, const member *m, value obj) {
    if (!descriptor_applies(vm, str_utf8(vm, m->name, NULL), m->owner, obj)) return NULL;
    return (value *)((char *)as_object(obj) + m->offset);
}

static value member_get(vm *vm, value self, value obj, type *owner) {
    (void)owner;
    member *m = member_of(self);
    if (!obj) return incref(self);
    value *at = place(vm, m, obj);
    if (!at) return FAILED;
    return *at ? incref(*at) : raise_no_attribute(vm, obj, m->name);
}

static bool member_set(vm *vm, value self, value obj, value v) {
    member *m = member_of(self);
    value *at = place(vm, m, obj);
    if (!at) return false;
    if (!v && !*at) return raise_named(vm, &type_AttributeError, m->name, obj, "%s", str_utf8(vm, m->name, NULL));
    replace(vm, at, xincref(v));
    return true;
}

static value member_repr(vm *vm, value self) {
    member *m = member_of(self);
    return from_object(str_format(vm, "<member '%s' of '%s' objects>", str_utf8(vm, m->name, NULL), m->owner->name));
}

static value get_name(vm *vm, value self) { (void)vm; return incref(from_object(member_of(self)->name)); }
static value get_owner(vm *vm, value self) { (void)vm; return incref(from_object(member_of(self)->owner)); }
static value get_doc(vm *vm, value self) { (void)vm, (void)self; return NONE; }

static value get_qualname(vm *vm, value self) {
    const member *m = member_of(self);
    return from_object(str_format(vm, "%s.%s", str_utf8(vm, m->owner->qualname, NULL), str_utf8(vm, m->name, NULL)));
}

static const getset_def member_getsets[] = {
    { "__name__", get_name, readonly_attribute }, { "__qualname__", get_qualname, NULL },
    { "__objclass__", get_owner, readonly_attribute }, { "__doc__", get_doc, NULL }, { 0 },
};

type type_member = {
    .head = TYPE_HEAD, .name = "member_descriptor", .base = &type_object, .instance_size = sizeof(member), .final = true,
    .getsets = member_getsets, .dealloc = member_dealloc, .traverse = member_traverse, .repr = member_repr,
    .descr_get = member_get, .descr_set = member_set,
};
