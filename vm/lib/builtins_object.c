/* Built-in functions on objects, classes and namespaces. */
#include "builtins.h"
#include "import.h"
#include "../abstract.h"
#include "../objects/generic.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/refused.h"

bool is_callable(vm *vm, value v) {
    (void)vm;
    return type_of(v)->call != NULL;
}

static value builtin_callable(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_bool(is_callable(vm, args[0]));
}

static value builtin_id(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return int_from_u64(vm, args[0]);
}

static value builtin_hash(vm *vm, const value *args, int nargs) {
    (void)nargs;
    uint64_t h;
    return op_hash(vm, args[0], &h) ? int_from_i64(vm, (int64_t)h) : FAILED;
}

/* --- classes --------------------------------------------------------------------------------------- */
/* What is no class may say itself what belongs to it. */
static int asked(vm *vm, value o, type *t, value classes, const char *error) {
    str *name = str_intern_cstr(vm, o ? "__instancecheck__" : "__subclasscheck__");
    if (!name) return -1;
    value arg = o ? o : from_object(t);
    bool found;
    value answer = call_special(vm, classes, name, &arg, 1, &found);
    DECREF_OBJ(vm, name);
    if (!found) raise_error(vm, &type_TypeError, "%s", error);
    if (!found || !answer) return -1;
    int truth = op_truth(vm, answer);
    release_raised(vm, answer);
    return truth;
}

/* 1, 0, -1 raised: whether o (or for EMPTY the class t) belongs to classes, a type or a tuple of what classes may be. */
static int belongs(vm *vm, value o, type *t, value classes, const char *error) {
    if (is_instance(classes, &type_type)) {
        type *cls = (type *)as_object(classes);
        return o ? class_check_instance(vm, o, cls) : class_check_subclass(vm, t, cls);
    }
    if (is_union(classes)) return belongs(vm, o, t, from_object(as_generic(classes)->args), error);
    if (is_generic(classes)) {
        raise_error(vm, &type_TypeError, "%s() argument 2 cannot be a parameterized generic", o ? "isinstance" : "issubclass");
        return -1;
    }
    if (!is_instance(classes, &type_tuple)) return asked(vm, o, t, classes, error);
    if (!recursion_enter(vm, " in __instancecheck__")) return -1;
    int r = 0;
    for (uint32_t i = 0; r == 0 && i < as_tuple(classes)->len; i++) r = belongs(vm, o, t, as_tuple(classes)->items[i], error);
    recursion_leave(vm);
    return r;
}

static value builtin_isinstance(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int r = belongs(vm, args[0], NULL, args[1], "isinstance() arg 2 must be a type, a tuple of types, or a union");
    return r < 0 ? FAILED : from_bool(r);
}

static value builtin_issubclass(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_instance(args[0], &type_type)) return raise_error(vm, &type_TypeError, "issubclass() arg 1 must be a class");
    int r = belongs(vm, EMPTY, (type *)as_object(args[0]), args[1], "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    return r < 0 ? FAILED : from_bool(r);
}

/* __build_class__(body, name, *bases, **keywords): args[0] is the dict of keywords. */
static value builtin_build_class(vm *vm, const value *args, int nargs) {
    if (nargs < 3) return raise_error(vm, &type_TypeError, "__build_class__: not enough arguments");
    if (!has_type(args[1], &type_function)) return raise_error(vm, &type_TypeError, "__build_class__: func must be a function");
    if (!is_str(args[2])) return raise_error(vm, &type_TypeError, "__build_class__: name is not a string");
    return class_build(vm, args[1], as_str(args[2]), args + 3, nargs - 3, args[0] ? as_dict(args[0]) : NULL);
}

/* --- attributes ------------------------------------------------------------------------------------ */
/* Interned, new reference */
static str *attribute_name(vm *vm, value v) {
    if (is_instance(v, &type_str)) return str_intern(vm, as_str(incref(v)));
    raise_error(vm, &type_TypeError, "attribute name must be string, not '%s'", type_of(v)->name);
    return NULL;
}

static value builtin_getattr(vm *vm, const value *args, int nargs) {
    str *name = attribute_name(vm, args[1]);
    if (!name) return FAILED;
    value v;
    if (nargs == 2) {
        v = object_getattr(vm, args[0], name);
    } else {
        int found = object_find_attr(vm, args[0], name, &v);
        if (found <= 0) v = found < 0 ? FAILED : incref(args[2]);
    }
    DECREF_OBJ(vm, name);
    return v;
}

static value builtin_hasattr(vm *vm, const value *args, int nargs) {
    (void)nargs;
    str *name = attribute_name(vm, args[1]);
    if (!name) return FAILED;
    value v;
    int found = object_find_attr(vm, args[0], name, &v);
    if (found > 0) decref(vm, v);
    DECREF_OBJ(vm, name);
    return found < 0 ? FAILED : from_bool(found);
}

static value set_attribute(vm *vm, value o, value name_arg, value v) {
    str *name = attribute_name(vm, name_arg);
    bool ok = name && object_setattr(vm, o, name, v);
    if (name) DECREF_OBJ(vm, name);
    return ok ? NONE : FAILED;
}

static value builtin_setattr(vm *vm, const value *args, int nargs) { (void)nargs; return set_attribute(vm, args[0], args[1], args[2]); }
static value builtin_delattr(vm *vm, const value *args, int nargs) { (void)nargs; return set_attribute(vm, args[0], args[1], EMPTY); }

