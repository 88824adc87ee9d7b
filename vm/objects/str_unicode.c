#include "str_unicode.h"
#include <stddef.h>

typedef struct point_range {
    uint32_t first;
    uint32_t last : 24, step : 8;
} point_range;

typedef struct case_range {
    uint32_t first;
    uint32_t last : 24, step : 8;
    int32_t add;
} case_range;

typedef struct special_case {
    uint32_t point;
    uint32_t to[3];     /* zeros behind a shorter one */
} special_case;

#include "str_unicode.inc"

/* The index of the last entry whose first field is not above c, or -1. The field comes first in each table. */
static int find_entry(const void *table, size_t n, size_t size, uint32_t c)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        const uint32_t *first = (const void *)((const char *)table + mid * size);
        if (*first <= c)
            low = mid + 1;
        else
            high = mid;
    }
    return (int)low - 1;
}
#define FIND(table, c) find_entry(table, sizeof(table) / sizeof *(table), sizeof *(table), c)

static bool in_range(uint32_t c, uint32_t first, uint32_t last, uint32_t step)
{
    return c <= last && (c - first) % step == 0;
}

static bool in_table(const point_range *table, size_t n, uint32_t c)
{
    int i = find_entry(table, n, sizeof *table, c);
    return i >= 0 && in_range(c, table[i].first, table[i].last, table[i].step);
}
#define IN(table, c) in_table(table, sizeof(table) / sizeof *(table), c)

static bool ascii_upper(uint32_t c) { return c - 'A' < 26; }
static bool ascii_lower(uint32_t c) { return c - 'a' < 26; }
static bool ascii_digit(uint32_t c) { return c - '0' < 10; }

bool point_is_alpha(uint32_t c)
{
    return c < 0x80 ? ascii_lower(c | 0x20) : IN(alphas, c);
}

bool point_is_decimal(uint32_t c)
{
    return c < 0x80 ? ascii_digit(c) : IN(decimals, c);
}

bool point_is_digit(uint32_t c)
{
    return c < 0x80 ? ascii_digit(c) : IN(decimals, c) || IN(other_digits, c);
}

bool point_is_numeric(uint32_t c)
{
    return c < 0x80 ? ascii_digit(c) : point_is_digit(c) || IN(other_numerics, c);
}

bool point_is_upper(uint32_t c)
{
    return c < 0x80 ? ascii_upper(c) : IN(uppers, c);
}

bool point_is_lower(uint32_t c)
{
    return c < 0x80 ? ascii_lower(c) : IN(lowers, c);
}

bool point_is_title(uint32_t c)
{
    return c >= 0x80 && IN(titles, c);
}

bool point_is_cased(uint32_t c)
{
    return c < 0x80 ? ascii_lower(c | 0x20) : IN(lowers, c) || IN(uppers, c) || IN(titles, c);
}

bool point_is_case_ignorable(uint32_t c)
{
    return IN(case_ignorables, c);
}

int point_decimal_value(uint32_t c)
{
    if (c < 0x80)
        return ascii_digit(c) ? (int)(c - '0') : -1;
    int i = FIND(decimals, c);
    /* Decimal digits come in runs of ten, from zero to nine. */
    return i >= 0 && c <= decimals[i].last ? (int)((c - decimals[i].first) % 10) : -1;
}

static bool map(const case_range *table, size_t n, uint32_t c, uint32_t *out)
{
    int i = find_entry(table, n, sizeof *table, c);
    if (i < 0 || !in_range(c, table[i].first, table[i].last, table[i].step))
        return false;
    *out = c + (uint32_t)table[i].add;
    return true;
}
#define MAP(table, c, out) map(table, sizeof(table) / sizeof *(table), c, out)

static int map_special(const special_case *table, size_t n, uint32_t c, uint32_t out[3])
{
    int i = find_entry(table, n, sizeof *table, c);
    if (i < 0 || table[i].point != c)
        return 0;
    int used = 0;
    for (; used < 3 && table[i].to[used]; used++)
        out[used] = table[i].to[used];
    return used;
}
#define MAP_SPECIAL(table, c, out) map_special(table, sizeof(table) / sizeof *(table), c, out)

int point_to_upper(uint32_t c, uint32_t out[3])
{
    if (c < 0x80) {
        out[0] = ascii_lower(c) ? c - 0x20 : c;
        return 1;
    }
    if (MAP(to_upper, c, out))
        return 1;
    int n = MAP_SPECIAL(special_upper, c, out);
    out[0] = n ? out[0] : c;
    return n ? n : 1;
}

int point_to_lower(uint32_t c, uint32_t out[3])
{
    if (c < 0x80)
        out[0] = ascii_upper(c) ? c + 0x20 : c;
    else if (c == 0x130) {
        /* The one lower case of two points: i with a dot above. */
        out[0] = 'i';
        out[1] = 0x307;
        return 2;
    } else if (!MAP(to_lower, c, out))
        out[0] = c;
    return 1;
}

int point_to_title(uint32_t c, uint32_t out[3])
{
    if (c < 0x80)
        return point_to_upper(c, out);
    int n = MAP_SPECIAL(special_title, c, out);
    if (n)
        return n;
    if (MAP(to_title, c, out))
        return 1;
    return point_to_upper(c, out);
}

int point_to_fold(uint32_t c, uint32_t out[3])
{
    if (c < 0x80)
        return point_to_lower(c, out);
    int n = MAP_SPECIAL(special_fold, c, out);
    if (n)
        return n;
    if (MAP(to_fold, c, out))
        return 1;
    return point_to_lower(c, out);
}
