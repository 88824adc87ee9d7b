/* What may become of a class and its instances later: o.__class__ = C and C.__bases__ = (B,). */
#include "class.h"
#include "../state.h"

/* --- layouts ----------------------------------------------------------------------------------- */
/* In CPython that takes room. */
static bool adds_weakref(const type *t) { return t->referable && !t->base->referable; }

/* The class nearest to object with just t's layout. */
static const type *layout_of(const type *t) {
    while (t->heap && t->extra == t->base->extra && !adds_weakref(t)) t = t->base;
    return t->heap ? t : solid_base(t);
}

static bool same_slots(const type *a, const type *b) {
    if (a->nslots != b->nslots) return false;
    for (uint32_t i = 0; i < a->nslots; i++) if (a->slots->items[i] != b->slots->items[i]) return false;
    return true;
}

static bool same_layout(const type *a, const type *b) {
    a = layout_of(a);
    b = layout_of(b);
    return a == b || (a->heap && b->heap && a->base == b->base && a->extra == b->extra && a->has_dict == b->has_dict && same_slots(a, b));
}

/* --- the class of an instance ------------------------------------------------------------------ */
value instance_class(vm *vm, value self) {
    (void)vm;
    return incref(from_object(type_of(self)));
}

static bool change_class(vm *vm, value self, type *t) {
    type *old = type_of(self);
    if (!old->heap || !t->heap)
        return raise_error(vm, &type_TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!same_layout(old, t))
        return raise_error(vm, &type_TypeError, "__class__ assignment: '%s' object layout differs from '%s'", t->name, old->name);
    as_object(self)->type = (type *)as_object(incref(from_object(t)));
    DECREF_OBJ(vm, old);
    return true;
}

bool instance_set_class(vm *vm, value self, value v) {
    if (!v) return raise_error(vm, &type_TypeError, "can't delete __class__ attribute");
    if (!is_instance(v, &type_type))
        return raise_error(vm, &type_TypeError, "__class__ must be set to a class, not '%s' object", type_of(v)->name);
    return change_class(vm, self, (type *)as_object(v));
}

/* --- the bases of a class ---------------------------------------------------------------------- */
/* Whether CPython's collector would see instances of t. */
static bool is_collected(const type *t) { return t->extra > 0 || builtin_base(t)->traverse; }

static bool check_bases(vm *vm, const type *t, value v) {
    if (!v) return class_refuse_deletion(vm, t, "__bases__");
    if (!is_tuple(v)) return raise_error(vm, &type_TypeError, "can only assign tuple to %s.__bases__, not %s", t->name, type_of(v)->name);
    const tuple *bases = as_tuple(v);
    if (bases->len == 0) return raise_error(vm, &type_TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", t->name);
    for (uint32_t i = 0; i < bases->len; i++) {
        value base = bases->items[i];
        if (!is_instance(base, &type_type))
            return raise_error(vm, &type_TypeError, "%s.__bases__ must be tuple of classes, not '%s'", t->name, type_of(base)->name);
        if (type_is_subtype((type *)as_object(base), t)) return raise_error(vm, &type_TypeError, "a __bases__ item causes an inheritance cycle");
    }
    return true;
}

static bool check_layout(vm *vm, const type *old, const type *base) {
    const char *what = is_collected(old) != is_collected(base) ? "deallocator" : same_layout(old, base) ? NULL : "object layout";
    return !what || raise_error(vm, &type_TypeError, "__bases__ assignment: '%s' %s differs from '%s'", base->name, what, old->name);
}

/* A class and all below it, with their orders of lookup as they were. */
typedef struct order { type *t; const type **mro; uint32_t nmro; } order;
typedef struct family { order *all; size_t n; } family;

static size_t family_size(const family *f) { return f->n * sizeof *f->all; }

static bool family_of(vm *vm, type *root, family *f) {
    list *found = list_new(vm, 1);
    bool ok = found && list_append(vm, found, from_object(root));
    for (size_t at = 0; ok && at < found->len; at++) {
        type *t = (type *)as_object(found->items[at]);
        for (uint32_t i = 0; ok && i < t->nsubclasses; i++) {
            if (t->subclasses[i]->marked) continue;
            ok = list_append(vm, found, from_object(t->subclasses[i]));
            t->subclasses[i]->marked = ok;
        }
    }
    f->n = found ? found->len : 0;
    for (size_t i = 0; i < f->n; i++) ((type *)as_object(found->items[i]))->marked = false;
    f->all = ok ? heap_alloc(vm, family_size(f)) : NULL;
    for (size_t i = 0; f->all && i < f->n; i++) {
        type *t = (type *)as_object(found->items[i]);
        f->all[i] = (order){ t, t->mro, t->nmro };
    }
    if (found) DECREF_OBJ(vm, found);
    return f->all != NULL;
}

static bool waits(const type *t) {
    bool any = false;
    for (uint32_t i = 0; i < t->bases->len; i++) any |= ((type *)as_object(t->bases->items[i]))->marked;
    return any;
}

/* Sets the orders anew, each class after its bases. */
static bool set_orders(vm *vm, family *f) {
    for (size_t i = 0; i < f->n; i++) {
        f->all[i].t->marked = true;
        f->all[i].t->mro = NULL;
        f->all[i].t->nmro = 0;
    }
    bool ok = true;
    for (bool more = true; more;) {
        more = false;
        for (size_t i = 0; i < f->n; i++) {
            type *t = f->all[i].t;
            if (!t->marked || waits(t)) continue;
            t->marked = false;
            more = true;
            ok = ok && mro_set(vm, t);
        }
    }
    return ok;
}

/* Keeps the new orders or goes back to the old ones. */
static void settle_orders(vm *vm, family *f, bool keep) {
    for (size_t i = 0; i < f->n; i++) {
        order *was = &f->all[i], is = { was->t, was->t->mro, was->t->nmro };
        if (!keep) {
            was->t->mro = was->mro;
            was->t->nmro = was->nmro;
            *was = is;
        }
        heap_free(vm, was->mro, was->nmro * sizeof *was->mro);
    }
    heap_free(vm, f->all, family_size(f));
}

/* The old bases are dropped last, when slots and caches agree with the new ones. */
bool class_set_bases(vm *vm, value self, value v) {
    type *t = (type *)as_object(self), *old_base = t->base;
    tuple *old_bases = t->bases;
    if (!check_bases(vm, t, v)) return false;
    type *base = choose_base(vm, as_tuple(v));
    family f;
    if (!base || !check_layout(vm, old_base, base) || !family_of(vm, t, &f)) return false;
    class_unlink(t);
    t->base = (type *)as_object(incref(from_object(base)));
    t->bases = as_tuple(incref(v));
    types_changed(vm);
    bool ok = set_orders(vm, &f) && class_link(vm, t);
    settle_orders(vm, &f, ok);
    if (!ok) {
        class_unlink(t);
        tuple *bases = t->bases;
        t->base = old_base;
        t->bases = old_bases;
        old_base = base;
        old_bases = bases;
        value raised = exception_take(vm);
        if (!class_link(vm, t)) exception_clear(vm);
        vm->raised = raised;
    }
    types_changed(vm);
    class_update_slots(vm, t);
    DECREF_OBJ(vm, old_base);
    DECREF_OBJ(vm, old_bases);
    return ok;
}
