/* The _json module, for lib/py/json: reading by jansson, and the quoting of strings. */
#include <jansson.h>
#include "modules.h"
#include "../abstract.h"
#include "../memory.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../state.h"

static value from_json(vm *vm, const json_t *j);

static value from_array(vm *vm, const json_t *j) {
    size_t n = json_array_size(j);
    list *l = list_new(vm, n);
    for (size_t i = 0; l && i < n; i++) {
        value v = from_json(vm, json_array_get(j, i));
        if (v && list_append_steal(vm, l, v)) continue;
        DECREF_OBJ(vm, l);
        l = NULL;
    }
    return from_object(l);
}

static bool add_member(vm *vm, dict *d, const char *key, size_t len, const json_t *j) {
    str *name = str_from_utf8(vm, key, len);
    value v = name ? from_json(vm, j) : FAILED;
    bool ok = v && dict_set(vm, d, from_object(name), v);
    if (name) DECREF_OBJ(vm, name);
    xdecref(vm, v);
    return ok;
}

static value from_members(vm *vm, json_t *j) {
    dict *d = dict_new(vm);
    const char *key;
    size_t len;
    json_t *member;
    if (!d) return FAILED;
    json_object_keylen_foreach(j, key, len, member) {
        if (add_member(vm, d, key, len, member)) continue;
        DECREF_OBJ(vm, d);
        return FAILED;
    }
    return from_object(d);
}

static value from_json(vm *vm, const json_t *j) {
    switch (json_typeof(j)) {
    case JSON_STRING: return from_object(str_from_utf8(vm, json_string_value(j), json_string_length(j)));
    case JSON_INTEGER: return int_from_i64(vm, json_integer_value(j));
    case JSON_REAL: return float_from_double(vm, json_real_value(j));
    case JSON_TRUE: return TRUE_;
    case JSON_FALSE: return FALSE_;
    case JSON_NULL: return NONE;
    default: break;
    }
    if (!recursion_enter(vm, " while decoding a JSON document")) return FAILED;
    value v = json_is_array(j) ? from_array(vm, j) : from_members(vm, (json_t *)j);
    recursion_leave(vm);
    return v;
}

/* read(text): NotImplemented for what jansson refuses: errors, and what CPython takes beyond the standard or beyond jansson's
 * range (NaN, lone surrogates, large integers, ...). */
static value json_read(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[0]))
        return raise_error(vm, &type_TypeError, "first argument must be a string, not %s", type_of(args[0])->name);
    size_t len;
    const char *text = str_utf8(vm, as_str(args[0]), &len);
    if (!text) return FAILED;
    json_error_t error;
    json_set_alloc_funcs(mem_alloc, free);
    json_t *j = json_loadb(text, len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (!j) return NOT_IMPLEMENTED;
    value v = from_json(vm, j);
    json_decref(j);
    return v;
}

static void add_escape(strbuf *b, uint32_t c) { strbuf_printf(b, "\\u%04x", c); }

static void add_quoted(strbuf *b, uint32_t c, bool ascii) {
    static const char short_escapes[] = "\bb\tt\nn\ff\rr\"\"\\\\";
    for (const char *p = short_escapes; *p; p += 2) {
        if (c != (uint32_t)*p) continue;
        strbuf_add(b, (char[]){ '\\', p[1] }, 2);
        return;
    }
    if (c >= 0x20 && (c < 0x7f || !ascii)) {
        strbuf_add_point(b, c);
    } else if (c >= 0x10000) {
        add_escape(b, 0xd800 + ((c - 0x10000) >> 10));
        add_escape(b, 0xdc00 + ((c - 0x10000) & 0x3ff));
    } else {
        add_escape(b, c);
    }
}

/* quote(text, ascii) */
static value json_quote(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[0]))
        return raise_error(vm, &type_TypeError, "first argument must be a string, not %s", type_of(args[0])->name);
    int ascii = op_truth(vm, args[1]);
    if (ascii < 0) return FAILED;
    str *s = as_str(args[0]);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "\"");
    for (uint32_t i = 0; i < s->len; i++) add_quoted(&b, str_at(s, i), ascii);
    strbuf_addz(&b, "\"");
    return from_object(strbuf_finish(&b));
}

static const native_def json_functions[] = { { "read", json_read, 1, 1, NULL }, { "quote", json_quote, 2, 2, NULL },
    { 0 } };

value json_module(vm *vm) { return module_new(vm, "_json", json_functions); }
