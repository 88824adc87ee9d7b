/* Instances of the program's classes: made, called into being, finalized. */
#include "class.h"
#include <string.h>
#include "../abstract.h"
#include "../state.h"

value instance_new(vm *vm, type *t) {
    instance *o = t->instance_size <= HEAP_SMALL ? heap_take(vm, t->instance_size) : NULL;
    if (o) {
        o->head = (object){ .refs = 1, .type = t };
        t->head.refs++;
    } else if (!(o = object_new(vm, t, t->instance_size))) {
        return FAILED;
    }
    if (t->instance_size == sizeof *o) o->attrs = NULL;
    else memset((char *)o + sizeof o->head, 0, t->instance_size - sizeof o->head);
    gc_track(vm, &o->head);
    return from_object(o);
}

void instance_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    type *t = o->type;
    dict *attrs = ((instance *)o)->attrs;
    if (attrs) DECREF_OBJ(vm, attrs);
    heap_give(vm, o, sizeof(instance));
    DECREF_OBJ(vm, t);
}

/* An attribute dict that the program has not seen is not tracked, and the instance shows what is in it. */
static void visit_attrs(dict *attrs, visit_fn visit, void *arg) {
    if (attrs->head.tracked) visit(arg, from_object(attrs));
    else if (attrs->head.refs == 1) dict_traverse(&attrs->head, visit, arg);
}

/* An instance counts its class. */
void instance_traverse(object *o, visit_fn visit, void *arg) {
    visit(arg, from_object(o->type));
    dict *attrs = ((instance *)o)->attrs;
    if (attrs) visit_attrs(attrs, visit, arg);
}

dict *instance_attrs_new(vm *vm, const object *o) {
    return o->type->traverse == instance_traverse ? dict_new_untracked(vm) : dict_new(vm);
}

void instance_clear(vm *vm, object *o) {
    dict *attrs = ((instance *)o)->attrs;
    ((instance *)o)->attrs = NULL;
    if (attrs) DECREF_OBJ(vm, attrs);
}

/* --- with __slots__, or of classes that derive from another built-in type ---------------------- */
static value *slots_of(object *o, const type *c) { return (value *)((char *)o + c->slots_offset); }

/* The attribute dict when a class of the program brought it, not the built-in type. */
static dict **own_dict(object *o) { return o->type->has_dict && !builtin_base(o->type)->has_dict ? instance_dict(o) : NULL; }

static void drop_fields(vm *vm, object *o) {
    for (const type *c = o->type; c->heap; c = c->base)
        for (uint32_t i = 0; i < c->nslots; i++) replace(vm, &slots_of(o, c)[i], EMPTY);
    dict **place = own_dict(o), *attrs = place ? *place : NULL;
    if (!attrs) return;
    *place = NULL;
    DECREF_OBJ(vm, attrs);
}

void layout_dealloc(vm *vm, object *o) {
    const type *base = builtin_base(o->type);
    gc_untrack(vm, o);
    drop_fields(vm, o);
    if (base == &type_object) object_free(vm, o, o->type->instance_size);
    else base->dealloc(vm, o);
}

/* The built-in exceptions' traverse knows of classes. */
void layout_traverse(object *o, visit_fn visit, void *arg) {
    const type *base = builtin_base(o->type);
    if (!base->is_exception) visit(arg, from_object(o->type));
    for (const type *c = o->type; c->heap; c = c->base)
        for (uint32_t i = 0; i < c->nslots; i++) if (slots_of(o, c)[i]) visit(arg, slots_of(o, c)[i]);
    dict **attrs = own_dict(o);
    if (attrs && *attrs) visit_attrs(*attrs, visit, arg);
    if (base->traverse) base->traverse(o, visit, arg);
}

void layout_clear(vm *vm, object *o) {
    const type *base = builtin_base(o->type);
    drop_fields(vm, o);
    if (base->clear) base->clear(vm, o);
}

/* --- calls of classes -------------------------------------------------------------------------- */
/* Calls __init__ unless it is object's, which does nothing. */
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
    type *owner = new_wrapper_owner(make);
    if (owner == &type_object && builtin_base(t) == owner) {
        if (is_builtin_init(type_lookup(vm, t, vm->names.init)) && !object_reject_args(vm, t, nargs)) return FAILED;
        self = t->abstract ? class_refuse_abstract(vm, t) : instance_new(vm, t);
    } else if (owner) {
        self = make_checked(vm, owner, t, args, nargs, kwnames);
    } else {
        const type *kind = type_of(make);
        make = kind->descr_get ? kind->descr_get(vm, make, EMPTY, t) : incref(make);
        if (!make) return FAILED;
        self = call_prepended(vm, make, from_object(t), args, nargs, kwnames);
        decref(vm, make);
        if (!self || !is_instance(self, t)) return self;
    }
    if (!self) return FAILED;
    if (initialize(vm, self, args, nargs, kwnames)) return self;
    decref(vm, self);
    return FAILED;
}

/* What the finalizer's own code drops dies at once, however deep the deallocation that led here: its calls bound the C stack. */
void class_finalize(vm *vm, object *o) {
    value fn = xincref(type_lookup(vm, o->type, vm->names.del_));
    bool found;
    int depth = vm->heap.release_depth;
    vm->heap.release_depth = 0;
    value result = call_special(vm, from_object(o), vm->names.del_, NULL, 0, &found);
    if (found && !result) exception_unraisable(vm, fn);
    xdecref(vm, result);
    xdecref(vm, fn);
    vm->heap.release_depth = depth;
}
