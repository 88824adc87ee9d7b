/* Classes, instances and attribute access.  */
#ifndef GENLAB_OBJECTS_CLASS_H
#define GENLAB_OBJECTS_CLASS_H

#include "../object.h"

/* Of a class that derives from object. */
typedef struct instance { object head; dict *attrs; } instance;
/* A computed attribute, found in a built-in type's dict. */
typedef struct getset { object head; const getset_def *def; type *owner; } getset;
extern type type_object, type_type, type_getset, type_slot_wrapper;

/* class name(bases): ns becomes the class dict (copied). */
value class_new(vm *vm, str *name, tuple *bases, dict *ns);
/* A new instance of a class of the program that derives from object, without attributes; __init__ is not called. */
value instance_new(vm *vm, type *t);
/* type_attrs: the class's own dict, borrowed. */
dict *type_attrs(vm *vm, const type *t);
/* Looks name (interned) up along the base chain: borrowed or EMPTY; never raises. Cached per VM. */
value type_lookup(vm *vm, const type *t, str *name);
/* Where an instance keeps its attribute dict, or NULL if its type has none. *slot may be NULL: not made yet. */
static inline dict **instance_dict(object *o) {
    return o->type->has_dict ? (dict **)((char *)o + o->type->dict_offset) : NULL;
}
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
/* Sets a class's slots from what it and its bases define; those of its subclasses too. */
void class_update_slots(vm *vm, type *t);
value instance_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);
void instance_dealloc(vm *vm, object *o);
void instance_traverse(object *o, visit_fn visit, void *arg);
void instance_clear(vm *vm, object *o);
value exception_class_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);
void class_finalize(vm *vm, object *o);     /* the finalize slot: __del__ */
/* Adds "__len__" and so on to the dict of a built-in type, for its own slots. */
bool wrappers_add(vm *vm, type *t, dict *attrs);
/* The __init__ that every class inherits from object resp. BaseException: calling it is not needed. */
bool is_builtin_init(value init);
bool is_object_new(value fn);
bool object_reject_args(vm *vm, const type *t, int nargs);  /* "X() takes no arguments" when there are any */
bool method_cache_init(vm *vm);
void method_cache_free(vm *vm);
void types_changed(vm *vm);                 /* some class is not what it was: caches of lookups end */
str *class_module(vm *vm, const type *t);        /* borrowed; NULL: builtins */
const char *type_display_name(vm *vm, const type *t, char *buf, size_t size);  /* qualified, as <class '...'> shows it */
extern const native_def object_new_def, exception_new_def;
extern const getset_def dict_getset;

#endif
