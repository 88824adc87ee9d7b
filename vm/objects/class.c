/* The type of types, and the making of the program's classes. */
#include "class.h"
#include <string.h>
#include "../abstract.h"
#include "../state.h"

static char *copy_name(vm *vm, str *name) {
    size_t len;
    const char *text = str_utf8(vm, name, &len);
    char *copy = text ? heap_alloc(vm, len + 1) : NULL;
    if (copy) memcpy(copy, text, len + 1);
    return copy;
}

static void free_name(vm *vm, const char *name) {
    heap_free(vm, (char *)name, strlen(name) + 1);
}

static void link_subclass(type *t) {
    if (!t->base->heap) return;
    t->next_sibling = t->base->subclasses;
    if (t->next_sibling) t->next_sibling->prev_sibling = t;
    t->base->subclasses = t;
}

static void unlink_subclass(type *t) {
    if (t->next_sibling) t->next_sibling->prev_sibling = t->prev_sibling;
    if (t->prev_sibling) t->prev_sibling->next_sibling = t->next_sibling;
    else if (t->base && t->base->subclasses == t) t->base->subclasses = t->next_sibling;
}

/* Counts as a change: the cache may know a type at this address. */
static void type_dealloc(vm *vm, object *o) {
    type *t = (type *)o;
    gc_untrack(vm, o);
    types_changed(vm);
    unlink_subclass(t);
    if (t->attrs) DECREF_OBJ(vm, t->attrs);
    if (t->base) DECREF_OBJ(vm, t->base);
    if (t->qualname) DECREF_OBJ(vm, t->qualname);
    if (t->name) free_name(vm, t->name);
    object_free(vm, o, sizeof *t);
}

static void type_traverse(object *o, visit_fn visit, void *arg) {
    type *t = (type *)o;
    if (t->attrs) visit(arg, from_object(t->attrs));
    if (t->base) visit(arg, from_object(t->base));
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
    if (t->heap) strbuf_add_str(&b, t->qualname);
    else strbuf_addz(&b, t->name);
    strbuf_addz(&b, "'>");
    return from_object(strbuf_finish(&b));
}

static value type_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    type *t = (type *)as_object(self);
    if (t == &type_type && nargs == 1 && !(kwnames && kwnames->len)) return incref(from_object(type_of(args[0])));
    if (!t->construct) return raise_error(vm, &type_TypeError, "cannot create '%s' instances", t->name);
    return t->construct(vm, t, args, nargs, kwnames);
}

/* type(name, bases, dict) */
static value type_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    if (nargs != 3 || (kwnames && kwnames->len)) return raise_error(vm, &type_TypeError, "type() takes 1 or 3 arguments");
    type *const wanted[] = { &type_str, &type_tuple, &type_dict };
    for (int i = 0; i < 3; i++)
        if (!is_instance(args[i], wanted[i]))
            return raise_error(vm, &type_TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, wanted[i]->name, type_of(args[i])->name);
    return class_new(vm, as_str(args[0]), as_tuple(args[1]), as_dict(args[2]));
}

static value type_getattr(vm *vm, value self, str *name) {
    type *t = (type *)as_object(self);
    value meta = type_lookup(vm, &type_type, name);
    type *meta_kind = meta ? type_of(meta) : NULL;
    if (meta && meta_kind->descr_set) return meta_kind->descr_get(vm, meta, self, &type_type);
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
    return meta_kind->descr_get ? meta_kind->descr_get(vm, meta, self, &type_type) : incref(meta);
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
    types_changed(vm);
    if (str_at(name, 0) == '_') class_update_slots(vm, t);
    xdecref(vm, old);
    return ok;
}

static bool type_setattr(vm *vm, value self, str *name, value v) {
    type *t = (type *)as_object(self);
    if (!t->heap) return refuse_type_change(vm, t, name);
    value meta = type_lookup(vm, &type_type, name);
    if (meta && type_of(meta)->descr_set) return type_of(meta)->descr_set(vm, meta, self, v);
    return class_set(vm, t, name, v);
}

/* --- attributes -------------------------------------------------------------------------------- */
static value get_name(vm *vm, value self) { return from_object(str_from_cstr(vm, ((type *)as_object(self))->name)); }

