#include "codegen.h"

#include "../abstract.h"
#include "../objects/exception.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/str.h"

/* What is folded, and the limits on the sizes of results, are those of CPython's ast_opt.c. */
enum { MAX_INT_BITS = 128, MAX_STR_LENGTH = 4096, MAX_ITEMS = 256 };

static const enum binop binops[] = {
    [BIN_ADD] = OP_ADD,       [BIN_SUB] = OP_SUB,       [BIN_MUL] = OP_MUL,
    [BIN_MATMUL] = OP_MATMUL, [BIN_DIV] = OP_TRUEDIV,   [BIN_MOD] = OP_MOD,
    [BIN_POW] = OP_POW,       [BIN_LSHIFT] = OP_LSHIFT, [BIN_RSHIFT] = OP_RSHIFT,
    [BIN_OR] = OP_OR,         [BIN_XOR] = OP_XOR,       [BIN_AND] = OP_AND,
    [BIN_FLOORDIV] = OP_FLOORDIV,
};

/* A computed value; a raised exception means that it is left to run time, no memory leaves. */
static bool keep(compiler *c, value v, value *out)
{
    if (v != FAILED) {
        *out = pool_push(c, v);
        return true;
    }
    if (exception_pending_is(c->pass.vm, &type_MemoryError)) {
        pass_raised(&c->pass);
    }
    exception_clear(c->pass.vm);
    return false;
}

static size_t int_bits(value v)
{
    if (is_object(v)) {
        return mpz_sizeinbase(((bigint *)as_object(v))->n, 2);
    }
    int64_t n = is_bool(v) ? v == TRUE_ : small_of(v);
    uint64_t magnitude = n < 0 ? -(uint64_t)n : (uint64_t)n;
    return magnitude ? 64 - (size_t)__builtin_clzll(magnitude) : 0;
}

static bool is_number(value v)
{
    return is_int(v) || is_float(v);
}

/* The small integer in v, or -1 when it is none or negative. */
static int64_t small_count(value v)
{
    return is_small(v) && small_of(v) >= 0 ? small_of(v) : -1;
}

/* How many items a tuple holds with all nested ones; more than `limit`: limit + 1. */
static int64_t count_items(value v, int64_t limit)
{
    int64_t n = as_tuple(v)->len;
    for (uint32_t i = 0; i < as_tuple(v)->len && n <= limit; i++) {
        if (is_tuple(as_tuple(v)->items[i])) {
            n += count_items(as_tuple(v)->items[i], limit - n);
        }
    }
    return n > limit ? limit + 1 : n;
}

static bool safe_repeat(value sequence, value count)
{
    int64_t n = is_small(count) ? small_of(count) : -1;
    if (n < 0) {
        return false;
    }
    if (is_str(sequence)) {
        return as_str(sequence)->len == 0 || n <= MAX_STR_LENGTH / (int64_t)as_str(sequence)->len;
    }
    return as_tuple(sequence)->len == 0 ||
           (n <= MAX_ITEMS / (int64_t)as_tuple(sequence)->len &&
            n * count_items(sequence, MAX_ITEMS) <= MAX_ITEMS);
}

static bool is_sequence(value v)
{
    return is_str(v) || is_tuple(v);
}

/* Whether the result is worth keeping as a constant: no big one, no program code. */
static bool safe_binary(value a, value b, binary_operator op)
{
    bool ints = is_int(a) && is_int(b);
    switch (op) {
    case BIN_MUL:
        if (ints) {
            return int_bits(a) + int_bits(b) <= MAX_INT_BITS;
        }
        if (is_sequence(a) && is_int(b)) {
            return safe_repeat(a, b);
        }
        if (is_int(a) && is_sequence(b)) {
            return safe_repeat(b, a);
        }
        break;
    case BIN_POW:
        if (ints && is_object(b)) {
            return false;
        }
        if (ints && small_count(b) > 0) {
            return int_bits(a) <= MAX_INT_BITS && small_of(b) <= MAX_INT_BITS &&
                   int_bits(a) * (size_t)small_of(b) <= MAX_INT_BITS;
        }
        break;
    case BIN_LSHIFT:
        return ints && small_count(b) >= 0 && small_of(b) <= MAX_INT_BITS &&
               int_bits(a) + (size_t)small_of(b) <= MAX_INT_BITS;
    case BIN_ADD:
        if ((is_str(a) && is_str(b)) || (is_tuple(a) && is_tuple(b))) {
            return true;
        }
        break;
    default: break;
    }
    return is_number(a) && is_number(b);
}

