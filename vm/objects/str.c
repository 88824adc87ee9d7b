#include "str.h"
#include "../abstract.h"
#include "../utf8.h"
#include "iter.h"
#include "list.h"
#include "str_impl.h"

static size_t str_size(uint64_t len, uint32_t width)
{
    return offsetof(str, data) + (len + 1) * width;
}

bool str_init_caches(vm *vm)
{
    str *s = object_new(vm, &type_str, str_size(0, 1));
    if (!s)
        return false;
    s->hash = 0;
    s->len = 0;
    s->width = 1;
    s->interned = false;
    s->ascii = true;
    s->data[0] = 0;
    vm->empty = str_intern(vm, s);
    return vm->empty != NULL;
}

str *str_empty(vm *vm)
{
    INCREF_OBJ(vm->empty);
    return vm->empty;
}

str *str_alloc(vm *vm, uint64_t len, uint32_t max_point)
{
    if (len == 0)
        return str_empty(vm);
    if (len > STR_MAX) {
        raise_memory(vm);
        return NULL;
    }
    uint8_t width = max_point < 0x100 ? 1 : max_point < 0x10000 ? 2 : 4;
    str *s = object_take(vm, &type_str, str_size(len, width));
    if (!s)
        return NULL;
    s->hash = 0;
    s->len = (uint32_t)len;
    s->width = width;
    s->interned = false;
    s->ascii = max_point < 0x80;
    memset(s->data + len * width, 0, width);
    return s;
}

str *str_new(vm *vm, uint32_t len, uint32_t max_point)
{
    return str_alloc(vm, len, max_point);
}

str *str_char(vm *vm, uint32_t point)
{
    if (point < 0x100 && vm->latin1[point]) {
        INCREF_OBJ(vm->latin1[point]);
        return vm->latin1[point];
    }
    str *s = str_alloc(vm, 1, point);
    if (!s)
        return NULL;
    str_put(s, 0, point);
    if (point < 0x100) {
        s = str_intern(vm, s);
        if (!s)
            return NULL;
        vm->latin1[point] = s;
        INCREF_OBJ(s);
    }
    return s;
}

void str_free_caches(vm *vm)
{
    if (vm->empty)
        DECREF_OBJ(vm, vm->empty);
    vm->empty = NULL;
    for (int i = 0; i < 256; i++) {
        if (vm->latin1[i])
            DECREF_OBJ(vm, vm->latin1[i]);
        vm->latin1[i] = NULL;
    }
    heap_free(vm, vm->interned.slots, vm->interned.cap * sizeof *vm->interned.slots);
    memset(&vm->interned, 0, sizeof vm->interned);
    heap_free(vm, vm->utf8_scratch, vm->utf8_cap);
    vm->utf8_scratch = NULL;
    vm->utf8_cap = 0;
}

/* --- copying ---------------------------------------------------------------------------------- */

uint32_t str_range_max(const str *s, uint32_t start, uint32_t n)
{
    if (s->ascii)
        return 0x7f;
    uint32_t bits = 0;
    for (uint32_t i = start; i < start + n; i++)
        bits |= str_at(s, i);
    return bits;
}

void str_copy(str *to, uint32_t at, const str *from, uint32_t start, uint32_t n)
{
    if (to->width == from->width) {
        memcpy(to->data + (size_t)at * to->width, from->data + (size_t)start * from->width, (size_t)n * to->width);
        return;
    }
    for (uint32_t i = 0; i < n; i++)
        str_put(to, at + i, str_at(from, start + i));
}

str *str_part(vm *vm, str *s, uint32_t start, uint32_t n)
{
    if (n == 0)
        return str_empty(vm);
    if (n == 1)
        return str_char(vm, str_at(s, start));
    if (n == s->len)
        return str_exact(vm, s);
    str *r = str_alloc(vm, n, str_range_max(s, start, n));
    if (r)
        str_copy(r, 0, s, start, n);
    return r;
}

str *str_slice(vm *vm, str *s, int64_t start, int64_t step, int64_t count)
{
    if (count <= 0)
        return str_empty(vm);
    if (step == 1 || count == 1)
        return str_part(vm, s, (uint32_t)start, (uint32_t)count);
    uint32_t bits = 0x7f;
    if (!s->ascii)
        for (int64_t i = 0; i < count; i++)
            bits |= str_at(s, (uint32_t)(start + i * step));
    str *r = str_alloc(vm, (uint64_t)count, bits);
    if (!r)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        str_put(r, (uint32_t)i, str_at(s, (uint32_t)(start + i * step)));
    return r;
}

