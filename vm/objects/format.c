/* The format mini-language for str, int, bool and float. */
#include <math.h>
#include "../abstract.h"
#include "float.h"
#include "int.h"
#include "str_impl.h"
#include "str_unicode.h"

typedef struct spec {
    uint32_t fill;
    char align;                 /* one of < > ^ = */
    char sign;                  /* one of + - space, or 0 */
    bool no_negative_zero;      /* z */
    bool alternate;             /* # */
    char grouping;              /* one of , _ or 0 */
    int64_t width, precision;   /* -1: not given */
    uint32_t type;              /* 0: not given */
} spec;

/* --- reading a spec --------------------------------------------------------------------------- */

static uint32_t peek(const str *s, uint32_t at)
{
    return at < s->len ? str_at(s, at) : 0;
}

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

/* A number at *at, -1 when there is none. */
static bool read_number(vm *vm, const str *s, uint32_t *at, int64_t *out)
{
    *out = -1;
    for (int digit; *at < s->len && (digit = point_decimal_value(str_at(s, *at))) >= 0; ++*at) {
        int64_t n = *out < 0 ? 0 : *out;
        if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, digit, &n)) {
            raise_error(vm, &type_ValueError, "Too many decimal digits in format string");
            return false;
        }
        *out = n;
    }
    return true;
}

static bool unknown_code(vm *vm, value v, uint32_t type)
{
    const char *name = type_of(v)->name;
    if (type > 32 && type < 128)
        raise_error(vm, &type_ValueError, "Unknown format code '%c' for object of type '%s'", (int)type, name);
    else
        raise_error(vm, &type_ValueError, "Unknown format code '\\x%x' for object of type '%s'", (unsigned)type, name);
    return false;
}

static bool check_grouping(vm *vm, const spec *f)
{
    if (!f->grouping || !f->type || (f->type < 0x80 && strchr("defgEG%F", (int)f->type)))
        return true;
    if (f->grouping == '_' && f->type < 0x80 && strchr("boxX", (int)f->type))
        return true;
    if (f->type > 32 && f->type < 128)
        raise_error(vm, &type_ValueError, "Cannot specify '%c' with '%c'.", f->grouping, (int)f->type);
    else
        raise_error(vm, &type_ValueError, "Cannot specify '%c' with '\\x%x'.", f->grouping, (unsigned)f->type);
    return false;
}

static bool read_grouping(vm *vm, const str *s, uint32_t *at, spec *f)
{
    if (peek(s, *at) == ',') {
        f->grouping = ',';
        ++*at;
    }
    if (peek(s, *at) == '_') {
        if (f->grouping)
            goto both;
        f->grouping = '_';
        ++*at;
    }
    if (f->grouping != '_' || peek(s, *at) != ',')
        return true;
both:
    raise_error(vm, &type_ValueError, "Cannot specify both ',' and '_'.");
    return false;
}

/* [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
static bool read_spec(vm *vm, value v, const str *s, char align, uint32_t type, spec *f)
{
    *f = (spec){.fill = ' ', .align = align, .precision = -1, .type = type};
    uint32_t at = 0;
    bool filled = false, aligned = false;
    if (s->len >= 2 && is_align(str_at(s, 1))) {
        f->fill = str_at(s, 0);
        filled = true;
        at = 1;
    }
    if (is_align(peek(s, at))) {
        f->align = (char)str_at(s, at++);
        aligned = true;
    }
    if (peek(s, at) == '+' || peek(s, at) == '-' || peek(s, at) == ' ')
        f->sign = (char)str_at(s, at++);
    if (peek(s, at) == 'z') {
        f->no_negative_zero = true;
        at++;
    }
    if (peek(s, at) == '#') {
        f->alternate = true;
        at++;
    }
    if (!filled && peek(s, at) == '0') {
        f->fill = '0';
        if (!aligned && align == '>')
            f->align = '=';
        at++;
    }
    if (!read_number(vm, s, &at, &f->width) || !read_grouping(vm, s, &at, f))
        return false;
    if (peek(s, at) == '.') {
        at++;
        if (!read_number(vm, s, &at, &f->precision))
            return false;
        if (f->precision < 0) {
            raise_error(vm, &type_ValueError, "Format specifier missing precision");
            return false;
        }
    }
    if (s->len > at + 1) {
        const char *text = str_utf8(vm, s, NULL);
        if (text)
            raise_error(vm, &type_ValueError, "Invalid format specifier '%s' for object of type '%s'", text,
                        type_of(v)->name);
        return false;
    }
    if (at < s->len)
        f->type = str_at(s, at);
    return check_grouping(vm, f);
}

/* --- str -------------------------------------------------------------------------------------- */

