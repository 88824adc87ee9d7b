/* Classes, instances and attribute access.  */
#ifndef GENLAB_OBJECTS_CLASS_H
#define GENLAB_OBJECTS_CLASS_H

#include "../object.h"

/* Of a class that derives from object. */
typedef struct instance { object head; dict *attrs; } instance;
/* A computed attribute, found in a built-in type's dict. */
typedef struct getset { object head; const getset_def *def; type *owner; } getset;
extern type type_object, type_type, type_getset, type_slot_wrapper;

/* class name(bases, **keywords): ns becomes the class dict (copied); keywords, which may be NULL, are __init_subclass__'s. */
value class_new(vm *vm, str *name, tuple *bases, dict *ns, dict *keywords, bool abc);
/* The class statement: body is its function, keywords a dict or NULL. */
value class_build(vm *vm, value body, str *name, const value *bases, int nbases, dict *keywords);

/* The classes of t in the order of lookup: for (mro_walk w = mro_from(t); (c = mro_next(&w));) */
typedef struct mro_walk { const type *at, *const *rest, *const *end; } mro_walk;
static inline mro_walk mro_from(const type *t) { return (mro_walk){ t, NULL, NULL }; }
static inline const type *mro_next(mro_walk *w) {
    if (w->rest) return w->rest < w->end ? *w->rest++ : NULL;
    const type *t = w->at;
    if (t && t->mro) {
        w->rest = t->mro + 1;
        w->end = t->mro + t->nmro;
    } else if (t) {
        w->at = t->base;
    }
    return t;
}
tuple *mro_tuple(vm *vm, const type *t);
/* Sets the order of lookup of a class whose bases are set: C3 (Barrett et al., "A Monotonic Superclass Linearization for
 * Dylan", 1996). False: TypeError. */
bool mro_set(vm *vm, type *t);
/* isinstance and issubclass for what may be an ABC: 1, 0, -1 raised. */
int class_check_instance(vm *vm, value o, type *cls);
int class_check_subclass(vm *vm, type *t, type *cls);
/* The built-in type whose layout the instances of t have. */
static inline const type *builtin_base(const type *t) {
    while (t->heap) t = t->base;
    return t;
}
extern type type_abc_meta, type_super, type_member, type_mappingproxy, type_new_wrapper;
/* A new instance of a class of the program that derives from object, without attributes; __init__ is not called. */
value instance_new(vm *vm, type *t);
/* The attribute dict of one that has none yet: tracked where the instance does not show what is in it. */
dict *instance_attrs_new(vm *vm, const object *o);
/* type_attrs: the class's own dict, borrowed. */
dict *type_attrs(vm *vm, const type *t);
/* Without the module in front of the name of a built-in type that belongs to one. */
const char *type_short_name(const type *t);
/* Looks name (interned) up along the base chain: borrowed or EMPTY; never raises. Cached per VM. */
value type_lookup(vm *vm, const type *t, str *name);
/* Where an instance keeps its attribute dict, or NULL if its type has none. *slot may be NULL: not made yet. */
static inline dict **instance_dict(object *o) {
    return o->type->has_dict ? (dict **)((char *)o + o->type->dict_offset) : NULL;
}
/* t[key]: what __class_getitem__ says. */
value class_getitem(vm *vm, type *t, value key);
value mappingproxy_new(vm *vm, value mapping);  /* borrows */
/* Whether obj is what the descriptor of this name in owner is for. False: TypeError. */
bool descriptor_applies(vm *vm, const char *name, const type *owner, value obj);
/* The attribute protocol, through the type's slots; name is interned. AttributeError with CPython's text. */
value object_getattr(vm *vm, value o, str *name);
bool object_setattr(vm *vm, value o, str *name, value v);   /* v EMPTY: delete; borrows */
/* 1 found (*out new reference), 0 absent with nothing raised, -1 raised. */
int object_find_attr(vm *vm, value o, str *name, value *out);
/* The protocol without the getattr and setattr slots: what those slots of a type fall back to. */
value generic_getattr(vm *vm, value o, str *name);
bool generic_setattr(vm *vm, value o, str *name, value v);
int generic_find_attr(vm *vm, value o, str *name, value *out);
/* "'X' object has no attribute 'y'" with the exception's name and obj set. Always FAILED. */
value raise_no_attribute(vm *vm, value o, str *name);
/* For a method call without a bound method object: *fn new reference; *self is o itself (borrowed) when it goes before
 * the arguments, else EMPTY. 1, or -1 raised. */