str *str_from_points(vm *vm, const uint32_t *data, size_t len)
{
    if (len == 1)
        return str_char(vm, data[0]);
    uint32_t bits = 0;
    for (size_t i = 0; i < len; i++)
        bits |= data[i];
    str *s = str_alloc(vm, len, bits);
    if (!s)
        return NULL;
    for (size_t i = 0; i < len; i++)
        str_put(s, (uint32_t)i, data[i]);
    return s;
}

void points_init(points *p, vm *vm)
{
    *p = (points){.vm = vm};
}

void points_add(points *p, uint32_t c)
{
    if (p->len == p->cap) {
        size_t cap = p->cap ? p->cap * 2 : 32;
        uint32_t *data = p->failed ? NULL : heap_resize(p->vm, p->data, p->cap * sizeof *data, cap * sizeof *data);
        if (!data) {
            p->failed = true;
            return;
        }
        p->data = data;
        p->cap = cap;
    }
    p->data[p->len++] = c;
}

str *points_finish(points *p)
{
    str *s = p->failed ? NULL : str_from_points(p->vm, p->data, p->len);
    heap_free(p->vm, p->data, p->cap * sizeof *p->data);
    return s;
}

/* --- UTF-8 ------------------------------------------------------------------------------------ */

static size_t ascii_prefix(const char *s, size_t len)
{
    size_t i = 0;
    for (uint64_t chunk; i + 8 <= len; i += 8) {
        memcpy(&chunk, s + i, 8);
        if (chunk & 0x8080808080808080u)
            break;
    }
    while (i < len && !(s[i] & 0x80))
        i++;
    return i;
}

/* The point that starts at byte *at, which moves behind it. A byte that starts none is escaped. */
static uint32_t next_point(const uint8_t *s, size_t len, size_t *at)
{
    uint8_t b = s[(*at)++];
    if (b < 0x80)
        return b;
    int more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (b >= 0xc2 && b < 0xf5 && len - *at >= (size_t)more) {
        uint32_t c = b & (0x3fu >> more);
        bool valid = true;
        for (int i = 0; i < more; i++) {
            valid &= (s[*at + i] & 0xc0) == 0x80;
            c = c << 6 | (s[*at + i] & 0x3f);
        }
        if (valid && c >= least[more] && c <= 0x10ffff) {
            *at += more;
            return c;
        }
    }
    return 0xdc00 + b;
}

str *str_from_utf8(vm *vm, const char *text, size_t len)
{
    size_t plain = ascii_prefix(text, len);
    if (plain == len) {
        if (len == 1)
            return str_char(vm, (uint8_t)text[0]);
        str *s = str_alloc(vm, len, 0x7f);
        if (s && len)
            memcpy(s->data, text, len);
        return s;
    }
    const uint8_t *bytes = (const uint8_t *)text;
    uint64_t count = plain;
    uint32_t bits = 0;
    for (size_t at = plain; at < len; count++)
        bits |= next_point(bytes, len, &at);
    if (count == 1)
        return str_char(vm, bits);
    str *s = str_alloc(vm, count, bits);
    if (!s)
        return NULL;
    for (size_t i = 0; i < plain; i++)
        str_put(s, (uint32_t)i, bytes[i]);
    uint32_t i = (uint32_t)plain;
    for (size_t at = plain; at < len;)
        str_put(s, i++, next_point(bytes, len, &at));
    return s;
}

str *str_from_cstr(vm *vm, const char *s)
{
    return str_from_utf8(vm, s, strlen(s));
}

const char *str_utf8(vm *vm, const str *s, size_t *len)
{
    if (s->ascii) {
        if (len)
            *len = s->len;
        return s->data;
    }
    size_t need = (size_t)s->len * (s->width == 1 ? 2 : s->width == 2 ? 3 : 4) + 1;
    if (need > vm->utf8_cap) {
        char *text = heap_resize(vm, vm->utf8_scratch, vm->utf8_cap, need);
        if (!text)
            return NULL;
        vm->utf8_scratch = text;
        vm->utf8_cap = need;
    }
    char *end = vm->utf8_scratch;
    for (uint32_t i = 0; i < s->len; i++)
        end += utf8_encode(str_at(s, i), end);
    *end = 0;
    if (len)
        *len = (size_t)(end - vm->utf8_scratch);
    return vm->utf8_scratch;
}

/* --- comparing and hashing --------------------------------------------------------------------- */

bool str_equal(const str *a, const str *b)
{
    if (a == b)
        return true;
    if (a->len != b->len || a->width != b->width || (a->interned && b->interned))
        return false;
    if (a->hash && b->hash && a->hash != b->hash)
        return false;
    return memcmp(a->data, b->data, (size_t)a->len * a->width) == 0;
}

