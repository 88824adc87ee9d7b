/* Functions written in Python, their cells and code attributes, and bound methods. */
#include "function.h"
#include <string.h>
#include "construct.h"
#include "../abstract.h"
#include "../state.h"

function *function_new(vm *vm, code *c, dict *globals) {
    function *fn = object_take(vm, &type_function, sizeof *fn);
    if (!fn) return NULL;
    *fn = (function){ .head = fn->head, .code = c, .globals = globals, .name = c->name, .qualname = c->qualname,
                      .doc = c->flags & CODE_HAS_DOC ? incref(c->consts[0]) : NONE };
    INCREF_OBJ(c);
    incref(from_object(globals));
    incref(from_object(c->name));
    incref(from_object(c->qualname));
    gc_track(vm, &fn->head);
    return fn;
}

function *function_inner(vm *vm, function *fn, code *c) {
    for (function *in = fn->inner; in; in = in->next)
        if (in->code == c) return in;
    function *in = function_new(vm, c, fn->globals);
    if (!in) return NULL;
    in->hidden = true;
    in->next = fn->inner;
    fn->inner = in;
    return in;
}

static void function_dealloc(vm *vm, object *o) {
    function *fn = (function *)o;
    gc_untrack(vm, o);
    if (fn->inner) DECREF_OBJ(vm, fn->inner);
    if (fn->next) DECREF_OBJ(vm, fn->next);
    DECREF_OBJ(vm, fn->globals);
    if (fn->defaults) DECREF_OBJ(vm, fn->defaults);
    if (fn->kwdefaults) DECREF_OBJ(vm, fn->kwdefaults);
    if (fn->closure) DECREF_OBJ(vm, fn->closure);
    if (fn->attrs) DECREF_OBJ(vm, fn->attrs);
    if (fn->annotations) DECREF_OBJ(vm, fn->annotations);
    DECREF_OBJ(vm, fn->name);
    DECREF_OBJ(vm, fn->qualname);
    decref(vm, fn->doc);
    xdecref(vm, fn->module);
    DECREF_OBJ(vm, fn->code);
    object_give(vm, o, &type_function, sizeof *fn);
}

static void function_traverse(object *o, visit_fn visit, void *arg) {
    function *fn = (function *)o;
    visit(arg, from_object(fn->globals));
    if (fn->inner) visit(arg, from_object(fn->inner));
    if (fn->next) visit(arg, from_object(fn->next));
    if (fn->defaults) visit(arg, from_object(fn->defaults));
    if (fn->kwdefaults) visit(arg, from_object(fn->kwdefaults));
    if (fn->closure) visit(arg, from_object(fn->closure));
    if (fn->attrs) visit(arg, from_object(fn->attrs));
    if (fn->annotations) visit(arg, from_object(fn->annotations));
    visit(arg, fn->doc);
    if (fn->module) visit(arg, fn->module);
}

/* The closure stays, so that the function can still be called: its cells are cleared instead. */
static void function_clear(vm *vm, object *o) {
    function *fn = (function *)o;
    tuple *defaults = fn->defaults;
    dict *kwdefaults = fn->kwdefaults, *attrs = fn->attrs, *annotations = fn->annotations;
    fn->defaults = NULL;
    fn->kwdefaults = fn->attrs = fn->annotations = NULL;
    if (defaults) DECREF_OBJ(vm, defaults);
    if (kwdefaults) DECREF_OBJ(vm, kwdefaults);
    if (attrs) DECREF_OBJ(vm, attrs);
    if (annotations) DECREF_OBJ(vm, annotations);
    replace(vm, &fn->doc, NONE);
    replace(vm, &fn->module, EMPTY);
}

static value function_repr(vm *vm, value self) {
    const char *name = str_utf8(vm, ((function *)as_object(self))->qualname, NULL);
    return name ? from_object(str_format(vm, "<function %s at %p>", name, (void *)as_object(self))) : FAILED;
}

static value function_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    return call_function(vm, (function *)as_object(self), args, nargs, kwnames);
}

static value bind(vm *vm, value self, value obj, type *owner) {
    (void)owner;
    return obj ? method_new(vm, self, obj) : incref(self);
}

