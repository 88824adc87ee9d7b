/* Iterators written in the program. */
#include "class_slots.h"
#include "iter.h"
#include "../abstract.h"
#include "../state.h"

value slot_iter(vm *vm, value self) {
    type *t = type_of(self);
    bool found = type_lookup(vm, t, vm->names.iter) != NONE;
    value it = found ? call_special(vm, self, vm->names.iter, NULL, 0, &found) : EMPTY;
    if (!found) return raise_error(vm, &type_TypeError, "'%s' object is not iterable", t->name);
    if (!it || type_of(it)->next) return it;
    raise_error(vm, &type_TypeError, "iter() returned non-iterator of type '%s'", type_of(it)->name);
    decref(vm, it);
    return FAILED;
}

static value call_next(vm *vm, value self) {
    bool found;
    value v = call_special(vm, self, vm->names.next, NULL, 0, &found);
    return found ? v : raise_error(vm, &type_TypeError, "'%s' object is not an iterator", type_of(self)->name);
}

value slot_next(vm *vm, value self) {
    value v = call_next(vm, self);
    if (v || !exception_pending_is(vm, &type_StopIteration)) return v;
    exception_clear(vm);
    return NO_MORE;
}

value end_with(vm *vm, value result) {
    if (result == NONE) return NO_MORE;
    raise_with_arg(vm, &type_StopIteration, result);
    decref(vm, result);
    return FAILED;
}

value iter_ask(vm *vm, value it) {
    const type *t = type_of(it);
    if (is_gen(it)) {
        value out = EMPTY;
        enum gen_result how = gen_resume(vm, as_gen(it), NONE, &out);
        return how == GEN_RETURNED ? end_with(vm, out) : how == GEN_YIELDED ? out : FAILED;
    }
    if (!t->next) return raise_error(vm, &type_TypeError, "'%s' object is not an iterator", t->name);
    return t->next == slot_next ? call_next(vm, it) : t->next(vm, it);
}

value iter_next_value(vm *vm, value it, value *result) {
    *result = EMPTY;
    value v = FAILED;
    if (is_gen(it)) {
        value out = EMPTY;
        enum gen_result how = gen_resume(vm, as_gen(it), NONE, &out);
        if (how == GEN_YIELDED) return out;
        if (how == GEN_RETURNED) { *result = out; return NO_MORE; }
    } else {
        v = iter_ask(vm, it);
        if (v == NO_MORE) *result = NONE;
    }
    if (v || !exception_pending_is(vm, &type_StopIteration)) return v;
    value stop = exception_take(vm);
    *result = incref(stop_iteration_value(stop));
    decref(vm, stop);
    return NO_MORE;
}
