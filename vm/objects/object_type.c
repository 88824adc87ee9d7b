/* The type object: what every value has. */
#include "class.h"
#include "construct.h"
#include "int.h"
#include "refused.h"
#include "sizeof.h"
#include "../abstract.h"
#include "../state.h"

static value object_repr(vm *vm, value self) {
    type *t = type_of(self);
    char buf[256];
    return from_object(str_format(vm, "<%s object at %p>", type_display_name(vm, t, buf, sizeof buf), (void *)as_object(self)));
}

/* != is the inverse of the type's ==. */
static value object_compare(vm *vm, value a, value b, enum cmp op) {
    if (op == CMP_EQ) return a == b ? TRUE_ : NOT_IMPLEMENTED;
    if (op != CMP_NE) return NOT_IMPLEMENTED;
    value equal = type_of(a)->compare(vm, a, b, CMP_EQ);
    if (equal == FAILED || equal == NOT_IMPLEMENTED) return equal;
    int truth = op_truth(vm, equal);
    decref(vm, equal);
    return truth < 0 ? FAILED : from_bool(!truth);
}

static void object_dealloc(vm *vm, object *o) {
    object_free(vm, o, sizeof *o);
}

bool object_reject_args(vm *vm, const type *t, int nargs) {
    if (nargs == 0) return true;
    raise_error(vm, &type_TypeError, "%s() takes no arguments", t->name);
    return false;
}

static value object_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args;
    (void)kwnames;
    if (!object_reject_args(vm, t, nargs)) return FAILED;
    return from_object(object_new(vm, t, sizeof(object)));
}

/* object.__new__(t, ...). Arguments that only a program's __init__ takes are not for this one to refuse. */
static value object_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (t == &type_object) return object_construct(vm, t, args, nargs, kwnames);
    if (nargs > 0 && !is_object_new(type_lookup(vm, t, vm->names.new_)))
        return raise_error(vm, &type_TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (nargs > 0 && is_builtin_init(type_lookup(vm, t, vm->names.init)) && !object_reject_args(vm, t, nargs)) return FAILED;
    return t->abstract ? class_refuse_abstract(vm, t) : instance_new(vm, t);
}

static str *attribute_name(vm *vm, value v) {
    if (is_str(v)) return str_intern(vm, as_str(incref(v)));
    raise_error(vm, &type_TypeError, "attribute name must be string, not '%s'", type_of(v)->name);
    return NULL;
}

static value object_getattribute(vm *vm, const value *args, int nargs) {
    (void)nargs;
    str *name = attribute_name(vm, args[1]);
    if (!name) return FAILED;
    /* Types and modules have a protocol of their own, which is not the program's. */
    const type *t = builtin_base(type_of(args[0]));
    value v = t->getattr ? t->getattr(vm, args[0], name) : generic_getattr(vm, args[0], name);
    DECREF_OBJ(vm, name);
    return v;
}

static value set_attribute(vm *vm, value o, value name_value, value v) {
    str *name = attribute_name(vm, name_value);
    if (!name) return FAILED;
    const type *t = builtin_base(type_of(o));
    bool ok = t->setattr ? t->setattr(vm, o, name, v) : generic_setattr(vm, o, name, v);
    DECREF_OBJ(vm, name);
    return ok ? NONE : FAILED;
}

static value object_setattribute(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_attribute(vm, args[0], args[1], args[2]);
}

static value object_delattribute(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return set_attribute(vm, args[0], args[1], EMPTY);
}

static value object_str(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(op_repr(vm, args[0]));
}

static value object_hash(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const type *t = builtin_base(type_of(args[0]));
    uint64_t hash = (uint64_t)(uintptr_t)args[0] >> 4;
    if (t->hash && !t->hash(vm, args[0], &hash)) return FAILED;
    return int_from_i64(vm, (int64_t)hash);
}

static value object_format(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[1])) return raise_error(vm, &type_TypeError, "__format__() argument must be str, not %s", type_of(args[1])->name);
    const type *t = builtin_base(type_of(args[0]));
    if (t->format) return t->format(vm, args[0], as_str(args[1]));
    if (as_str(args[1])->len > 0)
        return raise_error(vm, &type_TypeError, "unsupported format string passed to %s.__format__", type_of(args[0])->name);
    return from_object(op_str(vm, args[0]));
}

static value object_list_names(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(object_dir(vm, args[0]));
}

static value object_init_subclass(vm *vm, const value *args, int nargs) {
    if (args[0] || nargs != 2)
        return raise_error(vm, &type_TypeError, "%s.__init_subclass__() takes no %sarguments", ((type *)as_object(args[1]))->name, args[0] ? "keyword " : "");
    return NONE;
}

static value object_subclasshook(vm *vm, const value *args, int nargs) {
    (void)vm, (void)args, (void)nargs;
    return NOT_IMPLEMENTED;
}

const native_def object_class_methods[] = {
    { "__init_subclass__", object_init_subclass, 1, -1, "**" }, { "__subclasshook__", object_subclasshook, 2, 2, NULL }, { 0 },
};

