/* The methods of bytes. Those that treat all bytes alike are the methods of str, on strings of the same numbers. */
#include <ctype.h>
#include <string.h>
#include "bytes.h"
#include "construct.h"
#include "int.h"
#include "str_impl.h"
#include "../abstract.h"
#include "../consumer.h"

static const native_def *str_method(const char *name) {
    const native_def *def = str_methods;
    while (strcmp(def->name, name) != 0) def++;
    return def;
}

static value bytes_result(vm *vm, value v);

static bool convert_items(vm *vm, value *items, size_t n) {
    for (size_t i = 0; i < n; i++) {
        value v = bytes_result(vm, incref(items[i]));
        if (!v) return false;
        replace(vm, &items[i], v);
    }
    return true;
}

/* What a method of str gave, with bytes for strings. Steals v. */
static value bytes_result(vm *vm, value v) {
    if (!v) return FAILED;
    bool ok = true;
    if (is_str(v)) {
        bytes *b = bytes_from_latin1(vm, as_str(v));
        decref(vm, v);
        return from_object(b);
    }
    if (is_list(v)) ok = convert_items(vm, as_list(v)->items, as_list(v)->len);
    if (is_tuple(v)) ok = convert_items(vm, as_tuple(v)->items, as_tuple(v)->len);
    if (ok) return v;
    decref(vm, v);
    return FAILED;
}

/* Needs all arguments that can be text to be bytes: other types are passed on. */
static value delegate(vm *vm, const char *name, const value *args, int nargs) {
    value as_text[5] = { EMPTY };
    bool ok = true;
    for (int i = 0; ok && i < nargs; i++) {
        if (!args[i]) continue;
        as_text[i] = is_bytes(args[i]) ? from_object(bytes_as_latin1(vm, as_bytes(args[i]))) : incref(args[i]);
        ok = as_text[i] != FAILED;
    }
    value r = ok ? bytes_result(vm, str_method(name)->fn(vm, as_text, nargs)) : FAILED;
    for (int i = 0; i < nargs; i++) xdecref(vm, as_text[i]);
    return r;
}

static bool need_bytes(vm *vm, value v) {
    if (is_bytes(v)) return true;
    raise_error(vm, &type_TypeError, "a bytes-like object is required, not '%s'", type_of(v)->name);
    return false;
}

/* Numbers only are behind the receiver. */
#define PLAIN(name) static value bytes_##name(vm *vm, const value *args, int nargs) { return delegate(vm, #name, args, nargs); }
/* The first argument is bytes. */
#define TEXT(name) \
    static value bytes_##name(vm *vm, const value *args, int nargs) { \
        return need_bytes(vm, args[1]) ? delegate(vm, #name, args, nargs) : FAILED; \
    }
PLAIN(expandtabs) PLAIN(zfill)
TEXT(partition) TEXT(rpartition) TEXT(removeprefix) TEXT(removesuffix)

static value bytes_replace(vm *vm, const value *args, int nargs) {
    if (!need_bytes(vm, args[1]) || !need_bytes(vm, args[2])) return FAILED;
    value all[4] = { args[0], args[1], args[2], nargs == 4 ? args[3] : EMPTY };
    return delegate(vm, "replace", all, 4);
}

static value justify(vm *vm, const char *name, const value *args, int nargs) {
    if (nargs == 3 && !(is_bytes(args[2]) && as_bytes(args[2])->len == 1))
        return raise_error(vm, &type_TypeError, "%s() argument 2 must be a byte string of length 1, not %s", name,
            type_of(args[2])->name);
    return delegate(vm, name, args, nargs);
}

static value bytes_center(vm *vm, const value *args, int nargs) { return justify(vm, "center", args, nargs); }
static value bytes_ljust(vm *vm, const value *args, int nargs) { return justify(vm, "ljust", args, nargs); }
static value bytes_rjust(vm *vm, const value *args, int nargs) { return justify(vm, "rjust", args, nargs); }

static value affix(vm *vm, const char *name, const value *args, int nargs) {
    if (is_bytes(args[1])) return delegate(vm, name, args, nargs);
    if (!is_tuple(args[1]))
        return raise_error(vm, &type_TypeError, "%s first arg must be bytes or a tuple of bytes, not %s", name,
            type_of(args[1])->name);
    value each[4] = { args[0], EMPTY, nargs > 2 ? args[2] : EMPTY, nargs > 3 ? args[3] : EMPTY };
    for (uint32_t i = 0; i < as_tuple(args[1])->len; i++) {
        each[1] = as_tuple(args[1])->items[i];
        if (!need_bytes(vm, each[1])) return FAILED;
        value r = delegate(vm, name, each, nargs);
        if (r != FALSE_) return r;
    }
    return FALSE_;
}

