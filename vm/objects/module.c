#include "module.h"
#include "../abstract.h"
#include "../lib/import.h"
#include "../state.h"

static value own(vm *vm, const module *m, str *name, bool (*fits)(value)) {
    (void)vm;
    value v = dict_get_str(m->attrs, name);
    return v && fits(v) ? v : EMPTY;
}

static value module_repr(vm *vm, value self) {
    const module *m = as_module(self);
    value name = own(vm, m, vm->names.name, is_str), file = own(vm, m, vm->names.file, is_str), path = own(vm, m, vm->names.path_, is_list);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "<module '");
    strbuf_add_str(&b, name ? as_str(name) : m->name);
    strbuf_addz(&b, "'");
    bool ok = true;
    if (file) {
        strbuf_addz(&b, " from ");
        ok = strbuf_add_repr(&b, file);
    } else if (path && as_list(path)->len) {
        strbuf_addz(&b, " (namespace) from ");
        ok = strbuf_add_repr(&b, path);
    } else if (!m->own) {
        strbuf_addz(&b, " (built-in)");
    }
    strbuf_addz(&b, ">");
    if (ok) return from_object(strbuf_finish(&b));
    strbuf_discard(&b);
    return FAILED;
}

/* Whether a module's file lies in sys.path[0], where it may hide another. */
static bool in_program_folder(vm *vm, const module *m, str *file) {
    uint32_t end = file->len;
    for (int folders = dict_get_str(m->attrs, vm->names.path_) ? 2 : 1; folders > 0; folders--)
        while (end > 0 && str_at(file, --end) != '/') {}
    str *folder = program_folder(vm), *own = folder ? str_slice(vm, file, 0, 1, end) : NULL;
    bool in = own && folder->len && str_equal(own, folder);
    if (own) DECREF_OBJ(vm, own);
    if (folder) DECREF_OBJ(vm, folder);
    return in;
}

static value no_attribute(vm *vm, value self, str *name) {
    const module *m = as_module(self);
    value own_name = own(vm, m, vm->names.name, is_str), file = own(vm, m, vm->names.file, is_str);
    bool hides = m->initializing && file && in_program_folder(vm, m, as_str(file));
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, m->initializing && !hides ? "partially initialized module '" : "module '");
    strbuf_add_str(&b, own_name ? as_str(own_name) : m->name);
    strbuf_addz(&b, "'");
    if (m->initializing && !hides && file) {
        strbuf_addz(&b, " from '");
        strbuf_add_str(&b, as_str(file));
        strbuf_addz(&b, "'");
    }
    strbuf_addz(&b, " has no attribute '");
    strbuf_add_str(&b, name);
    strbuf_addz(&b, "'");
    if (hides) {
        strbuf_addz(&b, " (consider renaming '");
        strbuf_add_str(&b, as_str(file));
        strbuf_addz(&b, "' if it has the same name as a third-party module you intended to import)");
    } else if (m->initializing) {
        strbuf_addz(&b, " (most likely due to a circular import)");
    }
    str *message = vm->raised ? NULL : strbuf_finish(&b);
    if (!message) strbuf_discard(&b);
    const char *utf8 = message ? str_utf8(vm, message, NULL) : NULL;
    if (utf8) raise_named(vm, &type_AttributeError, name, self, "%s", utf8);
    if (message) DECREF_OBJ(vm, message);
    return FAILED;
}

static value module_getattr(vm *vm, value self, str *name) {
    value v;
    int found = generic_find_attr(vm, self, name, &v);
    if (found) return found > 0 ? v : FAILED;
    value hook = dict_get_str(as_module(self)->attrs, vm->names.getattr);      /* PEP 562 */
    if (!hook) return no_attribute(vm, self, name);
    incref(hook);
    value arg = from_object(name);
    v = op_call(vm, hook, &arg, 1, NULL);
    decref(vm, hook);
    return v;
}

static void module_dealloc(vm *vm, object *o) {
    module *m = (module *)o;
    gc_untrack(vm, o);
    DECREF_OBJ(vm, m->attrs);
    DECREF_OBJ(vm, m->name);
    object_free(vm, o, sizeof *m);
}

static void module_traverse(object *o, visit_fn visit, void *arg) {
    visit(arg, from_object(((module *)o)->attrs));
}

static void module_clear(vm *vm, object *o) {
    dict_clear(vm, ((module *)o)->attrs);
}

static value module_dict(vm *vm, value self) {
    (void)vm;
    return incref(from_object(as_module(self)->attrs));
}

static value module_make(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[0]))
        return raise_error(vm, &type_TypeError, "module() argument 'name' must be str, not %s", type_of(args[0])->name);
    const char *name = str_utf8(vm, as_str(args[0]), NULL);
    value m = name ? module_new(vm, name, NULL) : FAILED;
    if (!m) return FAILED;
    as_module(m)->own = true;
    bool ok = module_set(vm, m, "__name__", incref(args[0])) && module_set(vm, m, "__doc__", incref(args[1] ? args[1] : NONE))
        && module_set(vm, m, "__package__", NONE) && module_set(vm, m, "__loader__", NONE) && module_set(vm, m, "__spec__", NONE);
    if (ok) return m;
    decref(vm, m);
    return FAILED;
}

static value module_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t;
    static const native_def def = { "module", module_make, 1, 2, "name doc" };
    return native_call(vm, &def, NULL, NULL, args, nargs, kwnames);
}

static const getset_def module_getsets[] = { { "__dict__", module_dict, NULL }, { 0 } };

type type_module = {
    .head = TYPE_HEAD, .name = "module", .referable = true, .base = &type_object, .instance_size = sizeof(module),
    .has_dict = true, .dict_offset = offsetof(module, attrs),
    .dealloc = module_dealloc, .traverse = module_traverse, .clear = module_clear,
    .getsets = module_getsets, .construct = module_construct, .repr = module_repr, .getattr = module_getattr,
};

bool module_set(vm *vm, value m, const char *name, value v) {
    str *key = v ? str_intern_cstr(vm, name) : NULL;
    bool ok = key && dict_set_str(vm, as_module(m)->attrs, key, v);
    if (key) DECREF_OBJ(vm, key);
    xdecref(vm, v);
    return ok;
}

bool module_add(vm *vm, value m, const native_def *functions) {
    bool ok = true;
    for (const native_def *def = functions; ok && def->name; def++)
        ok = module_set(vm, m, def->name, native_in_module(vm, def, as_module(m)->name));
    return ok;
}

value module_new(vm *vm, const char *name, const native_def *functions) {
    str *text = str_intern_cstr(vm, name);
    dict *attrs = text ? dict_new(vm) : NULL;
    module *m = attrs ? object_new(vm, &type_module, sizeof *m) : NULL;
    if (!m) {
        if (attrs) DECREF_OBJ(vm, attrs);
        if (text) DECREF_OBJ(vm, text);
        return FAILED;
    }
    m->attrs = attrs;
    m->name = text;
    m->initializing = m->own = false;
    gc_track(vm, &m->head);
    value result = from_object(m);
    bool ok = module_set(vm, result, "__name__", incref(from_object(text))) && module_set(vm, result, "__doc__", NONE);
    ok = ok && (!functions || module_add(vm, result, functions));
    if (ok) return result;
    decref(vm, result);
    return FAILED;
}
