/* Functions of code that the program gives: types.FunctionType(code, globals), and f.__code__ = code. Frames find their code through their function, so those that have begun get another one, which is as the function
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

/* Those of generators alone, or all. */
static void pass_frames_on(vm *vm, function *fn, function *twin, bool all) {
    for (frame *f = all ? vm->current : NULL; f; f = f->prev)
        if (!is_gen_frame(f)) pass_on(&f->func, fn, twin);
    for (uint32_t i = 0; i < vm->heap.ntracked; i++) {
        object *o = vm->heap.tracked[i];
        if (!o) continue;
        if (type_is_gen(o->type)) pass_on(&((gen *)o)->frame.func, fn, twin);
        else if (all && o->type == &type_frame) pass_on(&((frame_object *)o)->func, fn, twin);
    }
}

/* Generators that were made before keep the names that fn has now. */
static bool leave_names(vm *vm, function *fn) {
    if (!(fn->code->flags & CODE_GENERATOR)) return true;
    function *twin = function_twin(vm, fn);
    if (!twin) return false;
    pass_frames_on(vm, fn, twin, false);
    DECREF_OBJ(vm, twin);
    return true;
}

bool function_rename(vm *vm, value self, value v) {
    return leave_names(vm, (function *)as_object(self)) && function_set_name(vm, self, v);
}

bool function_requalify(vm *vm, value self, value v) {
    return leave_names(vm, (function *)as_object(self)) && function_set_qualname(vm, self, v);
}

static bool may_be_of_function(vm *vm, const code *c) {
    return !(c->flags & (CODE_CLASS_BODY | CODE_MODULE)) || refuse(vm, "functions with the code of a class or a module");
}

bool function_set_code(vm *vm, value self, value v) {
    function *fn = (function *)as_object(self);
    if (!v || !has_type(v, &type_code)) return raise_error(vm, &type_TypeError, "__code__ must be set to a code object");
    code *c = (code *)as_object(v);
    uint32_t cells = fn->closure ? fn->closure->len : 0;
    const char *name = str_utf8(vm, fn->name, NULL);
    if (cells != c->nfree)
        return name && raise_error(vm, &type_ValueError, "%s() requires a code object with %u free vars, not %u", name, cells, c->nfree);
    if (!may_be_of_function(vm, c)) return false;
    function *twin = function_twin(vm, fn);
    if (!twin) return false;
    pass_frames_on(vm, fn, twin, true);
    code *old = fn->code;
    fn->code = c;
    INCREF_OBJ(c);
    types_changed(vm);  /* caches know what its calls need */
    DECREF_OBJ(vm, twin);
    DECREF_OBJ(vm, old);
    return true;
}

/* --- new functions ----------------------------------------------------------------------------- */
/* EMPTY and None are no argument. */
static bool given(value v) { return v && v != NONE; }

static bool check_closure(vm *vm, const code *c, value closure) {
    if (!given(closure)) {
        if (c->nfree == 0) return true;
        return raise_error(vm, &type_TypeError, "arg 5 (closure) must be tuple");
    }
    if (!is_tuple(closure)) return raise_error(vm, &type_TypeError, "arg 5 (closure) must be %stuple", c->nfree ? "" : "None or ");
    const tuple *cells = as_tuple(closure);
    const char *name = str_utf8(vm, c->name, NULL);
    if (cells->len != c->nfree)
        return name && raise_error(vm, &type_ValueError, "%s requires closure of length %u, not %u", name, c->nfree, cells->len);
    for (uint32_t i = 0; i < cells->len; i++)
        if (!has_type(cells->items[i], &type_cell))
            return raise_error(vm, &type_TypeError, "arg 5 (closure) expected cell, found %s", type_of(cells->items[i])->name);
    return true;
}

/* code, globals, name, argdefs, closure, kwdefaults */
static value function_make(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value name = args[2], defaults = args[3], closure = args[4], kwdefaults = args[5];
    if (!has_type(args[0], &type_code))
        return raise_error(vm, &type_TypeError, "function() argument 'code' must be code, not %s", type_of(args[0])->name);
    if (!is_dict(args[1]))
        return raise_error(vm, &type_TypeError, "function() argument 'globals' must be dict, not %s", type_of(args[1])->name);
    code *c = (code *)as_object(args[0]);
    if (given(name) && !is_str(name)) return raise_error(vm, &type_TypeError, "arg 3 (name) must be None or string");
    if (given(defaults) && !is_tuple(defaults)) return raise_error(vm, &type_TypeError, "arg 4 (defaults) must be None or tuple");
    if (!check_closure(vm, c, closure)) return FAILED;
    if (given(kwdefaults) && !is_dict(kwdefaults)) return raise_error(vm, &type_TypeError, "arg 6 (kwdefaults) must be None or dict");
    if (!may_be_of_function(vm, c)) return FAILED;
    function *fn = function_new(vm, c, as_dict(args[1]));
    if (!fn) return FAILED;
    if (given(name)) {
        str *old = fn->name;
        fn->name = as_str(incref(name));
        DECREF_OBJ(vm, old);
    }
    if (given(defaults)) fn->defaults = as_tuple(incref(defaults));
    if (given(closure)) fn->closure = as_tuple(incref(closure));
    if (given(kwdefaults)) fn->kwdefaults = as_dict(incref(kwdefaults));
    return from_object(fn);
}

value function_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "function", function_make, 2, 6, "code globals name argdefs closure kwdefaults" };
    (void)t;
    return native_call(vm, &def, NULL, NULL, args, nargs, kwnames);
}
