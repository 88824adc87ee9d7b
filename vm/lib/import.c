/* import: names, packages and what goes wrong. Where modules come from is in import_find.c. */
#include <string.h>
#include "import_internal.h"
#include "../abstract.h"
#include "../objects/module.h"
#include "../state.h"

value import_error(vm *vm, type *t, str *name, const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    str *message = str_vformat(vm, fmt, ap);
    va_end(ap);
    if (!message) return FAILED;
    raise_with_arg(vm, t, from_object(message));
    DECREF_OBJ(vm, message);
    if (name && exception_pending_is(vm, t))
        exception_set_field(vm, as_exception(vm->raised), IMPORT_NAME, IMPORT_FIELDS, from_object(name));
    return FAILED;
}

static const char *text(vm *vm, const str *s) {
    const char *utf8 = str_utf8(vm, s, NULL);
    return utf8 ? utf8 : "?";
}

/* The part of a name before resp. behind its last dot (the whole name), interned. */
static str *name_parent(vm *vm, str *name, int64_t dot) { return str_intern(vm, str_slice(vm, name, 0, 1, dot)); }
static str *name_tail(vm *vm, str *name, int64_t dot) {
    return str_intern(vm, str_slice(vm, name, dot + 1, 1, (int64_t)name->len - dot - 1));
}

static int64_t last_dot(const str *name, int64_t end) {
    while (end-- > 0)
        if (str_at(name, (uint32_t)end) == '.') return end;
    return -1;
}

static int64_t first_dot(const str *name) {
    for (uint32_t i = 0; i < name->len; i++)
        if (str_at(name, i) == '.') return i;
    return name->len;
}

/* --- by full name ------------------------------------------------------------------------------ */
static value import_full(vm *vm, str *name, bool library);

/* The folders in which a package looks for its modules: new reference; FAILED when it is no package. */
static value package_path(vm *vm, value parent, str *parent_name, str *name) {
    value path;
    int found = object_find_attr(vm, parent, vm->names.path_, &path);
    if (found > 0) return path;
    if (found < 0) return FAILED;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "No module named '");
    strbuf_add_str(&b, name);
    strbuf_addz(&b, "'; '");
    strbuf_add_str(&b, parent_name);
    strbuf_addz(&b, "' is not a package");
    str *message = strbuf_finish(&b);
    if (message) import_error(vm, &type_ModuleNotFoundError, name, "%s", text(vm, message));
    if (message) DECREF_OBJ(vm, message);
    return FAILED;
}

static value import_in_package(vm *vm, str *name, str *parent_name, str *tail, bool library) {
    value parent = import_full(vm, parent_name, library);
    if (!parent) return FAILED;
    value m = xincref(dict_get_str(vm->modules, name));     /* the package may have imported it */
    value path = m ? EMPTY : package_path(vm, parent, parent_name, name);
    if (path) m = module_load(vm, name, tail, path, library);
    if (m && path && !object_setattr(vm, parent, tail, m)) {
        decref(vm, m);
        m = FAILED;
    }
    xdecref(vm, path);
    decref(vm, parent);
    return m;
}

static value import_full(vm *vm, str *name, bool library) {
    value m = dict_get_str(vm->modules, name);
    if (m == NONE) return import_error(vm, &type_ModuleNotFoundError, name, "import of %s halted; None in sys.modules", text(vm, name));
    if (m) return incref(m);
    int64_t dot = last_dot(name, name->len);
    if (dot < 0) return module_load(vm, name, name, EMPTY, library);
    if (!recursion_enter(vm, "")) return FAILED;
    str *parent = name_parent(vm, name, dot), *tail = parent ? name_tail(vm, name, dot) : NULL;
    m = tail ? import_in_package(vm, name, parent, tail, library) : FAILED;
    if (tail) DECREF_OBJ(vm, tail);
    if (parent) DECREF_OBJ(vm, parent);
    recursion_leave(vm);
    return m;
}

value import_module(vm *vm, str *name) {
    return modules_ready(vm) ? import_full(vm, name, false) : FAILED;
}

/* --- relative names ---------------------------------------------------------------------------- */
static value no_parent(vm *vm) {
    return raise_error(vm, &type_ImportError, "attempted relative import with no known parent package");
}

