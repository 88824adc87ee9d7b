/* Instances of the program's classes: made, called into being, finalized. */
#include "class.h"
#include "../abstract.h"
#include "../state.h"

value instance_new(vm *vm, type *t) {
    instance *o = object_new(vm, t, sizeof *o);
    if (!o) return FAILED;
    o->attrs = NULL;
    gc_track(vm, &o->head);
    return from_object(o);
}

void instance_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    dict *attrs = ((instance *)o)->attrs;
    if (attrs) DECREF_OBJ(vm, attrs);
    object_free(vm, o, sizeof(instance));
}

/* An instance counts its class. */
void instance_traverse(object *o, visit_fn visit, void *arg) {
    visit(arg, from_object(o->type));
    dict *attrs = ((instance *)o)->attrs;
    if (attrs) visit(arg, from_object(attrs));
}

void instance_clear(vm *vm, object *o) {
    dict *attrs = ((instance *)o)->attrs;
    ((instance *)o)->attrs = NULL;
    if (attrs) DECREF_OBJ(vm, attrs);
}

/* Calls __init__ unless it is the one that does nothing. */
static bool initialize(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    value init = type_lookup(vm, type_of(self), vm->names.init);
    if (is_builtin_init(init)) return true;
    incref(init);
    value result = call_bound(vm, init, self, args, nargs, kwnames);
    decref(vm, init);
    if (result == NONE) return true;
    if (result) raise_error(vm, &type_TypeError, "__init__() should return None, not '%s'", type_of(result)->name);
    xdecref(vm, result);
    return false;
}

value instance_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value self, make = type_lookup(vm, t, vm->names.new_);
    if (is_object_new(make)) {
        if (is_builtin_init(type_lookup(vm, t, vm->names.init)) && !object_reject_args(vm, t, nargs)) return FAILED;
        self = instance_new(vm, t);
    } else {
        incref(make);
        self = call_prepended(vm, make, from_object(t), args, nargs, kwnames);
        decref(vm, make);
        if (!self || !is_instance(self, t)) return self;
    }
    if (!self) return FAILED;
    if (initialize(vm, self, args, nargs, kwnames)) return self;
    decref(vm, self);
    return FAILED;
}

/* Exceptions have their arguments from __new__, before any __init__ sees them. */
value exception_class_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value make = type_lookup(vm, t, vm->names.new_);
    value init = type_lookup(vm, t, vm->names.init);
    bool own_make = !has_type(make, &type_native), own_init = !is_builtin_init(init);
    if (!own_make && !own_init) return exception_construct(vm, t, args, nargs, kwnames);
    value self;
    if (own_make) {
        incref(make);
        self = call_prepended(vm, make, from_object(t), args, nargs, kwnames);
        decref(vm, make);
        if (!self || !is_instance(self, t)) return self;
    } else {
        int positional = nargs - (kwnames ? (int)kwnames->len : 0);
        self = exception_new_bare(vm, t, args, positional);
        if (!self) return FAILED;
    }
    bool ok = own_init ? initialize(vm, self, args, nargs, kwnames) : exception_init(vm, as_exception(self), args, nargs, kwnames);
    if (ok) return self;
    decref(vm, self);
    return FAILED;
}

void class_finalize(vm *vm, object *o) {
    value fn = xincref(type_lookup(vm, o->type, vm->names.del_));
    bool found;
    value result = call_special(vm, from_object(o), vm->names.del_, NULL, 0, &found);
    if (found && !result) exception_unraisable(vm, fn);
    xdecref(vm, result);
    xdecref(vm, fn);
}
