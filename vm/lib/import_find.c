/* Where modules come from: files, the library that is built in, built-in modules. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "import_internal.h"
#include "../abstract.h"
#include "../memory.h"
#include "../objects/module.h"
#include "../state.h"

bool modules_ready(vm *vm) { return vm->modules || (vm->modules = dict_new(vm)); }

str *program_folder(vm *vm) {
    const char *file = vm->program ? str_utf8(vm, vm->program, NULL) : "<";
    if (!file) return NULL;
    if (*file == '<') return str_from_cstr(vm, "");
    char *real = realpath(file, NULL);
    const char *path = real ? real : file, *slash = strrchr(path, '/');
    str *folder = str_from_utf8(vm, path, slash ? slash == path ? 1 : (size_t)(slash - path) : 0);
    free(real);
    return folder;
}

/* The attributes that its globals begin with. path: of a package, a list, else EMPTY; file: EMPTY for the library, NONE for
 * a namespace package. */
static bool describe(vm *vm, dict *globals, value package, value path, value file) {
    return dict_set_str(vm, globals, vm->names.package, package) && dict_set_str(vm, globals, vm->names.loader, NONE)
        && dict_set_str(vm, globals, vm->names.spec, NONE) && (!path || dict_set_str(vm, globals, vm->names.path_, path))
        && (!file || dict_set_str(vm, globals, vm->names.file, file)) && dict_set_str(vm, globals, vm->names.cached, NONE)
        && dict_set_str(vm, globals, vm->names.builtins, from_object(vm->builtins));
}

/* --- running a module's text ------------------------------------------------------------------- */
static bool run_body(vm *vm, module *m, const char *text, size_t size, const char *filename, bool library) {
    code *c = library ? compile_library(vm, text, size, filename) : compile_program(vm, text, size, filename);
    function *fn = c ? function_new(vm, c, m->attrs) : NULL;
    if (c) DECREF_OBJ(vm, c);
    value r = fn ? call_function(vm, fn, NULL, 0, NULL) : FAILED;
    if (fn) DECREF_OBJ(vm, fn);
    xdecref(vm, r);
    return r != FAILED;
}

/* Away from sys.modules after it failed. */
static void forget(vm *vm, str *name) {
    value raised = vm->raised;
    vm->raised = EMPTY;
    if (dict_delete(vm, vm->modules, from_object(name)) < 0) exception_clear(vm);
    vm->raised = raised;
}

/* A module in sys.modules whose text is then run. path: of a package, else EMPTY; file as in describe; text NULL: a namespace
 * package. */
static value make(vm *vm, str *name, value path, value file, const char *text, size_t size, bool library) {
    const char *utf8 = str_utf8(vm, name, NULL);
    value made = utf8 ? module_new(vm, utf8, NULL) : FAILED;
    if (!made) return FAILED;
    module *m = as_module(made);
    uint32_t end = name->len;
    while (!path && end && str_at(name, --end) != '.') {}
    str *package = path ? as_str(incref(from_object(name))) : str_slice(vm, name, 0, 1, end);
    bool ok = package && describe(vm, m->attrs, from_object(package), path, file)
        && dict_set_str(vm, vm->modules, name, made);
    if (package) DECREF_OBJ(vm, package);
    if (ok && text) {
        str *shown = library ? str_format(vm, "<frozen %s>", str_utf8(vm, name, NULL)) : NULL;
        char *filename = library ? shown ? mem_text(shown->data) : NULL : mem_text(str_utf8(vm, as_str(file), NULL));
        if (shown) DECREF_OBJ(vm, shown);
        m->initializing = true;
        ok = filename ? run_body(vm, m, text, size, filename, library) : (raise_memory(vm), false);
        m->initializing = false;
        free(filename);
        if (!ok) forget(vm, name);
    }
    if (ok) {
        value now = dict_get_str(vm->modules, name);    /* it may have put something else there */
        if (now) incref(now);
        else import_error(vm, &type_KeyError, NULL, "'%s'", str_utf8(vm, name, NULL));
        decref(vm, made);
        return now;
    }
    value raised = vm->raised;
    vm->raised = EMPTY;
    decref(vm, made);
    vm->raised = raised;
    return FAILED;
}

