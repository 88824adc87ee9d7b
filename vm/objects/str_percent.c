/* "format" % arguments; for bytes too, whose format, keys and parts are strings of the characters up to 255 here. */
#include <math.h>
#include "../abstract.h"
#include "bytes.h"
#include "float.h"
#include "int.h"
#include "str_impl.h"
#include "str_unicode.h"

/* One run over a format string. */
typedef struct percent {
    vm *vm;
    const str *s;
    uint32_t at;
    strbuf out;
    value args;             /* owned: the right operand, later what a key chose */
    int64_t next, nargs;    /* of a tuple; single values have nargs -1, and next -2 until they are used */
    value mapping;          /* the right operand when it can be asked for keys, borrowed; else EMPTY */
    /* the conversion at hand */
    bool left, plus, space, alternate, zero;
    int64_t width, precision;   /* precision -1: none */
    uint32_t type;
    bool bytes;             /* the format is of bytes */
} percent;

static bool fail(percent *p, type *t, const char *message)
{
    raise_error(p->vm, t, "%s", message);
    return false;
}

static value latin1_bytes(vm *vm, str *s)
{
    return from_object(codec_encode(vm, s, "latin-1", "strict"));
}

/* The next argument (borrowed), or EMPTY with TypeError raised. */
static value next_arg(percent *p)
{
    if (p->next >= p->nargs) {
        fail(p, &type_TypeError, "not enough arguments for format string");
        return EMPTY;
    }
    int64_t i = p->next++;
    return p->nargs < 0 ? p->args : as_tuple(p->args)->items[i];
}

/* After the opening parenthesis: what the key gives is the one argument from here on. */
static bool read_key(percent *p)
{
    if (!p->mapping)
        return fail(p, &type_TypeError, "format requires a mapping");
    uint32_t start = p->at, depth = 1;
    for (; p->at < p->s->len && depth; p->at++) {
        uint32_t c = str_at(p->s, p->at);
        depth += c == '(' ? 1 : c == ')' ? -1u : 0;
    }
    if (depth)
        return fail(p, &type_ValueError, "incomplete format key");
    str *key = str_part(p->vm, (str *)p->s, start, p->at - 1 - start);
    value name = key && p->bytes ? latin1_bytes(p->vm, key) : xincref(from_object(key));
    value v = name ? op_getitem(p->vm, p->mapping, name) : FAILED;
    xdecref(p->vm, name);
    if (key)
        DECREF_OBJ(p->vm, key);
    if (v == FAILED)
        return false;
    replace(p->vm, &p->args, v);
    p->nargs = -1;
    p->next = -2;
    return true;
}

static void read_flags(percent *p)
{
    for (; p->at < p->s->len; p->at++)
        switch (str_at(p->s, p->at)) {
        case '-': p->left = true; break;
        case '+': p->plus = true; break;
        case ' ': p->space = true; break;
        case '#': p->alternate = true; break;
        case '0': p->zero = true; break;
        default: return;
        }
}

/* A number or `*` at the place; 0 when there is neither. */
static bool read_size(percent *p, int64_t limit, const char *too_big, const char *c_type, int64_t *out)
{
    *out = 0;
    if (p->at < p->s->len && str_at(p->s, p->at) == '*') {
        p->at++;
        value v = next_arg(p);
        if (v == EMPTY)
            return false;
        if (!is_int(v))
            return fail(p, &type_TypeError, "* wants int");
        if (!int_to_i64_clamped(p->vm, v, out))
            return false;
        if (*out >= limit || *out < -limit) {
            raise_error(p->vm, &type_OverflowError, "Python int too large to convert to C %s", c_type);
            return false;
        }
        return true;
    }
    for (uint32_t c; p->at < p->s->len && (c = str_at(p->s, p->at)) - '0' < 10; p->at++) {
        if (*out > (limit - (int64_t)(c - '0')) / 10)
            return fail(p, &type_ValueError, too_big);
        *out = *out * 10 + (int64_t)(c - '0');
    }
    return true;
}

