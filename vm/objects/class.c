/* The type of types, and the making of the program's classes. */
#include "class.h"
#include <string.h>
#include "../abstract.h"
#include "../state.h"
#include "generic.h"

char *class_copy_name(vm *vm, str *name) {
    size_t len;
    const char *text = str_utf8(vm, name, &len);
    char *copy = text ? heap_alloc(vm, len + 1) : NULL;
    if (copy) memcpy(copy, text, len + 1);
    return copy;
}

static void free_name(vm *vm, const char *name) {
    heap_free(vm, (char *)name, strlen(name) + 1);
}

/* Counts as a change: the cache may know a type at this address. */
static void type_dealloc(vm *vm, object *o) {
    type *t = (type *)o;
    gc_untrack(vm, o);
    types_changed(vm);
    class_unlink(t);
    heap_free(vm, t->mro, t->nmro * sizeof *t->mro);
    heap_free(vm, t->subclasses, t->subclasses_cap * sizeof *t->subclasses);
    if (t->attrs) DECREF_OBJ(vm, t->attrs);
    if (t->base) DECREF_OBJ(vm, t->base);
    if (t->bases) DECREF_OBJ(vm, t->bases);
    if (t->registry) DECREF_OBJ(vm, t->registry);
    if (t->slots) DECREF_OBJ(vm, t->slots);
    if (t->qualname) DECREF_OBJ(vm, t->qualname);
    if (t->name) free_name(vm, t->name);
    object_free(vm, o, sizeof *t);
}

static void type_traverse(object *o, visit_fn visit, void *arg) {
    type *t = (type *)o;
    if (t->attrs) visit(arg, from_object(t->attrs));
    if (t->base) visit(arg, from_object(t->base));
    if (t->bases) visit(arg, from_object(t->bases));
    if (t->registry) visit(arg, from_object(t->registry));
}

/* Its instances may still be alive: what they need of it stays. */
static void type_clear(vm *vm, object *o) {
    types_changed(vm);
    dict_clear(vm, ((type *)o)->attrs);
}

str *class_module(vm *vm, const type *t) {
    if (!t->heap) return NULL;
    value module = dict_get_str(t->attrs, vm->names.module);
    return module && is_str(module) ? as_str(module) : NULL;
}

const char *type_display_name(vm *vm, const type *t, char *buf, size_t size) {
    if (!t->heap) return t->name;
    str *module = class_module(vm, t);
    const char *text = module ? str_utf8(vm, module, NULL) : NULL;
    int n = text && strcmp(text, "builtins") != 0 ? snprintf(buf, size, "%s.", text) : 0;
    if (n < 0 || (size_t)n >= size) return t->name;
    text = str_utf8(vm, t->qualname, NULL);
    snprintf(buf + n, size - (size_t)n, "%s", text ? text : t->name);
    return buf;
}

static value type_repr(vm *vm, value self) {
    type *t = (type *)as_object(self);
    str *module = class_module(vm, t);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "<class '");
    if (module && !(module->ascii && strcmp(module->data, "builtins") == 0)) {
        strbuf_add_str(&b, module);
        strbuf_addz(&b, ".");
    }
    if (t->heap && module) strbuf_add_str(&b, t->qualname);
    else strbuf_addz(&b, t->name);
    strbuf_addz(&b, "'>");
    return from_object(strbuf_finish(&b));
}

value class_refuse_abstract(vm *vm, type *t) {
    list *names = class_abstract_names(vm, t);
    if (!names) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "Can't instantiate abstract class %s without an implementation for abstract method%s ", t->name, names->len == 1 ? "" : "s");
    for (size_t i = 0; i < names->len; i++) {
        strbuf_addz(&b, i ? ", '" : "'");
        strbuf_add_str(&b, as_str(names->items[i]));
        strbuf_addz(&b, "'");
    }
    DECREF_OBJ(vm, names);
    str *text = strbuf_finish(&b);
    if (text) raise_with_arg(vm, &type_TypeError, from_object(text));
    if (text) DECREF_OBJ(vm, text);
    return FAILED;
}

