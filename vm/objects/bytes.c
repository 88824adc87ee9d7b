/* The slots of bytes and of its iterator. */
#include "bytes.h"
#include <string.h>
#include "../abstract.h"
#include "../consumer.h"
#include "../state.h"
#include "construct.h"
#include "int.h"

static bytes *bytes_alloc(vm *vm, type *t, size_t len) {
    if (len > STR_MAX) {
        raise_memory(vm);
        return NULL;
    }
    bytes *b = object_new(vm, t, sizeof *b + len + 1);
    if (!b) return NULL;
    b->hash = 0;
    b->len = len;
    b->data[len] = '\0';
    return b;
}

bytes *bytes_new(vm *vm, size_t len) { return bytes_alloc(vm, &type_bytes, len); }

bytes *bytes_from(vm *vm, const char *data, size_t len) {
    bytes *b = bytes_new(vm, len);
    if (b && len) memcpy(b->data, data, len);
    return b;
}

str *bytes_as_latin1(vm *vm, const bytes *b) {
    uint32_t max = 0;
    for (size_t i = 0; i < b->len; i++) max |= (unsigned char)b->data[i];
    str *s = str_new(vm, (uint32_t)b->len, max);
    if (s) memcpy(s->data, b->data, b->len);
    return s;
}

bytes *bytes_from_latin1(vm *vm, const str *s) { return bytes_from(vm, s->data, s->len); }

bytes *bytes_slice(vm *vm, const bytes *b, int64_t start, int64_t step, int64_t count) {
    bytes *r = bytes_new(vm, (size_t)count);
    for (int64_t i = 0; r && i < count; i++) r->data[i] = b->data[start + i * step];
    return r;
}

static void bytes_dealloc(vm *vm, object *o) { object_free(vm, o, sizeof(bytes) + ((bytes *)o)->len + 1); }

static value bytes_repr(vm *vm, value self) {
    const bytes *b = as_bytes(self);
    char quote = memchr(b->data, '\'', b->len) && !memchr(b->data, '"', b->len) ? '"' : '\'';
    strbuf out;
    strbuf_init(&out, vm);
    strbuf_printf(&out, "b%c", quote);
    for (size_t i = 0; i < b->len; i++) {
        unsigned char c = (unsigned char)b->data[i];
        if (c == (unsigned char)quote || c == '\\') strbuf_printf(&out, "\\%c", c);
        else if (c == '\t') strbuf_addz(&out, "\\t");
        else if (c == '\n') strbuf_addz(&out, "\\n");
        else if (c == '\r') strbuf_addz(&out, "\\r");
        else if (c < 0x20 || c >= 0x7f) strbuf_printf(&out, "\\x%02x", c);
        else strbuf_add(&out, (const char *)&c, 1);
    }
    strbuf_add(&out, &quote, 1);
    return from_object(strbuf_finish(&out));
}

/* FNV-1a; CPython's depends on the process. */
static bool bytes_hash(vm *vm, value self, uint64_t *out) {
    (void)vm;
    bytes *b = as_bytes(self);
    if (b->hash == 0) {
        uint64_t h = 0xcbf29ce484222325u;
        for (size_t i = 0; i < b->len; i++) h = (h ^ (unsigned char)b->data[i]) * 0x100000001b3u;
        b->hash = h == 0 || h == (uint64_t)-1 ? 1 : h;
    }
    *out = b->hash;
    return true;
}

static int bytes_truth(vm *vm, value self) { (void)vm; return as_bytes(self)->len > 0; }
static int64_t bytes_len(vm *vm, value self) { (void)vm; return (int64_t)as_bytes(self)->len; }

static value bytes_getitem(vm *vm, value self, value key) {
    bytes *b = as_bytes(self);
    int64_t start, step, count;
    if (is_slice(key)) {
        if (!slice_indices(vm, (slice *)as_object(key), (int64_t)b->len, &start, &step, &count)) return FAILED;
        return from_object(bytes_slice(vm, b, start, step, count));
    }
    value n;
    int index = to_index(vm, key, &n);
    if (index == 0) raise_error(vm, &type_TypeError, "byte indices must be integers or slices, not %s", type_of(key)->name);
    if (index <= 0) return FAILED;
    start = is_small(n) ? small_of(n) : INT64_MAX;
    decref(vm, n);
    if (start < 0) start += (int64_t)b->len;
    if (start < 0 || start >= (int64_t)b->len) return raise_error(vm, &type_IndexError, "index out of range");
    return from_small((unsigned char)b->data[start]);
}