/* The package that globals belong to: new reference. */
static str *own_package(vm *vm, dict *globals) {
    value package = dict_get_str(globals, vm->names.package);
    if (package && package != NONE) {
        if (is_str(package)) return as_str(incref(package));
        raise_error(vm, &type_TypeError, "package must be a string");
        return NULL;
    }
    value name = dict_get_str(globals, vm->names.name);
    if (!name || !is_str(name)) {
        if (name) raise_error(vm, &type_TypeError, "__name__ must be a string");
        else raise_error(vm, &type_KeyError, "'__name__' not in globals");
        return NULL;
    }
    if (dict_get_str(globals, vm->names.path_)) return as_str(incref(name));
    int64_t dot = last_dot(as_str(name), as_str(name)->len);
    if (dot >= 0) return str_slice(vm, as_str(name), 0, 1, dot);
    no_parent(vm);
    return NULL;
}

static str *resolve(vm *vm, str *name, dict *globals, int64_t level) {
    str *package = own_package(vm, globals);
    if (!package) return NULL;
    int64_t end = package->len;
    while (end > 0 && --level > 0) {
        end = last_dot(package, end);
        if (end < 0) {
            raise_error(vm, &type_ImportError, "attempted relative import beyond top-level package");
            DECREF_OBJ(vm, package);
            return NULL;
        }
    }
    str *full = NULL;
    if (end == 0) {
        no_parent(vm);
    } else {
        str *base = str_slice(vm, package, 0, 1, end), *dot = base ? str_char(vm, '.') : NULL;
        value parts[] = { from_object(base), from_object(name) };
        full = dot ? str_intern(vm, str_join(vm, dot, parts, name->len ? 2 : 1)) : NULL;
        if (dot) DECREF_OBJ(vm, dot);
        if (base) DECREF_OBJ(vm, base);
    }
    DECREF_OBJ(vm, package);
    return full;
}

/* --- from ... import --------------------------------------------------------------------------- */
static str *joined(vm *vm, value module, str *name) {
    value own;
    if (object_find_attr(vm, module, vm->names.name, &own) <= 0) return NULL;
    str *full = NULL;
    if (is_str(own)) {
        str *dot = str_char(vm, '.');
        value parts[] = { own, from_object(name) };
        full = dot ? str_intern(vm, str_join(vm, dot, parts, 2)) : NULL;
        if (dot) DECREF_OBJ(vm, dot);
    }
    decref(vm, own);
    return full;
}

/* Imports package.name unless it is an attribute already or there is no such module. */
static bool import_submodule(vm *vm, value package, str *name, bool library) {
    value v;
    int found = object_find_attr(vm, package, name, &v);
    if (found > 0) decref(vm, v);
    if (found) return found > 0;
    str *full = joined(vm, package, name);
    if (!full) return !vm->raised;
    value m = import_full(vm, full, library);
    bool ok = m != FAILED;
    if (!ok && exception_pending_is(vm, &type_ModuleNotFoundError)) {
        value missing = exception_field(as_exception(vm->raised), IMPORT_NAME);
        ok = is_str(missing) && str_equal(as_str(missing), full) && dict_get_str(vm->modules, full) != NONE;
        if (ok) exception_clear(vm);
    }
    xdecref(vm, m);
    DECREF_OBJ(vm, full);
    return ok;
}

static bool import_submodules(vm *vm, value package, value names, bool library) {
    for (uint32_t i = 0; i < as_tuple(names)->len; i++) {
        str *name = as_str(as_tuple(names)->items[i]);
        bool star = name->len == 1 && str_at(name, 0) == '*', ok;
        value all = EMPTY;
        int found = star ? object_find_attr(vm, package, vm->names.all, &all) : 0;
        tuple *listed = found > 0 ? tuple_from_iterable(vm, all) : NULL;
        xdecref(vm, all);
        if (!star) {
            ok = import_submodule(vm, package, name, library);
        } else {
            ok = found == 0 || listed;
            for (uint32_t k = 0; ok && listed && k < listed->len; k++) {
                if (!is_str(listed->items[k])) continue;        /* import_star says so */
                str *own = str_intern(vm, as_str(incref(listed->items[k])));
                ok = own && import_submodule(vm, package, own, library);
                if (own) DECREF_OBJ(vm, own);
            }
        }
        if (listed) DECREF_OBJ(vm, listed);
        if (!ok) return false;
    }
    return true;
}

