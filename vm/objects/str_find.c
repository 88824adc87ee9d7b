/* Searching. Between narrow strings the C library's memmem (two-way, linear) does it; otherwise candidates are compared
 * one by one, and when that turns out to cost more than a few steps a point, Knuth-Morris-Pratt takes over. */
#include "str_impl.h"

/* A piece of a string, read in one direction. */
typedef struct view {
    const str *s;
    uint32_t first, len;
    bool back;
} view;

static inline uint32_t view_at(const view *v, uint32_t i)
{
    return str_at(v->s, v->back ? v->first + v->len - 1 - i : v->first + i);
}

/* From position i on; border[k]: the longest proper prefix of the first k points of part that ends there. */
static int64_t search_kmp(vm *vm, const view *text, const view *part, uint32_t i)
{
    uint32_t *border = heap_alloc(vm, ((size_t)part->len + 1) * sizeof *border);
    if (!border)
        return -2;
    border[0] = border[1] = 0;
    for (uint32_t k = 1, b = 0; k < part->len; k++) {
        while (b && view_at(part, b) != view_at(part, k))
            b = border[b];
        b += view_at(part, b) == view_at(part, k);
        border[k + 1] = b;
    }
    int64_t found = -1;
    for (uint32_t k = 0; i < text->len && found < 0; i++) {
        uint32_t c = view_at(text, i);
        while (k && view_at(part, k) != c)
            k = border[k];
        k += view_at(part, k) == c;
        if (k == part->len)
            found = (int64_t)i + 1 - k;
    }
    heap_free(vm, border, ((size_t)part->len + 1) * sizeof *border);
    return found;
}

static int64_t search(vm *vm, const view *text, const view *part)
{
    uint32_t first = view_at(part, 0);
    uint64_t cost = 0;
    for (uint32_t i = 0; i + part->len <= text->len; i++) {
        if (view_at(text, i) != first)
            continue;
        uint32_t k = 1;
        while (k < part->len && view_at(text, i + k) == view_at(part, k))
            k++;
        if (k == part->len)
            return i;
        cost += k;
        if (cost > 8ull * i + 1000)
            return search_kmp(vm, text, part, i + 1);
    }
    return -1;
}

int64_t str_find(vm *vm, const str *s, const str *part, int64_t start, int64_t end)
{
    if (end - start < part->len)
        return -1;
    if (part->len == 0)
        return start;
    if (part->width > s->width || (s->ascii && !part->ascii))
        return -1;
    if (s->width == 1) {
        const char *found = part->len == 1 ? memchr(s->data + start, part->data[0], (size_t)(end - start))
                                           : memmem(s->data + start, (size_t)(end - start), part->data, part->len);
        return found ? found - s->data : -1;
    }
    view text = {s, (uint32_t)start, (uint32_t)(end - start), false}, wanted = {part, 0, part->len, false};
    int64_t at = search(vm, &text, &wanted);
    return at < 0 ? at : start + at;
}

int64_t str_rfind(vm *vm, const str *s, const str *part, int64_t start, int64_t end)
{
    if (end - start < part->len)
        return -1;
    if (part->len == 0)
        return end;
    if (part->width > s->width || (s->ascii && !part->ascii))
        return -1;
    if (s->width == 1 && part->len == 1) {
        const char *found = memrchr(s->data + start, part->data[0], (size_t)(end - start));
        return found ? found - s->data : -1;
    }
    view text = {s, (uint32_t)start, (uint32_t)(end - start), true}, wanted = {part, 0, part->len, true};
    int64_t at = search(vm, &text, &wanted);
    return at < 0 ? at : end - at - part->len;
}