static value bytes_startswith(vm *vm, const value *args, int nargs) { return affix(vm, "startswith", args, nargs); }
static value bytes_endswith(vm *vm, const value *args, int nargs) { return affix(vm, "endswith", args, nargs); }

/* --- searching --------------------------------------------------------------------------------- */
/* What is searched for: bytes, or a byte as an int. New reference. */
static value needle(vm *vm, value v) {
    if (is_bytes(v)) return incref(v);
    value n;
    int index = to_index(vm, v, &n);
    if (index < 0) return FAILED;
    if (index == 0)
        return raise_error(vm, &type_TypeError, "argument should be integer or bytes-like object, not '%s'",
            type_of(v)->name);
    bool byte = is_small(n) && small_of(n) >= 0 && small_of(n) < 256;
    char c = byte ? (char)small_of(n) : 0;
    decref(vm, n);
    return byte ? from_object(bytes_from(vm, &c, 1)) : raise_error(vm, &type_ValueError, "byte must be in range(0, 256)");
}

static value search(vm *vm, const char *name, const value *args, int nargs) {
    value part = needle(vm, args[1]);
    if (!part) return FAILED;
    value all[4] = { args[0], part, nargs > 2 ? args[2] : EMPTY, nargs > 3 ? args[3] : EMPTY };
    value r = delegate(vm, name, all, nargs);
    decref(vm, part);
    return r;
}

static value search_or_raise(vm *vm, const char *name, const value *args, int nargs) {
    value r = search(vm, name, args, nargs);
    return r == from_small(-1) ? raise_error(vm, &type_ValueError, "subsection not found") : r;
}

static value bytes_find(vm *vm, const value *args, int nargs) { return search(vm, "find", args, nargs); }
static value bytes_rfind(vm *vm, const value *args, int nargs) { return search(vm, "rfind", args, nargs); }
static value bytes_count(vm *vm, const value *args, int nargs) { return search(vm, "count", args, nargs); }
static value bytes_index(vm *vm, const value *args, int nargs) { return search_or_raise(vm, "find", args, nargs); }
static value bytes_rindex(vm *vm, const value *args, int nargs) { return search_or_raise(vm, "rfind", args, nargs); }

/* --- space: of ASCII only ---------------------------------------------------------------------- */
static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static value strip(vm *vm, const char *name, const value *args, int nargs) {
    if (nargs == 2 && args[1] != NONE) return need_bytes(vm, args[1]) ? delegate(vm, name, args, nargs) : FAILED;
    bytes *spaces = bytes_from(vm, " \t\n\v\f\r", 6);
    value all[] = { args[0], from_object(spaces) }, r = spaces ? delegate(vm, name, all, 2) : FAILED;
    if (spaces) DECREF_OBJ(vm, spaces);
    return r;
}

static value bytes_strip(vm *vm, const value *args, int nargs) { return strip(vm, "strip", args, nargs); }
static value bytes_lstrip(vm *vm, const value *args, int nargs) { return strip(vm, "lstrip", args, nargs); }
static value bytes_rstrip(vm *vm, const value *args, int nargs) { return strip(vm, "rstrip", args, nargs); }

static bool add_part(vm *vm, list *l, const char *from, const char *to) {
    bytes *b = bytes_from(vm, from, (size_t)(to - from));
    return b && list_append_steal(vm, l, from_object(b));
}

/* From the left; most < 0: no limit. */
static bool split_space(vm *vm, list *l, const bytes *b, int64_t most) {
    const char *p = b->data, *end = p + b->len;
    for (;;) {
        while (p < end && is_space(*p)) p++;
        if (p == end) return true;
        const char *start = p;
        if (most-- == 0) return add_part(vm, l, start, end);
        while (p < end && !is_space(*p)) p++;
        if (!add_part(vm, l, start, p)) return false;
    }
}

static bool rsplit_space(vm *vm, list *l, const bytes *b, int64_t most) {
    const char *start = b->data, *p = start + b->len;
    for (;;) {
        while (p > start && is_space(p[-1])) p--;
        if (p == start) break;
        const char *end = p;
        if (most-- == 0) {
            if (!add_part(vm, l, start, end)) return false;
            break;
        }
        while (p > start && !is_space(p[-1])) p--;
        if (!add_part(vm, l, p, end)) return false;
    }
    for (size_t i = 0, j = l->len; i + 1 < j; i++) {
        value v = l->items[i];
        l->items[i] = l->items[--j];
        l->items[j] = v;
    }
    return true;
}