static value type_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    type *t = (type *)as_object(self);
    if (t == &type_type && nargs == 1 && !(kwnames && kwnames->len)) return incref(from_object(type_of(args[0])));
    if (!t->construct) return raise_error(vm, &type_TypeError, "cannot create '%s' instances", t->name);
    return t->construct(vm, t, args, nargs, kwnames);
}

/* type(name, bases, dict, **keywords) */
static value type_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    uint32_t nkw = kwnames ? kwnames->len : 0;
    if ((uint32_t)nargs - nkw == 1 && nkw) return raise_error(vm, &type_TypeError, "type() takes no keyword arguments");
    if ((uint32_t)nargs - nkw != 3) return raise_error(vm, &type_TypeError, "type() takes 1 or 3 arguments");
    type *const wanted[] = { &type_str, &type_tuple, &type_dict };
    for (int i = 0; i < 3; i++)
        if (!is_instance(args[i], wanted[i]))
            return raise_error(vm, &type_TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, wanted[i]->name, type_of(args[i])->name);
    for (uint32_t i = 0; i < as_str(args[0])->len; i++)
        if (str_at(as_str(args[0]), i) == 0) return raise_error(vm, &type_ValueError, "type name must not contain null characters");
    dict *keywords = nkw ? dict_new(vm) : NULL;
    bool ok = !nkw || keywords;
    for (uint32_t i = 0; ok && i < nkw; i++) ok = dict_set(vm, keywords, kwnames->items[i], args[3 + i]);
    value cls = ok ? class_new(vm, as_str(args[0]), as_tuple(args[1]), as_dict(args[2]), keywords, t == &type_abc_meta) : FAILED;
    if (keywords) DECREF_OBJ(vm, keywords);
    return cls;
}

static value type_getattr(vm *vm, value self, str *name) {
    type *t = (type *)as_object(self);
    type *meta_type = t->head.type;
    value meta = type_lookup(vm, meta_type, name);
    type *meta_kind = meta ? type_of(meta) : NULL;
    if (meta && meta_kind->descr_set) return meta_kind->descr_get(vm, meta, self, meta_type);
    value v = type_lookup(vm, t, name);
    if (v) {
        type *kind = type_of(v);
        if (!kind->descr_get) return incref(v);
        incref(v);
        value result = kind->descr_get(vm, v, EMPTY, t);
        decref(vm, v);
        return result;
    }
    if (!meta) return raise_no_attribute(vm, self, name);
    return meta_kind->descr_get ? meta_kind->descr_get(vm, meta, self, meta_type) : incref(meta);
}

value class_getitem(vm *vm, type *t, value key) {
    value fn;
    int found = object_find_attr(vm, from_object(t), vm->names.class_getitem, &fn);
    if (found < 0) return FAILED;
    if (found == 0 && type_is_generic(t)) return generic_new(vm, from_object(t), key);
    if (found == 0) return raise_error(vm, &type_TypeError, "type '%s' is not subscriptable", t->name);
    value result = op_call(vm, fn, &key, 1, NULL);
    decref(vm, fn);
    return result;
}

static bool refuse_type_change(vm *vm, type *t, str *name) {
    const char *text = str_utf8(vm, name, NULL);
    if (text) raise_error(vm, &type_TypeError, "cannot set '%s' attribute of immutable type '%s'", text, t->name);
    return false;
}

/* The old value is dropped last, when slots and cache agree with the new one. */
static bool class_set(vm *vm, type *t, str *name, value v) {
    value old = xincref(dict_get_str(t->attrs, name));
    bool ok = true;
    if (v) {
        ok = dict_set_str(vm, t->attrs, name, v);
    } else if (old) {
        ok = dict_delete(vm, t->attrs, from_object(name)) > 0;
    } else {
        raise_no_attribute(vm, from_object(t), name);
        return false;
    }
    type_changed(vm, t);
    if (str_at(name, 0) == '_') class_update_slots(vm, t);
    xdecref(vm, old);
    return ok;
}

static bool type_setattr(vm *vm, value self, str *name, value v) {
    type *t = (type *)as_object(self);
    if (!t->heap) return refuse_type_change(vm, t, name);
    value meta = type_lookup(vm, t->head.type, name);
    if (meta && type_of(meta)->descr_set) return type_of(meta)->descr_set(vm, meta, self, v);
    return class_set(vm, t, name, v);
}

