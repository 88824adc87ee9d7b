/* The order in which a class and its bases are looked through, and what follows from it. */
#include "class.h"
#include "../abstract.h"
#include "../state.h"

tuple *mro_tuple(vm *vm, const type *t) {
    list *all = list_new(vm, 4);
    mro_walk walk = mro_from(t);
    for (const type *c; all && (c = mro_next(&walk));)
        if (!list_append(vm, all, from_object(c))) { DECREF_OBJ(vm, all); all = NULL; }
    tuple *result = all ? tuple_from_items(vm, all->items, all->len) : NULL;
    if (all) DECREF_OBJ(vm, all);
    return result;
}

/* --- C3 ---------------------------------------------------------------------------------------- */
static value raise_inconsistent(vm *vm, tuple **orders, const uint32_t *at, uint32_t n) {
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "Cannot create a consistent method resolution order (MRO) for bases ");
    list *heads = list_new(vm, n);
    for (uint32_t i = 0; heads && i < n; i++) {
        if (at[i] == orders[i]->len) continue;
        value head = orders[i]->items[at[i]];
        bool seen = false;
        for (size_t k = 0; k < heads->len; k++) seen |= heads->items[k] == head;
        if (seen) continue;
        strbuf_printf(&b, "%s%s", heads->len ? ", " : "", ((type *)as_object(head))->name);
        if (!list_append(vm, heads, head)) break;
    }
    if (heads) DECREF_OBJ(vm, heads);
    str *message = strbuf_finish(&b);
    if (message) raise_with_arg(vm, &type_TypeError, from_object(message));
    if (message) DECREF_OBJ(vm, message);
    return FAILED;
}

static bool in_tail(const tuple *order, uint32_t at, value c) {
    for (uint32_t i = at + 1; i < order->len; i++) if (order->items[i] == c) return true;
    return false;
}

/* The first head that is in no tail; EMPTY when there is none. */
static value good_head(tuple **orders, const uint32_t *at, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (at[i] == orders[i]->len) continue;
        value head = orders[i]->items[at[i]];
        bool good = true;
        for (uint32_t k = 0; good && k < n; k++) good = !in_tail(orders[k], at[k], head);
        if (good) return head;
    }
    return EMPTY;
}

static bool merge(vm *vm, list *out, tuple **orders, uint32_t *at, uint32_t n) {
    for (;;) {
        bool left = false;
        for (uint32_t i = 0; i < n; i++) left |= at[i] < orders[i]->len;
        if (!left) return true;
        value head = good_head(orders, at, n);
        if (!head) return raise_inconsistent(vm, orders, at, n);
        if (!list_append(vm, out, head)) return false;
        for (uint32_t i = 0; i < n; i++)
            if (at[i] < orders[i]->len && orders[i]->items[at[i]] == head) at[i]++;
    }
}

/* Borrowed pointers: each class on the way owns its bases. */
static bool keep_order(vm *vm, type *t, const list *order) {
    t->mro = heap_alloc(vm, order->len * sizeof *t->mro);
    if (!t->mro) return false;
    t->nmro = (uint32_t)order->len;
    for (uint32_t i = 0; i < t->nmro; i++) t->mro[i] = (type *)as_object(order->items[i]);
    return true;
}

bool mro_set(vm *vm, type *t) {
    uint32_t n = t->bases->len;
    if (n < 2) return true;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++)
            if (t->bases->items[i] == t->bases->items[k])
                return raise_error(vm, &type_TypeError, "duplicate base class %s", ((type *)as_object(t->bases->items[i]))->name);
    size_t size = (n + 1) * (sizeof(tuple *) + sizeof(uint32_t));
    tuple **orders = heap_alloc(vm, size);
    list *order = list_new(vm, 8);
    bool ok = orders && order && list_append(vm, order, from_object(t));
    uint32_t have = 0, *at = orders ? (uint32_t *)(orders + n + 1) : NULL;
    for (; ok && have < n; have++) {
        at[have] = 0;
        ok = (orders[have] = mro_tuple(vm, (type *)as_object(t->bases->items[have]))) != NULL;
        if (!ok) break;
    }
    if (ok) {
        orders[n] = t->bases;
        at[n] = 0;
        ok = merge(vm, order, orders, at, n + 1) && keep_order(vm, t, order);
    }
    for (uint32_t i = 0; i < have; i++) DECREF_OBJ(vm, orders[i]);
    if (orders) heap_free(vm, orders, size);
    if (order) DECREF_OBJ(vm, order);
    return ok;
}

/* --- abstract base classes --------------------------------------------------------------------- */
static int registered(vm *vm, type *t, type *cls) {
    list *all = cls->registry;
    for (size_t i = 0; all && i < all->len; i++) {
        value other = incref(all->items[i]);
        int r = class_check_subclass(vm, t, (type *)as_object(other));
        decref(vm, other);
        if (r) return r;
    }
    return 0;
}

/* What __subclasshook__ says: 1, 0, -1 raised, 2 nothing. */
static int ask_hook(vm *vm, type *t, type *cls) {
    value hook = object_getattr(vm, from_object(cls), vm->names.subclasshook), arg = from_object(t);
    value said = hook ? op_call(vm, hook, &arg, 1, NULL) : FAILED;
    int r = !said ? -1 : said == NOT_IMPLEMENTED ? 2 : op_truth(vm, said);
    xdecref(vm, said);
    xdecref(vm, hook);
    return r;
}

int class_check_subclass(vm *vm, type *t, type *cls) {
    if (!cls->abc) return type_is_subtype(t, cls);
    if (!recursion_enter(vm, " in __subclasscheck__")) return -1;
    int r = ask_hook(vm, t, cls);
    if (r == 2) r = type_is_subtype(t, cls);
    if (r == 0) r = registered(vm, t, cls);
    for (uint32_t i = 0; r == 0 && i < cls->nsubclasses; i++) {
        value below = incref(from_object(cls->subclasses[i]));
        r = class_check_subclass(vm, t, (type *)as_object(below));
        decref(vm, below);
    }
    recursion_leave(vm);
    return r;
}

int class_check_instance(vm *vm, value o, type *cls) {
    int r = class_check_subclass(vm, type_of(o), cls);
    if (r != 0 || !type_of(o)->heap) return r;
    value said;     /* the class that the object says it has: a stand-in for another says that one's */
    int found = object_find_attr(vm, o, vm->names.class_, &said);
    if (found <= 0) return found;
    if (is_instance(said, &type_type) && said != from_object(type_of(o))) r = class_check_subclass(vm, (type *)as_object(said), cls);
    decref(vm, said);
    return r;
}