/* --- namespaces ------------------------------------------------------------------------------------ */
static frame *caller(vm *vm) {
    frame *f = vm->current;
    while (f && !f->func) f = f->prev;
    return f;
}

static value builtin_globals(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    frame *f = caller(vm);
    return f ? incref(from_object(f->func->globals)) : from_object(dict_new(vm));
}

/* A snapshot of a function's variables; the dict itself of a module or a class body. */
static value builtin_locals(vm *vm, const value *args, int nargs) {
    frame *f = caller(vm);
    if (!f || frame_code(f)->flags & CODE_MODULE) return builtin_globals(vm, args, nargs);
    const code *c = frame_code(f);
    if (c->flags & CODE_CLASS_BODY) return incref(f->slots[0]);
    dict *names = dict_new(vm);
    for (uint32_t i = 0; names && i < c->nslots; i++) {
        value v = f->slots[i];
        if (v && has_type(v, &type_cell)) v = ((cell *)as_object(v))->v;
        if (!v || str_at(c->slot_names[i], 0) == '.') continue;
        if (!dict_set_str(vm, names, c->slot_names[i], v)) { DECREF_OBJ(vm, names); names = NULL; }
    }
    return from_object(names);
}

static value builtin_vars(vm *vm, const value *args, int nargs) {
    if (nargs == 0) return builtin_locals(vm, args, nargs);
    value v;
    int found = object_find_attr(vm, args[0], vm->names.dict_, &v);
    if (found > 0) return v;
    return found < 0 ? FAILED : raise_error(vm, &type_TypeError, "vars() argument must have __dict__ attribute");
}

static value builtin_dir(vm *vm, const value *args, int nargs) {
    value names;
    if (nargs == 0) {
        names = builtin_locals(vm, args, nargs);
    } else {
        str *method = str_intern_cstr(vm, "__dir__");
        bool found = false;
        names = method ? call_special(vm, args[0], method, NULL, 0, &found) : FAILED;
        if (method) DECREF_OBJ(vm, method);
    }
    list *sorted = names ? list_from_iterable(vm, names) : NULL;
    xdecref(vm, names);
    if (sorted && list_sort(vm, sorted, NONE, false)) return from_object(sorted);
    if (sorted) DECREF_OBJ(vm, sorted);
    return FAILED;
}

/* __import__(name, globals, locals, fromlist, level): locals are not looked at. */
static value builtin_import(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[0])) return raise_error(vm, &type_TypeError, "module name must be a string");
    int64_t level = 0;
    if (args[4] && !to_index_i64(vm, args[4], &level)) return FAILED;
    if (level < 0) return raise_error(vm, &type_ValueError, "level must be >= 0");
    if (level == 0 && as_str(args[0])->len == 0) return raise_error(vm, &type_ValueError, "Empty module name");
    value given = args[1] ? args[1] : NONE;
    if (level > 0 && !is_dict(given)) return raise_error(vm, &type_TypeError, "globals must be a dict");
    value names = args[3] && args[3] != NONE ? from_object(tuple_from_iterable(vm, args[3])) : NONE;
    str *name = names ? str_intern(vm, as_str(incref(args[0]))) : NULL;
    bool none_named = names && is_tuple(names) && as_tuple(names)->len == 0;
    value m = name ? import_name(vm, name, is_dict(given) ? as_dict(given) : NULL, none_named ? NONE : names, level, false) : FAILED;
    if (name) DECREF_OBJ(vm, name);
    xdecref(vm, names);
    return m;
}

/* --- the end, and what is refused ----------------------------------------------------------------- */
static value builtin_exit(vm *vm, const value *args, int nargs) {
    return raise_with_arg(vm, &type_SystemExit, nargs ? args[0] : NONE);
}

#define REFUSED(name) \
    static value builtin_##name(vm *vm, const value *args, int nargs) { (void)args; (void)nargs; return refuse(vm, #name "()"); }
REFUSED(eval) REFUSED(exec) REFUSED(compile) REFUSED(breakpoint) REFUSED(help)

const native_def builtin_object_functions[] = {
    { "exit", builtin_exit, 0, 1, NULL }, { "quit", builtin_exit, 0, 1, NULL },
    { "eval", builtin_eval, 0, -1, "**" }, { "exec", builtin_exec, 0, -1, "**" }, { "compile", builtin_compile, 0, -1, "**" },
    { "breakpoint", builtin_breakpoint, 0, -1, "**" }, { "help", builtin_help, 0, -1, "**" },
    { "callable", builtin_callable, 1, 1, NULL },
    { "id", builtin_id, 1, 1, NULL },
    { "hash", builtin_hash, 1, 1, NULL },
    { "isinstance", builtin_isinstance, 2, 2, NULL },
    { "issubclass", builtin_issubclass, 2, 2, NULL },
    { "__import__", builtin_import, 1, 5, "name globals locals fromlist level" },
    { "__build_class__", builtin_build_class, 0, -1, "**" },
    { "getattr", builtin_getattr, 2, 3, NULL },
    { "hasattr", builtin_hasattr, 2, 2, NULL },
    { "setattr", builtin_setattr, 3, 3, NULL },
    { "delattr", builtin_delattr, 2, 2, NULL },
    { "globals", builtin_globals, 0, 0, NULL },
    { "locals", builtin_locals, 0, 0, NULL },
    { "vars", builtin_vars, 0, 1, NULL },
    { "dir", builtin_dir, 0, 1, NULL },
    { 0 },
};
