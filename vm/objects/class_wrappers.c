/* The slots of built-in types as methods: "__len__" of list, and so on. */
#include "class.h"
#include "construct.h"
#include "float.h"
#include "int.h"
#include "../abstract.h"
#include "../state.h"

typedef value (*wrap_fn)(vm *vm, type *owner, const value *args, int nargs, tuple *kwnames);

/* Serves types whose own slot differs from their base's. */
typedef struct wrapper_def {
    const char *name;
    size_t slot;
    int8_t nargs;       /* without self; -1: the function checks, and takes keywords */
    wrap_fn fn;
} wrapper_def;

typedef struct slot_wrapper { object head; const wrapper_def *def; type *owner; } slot_wrapper;

#define WRAP(id) static value wrap_##id(vm *vm, type *owner, const value *args, int nargs, tuple *kwnames)
#define UNUSED() ((void)vm, (void)owner, (void)args, (void)nargs, (void)kwnames)

WRAP(repr) { UNUSED(); return owner->repr(vm, args[0]); }
WRAP(str) { UNUSED(); return owner->str(vm, args[0]); }
WRAP(getitem) { UNUSED(); return owner->getitem(vm, args[0], args[1]); }
WRAP(setitem) { UNUSED(); return owner->setitem(vm, args[0], args[1], args[2]) ? NONE : FAILED; }
WRAP(delitem) { UNUSED(); return owner->setitem(vm, args[0], args[1], EMPTY) ? NONE : FAILED; }
WRAP(set) { UNUSED(); return owner->descr_set(vm, args[0], args[1], args[2]) ? NONE : FAILED; }
WRAP(delete) { UNUSED(); return owner->descr_set(vm, args[0], args[1], EMPTY) ? NONE : FAILED; }
WRAP(iter) { UNUSED(); return owner->iter(vm, args[0]); }
WRAP(call) { UNUSED(); return owner->call(vm, args[0], args + 1, nargs - 1, kwnames); }
WRAP(lt) { UNUSED(); return owner->compare(vm, args[0], args[1], CMP_LT); }
WRAP(le) { UNUSED(); return owner->compare(vm, args[0], args[1], CMP_LE); }
WRAP(eq) { UNUSED(); return owner->compare(vm, args[0], args[1], CMP_EQ); }
WRAP(ne) { UNUSED(); return owner->compare(vm, args[0], args[1], CMP_NE); }
WRAP(gt) { UNUSED(); return owner->compare(vm, args[0], args[1], CMP_GT); }
WRAP(ge) { UNUSED(); return owner->compare(vm, args[0], args[1], CMP_GE); }

WRAP(hash) {
    UNUSED();
    uint64_t hash;
    return owner->hash(vm, args[0], &hash) ? int_from_i64(vm, (int64_t)hash) : FAILED;
}

WRAP(truth) {
    UNUSED();
    int truth = owner->truth(vm, args[0]);
    return truth < 0 ? FAILED : from_bool(truth);
}

WRAP(len) {
    UNUSED();
    int64_t n = owner->len(vm, args[0]);
    return n < 0 ? FAILED : int_from_i64(vm, n);
}

WRAP(contains) {
    UNUSED();
    int found = owner->contains(vm, args[0], args[1]);
    return found < 0 ? FAILED : from_bool(found);
}

WRAP(next) {
    UNUSED();
    value v = owner->next(vm, args[0]);
    return v == NO_MORE ? raise_bare(vm, &type_StopIteration) : v;
}

WRAP(get) {
    UNUSED();
    if (nargs < 2 || nargs > 3)
        return raise_error(vm, &type_TypeError, " expected at %s, got %d", nargs < 2 ? "least 1 argument" : "most 2 arguments", nargs - 1);
    value obj = args[1] == NONE ? EMPTY : args[1], cls = nargs == 3 ? args[2] : NONE;
    if (!obj && cls == NONE) return raise_error(vm, &type_TypeError, "__get__(None, None) is invalid");
    return owner->descr_get(vm, args[0], obj, is_instance(cls, &type_type) ? (type *)as_object(cls) : type_of(args[1]));
}