static int bytes_contains(vm *vm, value self, value item) {
    const bytes *b = as_bytes(self);
    if (is_bytes(item)) {
        const bytes *part = as_bytes(item);
        return part->len == 0 || memmem(b->data, b->len, part->data, part->len) != NULL;
    }
    value n;
    int index = to_index(vm, item, &n);
    if (index < 0) return -1;
    if (index == 0) {
        raise_error(vm, &type_TypeError, "a bytes-like object is required, not '%s'", type_of(item)->name);
        return -1;
    }
    bool byte = is_small(n) && small_of(n) >= 0 && small_of(n) < 256;
    int c = byte ? (int)small_of(n) : 0;
    decref(vm, n);
    if (byte) return b->len && memchr(b->data, c, b->len) != NULL;
    raise_error(vm, &type_ValueError, "byte must be in range(0, 256)");
    return -1;
}

static value bytes_compare(vm *vm, value a, value b, enum cmp op) {
    (void)vm;
    if (!is_bytes(a) || !is_bytes(b)) return NOT_IMPLEMENTED;
    const bytes *x = as_bytes(a), *y = as_bytes(b);
    size_t n = x->len < y->len ? x->len : y->len;
    int order = memcmp(x->data, y->data, n);
    if (order == 0) order = (x->len > y->len) - (x->len < y->len);
    return from_bool(order_satisfies(order, op));
}

static value concat(vm *vm, const bytes *a, value other) {
    if (!is_bytes(other)) return raise_error(vm, &type_TypeError, "can't concat %s to bytes", type_of(other)->name);
    const bytes *b = as_bytes(other);
    bytes *r = bytes_new(vm, a->len + b->len);
    if (!r) return FAILED;
    memcpy(r->data, a->data, a->len);
    memcpy(r->data + a->len, b->data, b->len);
    return from_object(r);
}

static value bytes_binary(vm *vm, value a, value b, enum binop op) {
    if (op == OP_ADD && is_bytes(a)) return concat(vm, as_bytes(a), b);
    if (op == OP_MOD && is_bytes(a)) return bytes_percent(vm, as_bytes(a), b);
    if (op != OP_MUL) return NOT_IMPLEMENTED;
    const bytes *s = as_bytes(is_bytes(a) ? a : b);
    int64_t count;
    if (!sequence_repeat_count(vm, is_bytes(a) ? b : a, &count)) return FAILED;
    size_t len;
    if (__builtin_mul_overflow(s->len, (size_t)count, &len) || len > STR_MAX) return raise_memory(vm);
    bytes *r = bytes_new(vm, len);
    for (size_t i = 0; r && i < len; i += s->len) memcpy(r->data + i, s->data, s->len);
    return from_object(r);
}

/* --- bytes(...) -------------------------------------------------------------------------------- */
static int step_byte(vm *vm, consumer *c, value item) {
    int64_t n = 0;
    bool ok = int_to_i64_clamped(vm, item, &n);
    release_raised(vm, item);
    if (ok && (n < 0 || n > 255)) ok = (raise_error(vm, &type_ValueError, "bytes must be in range(0, 256)"), false);
    return ok && list_append(vm, as_list(c->all), from_small(n)) ? 1 : -1;
}

static value finish_bytes(vm *vm, consumer *c) {
    const list *l = as_list(c->all);
    bytes *b = bytes_new(vm, l->len);
    for (size_t i = 0; b && i < l->len; i++) b->data[i] = (char)small_of(l->items[i]);
    return from_object(b);
}

static const consumer_kind kind_bytes = { .step = step_byte, .finish = finish_bytes };

static value from_ints(vm *vm, value iterable) {
    list *l = list_new(vm, 0);
    return l ? consume(vm, &(consumer){ .kind = &kind_bytes, .all = from_object(l) }, iterable) : FAILED;
}

value bytes_by_method(vm *vm, value v, bool *found) {
    value made = call_special(vm, v, vm->names.to_bytes, NULL, 0, found);
    if (!*found || !made || is_bytes(made)) return made;
    raise_error(vm, &type_TypeError, "__bytes__ returned non-bytes (type %s)", type_of(made)->name);
    decref(vm, made);
    return FAILED;
}