/* --- attributes -------------------------------------------------------------------------------- */
const char *type_short_name(const type *t) {
    const char *dot = t->heap ? NULL : strrchr(t->name, '.');
    return dot ? dot + 1 : t->name;
}

static value get_name(vm *vm, value self) { return from_object(str_from_cstr(vm, type_short_name((type *)as_object(self)))); }

bool class_refuse_deletion(vm *vm, const type *t, const char *what) {
    return raise_error(vm, &type_TypeError, "cannot delete '%s' attribute of immutable type '%s'", what, t->name);
}

static bool check_name(vm *vm, type *t, const char *what, value v) {
    if (!t->heap) raise_error(vm, &type_TypeError, "cannot set '%s' attribute of immutable type '%s'", what, t->name);
    else if (!v) class_refuse_deletion(vm, t, what);
    else if (!is_str(v)) raise_error(vm, &type_TypeError, "can only assign string to %s.%s, not '%s'", t->name, what, type_of(v)->name);
    else return true;
    return false;
}

static bool set_name(vm *vm, value self, value v) {
    type *t = (type *)as_object(self);
    if (!check_name(vm, t, "__name__", v)) return false;
    char *name = class_copy_name(vm, as_str(v));
    if (!name) return false;
    free_name(vm, t->name);
    t->name = name;
    return true;
}

static value get_qualname(vm *vm, value self) {
    type *t = (type *)as_object(self);
    return t->heap ? incref(from_object(t->qualname)) : get_name(vm, self);
}

static bool set_qualname(vm *vm, value self, value v) {
    type *t = (type *)as_object(self);
    if (!check_name(vm, t, "__qualname__", v)) return false;
    str *old = t->qualname;
    t->qualname = as_str(incref(v));
    DECREF_OBJ(vm, old);
    return true;
}

static value get_module(vm *vm, value self) {
    type *t = (type *)as_object(self);
    value v = t->heap ? dict_get_str(t->attrs, vm->names.module) : EMPTY;
    const char *dot = t->heap ? NULL : strrchr(t->name, '.');
    if (dot) return from_object(str_intern(vm, str_from_utf8(vm, t->name, (size_t)(dot - t->name))));
    return v ? incref(v) : from_object(str_intern_cstr(vm, "builtins"));
}

static bool set_in_dict(vm *vm, value self, str *name, value v) {
    type *t = (type *)as_object(self);
    return t->heap ? class_set(vm, t, name, v) : refuse_type_change(vm, t, name);
}

static bool set_module(vm *vm, value self, value v) { return set_in_dict(vm, self, vm->names.module, v); }
static bool set_doc(vm *vm, value self, value v) {
    type *t = (type *)as_object(self);
    return v ? set_in_dict(vm, self, vm->names.doc, v) : class_refuse_deletion(vm, t, "__doc__");
}

static value get_doc(vm *vm, value self) {
    value v = dict_get_str(type_attrs(vm, (type *)as_object(self)), vm->names.doc);
    if (!v) return NONE;
    return type_of(v)->descr_get ? type_of(v)->descr_get(vm, v, EMPTY, (type *)as_object(self)) : incref(v);
}

/* The class's own; made when first asked for. */
static value get_annotations(vm *vm, value self) {
    type *t = (type *)as_object(self);
    if (!t->heap) return raise_no_attribute(vm, self, vm->names.annotations);
    value v = dict_get_str(t->attrs, vm->names.annotations);
    if (v) return incref(v);
    value d = from_object(dict_new(vm));
    if (d && class_set(vm, t, vm->names.annotations, d)) return d;
    xdecref(vm, d);
    return FAILED;
}

static bool set_annotations(vm *vm, value self, value v) {
    type *t = (type *)as_object(self);
    if (v || dict_get_str(type_attrs(vm, t), vm->names.annotations)) return set_in_dict(vm, self, vm->names.annotations, v);
    return raise_error(vm, &type_AttributeError, "__annotations__");
}

