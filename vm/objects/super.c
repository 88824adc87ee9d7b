/* super: attributes of what comes behind a class in the order of lookup. */
#include "class.h"
#include "construct.h"
#include "../abstract.h"
#include "../state.h"

typedef struct super {
    object head;
    type *cls;          /* owned; NULL before __init__ */
    value self;         /* owned or EMPTY */
    type *self_class;   /* owned or NULL: whose order of lookup it is */
} super;

static super *super_of(value v) { return (super *)as_object(v); }

static value super_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    super *s = object_new(vm, t, sizeof *s);
    if (!s) return FAILED;
    s->cls = s->self_class = NULL;
    s->self = EMPTY;
    gc_track(vm, &s->head);
    return from_object(s);
}

/* The class whose order of lookup counts: obj itself, its class, or what it says its class is. A new reference; NULL with TypeError. */
static type *find_class(vm *vm, type *cls, value obj) {
    if (is_instance(obj, &type_type) && type_is_subtype((type *)as_object(obj), cls)) return (type *)as_object(incref(obj));
    if (type_is_subtype(type_of(obj), cls)) return (type *)as_object(incref(from_object(type_of(obj))));
    value said;
    int found = object_find_attr(vm, obj, vm->names.class_, &said);
    if (found < 0) return NULL;
    if (found && is_instance(said, &type_type) && type_is_subtype((type *)as_object(said), cls)) return (type *)as_object(said);
    if (found) decref(vm, said);
    bool is_type = is_instance(obj, &type_type);
    raise_error(vm, &type_TypeError, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
        is_type ? "type" : "instance of", is_type ? ((type *)as_object(obj))->name : type_of(obj)->name, cls->name);
    return NULL;
}

static bool bind(vm *vm, super *s, type *cls, value obj) {
    type *self_class = obj ? find_class(vm, cls, obj) : NULL;
    if (obj && !self_class) return false;
    value old[] = { from_object(s->cls), s->self, from_object(s->self_class) };
    s->cls = (type *)as_object(incref(from_object(cls)));
    s->self = xincref(obj);
    s->self_class = self_class;
    for (int i = 0; i < 3; i++) xdecref(vm, old[i]);
    return true;
}

/* The cell's value: cells stand for captured variables. */
static value contents(value v) { return v && has_type(v, &type_cell) ? ((cell *)as_object(v))->v : v; }

/* super(): of __class__ and the first argument of the function that calls. */
static bool bind_to_caller(vm *vm, super *s) {
    frame *f = frame_visible(vm->current);
    if (!f) return raise_error(vm, &type_RuntimeError, "super(): no current frame");
    const code *c = frame_code(f);
    if (c->nargs == 0) return raise_error(vm, &type_RuntimeError, "super(): no arguments");
    value self = contents(f->slots[0]), cls = EMPTY;
    if (!self) return raise_error(vm, &type_RuntimeError, "super(): arg[0] deleted");
    uint32_t at = c->nslots - c->nfree;
    while (at < c->nslots && c->slot_names[at] != vm->names.class_) at++;
    if (at == c->nslots) return raise_error(vm, &type_RuntimeError, "super(): __class__ cell not found");
    cls = contents(f->slots[at]);
    if (!cls) return raise_error(vm, &type_RuntimeError, "super(): empty __class__ cell");
    if (!is_instance(cls, &type_type))
        return raise_error(vm, &type_RuntimeError, "super(): __class__ is not a type (%s)", type_of(cls)->name);
    incref(self);
    bool ok = bind(vm, s, (type *)as_object(cls), self);
    decref(vm, self);
    return ok;
}

static bool super_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, "super", 0, kwnames, 0, 2)) return false;
    if (nargs > 2) return raise_error(vm, &type_TypeError, "super() takes at most 2 arguments (%d given)", nargs);
    if (nargs == 0) return bind_to_caller(vm, super_of(self));
    if (!is_instance(args[0], &type_type))
        return raise_error(vm, &type_TypeError, "super() argument 1 must be a type, not %s", type_of(args[0])->name);
    return bind(vm, super_of(self), (type *)as_object(args[0]), nargs == 2 && args[1] != NONE ? args[1] : EMPTY);
}