static value split(vm *vm, const char *name, const value *args, int nargs,
    bool (*by_space)(struct vm *, list *, const bytes *, int64_t)) {
    if (args[1] && args[1] != NONE) return need_bytes(vm, args[1]) ? delegate(vm, name, args, nargs) : FAILED;
    int64_t most = -1;
    if (args[2] && !int_to_i64(vm, args[2], &most)) return FAILED;
    list *l = list_new(vm, 0);
    if (!l) return FAILED;
    if (by_space(vm, l, as_bytes(args[0]), most)) return from_object(l);
    DECREF_OBJ(vm, l);
    return FAILED;
}

static value bytes_split(vm *vm, const value *args, int nargs) { return split(vm, "split", args, nargs, split_space); }
static value bytes_rsplit(vm *vm, const value *args, int nargs) { return split(vm, "rsplit", args, nargs, rsplit_space); }

static value bytes_splitlines(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int keep = args[1] ? op_truth(vm, args[1]) : 0;
    list *l = keep < 0 ? NULL : list_new(vm, 0);
    const char *p = as_bytes(args[0])->data, *end = p + as_bytes(args[0])->len;
    while (l && p < end) {
        const char *start = p;
        while (p < end && *p != '\n' && *p != '\r') p++;
        const char *stop = p;
        if (p < end) p += p[0] == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
        if (add_part(vm, l, start, keep ? p : stop)) continue;
        DECREF_OBJ(vm, l);
        l = NULL;
    }
    return from_object(l);
}

static value finish_join(vm *vm, consumer *c) {
    const list *parts = as_list(c->all);
    const bytes *sep = as_bytes(c->by);
    size_t len = parts->len ? sep->len * (parts->len - 1) : 0;
    for (size_t i = 0; i < parts->len; i++) {
        if (!is_bytes(parts->items[i]))
            return raise_error(vm, &type_TypeError, "sequence item %zu: expected a bytes-like object, %s found", i,
                               type_of(parts->items[i])->name);
        len += as_bytes(parts->items[i])->len;
    }
    bytes *b = bytes_new(vm, len);
    char *p = b ? b->data : NULL;
    for (size_t i = 0; b && i < parts->len; i++) {
        const bytes *part = as_bytes(parts->items[i]);
        if (i) p = mempcpy(p, sep->data, sep->len);
        p = mempcpy(p, part->data, part->len);
    }
    return from_object(b);
}

static const consumer_kind kind_join = {
    .step = consumer_step_new_list, .finish = finish_join, .fill = consumer_fill_list, .landing = LANDING_CONSUME_LIST,
};

static value bytes_join(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!type_of(args[1])->iter && !type_of(args[1])->getitem)
        return raise_error(vm, &type_TypeError, "can only join an iterable");
    list *parts = list_new(vm, 0);
    return parts ? consume(vm, &(consumer){ .kind = &kind_join, .all = from_object(parts), .by = args[0] }, args[1]) : FAILED;
}