static value get_dict(vm *vm, value self) {
    return mappingproxy_new(vm, from_object(type_attrs(vm, (type *)as_object(self))));
}

static value get_base(vm *vm, value self) {
    (void)vm;
    type *t = (type *)as_object(self);
    return t->base ? incref(from_object(t->base)) : NONE;
}

static value get_bases(vm *vm, value self) {
    type *t = (type *)as_object(self);
    if (t->bases) return incref(from_object(t->bases));
    value base = from_object(t->base);
    return from_object(tuple_from_items(vm, &base, t->base ? 1 : 0));
}

static value get_mro(vm *vm, value self) { return from_object(mro_tuple(vm, (type *)as_object(self))); }

static value type_mro(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value mro = get_mro(vm, args[0]);
    value result = mro ? from_object(list_from_iterable(vm, mro)) : FAILED;
    xdecref(vm, mro);
    return result;
}

static value type_subclasses(vm *vm, const value *args, int nargs) {
    (void)nargs;
    type *t = (type *)as_object(args[0]);
    list *found = list_new(vm, 0);
    for (uint32_t i = 0; found && i < t->nsubclasses; i++)
        if (!list_append(vm, found, from_object(t->subclasses[i]))) { DECREF_OBJ(vm, found); found = NULL; }
    return from_object(found);
}

static value get_abstract_methods(vm *vm, value self) {
    type *t = (type *)as_object(self);
    if (!t->abc) return raise_no_attribute(vm, self, vm->names.abstractmethods);
    list *names = class_abstract_names(vm, t);
    value result = names ? set_build(vm, &type_frozenset, from_object(names)) : FAILED;
    if (names) DECREF_OBJ(vm, names);
    return result;
}

static const native_def type_methods[] = {
    { "mro", type_mro, 1, 1, NULL }, { "__subclasses__", type_subclasses, 1, 1, NULL }, { 0 },
};

static const getset_def type_getsets[] = {
    { "__name__", get_name, set_name }, { "__qualname__", get_qualname, set_qualname },
    { "__module__", get_module, set_module }, { "__doc__", get_doc, set_doc }, { "__dict__", get_dict, NULL },
    { "__base__", get_base, NULL }, { "__bases__", get_bases, class_set_bases }, { "__mro__", get_mro, NULL },
    { "__abstractmethods__", get_abstract_methods, NULL }, { "__annotations__", get_annotations, set_annotations }, { 0 },
};

type type_type = {
    .head = TYPE_HEAD, .name = "type", .referable = true, .base = &type_object, .instance_size = sizeof(type),
    .methods = type_methods, .getsets = type_getsets,
    .dealloc = type_dealloc, .traverse = type_traverse, .clear = type_clear,
    .construct = type_construct, .call = type_call, .repr = type_repr, .getattr = type_getattr, .setattr = type_setattr,
    .binary = union_binary,
};


/* --- abstract base classes --------------------------------------------------------------------- */
/* ABCMeta.register(cls, subclass) */
static value abc_register(vm *vm, const value *args, int nargs) {
    (void)nargs;
    type *cls = (type *)as_object(args[0]);
    if (!is_instance(args[1], &type_type)) return raise_error(vm, &type_TypeError, "Can only register classes");
    type *t = (type *)as_object(args[1]);
    int r = class_check_subclass(vm, t, cls);
    if (r == 0 && (r = class_check_subclass(vm, cls, t)) > 0)
        return raise_error(vm, &type_RuntimeError, "Refusing to create an inheritance cycle");
    if (r < 0) return FAILED;
    if (r == 0 && !((cls->registry || (cls->registry = list_new(vm, 1))) && list_append(vm, cls->registry, args[1]))) return FAILED;
    return incref(args[1]);
}

static const native_def abc_methods[] = { { "register", abc_register, 2, 2, NULL }, { 0 } };

/* The only metaclass besides type. Its instances' checks are in class_mro.c. */
type type_abc_meta = {
    .head = TYPE_HEAD, .name = "abc.ABCMeta", .base = &type_type, .instance_size = sizeof(type), .final = true,
    .methods = abc_methods, .construct = type_construct,
};