/* --- attributes -------------------------------------------------------------------------------- */
#define GET(id, expr) static value get_##id(vm *vm, value self) { function *fn = (function *)as_object(self); (void)vm; return expr; }
GET(name, incref(from_object(fn->name)))
GET(qualname, incref(from_object(fn->qualname)))
GET(doc, incref(fn->doc))
GET(code, incref(from_object(fn->code)))
GET(globals, incref(from_object(fn->globals)))
GET(defaults, fn->defaults ? incref(from_object(fn->defaults)) : NONE)
GET(kwdefaults, fn->kwdefaults ? incref(from_object(fn->kwdefaults)) : NONE)
GET(closure, fn->closure ? incref(from_object(fn->closure)) : NONE)

static value get_module(vm *vm, value self) {
    const function *fn = (function *)as_object(self);
    value name = fn->module ? fn->module : dict_get_str(fn->globals, vm->names.name);
    return name ? incref(name) : NONE;
}

static bool set_module(vm *vm, value self, value v) {
    replace(vm, &((function *)as_object(self))->module, incref(v ? v : NONE));
    return true;
}

static bool set_text(vm *vm, str **slot, const char *what, value v) {
    if (!v || !is_str(v)) {
        raise_error(vm, &type_TypeError, "%s must be set to a string object", what);
        return false;
    }
    str *old = *slot;
    *slot = as_str(incref(v));
    DECREF_OBJ(vm, old);
    return true;
}

bool function_set_name(vm *vm, value self, value v) { return set_text(vm, &((function *)as_object(self))->name, "__name__", v); }
bool function_set_qualname(vm *vm, value self, value v) { return set_text(vm, &((function *)as_object(self))->qualname, "__qualname__", v); }

static bool set_doc(vm *vm, value self, value v) {
    replace(vm, &((function *)as_object(self))->doc, v ? incref(v) : NONE);
    return true;
}

static bool set_defaults(vm *vm, value self, value v) {
    function *fn = (function *)as_object(self);
    if (v && v != NONE && !is_tuple(v)) {
        raise_error(vm, &type_TypeError, "__defaults__ must be set to a tuple object");
        return false;
    }
    tuple *old = fn->defaults;
    fn->defaults = v && v != NONE ? as_tuple(incref(v)) : NULL;
    if (old) DECREF_OBJ(vm, old);
    return true;
}

static bool set_kwdefaults(vm *vm, value self, value v) {
    function *fn = (function *)as_object(self);
    if (v && v != NONE && !is_dict(v)) {
        raise_error(vm, &type_TypeError, "__kwdefaults__ must be set to a dict object");
        return false;
    }
    dict *old = fn->kwdefaults;
    fn->kwdefaults = v && v != NONE ? as_dict(incref(v)) : NULL;
    if (old) DECREF_OBJ(vm, old);
    return true;
}

static value get_annotations(vm *vm, value self) {
    function *fn = (function *)as_object(self);
    if (!fn->annotations && !(fn->annotations = dict_new(vm))) return FAILED;
    return incref(from_object(fn->annotations));
}

static bool set_annotations(vm *vm, value self, value v) {
    function *fn = (function *)as_object(self);
    if (v && v != NONE && !is_dict(v)) {
        raise_error(vm, &type_TypeError, "__annotations__ must be set to a dict object");
        return false;
    }
    dict *old = fn->annotations;
    fn->annotations = v && v != NONE ? as_dict(incref(v)) : NULL;
    if (old) DECREF_OBJ(vm, old);
    return true;
}

static value get_dict(vm *vm, value self) { return dict_getset.get(vm, self); }
static bool set_dict(vm *vm, value self, value v) { return dict_getset.set(vm, self, v); }

static value get_builtins(vm *vm, value self) { (void)self; return incref(from_object(vm->builtins)); }

static const getset_def function_getsets[] = {
    { "__builtins__", get_builtins, readonly_attribute },
    { "__name__", get_name, function_rename }, { "__qualname__", get_qualname, function_requalify }, { "__doc__", get_doc, set_doc },
    { "__code__", get_code, function_set_code }, { "__globals__", get_globals, readonly_attribute }, { "__closure__", get_closure, readonly_attribute },
    { "__annotations__", get_annotations, set_annotations },
    { "__defaults__", get_defaults, set_defaults }, { "__kwdefaults__", get_kwdefaults, set_kwdefaults },
    { "__module__", get_module, set_module }, { "__dict__", get_dict, set_dict }, { 0 },
};

type type_function = {
    .head = TYPE_HEAD, .name = "function", .referable = true, .base = &type_object, .instance_size = sizeof(function), .final = true,
    .has_dict = true, .dict_offset = offsetof(function, attrs), .getsets = function_getsets,
    .dealloc = function_dealloc, .traverse = function_traverse, .clear = function_clear,
    .construct = function_construct, .repr = function_repr, .call = function_call, .descr_get = bind,
};