value import_name(vm *vm, str *name, dict *globals, value names, int64_t level, bool library) {
    if (!modules_ready(vm)) return FAILED;
    str *full = level > 0 ? resolve(vm, name, globals, level) : as_str(incref(from_object(name)));
    value m = full ? import_full(vm, full, library) : FAILED;
    if (m && names == NONE) {
        int64_t dot = first_dot(full);
        if (dot < full->len) {
            str *top = name_parent(vm, full, dot);
            decref(vm, m);
            m = top ? import_full(vm, top, library) : FAILED;
            if (top) DECREF_OBJ(vm, top);
        }
    } else if (m) {
        value path;
        int package = object_find_attr(vm, m, vm->names.path_, &path);
        if (package > 0) decref(vm, path);
        if (package < 0 || (package > 0 && !import_submodules(vm, m, names, library))) {
            decref(vm, m);
            m = FAILED;
        }
    }
    if (full) DECREF_OBJ(vm, full);
    return m;
}

static value cannot_import(vm *vm, value module, str *name) {
    value own = EMPTY, file = EMPTY;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "cannot import name '");
    strbuf_add_str(&b, name);
    strbuf_printf(&b, "' from %s'", is_module(module) && as_module(module)->initializing ? "partially initialized module " : "");
    if (object_find_attr(vm, module, vm->names.name, &own) > 0 && is_str(own)) strbuf_add_str(&b, as_str(own));
    else strbuf_addz(&b, "<unknown module name>");
    strbuf_printf(&b, "' (%s", is_module(module) && as_module(module)->initializing ? "most likely due to a circular import) (" : "");
    bool located = object_find_attr(vm, module, vm->names.file, &file) > 0 && is_str(file);
    if (located) strbuf_add_str(&b, as_str(file));
    else strbuf_addz(&b, "unknown location");
    strbuf_addz(&b, ")");
    str *message = vm->raised ? NULL : strbuf_finish(&b);
    if (!message) strbuf_discard(&b);
    if (message) {
        raise_named(vm, &type_ImportError, name, is_module(module) ? module : EMPTY, "%s", text(vm, message));
        if (located && exception_pending_is(vm, &type_ImportError))
            exception_set_field(vm, as_exception(vm->raised), IMPORT_PATH, IMPORT_FIELDS, file);
        DECREF_OBJ(vm, message);
    }
    xdecref(vm, own);
    xdecref(vm, file);
    return FAILED;
}

value import_from(vm *vm, value module, str *name) {
    value v;
    int found = object_find_attr(vm, module, name, &v);
    if (found) return found > 0 ? v : FAILED;
    str *full = joined(vm, module, name);       /* in an import cycle the package has no such attribute yet */
    if (!full && vm->raised) return FAILED;
    v = full ? dict_get_str(vm->modules, full) : EMPTY;
    if (full) DECREF_OBJ(vm, full);
    return v ? incref(v) : cannot_import(vm, module, name);
}

/* --- from ... import * ------------------------------------------------------------------------- */
static bool star_name(vm *vm, value module, value item, const char *where, bool hide, dict *globals) {
    if (!is_str(item)) {
        value own = EMPTY;
        if (object_find_attr(vm, module, vm->names.name, &own) >= 0)
            raise_error(vm, &type_TypeError, "%s in %s.%s must be str, not %.100s", hide ? "Key" : "Item",
                own && is_str(own) ? text(vm, as_str(own)) : "?", where, type_of(item)->name);
        xdecref(vm, own);
        return false;
    }
    if (hide && as_str(item)->len && str_at(as_str(item), 0) == '_') return true;
    str *name = str_intern(vm, as_str(incref(item)));
    value v = name ? object_getattr(vm, module, name) : FAILED;
    bool ok = v && dict_set_str(vm, globals, name, v);
    xdecref(vm, v);
    if (name) DECREF_OBJ(vm, name);
    return ok;
}

bool import_star(vm *vm, value module, dict *globals) {
    value names;
    int listed = object_find_attr(vm, module, vm->names.all, &names);
    if (listed < 0) return false;
    if (listed == 0) {
        int found = object_find_attr(vm, module, vm->names.dict_, &names);
        if (found == 0) raise_error(vm, &type_ImportError, "from-import-* object has no __dict__ and no __all__");
        if (found <= 0) return false;
    }
    tuple *items = tuple_from_iterable(vm, names);
    decref(vm, names);
    bool ok = items != NULL;
    for (uint32_t i = 0; ok && i < items->len; i++)
        ok = star_name(vm, module, items->items[i], listed ? "__all__" : "__dict__", !listed, globals);
    if (items) DECREF_OBJ(vm, items);
    return ok;
}