static bool check_str_spec(vm *vm, value v, const spec *f)
{
    const char *error = f->sign == ' '        ? "Space not allowed in string format specifier"
                        : f->sign             ? "Sign not allowed in string format specifier"
                        : f->no_negative_zero ? "Negative zero coercion (z) not allowed in string format specifier"
                        : f->alternate        ? "Alternate form (#) not allowed in string format specifier"
                        : f->align == '='     ? "'=' alignment not allowed in string format specifier"
                                              : NULL;
    if (f->type != 's')
        return unknown_code(vm, v, f->type);
    if (error)
        raise_error(vm, &type_ValueError, "%s", error);
    return !error;
}

value format_str(vm *vm, value v, str *text)
{
    spec f;
    if (text->len == 0)
        return type_of(v)->heap ? from_object(op_str(vm, v)) : incref(v);
    if (!read_spec(vm, v, text, '<', 's', &f) || !check_str_spec(vm, v, &f))
        return FAILED;
    str *s = as_str(v);
    uint32_t len = f.precision >= 0 && f.precision < s->len ? (uint32_t)f.precision : s->len;
    int64_t padding = f.width > len ? f.width - len : 0;
    if (!padding)
        return from_object(str_part(vm, s, 0, len));
    int64_t left = f.align == '>' ? padding : f.align == '^' ? padding / 2 : 0;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_fill(&b, f.fill, left);
    strbuf_add_part(&b, s, 0, len);
    strbuf_fill(&b, f.fill, padding - left);
    return from_object(strbuf_finish(&b));
}

/* --- laying numbers out ----------------------------------------------------------------------- */

typedef struct number {
    bool negative;
    const char *prefix;     /* 0x and the like */
    const char *digits;     /* what is grouped */
    size_t ndigits;
    const char *rest;       /* fraction, exponent, percent sign; a character for the type c */
    size_t nrest;           /* bytes; one point each but for the type c */
} number;

static void add_grouped(strbuf *b, const char *digits, size_t ndigits, size_t total, char separator, size_t size)
{
    for (size_t left = total; left > 0; left--) {
        char c = left > ndigits ? '0' : digits[ndigits - left];
        strbuf_add(b, &c, 1);
        if (separator && left > 1 && (left - 1) % size == 0)
            strbuf_add(b, &separator, 1);
    }
}

/* lpad sign prefix inner-pad digits rest rpad; zeros that fill up to the width are grouped with the digits. */
static value lay_out(vm *vm, const spec *f, const number *n)
{
    char sign = n->negative ? '-' : f->sign == '+' || f->sign == ' ' ? f->sign : 0;
    int64_t nrest = f->type == 'c' ? 1 : (int64_t)n->nrest;
    int64_t others = !!sign + (int64_t)strlen(n->prefix) + nrest;
    int64_t size = f->type < 0x80 && f->type && strchr("boxX", (int)f->type) ? 4 : 3, total = (int64_t)n->ndigits;
    if (f->width > STR_MAX)
        return raise_memory(vm);
    if (total && f->fill == '0' && f->align == '=') {
        int64_t wanted = f->width - others;
        if (!f->grouping)
            total = wanted > total ? wanted : total;
        else {
            /* The least count that fills it: close from below, then exact. */
            int64_t least = wanted - wanted / (size + 1) - 1;
            for (total = least > total ? least : total; total + (total - 1) / size < wanted;)
                total++;
        }
    }
    int64_t body = f->grouping && total ? total + (total - 1) / size : total;
    int64_t padding = f->width > others + body ? f->width - others - body : 0;
    int64_t left = f->align == '>' ? padding : f->align == '^' ? padding / 2 : 0;
    int64_t inner = f->align == '=' ? padding : 0;
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_fill(&b, f->fill, left);
    strbuf_add(&b, &sign, !!sign);
    strbuf_addz(&b, n->prefix);
    strbuf_fill(&b, f->fill, inner);
    if (f->grouping)
        add_grouped(&b, n->digits, n->ndigits, (size_t)total, f->grouping, (size_t)size);
    else {
        strbuf_fill(&b, '0', total - (int64_t)n->ndigits);
        strbuf_add(&b, n->digits, n->ndigits);
    }
    strbuf_add(&b, n->rest, n->nrest);
    strbuf_fill(&b, f->fill, padding - left - inner);
    return from_object(strbuf_finish(&b));
}

/* --- float ------------------------------------------------------------------------------------ */