static value from_value(vm *vm, value v) {
    if (has_type(v, &type_bytes)) return incref(v);
    bool found;
    value made = bytes_by_method(vm, v, &found);
    if (found) return made;
    if (is_bytes(v)) return from_object(bytes_from(vm, as_bytes(v)->data, as_bytes(v)->len));
    if (is_instance(v, &type_str)) return raise_error(vm, &type_TypeError, "string argument without an encoding");
    value n;
    int index = to_index(vm, v, &n);
    if (index < 0) return FAILED;
    if (index > 0) {
        int64_t count;
        bool ok = int_to_i64(vm, n, &count);
        decref(vm, n);
        if (!ok) return FAILED;
        if (count < 0) return raise_error(vm, &type_ValueError, "negative count");
        bytes *b = bytes_new(vm, (size_t)count);
        if (b) memset(b->data, 0, (size_t)count);
        return from_object(b);
    }
    if (!type_of(v)->iter && !type_of(v)->getitem)
        return raise_error(vm, &type_TypeError, "cannot convert '%s' object to bytes", type_of(v)->name);
    return from_ints(vm, v);
}

static value bytes_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    static const char *const names[] = { "source", "encoding", "errors" };
    value given[3] = { EMPTY };
    int positional = nargs - (kwnames ? (int)kwnames->len : 0);
    (void)t;
    if (nargs > 3) return raise_error(vm, &type_TypeError, "bytes() takes at most 3 arguments (%d given)", nargs);
    for (int i = 0; i < nargs; i++) {
        int slot = i;
        if (i >= positional) {
            const str *name = as_str(kwnames->items[i - positional]);
            for (slot = 0; slot < 3 && !(name->ascii && strcmp(name->data, names[slot]) == 0); slot++) {}
            if (slot == 3 || given[slot])
                return raise_error(vm, &type_TypeError, "bytes() got an unexpected keyword argument '%s'", str_utf8(vm,
                    name, NULL));
        }
        given[slot] = args[i];
    }
    if (given[1] || given[2]) {
        if (given[0] && is_instance(given[0], &type_str))
            return codec_encode_args(vm, as_str(given[0]), given + 1, "bytes");
        return raise_error(vm, &type_TypeError, "%s without a string argument", given[1] ? "encoding" : "errors");
    }
    return given[0] ? from_value(vm, given[0]) : from_object(bytes_new(vm, 0));
}

static value bytes_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    value v = bytes_construct(vm, t, args, nargs, kwnames);
    if (!v || t == &type_bytes) return v;
    const bytes *b = as_bytes(v);
    bytes *made = bytes_alloc(vm, t, b->len);
    if (made) {
        memcpy(made->data, b->data, b->len);
        gc_track(vm, &made->head);
    }
    decref(vm, v);
    return from_object(made);
}

/* --- iteration --------------------------------------------------------------------------------- */
static value bytes_iterate(vm *vm, value self) {
    bytes_iter *it = object_new(vm, &type_bytes_iter, sizeof *it);
    if (!it) return FAILED;
    it->bytes = as_bytes(incref(self));
    it->i = 0;
    return from_object(it);
}

static void iter_dealloc(vm *vm, object *o) {
    bytes_iter *it = (bytes_iter *)o;
    if (it->bytes) DECREF_OBJ(vm, it->bytes);
    object_free(vm, o, sizeof *it);
}

static value iter_step(vm *vm, value self) {
    bytes_iter *it = (bytes_iter *)as_object(self);
    bytes *b = it->bytes;
    if (b && it->i < b->len) return from_small((unsigned char)b->data[it->i++]);
    it->bytes = NULL;
    if (b) DECREF_OBJ(vm, b);
    return NO_MORE;
}

static value iter_length_hint(vm *vm, const value *args, int nargs) {
    (void)nargs;
    const bytes_iter *it = (const bytes_iter *)as_object(args[0]);
    return int_from_u64(vm, it->bytes ? it->bytes->len - it->i : 0);
}

type type_bytes = {
    .head = TYPE_HEAD, .name = "bytes", .base = &type_object, .instance_size = sizeof(bytes),
    .methods = bytes_methods, .dealloc = bytes_dealloc, .consumes = true, .construct = bytes_construct, .make = bytes_make, .repr = bytes_repr,
    .hash = bytes_hash,
    .truth = bytes_truth, .len = bytes_len, .getitem = bytes_getitem, .contains = bytes_contains, .iter = bytes_iterate,
    .compare = bytes_compare, .binary = bytes_binary,
};

type type_bytes_iter = {
    .head = TYPE_HEAD, .name = "bytes_iterator", .base = &type_object, .instance_size = sizeof(bytes_iter), .final = true,
    .methods = (const native_def[]){ { "__length_hint__", iter_length_hint, 1, 1, NULL }, ITER_COPY_METHODS, { 0 } },
    .dealloc = iter_dealloc, .iter = iter_self, .next = iter_step,
};
