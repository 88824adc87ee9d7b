/* The methods of str that need nothing but finding and copying, and the table of all. */
#include "../abstract.h"
#include "../utf8.h"
#include "bytes.h"
#include "int.h"
#include "str_impl.h"

/* --- arguments -------------------------------------------------------------------------------- */

static bool check_str(vm *vm, value v, const char *method, int position)
{
    if (is_str(v))
        return true;
    raise_error(vm, &type_TypeError, "%s() argument %d must be str, not %s", method, position, type_of(v)->name);
    return false;
}

/* A bound as in a slice, counted from the end when negative; it may lie behind the end. */
static bool read_bound(vm *vm, value v, int64_t len, int64_t *out)
{
    if (v == NONE)
        return true;
    value n;
    int r = to_index(vm, v, &n);
    if (r == 0)
        raise_error(vm, &type_TypeError, "slice indices must be integers or None or have an __index__ method");
    if (r <= 0)
        return false;
    bool ok = int_to_i64_clamped(vm, n, out);
    decref(vm, n);
    if (*out < 0)
        *out = *out < -len ? 0 : *out + len;
    return ok;
}

/* The optional start and end behind the first argument; end is cut to the length, start is not. */
static bool read_range(vm *vm, const value *args, int nargs, int64_t *start, int64_t *end)
{
    int64_t len = as_str(args[0])->len;
    *start = 0;
    *end = len;
    if (nargs > 2 && !read_bound(vm, args[2], len, start))
        return false;
    if (nargs > 3 && !read_bound(vm, args[3], len, end))
        return false;
    if (*end > len)
        *end = len;
    return true;
}

/* --- find, count ------------------------------------------------------------------------------ */

typedef int64_t (*finder)(vm *vm, const str *s, const str *part, int64_t start, int64_t end);

/* The place, -1, or -2 raised. */
static int64_t find_args(vm *vm, const value *args, int nargs, const char *name, finder find)
{
    int64_t start, end;
    if (!check_str(vm, args[1], name, 1) || !read_range(vm, args, nargs, &start, &end))
        return -2;
    return find(vm, as_str(args[0]), as_str(args[1]), start, end);
}

static value find_result(vm *vm, int64_t at, bool raise)
{
    if (at == -1 && raise)
        return raise_error(vm, &type_ValueError, "substring not found");
    return at == -2 ? FAILED : from_small(at);
}

static value str_find_method(vm *vm, const value *args, int nargs)
{
    return find_result(vm, find_args(vm, args, nargs, "find", str_find), false);
}

static value str_rfind_method(vm *vm, const value *args, int nargs)
{
    return find_result(vm, find_args(vm, args, nargs, "rfind", str_rfind), false);
}

static value str_index(vm *vm, const value *args, int nargs)
{
    return find_result(vm, find_args(vm, args, nargs, "index", str_find), true);
}

static value str_rindex(vm *vm, const value *args, int nargs)
{
    return find_result(vm, find_args(vm, args, nargs, "rindex", str_rfind), true);
}

static value str_count(vm *vm, const value *args, int nargs)
{
    int64_t start, end, n = 0;
    if (!check_str(vm, args[1], "count", 1) || !read_range(vm, args, nargs, &start, &end))
        return FAILED;
    const str *s = as_str(args[0]), *part = as_str(args[1]);
    if (part->len == 0)
        return from_small(end >= start ? end - start + 1 : 0);
    for (int64_t at; (at = str_find(vm, s, part, start, end)) >= 0; start = at + part->len)
        n++;
    return vm->raised ? FAILED : from_small(n);
}

/* --- replace ---------------------------------------------------------------------------------- */

/* fresh before each of the first n points, and behind the last if n allows. */
static str *interleave(vm *vm, str *s, str *fresh, uint64_t limit)
{
    uint64_t n = limit < (uint64_t)s->len + 1 ? limit : (uint64_t)s->len + 1;
    str *r = str_alloc(vm, s->len + n * fresh->len, str_class_max(s) | str_class_max(fresh));
    if (!r || !r->len)
        return r;
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        str_copy(r, at, fresh, 0, fresh->len);
        at += fresh->len;
        if (i < s->len)
            str_copy(r, at++, s, i, 1);
    }
    if (n < s->len)
        str_copy(r, at, s, (uint32_t)n, s->len - (uint32_t)n);
    return r;
}

