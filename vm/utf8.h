#ifndef GENLAB_FRONT_UTF8_H
#define GENLAB_FRONT_UTF8_H

#include <stdbool.h>
#include <stdint.h>

/* UTF-8 and the character classes that the lexer asks for (Unicode 15.1, as in CPython 3.13). */

/* The bytes of the character at p, 1 to 4; 0 when there is no valid one before `end` (overlong forms
 * and surrogates are not valid). */
int utf8_length(const char *p, const char *end);

/* The code point of the `n` valid bytes at p. */
uint32_t utf8_decode(const char *p, int n);

/* Writes a code point up to U+10FFFF, surrogates included, to out[4]; answers the bytes used. */
int utf8_encode(uint32_t c, char *out);

bool utf8_valid(const char *p, int len);

/* The number of characters in valid text. */
int utf8_count(const char *p, int len);

/* Cuts an incomplete character off the end of a NUL-terminated text. */
void utf8_trim(char *text);

static inline bool utf8_is_continuation(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static inline bool utf8_is_ascii_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* As str.isspace of one character. */
bool utf8_is_space(uint32_t c);

/* As str.isidentifier of one character, and of it after a letter. */
bool utf8_is_identifier_start(uint32_t c);
bool utf8_is_identifier_part(uint32_t c);

/* As str.isprintable of one character. */
bool utf8_is_printable(uint32_t c);

#endif