static bool fold_binary(compiler *c, const expr_node *e, value *out)
{
    value a, b;
    return fold(c, e->bin_op.left, &a) && fold(c, e->bin_op.right, &b) &&
           safe_binary(a, b, e->bin_op.op) &&
           keep(c, op_binary(c->pass.vm, a, b, binops[e->bin_op.op]), out);
}

static bool fold_unary(compiler *c, const expr_node *e, value *out)
{
    static const enum unop unops[] = {
        [UNARY_INVERT] = OP_INVERT, [UNARY_PLUS] = OP_POS, [UNARY_MINUS] = OP_NEG};
    value a;
    if (!fold(c, e->unary_op.operand, &a)) {
        return false;
    }
    if (e->unary_op.op == UNARY_NOT) {
        int truth = op_truth(c->pass.vm, a);
        return keep(c, truth < 0 ? FAILED : from_bool(!truth), out);
    }
    if (is_bool(a) && e->unary_op.op == UNARY_INVERT) {
        a = from_small(a == TRUE_);     /* warns at run time only */
    }
    return is_number(a) && keep(c, op_unary(c->pass.vm, a, unops[e->unary_op.op]), out);
}

static bool fold_subscript(compiler *c, const expr_node *e, value *out)
{
    value a, b;
    return e->ctx == CTX_LOAD && fold(c, e->subscript.value, &a) && is_sequence(a) &&
           fold(c, e->subscript.index, &b) && is_int(b) &&
           keep(c, op_getitem(c->pass.vm, a, b), out);
}

bool fold_items(compiler *c, const expr_list *items, int min, value *out)
{
    if (items->n < min) {
        return false;
    }
    uint32_t mark = c->npool;
    for (int i = 0; i < items->n; i++) {
        value v;
        if (!fold(c, items->items[i], &v)) {
            pool_release(c, mark);
            return false;
        }
        if (c->npool == mark + (uint32_t)i) {
            pool_push(c, v); /* an immediate */
        } else {
            /* What computing it left below goes. */
            value result = incref(v);
            pool_release(c, mark + (uint32_t)i);
            pool_push(c, result);
        }
    }
    tuple *t = tuple_from_items(c->pass.vm, c->pool + mark, (size_t)items->n);
    pool_release(c, mark);
    *out = pool_push(c, t ? from_object(t) : FAILED);
    return true;
}

bool fold(compiler *c, const expr_node *e, value *out)
{
    switch (e->kind) {
    case EXPR_CONSTANT: *out = const_value(c, e); return true;
    case EXPR_BIN_OP: return fold_binary(c, e, out);
    case EXPR_UNARY_OP: return fold_unary(c, e, out);
    case EXPR_TUPLE: return e->ctx == CTX_LOAD && fold_items(c, &e->elts, 0, out);
    case EXPR_SUBSCRIPT: return fold_subscript(c, e, out);
    case EXPR_NAME:
        *out = TRUE_;
        return e->name == c->debug && e->ctx == CTX_LOAD;
    default: return false;
    }
}

int fold_truth(compiler *c, const expr_node *e)
{
    uint32_t mark = c->npool;
    value v;
    int truth = -1;
    if (fold(c, e, &v)) {
        truth = op_truth(c->pass.vm, v);
        if (truth < 0) {
            pass_raised(&c->pass);
        }
    }
    pool_release(c, mark);
    return truth;
}