static value format_real(vm *vm, double d, const spec *f)
{
    uint32_t type = f->type == 'n' ? 'g' : f->type == '%' ? 'f' : f->type ? f->type | 0x20 : 0;
    int64_t precision = f->precision < 0 && f->type ? 6 : f->precision;
    if (f->precision > INT32_MAX)
        return raise_error(vm, &type_ValueError, "precision too big");
    if (f->type == '%')
        d *= 100;
    strbuf b;
    strbuf_init(&b, vm);
    if (isfinite(d))
        format_double(&b, fabs(d), type, precision, f->alternate);
    else
        strbuf_addz(&b, isnan(d) ? "nan" : "inf");
    if (f->type == '%')
        strbuf_addz(&b, "%");
    if (b.failed) {
        strbuf_discard(&b);
        return FAILED;
    }
    number n = {.negative = signbit(d) && !isnan(d), .prefix = "", .digits = b.data};
    while (n.ndigits < b.len && b.data[n.ndigits] >= '0' && b.data[n.ndigits] <= '9')
        n.ndigits++;
    n.rest = b.data + n.ndigits;
    n.nrest = b.len - n.ndigits;
    if (f->no_negative_zero && isfinite(d)) {
        size_t zeros = 0;
        while (zeros < b.len && (b.data[zeros] == '0' || b.data[zeros] == '.'))
            zeros++;
        n.negative &= zeros < b.len && b.data[zeros] >= '1' && b.data[zeros] <= '9';
    }
    if (f->type == 'E' || f->type == 'F' || f->type == 'G')
        for (size_t i = 0; i < b.len; i++)
            b.data[i] = b.data[i] >= 'a' && b.data[i] <= 'z' ? (char)(b.data[i] - 0x20) : b.data[i];
    value r = lay_out(vm, f, &n);
    strbuf_discard(&b);
    return r;
}

static bool is_real_type(uint32_t c)
{
    return c && c < 0x80 && strchr("eEfFgG%", (int)c);
}

value format_float(vm *vm, value v, str *text)
{
    spec f;
    if (text->len == 0)
        return from_object(op_str(vm, v));
    if (!read_spec(vm, v, text, '>', 0, &f))
        return FAILED;
    if (f.type && f.type != 'n' && !is_real_type(f.type)) {
        unknown_code(vm, v, f.type);
        return FAILED;
    }
    return format_real(vm, float_of(v), &f);
}

/* --- int -------------------------------------------------------------------------------------- */

static bool check_int_spec(vm *vm, const spec *f)
{
    const char *error = f->precision >= 0     ? "Precision not allowed in integer format specifier"
                        : f->no_negative_zero ? "Negative zero coercion (z) not allowed in integer format specifier"
                        : f->type == 'c' && f->sign ? "Sign not allowed with integer format specifier 'c'"
                        : f->type == 'c' && f->alternate
                            ? "Alternate form (#) not allowed with integer format specifier 'c'"
                            : NULL;
    if (error)
        raise_error(vm, &type_ValueError, "%s", error);
    return !error;
}

static value format_character(vm *vm, value v, const spec *f)
{
    int64_t c;
    if (!int_to_i64_clamped(vm, v, &c))
        return FAILED;
    if (c == INT64_MIN || c == INT64_MAX)
        return raise_error(vm, &type_OverflowError, "Python int too large to convert to C long");
    if (c < 0 || c > 0x10ffff)
        return raise_error(vm, &type_OverflowError, "%%c arg not in range(0x110000)");
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_add_point(&b, (uint32_t)c);
    number n = {.prefix = "", .rest = b.data, .nrest = b.len};
    value r = b.failed ? FAILED : lay_out(vm, f, &n);
    strbuf_discard(&b);
    return r;
}

value format_int(vm *vm, value v, str *text)
{
    spec f;
    if (text->len == 0)
        return from_object(op_str(vm, v));
    if (!read_spec(vm, v, text, '>', 'd', &f))
        return FAILED;
    if (is_real_type(f.type)) {
        bool ok;
        double d = int_to_double(vm, v, &ok);
        return ok ? format_real(vm, d, &f) : FAILED;
    }
    if (f.type >= 0x80 || !f.type || !strchr("bcdnoxX", (int)f.type)) {
        unknown_code(vm, v, f.type);
        return FAILED;
    }
    if (!check_int_spec(vm, &f))
        return FAILED;
    if (f.type == 'c')
        return format_character(vm, v, &f);
    strbuf b;
    strbuf_init(&b, vm);
    int base = f.type == 'b' ? 2 : f.type == 'o' ? 8 : f.type == 'd' || f.type == 'n' ? 10 : 16;
    value r = FAILED;
    if (format_digits(&b, v, base)) {
        for (size_t i = 0; f.type == 'X' && i < b.len; i++)
            b.data[i] = b.data[i] >= 'a' ? (char)(b.data[i] - 0x20) : b.data[i];
        const char *prefix = f.type == 'b' ? "0b" : f.type == 'o' ? "0o" : f.type == 'x' ? "0x" : f.type == 'X' ? "0X" : "";
        number n = {.negative = int_is_negative(v), .prefix = f.alternate ? prefix : "", .digits = b.data, .ndigits = b.len};
        r = lay_out(vm, &f, &n);
    }
    strbuf_discard(&b);
    return r;
}

/* --- any -------------------------------------------------------------------------------------- */

value format_value(vm *vm, value v, str *text)
{
    const type *t = type_of(v);
    if (t->format)
        return t->format(vm, v, text);
    if (text->len)
        return raise_error(vm, &type_TypeError, "unsupported format string passed to %s.__format__", t->name);
    return from_object(op_str(vm, v));
}
