/* Numbers and strings. */

#include "parser_internal.h"
#include "../utf8.h"

#include <stdlib.h>
#include <string.h>

/* CPython's default for sys.int_info.default_max_str_digits. */
enum { MAX_DECIMAL_DIGITS = 4300 };

expr_node *parse_number(parser *p)
{
    int start = p->pos++;
    const token *t = &p->tokens[start];
    const char *text = p->source->text + t->start;
    int len = t->end - t->start;
    expr_node *e = parser_new_expr(p, EXPR_CONSTANT);
    char *digits = arena_alloc(p->arena, (size_t)len + 1);
    if (!e || !digits) {
        return parser_fail(p);
    }
    int base = 10;
    if (len > 1 && text[0] == '0') {
        int letter = text[1] | 0x20;
        base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
    }
    if (utf8_is_ascii_alnum(text[len])) {
        source_warn(p->source, t->at.line, "invalid %s literal",
                    base == 16 ? "hexadecimal" : base == 8 ? "octal" : base == 2 ? "binary" : "decimal");
    }
    int n = 0;
    bool is_float = false;
    for (int i = base == 10 ? 0 : 2; i < len; i++) {
        if (text[i] != '_') {
            digits[n++] = text[i];
            is_float |= base == 10 && (text[i] < '0' || text[i] > '9');
        }
    }
    constant *c = &e->constant;
    if (is_float) {
        c->kind = CONST_FLOAT;
        c->number = strtod(digits, NULL);
        return parser_finish_expr(p, e, start);
    }
    if (base == 10 && n > MAX_DECIMAL_DIGITS) {
        return parser_error(p, t->at,
                            "Exceeds the limit (%d digits) for integer string conversion: value "
                            "has %d digits; use sys.set_int_max_str_digits() to increase the limit "
                            "- Consider hexadecimal for huge integer literals to avoid decimal "
                            "conversion limits.",
                            MAX_DECIMAL_DIGITS, n);
    }
    c->kind = CONST_INT;
    c->base = base;
    c->bytes = digits;
    c->len = (size_t)n;
    return parser_finish_expr(p, e, start);
}

bool text_append(parser *p, text_builder *out, const char *bytes, size_t len)
{
    if (len > out->capacity - out->len) {
        size_t capacity = 2 * out->capacity + len + 16;
        char *grown = arena_alloc(p->arena, capacity);
        if (!grown) {
            return parser_fail(p);
        }
        if (out->len) {
            memcpy(grown, out->bytes, out->len);
        }
        out->bytes = grown;
        out->capacity = capacity;
    }
    if (len) {
        memcpy(out->bytes + out->len, bytes, len);
    }
    out->len += len;
    return true;
}

/* One string that is being decoded. */
typedef struct decoder {
    parser *p;
    text_builder *out;
    const char *start, *next, *end;
    bool is_bytes, has_warned; /* of its first bad escape only */
    ast_span at;
    int line; /* for warnings */
} decoder;

static void warn_escape(decoder *d, const char *escape, int len, const char *octal)
{
    if (!d->has_warned) {
        source_warn(d->p->source, d->line, "invalid %sescape sequence '\\%.*s'", octal, len, escape);
    }
    d->has_warned = true;
}

/* CPython decodes a text where each character that is not ASCII stands as \UXXXXXXXX. */
static int escaped_offset(const decoder *d, const char *until)
{
    int offset = 0;
    for (const char *c = d->start; c < until; c++) {
        offset += *c & 0x80 ? (utf8_is_continuation(*c) ? 0 : 10) : 1;
    }
    return offset;
}

static bool append_code(decoder *d, uint32_t code)
{
    char bytes[4];
    int n = 1;
    if (d->is_bytes) {
        bytes[0] = (char)code;
    } else {
        n = utf8_encode(code, bytes);
    }
    return text_append(d->p, d->out, bytes, (size_t)n);
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                               : -1;
}

/* \x, \u, \U; `next` is after that letter. */
static bool decode_hex(decoder *d, char letter)
{
    const char *backslash = d->next - 2;
    int wanted = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t code = 0;
    int n = 0;
    for (; n < wanted && d->next < d->end && hex_value(*d->next) >= 0; n++) {
        code = code << 4 | (uint32_t)hex_value(*d->next++);
    }
    if (n == wanted && code <= 0x10ffff) {
        return append_code(d, code);
    }
    if (d->is_bytes) {
        return parser_error(d->p, d->at, "(value error) invalid \\x escape at position %d",
                            (int)(backslash - d->start));
    }
    static const char *const forms[] = {"truncated \\xXX escape", "truncated \\uXXXX escape",
                                        "truncated \\UXXXXXXXX escape", "illegal Unicode character"};
    const char *reason = n == wanted ? forms[3] : forms[letter == 'x' ? 0 : letter == 'u' ? 1 : 2];
    return parser_error(d->p, d->at,
                        "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                        "%d-%d: %s",
                        escaped_offset(d, backslash), escaped_offset(d, d->next) - 1, reason);
}

static bool decode_octal(decoder *d)
{
    uint32_t code = 0;
    const char *digits = d->next;
    for (int n = 0; n < 3 && d->next < d->end && *d->next >= '0' && *d->next <= '7'; n++) {
        code = code * 8 + (uint32_t)(*d->next++ - '0');
    }
    if (code > 0377) {
        warn_escape(d, digits, 3, "octal ");
    }
    return append_code(d, code);
}

