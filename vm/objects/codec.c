/* The codecs: UTF-8, ASCII, Latin-1, and what is done about what they cannot take. */
#include <ctype.h>
#include <string.h>
#include "bytes.h"
#include "../state.h"
#include "../utf8.h"

enum codec { UTF8, UTF8_SIG, ASCII, LATIN1, UNKNOWN };
enum on_error { STRICT, IGNORE, REPLACE, BACKSLASH, XML, SURROGATE_ESCAPE, SURROGATE_PASS, NO_HANDLER };

static enum codec find_codec(const char *name) {
    static const struct { const char *name; enum codec codec; } known[] = {
        { "utf-8", UTF8 }, { "utf8", UTF8 }, { "u8", UTF8 }, { "utf", UTF8 }, { "utf-8-sig", UTF8_SIG }, { "ascii", ASCII },
        { "us-ascii", ASCII }, { "646", ASCII }, { "latin-1", LATIN1 }, { "latin1", LATIN1 }, { "latin", LATIN1 },
        { "l1", LATIN1 },
        { "iso-8859-1", LATIN1 }, { "iso8859-1", LATIN1 }, { "8859", LATIN1 }, { "cp819", LATIN1 },
    };
    if (!name) return UTF8;
    char low[32];
    size_t len = strlen(name);
    if (len >= sizeof low) return UNKNOWN;
    for (size_t i = 0; i <= len; i++)
        low[i] = name[i] == '_' || name[i] == ' ' ? '-' : (char)tolower((unsigned char)name[i]);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, low) == 0) return known[i].codec;
    return UNKNOWN;
}

static enum on_error find_handler(const char *name) {
    static const char *const names[] = {
        "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass",
    };
    for (int i = 0; i < NO_HANDLER; i++)
        if (strcmp(names[i], name) == 0) return (enum on_error)i;
    return NO_HANDLER;
}

bool codec_known(vm *vm, const char *encoding) {
    if (find_codec(encoding) != UNKNOWN) return true;
    raise_error(vm, &type_LookupError, "unknown encoding: %s", encoding);
    return false;
}

/* A handler is looked up when it is needed only. */
static enum on_error chosen_handler(vm *vm, const char *errors) {
    enum on_error h = errors ? find_handler(errors) : STRICT;
    if (h == NO_HANDLER) raise_error(vm, &type_LookupError, "unknown error handler name '%s'", errors);
    return h;
}

int codec_char_length(const char *encoding, unsigned char first) {
    enum codec codec = find_codec(encoding);
    if ((codec != UTF8 && codec != UTF8_SIG) || first < 0xc2) return 1;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
}

static void raise_unicode(vm *vm, type *t, const char *codec, value subject, size_t start, size_t end, const char *reason) {
    value args[] = { from_object(str_from_cstr(vm, codec)), subject, from_small((int64_t)start), from_small((int64_t)end),
                     from_object(str_from_cstr(vm, reason)) };
    value exc = args[0] && args[4] ? exception_new(vm, t, args, 5) : FAILED;
    if (exc) raise_value(vm, exc);
    xdecref(vm, exc);
    xdecref(vm, args[0]);
    xdecref(vm, args[4]);
}

/* --- decoding ---------------------------------------------------------------------------------- */
typedef struct decoding {
    vm *vm;
    const unsigned char *data;
    size_t len, at;
    const char *name, *errors;
    strbuf out;
} decoding;

