/* f.__code__ = code. Frames find their code through their function, so those that have begun get another one, which is as the function
 * was. */
#include "../gen.h"
#include "../state.h"
#include "frame_object.h"
#include "refused.h"

function *function_twin(vm *vm, const function *fn) {
    function *twin = function_new(vm, fn->code, fn->globals);
    if (!twin) return NULL;
    replace(vm, &twin->doc, incref(fn->doc));
    str *names[] = { twin->name, twin->qualname };
    twin->name = as_str(incref(from_object(fn->name)));
    twin->qualname = as_str(incref(from_object(fn->qualname)));
    for (int i = 0; i < 2; i++) DECREF_OBJ(vm, names[i]);
    if (fn->closure) twin->closure = as_tuple(incref(from_object(fn->closure)));
    twin->hidden = fn->hidden;
    return twin;
}

static void pass_on(function **holder, function *fn, function *twin) {
    if (*holder != fn) return;
    fn->head.refs--;    /* not the last: who sets its code has one */
    INCREF_OBJ(twin);
    *holder = twin;
}

static void pass_frames_on(vm *vm, function *fn, function *twin) {
    for (frame *f = vm->current; f; f = f->prev)
        if (!is_gen_frame(f)) pass_on(&f->func, fn, twin);
    for (uint32_t i = 0; i < vm->heap.ntracked; i++) {
        object *o = vm->heap.tracked[i];
        if (!o) continue;
        if (type_is_gen(o->type)) pass_on(&((gen *)o)->frame.func, fn, twin);
        else if (o->type == &type_frame) pass_on(&((frame_object *)o)->func, fn, twin);
    }
}

bool function_set_code(vm *vm, value self, value v) {
    function *fn = (function *)as_object(self);
    if (!v || !has_type(v, &type_code)) return raise_error(vm, &type_TypeError, "__code__ must be set to a code object");
    code *c = (code *)as_object(v);
    uint32_t cells = fn->closure ? fn->closure->len : 0;
    const char *name = str_utf8(vm, fn->name, NULL);
    if (cells != c->nfree)
        return name && raise_error(vm, &type_ValueError, "%s() requires a code object with %u free vars, not %u", name, cells, c->nfree);
    if (c->flags & (CODE_CLASS_BODY | CODE_MODULE)) return refuse(vm, "functions with the code of a class or a module");
    function *twin = function_twin(vm, fn);
    if (!twin) return false;
    pass_frames_on(vm, fn, twin);
    code *old = fn->code;
    fn->code = c;
    INCREF_OBJ(c);
    types_changed(vm);  /* caches know what its calls need */
    DECREF_OBJ(vm, twin);
    DECREF_OBJ(vm, old);
    return true;
}