int str_order(const str *a, const str *b)
{
    uint32_t n = a->len < b->len ? a->len : b->len;
    if (a->width == 1 && b->width == 1) {
        int order = memcmp(a->data, b->data, n);
        if (order)
            return order;
    } else
        for (uint32_t i = 0; i < n; i++) {
            uint32_t x = str_at(a, i), y = str_at(b, i);
            if (x != y)
                return x < y ? -1 : 1;
        }
    return (a->len > b->len) - (a->len < b->len);
}

static uint64_t load64(const char *p)
{
    uint64_t n;
    memcpy(&n, p, 8);
    return n;
}

/* Both halves of the 128-bit product, folded. */
static uint64_t fold(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Multiply and fold, 16 bytes a step; a strange factor for each lane keeps zeros from cancelling. */
static uint64_t hash_bytes(const char *p, size_t len, uint64_t seed)
{
    const uint64_t lane1 = 0x8ebc6af09c88c6e3u, lane2 = 0x589965cc75374cc3u, last = 0x1d8e4e27c47d124fu;
    uint64_t h = fold(seed ^ lane2, len ^ lane1);
    for (; len > 16; p += 16, len -= 16)
        h = fold(load64(p) ^ lane1, load64(p + 8) ^ h);
    char tail[16] = {0};
    memcpy(tail, p, len);
    return fold(last, fold(load64(tail) ^ lane1, load64(tail + 8) ^ h ^ lane2));
}

uint64_t str_hash(str *s)
{
    if (!s->hash) {
        uint64_t h = hash_bytes(s->data, (size_t)s->len * s->width, s->width);
        s->hash = h ? h : 1;
    }
    return s->hash;
}

/* --- interning -------------------------------------------------------------------------------- */

/* The slot that holds an equal string, or the free one where it belongs. */
static uint32_t intern_slot(vm *vm, str *s)
{
    uint32_t mask = vm->interned.cap - 1, i = (uint32_t)str_hash(s) & mask;
    for (str *other; (other = vm->interned.slots[i]); i = (i + 1) & mask)
        if (other == s || (other->hash == s->hash && other->len == s->len && other->width == s->width &&
                           memcmp(other->data, s->data, (size_t)s->len * s->width) == 0))
            break;
    return i;
}

static bool intern_grow(vm *vm)
{
    uint32_t cap = vm->interned.cap ? vm->interned.cap * 2 : 512, old_cap = vm->interned.cap;
    str **old = vm->interned.slots, **slots = heap_alloc(vm, cap * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, cap * sizeof *slots);
    for (uint32_t i = 0; i < old_cap; i++)
        if (old[i]) {
            uint32_t at = (uint32_t)old[i]->hash & (cap - 1);
            while (slots[at])
                at = (at + 1) & (cap - 1);
            slots[at] = old[i];
        }
    heap_free(vm, old, old_cap * sizeof *old);
    vm->interned.slots = slots;
    vm->interned.cap = cap;
    return true;
}

str *str_intern(vm *vm, str *s)
{
    if (!s || s->interned)
        return s;
    if (s->head.type != &type_str) {
        str *exact = str_copy_as(vm, &type_str, s);
        DECREF_OBJ(vm, s);
        return str_intern(vm, exact);
    }
    if ((vm->interned.n + 1) * 3ull > vm->interned.cap * 2ull && !intern_grow(vm)) {
        DECREF_OBJ(vm, s);
        return NULL;
    }
    uint32_t i = intern_slot(vm, s);
    str *found = vm->interned.slots[i];
    /* A string without references waits for its dealloc: it gives its place up. */
    if (found && found->head.refs) {
        INCREF_OBJ(found);
        DECREF_OBJ(vm, s);
        return found;
    }
    if (found)
        found->interned = false;
    else
        vm->interned.n++;
    vm->interned.slots[i] = s;
    s->interned = true;
    return s;
}

str *str_intern_cstr(vm *vm, const char *s)
{
    return str_intern(vm, str_from_cstr(vm, s));
}

/* Later entries of the run move up, so that no probe meets a hole too early. */
static void intern_remove(vm *vm, str *s)
{
    if (!vm->interned.slots)
        return;
    str **slots = vm->interned.slots;
    uint32_t mask = vm->interned.cap - 1, hole = intern_slot(vm, s);
    for (uint32_t i = (hole + 1) & mask; slots[i]; i = (i + 1) & mask) {
        uint32_t home = (uint32_t)slots[i]->hash & mask;
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            slots[hole] = slots[i];
            hole = i;
        }
    }
    slots[hole] = NULL;
    vm->interned.n--;
}