static value library_repr(vm *vm, value self) {
    const char *name = str_utf8(vm, ((function *)as_object(self))->name, NULL);
    return name ? from_object(str_format(vm, "<built-in function %s>", name)) : FAILED;
}

static value library_compare(vm *vm, value a, value b, enum cmp op) { return type_object.compare(vm, a, b, op); }

static bool library_hash(vm *vm, value self, uint64_t *out) {
    (void)vm;
    *out = self >> 4;
    return true;
}

/* Derived from the type of native functions only by name: what that reads of its instances it reads of these, too. */
type type_library_function = {
    .head = TYPE_HEAD, .name = "builtin_function_or_method", .referable = true, .base = &type_native, .instance_size = sizeof(function),
    .final = true, .getsets = (const getset_def[]){ { "__doc__", get_doc, NULL }, { 0 } },
    .dealloc = function_dealloc, .traverse = function_traverse, .clear = function_clear,
    .repr = library_repr, .call = function_call, .compare = library_compare, .hash = library_hash,
};

/* --- cells ------------------------------------------------------------------------------------- */
cell *cell_new(vm *vm, value v) {
    cell *c = object_take(vm, &type_cell, sizeof *c);
    if (!c) return NULL;
    c->v = xincref(v);
    gc_track(vm, &c->head);
    return c;
}

static void cell_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    xdecref(vm, ((cell *)o)->v);
    object_give(vm, o, &type_cell, sizeof(cell));
}

static void cell_traverse(object *o, visit_fn visit, void *arg) {
    if (((cell *)o)->v) visit(arg, ((cell *)o)->v);
}

static void cell_clear(vm *vm, object *o) { replace(vm, &((cell *)o)->v, EMPTY); }

static value cell_contents(vm *vm, value self) {
    cell *c = (cell *)as_object(self);
    return c->v ? incref(c->v) : raise_error(vm, &type_ValueError, "Cell is empty");
}

static bool set_cell_contents(vm *vm, value self, value v) {
    replace(vm, &((cell *)as_object(self))->v, xincref(v));
    return true;
}

static value cell_repr(vm *vm, value self) {
    cell *c = (cell *)as_object(self);
    if (!c->v) return from_object(str_format(vm, "<cell at %p: empty>", (void *)c));
    void *at = is_object(c->v) ? (void *)as_object(c->v) : (void *)c;
    return from_object(str_format(vm, "<cell at %p: %s object at %p>", (void *)c, type_of(c->v)->name, at));
}

static const getset_def cell_getsets[] = { { "cell_contents", cell_contents, set_cell_contents }, { 0 } };

static value cell_make(vm *vm, const value *args, int nargs) { return from_object(cell_new(vm, nargs ? args[0] : EMPTY)); }

static value cell_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const native_def def = { "cell", cell_make, 0, 1, NULL };
    (void)t;
    return native_call(vm, &def, NULL, NULL, args, nargs, kwnames);
}

type type_cell = {
    .head = TYPE_HEAD, .name = "cell", .base = &type_object, .instance_size = sizeof(cell), .final = true,
    .getsets = cell_getsets, .dealloc = cell_dealloc, .traverse = cell_traverse, .clear = cell_clear, .repr = cell_repr,
    .construct = cell_construct,
};

/* --- bound methods ----------------------------------------------------------------------------- */
value method_new(vm *vm, value fn, value self) {
    method *m = object_take(vm, has_type(fn, &type_slot_wrapper) ? &type_method_wrapper : &type_method, sizeof *m);
    if (!m) return FAILED;
    m->fn = incref(fn);
    m->self = incref(self);
    gc_track(vm, &m->head);
    return from_object(m);
}

static void method_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    decref(vm, ((method *)o)->fn);
    decref(vm, ((method *)o)->self);
    object_give(vm, o, &type_method, sizeof(method));
}

static void method_traverse(object *o, visit_fn visit, void *arg) {
    visit(arg, ((method *)o)->fn);
    visit(arg, ((method *)o)->self);
}

#define PREPENDED_ON_STACK 12

value call_prepended(vm *vm, value fn, value self, const value *args, int nargs, tuple *kwnames) {
    value local[PREPENDED_ON_STACK + 1];
    size_t size = ((size_t)nargs + 1) * sizeof(value);
    value *all = nargs <= PREPENDED_ON_STACK ? local : heap_alloc(vm, size);
    if (!all) return FAILED;
    all[0] = self;
    if (nargs) memcpy(all + 1, args, (size_t)nargs * sizeof(value));
    value result = op_call(vm, fn, all, nargs + 1, kwnames);
    if (all != local) heap_free(vm, all, size);
    return result;
}