static bool check_name(vm *vm, type *t, const char *what, value v) {
    if (!t->heap) raise_error(vm, &type_TypeError, "cannot set '%s' attribute of immutable type '%s'", what, t->name);
    else if (!v) raise_error(vm, &type_TypeError, "cannot delete '%s' attribute of immutable type '%s'", what, t->name);
    else if (!is_str(v)) raise_error(vm, &type_TypeError, "can only assign string to %s.%s, not '%s'", t->name, what, type_of(v)->name);
    else return true;
    return false;
}

static bool set_name(vm *vm, value self, value v) {
    type *t = (type *)as_object(self);
    if (!check_name(vm, t, "__name__", v)) return false;
    char *name = copy_name(vm, as_str(v));
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
    return v ? incref(v) : from_object(str_intern_cstr(vm, "builtins"));
}

static bool set_in_dict(vm *vm, value self, str *name, value v) {
    type *t = (type *)as_object(self);
    return t->heap ? class_set(vm, t, name, v) : refuse_type_change(vm, t, name);
}

static bool set_module(vm *vm, value self, value v) { return set_in_dict(vm, self, vm->names.module, v); }
static bool set_doc(vm *vm, value self, value v) { return set_in_dict(vm, self, vm->names.doc, v); }

static value get_doc(vm *vm, value self) {
    value v = dict_get_str(type_attrs(vm, (type *)as_object(self)), vm->names.doc);
    if (!v) return NONE;
    return type_of(v)->descr_get ? type_of(v)->descr_get(vm, v, EMPTY, (type *)as_object(self)) : incref(v);
}

/* A copy: the program cannot change a class past its setattr. */
static value get_dict(vm *vm, value self) {
    return from_object(dict_copy(vm, type_attrs(vm, (type *)as_object(self))));
}

static value get_base(vm *vm, value self) {
    (void)vm;
    type *t = (type *)as_object(self);
    return t->base ? incref(from_object(t->base)) : NONE;
}

static value get_bases(vm *vm, value self) {
    type *t = (type *)as_object(self);
    value base = from_object(t->base);
    return from_object(tuple_from_items(vm, &base, t->base ? 1 : 0));
}

static value type_mro(vm *vm, const value *args, int nargs) {
    (void)nargs;
    list *mro = list_new(vm, 4);
    for (type *t = (type *)as_object(args[0]); mro && t; t = t->base)
        if (!list_append(vm, mro, from_object(t))) { DECREF_OBJ(vm, mro); mro = NULL; }
    return from_object(mro);
}

static value get_mro(vm *vm, value self) {
    value mro = type_mro(vm, &self, 1);
    value result = mro ? from_object(tuple_from_iterable(vm, mro)) : FAILED;
    xdecref(vm, mro);
    return result;
}

static value type_subclasses(vm *vm, const value *args, int nargs) {
    (void)nargs;
    list *found = list_new(vm, 0);
    for (type *t = ((type *)as_object(args[0]))->subclasses; found && t; t = t->next_sibling)
        if (!list_append(vm, found, from_object(t))) { DECREF_OBJ(vm, found); found = NULL; }
    return from_object(found);
}

static const native_def type_methods[] = {
    { "mro", type_mro, 1, 1, NULL }, { "__subclasses__", type_subclasses, 1, 1, NULL }, { 0 },
};

static const getset_def type_getsets[] = {
    { "__name__", get_name, set_name }, { "__qualname__", get_qualname, set_qualname },
    { "__module__", get_module, set_module }, { "__doc__", get_doc, set_doc }, { "__dict__", get_dict, NULL },
    { "__base__", get_base, NULL }, { "__bases__", get_bases, NULL }, { "__mro__", get_mro, NULL }, { 0 },
};

type type_type = {
    .head = TYPE_HEAD, .name = "type", .base = &type_object, .instance_size = sizeof(type),
    .methods = type_methods, .getsets = type_getsets,
    .dealloc = type_dealloc, .traverse = type_traverse, .clear = type_clear,
    .construct = type_construct, .call = type_call, .repr = type_repr, .getattr = type_getattr, .setattr = type_setattr,
};

