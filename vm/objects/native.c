/* Native functions and methods of built-in types: how they are called. */
#include <string.h>
#include "construct.h"
#include "function.h"
#include "../abstract.h"
#include "../state.h"

static bool native_is_class_method(const native_def *def) { return def->params && strncmp(def->params, "class", 5) == 0; }

value native_new(vm *vm, const native_def *def, value self, type *owner) {
    type *t = self || !owner ? &type_native : native_is_class_method(def) ? &type_native_class_method : &type_native_method;
    native *n = object_new(vm, t, sizeof *n);
    if (!n) return FAILED;
    n->def = def;
    n->self = xincref(self);
    n->owner = owner;
    n->module = NULL;
    if (self) gc_track(vm, &n->head);
    return from_object(n);
}

value native_in_module(vm *vm, const native_def *def, str *module) {
    value n = native_new(vm, def, EMPTY, NULL);
    if (n) ((native *)as_object(n))->module = as_str(incref(from_object(module)));
    return n;
}

static void native_dealloc(vm *vm, object *o) {
    gc_untrack(vm, o);
    xdecref(vm, ((native *)o)->self);
    if (((native *)o)->module) DECREF_OBJ(vm, ((native *)o)->module);
    object_free(vm, o, sizeof(native));
}

static void native_traverse(object *o, visit_fn visit, void *arg) {
    if (((native *)o)->self) visit(arg, ((native *)o)->self);
}

/* --- arguments --------------------------------------------------------------------------------- */
static const char *plural(int n) { return n == 1 ? "" : "s"; }