static value method_call(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    method *m = (method *)as_object(self);
    return call_prepended(vm, m->fn, m->self, args, nargs, kwnames);
}

static value method_repr(vm *vm, value self) {
    method *m = (method *)as_object(self);
    bool wraps_slot = has_type(self, &type_method_wrapper);
    value name = EMPTY;
    int found = wraps_slot ? 0 : object_find_attr(vm, m->fn, vm->names.qualname, &name);
    if (found < 0 || (found == 0 && object_find_attr(vm, m->fn, vm->names.name, &name) < 0)) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, wraps_slot ? "<method-wrapper '" : "<bound method ");
    if (name && is_str(name)) strbuf_add_str(&b, as_str(name));
    else strbuf_addz(&b, "?");
    xdecref(vm, name);
    if (wraps_slot) {
        strbuf_printf(&b, "' of %s object at %p>", type_of(m->self)->name, is_object(m->self) ? (void *)as_object(m->self) : (void *)m);
    } else {
        strbuf_addz(&b, " of ");
        if (!strbuf_add_repr(&b, m->self)) { strbuf_discard(&b); return FAILED; }
        strbuf_addz(&b, ">");
    }
    return from_object(strbuf_finish(&b));
}

static value method_compare(vm *vm, value a, value b, enum cmp op) {
    (void)vm;
    if ((op != CMP_EQ && op != CMP_NE) || type_of(a)->compare != method_compare || type_of(b)->compare != method_compare) return NOT_IMPLEMENTED;
    method *x = (method *)as_object(a), *y = (method *)as_object(b);
    return from_bool((x->self == y->self && x->fn == y->fn) == (op == CMP_EQ));
}

static bool method_hash(vm *vm, value self, uint64_t *out) {
    (void)vm;
    method *m = (method *)as_object(self);
    *out = (m->self >> 4) * 31 + (m->fn >> 4);
    return true;
}

/* What it does not know itself is the function's. */
static value method_getattr(vm *vm, value self, str *name) {
    value v;
    int found = generic_find_attr(vm, self, name, &v);
    return found > 0 ? v : found < 0 ? FAILED : object_getattr(vm, ((method *)as_object(self))->fn, name);
}

static value method_fn(vm *vm, value self) { (void)vm; return incref(((method *)as_object(self))->fn); }
static value method_self(vm *vm, value self) { (void)vm; return incref(((method *)as_object(self))->self); }

static value method_doc(vm *vm, value self) {
    return object_getattr(vm, ((method *)as_object(self))->fn, vm->names.doc);
}

static value method_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    if (kwnames && kwnames->len) return raise_error(vm, &type_TypeError, "method() takes no keyword arguments");
    if (nargs != 2) return raise_error(vm, &type_TypeError, "method expected 2 arguments, got %d", nargs);
    if (!type_of(args[0])->call) return raise_error(vm, &type_TypeError, "first argument must be callable");
    if (args[1] == NONE) return raise_error(vm, &type_TypeError, "instance must not be None");
    return method_new(vm, args[0], args[1]);
}

static const getset_def method_getsets[] = {
    { "__func__", method_fn, NULL }, { "__self__", method_self, NULL }, { "__doc__", method_doc, NULL }, { 0 },
};

static value method_get(vm *vm, value self, value obj, type *owner) { (void)vm, (void)obj, (void)owner; return incref(self); }

type type_method = {
    .head = TYPE_HEAD, .name = "method", .referable = true, .base = &type_object, .instance_size = sizeof(method), .final = true,
    .getsets = method_getsets, .dealloc = method_dealloc, .traverse = method_traverse,
    .construct = method_construct, .repr = method_repr, .call = method_call, .descr_get = method_get, .compare = method_compare, .hash = method_hash, .getattr = method_getattr,
};

type type_method_wrapper = {
    .head = TYPE_HEAD, .name = "method-wrapper", .base = &type_object, .instance_size = sizeof(method), .final = true,
    .getsets = (const getset_def[]){ { "__self__", method_self, NULL }, { "__doc__", method_doc, NULL }, { 0 } },
    .dealloc = method_dealloc, .traverse = method_traverse,
    .repr = method_repr, .call = method_call, .compare = method_compare, .hash = method_hash, .getattr = method_getattr,
};

