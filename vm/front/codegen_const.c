#include "codegen.h"

#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "../objects/bytes.h"
#include "../objects/exception.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/str.h"

/* --- the pool --------------------------------------------------------------------------------- */

value pool_push(compiler *c, value v)
{
    if (v == FAILED) {
        pass_raised(&c->pass);
    }
    if (c->npool == c->pool_cap) {
        uint32_t cap = c->pool_cap ? 2 * c->pool_cap : 64;
        value *pool = mem_resize(c->pool, cap * sizeof *pool);
        if (!pool) {
            decref(c->pass.vm, v);
            pass_memory(&c->pass);
        }
        c->pool = pool;
        c->pool_cap = cap;
    }
    return c->pool[c->npool++] = v;
}

void pool_release(compiler *c, uint32_t mark)
{
    while (c->npool > mark) {
        decref(c->pass.vm, c->pool[--c->npool]);
    }
}

/* --- the table of a unit's constants: 1, 1.0, True, 0.0 and -0.0 are different ---------------- */

static bool same_const(value a, value b)
{
    if (a == b) {
        return true;
    }
    const type *t = type_of(a);
    if (!is_object(a) || !is_object(b) || t != type_of(b)) {
        return false;
    }
    if (t == &type_str) {
        return str_equal(as_str(a), as_str(b));
    }
    if (t == &type_bytes) {
        return as_bytes(a)->len == as_bytes(b)->len && memcmp(as_bytes(a)->data, as_bytes(b)->data, as_bytes(a)->len) == 0;
    }
    if (t == &type_float) {
        double x = float_of(a), y = float_of(b);
        return memcmp(&x, &y, sizeof x) == 0;
    }
    if (t == &type_int) {
        return mpz_cmp(((bigint *)as_object(a))->n, ((bigint *)as_object(b))->n) == 0;
    }
    if (t != &type_tuple || as_tuple(a)->len != as_tuple(b)->len) {
        return false;
    }
    for (uint32_t i = 0; i < as_tuple(a)->len; i++) {
        if (!same_const(as_tuple(a)->items[i], as_tuple(b)->items[i])) {
            return false;
        }
    }
    return true;
}

static uint64_t hash_const(value v)
{
    uint64_t h = v;
    if (is_object(v)) {
        const type *t = type_of(v);
        if (t == &type_str) {
            h = str_hash(as_str(v));
        } else if (t == &type_bytes) {
            type_bytes.hash(NULL, v, &h);
        } else if (t == &type_float) {
            double d = float_of(v);
            memcpy(&h, &d, sizeof h);
        } else if (t == &type_int) {
            h = int_hash(v);
        } else if (t == &type_tuple) {
            h = as_tuple(v)->len;
            for (uint32_t i = 0; i < as_tuple(v)->len; i++) {
                h = (h ^ hash_const(as_tuple(v)->items[i])) * 0x100000001b3u;
            }
        }
    }
    h *= 0x9e3779b97f4a7c15u;
    return h ^ h >> 32;
}

static uint32_t *const_slot(const unit *u, value v)
{
    uint32_t i = (uint32_t)hash_const(v) & (u->const_slots - 1);
    while (u->const_index[i] && !same_const(u->consts[u->const_index[i] - 1], v)) {
        i = (i + 1) & (u->const_slots - 1);
    }
    return &u->const_index[i];
}

static void grow_index(compiler *c)
{
    unit *u = c->unit;
    uint32_t slots = u->const_slots ? 2 * u->const_slots : 16;
    uint32_t *index = mem_zeroed(slots, sizeof *index);
    if (!index) {
        pass_memory(&c->pass);
    }
    free(u->const_index);
    u->const_index = index;
    u->const_slots = slots;
    for (uint32_t i = 0; i < u->nconsts; i++) {
        *const_slot(u, u->consts[i]) = i + 1;
    }
}

/* Borrows v. */
static uint32_t add_const(compiler *c, value v)
{
    unit *u = c->unit;
    if (u->nconsts >= u->const_slots / 2) {
        grow_index(c);
    }
    uint32_t *slot = const_slot(u, v);
    if (*slot) {
        return *slot - 1;
    }
    if (u->nconsts == u->consts_cap) {
        uint32_t cap = u->consts_cap ? 2 * u->consts_cap : 8;
        value *consts = mem_resize(u->consts, cap * sizeof *consts);
        if (!consts) {
            pass_memory(&c->pass);
        }
        u->consts = consts;
        u->consts_cap = cap;
    }
    u->consts[u->nconsts++] = incref(v);
    *slot = u->nconsts;
    return u->nconsts - 1;
}

void emit_const(compiler *c, ast_span at, value v)
{
    if (v == NONE) {
        emit(c, at, OP_LOAD_NONE, 0);
    } else if (v == TRUE_ || v == FALSE_) {
        emit(c, at, OP_LOAD_BOOL, v == TRUE_);
    } else if (is_small(v) && small_of(v) >= -(1 << 23) && small_of(v) < 1 << 23) {
        emit(c, at, OP_LOAD_INT, (int32_t)small_of(v));
    } else {
        emit(c, at, OP_LOAD_CONST, (int32_t)add_const(c, v));
    }
}