static str *replace_all(vm *vm, str *s, str *old, str *fresh, uint64_t limit)
{
    uint64_t n = 0;
    uint32_t bits = str_class_max(fresh);
    int64_t from = 0, at;
    for (; n < limit && (at = str_find(vm, s, old, from, s->len)) >= 0; from = at + old->len, n++)
        bits |= str_range_max(s, (uint32_t)from, (uint32_t)(at - from));
    if (vm->raised)
        return NULL;
    if (n == 0)
        return str_exact(vm, s);
    bits |= str_range_max(s, (uint32_t)from, s->len - (uint32_t)from);
    str *r = str_alloc(vm, s->len - n * old->len + n * fresh->len, bits);
    if (!r || !r->len)
        return r;
    uint32_t to = 0;
    for (from = 0; n > 0; from = at + old->len, n--) {
        at = str_find(vm, s, old, from, s->len);
        if (at < 0) {
            DECREF_OBJ(vm, r);
            return NULL;
        }
        str_copy(r, to, s, (uint32_t)from, (uint32_t)(at - from));
        to += (uint32_t)(at - from);
        str_copy(r, to, fresh, 0, fresh->len);
        to += fresh->len;
    }
    str_copy(r, to, s, (uint32_t)from, s->len - (uint32_t)from);
    return r;
}

static value str_replace(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    int64_t limit = -1;
    if (!check_str(vm, args[1], "replace", 1) || !check_str(vm, args[2], "replace", 2))
        return FAILED;
    if (args[3] && !to_index_i64(vm, args[3], &limit))
        return FAILED;
    str *s = as_str(args[0]), *old = as_str(args[1]), *fresh = as_str(args[2]);
    if (limit == 0 || old == fresh)
        return from_object(str_exact(vm, as_str(args[0])));
    if (old->len == 0)
        return from_object(interleave(vm, s, fresh, (uint64_t)limit));
    return from_object(replace_all(vm, s, old, fresh, (uint64_t)limit));
}

/* --- both ends -------------------------------------------------------------------------------- */

static bool matches_at(const str *s, const str *part, int64_t at)
{
    if (s->width == part->width)
        return memcmp(s->data + at * s->width, part->data, (size_t)part->len * s->width) == 0;
    for (uint32_t i = 0; i < part->len; i++)
        if (str_at(s, (uint32_t)at + i) != str_at(part, i))
            return false;
    return true;
}

static bool matches_end(const str *s, const str *part, int64_t start, int64_t end, bool back)
{
    return end - start >= part->len && matches_at(s, part, back ? end - part->len : start);
}

static value test_end(vm *vm, const value *args, int nargs, const char *name, bool back)
{
    int64_t start, end;
    if (!read_range(vm, args, nargs, &start, &end))
        return FAILED;
    const str *s = as_str(args[0]);
    if (is_str(args[1]))
        return from_bool(matches_end(s, as_str(args[1]), start, end, back));
    if (!is_instance(args[1], &type_tuple))
        return raise_error(vm, &type_TypeError, "%s first arg must be str or a tuple of str, not %s", name,
                           type_of(args[1])->name);
    const tuple *t = as_tuple(args[1]);
    for (uint32_t i = 0; i < t->len; i++) {
        if (!is_str(t->items[i]))
            return raise_error(vm, &type_TypeError, "tuple for %s must only contain str, not %s", name,
                               type_of(t->items[i])->name);
        if (matches_end(s, as_str(t->items[i]), start, end, back))
            return TRUE_;
    }
    return FALSE_;
}

static value str_startswith(vm *vm, const value *args, int nargs)
{
    return test_end(vm, args, nargs, "startswith", false);
}

static value str_endswith(vm *vm, const value *args, int nargs)
{
    return test_end(vm, args, nargs, "endswith", true);
}