/* --- code attributes --------------------------------------------------------------------------- */
#define CODE_GET(id, expr) static value code_##id(vm *vm, value self) { code *c = (code *)as_object(self); (void)vm; return expr; }
CODE_GET(name, incref(from_object(c->name)))
CODE_GET(qualname, incref(from_object(c->qualname)))
CODE_GET(filename, incref(from_object(c->filename)))
CODE_GET(argcount, from_small(c->nargs))
CODE_GET(posonlyargcount, from_small(c->nposonly))
CODE_GET(kwonlyargcount, from_small(c->nkwonly))
CODE_GET(firstlineno, from_small(c->first_line))
CODE_GET(stacksize, from_small(c->stack_size))

int64_t code_public_flags(const code *c) {
    static const struct { uint32_t own; int64_t number; } flags[] = {
        { CODE_VARARGS, 4 }, { CODE_VARKEYWORDS, 8 }, { CODE_NESTED, 0x10 }, { CODE_COROUTINE, 0x80 },
        { CODE_ITERABLE_COROUTINE, CO_ITERABLE_COROUTINE }, { CODE_ASYNC_GENERATOR, 0x200 },
    };
    int64_t number = c->flags & (CODE_MODULE | CODE_CLASS_BODY) ? 0 : 3;
    if ((c->flags & CODE_GENERATOR) && !(c->flags & (CODE_COROUTINE | CODE_ASYNC_GENERATOR))) number |= 0x20;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (c->flags & flags[i].own) number |= flags[i].number;
    return number;
}
CODE_GET(flags, from_small(code_public_flags(c)))

static value names_tuple(vm *vm, str **names, uint32_t n) {
    tuple *t = tuple_new(vm, n);
    if (!t) return FAILED;
    for (uint32_t i = 0; i < n; i++) t->items[i] = incref(from_object(names[i]));
    gc_track(vm, &t->head);
    return from_object(t);
}

/* Whether a slot becomes a cell when the function begins. */
static bool is_cell_slot(const code *c, uint32_t slot) {
    for (uint32_t i = 0; i < c->ninsts; i += word_size(c->insts[i]))
        if (c->insts[i] == MAKE_WORD(OP_MAKE_CELL, slot)) return true;
    return false;
}

/* Arguments, and locals that are no cells. */
static uint32_t plain_slots(const code *c) {
    uint32_t n = c->nargs + c->nkwonly + !!(c->flags & CODE_VARARGS) + !!(c->flags & CODE_VARKEYWORDS);
    if (c->flags & (CODE_MODULE | CODE_CLASS_BODY)) return 0;
    while (n < c->nslots - c->nfree && !is_cell_slot(c, n)) n++;
    return n;
}

static value cellvars(vm *vm, const code *c) {
    list *names = list_new(vm, 0);
    for (uint32_t i = 0; names && i < c->nslots - c->nfree; i++)
        if (is_cell_slot(c, i) && !list_append(vm, names, from_object(c->slot_names[i]))) {
            DECREF_OBJ(vm, names);
            return FAILED;
        }
    value t = names ? from_object(tuple_from_items(vm, names->items, names->len)) : FAILED;
    if (names) DECREF_OBJ(vm, names);
    return t;
}

CODE_GET(varnames, names_tuple(vm, c->slot_names, plain_slots(c)))
CODE_GET(nlocals, from_small(plain_slots(c)))
CODE_GET(cellvars, cellvars(vm, c))
CODE_GET(consts, from_object(tuple_from_items(vm, c->consts, c->nconsts)))
CODE_GET(freevars, names_tuple(vm, c->slot_names + c->nslots - c->nfree, c->nfree))
CODE_GET(names, names_tuple(vm, c->names, c->nnames))

const getset_def code_getsets[] = {
    { "co_name", code_name, NULL }, { "co_qualname", code_qualname, NULL }, { "co_filename", code_filename, NULL },
    { "co_argcount", code_argcount, NULL }, { "co_posonlyargcount", code_posonlyargcount, NULL },
    { "co_kwonlyargcount", code_kwonlyargcount, NULL }, { "co_firstlineno", code_firstlineno, NULL },
    { "co_stacksize", code_stacksize, NULL }, { "co_flags", code_flags, NULL }, { "co_varnames", code_varnames, NULL },
    { "co_freevars", code_freevars, NULL }, { "co_cellvars", code_cellvars, NULL },
    { "co_nlocals", code_nlocals, NULL }, { "co_consts", code_consts, NULL }, { "co_names", code_names, NULL }, { 0 },
};