void str_dealloc(vm *vm, object *o)
{
    str *s = (str *)o;
    if (s->interned)
        intern_remove(vm, s);
    object_give(vm, o, &type_str, str_size(s->len, s->width));
}

str *str_copy_as(vm *vm, type *t, const str *s)
{
    str *copy = object_new(vm, t, str_size(s->len, s->width));
    if (!copy)
        return NULL;
    memcpy((char *)copy + sizeof copy->head, (const char *)s + sizeof s->head, str_size(s->len, s->width) - sizeof s->head);
    copy->interned = false;
    return copy;
}

str *str_exact(vm *vm, str *s)
{
    if (s->head.type != &type_str)
        return str_copy_as(vm, &type_str, s);
    INCREF_OBJ(s);
    return s;
}

/* --- building --------------------------------------------------------------------------------- */

str *str_concat(vm *vm, str *a, str *b)
{
    if (a->len == 0 || b->len == 0)
        return str_exact(vm, a->len ? a : b);
    str *s = str_alloc(vm, (uint64_t)a->len + b->len, str_class_max(a) | str_class_max(b));
    if (s) {
        str_copy(s, 0, a, 0, a->len);
        str_copy(s, a->len, b, 0, b->len);
    }
    return s;
}

str *str_repeat(vm *vm, str *s, int64_t count)
{
    if (count <= 0 || s->len == 0)
        return str_empty(vm);
    if (count == 1)
        return str_exact(vm, s);
    int64_t total;
    if (__builtin_mul_overflow((int64_t)s->len, count, &total)) {
        raise_error(vm, &type_OverflowError, "repeated string is too long");
        return NULL;
    }
    str *r = str_alloc(vm, (uint64_t)total, str_class_max(s));
    if (!r)
        return NULL;
    size_t unit = (size_t)s->len * s->width, all = (size_t)total * s->width;
    if (unit == 1) {
        memset(r->data, s->data[0], all);
        return r;
    }
    memcpy(r->data, s->data, unit);
    for (size_t done = unit; done < all;) {
        size_t n = done < all - done ? done : all - done;
        memcpy(r->data + done, r->data, n);
        done += n;
    }
    return r;
}

str *str_join(vm *vm, str *sep, const value *items, size_t n)
{
    if (n == 0)
        return str_empty(vm);
    if (n == 1)
        return str_exact(vm, as_str(items[0]));
    uint64_t total = sep ? (uint64_t)sep->len * (n - 1) : 0;
    uint32_t max = sep ? str_class_max(sep) : 0;
    for (size_t i = 0; i < n && total <= STR_MAX; i++) {
        total += as_str(items[i])->len;
        max |= str_class_max(as_str(items[i]));
    }
    if (sep && sep->len == 0)
        sep = NULL;
    str *s = str_alloc(vm, total, max);
    if (!s || !total)
        return s;
    uint32_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (sep && i) {
            str_copy(s, at, sep, 0, sep->len);
            at += sep->len;
        }
        str_copy(s, at, as_str(items[i]), 0, as_str(items[i])->len);
        at += as_str(items[i])->len;
    }
    return s;
}

/* --- repr ------------------------------------------------------------------------------------- */

static void add_escape(points *p, uint32_t c)
{
    char text[11];
    int n = snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    for (int i = 0; i < n; i++)
        points_add(p, (uint8_t)text[i]);
}

str *str_repr(vm *vm, str *s)
{
    bool single = false, dual = false, plain = s->ascii;
    for (uint32_t i = 0; i < s->len; i++) {
        uint32_t c = str_at(s, i);
        single |= c == '\'';
        dual |= c == '"';
        plain &= c >= ' ' && c < 0x7f && c != '\\';
    }
    uint32_t quote = single && !dual ? '"' : '\'';
    if (plain && !(single && dual)) {
        str *r = str_alloc(vm, (uint64_t)s->len + 2, 0x7f);
        if (r) {
            r->data[0] = r->data[s->len + 1] = (char)quote;
            memcpy(r->data + 1, s->data, s->len);
        }
        return r;
    }
    points p;
    points_init(&p, vm);
    points_add(&p, quote);
    for (uint32_t i = 0; i < s->len && !p.failed; i++) {
        uint32_t c = str_at(s, i);
        const char *letter = c ? strchr("\tt\nn\rr", (int)c) : NULL;
        if (c == quote || c == '\\') {
            points_add(&p, '\\');
            points_add(&p, c);
        } else if (c < ' ' && letter) {
            points_add(&p, '\\');
            points_add(&p, (uint8_t)letter[1]);
        } else if (utf8_is_printable(c))
            points_add(&p, c);
        else
            add_escape(&p, c);
    }
    points_add(&p, quote);
    return points_finish(&p);
}
