/* The slots of built-in types as methods: "__len__" of list, and so on. */
#include "class.h"
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
        return raise_error(vm, &type_TypeError, "expected at %s, got %d", nargs < 2 ? "least 1 argument" : "most 2 arguments", nargs - 1);
    bool through_class = args[1] == NONE && nargs == 3 && is_instance(args[2], &type_type);
    return owner->descr_get(vm, args[0], through_class ? EMPTY : args[1], through_class ? (type *)as_object(args[2]) : type_of(args[1]));
}

/* object.__init__ and the __init__ of the exceptions. */
WRAP(init) {
    UNUSED();
    if (owner->is_exception) return exception_init(vm, as_exception(args[0]), args + 1, nargs - 1, kwnames) ? NONE : FAILED;
    if (nargs > 1 && is_object_new(type_lookup(vm, type_of(args[0]), vm->names.new_)))
        return raise_error(vm, &type_TypeError, "%s.__init__() takes exactly one argument (the instance to initialize)", type_of(args[0])->name);
    return NONE;
}

#define S(field) offsetof(type, field)
static const wrapper_def wrapper_defs[] = {
    { "__repr__", S(repr), 0, wrap_repr }, { "__str__", S(str), 0, wrap_str }, { "__hash__", S(hash), 0, wrap_hash },
    { "__bool__", S(truth), 0, wrap_truth }, { "__len__", S(len), 0, wrap_len }, { "__getitem__", S(getitem), 1, wrap_getitem },
    { "__setitem__", S(setitem), 2, wrap_setitem }, { "__delitem__", S(setitem), 1, wrap_delitem },
    { "__contains__", S(contains), 1, wrap_contains }, { "__iter__", S(iter), 0, wrap_iter }, { "__next__", S(next), 0, wrap_next },
    { "__lt__", S(compare), 1, wrap_lt }, { "__le__", S(compare), 1, wrap_le }, { "__eq__", S(compare), 1, wrap_eq },
    { "__ne__", S(compare), 1, wrap_ne }, { "__gt__", S(compare), 1, wrap_gt }, { "__ge__", S(compare), 1, wrap_ge },
    { "__call__", S(call), -1, wrap_call }, { "__get__", S(descr_get), -1, wrap_get },
};
static const wrapper_def init_def = { "__init__", 0, -1, wrap_init };

bool is_builtin_init(value init) {
    return has_type(init, &type_slot_wrapper) && ((slot_wrapper *)as_object(init))->def == &init_def;
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

bool wrappers_add(vm *vm, type *t, dict *attrs) {
    for (size_t i = 0; i < sizeof wrapper_defs / sizeof *wrapper_defs; i++) {
        size_t slot = wrapper_defs[i].slot;
        void *const *own = (void *const *)((char *)t + slot);
        void *const *inherited = t->base ? (void *const *)((char *)t->base + slot) : NULL;
        if (*own && !(inherited && *own == *inherited) && !add_wrapper(vm, t, attrs, &wrapper_defs[i])) return false;
    }
    return (t != &type_object && t != &type_BaseException) || add_wrapper(vm, t, attrs, &init_def);
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
            return raise_error(vm, &type_TypeError, "expected %d argument%s, got %d", w->def->nargs, w->def->nargs == 1 ? "" : "s", nargs - 1);
    }
    return w->def->fn(vm, w->owner, args, nargs, kwnames);
}

static value wrapper_repr(vm *vm, value self) {
    slot_wrapper *w = (slot_wrapper *)as_object(self);
    return from_object(str_format(vm, "<slot wrapper '%s' of '%s' objects>", w->def->name, w->owner->name));
}

static value wrapper_get(vm *vm, value self, value obj, type *owner) {
    (void)owner;
    return obj ? method_new(vm, self, obj) : incref(self);
}

static value wrapper_name(vm *vm, value self) {
    return from_object(str_from_cstr(vm, ((slot_wrapper *)as_object(self))->def->name));
}

static void wrapper_dealloc(vm *vm, object *o) {
    object_free(vm, o, sizeof(slot_wrapper));
}

static const getset_def wrapper_getsets[] = { { "__name__", wrapper_name, NULL }, { 0 } };

type type_slot_wrapper = {
    .head = TYPE_HEAD, .name = "wrapper_descriptor", .base = &type_object, .instance_size = sizeof(slot_wrapper), .final = true,
    .getsets = wrapper_getsets, .dealloc = wrapper_dealloc, .repr = wrapper_repr, .call = wrapper_call, .descr_get = wrapper_get,
};
