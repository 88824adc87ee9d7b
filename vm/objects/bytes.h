/* Bytes, and the codecs between them and strings. */
#ifndef GENLAB_OBJECTS_BYTES_H
#define GENLAB_OBJECTS_BYTES_H

#include "../object.h"

typedef struct bytes {
    object head;
    uint64_t hash;      /* 0: not computed yet */
    size_t len;
    char data[];        /* and a NUL */
} bytes;
typedef struct bytes_iter { object head; bytes *bytes; size_t i; } bytes_iter;  /* bytes NULL when exhausted */
extern type type_bytes, type_bytes_iter;
extern const native_def bytes_methods[];

static inline bool is_bytes(value v) { return has_layout(v, &type_bytes); }    /* of derived classes too */
static inline bytes *as_bytes(value v) { return (bytes *)as_object(v); }

bytes *bytes_new(vm *vm, size_t len);       /* data to be filled before anyone sees it */
bytes *bytes_from(vm *vm, const char *data, size_t len);
/* What the __bytes__ of v makes; *found false when it has none. */
value bytes_by_method(vm *vm, value v, bool *found);
value bytes_percent(vm *vm, const bytes *format, value args);      /* format % args; str_percent.c */
/* Bytes as a string of the same numbers, and back (every point is below 256): what most methods work on. */
str *bytes_as_latin1(vm *vm, const bytes *b);
bytes *bytes_from_latin1(vm *vm, const str *s);
bytes *bytes_slice(vm *vm, const bytes *b, int64_t start, int64_t step, int64_t count);

/* encoding and errors NULL: UTF-8 and strict. Raises LookupError for names that are not known, UnicodeDecodeError,
 * UnicodeEncodeError. */
str *codec_decode(vm *vm, const char *data, size_t len, const char *encoding, const char *errors);
bytes *codec_encode(vm *vm, str *s, const char *encoding, const char *errors);
/* How many bytes the character that begins with this byte has: 1 in all codecs but UTF-8. */
int codec_char_length(const char *encoding, unsigned char first);
/* False: LookupError "unknown encoding: x". */
bool codec_known(vm *vm, const char *encoding);

/* args: encoding, errors (EMPTY where absent) of a method name. */
value codec_encode_args(vm *vm, str *s, const value *args, const char *name);
value codec_decode_args(vm *vm, const bytes *b, const value *args, const char *name);

#endif
