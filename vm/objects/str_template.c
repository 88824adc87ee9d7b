/* str.format and str.format_map. */
#include "../abstract.h"
#include "int.h"
#include "str_impl.h"
#include "str_unicode.h"

/* A template and what fills it. */
typedef struct template {
    vm *vm;
    const str *s;
    const value *args;
    int nargs;                              /* -1: format_map, which has no positional fields */
    value mapping;                          /* the keyword arguments, borrowed; may be EMPTY */
    enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
    int64_t next;                           /* number of the next {} */
} template;

/* A replacement field between its braces: name[!conversion][:spec], as places in the template. */
typedef struct field {
    uint32_t name, name_end, spec, spec_end;
    uint32_t conversion;                    /* 0: none */
    bool nested;                            /* the spec has fields of its own */
} field;

static bool fail(template *t, type *kind, const char *message)
{
    raise_error(t->vm, kind, "%s", message);
    return false;
}

static str *part(template *t, uint32_t start, uint32_t end)
{
    return str_part(t->vm, (str *)t->s, start, end - start);
}

/* --- cutting ---------------------------------------------------------------------------------- */

/* The spec from *at on up to the brace that closes the field; *at moves behind it. */
static bool cut_spec(template *t, uint32_t *at, uint32_t end, field *f)
{
    f->spec = *at;
    for (uint32_t depth = 1; *at < end;) {
        uint32_t c = str_at(t->s, (*at)++);
        if (c == '{') {
            f->nested = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            f->spec_end = *at - 1;
            return true;
        }
    }
    return fail(t, &type_ValueError, "unmatched '{' in format spec");
}

/* The field that starts at *at, behind its brace; *at moves behind the closing one. */
static bool cut_field(template *t, uint32_t *at, uint32_t end, field *f)
{
    *f = (field){.name = *at};
    uint32_t c = 0;
    while (*at < end) {
        c = str_at(t->s, (*at)++);
        if (c == '{')
            return fail(t, &type_ValueError, "unexpected '{' in field name");
        if (c == '[')
            while (*at < end && str_at(t->s, *at) != ']')
                ++*at;
        if (c == '}' || c == ':' || c == '!')
            break;
    }
    f->name_end = *at - 1;
    if (c == '}')
        return true;
    if (c != ':' && c != '!')
        return fail(t, &type_ValueError, "expected '}' before end of string");
    if (c == '!') {
        if (*at >= end)
            return fail(t, &type_ValueError, "end of string while looking for conversion specifier");
        f->conversion = str_at(t->s, (*at)++);
        if (*at < end) {
            c = str_at(t->s, (*at)++);
            if (c == '}')
                return true;
            if (c != ':')
                return fail(t, &type_ValueError, "expected ':' after conversion specifier");
        }
    }
    return cut_spec(t, at, end, f);
}

/* --- looking up ------------------------------------------------------------------------------- */

/* A number that is all of [start, end): 1, 0 when it is none, -1 raised. */
static int read_index(template *t, uint32_t start, uint32_t end, int64_t *out)
{
    int64_t n = 0;
    for (uint32_t i = start; i < end; i++) {
        int digit = point_decimal_value(str_at(t->s, i));
        if (digit < 0)
            return 0;
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, digit, &n)) {
            fail(t, &type_ValueError, "Too many decimal digits in format string");
            return -1;
        }
    }
    *out = n;
    return end > start;
}

static value positional(template *t, bool numbered, int64_t n)
{
    if (t->nargs < 0)
        return raise_error(t->vm, &type_ValueError, "Format string contains positional fields");
    if (t->numbering == (numbered ? AUTOMATIC : MANUAL))
        return raise_error(t->vm, &type_ValueError, "cannot switch from %s",
                           numbered ? "automatic field numbering to manual field specification"
                                    : "manual field specification to automatic field numbering");
    t->numbering = numbered ? MANUAL : AUTOMATIC;
    if (!numbered)
        n = t->next++;
    if (n >= t->nargs)
        return raise_error(t->vm, &type_IndexError, "Replacement index %lld out of range for positional args tuple",
                           (long long)n);
    return incref(t->args[n]);
}

static value named(template *t, uint32_t start, uint32_t end)
{
    str *name = part(t, start, end);
    if (!name)
        return FAILED;
    value v = t->mapping ? op_getitem(t->vm, t->mapping, from_object(name))
                         : raise_with_arg(t->vm, &type_KeyError, from_object(name));
    DECREF_OBJ(t->vm, name);
    return v;
}