/* Deals with n bytes that are no text. */
static bool bad_bytes(decoding *d, size_t n, const char *reason) {
    enum on_error h = chosen_handler(d->vm, d->errors);
    const unsigned char *p = d->data + d->at;
    if (h == SURROGATE_PASS && d->len - d->at >= 3 && p[0] == 0xed && p[1] >= 0xa0 && p[1] <= 0xbf && (p[2] & 0xc0) == 0x80
        && strcmp(d->name, "utf-8") == 0) {
        strbuf_add(&d->out, (const char *)p, 3);
        d->at += 3;
        return true;
    }
    bool high = true;
    for (size_t i = 0; i < n; i++) high &= p[i] >= 0x80;
    switch (h) {
    case NO_HANDLER: return false;
    case IGNORE: break;
    case REPLACE: strbuf_add_point(&d->out, 0xfffd); break;
    case BACKSLASH:
        for (size_t i = 0; i < n; i++) strbuf_printf(&d->out, "\\x%02x", p[i]);
        break;
    case XML:
        raise_error(d->vm, &type_TypeError, "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    default:
        if (h == SURROGATE_ESCAPE && high) {
            for (size_t i = 0; i < n; i++) strbuf_add_point(&d->out, 0xdc00 + p[i]);
            break;
        }
        bytes *subject = bytes_from(d->vm, (const char *)d->data, d->len);
        if (subject) {
            raise_unicode(d->vm, &type_UnicodeDecodeError, d->name, from_object(subject), d->at, d->at + n, reason);
            DECREF_OBJ(d->vm, subject);
        }
        return false;
    }
    d->at += n;
    return true;
}

/* The character at d->at, which is not ASCII. */
static bool decode_utf8_char(decoding *d) {
    const unsigned char *p = d->data + d->at;
    size_t left = d->len - d->at;
    unsigned c = p[0];
    if (c < 0xc2 || c > 0xf4) return bad_bytes(d, 1, "invalid start byte");
    size_t n = c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    unsigned low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80, high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    for (size_t i = 1; i < n; i++, low = 0x80, high = 0xbf) {
        if (i == left) return bad_bytes(d, left, "unexpected end of data");
        if (p[i] < low || p[i] > high) return bad_bytes(d, i, "invalid continuation byte");
    }
    strbuf_add(&d->out, (const char *)p, n);
    d->at += n;
    return true;
}

static bool decode_char(decoding *d, enum codec codec) {
    unsigned c = d->data[d->at];
    if (codec == UTF8) return decode_utf8_char(d);
    if (codec == ASCII) return bad_bytes(d, 1, "ordinal not in range(128)");
    strbuf_add_point(&d->out, c);
    d->at++;
    return true;
}

str *codec_decode(vm *vm, const char *data, size_t len, const char *encoding, const char *errors) {
    enum codec codec = find_codec(encoding);
    if (codec == UNKNOWN) return codec_known(vm, encoding), NULL;
    if (codec == UTF8_SIG) {
        if (len >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) data += 3, len -= 3;
        codec = UTF8;
    }
    decoding d = { .vm = vm, .data = (const unsigned char *)data, .len = len, .errors = errors,
                   .name = codec == UTF8 ? "utf-8" : codec == ASCII ? "ascii" : "latin-1" };
    strbuf_init(&d.out, vm);
    while (d.at < len) {
        size_t plain = d.at;
        while (plain < len && d.data[plain] < 0x80) plain++;
        strbuf_add(&d.out, data + d.at, plain - d.at);
        d.at = plain;
        if (plain < len && !decode_char(&d, codec)) {
            strbuf_discard(&d.out);
            return NULL;
        }
    }
    return strbuf_finish(&d.out);
}

/* --- encoding ---------------------------------------------------------------------------------- */
static bool fits(uint32_t c, enum codec codec) {
    return codec == UTF8 ? c < 0xd800 || c > 0xdfff : c < (codec == ASCII ? 0x80u : 0x100u);
}

static void add_bytes(strbuf *b, uint32_t c, enum codec codec) {
    char text[4];
    int n = 1;
    if (codec == UTF8) n = utf8_encode(c, text);
    else text[0] = (char)c;
    strbuf_add(b, text, (size_t)n);
}

/* Deals with the points [start, end), none of which fits. */
static bool bad_points(vm *vm, strbuf *b, str *s, uint32_t start, uint32_t end, enum codec codec, enum on_error h) {
    for (uint32_t i = start; i < end; i++) {
        uint32_t c = str_at(s, i);
        if (h == SURROGATE_ESCAPE && c >= 0xdc80 && c <= 0xdcff) strbuf_add(b, (char[]){ (char)c }, 1);
        else if (h == SURROGATE_PASS && codec == UTF8) add_bytes(b, c, codec);
        else if (h == REPLACE) strbuf_addz(b, "?");
        else if (h == XML) strbuf_printf(b, "&#%u;", c);
        else if (h == BACKSLASH) strbuf_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        else if (h != IGNORE) {
            raise_unicode(vm, &type_UnicodeEncodeError, codec == UTF8 ? "utf-8" : codec == ASCII ? "ascii" : "latin-1",
                from_object(s),
                i, end, codec == UTF8 ? "surrogates not allowed" : codec == ASCII ? "ordinal not in range(128)"
                                                                                  : "ordinal not in range(256)");
            return false;
        }
    }
    return true;
}

bytes *codec_encode(vm *vm, str *s, const char *encoding, const char *errors) {
    enum codec codec = find_codec(encoding);
    if (codec == UNKNOWN) return codec_known(vm, encoding), NULL;
    if (s->ascii && codec != UTF8_SIG) return bytes_from(vm, s->data, s->len);
    strbuf b;
    strbuf_init(&b, vm);
    if (codec == UTF8_SIG) {
        strbuf_addz(&b, "\xef\xbb\xbf");
        codec = UTF8;
    }
    for (uint32_t i = 0; i < s->len;) {
        uint32_t c = str_at(s, i), end = i;
        if (fits(c, codec)) {
            add_bytes(&b, c, codec);
            i++;
            continue;
        }
        while (end < s->len && !fits(str_at(s, end), codec)) end++;
        enum on_error h = chosen_handler(vm, errors);
        if (h == NO_HANDLER || !bad_points(vm, &b, s, i, end, codec, h)) {
            strbuf_discard(&b);
            return NULL;
        }
        i = end;
    }
    bytes *r = NULL;
    if (b.failed) raise_memory(vm);
    else r = bytes_from(vm, b.data, b.len);
    strbuf_discard(&b);
    return r;
}

/* --- for the methods --------------------------------------------------------------------------- */
/* The names are copied: their text may be in the VM's scratch buffer. */
typedef struct codec_names { char encoding[64], errors[64]; } codec_names;

static bool take_name(vm *vm, value v, char out[64], const char *method, const char *what) {
    if (!v) return true;
    if (!is_instance(v, &type_str)) {
        raise_error(vm, &type_TypeError, "%s() argument '%s' must be str, not %s", method, what,
            v == NONE ? "None" : type_of(v)->name);
        return false;
    }
    const char *text = str_utf8(vm, as_str(v), NULL);
    if (!text) return false;
    snprintf(out, 64, "%s", text);
    utf8_trim(out);
    return true;
}

static bool take_names(vm *vm, const value *args, codec_names *n, const char *method) {
    strcpy(n->encoding, "utf-8");
    strcpy(n->errors, "strict");
    return take_name(vm, args[0], n->encoding, method, "encoding") && take_name(vm, args[1], n->errors, method, "errors");
}

value codec_encode_args(vm *vm, str *s, const value *args, const char *name) {
    codec_names n;
    return take_names(vm, args, &n, name) ? from_object(codec_encode(vm, s, n.encoding, n.errors)) : FAILED;
}

value codec_decode_args(vm *vm, const bytes *b, const value *args, const char *name) {
    codec_names n;
    return take_names(vm, args, &n, name) ? from_object(codec_decode(vm, b->data, b->len, n.encoding, n.errors)) : FAILED;
}
