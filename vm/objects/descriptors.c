/* property, classmethod and staticmethod. */
#include "descriptors.h"
#include "class.h"
#include "construct.h"
#include "../abstract.h"
#include "../state.h"

int is_abstract(vm *vm, value v) {
    value flag;
    int found = object_find_attr(vm, v, vm->names.isabstractmethod, &flag);
    if (found <= 0) return found;
    int truth = op_truth(vm, flag);
    decref(vm, flag);
    return truth;
}

/* --- property ---------------------------------------------------------------------------------- */
static property *property_of(value v) { return (property *)as_object(v); }

static value property_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    property *p = object_new(vm, t, sizeof *p);
    if (!p) return FAILED;
    p->get = p->set = p->delete = p->doc = NONE;
    p->name = EMPTY;
    p->doc_of_getter = false;
    gc_track(vm, &p->head);
    return from_object(p);
}

/* Without a doc of its own a property has its getter's. One of a derived class keeps it as an attribute, since the class's
 * own doc would hide it; where there is no room for one, only a getter's doc is missed. */
static bool take_doc(vm *vm, value self, value doc) {
    value found = incref(doc);
    property_of(self)->doc_of_getter = false;
    if (doc == NONE && property_of(self)->get != NONE) {
        decref(vm, found);
        int r = object_find_attr(vm, property_of(self)->get, vm->names.doc, &found);
        if (r < 0) return false;
        if (r == 0) found = NONE;
        property_of(self)->doc_of_getter = r > 0 && found != NONE;
    }
    if (has_type(self, &type_property)) {
        replace(vm, &property_of(self)->doc, found);
        return true;
    }
    bool ok = object_setattr(vm, self, vm->names.doc, found);
    decref(vm, found);
    if (ok || property_of(self)->doc_of_getter || !exception_pending_is(vm, &type_AttributeError)) return ok;
    exception_clear(vm);
    return true;
}

static value property_fill(vm *vm, const value *args, int nargs) {
    (void)nargs;
    property *p = property_of(args[0]);
    value *const slots[] = { &p->get, &p->set, &p->delete };
    for (int i = 0; i < 3; i++) replace(vm, slots[i], args[i + 1] ? incref(args[i + 1]) : NONE);
    replace(vm, &p->name, EMPTY);
    return take_doc(vm, args[0], args[4] ? args[4] : NONE) ? NONE : FAILED;
}

static bool property_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "property", property_fill, 1, 5, "fget fset fdel doc" };
    return init_native(vm, &def, self, args, nargs, kwnames);
}

static void property_dealloc(vm *vm, object *o) {
    property *p = (property *)o;
    gc_untrack(vm, o);
    decref(vm, p->get);
    decref(vm, p->set);
    decref(vm, p->delete);
    decref(vm, p->doc);
    xdecref(vm, p->name);
    object_free(vm, o, sizeof *p);
}

static void property_traverse(object *o, visit_fn visit, void *arg) {
    property *p = (property *)o;
    visit(arg, p->get);
    visit(arg, p->set);
    visit(arg, p->delete);
    visit(arg, p->doc);
    if (p->name) visit(arg, p->name);
}

static void property_clear(vm *vm, object *o) {
    property *p = (property *)o;
    replace(vm, &p->get, NONE);
    replace(vm, &p->set, NONE);
    replace(vm, &p->delete, NONE);
    replace(vm, &p->doc, NONE);
    replace(vm, &p->name, EMPTY);
}

static value no_accessor(vm *vm, property *p, value obj, const char *what) {
    type *t = type_of(obj);
    value owner = object_getattr(vm, from_object(t), vm->names.qualname);
    str *shown = owner ? op_repr(vm, owner) : NULL;
    str *name = shown && p->name ? op_repr(vm, p->name) : NULL;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "property ");
    if (name) strbuf_add_str(&b, name);
    if (name) strbuf_addz(&b, " ");
    strbuf_addz(&b, "of ");
    if (shown) strbuf_add_str(&b, shown);
    strbuf_printf(&b, " object has no %s", what);
    str *text = strbuf_finish(&b);
    if (shown && text && (name || !p->name)) raise_with_arg(vm, &type_AttributeError, from_object(text));
    if (text) DECREF_OBJ(vm, text);
    if (name) DECREF_OBJ(vm, name);
    if (shown) DECREF_OBJ(vm, shown);
    xdecref(vm, owner);
    return FAILED;
}

