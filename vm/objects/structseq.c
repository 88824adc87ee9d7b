#include "structseq.h"
#include "../abstract.h"
#include "../state.h"

static uint32_t fields_of(const type *t) {
    uint32_t n = 0;
    while (t->getsets[n].name) n++;
    return n;
}

value structseq_new(vm *vm, type *t, const value *items) {
    uint32_t n = fields_of(t);
    tuple *s = object_new(vm, t, sizeof *s + n * sizeof(value));
    if (!s) return FAILED;
    s->len = n;
    for (uint32_t i = 0; i < n; i++) s->items[i] = incref(items[i]);
    return from_object(s);
}

value structseq_refuse(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return raise_error(vm, &type_TypeError, "cannot create '%s' instances", t->name);
}

value structseq_repr(vm *vm, value self) {
    const tuple *t = as_tuple(self);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_printf(&b, "%s(", t->head.type->name);
    for (uint32_t i = 0; i < t->len; i++) {
        strbuf_printf(&b, "%s%s=", i ? ", " : "", t->head.type->getsets[i].name);
        if (!strbuf_add_repr(&b, t->items[i])) {
            strbuf_discard(&b);
            return FAILED;
        }
    }
    strbuf_addz(&b, ")");
    return from_object(strbuf_finish(&b));
}

/* A plain tuple of the same items; other values as they are. */
static value as_plain(vm *vm, value v) {
    return is_structseq(v) ? from_object(tuple_from_items(vm, as_tuple(v)->items, as_tuple(v)->len)) : incref(v);
}

value structseq_compare(vm *vm, value a, value b, enum cmp op) {
    if ((!is_tuple(a) && !is_structseq(a)) || (!is_tuple(b) && !is_structseq(b))) return NOT_IMPLEMENTED;
    value x = as_plain(vm, a), y = x ? as_plain(vm, b) : FAILED, r = y ? sequence_compare(vm, x, y, op) : FAILED;
    xdecref(vm, x);
    xdecref(vm, y);
    return r;
}

#define X(i) value field_##i(vm *vm, value self) { (void)vm; return incref(as_tuple(self)->items[i]); }
STRUCTSEQ_FIELDS(X)