WRAP(init) {
    UNUSED();
    if (owner->init) return owner->init(vm, args[0], args + 1, nargs - 1, kwnames) ? NONE : FAILED;
    if (nargs > 1 && (!is_builtin_init(type_lookup(vm, type_of(args[0]), vm->names.init))))
        return raise_error(vm, &type_TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (nargs > 1 && is_object_new(type_lookup(vm, type_of(args[0]), vm->names.new_)))
        return raise_error(vm, &type_TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", type_of(args[0])->name);
    return NONE;
}

#define WRAP_BINARY(id, op) \
    WRAP(id) { UNUSED(); return owner->binary(vm, args[0], args[1], op); } \
    WRAP(r##id) { UNUSED(); return owner->binary(vm, args[1], args[0], op); } \
    WRAP(i##id) { UNUSED(); return owner->inplace(vm, args[0], args[1], op); }
/* __pow__ and __rpow__ (reflected) take a third number. */
static value wrap_power(vm *vm, type *owner, const value *args, int nargs, bool reflected) {
    if (nargs < 2 || nargs > 3)
        return raise_error(vm, &type_TypeError, " expected at %s, got %d", nargs < 2 ? "least 1 argument" : "most 2 arguments", nargs - 1);
    value base = args[reflected], exponent = args[!reflected];
    if (nargs == 2 || args[2] == NONE) return owner->binary(vm, base, exponent, OP_POW);
    return int_pow_mod(vm, base, exponent, args[2]);
}

WRAP(pow) { UNUSED(); return wrap_power(vm, owner, args, nargs, false); }
WRAP(rpow) { UNUSED(); return wrap_power(vm, owner, args, nargs, true); }
#define POWER { "__pow__", 0, -1, wrap_pow }, { "__rpow__", 0, -1, wrap_rpow }, { 0 } /* no type has __ipow__ */

#define BINARY(id) { "__" #id "__", 0, 1, wrap_##id }, { "__r" #id "__", 0, 1, wrap_r##id }, { "__i" #id "__", 0, 1, wrap_i##id }
WRAP_BINARY(add, OP_ADD) WRAP_BINARY(sub, OP_SUB) WRAP_BINARY(mul, OP_MUL) WRAP_BINARY(truediv, OP_TRUEDIV)
WRAP_BINARY(floordiv, OP_FLOORDIV) WRAP_BINARY(mod, OP_MOD) WRAP_BINARY(lshift, OP_LSHIFT)
WRAP_BINARY(rshift, OP_RSHIFT) WRAP_BINARY(and, OP_AND) WRAP_BINARY(or, OP_OR) WRAP_BINARY(xor, OP_XOR)
static const wrapper_def binary_defs[] = { /* three for each operator, in the order of enum binop */
    BINARY(add), BINARY(sub), BINARY(mul), BINARY(truediv), BINARY(floordiv), BINARY(mod), POWER, BINARY(lshift),
    BINARY(rshift), BINARY(and), BINARY(or), BINARY(xor),
};

WRAP(neg) { UNUSED(); return owner->unary(vm, args[0], OP_NEG); }
WRAP(pos) { UNUSED(); return owner->unary(vm, args[0], OP_POS); }
WRAP(invert) { UNUSED(); return owner->unary(vm, args[0], OP_INVERT); }
static const wrapper_def unary_defs[] = { { "__neg__", 0, 0, wrap_neg }, { "__pos__", 0, 0, wrap_pos }, { "__invert__", 0, 0, wrap_invert } };

/* Which operators the slots of a type know, as bits of enum binop and enum unop. */
#define B(op) (1u << OP_##op)
#define ARITHMETIC (B(ADD) | B(SUB) | B(MUL) | B(TRUEDIV) | B(FLOORDIV) | B(MOD) | B(POW))
#define BITS (B(AND) | B(OR) | B(XOR))
static const struct operators { const type *t; uint32_t binary, reflected, inplace, unary; } operators[] = {
    { &type_int, ARITHMETIC | BITS | B(LSHIFT) | B(RSHIFT), ARITHMETIC | BITS | B(LSHIFT) | B(RSHIFT), 0, B(NEG) | B(POS) | B(INVERT) },
    { &type_bool, BITS, BITS, 0, B(INVERT) },
    { &type_float, ARITHMETIC, ARITHMETIC, 0, B(NEG) | B(POS) },
    { &type_str, B(ADD) | B(MUL) | B(MOD), B(MUL) | B(MOD), 0, 0 },
    { &type_list, B(ADD) | B(MUL), B(MUL), B(ADD) | B(MUL), 0 },
    { &type_tuple, B(ADD) | B(MUL), B(MUL), 0, 0 },
    { &type_dict, B(OR), B(OR), B(OR), 0 },
    { &type_set, B(SUB) | BITS, B(SUB) | BITS, B(SUB) | BITS, 0 },
    { &type_frozenset, B(SUB) | BITS, B(SUB) | BITS, 0, 0 },
};

#define S(field) offsetof(type, field)
static const wrapper_def wrapper_defs[] = {
    { "__repr__", S(repr), 0, wrap_repr }, { "__str__", S(str), 0, wrap_str }, { "__hash__", S(hash), 0, wrap_hash },
    { "__bool__", S(truth), 0, wrap_truth }, { "__len__", S(len), 0, wrap_len }, { "__getitem__", S(getitem), 1, wrap_getitem },
    { "__setitem__", S(setitem), 2, wrap_setitem }, { "__delitem__", S(setitem), 1, wrap_delitem },
    { "__contains__", S(contains), 1, wrap_contains }, { "__iter__", S(iter), 0, wrap_iter }, { "__next__", S(next), 0, wrap_next },
    { "__lt__", S(compare), 1, wrap_lt }, { "__le__", S(compare), 1, wrap_le }, { "__eq__", S(compare), 1, wrap_eq },
    { "__ne__", S(compare), 1, wrap_ne }, { "__gt__", S(compare), 1, wrap_gt }, { "__ge__", S(compare), 1, wrap_ge },
    { "__call__", S(call), -1, wrap_call }, { "__get__", S(descr_get), -1, wrap_get },
    { "__set__", S(descr_set), 2, wrap_set }, { "__delete__", S(descr_set), 1, wrap_delete },
};
static const wrapper_def init_def = { "__init__", 0, -1, wrap_init };

bool is_builtin_init(value init) {
    slot_wrapper *w = init && has_type(init, &type_slot_wrapper) ? (slot_wrapper *)as_object(init) : NULL;
    return w && w->def == &init_def && w->owner == &type_object;
}

static bool add_wrapper(vm *vm, type *t, dict *attrs, const wrapper_def *def) {
    str *name = str_intern_cstr(vm, def->name);
    if (!name) return false;
    bool ok = true;
    if (!dict_get_str(attrs, name)) {
        slot_wrapper *w = object_new(vm, &type_slot_wrapper, sizeof *w);
        if (w) {
            w->def = def;
            w->owner = t;
            ok = dict_set_str(vm, attrs, name, from_object(w));
            DECREF_OBJ(vm, w);
        }
        ok = ok && w;
    }
    DECREF_OBJ(vm, name);
    return ok;
}

static bool add_operators(vm *vm, type *t, dict *attrs, const struct operators *has) {
    const uint32_t forms[] = { has->binary, has->reflected, has->inplace };
    for (uint32_t i = 0; i < sizeof binary_defs / sizeof *binary_defs; i++)
        if (forms[i % 3] >> (i / 3) & 1 && !add_wrapper(vm, t, attrs, &binary_defs[i])) return false;
    for (uint32_t i = 0; i < sizeof unary_defs / sizeof *unary_defs; i++)
        if (has->unary >> i & 1 && !add_wrapper(vm, t, attrs, &unary_defs[i])) return false;
    return true;
}

static bool add_construction(vm *vm, type *t, dict *attrs) {
    const type *base = t->base;
    if (t == &type_object || (t->init && t->init != base->init)) if (!add_wrapper(vm, t, attrs, &init_def)) return false;
    if (!t->make || (base && base->make == t->make && !t->is_exception)) return true;
    value make = new_wrapper_new(vm, t);
    bool ok = make && dict_set_str(vm, attrs, vm->names.new_, make);
    xdecref(vm, make);
    return ok;
}

bool wrappers_add(vm *vm, type *t, dict *attrs) {
    for (size_t i = 0; i < sizeof wrapper_defs / sizeof *wrapper_defs; i++) {
        size_t slot = wrapper_defs[i].slot;
        void *const *own = (void *const *)((char *)t + slot);
        void *const *inherited = t->base ? (void *const *)((char *)t->base + slot) : NULL;
        if (!*own || (inherited && *own == *inherited)) continue;
        bool refused = slot == S(hash) && t->hash == hash_refused;      /* __hash__ = None */
        if (!(refused ? dict_set_str(vm, attrs, vm->names.hash, NONE) : add_wrapper(vm, t, attrs, &wrapper_defs[i]))) return false;
    }
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (operators[i].t == t && !add_operators(vm, t, attrs, &operators[i])) return false;
    return add_construction(vm, t, attrs);
}

static value wrapper_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    slot_wrapper *w = (slot_wrapper *)as_object(self);
    int nkw = kwnames ? (int)kwnames->len : 0;
    if (nargs - nkw < 1)
        return raise_error(vm, &type_TypeError, "descriptor '%s' of '%s' object needs an argument", w->def->name, w->owner->name);
    if (!is_instance(args[0], w->owner))
        return raise_error(vm, &type_TypeError, "descriptor '%s' requires a '%s' object but received a '%s'",
            w->def->name, w->owner->name, type_of(args[0])->name);
    if (w->def->nargs >= 0) {
        if (nkw) return raise_error(vm, &type_TypeError, "wrapper %s() takes no keyword arguments", w->def->name);
        if (nargs - 1 != w->def->nargs)
            return raise_error(vm, &type_TypeError, "%sexpected %d argument%s, got %d", w->def->nargs == 2 ? " " : "", w->def->nargs,
                w->def->nargs == 1 ? "" : "s", nargs - 1);
    }
    return w->def->fn(vm, w->owner, args, nargs, kwnames);
}

static value wrapper_repr(vm *vm, value self) {
    slot_wrapper *w = (slot_wrapper *)as_object(self);
    return from_object(str_format(vm, "<slot wrapper '%s' of '%s' objects>", w->def->name, w->owner->name));
}

static value wrapper_get(vm *vm, value self, value obj, type *owner) {
    const slot_wrapper *w = (slot_wrapper *)as_object(self);
    (void)owner;
    if (!obj) return incref(self);
    return descriptor_applies(vm, w->def->name, w->owner, obj) ? method_new(vm, self, obj) : FAILED;
}

static value wrapper_name(vm *vm, value self) {
    return from_object(str_from_cstr(vm, ((slot_wrapper *)as_object(self))->def->name));
}

static value wrapper_qualname(vm *vm, value self) {
    const slot_wrapper *w = (slot_wrapper *)as_object(self);
    return from_object(str_format(vm, "%s.%s", w->owner->name, w->def->name));
}

static value wrapper_owner(vm *vm, value self) { (void)vm; return incref(from_object(((slot_wrapper *)as_object(self))->owner)); }

static void wrapper_dealloc(vm *vm, object *o) {
    object_free(vm, o, sizeof(slot_wrapper));
}

static const getset_def wrapper_getsets[] = {
    { "__name__", wrapper_name, readonly_attribute }, { "__qualname__", wrapper_qualname, NULL },
    { "__objclass__", wrapper_owner, readonly_attribute }, { 0 },
};

type type_slot_wrapper = {
    .head = TYPE_HEAD, .name = "wrapper_descriptor", .base = &type_object, .instance_size = sizeof(slot_wrapper), .final = true,
    .getsets = wrapper_getsets, .dealloc = wrapper_dealloc, .repr = wrapper_repr, .call = wrapper_call, .descr_get = wrapper_get,
};

/* --- __new__ ----------------------------------------------------------------------------------- */
typedef struct new_wrapper { object head; type *owner; } new_wrapper;

value new_wrapper_new(vm *vm, type *owner) {
    new_wrapper *w = object_new(vm, &type_new_wrapper, sizeof *w);
    if (w) w->owner = owner;
    return from_object(w);
}

type *new_wrapper_owner(value fn) {
    return fn && has_type(fn, &type_new_wrapper) ? ((new_wrapper *)as_object(fn))->owner : NULL;
}

bool is_object_new(value fn) { return new_wrapper_owner(fn) == &type_object; }

value make_checked(vm *vm, type *owner, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!type_is_subtype(t, owner))
        return raise_error(vm, &type_TypeError, "%s.__new__(%s): %s is not a subtype of %s", owner->name, t->name, t->name, owner->name);
    const type *base = builtin_base(t), *shown = t;
    if (base->make != owner->make) {
        while (shown->heap && !new_wrapper_owner(type_lookup(vm, shown, vm->names.new_))) shown = shown->base;
        return raise_error(vm, &type_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", owner->name, t->name, shown->name);
    }
    return owner->make(vm, t, args, nargs, kwnames);
}

static value new_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    type *owner = ((new_wrapper *)as_object(self))->owner;
    if (nargs - (kwnames ? (int)kwnames->len : 0) == 0)
        return raise_error(vm, &type_TypeError, "%s.__new__(): not enough arguments", owner->name);
    if (!is_instance(args[0], &type_type))
        return raise_error(vm, &type_TypeError, "%s.__new__(X): X is not a type object (%s)", owner->name, type_of(args[0])->name);
    return make_checked(vm, owner, (type *)as_object(args[0]), args + 1, nargs - 1, kwnames);
}

static value new_repr(vm *vm, value self) {
    return from_object(str_format(vm, "<built-in method __new__ of type object at %p>", (void *)((new_wrapper *)as_object(self))->owner));
}

static value new_name(vm *vm, value self) { (void)self; return incref(from_object(vm->names.new_)); }
static value new_self(vm *vm, value self) { (void)vm; return incref(from_object(((new_wrapper *)as_object(self))->owner)); }

static value new_qualname(vm *vm, value self) {
    return from_object(str_format(vm, "%s.__new__", ((new_wrapper *)as_object(self))->owner->name));
}

static void new_dealloc(vm *vm, object *o) { object_free(vm, o, sizeof(new_wrapper)); }

static const getset_def new_getsets[] = {
    { "__name__", new_name, NULL }, { "__qualname__", new_qualname, NULL }, { "__self__", new_self, NULL }, { 0 },
};

type type_new_wrapper = {
    .head = TYPE_HEAD, .name = "builtin_function_or_method", .base = &type_object, .instance_size = sizeof(new_wrapper), .final = true,
    .getsets = new_getsets, .dealloc = new_dealloc, .repr = new_repr, .call = new_call,
};
