/* Digits of ints and floats. */
#include <stdlib.h>
#include "../abstract.h"
#include "float.h"
#include "int.h"
#include "str_impl.h"

bool int_is_negative(value v)
{
    return is_small(v) ? small_of(v) < 0 : !is_bool(v) && mpz_sgn(((bigint *)as_object(v))->n) < 0;
}

bool format_digits(strbuf *b, value v, int base)
{
    if (is_small(v) || is_bool(v)) {
        int64_t n = is_small(v) ? small_of(v) : v == TRUE_;
        uint64_t left = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
        char text[64], *at = text + sizeof text;
        do
            *--at = "0123456789abcdef"[left % (unsigned)base];
        while (left /= (unsigned)base);
        strbuf_add(b, at, (size_t)(text + sizeof text - at));
        return !b->failed;
    }
    if (base == 10) {
        /* int_text knows the limit of digits. */
        str *s = int_text(b->vm, v, 10, "");
        if (!s)
            return false;
        bool negative = s->data[0] == '-';
        strbuf_add(b, s->data + negative, s->len - negative);
        DECREF_OBJ(b->vm, s);
        return !b->failed;
    }
    const bigint *n = (const bigint *)as_object(v);
    size_t size = mpz_sizeinbase(n->n, base) + 2;
    char *text = heap_alloc(b->vm, size);
    if (!text)
        return false;
    mpz_get_str(text, base, n->n);
    strbuf_addz(b, text + (text[0] == '-'));
    heap_free(b->vm, text, size);
    return !b->failed;
}

/* No double has more digits than this behind the point, or in all: what is beyond is zeros. */
#define EXACT_DIGITS 1100
#define DIGITS_ROOM (EXACT_DIGITS + 330)

static void add_exponent(strbuf *b, int exponent)
{
    strbuf_printf(b, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
}

/* precision digits, in all. point: a ".0" at the end of what has neither point nor exponent. */
static void add_general(strbuf *b, double d, int64_t precision, bool alternate, bool point)
{
    char text[DIGITS_ROOM], *digits = text;
    if (precision == 0)
        precision = 1;
    int wanted = precision < EXACT_DIGITS ? (int)precision : EXACT_DIGITS;
    snprintf(text, sizeof text, "%.*e", wanted - 1, d);
    char *e = strchr(text, 'e');
    int exponent = atoi(e + 1);
    int64_t n = wanted, before = exponent + 1;
    if (wanted > 1) {
        /* The first digit takes the place of the point. */
        text[1] = text[0];
        digits = text + 1;
    }
    while (!alternate && n > 1 && digits[n - 1] == '0')
        n--;
    int64_t zeros = alternate ? precision - n : 0;
    bool scientific = before <= -4 || before > precision - point;
    if (scientific)
        before = 1;
    if (before <= 0) {
        strbuf_addz(b, "0.");
        strbuf_fill(b, '0', -before);
        strbuf_add(b, digits, (size_t)n);
    } else if (before < n) {
        strbuf_add(b, digits, (size_t)before);
        strbuf_addz(b, ".");
        strbuf_add(b, digits + before, (size_t)(n - before));
    } else {
        strbuf_add(b, digits, (size_t)n);
        strbuf_fill(b, '0', before - n);
        zeros -= before - n;
        if (alternate)
            strbuf_addz(b, ".");
        else if (point && !scientific)
            strbuf_addz(b, ".0");
    }
    strbuf_fill(b, '0', zeros);
    if (scientific)
        add_exponent(b, exponent);
}

void format_double(strbuf *b, double d, uint32_t type, int64_t precision, bool alternate)
{
    char text[DIGITS_ROOM];
    if (type == 'g' || (!type && precision >= 0)) {
        add_general(b, d, precision, alternate, !type);
        return;
    }
    if (type)
        snprintf(text, sizeof text, type == 'e' ? alternate ? "%#.*e" : "%.*e" : alternate ? "%#.*f" : "%.*f",
                 precision < EXACT_DIGITS ? (int)precision : EXACT_DIGITS, d);
    else
        float_repr(d, text);
    size_t mantissa = strcspn(text, "e");
    strbuf_add(b, text, mantissa);
    if (!type && alternate && !memchr(text, '.', mantissa))
        strbuf_addz(b, ".");
    strbuf_fill(b, '0', precision - EXACT_DIGITS);
    strbuf_addz(b, text + mantissa);
}