static const char *behind_dot(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

/* What stands before the name of a function in messages: its type's or module's. */
static const char *scope_of(vm *vm, const type *owner, str *module) {
    const char *text = owner ? behind_dot(owner->name) : module ? str_utf8(vm, module, NULL) : NULL;
    return text && strcmp(text, "builtins") != 0 ? text : "";
}

static value wrong_count(vm *vm, const native_def *def, const type *owner, str *module, int given) {
    int self = owner != NULL, min = def->min - self, max = def->max < 0 ? -1 : def->max - self;
    const char *scope = scope_of(vm, owner, module), *dot = *scope ? "." : "";
    given -= self;
    if (max == 0) return raise_error(vm, &type_TypeError, "%s%s%s() takes no arguments (%d given)", scope, dot, def->name, given);
    if (min == 1 && max == 1 && !(def->params && def->params[0] == '*'))
        return raise_error(vm, &type_TypeError, "%s%s%s() takes exactly one argument (%d given)", scope, dot, def->name, given);
    int bound = given < min ? min : max;
    return raise_error(vm, &type_TypeError, "%s expected %s%d argument%s, got %d", def->name,
        min == max ? "" : given < min ? "at least " : "at most ", bound, plural(bound), given);
}

bool native_check(vm *vm, const native_def *def, const type *owner, str *module, int npos, int nkw) {
    if (nkw) {
        const char *scope = scope_of(vm, owner, module);
        return raise_error(vm, &type_TypeError, "%s%s%s() takes no keyword arguments", scope, *scope ? "." : "", def->name);
    }
    return (npos >= def->min && (def->max < 0 || npos <= def->max)) || wrong_count(vm, def, owner, module, npos);
}

/* Position of a name in a params text, where "-" stands for what has none; or -1. */
static int find_param(const char *params, const char *name, size_t len) {
    int at = 0;
    for (const char *p = params; *p; at++) {
        size_t span = strcspn(p, " ");
        if (*p != '-' && span == len && memcmp(p, name, len) == 0) return at;
        p += span;
        while (*p == ' ') p++;
    }
    return -1;
}

static int count_params(const char *params) {
    int n = *params != '\0';
    for (const char *p = params; *p; p++) n += *p == ' ';
    return n;
}

/* Of the first n. */
static int count_unnamed(const char *params, int n) {
    int unnamed = 0;
    while (unnamed < n && params[2 * unnamed] == '-') unnamed++;
    return unnamed;
}

/* NULL: by position only. */
static const char *named_params(const native_def *def) {
    const char *params = def->params;
    if (!params || (params[0] != 's' && params[0] != 'c')) return params;
    size_t kind = strncmp(params, "static", 6) == 0 ? 6 : native_is_class_method(def) ? 5 : 0;
    if (kind == 0) return params;
    return params[kind] ? params + kind + 1 : NULL;
}

static value missing_param(vm *vm, const native_def *def, int at) {
    const char *name = named_params(def);
    for (int i = 0; i < at; i++) name += strcspn(name, " ") + 1;
    return raise_error(vm, &type_TypeError, "%s() missing required argument '%.*s' (pos %d)", def->name, (int)strcspn(name, " "), name, at + 1);
}

#define NATIVE_ON_STACK 16

static bool unexpected_keyword(vm *vm, const native_def *def, const char *params, const char *given) {
    str *names[NATIVE_ON_STACK + 2], **end = names;
    const char *other = def->params[0] == '*' ? def->params + 1 : "";
    size_t other_len = strcspn(other, " ");
    bool ok = (*end++ = other_len ? str_from_utf8(vm, other, other_len) : str_from_cstr(vm, def->name)) && (*end++ = str_from_cstr(vm, given));
    for (const char *p = params; ok && *p; p += strspn(p, " ")) {
        size_t span = strcspn(p, " ");
        ok = (*end++ = str_from_utf8(vm, p, span)) != NULL;
        p += span;
    }
    if (ok) raise_unexpected_keyword(vm, names[0], names[1], names + 2, (size_t)(end - names) - 2);
    while (end > names) if (*--end) DECREF_OBJ(vm, *end);
    return false;
}

/* Places keyword arguments among those of out, of which the first `required` must be given: what is missing is told before what is
 * too much. */
static bool place_keywords(vm *vm, const native_def *def, const char *params, value *out, int required, const value *kwargs, tuple *kwnames) {
    const char *bad = NULL;
    int bad_at = -1;
    for (uint32_t i = 0; kwnames && i < kwnames->len; i++) {
        size_t len;
        const char *name = str_utf8(vm, as_str(kwnames->items[i]), &len);
        int at = name ? find_param(params, name, len) : -1;
        if (!name) return false;
        if (at >= 0 && !out[at]) {
            out[at] = kwargs[i];
        } else if (!bad) {
            bad = name;
            bad_at = at;
        }
    }
    for (int i = 0; i < required; i++) if (!out[i]) return missing_param(vm, def, i);
    if (!bad) return true;
    if (bad_at < 0) return unexpected_keyword(vm, def, params, bad);
    return raise_error(vm, &type_TypeError, "argument for %s() given by name ('%s') and position (%d)", def->name, bad, bad_at + 1);
}

/* params "a b c": each by position or keyword. */
static value call_named(vm *vm, const native_def *def, const type *owner, const value *args, int npos, tuple *kwnames) {
    value local[NATIVE_ON_STACK] = { EMPTY };
    int base = owner != NULL, nkw = kwnames ? (int)kwnames->len : 0, max = def->max - base;
    if (npos + nkw > def->max)
        return raise_error(vm, &type_TypeError, "%s() takes at most %d %sargument%s (%d given)", def->name, max,
            npos == base ? "keyword " : "", plural(max), npos - base + nkw);
    int unnamed = count_unnamed(named_params(def), def->min - base);
    if (npos - base < unnamed)
        return raise_error(vm, &type_TypeError, "%s() takes at least %d positional argument%s (%d given)", def->name, unnamed,
            plural(unnamed), npos - base);
    if (npos) memcpy(local, args, (size_t)npos * sizeof(value));
    if (!place_keywords(vm, def, named_params(def), local + base, def->min - base, args + npos, kwnames)) return FAILED;
    return def->fn(vm, local, def->max);
}

static value keywords_as_dict(vm *vm, const value *kwargs, tuple *kwnames) {
    dict *d = dict_new(vm);
    for (uint32_t i = 0; d && i < kwnames->len; i++)
        if (!dict_set(vm, d, kwnames->items[i], kwargs[i])) { DECREF_OBJ(vm, d); d = NULL; }
    return from_object(d);
}

/* params "* a b" or "**": behind the receiver first those that go by keyword only, then those by position. */
static value call_keyword_only(vm *vm, const native_def *def, const type *owner, str *module, const value *args, int npos, tuple *kwnames) {
    bool any = def->params[1] == '*';
    const char *params = any ? "" : strchr(def->params, ' ') + 1;
    int base = owner != NULL, nnames = any ? 1 : count_params(params);
    if (npos < def->min || (def->max >= 0 && npos > def->max)) {
        int given = npos - base + (kwnames ? (int)kwnames->len : 0);
        if (base && npos > def->max && def->max == 1 && given > nnames)
            return raise_error(vm, &type_TypeError, "%s() takes at most %d arguments (%d given)", def->name, nnames, given);
        if (base && npos > def->max && def->max == 1)
            return raise_error(vm, &type_TypeError, "%s() takes no positional arguments", def->name);
        return wrong_count(vm, def, owner, module, npos);
    }
    value local[NATIVE_ON_STACK];
    size_t size = (size_t)(npos + nnames) * sizeof(value);
    value *all = npos + nnames <= NATIVE_ON_STACK ? local : heap_alloc(vm, size);
    if (!all) return FAILED;
    if (base) all[0] = args[0];
    for (int i = 0; i < nnames; i++) all[base + i] = EMPTY;
    for (int i = base; i < npos; i++) all[nnames + i] = args[i];
    value result = FAILED, keywords = EMPTY;
    bool ok = true;
    if (any && kwnames && kwnames->len) ok = (all[base] = keywords = keywords_as_dict(vm, args + npos, kwnames)) != EMPTY;
    else if (!any) ok = place_keywords(vm, def, params, all + base, 0, args + npos, kwnames);
    if (ok) result = def->fn(vm, all, npos + nnames);
    xdecref(vm, keywords);
    if (all != local) heap_free(vm, all, size);
    return result;
}

value native_call(vm *vm, const native_def *def, const type *owner, str *module, const value *args, int nargs, tuple *kwnames) {
    int nkw = kwnames ? (int)kwnames->len : 0, npos = nargs - nkw;
    if (owner && npos == 0) return raise_error(vm, &type_TypeError, "unbound method %s.%s() needs an argument", owner->name, def->name);
    if (def->params && def->params[0] == '*') return call_keyword_only(vm, def, owner, module, args, npos, kwnames);
    if (named_params(def)) return call_named(vm, def, owner, args, npos, kwnames);
    return native_check(vm, def, owner, module, npos, nkw) ? def->fn(vm, args, nargs) : FAILED;
}

static value native_call_slot(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    native *n = (native *)as_object(self);
    if (!n->self) {
        bool has_self = n->owner && nargs > (kwnames ? (int)kwnames->len : 0);
        if (has_self && !descriptor_applies(vm, n->def->name, n->owner, args[0])) return FAILED;
        return native_call(vm, n->def, n->owner, n->module, args, nargs, kwnames);
    }
    value local[NATIVE_ON_STACK];
    size_t size = ((size_t)nargs + 1) * sizeof(value);
    value *all = nargs < NATIVE_ON_STACK ? local : heap_alloc(vm, size);
    if (!all) return FAILED;
    all[0] = n->self;
    if (nargs) memcpy(all + 1, args, (size_t)nargs * sizeof(value));
    value result = native_call(vm, n->def, n->owner, n->module, all, nargs + 1, kwnames);
    if (all != local) heap_free(vm, all, size);
    return result;
}

/* --- as objects -------------------------------------------------------------------------------- */
/* Library functions are of a derived type with another layout. */
static const function *library_function(value v) { return has_type(v, &type_library_function) ? (function *)as_object(v) : NULL; }

static value native_repr(vm *vm, value self) {
    native *n = (native *)as_object(self);
    if (!n->self) return from_object(str_format(vm, "<built-in function %s>", n->def->name));
    void *at = is_object(n->self) ? (void *)as_object(n->self) : (void *)n;
    return from_object(str_format(vm, "<built-in method %s of %s object at %p>", n->def->name, type_of(n->self)->name, at));
}

static value native_method_repr(vm *vm, value self) {
    native *n = (native *)as_object(self);
    return from_object(str_format(vm, "<method '%s' of '%s' objects>", n->def->name, n->owner->name));
}

static value native_compare(vm *vm, value a, value b, enum cmp op) {
    (void)vm;
    if ((op != CMP_EQ && op != CMP_NE) || !has_type(a, &type_native) || !has_type(b, &type_native)) return NOT_IMPLEMENTED;
    native *x = (native *)as_object(a), *y = (native *)as_object(b);
    return from_bool((x->self == y->self && x->def == y->def) == (op == CMP_EQ));
}

static bool native_hash(vm *vm, value self, uint64_t *out) {
    (void)vm;
    native *n = (native *)as_object(self);
    *out = (n->self >> 4) * 31 + ((uintptr_t)n->def >> 4);
    return true;
}

static value native_name(vm *vm, value self) {
    const function *fn = library_function(self);
    if (fn) return incref(from_object(fn->name));
    return from_object(str_from_cstr(vm, ((native *)as_object(self))->def->name));
}

static value native_qualname(vm *vm, value self) {
    const native *n = (native *)as_object(self);
    if (library_function(self) || !n->owner) return native_name(vm, self);
    return from_object(str_format(vm, "%s.%s", behind_dot(n->owner->name), n->def->name));
}

static value native_self(vm *vm, value self) {
    (void)vm;
    value bound = library_function(self) ? EMPTY : ((native *)as_object(self))->self;
    return bound ? incref(bound) : NONE;
}

static value native_module(vm *vm, value self) {
    (void)vm;
    const function *fn = library_function(self);
    if (fn) return incref(fn->module);
    str *module = ((native *)as_object(self))->module;
    return module ? incref(from_object(module)) : NONE;
}

static value native_get(vm *vm, value self, value obj, type *owner) {
    native *n = (native *)as_object(self);
    (void)owner;
    if (!obj) return incref(self);
    return descriptor_applies(vm, n->def->name, n->owner, obj) ? native_new(vm, n->def, obj, n->owner) : FAILED;
}

static value native_class_get(vm *vm, value self, value obj, type *owner) {
    (void)obj;
    const native *n = (native *)as_object(self);
    if (!type_is_subtype(owner, n->owner))
        return raise_error(vm, &type_TypeError, "descriptor '%s' requires a subtype of '%s' but received '%s'", n->def->name, n->owner->name,
            owner->name);
    return native_new(vm, n->def, from_object(owner), n->owner);
}

static value native_owner(vm *vm, value self) { (void)vm; return incref(from_object(((native *)as_object(self))->owner)); }

static const getset_def native_getsets[] = {
    { "__name__", native_name, NULL }, { "__qualname__", native_qualname, NULL }, { "__self__", native_self, NULL },
    { "__module__", native_module, NULL }, { 0 },
};
static const getset_def native_method_getsets[] = {
    { "__name__", native_name, readonly_attribute }, { "__qualname__", native_qualname, NULL },
    { "__objclass__", native_owner, readonly_attribute }, { 0 },
};

type type_native = {
    .head = TYPE_HEAD, .name = "builtin_function_or_method", .referable = true, .base = &type_object, .instance_size = sizeof(native), .final = true,
    .getsets = native_getsets, .dealloc = native_dealloc, .traverse = native_traverse,
    .repr = native_repr, .call = native_call_slot, .compare = native_compare, .hash = native_hash,
};

type type_native_method = {
    .head = TYPE_HEAD, .name = "method_descriptor", .base = &type_object, .instance_size = sizeof(native), .final = true,
    .getsets = native_method_getsets, .dealloc = native_dealloc, .traverse = native_traverse,
    .repr = native_method_repr, .call = native_call_slot, .descr_get = native_get,
};

type type_native_class_method = {
    .head = TYPE_HEAD, .name = "classmethod_descriptor", .base = &type_object, .instance_size = sizeof(native), .final = true,
    .getsets = native_method_getsets, .dealloc = native_dealloc, .traverse = native_traverse,
    .repr = native_method_repr, .descr_get = native_class_get,
};
