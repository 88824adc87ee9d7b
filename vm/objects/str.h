/* Strings: immutable sequences of code points, stored in the narrowest of 1, 2 or 4 bytes each, with the hash cached.
 * Text comes in and goes out as UTF-8; lone surrogates pass (as 3-byte sequences). */
#ifndef GENLAB_OBJECTS_STR_H
#define GENLAB_OBJECTS_STR_H

#include <stdarg.h>
#include "../object.h"

struct str {
    object head;
    uint64_t hash;      /* 0: not computed yet */
    uint32_t len;       /* code points; at most STR_MAX */
    uint8_t width;      /* 1, 2 or 4 bytes a code point; canonical: the narrowest that fits */
    bool interned;
    bool ascii;
    /* len * width bytes, then one zero code point: data of ASCII strings is a C string */
    _Alignas(8) char data[];
};
#define STR_MAX INT32_MAX
typedef struct str_iter { object head; str *s; uint32_t i; } str_iter;     /* s NULL when exhausted */
extern type type_str, type_str_iter, type_str_ascii_iter;

static inline bool is_str(value v) { return has_layout(v, &type_str); }        /* of derived classes too */
static inline str *as_str(value v) { return (str *)as_object(v); }
static inline uint32_t str_at(const str *s, uint32_t i) {
    return s->width == 1 ? ((const uint8_t *)s->data)[i] : s->width == 2 ? ((const uint16_t *)s->data)[i] : ((const uint32_t *)s->data)[i];
}
str *str_new(vm *vm, uint32_t len, uint32_t max_point);     /* data to be filled before anyone sees it */
str *str_from_utf8(vm *vm, const char *s, size_t len);      /* invalid bytes become U+DC00+byte (surrogateescape) */
str *str_from_cstr(vm *vm, const char *s);
str *str_from_points(vm *vm, const uint32_t *points, size_t len);
str *str_char(vm *vm, uint32_t point);                      /* cached for Latin-1 */
str *str_format(vm *vm, const char *fmt, ...) __attribute__((format(printf, 2, 3))); /* C printf formats, result UTF-8 */
str *str_vformat(vm *vm, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
/* The same text as an instance of str or of a class derived from it; not tracked. */
str *str_copy_as(vm *vm, type *t, const str *s);
/* s itself, or its text when it is an instance of a derived class. */
str *str_exact(vm *vm, str *s);
/* The one copy of an equal string: pointer equality then is equality. Steals s, new reference; NULL passes through. */
str *str_intern(vm *vm, str *s);
str *str_intern_cstr(vm *vm, const char *s);
/* Makes vm->empty; before any other string. False: MemoryError. */
bool str_init_caches(vm *vm);
/* Drops the cached strings of a VM that runs no program any more; strings that are still alive may outlive it. */
void str_free_caches(vm *vm);
/* UTF-8 text, NUL-terminated; points into s when ASCII, else cached for as long as vm->utf8_scratch isn't reused: copy it if kept. NULL raised. */
const char *str_utf8(vm *vm, const str *s, size_t *len);
bool str_equal(const str *a, const str *b);
int str_order(const str *a, const str *b);                  /* <0, 0, >0 by code point */
uint64_t str_hash(str *s);                                  /* never 0 */
str *str_concat(vm *vm, str *a, str *b);
str *str_repeat(vm *vm, str *s, int64_t count);
str *str_slice(vm *vm, str *s, int64_t start, int64_t step, int64_t count);  /* count code points from start */
str *str_repr(vm *vm, str *s);
/* Concatenates n strings (borrowed; all is_str): BUILD_STRING, and join with a separator (may be NULL). */
str *str_join(vm *vm, str *sep, const value *items, size_t n);

/* A growing buffer of UTF-8 for building text. Errors are sticky: str_finish then returns NULL with the error raised. */
typedef struct strbuf { vm *vm; char *data; size_t len, cap; bool failed; } strbuf;
void strbuf_init(strbuf *b, vm *vm);
void strbuf_add(strbuf *b, const char *s, size_t len);
void strbuf_addz(strbuf *b, const char *s);
void strbuf_add_point(strbuf *b, uint32_t point);
void strbuf_fill(strbuf *b, uint32_t point, int64_t count);    /* a point count times; none when count <= 0 */
void strbuf_printf(strbuf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void strbuf_add_str(strbuf *b, const str *s);
bool strbuf_add_repr(strbuf *b, value v);       /* false: raised */
bool strbuf_add_text(strbuf *b, value v);       /* str(v) */
str *strbuf_finish(strbuf *b);                  /* frees the buffer */
void strbuf_discard(strbuf *b);

/* format(v, spec) for str, int, float with the format mini-language; used by f-strings, format() and str.format. */
value format_value(vm *vm, value v, str *spec);
/* The format slots of the types: an empty spec is str(v). */
value format_str(vm *vm, value v, str *spec);
value format_int(vm *vm, value v, str *spec);   /* bool too */
value format_float(vm *vm, value v, str *spec);
/* "fmt" % args */
value str_percent(vm *vm, str *fmt, value args);

#endif