static value remove_end(vm *vm, const value *args, const char *name, bool back)
{
    if (!is_str(args[1]))
        return raise_error(vm, &type_TypeError, "%s() argument must be str, not %s", name, type_of(args[1])->name);
    str *s = as_str(args[0]);
    const str *part = as_str(args[1]);
    if (!matches_end(s, part, 0, s->len, back))
        return from_object(str_exact(vm, as_str(args[0])));
    return from_object(str_part(vm, s, back ? 0 : part->len, s->len - part->len));
}

static value str_removeprefix(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return remove_end(vm, args, "removeprefix", false);
}

static value str_removesuffix(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return remove_end(vm, args, "removesuffix", true);
}

bool str_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f) : utf8_is_space(c);
}

/* chars NULL: white space. */
static bool strips(const str *chars, uint32_t c)
{
    if (!chars)
        return str_is_space(c);
    if (chars->width == 1)
        return c < 0x100 && memchr(chars->data, (int)c, chars->len);
    for (uint32_t i = 0; i < chars->len; i++)
        if (str_at(chars, i) == c)
            return true;
    return false;
}

static value strip(vm *vm, const value *args, int nargs, const char *name, bool left, bool right)
{
    const str *chars = NULL;
    if (nargs > 1 && args[1] != NONE) {
        if (!is_str(args[1]))
            return raise_error(vm, &type_TypeError, "%s arg must be None or str", name);
        chars = as_str(args[1]);
    }
    str *s = as_str(args[0]);
    uint32_t start = 0, end = s->len;
    while (left && start < end && strips(chars, str_at(s, start)))
        start++;
    while (right && end > start && strips(chars, str_at(s, end - 1)))
        end--;
    return from_object(str_part(vm, s, start, end - start));
}

static value str_strip(vm *vm, const value *args, int nargs)
{
    return strip(vm, args, nargs, "strip", true, true);
}

static value str_lstrip(vm *vm, const value *args, int nargs)
{
    return strip(vm, args, nargs, "lstrip", true, false);
}

static value str_rstrip(vm *vm, const value *args, int nargs)
{
    return strip(vm, args, nargs, "rstrip", false, true);
}

/* --- padding ---------------------------------------------------------------------------------- */

static str *pad(vm *vm, str *s, int64_t left, int64_t right, uint32_t fill)
{
    if (left > STR_MAX || right > STR_MAX) {
        raise_memory(vm);
        return NULL;
    }
    str *r = str_alloc(vm, (uint64_t)(left + s->len + right), str_class_max(s) | fill);
    if (!r || !r->len)
        return r;
    for (int64_t i = 0; i < left; i++)
        str_put(r, (uint32_t)i, fill);
    str_copy(r, (uint32_t)left, s, 0, s->len);
    for (int64_t i = 0; i < right; i++)
        str_put(r, (uint32_t)(left + s->len + i), fill);
    return r;
}

/* How many points are missing to the width, and the fill character. */
static bool pad_args(vm *vm, const value *args, int nargs, int64_t *width, int64_t *missing, uint32_t *fill)
{
    if (!to_index_i64(vm, args[1], width))
        return false;
    *missing = *width <= as_str(args[0])->len ? 0 : *width - as_str(args[0])->len;
    *fill = ' ';
    if (nargs < 3)
        return true;
    if (!is_str(args[2])) {
        raise_error(vm, &type_TypeError, "The fill character must be a unicode character, not %s", type_of(args[2])->name);
        return false;
    }
    if (as_str(args[2])->len != 1) {
        raise_error(vm, &type_TypeError, "The fill character must be exactly one character long");
        return false;
    }
    *fill = str_at(as_str(args[2]), 0);
    return true;
}

static value str_center(vm *vm, const value *args, int nargs)
{
    int64_t width, missing;
    uint32_t fill;
    if (!pad_args(vm, args, nargs, &width, &missing, &fill))
        return FAILED;
    if (!missing)
        return from_object(str_exact(vm, as_str(args[0])));
    /* The odd one goes to the left when the width is odd. */
    int64_t left = missing / 2 + (missing & width & 1);
    return from_object(pad(vm, as_str(args[0]), left, missing - left, fill));
}

static value str_ljust(vm *vm, const value *args, int nargs)
{
    int64_t width, missing;
    uint32_t fill;
    if (!pad_args(vm, args, nargs, &width, &missing, &fill))
        return FAILED;
    return missing ? from_object(pad(vm, as_str(args[0]), 0, missing, fill)) : from_object(str_exact(vm, as_str(args[0])));
}