static value property_get(vm *vm, value self, value obj, type *owner) {
    (void)owner;
    property *p = property_of(self);
    if (!obj || obj == NONE) return incref(self);
    if (p->get == NONE) return no_accessor(vm, p, obj, "getter");
    value fn = incref(p->get), result = op_call(vm, fn, &obj, 1, NULL);
    decref(vm, fn);
    return result;
}

static bool property_set(vm *vm, value self, value obj, value v) {
    property *p = property_of(self);
    value fn = v ? p->set : p->delete, args[] = { obj, v };
    if (fn == NONE) return no_accessor(vm, p, obj, v ? "setter" : "deleter");
    incref(fn);
    value result = op_call(vm, fn, args, v ? 2 : 1, NULL);
    decref(vm, fn);
    xdecref(vm, result);
    return result != FAILED;
}

/* A copy with one accessor exchanged. The doc is the new getter's if it was the old one's, else it stays. */
static value property_with(vm *vm, value self, value get, value set, value delete) {
    property *p = property_of(self);
    value args[] = { get, set, delete, p->doc_of_getter && get != NONE ? NONE : p->doc };
    value copy = op_call(vm, from_object(p->head.type), args, 4, NULL);
    if (copy && is_instance(copy, &type_property)) replace(vm, &property_of(copy)->name, xincref(p->name));
    return copy;
}

static value property_getter(vm *vm, const value *args, int nargs) {
    (void)nargs;
    property *p = property_of(args[0]);
    return property_with(vm, args[0], args[1], p->set, p->delete);
}

static value property_setter(vm *vm, const value *args, int nargs) {
    (void)nargs;
    property *p = property_of(args[0]);
    return property_with(vm, args[0], p->get, args[1], p->delete);
}

static value property_deleter(vm *vm, const value *args, int nargs) {
    (void)nargs;
    property *p = property_of(args[0]);
    return property_with(vm, args[0], p->get, p->set, args[1]);
}

static value property_set_name(vm *vm, const value *args, int nargs) {
    (void)nargs;
    replace(vm, &property_of(args[0])->name, incref(args[2]));
    return NONE;
}

static const native_def property_methods[] = {
    { "getter", property_getter, 2, 2, NULL }, { "setter", property_setter, 2, 2, NULL }, { "deleter", property_deleter, 2, 2, NULL },
    { "__set_name__", property_set_name, 3, 3, NULL }, { 0 },
};

#define GET(id) static value get_##id(vm *vm, value self) { (void)vm; return incref(property_of(self)->id); }
GET(get) GET(set) GET(delete) GET(doc)

static bool set_doc(vm *vm, value self, value v) {
    replace(vm, &property_of(self)->doc, v ? incref(v) : NONE);
    return true;
}

static value get_name(vm *vm, value self) {
    property *p = property_of(self);
    value name = p->name;
    int found = name ? 1 : object_find_attr(vm, p->get, vm->names.name, &name);
    return found == 0 ? raise_no_attribute(vm, self, vm->names.name) : found < 0 ? FAILED : p->name ? incref(name) : name;
}

static bool set_name(vm *vm, value self, value v) {
    replace(vm, &property_of(self)->name, xincref(v));
    return true;
}

static value property_is_abstract(vm *vm, value self) {
    property *p = property_of(self);
    int r = is_abstract(vm, p->get);
    if (r == 0) r = is_abstract(vm, p->set);
    if (r == 0) r = is_abstract(vm, p->delete);
    return r < 0 ? FAILED : from_bool(r);
}

static const getset_def property_getsets[] = {
    { "fget", get_get, readonly_attribute }, { "fset", get_set, readonly_attribute }, { "fdel", get_delete, readonly_attribute },
    { "__doc__", get_doc, set_doc }, { "__name__", get_name, set_name }, { "__isabstractmethod__", property_is_abstract, NULL }, { 0 },
};

type type_property = {
    .head = TYPE_HEAD, .name = "property", .base = &type_object, .instance_size = sizeof(property),
    .methods = property_methods, .getsets = property_getsets, .construct = construct_by_init,
    .make = property_make, .init = property_init, .dealloc = property_dealloc, .traverse = property_traverse, .clear = property_clear,
    .descr_get = property_get, .descr_set = property_set,
};

/* --- classmethod and staticmethod -------------------------------------------------------------- */
static wrapped *wrapped_of(value v) { return (wrapped *)as_object(v); }

static value wrapped_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    wrapped *w = object_new(vm, t, sizeof *w);
    if (!w) return FAILED;
    w->fn = NONE;
    w->attrs = NULL;
    gc_track(vm, &w->head);
    return from_object(w);
}