static value super_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    return construct_args(vm, "super()", nargs - (kwnames ? (int)kwnames->len : 0), NULL, 0, 2)
        ? construct_by_init(vm, t, args, nargs, kwnames) : FAILED;
}

static void super_dealloc(vm *vm, object *o) {
    super *s = (super *)o;
    gc_untrack(vm, o);
    if (s->cls) DECREF_OBJ(vm, s->cls);
    xdecref(vm, s->self);
    if (s->self_class) DECREF_OBJ(vm, s->self_class);
    object_free(vm, o, sizeof *s);
}

static void super_traverse(object *o, visit_fn visit, void *arg) {
    super *s = (super *)o;
    if (s->cls) visit(arg, from_object(s->cls));
    if (s->self) visit(arg, s->self);
    if (s->self_class) visit(arg, from_object(s->self_class));
}

static value super_repr(vm *vm, value self) {
    super *s = super_of(self);
    const char *cls = s->cls ? s->cls->name : "NULL";
    if (!s->self_class) return from_object(str_format(vm, "<super: <class '%s'>, NULL>", cls));
    return from_object(str_format(vm, "<super: <class '%s'>, <%s object>>", cls, s->self_class->name));
}

/* What stands under the name behind the class: borrowed or EMPTY. */
static value find_behind(vm *vm, const super *s, str *name) {
    mro_walk walk = mro_from(s->self_class);
    const type *c;
    while ((c = mro_next(&walk)) && c != s->cls) {}
    value found = EMPTY;
    while (!found && (c = mro_next(&walk))) found = dict_get_str(type_attrs(vm, c), name);
    return found;
}

static value super_getattr(vm *vm, value self, str *name) {
    super *s = super_of(self);
    value v = s->self_class && name != vm->names.class_ ? find_behind(vm, s, name) : EMPTY;
    if (!v) return generic_getattr(vm, self, name);
    incref(v);
    if (!type_of(v)->descr_get) return v;
    value obj = s->self == from_object(s->self_class) ? EMPTY : s->self;
    value result = type_of(v)->descr_get(vm, v, obj, s->self_class);
    decref(vm, v);
    return result;
}

/* An unbound super in a class is bound through its instances. */
static value super_get(vm *vm, value self, value obj, type *owner) {
    (void)owner;
    super *s = super_of(self);
    if (!obj || obj == NONE || s->self || !s->cls) return incref(self);
    if (!has_type(self, &type_super)) {
        value args[] = { from_object(s->cls), obj };
        return op_call(vm, from_object(s->head.type), args, 2, NULL);
    }
    value bound = super_make(vm, &type_super, NULL, 0, NULL);
    if (bound && bind(vm, super_of(bound), s->cls, obj)) return bound;
    xdecref(vm, bound);
    return FAILED;
}

static value get_cls(vm *vm, value self) { (void)vm; super *s = super_of(self); return s->cls ? incref(from_object(s->cls)) : NONE; }
static value get_self(vm *vm, value self) { (void)vm; super *s = super_of(self); return s->self ? incref(s->self) : NONE; }

static value get_self_class(vm *vm, value self) {
    (void)vm;
    super *s = super_of(self);
    return s->self_class ? incref(from_object(s->self_class)) : NONE;
}

static const getset_def super_getsets[] = {
    { "__thisclass__", get_cls, NULL }, { "__self__", get_self, NULL }, { "__self_class__", get_self_class, NULL }, { 0 },
};

type type_super = {
    .head = TYPE_HEAD, .name = "super", .base = &type_object, .instance_size = sizeof(super),
    .getsets = super_getsets, .construct = super_construct, .make = super_make, .init = super_init,
    .dealloc = super_dealloc, .traverse = super_traverse, .repr = super_repr, .getattr = super_getattr, .descr_get = super_get,
};
