#include "codegen.h"

#include <string.h>

static void emit_compare(compiler *c, ast_span at, compare_operator op)
{
    static const enum opcode ops[] = {
        [COMPARE_EQ] = OP_COMPARE_EQ, [COMPARE_NE] = OP_COMPARE_NE, [COMPARE_LT] = OP_COMPARE_LT,
        [COMPARE_LE] = OP_COMPARE_LE, [COMPARE_GT] = OP_COMPARE_GT, [COMPARE_GE] = OP_COMPARE_GE,
    };
    switch (op) {
    case COMPARE_IS: emit(c, at, OP_IS_OP, 0); break;
    case COMPARE_IS_NOT: emit(c, at, OP_IS_OP, 1); break;
    case COMPARE_IN: emit(c, at, OP_CONTAINS_OP, 0); break;
    case COMPARE_NOT_IN: emit(c, at, OP_CONTAINS_OP, 1); break;
    default: emit(c, at, ops[op], 0);
    }
}

void emit_binary(compiler *c, ast_span at, binary_operator op, bool inplace)
{
    static const enum opcode ops[] = {
        [BIN_ADD] = OP_BINARY_ADD,       [BIN_SUB] = OP_BINARY_SUB,
        [BIN_MUL] = OP_BINARY_MUL,       [BIN_MATMUL] = OP_BINARY_MATMUL,
        [BIN_DIV] = OP_BINARY_TRUEDIV,   [BIN_MOD] = OP_BINARY_MOD,
        [BIN_POW] = OP_BINARY_POW,       [BIN_LSHIFT] = OP_BINARY_LSHIFT,
        [BIN_RSHIFT] = OP_BINARY_RSHIFT, [BIN_OR] = OP_BINARY_OR,
        [BIN_XOR] = OP_BINARY_XOR,       [BIN_AND] = OP_BINARY_AND,
        [BIN_FLOORDIV] = OP_BINARY_FLOORDIV,
    };
    emit(c, at, ops[op], inplace);
}

/* The right side of the last comparison: of `in [1, 2]` the list may be a constant tuple. */
static void visit_last_comparator(compiler *c, compare_operator op, const expr_node *e)
{
    uint32_t mark = c->npool;
    value v;
    if ((op == COMPARE_IN || op == COMPARE_NOT_IN) && e->kind == EXPR_LIST &&
        fold_items(c, &e->elts, 1, &v)) {
        emit_const(c, e->at, v);
    } else {
        visit_expr(c, e);
    }
    pool_release(c, mark);
}

/* All comparisons of a chain but the last, leaving right operand and result; `cleanup` finds the right
 * operand below what its jump leaves. */
static void visit_compare_chain(compiler *c, const expr_node *e, enum opcode jump, block *cleanup)
{
    int last = e->compare.comparators.n - 1;
    visit_expr(c, e->compare.left);
    for (int i = 0; i < last; i++) {
        visit_expr(c, e->compare.comparators.items[i]);
        emit(c, e->at, OP_SWAP, 2);
        emit(c, e->at, OP_COPY, 2);
        emit_compare(c, e->at, e->compare.ops[i]);
        emit_jump(c, e->at, jump, cleanup);
    }
    visit_last_comparator(c, e->compare.ops[last], e->compare.comparators.items[last]);
}

static void visit_compare(compiler *c, const expr_node *e)
{
    block *cleanup = block_new(c), *end = block_new(c);
    int n = e->compare.comparators.n;
    warn_compare(c, e);
    visit_compare_chain(c, e, OP_JUMP_IF_FALSE_OR_POP, cleanup);
    emit_compare(c, e->at, e->compare.ops[n - 1]);
    if (n > 1) {
        emit_jump(c, e->at, PSEUDO_JUMP, end);
        block_use(c, cleanup);
        emit(c, e->at, OP_SWAP, 2);
        emit(c, e->at, OP_POP_TOP, 0);
        block_use(c, end);
    }
}

static bool is_none(const expr_node *e)
{
    return e->kind == EXPR_CONSTANT && e->constant.kind == CONST_NONE;
}