/* --- letters: of ASCII only -------------------------------------------------------------------- */
static int upper(int c) { return c >= 'a' && c <= 'z' ? c - 32 : c; }
static int lower(int c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
static bool is_letter(int c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
static int swap(int c, bool first) { (void)first; return c == lower(c) ? upper(c) : lower(c); }
static int to_upper(int c, bool first) { (void)first; return upper(c); }
static int to_lower(int c, bool first) { (void)first; return lower(c); }
static int by_place(int c, bool first) { return first ? upper(c) : lower(c); }

/* words: a first letter is one behind what is no letter, else the first byte. */
static value map_case(vm *vm, value self, int (*map)(int c, bool first), bool words) {
    const bytes *b = as_bytes(self);
    bytes *r = bytes_new(vm, b->len);
    bool first = true;
    for (size_t i = 0; r && i < b->len; i++) {
        int c = (unsigned char)b->data[i];
        r->data[i] = (char)map(c, first);
        first = words && !is_letter(c);
    }
    return from_object(r);
}

static value bytes_upper(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return map_case(vm, args[0], to_upper, false);
}
static value bytes_lower(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return map_case(vm, args[0], to_lower, false);
}
static value bytes_swapcase(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return map_case(vm, args[0], swap, false);
}
static value bytes_capitalize(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return map_case(vm, args[0], by_place, false);
}
static value bytes_title(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return map_case(vm, args[0], by_place, true);
}

static bool is_digit(int c) { return c >= '0' && c <= '9'; }
static bool is_alnum(int c) { return is_letter(c) || is_digit(c); }
static bool is_blank(int c) { return is_space((char)c); }
static bool is_ascii(int c) { return c < 0x80; }

static value all_are(value self, bool (*test)(int), bool empty) {
    const bytes *b = as_bytes(self);
    for (size_t i = 0; i < b->len; i++)
        if (!test((unsigned char)b->data[i])) return FALSE_;
    return from_bool(b->len || empty);
}

#define PREDICATE(name, test, empty) \
    static value bytes_##name(vm *vm, const value *args, int nargs) { (void)vm; (void)nargs; return all_are(args[0], test, empty); }
PREDICATE(isalpha, is_letter, false) PREDICATE(isdigit, is_digit, false) PREDICATE(isalnum, is_alnum, false)
PREDICATE(isspace, is_blank, false) PREDICATE(isascii, is_ascii, true)

static value has_case(value self, int (*other)(int)) {
    const bytes *b = as_bytes(self);
    bool cased = false;
    for (size_t i = 0; i < b->len; i++) {
        int c = (unsigned char)b->data[i];
        if (other(c) != c) return FALSE_;
        cased |= is_letter(c);
    }
    return from_bool(cased);
}

static value bytes_isupper(vm *vm, const value *args, int nargs) { (void)vm; (void)nargs; return has_case(args[0], upper); }
static value bytes_islower(vm *vm, const value *args, int nargs) { (void)vm; (void)nargs; return has_case(args[0], lower); }

static value bytes_istitle(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    const bytes *b = as_bytes(args[0]);
    bool cased = false, first = true;
    for (size_t i = 0; i < b->len; i++) {
        int c = (unsigned char)b->data[i];
        if (by_place(c, first) != c) return FALSE_;
        first = !is_letter(c);
        cased |= !first;
    }
    return from_bool(cased);
}

/* --- codes ------------------------------------------------------------------------------------- */
static value bytes_decode(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return codec_decode_args(vm, as_bytes(args[0]), args + 1, "decode");
}

/* hex(sep, bytes_per_sep): groups are counted from the right, from the left when negative. */
static value bytes_hex(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t group = 1;
    uint32_t sep = 0;
    if (args[2] && !int_to_i64(vm, args[2], &group)) return FAILED;
    if (args[1]) {
        value v = args[1];
        if (is_str(v) && as_str(v)->len == 1) sep = str_at(as_str(v), 0);
        else if (is_bytes(v) && as_bytes(v)->len == 1) sep = (unsigned char)as_bytes(v)->data[0];
        else if (is_str(v) || is_bytes(v)) return raise_error(vm, &type_ValueError, "sep must be length 1.");
        else return raise_error(vm, &type_TypeError, "sep must be str or bytes.");
        if (sep > 127) return raise_error(vm, &type_ValueError, "sep must be ASCII.");
    }
    const bytes *b = as_bytes(args[0]);
    uint64_t step = group < 0 ? -(uint64_t)group : (uint64_t)group;
    strbuf out;
    strbuf_init(&out, vm);
    for (size_t i = 0; i < b->len; i++) {
        size_t place = group < 0 ? i : b->len - i;
        if (sep && i && step && place % step == 0) strbuf_add_point(&out, sep);
        strbuf_printf(&out, "%02x", (unsigned char)b->data[i]);
    }
    return from_object(strbuf_finish(&out));
}

static int hex_digit(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)c - '0';
    if (c >= 'a' && c <= 'f') return (int)c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? (int)c - 'A' + 10 : -1;
}

static value bytes_fromhex(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_instance(args[1], &type_str))
        return raise_error(vm, &type_TypeError, "fromhex() argument must be str, not %s", type_of(args[1])->name);
    const str *s = as_str(args[1]);
    bytes *r = bytes_new(vm, s->len / 2);
    size_t n = 0;
    for (uint32_t i = 0; r && i < s->len;) {
        uint32_t c = str_at(s, i);
        if (c < 0x80 && is_space((char)c)) { i++; continue; }
        int high = hex_digit(c), low = high >= 0 && i + 1 < s->len ? hex_digit(str_at(s, i + 1)) : -1;
        if (low < 0) {
            DECREF_OBJ(vm, r);
            return raise_error(vm, &type_ValueError, "non-hexadecimal number found in fromhex() arg at position %u",
                i + (high >= 0));
        }
        r->data[n++] = (char)(high << 4 | low);
        i += 2;
    }
    bytes *exact = r ? bytes_from(vm, r->data, n) : NULL;
    if (r) DECREF_OBJ(vm, r);
    return derived_result(vm, args[0], &type_bytes, from_object(exact));
}

