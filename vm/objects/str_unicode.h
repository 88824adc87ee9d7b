/* Character classes and case mappings of single code points (Unicode 15.1, as in CPython 3.13).
 * What the lexer needs too (spaces, identifiers, printable characters) is in utf8.h. */
#ifndef GENLAB_OBJECTS_STR_UNICODE_H
#define GENLAB_OBJECTS_STR_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

bool point_is_alpha(uint32_t c);
bool point_is_decimal(uint32_t c);
bool point_is_digit(uint32_t c);
bool point_is_numeric(uint32_t c);
bool point_is_upper(uint32_t c);
bool point_is_lower(uint32_t c);
bool point_is_title(uint32_t c);            /* of a digraph such as U+01C5; not of a capital letter */
bool point_is_cased(uint32_t c);
bool point_is_case_ignorable(uint32_t c);
int point_decimal_value(uint32_t c);        /* 0 to 9, or -1 */

/* The full mappings: 1 to 3 points into out; answers how many. */
int point_to_upper(uint32_t c, uint32_t out[3]);
int point_to_lower(uint32_t c, uint32_t out[3]);    /* a capital sigma as in the middle of a word */
int point_to_title(uint32_t c, uint32_t out[3]);
int point_to_fold(uint32_t c, uint32_t out[3]);

#endif
