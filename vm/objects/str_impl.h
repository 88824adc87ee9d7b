/* What the files of the str type share. */
#ifndef GENLAB_OBJECTS_STR_IMPL_H
#define GENLAB_OBJECTS_STR_IMPL_H

#include <string.h>
#include "../state.h"
#include "str.h"

extern const native_def str_methods[];      /* str_methods.c */

/* As str_new, for a length that may be too large: NULL with MemoryError raised. */
str *str_alloc(vm *vm, uint64_t len, uint32_t max_point);
str *str_empty(vm *vm);     /* never fails */
void str_dealloc(vm *vm, object *o);

static inline void str_put(str *s, uint32_t i, uint32_t c)
{
    if (s->width == 1)
        ((uint8_t *)s->data)[i] = (uint8_t)c;
    else if (s->width == 2)
        ((uint16_t *)s->data)[i] = (uint16_t)c;
    else
        ((uint32_t *)s->data)[i] = c;
}

/* The largest point that a string of this width and kind can hold: enough for str_new to choose the same. */
static inline uint32_t str_class_max(const str *s)
{
    return s->ascii ? 0x7f : s->width == 1 ? 0xff : s->width == 2 ? 0xffff : 0x10ffff;
}

/* The same for n points of s from start. */
uint32_t str_range_max(const str *s, uint32_t start, uint32_t n);
/* Copies n points; to is at least as wide as from. */
void str_copy(str *to, uint32_t at, const str *from, uint32_t start, uint32_t n);
/* n points of s from start. */
str *str_part(vm *vm, str *s, uint32_t start, uint32_t n);

/* The first or last place of part within [start, end) of s (-1: none; -2: MemoryError raised). Linear time. */
int64_t str_find(vm *vm, const str *s, const str *part, int64_t start, int64_t end);
int64_t str_rfind(vm *vm, const str *s, const str *part, int64_t start, int64_t end);

/* A growing array of code points. Errors are sticky: points_finish then returns NULL with the error raised. */
typedef struct points {
    vm *vm;
    uint32_t *data;
    size_t len, cap;
    bool failed;
} points;
void points_init(points *p, vm *vm);
void points_add(points *p, uint32_t c);
str *points_finish(points *p);

bool str_is_space(uint32_t c);

/* n points of s from start. */
void strbuf_add_part(strbuf *b, const str *s, uint32_t start, uint32_t n);

/* The digits of |v| (an int or bool) in base 2, 8, 10 or 16. False: raised. */
bool format_digits(strbuf *b, value v, int base);
bool int_is_negative(value v);
/* A finite double >= 0 by presentation type e, f, g, or 0 for repr's form (with precision >= 0: g with a ".0" if
 * there would be no point). alternate keeps the point and g's trailing zeros. */
void format_double(strbuf *b, double d, uint32_t type, int64_t precision, bool alternate);

/* The methods that have files of their own. */
value str_split(vm *vm, const value *args, int nargs);
value str_rsplit(vm *vm, const value *args, int nargs);
value str_splitlines(vm *vm, const value *args, int nargs);
value str_partition(vm *vm, const value *args, int nargs);
value str_rpartition(vm *vm, const value *args, int nargs);
value str_join_method(vm *vm, const value *args, int nargs);
value str_expandtabs(vm *vm, const value *args, int nargs);
value str_upper(vm *vm, const value *args, int nargs);
value str_lower(vm *vm, const value *args, int nargs);
value str_title(vm *vm, const value *args, int nargs);
value str_capitalize(vm *vm, const value *args, int nargs);
value str_swapcase(vm *vm, const value *args, int nargs);
value str_casefold(vm *vm, const value *args, int nargs);
value str_isalpha(vm *vm, const value *args, int nargs);
value str_isalnum(vm *vm, const value *args, int nargs);
value str_isdecimal(vm *vm, const value *args, int nargs);
value str_isdigit(vm *vm, const value *args, int nargs);
value str_isnumeric(vm *vm, const value *args, int nargs);
value str_isspace(vm *vm, const value *args, int nargs);
value str_isprintable(vm *vm, const value *args, int nargs);
value str_isidentifier(vm *vm, const value *args, int nargs);
value str_isascii(vm *vm, const value *args, int nargs);
value str_isupper(vm *vm, const value *args, int nargs);
value str_islower(vm *vm, const value *args, int nargs);
value str_istitle(vm *vm, const value *args, int nargs);
value str_translate(vm *vm, const value *args, int nargs);
value str_maketrans(vm *vm, const value *args, int nargs);
value str_format_method(vm *vm, const value *args, int nargs);
value str_format_map(vm *vm, const value *args, int nargs);

#endif
