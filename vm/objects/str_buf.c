/* Building text: strbuf, and strings from C formats. */
#include "../abstract.h"
#include "../utf8.h"
#include "str_impl.h"

void strbuf_init(strbuf *b, vm *vm)
{
    *b = (strbuf){.vm = vm};
}

/* Room for n bytes more. A text that no string could hold fails before its memory is asked for. */
static bool reserve(strbuf *b, size_t n)
{
    if (b->failed)
        return false;
    if (b->cap - b->len >= n)
        return true;
    size_t cap = b->cap ? b->cap * 2 : 64;
    while (cap - b->len < n)
        cap *= 2;
    char *data = NULL;
    if (n <= (size_t)STR_MAX * 4 && b->len <= (size_t)STR_MAX * 4)
        data = heap_resize(b->vm, b->data, b->cap, cap);
    else
        raise_memory(b->vm);
    if (!data) {
        b->failed = true;
        return false;
    }
    b->data = data;
    b->cap = cap;
    return true;
}

void strbuf_add(strbuf *b, const char *s, size_t len)
{
    if (!len || !reserve(b, len))
        return;
    memcpy(b->data + b->len, s, len);
    b->len += len;
}

void strbuf_addz(strbuf *b, const char *s)
{
    strbuf_add(b, s, strlen(s));
}

void strbuf_add_point(strbuf *b, uint32_t point)
{
    char text[4];
    strbuf_add(b, text, (size_t)utf8_encode(point, text));
}

void strbuf_fill(strbuf *b, uint32_t point, int64_t count)
{
    if (count <= 0)
        return;
    char text[4];
    size_t n = (size_t)utf8_encode(point, text);
    if (count > STR_MAX) {
        if (!b->failed)
            raise_memory(b->vm);
        b->failed = true;
        return;
    }
    if (!reserve(b, (size_t)count * n))
        return;
    char *end = b->data + b->len;
    if (n == 1)
        memset(end, text[0], (size_t)count);
    else
        for (int64_t i = 0; i < count; i++)
            memcpy(end + (size_t)i * n, text, n);
    b->len += (size_t)count * n;
}

static void add_vformat(strbuf *b, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    size_t room = b->cap - b->len;
    int n = b->failed ? 0 : vsnprintf(room ? b->data + b->len : NULL, room, fmt, ap);
    if (n < 0) {
        raise_memory(b->vm);
        b->failed = true;
    } else if ((size_t)n >= room && reserve(b, (size_t)n + 1))
        vsnprintf(b->data + b->len, (size_t)n + 1, fmt, again);
    va_end(again);
    if (!b->failed)
        b->len += (size_t)n;
}

void strbuf_printf(strbuf *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_vformat(b, fmt, ap);
    va_end(ap);
}

void strbuf_add_str(strbuf *b, const str *s)
{
    if (s->ascii) {
        strbuf_add(b, s->data, s->len);
        return;
    }
    if (!reserve(b, (size_t)s->len * (s->width == 1 ? 2 : s->width == 2 ? 3 : 4)))
        return;
    for (uint32_t i = 0; i < s->len; i++)
        b->len += (size_t)utf8_encode(str_at(s, i), b->data + b->len);
}

void strbuf_add_part(strbuf *b, const str *s, uint32_t start, uint32_t n)
{
    if (s->ascii)
        strbuf_add(b, s->data + start, n);
    else
        for (uint32_t i = 0; i < n; i++)
            strbuf_add_point(b, str_at(s, start + i));
}

/* Steals s. */
static bool add_owned(strbuf *b, str *s)
{
    if (s) {
        strbuf_add_str(b, s);
        DECREF_OBJ(b->vm, s);
    } else
        b->failed = true;
    return !b->failed;
}

bool strbuf_add_repr(strbuf *b, value v)
{
    return !b->failed && add_owned(b, op_repr(b->vm, v));
}

bool strbuf_add_text(strbuf *b, value v)
{
    return !b->failed && add_owned(b, op_str(b->vm, v));
}

str *strbuf_finish(strbuf *b)
{
    str *s = b->failed ? NULL : str_from_utf8(b->vm, b->data, b->len);
    strbuf_discard(b);
    return s;
}

void strbuf_discard(strbuf *b)
{
    heap_free(b->vm, b->data, b->cap);
    b->data = NULL;
    b->len = b->cap = 0;
}

str *str_vformat(vm *vm, const char *fmt, va_list ap)
{
    strbuf b;
    strbuf_init(&b, vm);
    add_vformat(&b, fmt, ap);
    return strbuf_finish(&b);
}

str *str_format(vm *vm, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    str *s = str_vformat(vm, fmt, ap);
    va_end(ap);
    return s;
}