static void condition_compare(compiler *c, const expr_node *e, block *target, bool when)
{
    warn_compare(c, e);
    int n = e->compare.comparators.n;
    compare_operator last_op = e->compare.ops[n - 1];
    enum opcode jump = when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE;
    if (n == 1 && (last_op == COMPARE_IS || last_op == COMPARE_IS_NOT) &&
        is_none(e->compare.comparators.items[0])) {
        visit_expr(c, e->compare.left);
        bool if_none = (last_op == COMPARE_IS) == when;
        emit_jump(c, e->at, if_none ? OP_POP_JUMP_IF_NONE : OP_POP_JUMP_IF_NOT_NONE, target);
        return;
    }
    block *cleanup = block_new(c), *end = block_new(c);
    visit_compare_chain(c, e, OP_POP_JUMP_IF_FALSE, cleanup);
    emit_compare(c, e->at, last_op);
    emit_jump(c, e->at, jump, target);
    if (n > 1) {
        emit_jump(c, e->at, PSEUDO_JUMP, end);
        block_use(c, cleanup);
        emit(c, e->at, OP_POP_TOP, 0);
        if (!when) {
            emit_jump(c, e->at, PSEUDO_JUMP, target);
        }
        block_use(c, end);
    }
}

static void condition_bool_op(compiler *c, const expr_node *e, block *target, bool when)
{
    bool decides = e->bool_op.op == BOOL_OR; /* the truth that ends the evaluation */
    int last = e->bool_op.values.n - 1;
    block *skip = decides == when ? target : block_new(c);
    for (int i = 0; i < last; i++) {
        visit_condition(c, e->bool_op.values.items[i], skip, decides);
    }
    visit_condition(c, e->bool_op.values.items[last], target, when);
    if (skip != target) {
        block_use(c, skip);
    }
}

static void condition_if_exp(compiler *c, const expr_node *e, block *target, bool when)
{
    block *orelse = block_new(c), *end = block_new(c);
    visit_condition(c, e->if_exp.test, orelse, false);
    visit_condition(c, e->if_exp.body, target, when);
    emit_jump(c, e->at, PSEUDO_JUMP, end);
    block_use(c, orelse);
    visit_condition(c, e->if_exp.orelse, target, when);
    block_use(c, end);
}

void visit_condition(compiler *c, const expr_node *e, block *target, bool when)
{
    int truth = fold_truth(c, e);
    if (truth >= 0) {
        if (truth == when) {
            emit_jump(c, e->at, PSEUDO_JUMP, target);
        }
        return;
    }
    switch (e->kind) {
    case EXPR_UNARY_OP:
        if (e->unary_op.op == UNARY_NOT) {
            visit_condition(c, e->unary_op.operand, target, !when);
            return;
        }
        break;
    case EXPR_BOOL_OP: condition_bool_op(c, e, target, when); return;
    case EXPR_IF_EXP: condition_if_exp(c, e, target, when); return;
    case EXPR_COMPARE: condition_compare(c, e, target, when); return;
    default: break;
    }
    visit_expr(c, e);
    emit_jump(c, e->at, when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target);
}

static void visit_bool_op(compiler *c, const expr_node *e)
{
    bool is_or = e->bool_op.op == BOOL_OR;
    int last = e->bool_op.values.n - 1;
    block *end = block_new(c);
    for (int i = 0; i < last; i++) {
        const expr_node *operand = e->bool_op.values.items[i];
        int truth = fold_truth(c, operand);
        if (truth == !is_or) {
            continue;
        }
        visit_expr(c, operand);
        emit_jump(c, e->at,
                  truth == is_or ? (int)PSEUDO_JUMP
                                 : (int)(is_or ? OP_JUMP_IF_TRUE_OR_POP : OP_JUMP_IF_FALSE_OR_POP),
                  end);
    }
    visit_expr(c, e->bool_op.values.items[last]);
    block_use(c, end);
}