/* .name or [key] at *at, which moves behind it. Steals v. */
static value access(template *t, value v, uint32_t *at, uint32_t end)
{
    vm *vm = t->vm;
    value r = FAILED, key = FAILED;
    uint32_t opening = str_at(t->s, (*at)++);
    bool item = opening == '[';
    uint32_t start = *at;
    while (*at < end && !(item ? str_at(t->s, *at) == ']' : str_at(t->s, *at) == '.' || str_at(t->s, *at) == '['))
        ++*at;
    uint32_t stop = *at;
    int64_t n;
    int numeric = item ? read_index(t, start, stop, &n) : 0;
    if (!item && opening != '.')
        fail(t, &type_ValueError, "Only '.' or '[' may follow ']' in format field specifier");
    else if (item && *at == end)
        fail(t, &type_ValueError, "Missing ']' in format string");
    else if (start == stop)
        fail(t, &type_ValueError, "Empty attribute in format string");
    else if (numeric >= 0)
        key = numeric ? int_from_i64(vm, n) : from_object(part(t, start, stop));
    *at += item && *at < end;
    if (key && item)
        r = op_getitem(vm, v, key);
    else if (key) {
        str *name = str_intern(vm, as_str(key));
        key = from_object(name);
        r = name ? object_getattr(vm, v, name) : FAILED;
    }
    xdecref(vm, key);
    decref(vm, v);
    return r;
}

static value get_field(template *t, uint32_t at, uint32_t end)
{
    uint32_t start = at;
    while (at < end && str_at(t->s, at) != '.' && str_at(t->s, at) != '[')
        at++;
    int64_t n = 0;
    int numeric = read_index(t, start, at, &n);
    if (numeric < 0)
        return FAILED;
    value v = numeric || at == start ? positional(t, numeric, n) : named(t, start, at);
    while (v && at < end)
        v = access(t, v, &at, end);
    return v;
}

/* Steals v. */
static value convert(template *t, value v, uint32_t conversion)
{
    vm *vm = t->vm;
    str *text = NULL;
    if (conversion == 's')
        text = op_str(vm, v);
    else if (conversion == 'r')
        text = op_repr(vm, v);
    else if (conversion == 'a')
        text = op_ascii(vm, v);
    else
        raise_error(vm, &type_ValueError, conversion > 32 && conversion < 127 ? "Unknown conversion specifier %c"
                                                                              : "Unknown conversion specifier \\x%x",
                    (unsigned)conversion);
    decref(vm, v);
    return from_object(text);
}

/* --- filling in ------------------------------------------------------------------------------- */

static bool fill(template *t, strbuf *out, uint32_t at, uint32_t end, int depth);

static str *get_spec(template *t, const field *f, int depth)
{
    if (!f->nested)
        return part(t, f->spec, f->spec_end);
    strbuf b;
    strbuf_init(&b, t->vm);
    if (fill(t, &b, f->spec, f->spec_end, depth - 1))
        return strbuf_finish(&b);
    strbuf_discard(&b);
    return NULL;
}

static bool add_field(template *t, strbuf *out, const field *f, int depth)
{
    vm *vm = t->vm;
    value v = get_field(t, f->name, f->name_end);
    if (v && f->conversion)
        v = convert(t, v, f->conversion);
    if (!v)
        return false;
    str *spec = get_spec(t, f, depth);
    value text = spec ? format_value(vm, v, spec) : FAILED;
    decref(vm, v);
    if (spec)
        DECREF_OBJ(vm, spec);
    if (text == FAILED)
        return false;
    strbuf_add_str(out, as_str(text));
    decref(vm, text);
    return !out->failed;
}

/* The part [at, end) of the template; specs may hold fields, theirs may not. */
static bool fill(template *t, strbuf *out, uint32_t at, uint32_t end, int depth)
{
    if (depth == 0)
        return fail(t, &type_ValueError, "Max string recursion exceeded");
    while (at < end) {
        uint32_t start = at, c = 0;
        while (at < end && (c = str_at(t->s, at)) != '{' && c != '}')
            at++;
        strbuf_add_part(out, t->s, start, at - start);
        if (at++ == end)
            break;
        bool doubled = at < end && str_at(t->s, at) == c;
        if (doubled) {
            strbuf_add_point(out, c);
            at++;
            continue;
        }
        if (c == '}')
            return fail(t, &type_ValueError, "Single '}' encountered in format string");
        if (at == end)
            return fail(t, &type_ValueError, "Single '{' encountered in format string");
        field f;
        if (!cut_field(t, &at, end, &f) || !add_field(t, out, &f, depth))
            return false;
    }
    return true;
}

static value format_template(template *t)
{
    strbuf out;
    strbuf_init(&out, t->vm);
    if (fill(t, &out, 0, t->s->len, 2))
        return from_object(strbuf_finish(&out));
    strbuf_discard(&out);
    return FAILED;
}

value str_format_method(vm *vm, const value *args, int nargs)
{
    template t = {.vm = vm, .s = as_str(args[0]), .args = args + 2, .nargs = nargs - 2, .mapping = args[1]};
    return format_template(&t);
}

value str_format_map(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    template t = {.vm = vm, .s = as_str(args[0]), .nargs = -1, .mapping = args[1]};
    return format_template(&t);
}
