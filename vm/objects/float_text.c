/* Floats from and to text. */
#include "float.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "../memory.h"

/* The n digits nearest to d > 0, and its decimal exponent (of the first digit). */
static void decimal_digits(double d, int n, char digits[20], int *exponent) {
    char text[40];
    snprintf(text, sizeof text, "%.*e", n - 1, d);
    char *e = strchr(text, 'e');
    *exponent = atoi(e + 1);
    digits[0] = text[0];
    if (n > 1) memcpy(digits + 1, text + 2, (size_t)n - 1);
    digits[n] = '\0';
}

static double digits_value(const char *digits, int exponent) {
    char text[40];
    snprintf(text, sizeof text, "%c.%se%d", digits[0], digits + 1, exponent);
    return strtod(text, NULL);
}

static void next_up(char *digits, int *exponent) {
    char *p = digits + strlen(digits) - 1;
    while (p > digits && *p == '9') *p-- = '0';
    if (*p != '9') { ++*p; return; }
    *p = '1';
    ++*exponent;
}

/* The fewest digits that read back to d (finite, > 0), and of those the nearest. 15 always suffice the other way round,
 * except among subnormals. Below a power of two the doubles lie closer: the nearest text there may read back to the lower
 * neighbour while the next text above reads back to d. */
static void shortest_digits(double d, char digits[20], int *exponent) {
    int mantissa_exponent;
    bool power_of_two = frexp(d, &mantissa_exponent) == 0.5;
    for (int n = d < 0x1p-1022 ? 1 : 15; n <= 17; n++) {
        decimal_digits(d, n, digits, exponent);
        if (digits_value(digits, *exponent) == d) break;
        if (!power_of_two) continue;
        next_up(digits, exponent);
        if (digits_value(digits, *exponent) == d) break;
    }
    char *end = digits + strlen(digits);
    while (end > digits + 1 && end[-1] == '0') *--end = '\0';
}

void float_repr(double d, char out[32]) {
    char digits[20], *p = out;
    int exponent = 0;
    if (isnan(d)) { strcpy(out, "nan"); return; }
    if (signbit(d)) *p++ = '-';
    if (isinf(d)) { strcpy(p, "inf"); return; }
    if (d == 0) strcpy(digits, "0");
    else shortest_digits(fabs(d), digits, &exponent);
    int n = (int)strlen(digits);
    if (exponent < -4 || exponent >= 16) {
        snprintf(p, 32 - (size_t)(p - out), "%c%s%se%c%02d", digits[0], n > 1 ? "." : "", digits + 1, exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        snprintf(p, 32 - (size_t)(p - out), "0.%.*s%s", -exponent - 1, "000", digits);
    } else {
        for (int i = 0; i < n || i <= exponent; i++) {
            *p++ = i < n ? digits[i] : '0';
            if (i == exponent) *p++ = '.';
        }
        if (p[-1] == '.') *p++ = '0';
        *p = '\0';
    }
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f); }

/* Copies digits from s to *out, with '_' only between digits left out: how many, or -1. */
static int64_t copy_digits(const char **s, const char *end, char **out) {
    const char *p = *s;
    int64_t n = 0;
    for (; p < end; p++) {
        if (*p >= '0' && *p <= '9') *(*out)++ = *p, n++;
        else if (*p != '_') break;
        else if (n == 0 || p[-1] == '_' || p + 1 == end || p[1] < '0' || p[1] > '9') return -1;
    }
    *s = p;
    return n;
}

/* The number s..end without sign as strtod reads it, into out, which holds as much. */
static bool copy_number(const char *s, const char *end, char *out) {
    int64_t whole = copy_digits(&s, end, &out), fraction = 0;
    if (whole < 0) return false;
    if (s < end && *s == '.') {
        *out++ = *s++;
        fraction = copy_digits(&s, end, &out);
        if (fraction < 0) return false;
    }
    if (whole + fraction == 0) return false;
    if (s < end && (*s | 32) == 'e') {
        *out++ = *s++;
        if (s < end && (*s == '+' || *s == '-')) *out++ = *s++;
        if (copy_digits(&s, end, &out) <= 0) return false;
    }
    *out = '\0';
    return s == end;
}

bool float_parse(const char *s, size_t len, double *out) {
    const char *end = s + len;
    while (s < end && is_space(*s)) s++;
    while (end > s && is_space(end[-1])) end--;
    bool negative = s < end && *s == '-';
    if (s < end && (*s == '-' || *s == '+')) s++;
    len = (size_t)(end - s);
    double d;
    if ((len == 3 && strncasecmp(s, "inf", 3) == 0) || (len == 8 && strncasecmp(s, "infinity", 8) == 0)) {
        d = INFINITY;
    } else if (len == 3 && strncasecmp(s, "nan", 3) == 0) {
        d = NAN;
    } else {
        char small[64], *text = len < sizeof small ? small : mem_alloc(len + 1);
        bool ok = text && copy_number(s, end, text);
        d = ok ? strtod(text, NULL) : 0;
        if (text != small) free(text);
        if (!ok) return false;
    }
    *out = negative ? -d : d;
    return true;
}