/* `next` is after a backslash that is not the last byte. */
static bool decode_escape(decoder *d)
{
    char c = *d->next++;
    switch (c) {
    case '\n': return true;
    case '\\':
    case '\'':
    case '"': return append_code(d, (unsigned char)c);
    case 'a': return append_code(d, '\a');
    case 'b': return append_code(d, '\b');
    case 'f': return append_code(d, '\f');
    case 'n': return append_code(d, '\n');
    case 'r': return append_code(d, '\r');
    case 't': return append_code(d, '\t');
    case 'v': return append_code(d, '\v');
    case 'x': return decode_hex(d, c);
    case 'u':
    case 'U':
        if (!d->is_bytes) {
            return decode_hex(d, c);
        }
        break;
    case 'N':
        if (!d->is_bytes) {
            return parser_error(d->p, d->at, "genlab does not support '\\N{...}' escapes");
        }
        break;
    default:
        if (c >= '0' && c <= '7') {
            d->next--;
            return decode_octal(d);
        }
    }
    d->next--; /* an unknown escape stands for itself */
    if (!(c & 0x80)) {
        warn_escape(d, d->next, 1, "");
    }
    return append_code(d, '\\');
}

bool decode_string(parser *p, text_builder *out, const char *text, size_t len, bool raw,
                   bool is_bytes, ast_span at, int line)
{
    decoder d = {.p = p, .out = out, .start = text, .next = text, .end = text + len,
                 .is_bytes = is_bytes, .at = at, .line = line};
    if (is_bytes) {
        for (size_t i = 0; i < len; i++) {
            if (text[i] & 0x80) {
                return parser_error(p, at, "bytes can only contain ASCII literal characters");
            }
        }
    }
    while (d.next < d.end) {
        const char *backslash = raw ? NULL : memchr(d.next, '\\', (size_t)(d.end - d.next));
        const char *plain_end = backslash ? backslash : d.end;
        if (!text_append(p, out, d.next, (size_t)(plain_end - d.next))) {
            return false;
        }
        d.next = plain_end;
        if (!backslash) {
            break;
        }
        d.next++;
        if (d.next < d.end) {
            if (!decode_escape(&d)) {
                return false;
            }
        } else { /* before the brace of a field */
            warn_escape(&d, d.end, 1, "");
            if (!append_code(&d, '\\')) {
                return false;
            }
        }
    }
    return true;
}

/* What the words of one literal, side by side, have given so far. */
typedef struct literal {
    text_builder text;
    expr_list parts;
    bool has_bytes, has_text, has_fields;
} literal;

static bool add_plain_string(parser *p, literal *l)
{
    const token *t = &p->tokens[p->pos++];
    const char *text = p->source->text + t->start;
    const char *end = p->source->text + t->end;
    bool raw = false;
    bool is_bytes = false;
    for (; *text != '\'' && *text != '"'; text++) {
        raw |= *text == 'r' || *text == 'R';
        is_bytes |= *text == 'b' || *text == 'B';
    }
    size_t quotes = end - text >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
    l->has_bytes |= is_bytes;
    l->has_text |= !is_bytes;
    return decode_string(p, &l->text, text + quotes, (size_t)(end - text) - 2 * quotes, raw, is_bytes,
                         t->at, t->at.line);
}

static bool set_text(parser *p, constant *c, text_builder *text, const_kind kind)
{
    if (!text_append(p, text, "", 1)) {
        return false;
    }
    *c = (constant){.kind = kind, .bytes = text->bytes, .len = text->len - 1};
    *text = (text_builder){0};
    return true;
}

bool flush_text(parser *p, expr_list *parts, text_builder *pending, ast_span at)
{
    if (pending->len == 0) {
        return true;
    }
    expr_node *e = parser_new_expr(p, EXPR_CONSTANT);
    if (!e || !set_text(p, &e->constant, pending, CONST_STR)) {
        return false;
    }
    e->at = at;
    e->height = 1;
    return LIST_ADD(p, parts, e);
}

expr_node *parse_strings(parser *p)
{
    int start = p->pos;
    literal l = {0};
    bool ok = true;
    for (;;) {
        if (parser_at(p, T_STRING)) {
            ok = add_plain_string(p, &l);
        } else if (parser_at(p, T_FSTRING_START)) {
            l.has_fields = l.has_text = true;
            ok = parse_fstring(p, &l.parts, &l.text, parser_peek(p)->at);
        } else {
            break;
        }
        if (!ok) {
            return parser_fail(p);
        }
    }
    if (l.has_bytes && l.has_text) {
        return parser_error(p, parser_furthest_span(p), "cannot mix bytes and nonbytes literals");
    }
    expr_node *e = parser_new_expr(p, l.has_fields ? EXPR_JOINED_STR : EXPR_CONSTANT);
    if (!e) {
        return NULL;
    }
    if (l.has_fields) {
        ok = flush_text(p, &l.parts, &l.text, parser_span_from(p, start));
        e->joined_values = l.parts;
    } else {
        ok = set_text(p, &e->constant, &l.text, l.has_bytes ? CONST_BYTES : CONST_STR);
    }
    return ok ? parser_finish_expr(p, e, start) : NULL;
}