/* --- values of the tree's constants ----------------------------------------------------------- */

static bool is_name_like(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char ch = bytes[i];
        if (!(ch == '_' || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
              (ch >= '0' && ch <= '9'))) {
            return false;
        }
    }
    return true;
}

value const_str(compiler *c, const char *bytes, size_t len)
{
    str *s = str_from_utf8(c->pass.vm, bytes, len);
    if (s && is_name_like(bytes, len)) {
        s = str_intern(c->pass.vm, s);
    }
    return pool_push(c, s ? from_object(s) : FAILED);
}

void emit_str(compiler *c, ast_span at, const char *text)
{
    uint32_t mark = c->npool;
    emit_const(c, at, const_str(c, text, strlen(text)));
    pool_release(c, mark);
}

static value const_int(compiler *c, const expr_node *e)
{
    vm *vm = c->pass.vm;
    value v = int_from_digits(vm, e->constant.bytes, e->constant.len, e->constant.base);
    if (v != FAILED || !exception_pending_is(vm, &type_ValueError)) {
        return pool_push(c, v);
    }
    exception_clear(vm);
    pass_error(&c->pass, (ast_span){.line = e->at.line, .col = e->at.col, .end_line = e->at.line},
               "Exceeds the limit (4300 digits) for integer string conversion: value has %zu "
               "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
               "hexadecimal for huge integer literals to avoid decimal conversion limits.",
               e->constant.len);
}

value const_value(compiler *c, const expr_node *e)
{
    const constant *k = &e->constant;
    switch (k->kind) {
    case CONST_FALSE: return FALSE_;
    case CONST_TRUE: return TRUE_;
    case CONST_ELLIPSIS: return ELLIPSIS;
    case CONST_INT: return const_int(c, e);
    case CONST_FLOAT: return pool_push(c, float_from_double(c->pass.vm, k->number));
    case CONST_STR: return const_str(c, k->bytes, k->len);
    case CONST_BYTES: return pool_push(c, from_object(bytes_from(c->pass.vm, k->bytes, k->len)));
    default: return NONE;
    }
}

/* As inspect.cleandoc: tabs become spaces, the indentation that all lines but the first share goes.
 * Returns the length; the text is in the arena. */
static size_t clean_doc(compiler *c, const char *bytes, size_t len, char **out)
{
    size_t tabs = 0;
    for (size_t i = 0; i < len; i++) {
        tabs += bytes[i] == '\t';
    }
    char *text = pass_alloc(&c->pass, len + 7 * tabs + 1, 1);
    size_t n = 0, column = 0;
    for (size_t i = 0; i < len; i++) {
        size_t width = bytes[i] == '\t' ? 8 - column % 8 : 1;
        memset(text + n, bytes[i] == '\t' ? ' ' : bytes[i], width);
        n += width;
        /* Characters count, not bytes. */
        column = bytes[i] == '\n' || bytes[i] == '\r' ? 0 : column + width * ((bytes[i] & 0xc0) != 0x80);
    }
    size_t margin = SIZE_MAX;
    size_t first_end = 0;
    while (first_end < n && text[first_end] != '\n') {
        first_end++;
    }
    for (size_t i = first_end; i < n;) {
        size_t indent = strspn(text + i + 1, " ");
        size_t end = i + 1 + indent;
        if (end < n && text[end] != '\n' && indent < margin) {
            margin = indent;
        }
        for (i = end; i < n && text[i] != '\n'; i++) {
        }
    }
    size_t to = 0;
    size_t skip = strspn(text, " ");
    for (size_t i = 0; i < n; i++) {
        if (skip && text[i] == ' ') {
            skip--;
            continue;
        }
        skip = text[i] == '\n' ? margin : 0;
        text[to++] = text[i];
    }
    *out = text;
    return to;
}

/* In the pool; EMPTY when there is none. */
static value doc_of(compiler *c, const stmt_list *body)
{
    const stmt_node *s = body->n ? body->items[0] : NULL;
    if (!s || s->kind != STMT_EXPR || s->expr->kind != EXPR_CONSTANT ||
        s->expr->constant.kind != CONST_STR) {
        return EMPTY;
    }
    char *text;
    size_t len = clean_doc(c, s->expr->constant.bytes, s->expr->constant.len, &text);
    return const_str(c, text, len);
}

bool const_add_doc(compiler *c, const stmt_list *body)
{
    uint32_t mark = c->npool;
    value doc = doc_of(c, body);
    if (doc != EMPTY) {
        add_const(c, doc);
    }
    pool_release(c, mark);
    return doc != EMPTY;
}

void emit_doc(compiler *c, const stmt_list *body)
{
    uint32_t mark = c->npool;
    value doc = doc_of(c, body);
    if (doc != EMPTY) {
        emit_const(c, body->items[0]->at, doc);
        emit_name(c, body->items[0]->at, pass_intern(&c->pass, "__doc__"), CTX_STORE);
    }
    pool_release(c, mark);
}