/* --- files ------------------------------------------------------------------------------------- */
static bool is_file(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool is_folder(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static value unreadable(vm *vm, const char *path, int error) {
    return raise_error(vm, error == EACCES ? &type_PermissionError : &type_OSError, "[Errno %d] %s: '%s'", error, strerror(error), path);
}

/* folder: of a package, else NULL. */
static value load_file(vm *vm, str *name, const char *path, const char *folder) {
    FILE *in = fopen(path, "re");
    if (!in) return unreadable(vm, path, errno);
    char *text = NULL;
    size_t size = 0, cap = 0, n;
    do {
        if (cap - size < 4096) {
            char *more = mem_resize(text, cap = cap * 2 + 16384);
            if (!more) break;
            text = more;
        }
        size += n = fread(text + size, 1, cap - size, in);
    } while (n);
    int error = ferror(in) ? errno : 0;
    bool all = feof(in);
    fclose(in);
    value result = FAILED, file = EMPTY;
    list *folders = NULL;
    if (error) unreadable(vm, path, error);
    else if (!all) raise_memory(vm);
    else if ((file = from_object(str_from_cstr(vm, path)))) {
        if (folder && (folders = list_new(vm, 1))) {
            str *s = str_from_cstr(vm, folder);
            if (!s || !list_append_steal(vm, folders, from_object(s))) {
                DECREF_OBJ(vm, folders);
                folders = NULL;
            }
        }
        if (!folder || folders) result = make(vm, name, folders ? from_object(folders) : EMPTY, file, text, size, false);
    }
    free(text);
    xdecref(vm, file);
    if (folders) DECREF_OBJ(vm, folders);
    return result;
}

/* In one folder. EMPTY with nothing raised: not there; then a folder of this name may be a part of a namespace package. */
static value find_in(vm *vm, str *name, const char *entry, const char *tail, list *portions) {
    char *here = *entry ? NULL : getcwd(NULL, 0), *base = NULL, *file = NULL;
    if (!*entry) entry = here ? here : ".";
    const char *slash = entry[strlen(entry) - 1] == '/' ? "" : "/";
    value m = EMPTY;
    if (asprintf(&base, "%s%s%s", entry, slash, tail) < 0) base = NULL;
    if (!base || asprintf(&file, "%s/__init__.py", base) < 0) {
        file = NULL;
        raise_memory(vm);
    } else if (is_folder(base) && is_file(file)) {
        m = load_file(vm, name, file, base);
    } else {
        sprintf(file, "%s.py", base);       /* shorter than what it held */
        if (is_file(file)) m = load_file(vm, name, file, NULL);
        else if (is_folder(base)) {
            str *portion = str_from_cstr(vm, base);
            if (portion) list_append_steal(vm, portions, from_object(portion));
        }
    }
    free(here);
    free(base);
    free(file);
    return m;
}

/* sys.path: new reference, or FAILED. */
static value search_path(vm *vm) {
    str *sys = str_intern_cstr(vm, "sys"), *path = str_intern_cstr(vm, "path");
    value m = sys && path ? import_module(vm, sys) : FAILED, result = FAILED;
    if (m && object_find_attr(vm, m, path, &result) == 0)
        raise_error(vm, &type_RuntimeError, "sys.path must be a list of directory names");
    xdecref(vm, m);
    if (sys) DECREF_OBJ(vm, sys);
    if (path) DECREF_OBJ(vm, path);
    return result;
}

/* In the folders of a path. EMPTY with nothing raised: not there. */
static value find_file(vm *vm, str *name, str *tail, value path) {
    value entries = path ? incref(path) : search_path(vm);
    list *all = entries ? list_from_iterable(vm, entries) : NULL, *portions = all ? list_new(vm, 0) : NULL;
    xdecref(vm, entries);
    const char *utf8 = portions ? str_utf8(vm, tail, NULL) : NULL;
    char *file = utf8 ? mem_text(utf8) : NULL;
    value m = EMPTY;
    for (size_t i = 0; file && !m && !vm->raised && i < all->len; i++) {
        const char *entry = is_str(all->items[i]) ? str_utf8(vm, as_str(all->items[i]), NULL) : "?";
        char *folder = entry ? mem_text(entry) : NULL;
        if (folder && (is_str(all->items[i]))) m = find_in(vm, name, folder, file, portions);
        free(folder);
    }
    if (!m && !vm->raised && portions && portions->len) m = make(vm, name, from_object(portions), NONE, NULL, 0, false);
    free(file);
    if (portions) DECREF_OBJ(vm, portions);
    if (all) DECREF_OBJ(vm, all);
    return m;
}

/* --- the library ------------------------------------------------------------------------------- */
static int order_by_name(const void *name, const void *module) {
    return strcmp(name, ((const library_module *)module)->name);
}

/* EMPTY with nothing raised: not there. */
static value find_library(vm *vm, str *name) {
    size_t n = 0;
    while (library_modules[n].name) n++;
    const library_module *found = name->ascii ? bsearch(name->data, library_modules, n, sizeof *library_modules, order_by_name) : NULL;
    if (!found) return EMPTY;
    list *path = found->package ? list_new(vm, 0) : NULL;
    if (found->package && !path) return FAILED;
    value m = make(vm, name, path ? from_object(path) : EMPTY, EMPTY, (const char *)found->text, found->size, true);
    if (path) DECREF_OBJ(vm, path);
    return m;
}

static value find_builtin(vm *vm, str *name, bool early) {
    value m = builtin_module(vm, name, early);
    if (m && !dict_set_str(vm, vm->modules, name, m)) {
        decref(vm, m);
        return FAILED;
    }
    return m;
}

value module_load(vm *vm, str *name, str *tail, value path, bool library) {
    value m = find_builtin(vm, name, !library);
    if (!m && !vm->raised && library) m = find_library(vm, name);
    if (!m && !vm->raised) m = find_file(vm, name, tail, path);
    if (!m && !vm->raised && !library && !(m = find_builtin(vm, name, false)) && !vm->raised) m = find_library(vm, name);
    if (m || vm->raised) return m;
    return import_error(vm, &type_ModuleNotFoundError, name, "No module named '%s'", str_utf8(vm, name, NULL));
}
