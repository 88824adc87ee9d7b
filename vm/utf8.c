#include "utf8.h"

#include "utf8_ranges.inc"

#include <stddef.h>
#include <string.h>

int utf8_length(const char *p, const char *end)
{
    if (p >= end) {
        return 0;
    }
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80) {
        return 1;
    }
    int n = u[0] >= 0xf0 ? 4 : u[0] >= 0xe0 ? 3 : 2;
    if (u[0] < 0xc2 || u[0] > 0xf4 || end - p < n) {
        return 0;
    }
    for (int i = 1; i < n; i++) {
        if (!utf8_is_continuation(p[i])) {
            return 0;
        }
    }
    uint32_t c = utf8_decode(p, n);
    bool overlong = (n == 3 && c < 0x800) || (n == 4 && c < 0x10000);
    bool surrogate = c >= 0xd800 && c <= 0xdfff;
    return overlong || surrogate || c > 0x10ffff ? 0 : n;
}

uint32_t utf8_decode(const char *p, int n)
{
    static const unsigned char lead_mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t c = (unsigned char)p[0] & lead_mask[n];
    for (int i = 1; i < n; i++) {
        c = c << 6 | ((unsigned char)p[i] & 0x3f);
    }
    return c;
}

int utf8_encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    int n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (int i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    out[0] = (char)(lead[n] | c);
    return n;
}

bool utf8_valid(const char *p, int len)
{
    for (const char *end = p + len; p < end;) {
        int n = utf8_length(p, end);
        if (n == 0) {
            return false;
        }
        p += n;
    }
    return true;
}

int utf8_count(const char *p, int len)
{
    int count = 0;
    for (int i = 0; i < len; i++) {
        count += !utf8_is_continuation(p[i]);
    }
    return count;
}

void utf8_trim(char *text)
{
    size_t len = strlen(text);
    size_t start = len;
    while (start > 0 && len - start < 4 && utf8_is_continuation(text[start - 1])) {
        start--;
    }
    if (start > 0 && (text[start - 1] & 0x80) && utf8_length(text + start - 1, text + len) == 0) {
        text[start - 1] = 0;
    }
}

static bool in_ranges(uint32_t c, const code_range *ranges, size_t n)
{
    size_t low = 0;
    while (low < n) {
        size_t middle = low + (n - low) / 2;
        if (c > ranges[middle].last) {
            low = middle + 1;
        } else if (c < ranges[middle].first) {
            n = middle;
        } else {
            return true;
        }
    }
    return false;
}

#define IN_RANGES(c, ranges) in_ranges(c, ranges, sizeof(ranges) / sizeof *(ranges))

bool utf8_is_space(uint32_t c)
{
    return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

bool utf8_is_identifier_start(uint32_t c)
{
    if (c < 0x80) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return IN_RANGES(c, identifier_starts);
}

bool utf8_is_identifier_part(uint32_t c)
{
    if (c < 0x80) {
        return c == '_' || utf8_is_ascii_alnum((char)c);
    }
    return IN_RANGES(c, identifier_starts) || IN_RANGES(c, identifier_only_parts);
}

bool utf8_is_printable(uint32_t c)
{
    return c < 0x80 ? c >= 0x20 && c != 0x7f : !IN_RANGES(c, unprintable);
}
