/* What CPython's compiler warns about: most likely mistakes in programs that run. */
#include "codegen.h"

#include "../objects/float.h"
#include "../objects/int.h"
#include <string.h>

/* The name of the type of e's value, when that is plain to see, else NULL. *value: the value (in the pool), or EMPTY. */
static const char *seen_type(compiler *c, const expr_node *e, value *v)
{
    *v = EMPTY;
    switch (e->kind) {
    case EXPR_LIST:
    case EXPR_LIST_COMP: return "list";
    case EXPR_DICT:
    case EXPR_DICT_COMP: return "dict";
    case EXPR_SET:
    case EXPR_SET_COMP: return "set";
    case EXPR_GENERATOR: return "generator";
    case EXPR_LAMBDA: return "function";
    case EXPR_JOINED_STR: return "str";
    default:
        if (fold(c, e, v)) {
            return type_of(*v)->name;
        }
        return e->kind == EXPR_TUPLE ? "tuple" : NULL;
    }
}

static bool is_comparable_by_identity(value v)
{
    return !v || v == NONE || v == ELLIPSIS || is_bool(v);
}

void warn_compare(compiler *c, const expr_node *e)
{
    bool identity = false;
    for (int i = 0; i < e->compare.comparators.n; i++) {
        identity |= e->compare.ops[i] == COMPARE_IS || e->compare.ops[i] == COMPARE_IS_NOT;
    }
    if (!identity) {
        return;
    }
    uint32_t mark = c->npool;
    value left, right;
    const char *left_type = seen_type(c, e->compare.left, &left);
    for (int i = 0; i < e->compare.comparators.n; i++) {
        compare_operator op = e->compare.ops[i];
        const char *right_type = seen_type(c, e->compare.comparators.items[i], &right);
        bool left_ok = is_comparable_by_identity(left), right_ok = is_comparable_by_identity(right);
        if ((op == COMPARE_IS || op == COMPARE_IS_NOT) && !(left_ok && right_ok)) {
            source_warn(c->pass.source, e->at.line, "\"is%s\" with '%.100s' literal. Did you mean \"%s\"?",
                        op == COMPARE_IS ? "" : " not", left_ok ? right_type : left_type, op == COMPARE_IS ? "==" : "!=");
            break;
        }
        left = right;
        left_type = right_type;
    }
    pool_release(c, mark);
}

void warn_call(compiler *c, const expr_node *func)
{
    uint32_t mark = c->npool;
    value v;
    const char *type = seen_type(c, func, &v);
    if (type && func->kind != EXPR_LAMBDA) {
        source_warn(c->pass.source, func->at.line, "'%.100s' object is not callable; perhaps you missed a comma?", type);
    }
    pool_release(c, mark);
}

static bool has_items(const expr_node *e, value v)
{
    switch (e->kind) {
    case EXPR_SET:
    case EXPR_SET_COMP:
    case EXPR_GENERATOR:
    case EXPR_LAMBDA: return false;
    default: return !v || !(v == NONE || v == ELLIPSIS || is_int(v) || is_float(v));
    }
}

void warn_subscript(compiler *c, const expr_node *e)
{
    uint32_t mark = c->npool;
    value v, index;
    const char *type = seen_type(c, e->subscript.value, &v);
    int line = e->subscript.value->at.line;
    if (type && !has_items(e->subscript.value, v)) {
        source_warn(c->pass.source, line, "'%.100s' object is not subscriptable; perhaps you missed a comma?", type);
    } else if (type && strcmp(type, "dict") != 0) {
        const char *index_type = seen_type(c, e->subscript.index, &index);
        bool fits = !index_type || (index && is_int(index));
        if (!fits) {
            source_warn(c->pass.source, line,
                        "%.100s indices must be integers or slices, not %.100s; perhaps you missed a comma?", type, index_type);
        }
    }
    pool_release(c, mark);
}

void warn_assert(compiler *c, const stmt_node *s)
{
    if (s->assert_stmt.test->kind == EXPR_TUPLE && s->assert_stmt.test->elts.n) {
        source_warn(c->pass.source, s->at.line, "assertion is always true, perhaps remove parentheses?");
    }
}
