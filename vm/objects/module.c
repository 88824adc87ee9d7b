#include "module.h"
#include "../state.h"

static value module_repr(vm *vm, value self) {
    const char *name = str_utf8(vm, as_module(self)->name, NULL);
    return name ? from_object(str_format(vm, "<module '%s' (built-in)>", name)) : FAILED;
}

static value module_getattr(vm *vm, value self, str *name) {
    value v;
    int found = generic_find_attr(vm, self, name, &v);
    if (found) return found > 0 ? v : FAILED;
    strbuf text;
    strbuf_init(&text, vm);
    strbuf_addz(&text, "module '");
    strbuf_add_str(&text, as_module(self)->name);
    strbuf_addz(&text, "' has no attribute '");
    strbuf_add_str(&text, name);
    strbuf_addz(&text, "'");
    str *message = strbuf_finish(&text);
    const char *utf8 = message ? str_utf8(vm, message, NULL) : NULL;
    if (utf8) raise_named(vm, &type_AttributeError, name, self, "%s", utf8);
    if (message) DECREF_OBJ(vm, message);
    return FAILED;
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

type type_module = {
    .head = TYPE_HEAD, .name = "module", .base = &type_object, .instance_size = sizeof(module),
    .has_dict = true, .dict_offset = offsetof(module, attrs),
    .dealloc = module_dealloc, .traverse = module_traverse, .clear = module_clear,
    .repr = module_repr, .getattr = module_getattr,
};

bool module_set(vm *vm, value m, const char *name, value v) {
    str *key = v ? str_intern_cstr(vm, name) : NULL;
    bool ok = key && dict_set_str(vm, as_module(m)->attrs, key, v);
    if (key) DECREF_OBJ(vm, key);
    xdecref(vm, v);
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
    gc_track(vm, &m->head);
    value result = from_object(m);
    bool ok = module_set(vm, result, "__name__", incref(from_object(text))) && module_set(vm, result, "__doc__", NONE);
    for (const native_def *def = functions; ok && def && def->name; def++)
        ok = module_set(vm, result, def->name, native_new(vm, def, EMPTY, NULL));
    if (ok) return result;
    decref(vm, result);
    return FAILED;
}