static value bytes_maketrans(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!need_bytes(vm, args[0]) || !need_bytes(vm, args[1])) return FAILED;
    const bytes *from = as_bytes(args[0]), *to = as_bytes(args[1]);
    if (from->len != to->len) return raise_error(vm, &type_ValueError, "maketrans arguments must have same length");
    bytes *table = bytes_new(vm, 256);
    for (int i = 0; table && i < 256; i++) table->data[i] = (char)i;
    for (size_t i = 0; table && i < from->len; i++) table->data[(unsigned char)from->data[i]] = to->data[i];
    return from_object(table);
}

/* translate(table, delete) */
static value bytes_translate(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const bytes *table = NULL, *b = as_bytes(args[0]);
    if (args[1] != NONE) {
        if (!need_bytes(vm, args[1])) return FAILED;
        table = as_bytes(args[1]);
        if (table->len != 256) return raise_error(vm, &type_ValueError, "translation table must be 256 characters long");
    }
    if (args[2] && !need_bytes(vm, args[2])) return FAILED;
    bytes *all = bytes_new(vm, b->len);
    size_t n = 0;
    for (size_t i = 0; all && i < b->len; i++) {
        if (args[2] && memchr(as_bytes(args[2])->data, b->data[i], as_bytes(args[2])->len)) continue;
        all->data[n++] = table ? table->data[(unsigned char)b->data[i]] : b->data[i];
    }
    bytes *r = all ? bytes_from(vm, all->data, n) : NULL;
    if (all) DECREF_OBJ(vm, all);
    return from_object(r);
}

const native_def bytes_methods[] = {
    { "capitalize", bytes_capitalize, 1, 1, NULL }, { "center", bytes_center, 2, 3, NULL },
    { "count", bytes_count, 2, 4, NULL },
    { "decode", bytes_decode, 1, 3, "encoding errors" }, { "endswith", bytes_endswith, 2, 4, NULL },
    { "expandtabs", bytes_expandtabs, 1, 2, "tabsize" }, { "find", bytes_find, 2, 4, NULL },
    { "fromhex", bytes_fromhex, 2, 2, "class" }, { "hex", bytes_hex, 1, 3, "sep bytes_per_sep" },
    { "index", bytes_index, 2, 4, NULL },
    { "isalnum", bytes_isalnum, 1, 1, NULL }, { "isalpha", bytes_isalpha, 1, 1, NULL },
    { "isascii", bytes_isascii, 1, 1, NULL },
    { "isdigit", bytes_isdigit, 1, 1, NULL }, { "islower", bytes_islower, 1, 1, NULL },
    { "isspace", bytes_isspace, 1, 1, NULL },
    { "istitle", bytes_istitle, 1, 1, NULL }, { "isupper", bytes_isupper, 1, 1, NULL }, { "join", bytes_join, 2, 2, NULL, .consumes = true },
    { "ljust", bytes_ljust, 2, 3, NULL }, { "lower", bytes_lower, 1, 1, NULL }, { "lstrip", bytes_lstrip, 1, 2, NULL },
    { "maketrans", bytes_maketrans, 2, 2, "static" }, { "partition", bytes_partition, 2, 2, NULL },
    { "removeprefix", bytes_removeprefix, 2, 2, NULL }, { "removesuffix", bytes_removesuffix, 2, 2, NULL },
    { "replace", bytes_replace, 3, 4, NULL }, { "rfind", bytes_rfind, 2, 4, NULL }, { "rindex", bytes_rindex, 2, 4, NULL },
    { "rjust", bytes_rjust, 2, 3, NULL }, { "rpartition", bytes_rpartition, 2, 2, NULL },
    { "rsplit", bytes_rsplit, 1, 3, "sep maxsplit" }, { "rstrip", bytes_rstrip, 1, 2, NULL },
    { "split", bytes_split, 1, 3, "sep maxsplit" }, { "splitlines", bytes_splitlines, 1, 2, "keepends" },
    { "startswith", bytes_startswith, 2, 4, NULL }, { "strip", bytes_strip, 1, 2, NULL },
    { "swapcase", bytes_swapcase, 1, 1, NULL },
    { "title", bytes_title, 1, 1, NULL }, { "translate", bytes_translate, 2, 3, "- delete" },
    { "upper", bytes_upper, 1, 1, NULL },
    { "zfill", bytes_zfill, 2, 2, NULL }, { 0 },
};