/* The module copy knows what they would say of an object whose class does not define them. */
static value object_reduce(vm *vm, const value *args, int nargs) { (void)args, (void)nargs; return refuse(vm, "object.__reduce__"); }
static value object_reduce_ex(vm *vm, const value *args, int nargs) { (void)args, (void)nargs; return refuse(vm, "object.__reduce_ex__"); }
static value object_get_state(vm *vm, const value *args, int nargs) { (void)args, (void)nargs; return refuse(vm, "object.__getstate__"); }

static value object_size(vm *vm, const value *args, int nargs) { (void)nargs; return int_from_u64(vm, object_sizeof(vm, args[0])); }

static const native_def object_methods[] = {
    { "__sizeof__", object_size, 1, 1, NULL },
    { "__reduce__", object_reduce, 1, 1, NULL },
    { "__reduce_ex__", object_reduce_ex, 2, 2, NULL },
    { "__getstate__", object_get_state, 1, 1, NULL },
    { "__getattribute__", object_getattribute, 2, 2, NULL },
    { "__setattr__", object_setattribute, 3, 3, NULL },
    { "__delattr__", object_delattribute, 2, 2, NULL },
    { "__str__", object_str, 1, 1, NULL },
    { "__hash__", object_hash, 1, 1, NULL },
    { "__format__", object_format, 2, 2, NULL },
    { "__dir__", object_list_names, 1, 1, NULL },
    { 0 },
};

static const getset_def object_getsets[] = {
    { "__class__", instance_class, instance_set_class },
    { 0 },
};

type type_object = {
    .head = TYPE_HEAD, .name = "object", .instance_size = sizeof(object),
    .methods = object_methods, .getsets = object_getsets,
    .construct = object_construct, .make = object_make, .dealloc = object_dealloc,
    .repr = object_repr, .compare = object_compare,
};

/* --- getset descriptors ------------------------------------------------------------------------ */
static value getset_get(vm *vm, value self, value obj, type *owner) {
    getset *g = (getset *)as_object(self);
    (void)owner;
    if (!obj) return incref(self);
    return descriptor_applies(vm, g->def->name, g->owner, obj) ? g->def->get(vm, obj) : FAILED;
}

static bool getset_set(vm *vm, value self, value obj, value v) {
    getset *g = (getset *)as_object(self);
    if (!descriptor_applies(vm, g->def->name, g->owner, obj)) return false;
    if (g->def->set) return g->def->set(vm, obj, v);
    raise_error(vm, &type_AttributeError, "attribute '%s' of '%s' objects is not writable", g->def->name, g->owner->name);
    return false;
}

static value getset_repr(vm *vm, value self) {
    getset *g = (getset *)as_object(self);
    return from_object(str_format(vm, "<%s '%s' of '%s' objects>", g->def->set == readonly_attribute ? "member" : "attribute", g->def->name, g->owner->name));
}

static value getset_name(vm *vm, value self) {
    return from_object(str_from_cstr(vm, ((getset *)as_object(self))->def->name));
}

static value getset_qualname(vm *vm, value self) {
    const getset *g = (getset *)as_object(self);
    return from_object(str_format(vm, "%s.%s", type_short_name(g->owner), g->def->name));
}

static value getset_owner(vm *vm, value self) { (void)vm; return incref(from_object(((getset *)as_object(self))->owner)); }

static void getset_dealloc(vm *vm, object *o) {
    type *owner = ((getset *)o)->owner;
    gc_untrack(vm, o);
    if (owner->heap) DECREF_OBJ(vm, owner);
    object_free(vm, o, sizeof(getset));
}

static void getset_traverse(object *o, visit_fn visit, void *arg) {
    type *owner = ((getset *)o)->owner;
    if (owner->heap) visit(arg, from_object(owner));
}

static const getset_def getset_getsets[] = {
    { "__name__", getset_name, readonly_attribute }, { "__qualname__", getset_qualname, NULL },
    { "__objclass__", getset_owner, readonly_attribute }, { 0 },
};

type type_getset = {
    .head = TYPE_HEAD, .name = "getset_descriptor", .base = &type_object, .instance_size = sizeof(getset), .final = true,
    .getsets = getset_getsets, .dealloc = getset_dealloc, .traverse = getset_traverse, .repr = getset_repr,
    .descr_get = getset_get, .descr_set = getset_set,
};

static value get_dict(vm *vm, value self) {
    dict **attrs = instance_dict(as_object(self));
    if (!*attrs && !(*attrs = dict_new(vm))) return FAILED;
    if (!(*attrs)->head.tracked) gc_track(vm, &(*attrs)->head);
    return incref(from_object(*attrs));
}

/* One that a class of the program has brought may be deleted: the next one is empty. */
static bool set_dict(vm *vm, value self, value v) {
    if (!v && builtin_base(type_of(self))->has_dict) return raise_error(vm, &type_TypeError, "cannot delete __dict__");
    if (v && !is_dict(v)) return raise_error(vm, &type_TypeError, "__dict__ must be set to a dictionary, not a '%s'", type_of(v)->name);
    dict **attrs = instance_dict(as_object(self));
    dict *old = *attrs;
    *attrs = v ? as_dict(incref(v)) : NULL;
    if (old) DECREF_OBJ(vm, old);
    return true;
}

const getset_def dict_getset = { "__dict__", get_dict, set_dict };