static value str_rjust(vm *vm, const value *args, int nargs)
{
    int64_t width, missing;
    uint32_t fill;
    if (!pad_args(vm, args, nargs, &width, &missing, &fill))
        return FAILED;
    return missing ? from_object(pad(vm, as_str(args[0]), missing, 0, fill)) : from_object(str_exact(vm, as_str(args[0])));
}

static value str_zfill(vm *vm, const value *args, int nargs)
{
    int64_t width, missing;
    uint32_t fill;
    if (!pad_args(vm, args, nargs, &width, &missing, &fill))
        return FAILED;
    if (!missing)
        return from_object(str_exact(vm, as_str(args[0])));
    str *s = as_str(args[0]), *r = pad(vm, s, missing, 0, '0');
    if (r && s->len && (str_at(s, 0) == '+' || str_at(s, 0) == '-')) {
        str_put(r, 0, str_at(s, 0));
        str_put(r, (uint32_t)missing, '0');
    }
    return from_object(r);
}

static value str_encode(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    return codec_encode_args(vm, as_str(args[0]), args + 1, "encode");
}

const native_def str_methods[] = {
    {"capitalize", str_capitalize, 1, 1, NULL},
    {"casefold", str_casefold, 1, 1, NULL},
    {"center", str_center, 2, 3, NULL},
    {"count", str_count, 2, 4, NULL},
    {"encode", str_encode, 1, 3, "encoding errors"},
    {"endswith", str_endswith, 2, 4, NULL},
    {"expandtabs", str_expandtabs, 1, 2, "tabsize"},
    {"find", str_find_method, 2, 4, NULL},
    {"format", str_format_method, 1, -1, "**"},
    {"format_map", str_format_map, 2, 2, NULL},
    {"index", str_index, 2, 4, NULL},
    {"isalnum", str_isalnum, 1, 1, NULL},
    {"isalpha", str_isalpha, 1, 1, NULL},
    {"isascii", str_isascii, 1, 1, NULL},
    {"isdecimal", str_isdecimal, 1, 1, NULL},
    {"isdigit", str_isdigit, 1, 1, NULL},
    {"isidentifier", str_isidentifier, 1, 1, NULL},
    {"islower", str_islower, 1, 1, NULL},
    {"isnumeric", str_isnumeric, 1, 1, NULL},
    {"isprintable", str_isprintable, 1, 1, NULL},
    {"isspace", str_isspace, 1, 1, NULL},
    {"istitle", str_istitle, 1, 1, NULL},
    {"isupper", str_isupper, 1, 1, NULL},
    {"join", str_join_method, 2, 2, NULL, .consumes = true},
    {"ljust", str_ljust, 2, 3, NULL},
    {"lower", str_lower, 1, 1, NULL},
    {"lstrip", str_lstrip, 1, 2, NULL},
    {"maketrans", str_maketrans, 1, 3, "static"},
    {"partition", str_partition, 2, 2, NULL},
    {"removeprefix", str_removeprefix, 2, 2, NULL},
    {"removesuffix", str_removesuffix, 2, 2, NULL},
    {"replace", str_replace, 3, 4, "- - count"},
    {"rfind", str_rfind_method, 2, 4, NULL},
    {"rindex", str_rindex, 2, 4, NULL},
    {"rjust", str_rjust, 2, 3, NULL},
    {"rpartition", str_rpartition, 2, 2, NULL},
    {"rsplit", str_rsplit, 1, 3, "sep maxsplit"},
    {"rstrip", str_rstrip, 1, 2, NULL},
    {"split", str_split, 1, 3, "sep maxsplit"},
    {"splitlines", str_splitlines, 1, 2, "keepends"},
    {"startswith", str_startswith, 2, 4, NULL},
    {"strip", str_strip, 1, 2, NULL},
    {"swapcase", str_swapcase, 1, 1, NULL},
    {"title", str_title, 1, 1, NULL},
    {"translate", str_translate, 2, 2, NULL},
    {"upper", str_upper, 1, 1, NULL},
    {"zfill", str_zfill, 2, 2, NULL},
    {0},
};