static void visit_if_exp(compiler *c, const expr_node *e)
{
    block *orelse = block_new(c), *end = block_new(c);
    visit_condition(c, e->if_exp.test, orelse, false);
    visit_expr(c, e->if_exp.body);
    emit_jump(c, e->at, PSEUDO_JUMP, end);
    block_use(c, orelse);
    visit_expr(c, e->if_exp.orelse);
    block_use(c, end);
}

/* not a is b, not a in b: one instruction. */
static bool visit_negated_compare(compiler *c, const expr_node *e)
{
    const expr_node *operand = e->unary_op.operand;
    if (operand->kind != EXPR_COMPARE || operand->compare.comparators.n != 1) {
        return false;
    }
    compare_operator op = operand->compare.ops[0], negated;
    switch (op) {
    case COMPARE_IS: negated = COMPARE_IS_NOT; break;
    case COMPARE_IS_NOT: negated = COMPARE_IS; break;
    case COMPARE_IN: negated = COMPARE_NOT_IN; break;
    case COMPARE_NOT_IN: negated = COMPARE_IN; break;
    default: return false;
    }
    visit_expr(c, operand->compare.left);
    visit_last_comparator(c, op, operand->compare.comparators.items[0]);
    emit_compare(c, e->at, negated);
    return true;
}

static void visit_unary_op(compiler *c, const expr_node *e)
{
    static const enum unop ops[] = {[UNARY_INVERT] = OP_INVERT, [UNARY_PLUS] = OP_POS, [UNARY_MINUS] = OP_NEG};
    bool negation = e->unary_op.op == UNARY_NOT;
    if (negation && visit_negated_compare(c, e)) {
        return;
    }
    visit_expr(c, e->unary_op.operand);
    emit(c, e->at, negation ? OP_UNARY_NOT : OP_UNARY_OP, negation ? 0 : ops[e->unary_op.op]);
}

static void visit_optional_bound(compiler *c, ast_span at, const expr_node *e)
{
    if (e) {
        visit_expr(c, e);
    } else {
        emit(c, at, OP_LOAD_NONE, 0);
    }
}

void visit_subscript_index(compiler *c, const expr_node *e)
{
    if (e->kind != EXPR_SLICE) {
        visit_expr(c, e);
        return;
    }
    visit_optional_bound(c, e->at, e->slice.lower);
    visit_optional_bound(c, e->at, e->slice.upper);
    if (e->slice.step) {
        visit_expr(c, e->slice.step);
    }
    emit(c, e->at, OP_BUILD_SLICE, e->slice.step ? 3 : 2);
}

/* self.attr is set: the class around knows. */
static void note_self_attr(compiler *c, const expr_node *e)
{
    if (e->attribute.value->kind != EXPR_NAME || strcmp(e->attribute.value->name, "self") != 0) {
        return;
    }
    unit *u = c->unit->parent;
    while (u && u->scope->kind != SCOPE_CLASS) {
        u = u->parent;
    }
    for (uint32_t i = 0; u && i < u->nself_attrs; i++) {
        if (u->self_attrs[i] == e->attribute.attr) {
            return;
        }
    }
    if (u && u->nself_attrs == u->self_attrs_cap) {
        uint32_t cap = 2 * u->self_attrs_cap + 8;
        const char **grown = pass_alloc(&c->pass, cap, sizeof *grown);
        if (u->nself_attrs) {
            memcpy(grown, u->self_attrs, u->nself_attrs * sizeof *grown);
        }
        u->self_attrs = grown;
        u->self_attrs_cap = cap;
    }
    if (u) {
        u->self_attrs[u->nself_attrs++] = e->attribute.attr;
    }
}

static void visit_attribute(compiler *c, const expr_node *e)
{
    static const enum opcode ops[] = {OP_LOAD_ATTR, OP_STORE_ATTR, OP_DELETE_ATTR};
    if (e->ctx == CTX_STORE && e->attribute.attr == c->debug) {
        pass_error(&c->pass, e->at, "cannot assign to __debug__");
    }
    if (e->ctx == CTX_STORE) {
        note_self_attr(c, e);
    }
    visit_expr(c, e->attribute.value);
    emit_attribute(c, e->at, ops[e->ctx], e->attribute.attr);
}