/* What functools.wraps copies. */
static bool copy_attributes(vm *vm, value self, value fn) {
    str *const names[] = { vm->names.module, vm->names.name, vm->names.qualname, vm->names.doc, vm->names.annotations };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        value v;
        int found = object_find_attr(vm, fn, names[i], &v);
        if (found < 0) return false;
        if (found == 0) continue;
        dict **attrs = &wrapped_of(self)->attrs;
        bool ok = (*attrs || (*attrs = dict_new(vm))) && dict_set_str(vm, *attrs, names[i], v);
        decref(vm, v);
        if (!ok) return false;
    }
    return true;
}

static bool wrapped_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    const char *name = is_instance(self, &type_classmethod) ? "classmethod" : "staticmethod";
    if (!construct_args(vm, name, nargs, kwnames, 1, 1)) return false;
    replace(vm, &wrapped_of(self)->fn, incref(args[0]));
    return copy_attributes(vm, self, args[0]);
}

value wrapped_new(vm *vm, type *t, value fn) {
    value self = wrapped_make(vm, t, NULL, 0, NULL);
    if (!self || wrapped_init(vm, self, &fn, 1, NULL)) return self;
    decref(vm, self);
    return FAILED;
}

static void wrapped_dealloc(vm *vm, object *o) {
    wrapped *w = (wrapped *)o;
    gc_untrack(vm, o);
    decref(vm, w->fn);
    if (w->attrs) DECREF_OBJ(vm, w->attrs);
    object_free(vm, o, sizeof *w);
}

static void wrapped_traverse(object *o, visit_fn visit, void *arg) {
    wrapped *w = (wrapped *)o;
    visit(arg, w->fn);
    if (w->attrs) visit(arg, from_object(w->attrs));
}

static void wrapped_clear(vm *vm, object *o) {
    wrapped *w = (wrapped *)o;
    dict *attrs = w->attrs;
    w->attrs = NULL;
    replace(vm, &w->fn, NONE);
    if (attrs) DECREF_OBJ(vm, attrs);
}

static value wrapped_repr(vm *vm, value self) {
    str *inner = op_repr(vm, wrapped_of(self)->fn);
    if (!inner) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "<%s(", is_instance(self, &type_classmethod) ? "classmethod" : "staticmethod");
    strbuf_add_str(&b, inner);
    strbuf_addz(&b, ")>");
    DECREF_OBJ(vm, inner);
    return from_object(strbuf_finish(&b));
}

static value classmethod_get(vm *vm, value self, value obj, type *owner) {
    (void)obj;
    return method_new(vm, wrapped_of(self)->fn, from_object(owner));
}

static value staticmethod_get(vm *vm, value self, value obj, type *owner) {
    (void)vm, (void)obj, (void)owner;
    return incref(wrapped_of(self)->fn);
}

static value staticmethod_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    value fn = incref(wrapped_of(self)->fn), result = op_call(vm, fn, args, nargs, kwnames);
    decref(vm, fn);
    return result;
}

static value wrapped_fn(vm *vm, value self) { (void)vm; return incref(wrapped_of(self)->fn); }
static value wrapped_dict(vm *vm, value self) { return dict_getset.get(vm, self); }
static bool set_wrapped_dict(vm *vm, value self, value v) { return dict_getset.set(vm, self, v); }

static value wrapped_is_abstract(vm *vm, value self) {
    int r = is_abstract(vm, wrapped_of(self)->fn);
    return r < 0 ? FAILED : from_bool(r);
}

static const getset_def wrapped_getsets[] = {
    { "__func__", wrapped_fn, readonly_attribute }, { "__wrapped__", wrapped_fn, readonly_attribute },
    { "__dict__", wrapped_dict, set_wrapped_dict }, { "__isabstractmethod__", wrapped_is_abstract, NULL }, { 0 },
};

#define WRAPPED(id, ...) type type_##id = { \
    .head = TYPE_HEAD, .name = #id, .base = &type_object, .instance_size = sizeof(wrapped), \
    .has_dict = true, .dict_offset = offsetof(wrapped, attrs), .getsets = wrapped_getsets, .construct = construct_by_init, \
    .make = wrapped_make, .init = wrapped_init, .dealloc = wrapped_dealloc, .traverse = wrapped_traverse, \
    .clear = wrapped_clear, .repr = wrapped_repr, __VA_ARGS__ };
WRAPPED(classmethod, .descr_get = classmethod_get)
WRAPPED(staticmethod, .descr_get = staticmethod_get, .call = staticmethod_call)