/* What stands behind the percent sign, up to the type. */
static bool read_conversion(percent *p)
{
    p->left = p->plus = p->space = p->alternate = p->zero = false;
    p->precision = -1;
    if (p->at < p->s->len && str_at(p->s, p->at) == '(') {
        p->at++;
        if (!read_key(p))
            return false;
    }
    read_flags(p);
    if (!read_size(p, INT64_MAX, "width too big", "ssize_t", &p->width))
        return false;
    if (p->width < 0) {
        p->left = true;
        p->width = -p->width;
    }
    if (p->at < p->s->len && str_at(p->s, p->at) == '.') {
        p->at++;
        if (!read_size(p, INT32_MAX, "precision too big", "int", &p->precision))
            return false;
        if (p->precision < 0)
            p->precision = 0;
    }
    if (p->at < p->s->len && (str_at(p->s, p->at) == 'h' || str_at(p->s, p->at) == 'l' || str_at(p->s, p->at) == 'L'))
        p->at++;
    if (p->at >= p->s->len)
        return fail(p, &type_ValueError, "incomplete format");
    p->type = str_at(p->s, p->at++);
    return true;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* n points of text, blanks before or behind. */
static bool add_text(percent *p, const str *text, uint32_t n)
{
    int64_t padding = p->width > n ? p->width - n : 0;
    strbuf_fill(&p->out, ' ', p->left ? 0 : padding);
    strbuf_add_part(&p->out, text, 0, n);
    strbuf_fill(&p->out, ' ', p->left ? padding : 0);
    return !p->out.failed;
}

/* What %s and %b show of v in bytes. */
static str *text_of_bytes(percent *p, value v)
{
    vm *vm = p->vm;
    bool found = is_bytes(v);
    value b = found ? incref(v) : bytes_by_method(vm, v, &found);
    if (!found)
        raise_error(vm, &type_TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'",
                    type_of(v)->name);
    str *text = b ? bytes_as_latin1(vm, as_bytes(b)) : NULL;
    xdecref(vm, b);
    return text;
}

static bool add_object(percent *p, value v)
{
    vm *vm = p->vm;
    str *text = p->type == 'a' || (p->type == 'r' && p->bytes) ? op_ascii(vm, v)
        : p->type == 'r' ? op_repr(vm, v) : p->bytes ? text_of_bytes(p, v) : op_str(vm, v);
    if (!text)
        return false;
    bool ok = add_text(p, text, p->precision >= 0 && p->precision < text->len ? (uint32_t)p->precision : text->len);
    DECREF_OBJ(vm, text);
    return ok;
}

static bool add_character(percent *p, value v)
{
    vm *vm = p->vm;
    uint32_t c = 0;
    if (!p->bytes && is_str(v) && as_str(v)->len == 1)
        c = str_at(as_str(v), 0);
    else if (p->bytes && is_bytes(v) && as_bytes(v)->len == 1)
        c = (unsigned char)as_bytes(v)->data[0];
    else {
        value n = EMPTY;
        int r = is_str(v) || is_bytes(v) ? 0 : to_index(vm, v, &n);
        if (r == 0)
            return fail(p, &type_TypeError, p->bytes ? "%c requires an integer in range(256) or a single byte" : "%c requires int or char");
        if (r < 0)
            return false;
        int64_t point = is_small(n) ? small_of(n) : -1;
        decref(vm, n);
        if (point < 0 || point > (p->bytes ? 0xff : 0x10ffff))
            return fail(p, &type_OverflowError, p->bytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
        c = (uint32_t)point;
    }
    str *text = str_char(vm, c);
    if (!text)
        return false;
    bool ok = add_text(p, text, 1);
    DECREF_OBJ(vm, text);
    return ok;
}

/* Sign, prefix, and digits of which at least `least` are wanted; zeros or blanks up to the width. */
static bool add_number(percent *p, bool negative, const char *prefix, const char *digits, size_t ndigits, int64_t least)
{
    char sign = negative ? '-' : p->plus ? '+' : p->space ? ' ' : 0;
    int64_t zeros = least > (int64_t)ndigits ? least - (int64_t)ndigits : 0;
    int64_t body = !!sign + (int64_t)strlen(prefix) + zeros + (int64_t)ndigits;
    int64_t padding = p->width > body ? p->width - body : 0;
    if (p->zero && !p->left) {
        zeros += padding;
        padding = 0;
    }
    strbuf_fill(&p->out, ' ', p->left ? 0 : padding);
    strbuf_add(&p->out, &sign, !!sign);
    strbuf_addz(&p->out, prefix);
    strbuf_fill(&p->out, '0', zeros);
    strbuf_add(&p->out, digits, ndigits);
    strbuf_fill(&p->out, ' ', p->left ? padding : 0);
    return !p->out.failed;
}

/* The int of a conversion d i u o x X: new reference. */
static value to_integer(percent *p, value v)
{
    vm *vm = p->vm;
    bool decimal = p->type == 'd' || p->type == 'i' || p->type == 'u';
    value n;
    if (decimal && is_float(v))
        return int_from_double(vm, float_of(v));
    bool found = false;
    n = decimal && !is_int(v) && !is_str(v) ? call_special(vm, v, vm->names.int_, NULL, 0, &found) : EMPTY;
    if (found && (n == FAILED || is_int(n)))
        return n;
    xdecref(vm, n);
    int r = found ? 0 : to_index(vm, v, &n);
    if (r)
        return r > 0 ? n : FAILED;
    return raise_error(vm, &type_TypeError, "%%%c format: %s is required, not %s", (int)p->type,
                       decimal ? "a real number" : "an integer", type_of(v)->name);
}

static bool add_integer(percent *p, value v)
{
    vm *vm = p->vm;
    value n = to_integer(p, v);
    if (n == FAILED)
        return false;
    strbuf digits;
    strbuf_init(&digits, vm);
    int base = p->type == 'o' ? 8 : p->type == 'x' || p->type == 'X' ? 16 : 10;
    bool ok = format_digits(&digits, n, base);
    for (size_t i = 0; p->type == 'X' && i < digits.len; i++)
        digits.data[i] = digits.data[i] >= 'a' ? (char)(digits.data[i] - 0x20) : digits.data[i];
    const char *prefix = p->type == 'o' ? "0o" : p->type == 'x' ? "0x" : p->type == 'X' ? "0X" : "";
    if (ok)
        ok = add_number(p, int_is_negative(n), p->alternate ? prefix : "", digits.data, digits.len, p->precision);
    strbuf_discard(&digits);
    decref(vm, n);
    return ok;
}

static bool to_real(percent *p, value v, double *out)
{
    vm *vm = p->vm;
    int r = number_to_double(vm, v, out);
    if (r)
        return r > 0;
    bool found = false;
    value f = call_special(vm, v, vm->names.float_, NULL, 0, &found);
    if (found) {
        if (f == FAILED)
            return false;
        bool ok = is_float(f);
        if (ok)
            *out = float_of(f);
        else
            raise_error(vm, &type_TypeError, "%s.__float__ returned non-float (type %s)", type_of(v)->name, type_of(f)->name);
        decref(vm, f);
        return ok;
    }
    value n;
    r = to_index(vm, v, &n);
    if (r == 0)
        raise_error(vm, &type_TypeError, "must be real number, not %s", type_of(v)->name);
    if (r <= 0)
        return false;
    r = number_to_double(vm, n, out);
    decref(vm, n);
    return r > 0;
}

static bool add_real(percent *p, value v)
{
    double d;
    if (!to_real(p, v, &d))
        return false;
    strbuf text;
    strbuf_init(&text, p->vm);
    if (isfinite(d))
        format_double(&text, fabs(d), p->type | 0x20, p->precision < 0 ? 6 : p->precision, p->alternate);
    else
        strbuf_addz(&text, isnan(d) ? "nan" : "inf");
    bool ok = !text.failed;
    for (size_t i = 0; !(p->type & 0x20) && i < text.len; i++)
        text.data[i] = text.data[i] >= 'a' ? (char)(text.data[i] - 0x20) : text.data[i];
    if (ok)
        ok = add_number(p, signbit(d) && !isnan(d), "", text.data, text.len, 0);
    strbuf_discard(&text);
    return ok;
}

static bool add_conversion(percent *p)
{
    value v = next_arg(p);
    if (v == EMPTY)
        return false;
    switch (p->type) {
    case 'b':
        if (!p->bytes)
            break;
        return add_object(p, v);
    case 's': case 'r': case 'a': return add_object(p, v);
    case 'c': return add_character(p, v);
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return add_integer(p, v);
    case 'e': case 'f': case 'g': case 'E': case 'F': case 'G': return add_real(p, v);
    }
    raise_error(p->vm, &type_ValueError, "unsupported format character '%c' (0x%x) at index %u",
                p->type >= ' ' && p->type < 0x7f ? (int)p->type : '?', (unsigned)p->type, p->at - 1);
    return false;
}

static bool run(percent *p)
{
    static const char sign = '%';
    while (p->at < p->s->len) {
        uint32_t start = p->at;
        while (p->at < p->s->len && str_at(p->s, p->at) != '%')
            p->at++;
        strbuf_add_part(&p->out, p->s, start, p->at - start);
        if (p->at++ >= p->s->len)
            break;
        if (p->at < p->s->len && str_at(p->s, p->at) == '%') {
            strbuf_add(&p->out, &sign, 1);
            p->at++;
        } else if (!read_conversion(p) || !add_conversion(p))
            return false;
    }
    if (p->next < p->nargs && !p->mapping)
        return fail(p, &type_TypeError, p->bytes ? "not all arguments converted during bytes formatting"
                                                 : "not all arguments converted during string formatting");
    return true;
}

/* Lists and the like count too: they have a subscript. */
static bool is_mapping(vm *vm, value v, bool of_bytes)
{
    const type *t = type_of(v);
    if (is_instance(v, &type_tuple) || is_str(v) || (of_bytes && is_bytes(v)))
        return false;
    return t->heap ? type_lookup(vm, t, vm->names.getitem) != EMPTY : t->getitem != NULL;
}

static value percent_run(vm *vm, const str *s, value args, bool of_bytes)
{
    percent p = {.vm = vm, .s = s, .args = incref(args), .next = -2, .nargs = -1, .bytes = of_bytes};
    if (is_instance(args, &type_tuple)) {
        p.next = 0;
        p.nargs = as_tuple(args)->len;
    } else if (is_mapping(vm, args, of_bytes))
        p.mapping = args;
    strbuf_init(&p.out, vm);
    bool ok = run(&p);
    decref(vm, p.args);
    if (ok)
        return from_object(strbuf_finish(&p.out));
    strbuf_discard(&p.out);
    return FAILED;
}

value str_percent(vm *vm, str *s, value args) { return percent_run(vm, s, args, false); }

value bytes_percent(vm *vm, const bytes *format, value args)
{
    str *s = bytes_as_latin1(vm, format);
    value text = s ? percent_run(vm, s, args, true) : FAILED;
    value r = text ? latin1_bytes(vm, as_str(text)) : FAILED;
    xdecref(vm, text);
    if (s)
        DECREF_OBJ(vm, s);
    return r;
}