int object_get_method(vm *vm, value o, str *name, value *fn, value *self);
/* The same for a special method, which is looked up on the type only: 1, 0 absent with nothing raised, -1 raised. */
int object_get_special(vm *vm, value o, str *name, value *fn, value *self);
/* Calls a special method looked up on the type. EMPTY result with nothing raised (see *found) when absent. */
value call_special(vm *vm, value self, str *name, const value *args, int nargs, bool *found);
/* Calls what was found on the type of self, bound to self by its descr_get: all borrowed. */
value call_bound(vm *vm, value fn, value self, const value *args, int nargs, tuple *kwnames);
/* The names that dir(o) lists, sorted. */
list *object_dir(vm *vm, value o);

/* --- between the files of classes -------------------------------------------------------------- */
char *class_copy_name(vm *vm, str *name);       /* of strlen + 1 bytes */
bool class_link(vm *vm, type *t);               /* to its bases */
void class_unlink(type *t);                     /* from its bases */
/* The class nearest to object that has all of t's layout but an attribute dict. Kinds of built-in exceptions that differ
 * in their fields count as different layouts. */
const type *solid_base(const type *t);
/* The base whose layout a class with these bases extends, borrowed: NULL with TypeError when there is no one. */
type *choose_base(vm *vm, tuple *bases);
bool class_refuse_deletion(vm *vm, const type *t, const char *what);    /* TypeError */
/* object.__class__ and type.__bases__. */
value instance_class(vm *vm, value self);
bool instance_set_class(vm *vm, value self, value v);
bool class_set_bases(vm *vm, value self, value v);
list *class_abstract_names(vm *vm, type *t);    /* sorted */
value class_refuse_abstract(vm *vm, type *t);   /* TypeError that names them */
/* Sets a class's slots from what it and its bases define; those of its subclasses too. */
void class_update_slots(vm *vm, type *t);
value instance_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);
/* Of classes that derive from object and have no __slots__, and of all. */
void instance_dealloc(vm *vm, object *o);
void instance_traverse(object *o, visit_fn visit, void *arg);
void instance_clear(vm *vm, object *o);
void layout_dealloc(vm *vm, object *o);
void layout_traverse(object *o, visit_fn visit, void *arg);
void layout_clear(vm *vm, object *o);
/* A descriptor of one of __slots__, at this offset of an instance of owner. */
value member_new(vm *vm, type *owner, str *name, int32_t offset);
/* Whether v is such a descriptor, for a type that t derives from, and where in an instance the value is. */
bool member_place(value v, const type *t, int32_t *offset);
void class_finalize(vm *vm, object *o);     /* the finalize slot: __del__ */
/* Adds "__len__" and so on to the dict of a built-in type, for its own slots. */
bool wrappers_add(vm *vm, type *t, dict *attrs);
/* object.__init__: calling it is not needed. */
bool is_builtin_init(value init);
bool is_object_new(value fn);
/* X.__new__ of a built-in type X: X; else NULL. */
type *new_wrapper_owner(value fn);
value new_wrapper_new(vm *vm, type *owner);
/* owner.__new__(t, ...): TypeError when that would give t another layout than its own. */
value make_checked(vm *vm, type *owner, type *t, const value *args, int nargs, tuple *kwnames);
bool object_reject_args(vm *vm, const type *t, int nargs);  /* "X() takes no arguments" when there are any */
bool method_cache_init(vm *vm);
void method_cache_free(vm *vm);
void types_changed(vm *vm);                 /* some class is not what it was: caches of lookups end */
/* The same when only t is not what it was; its subclasses inherit that. */
void type_changed(vm *vm, const type *t);
/* A number that no other type of the VM has or had, until what a lookup on t finds may change; 0: there is none. A built-in
 * type keeps its own. */
uint32_t type_version(vm *vm, type *t);
str *class_module(vm *vm, const type *t);        /* borrowed; NULL: builtins */
const char *type_display_name(vm *vm, const type *t, char *buf, size_t size);  /* qualified, as <class '...'> shows it */
extern const getset_def dict_getset;
extern const native_def object_class_methods[];

#endif