/* --- class statements -------------------------------------------------------------------------- */
static type *choose_base(vm *vm, tuple *bases) {
    if (bases->len == 0) return &type_object;
    for (uint32_t i = 0; i < bases->len; i++) {
        if (!is_instance(bases->items[i], &type_type)) {
            raise_error(vm, &type_TypeError, "bases must be types, not '%s'", type_of(bases->items[i])->name);
            return NULL;
        }
    }
    if (bases->len > 1) {
        raise_error(vm, &type_TypeError, "genlab does not support multiple inheritance yet");
        return NULL;
    }
    type *base = (type *)as_object(bases->items[0]);
    if (base->final) raise_error(vm, &type_TypeError, "type '%s' is not an acceptable base type", base->name);
    else if (base != &type_object && !base->heap && !base->is_exception)
        raise_error(vm, &type_TypeError, "genlab does not support classes derived from '%s' yet", base->name);
    else return base;
    return NULL;
}

static bool set_default(vm *vm, dict *attrs, str *name, value v) {
    return dict_get_str(attrs, name) || dict_set_str(vm, attrs, name, v);
}

/* What a class dict has besides what the body made: __module__, __doc__, __dict__, __hash__ None beside __eq__. */
static bool complete_attrs(vm *vm, type *t) {
    dict *attrs = t->attrs;
    value qualname = dict_get_str(attrs, vm->names.qualname);
    if (qualname && is_str(qualname)) {
        str *old = t->qualname;
        t->qualname = as_str(incref(qualname));
        DECREF_OBJ(vm, old);
    }
    if (qualname && dict_delete(vm, attrs, from_object(vm->names.qualname)) < 0) return false;
    frame *f = vm->current;
    f = frame_visible(f);
    value module = f && f->func ? dict_get_str(f->func->globals, vm->names.name) : EMPTY;
    if (module && !set_default(vm, attrs, vm->names.module, module)) return false;
    if (!set_default(vm, attrs, vm->names.doc, NONE)) return false;
    if (dict_get_str(attrs, vm->names.eq) && !set_default(vm, attrs, vm->names.hash, NONE)) return false;
    if (t->base->has_dict) return true;
    getset *g = object_new(vm, &type_getset, sizeof *g);
    if (!g) return false;
    g->def = &dict_getset;
    g->owner = (type *)as_object(incref(from_object(t)));
    gc_track(vm, &g->head);
    bool ok = set_default(vm, attrs, vm->names.dict_, from_object(g));
    DECREF_OBJ(vm, g);
    return ok;
}

/* __set_name__ of what the body holds, then __init_subclass__ of the base. The class dict may change meanwhile. */
static bool tell_about_class(vm *vm, type *t) {
    dict *names = dict_copy(vm, t->attrs);
    if (!names) return false;
    uint32_t pos = 0;
    value key, v;
    bool ok = true, found;
    while (ok && dict_next(names, &pos, &key, &v)) {
        value args[] = { from_object(t), key };
        value result = call_special(vm, v, vm->names.set_name, args, 2, &found);
        ok = !found || result;
        xdecref(vm, result);
    }
    DECREF_OBJ(vm, names);
    value hook = ok ? type_lookup(vm, t->base, vm->names.init_subclass) : EMPTY;
    if (!hook) return ok;
    incref(hook);
    value self = from_object(t);
    value result = has_type(hook, &type_function) ? op_call(vm, hook, &self, 1, NULL) : NONE;
    decref(vm, hook);
    xdecref(vm, result);
    return result != FAILED;
}

value class_new(vm *vm, str *name, tuple *bases, dict *ns) {
    type *base = choose_base(vm, bases);
    type *t = base ? object_new(vm, &type_type, sizeof *t) : NULL;
    if (!t) return FAILED;
    memset((char *)t + sizeof t->head, 0, sizeof *t - sizeof t->head);
    t->heap = true;
    t->base = (type *)as_object(incref(from_object(base)));
    t->is_exception = base->is_exception;
    t->has_dict = true;
    t->dict_offset = base->has_dict ? base->dict_offset : offsetof(instance, attrs);
    t->instance_size = base->has_dict ? base->instance_size : sizeof(instance);
    t->qualname = as_str(incref(from_object(name)));
    t->name = copy_name(vm, name);
    t->attrs = t->name ? dict_copy(vm, ns) : NULL;
    bool ok = t->attrs != NULL;
    if (ok) gc_track(vm, &t->head);
    link_subclass(t);
    ok = ok && complete_attrs(vm, t);
    if (ok) {
        class_update_slots(vm, t);
        ok = tell_about_class(vm, t);
    }
    if (ok) return from_object(t);
    DECREF_OBJ(vm, t);
    return FAILED;
}