static void visit_subscript(compiler *c, const expr_node *e)
{
    static const enum opcode ops[] = {OP_LOAD_SUBSCR, OP_STORE_SUBSCR, OP_DELETE_SUBSCR};
    if (e->ctx == CTX_LOAD) {
        warn_subscript(c, e);
    }
    visit_expr(c, e->subscript.value);
    visit_subscript_index(c, e->subscript.index);
    emit(c, e->at, ops[e->ctx], 0);
}

static void check_in_function(compiler *c, const expr_node *e, const char *what)
{
    if (c->unit->scope->kind != SCOPE_FUNCTION) {
        pass_error(&c->pass, e->at, "'%s' outside function", what);
    }
}

static void visit_yield(compiler *c, const expr_node *e)
{
    check_in_function(c, e, "yield");
    visit_optional_bound(c, e->at, e->yield_value);
    emit_yield(c, e->at);
}

static void visit_yield_from(compiler *c, const expr_node *e)
{
    check_in_function(c, e, "yield from");
    if (c->unit->scope->coroutine) {
        pass_error(&c->pass, e->at, "'yield from' inside async function");
    }
    visit_expr(c, e->yield_from_value);
    emit(c, e->at, OP_GET_YIELD_FROM_ITER, 0);
    emit_delegation(c, e->at);
}

static void visit_list_or_tuple(compiler *c, const expr_node *e)
{
    if (e->ctx == CTX_LOAD) {
        visit_display(c, e);
    } else if (e->ctx == CTX_STORE) {
        visit_unpack(c, e);
    } else {
        for (int i = 0; i < e->elts.n; i++) {
            visit_expr(c, e->elts.items[i]);
        }
    }
}

static void visit_unfolded(compiler *c, const expr_node *e)
{
    switch (e->kind) {
    case EXPR_BOOL_OP: visit_bool_op(c, e); break;
    case EXPR_NAMED:
        visit_expr(c, e->named.value);
        emit(c, e->at, OP_COPY, 1);
        visit_expr(c, e->named.target);
        break;
    case EXPR_BIN_OP:
        visit_expr(c, e->bin_op.left);
        visit_expr(c, e->bin_op.right);
        emit_binary(c, e->at, e->bin_op.op, false);
        break;
    case EXPR_UNARY_OP: visit_unary_op(c, e); break;
    case EXPR_LAMBDA: visit_lambda(c, e); break;
    case EXPR_IF_EXP: visit_if_exp(c, e); break;
    case EXPR_DICT: visit_dict(c, e); break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: visit_comprehension(c, e); break;
    case EXPR_YIELD: visit_yield(c, e); break;
    case EXPR_YIELD_FROM: visit_yield_from(c, e); break;
    case EXPR_COMPARE: visit_compare(c, e); break;
    case EXPR_CALL: visit_call(c, e); break;
    case EXPR_FORMATTED_VALUE: visit_formatted_value(c, e); break;
    case EXPR_JOINED_STR: visit_joined_str(c, e); break;
    case EXPR_ATTRIBUTE: visit_attribute(c, e); break;
    case EXPR_SUBSCRIPT: visit_subscript(c, e); break;
    case EXPR_STARRED:
        pass_error(&c->pass, e->at,
                   e->ctx == CTX_STORE ? "starred assignment target must be in a list or tuple"
                                       : "can't use starred expression here");
    case EXPR_NAME: emit_name(c, e->at, e->name, e->ctx); break;
    case EXPR_SET: visit_display(c, e); break;
    case EXPR_LIST:
    case EXPR_TUPLE: visit_list_or_tuple(c, e); break;
    case EXPR_SLICE: visit_subscript_index(c, e); break;
    case EXPR_AWAIT: visit_await(c, e); break;
    case EXPR_CONSTANT: break; /* folded */
    }
}

void visit_expr(compiler *c, const expr_node *e)
{
    uint32_t mark = c->npool;
    value v;
    if (fold(c, e, &v)) {
        emit_const(c, e->at, v);
        pool_release(c, mark);
        return;
    }
    pool_release(c, mark);
    visit_unfolded(c, e);
}
