/* Expressions back to text: parentheses only where precedence asks for them. */
#include "unparse.h"

#include "../objects/str.h"

enum precedence {
    P_TUPLE,
    P_TEST, /* if-else, lambda */
    P_OR,
    P_AND,
    P_NOT,
    P_COMPARE,
    P_EXPR,
    P_BOR = P_EXPR,
    P_BXOR,
    P_BAND,
    P_SHIFT,
    P_ARITH,
    P_TERM,
    P_FACTOR,
    P_POWER,
    P_AWAIT,
    P_ATOM,
};

typedef struct writer {
    compiler *c;
    strbuf b;
    bool failed;
} writer;

static void put(writer *w, const char *text)
{
    strbuf_addz(&w->b, text);
}

static void put_expr(writer *w, const expr_node *e, int level);

static void open_if(writer *w, bool parens)
{
    if (parens) {
        put(w, "(");
    }
}

static void close_if(writer *w, bool parens)
{
    if (parens) {
        put(w, ")");
    }
}

static void put_list(writer *w, const expr_list *list, int level)
{
    for (int i = 0; i < list->n; i++) {
        if (i) {
            put(w, ", ");
        }
        put_expr(w, list->items[i], level);
    }
}

static void put_bool_op(writer *w, const expr_node *e, int level)
{
    bool is_and = e->bool_op.op == BOOL_AND;
    int own = is_and ? P_AND : P_OR;
    open_if(w, level > own);
    for (int i = 0; i < e->bool_op.values.n; i++) {
        if (i) {
            put(w, is_and ? " and " : " or ");
        }
        put_expr(w, e->bool_op.values.items[i], own + 1);
    }
    close_if(w, level > own);
}

static void put_bin_op(writer *w, const expr_node *e, int level)
{
    static const struct { const char *text; int own; bool right; } ops[] = {
        [BIN_ADD] = {" + ", P_ARITH, false},    [BIN_SUB] = {" - ", P_ARITH, false},
        [BIN_MUL] = {" * ", P_TERM, false},     [BIN_MATMUL] = {" @ ", P_TERM, false},
        [BIN_DIV] = {" / ", P_TERM, false},     [BIN_MOD] = {" % ", P_TERM, false},
        [BIN_POW] = {" ** ", P_POWER, true},    [BIN_LSHIFT] = {" << ", P_SHIFT, false},
        [BIN_RSHIFT] = {" >> ", P_SHIFT, false}, [BIN_OR] = {" | ", P_BOR, false},
        [BIN_XOR] = {" ^ ", P_BXOR, false},     [BIN_AND] = {" & ", P_BAND, false},
        [BIN_FLOORDIV] = {" // ", P_TERM, false},
    };
    int own = ops[e->bin_op.op].own;
    bool right = ops[e->bin_op.op].right;
    open_if(w, level > own);
    put_expr(w, e->bin_op.left, own + right);
    put(w, ops[e->bin_op.op].text);
    put_expr(w, e->bin_op.right, own + !right);
    close_if(w, level > own);
}

static void put_unary_op(writer *w, const expr_node *e, int level)
{
    static const struct { const char *text; int own; } ops[] = {
        [UNARY_INVERT] = {"~", P_FACTOR}, [UNARY_NOT] = {"not ", P_NOT},
        [UNARY_PLUS] = {"+", P_FACTOR},   [UNARY_MINUS] = {"-", P_FACTOR},
    };
    int own = ops[e->unary_op.op].own;
    open_if(w, level > own);
    put(w, ops[e->unary_op.op].text);
    put_expr(w, e->unary_op.operand, own);
    close_if(w, level > own);
}

static void put_arg(writer *w, const arg_node *a)
{
    put(w, a->name);
    if (a->annotation) {
        put(w, ": ");
        put_expr(w, a->annotation, P_TEST);
    }
}

static void separate(writer *w, bool *first)
{
    if (!*first) {
        put(w, ", ");
    }
    *first = false;
}

static void put_arguments(writer *w, const arguments_node *a)
{
    bool first = true;
    int npos = a->posonlyargs.n + a->args.n;
    for (int i = 0; i < npos; i++) {
        separate(w, &first);
        put_arg(w, i < a->posonlyargs.n ? &a->posonlyargs.items[i] : &a->args.items[i - a->posonlyargs.n]);
        int given = i - (npos - a->defaults.n);
        if (given >= 0) {
            put(w, "=");
            put_expr(w, a->defaults.items[given], P_TEST);
        }
        if (a->posonlyargs.n && i + 1 == a->posonlyargs.n) {
            put(w, ", /");
        }
    }
    if (a->vararg || a->kwonlyargs.n) {
        separate(w, &first);
        put(w, "*");
        if (a->vararg) {
            put_arg(w, a->vararg);
        }
    }
    for (int i = 0; i < a->kwonlyargs.n; i++) {
        separate(w, &first);
        put_arg(w, &a->kwonlyargs.items[i]);
        if (a->kw_defaults.items[i]) {
            put(w, "=");
            put_expr(w, a->kw_defaults.items[i], P_TEST);
        }
    }
    if (a->kwarg) {
        separate(w, &first);
        put(w, "**");
        put_arg(w, a->kwarg);
    }
}

static void put_lambda(writer *w, const expr_node *e, int level)
{
    const arguments_node *a = e->lambda.args;
    bool any = a->posonlyargs.n || a->args.n || a->vararg || a->kwonlyargs.n || a->kwarg;
    open_if(w, level > P_TEST);
    put(w, any ? "lambda " : "lambda");
    put_arguments(w, a);
    put(w, ": ");
    put_expr(w, e->lambda.body, P_TEST);
    close_if(w, level > P_TEST);
}

static void put_if_exp(writer *w, const expr_node *e, int level)
{
    open_if(w, level > P_TEST);
    put_expr(w, e->if_exp.body, P_TEST + 1);
    put(w, " if ");
    put_expr(w, e->if_exp.test, P_TEST + 1);
    put(w, " else ");
    put_expr(w, e->if_exp.orelse, P_TEST);
    close_if(w, level > P_TEST);
}

static void put_dict(writer *w, const expr_node *e)
{
    put(w, "{");
    for (int i = 0; i < e->dict.values.n; i++) {
        if (i) {
            put(w, ", ");
        }
        if (e->dict.keys.items[i]) {
            put_expr(w, e->dict.keys.items[i], P_TEST);
            put(w, ": ");
            put_expr(w, e->dict.values.items[i], P_TEST);
        } else {
            put(w, "**");
            put_expr(w, e->dict.values.items[i], P_EXPR);
        }
    }
    put(w, "}");
}

static void put_comprehension(writer *w, const expr_node *e)
{
    static const char *const brackets[][2] = {
        [EXPR_LIST_COMP] = {"[", "]"},
        [EXPR_SET_COMP] = {"{", "}"},
        [EXPR_DICT_COMP] = {"{", "}"},
        [EXPR_GENERATOR] = {"(", ")"},
    };
    put(w, brackets[e->kind][0]);
    put_expr(w, e->comp.elt, P_TEST);
    if (e->comp.value) {
        put(w, ": ");
        put_expr(w, e->comp.value, P_TEST);
    }
    for (int i = 0; i < e->comp.generators.n; i++) {
        const comprehension_node *g = &e->comp.generators.items[i];
        put(w, g->is_async ? " async for " : " for ");
        put_expr(w, g->target, P_TUPLE);
        put(w, " in ");
        put_expr(w, g->iter, P_TEST + 1);
        for (int k = 0; k < g->ifs.n; k++) {
            put(w, " if ");
            put_expr(w, g->ifs.items[k], P_TEST + 1);
        }
    }
    put(w, brackets[e->kind][1]);
}

static void put_compare(writer *w, const expr_node *e, int level)
{
    static const char *const ops[] = {
        [COMPARE_EQ] = " == ", [COMPARE_NE] = " != ", [COMPARE_LT] = " < ",   [COMPARE_LE] = " <= ",
        [COMPARE_GT] = " > ",  [COMPARE_GE] = " >= ", [COMPARE_IS] = " is ", [COMPARE_IS_NOT] = " is not ",
        [COMPARE_IN] = " in ", [COMPARE_NOT_IN] = " not in ",
    };
    open_if(w, level > P_COMPARE);
    put_expr(w, e->compare.left, P_COMPARE + 1);
    for (int i = 0; i < e->compare.comparators.n; i++) {
        put(w, ops[e->compare.ops[i]]);
        put_expr(w, e->compare.comparators.items[i], P_COMPARE + 1);
    }
    close_if(w, level > P_COMPARE);
}

static void put_call(writer *w, const expr_node *e)
{
    put_expr(w, e->call.func, P_ATOM);
    const expr_list *args = &e->call.args;
    if (args->n == 1 && e->call.keywords.n == 0 && args->items[0]->kind == EXPR_GENERATOR) {
        put_expr(w, args->items[0], P_TEST);
        return;
    }
    put(w, "(");
    put_list(w, args, P_TEST);
    for (int i = 0; i < e->call.keywords.n; i++) {
        const keyword_node *k = &e->call.keywords.items[i];
        if (i || args->n) {
            put(w, ", ");
        }
        put(w, k->name ? k->name : "**");
        if (k->name) {
            put(w, "=");
        }
        put_expr(w, k->value, P_TEST);
    }
    put(w, ")");
}

/* The text of a value. */
static void put_repr(writer *w, value v)
{
    if (!w->failed && !strbuf_add_repr(&w->b, v)) {
        w->failed = true;
    }
}

static void put_constant(writer *w, const expr_node *e)
{
    uint32_t mark = w->c->npool;
    if (e->constant.kind == CONST_ELLIPSIS) {
        put(w, "...");
    } else {
        put_repr(w, const_value(w->c, e));
    }
    pool_release(w->c, mark);
}

static void put_braced(strbuf *b, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (bytes[i] == '{' || bytes[i] == '}') {
            strbuf_add(b, bytes + i, 1);
        }
        strbuf_add(b, bytes + i, 1);
    }
}

static void put_joined(writer *w, strbuf *b, const expr_node *e);

static void put_formatted(writer *w, strbuf *b, const expr_node *e)
{
    writer inner = {.c = w->c};
    strbuf_init(&inner.b, w->c->pass.vm);
    put_expr(&inner, e->formatted.value, P_TEST + 1);
    str *text = strbuf_finish(&inner.b);
    if (!text || inner.failed) {
        w->failed = true;
    } else {
        strbuf_addz(b, text->len && str_at(text, 0) == '{' ? "{ " : "{");
        strbuf_add_str(b, text);
        if (e->formatted.conversion) {
            char conversion[] = {'!', (char)e->formatted.conversion, '\0'};
            strbuf_addz(b, conversion);
        }
        if (e->formatted.format_spec) {
            strbuf_addz(b, ":");
            put_joined(w, b, e->formatted.format_spec);
        }
        strbuf_addz(b, "}");
    }
    if (text) {
        DECREF_OBJ(w->c->pass.vm, text);
    }
}

static void put_joined(writer *w, strbuf *b, const expr_node *e)
{
    for (int i = 0; i < e->joined_values.n; i++) {
        const expr_node *part = e->joined_values.items[i];
        if (part->kind == EXPR_CONSTANT) {
            put_braced(b, part->constant.bytes, part->constant.len);
        } else if (part->kind == EXPR_JOINED_STR) {
            put_joined(w, b, part);
        } else {
            put_formatted(w, b, part);
        }
    }
}

/* What is between the quotes, as repr quotes it. */
static void put_joined_str(writer *w, const expr_node *e)
{
    vm *vm = w->c->pass.vm;
    strbuf b;
    strbuf_init(&b, vm);
    put_joined(w, &b, e);
    str *text = strbuf_finish(&b);
    put(w, "f");
    if (text) {
        put_repr(w, from_object(text));
        DECREF_OBJ(vm, text);
    } else {
        w->failed = true;
    }
}

static void put_attribute(writer *w, const expr_node *e)
{
    const expr_node *of = e->attribute.value;
    put_expr(w, of, P_ATOM);
    put(w, of->kind == EXPR_CONSTANT && of->constant.kind == CONST_INT ? " ." : ".");
    put(w, e->attribute.attr);
}

static void put_slice(writer *w, const expr_node *e)
{
    if (e->slice.lower) {
        put_expr(w, e->slice.lower, P_TEST);
    }
    put(w, ":");
    if (e->slice.upper) {
        put_expr(w, e->slice.upper, P_TEST);
    }
    if (e->slice.step) {
        put(w, ":");
        put_expr(w, e->slice.step, P_TEST);
    }
}

static void put_tuple(writer *w, const expr_node *e, int level)
{
    if (e->elts.n == 0) {
        put(w, "()");
        return;
    }
    open_if(w, level > P_TUPLE);
    put_list(w, &e->elts, P_TEST);
    if (e->elts.n == 1) {
        put(w, ",");
    }
    close_if(w, level > P_TUPLE);
}

static void put_expr(writer *w, const expr_node *e, int level)
{
    switch (e->kind) {
    case EXPR_BOOL_OP: put_bool_op(w, e, level); break;
    case EXPR_NAMED:
        open_if(w, level > P_TUPLE);
        put_expr(w, e->named.target, P_ATOM);
        put(w, " := ");
        put_expr(w, e->named.value, P_ATOM);
        close_if(w, level > P_TUPLE);
        break;
    case EXPR_BIN_OP: put_bin_op(w, e, level); break;
    case EXPR_UNARY_OP: put_unary_op(w, e, level); break;
    case EXPR_LAMBDA: put_lambda(w, e, level); break;
    case EXPR_IF_EXP: put_if_exp(w, e, level); break;
    case EXPR_DICT: put_dict(w, e); break;
    case EXPR_SET:
        put(w, "{");
        put_list(w, &e->elts, P_TEST);
        put(w, "}");
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: put_comprehension(w, e); break;
    case EXPR_COMPARE: put_compare(w, e, level); break;
    case EXPR_CALL: put_call(w, e); break;
    case EXPR_FORMATTED_VALUE:
    case EXPR_JOINED_STR: put_joined_str(w, e); break;
    case EXPR_CONSTANT: put_constant(w, e); break;
    case EXPR_ATTRIBUTE: put_attribute(w, e); break;
    case EXPR_SUBSCRIPT:
        put_expr(w, e->subscript.value, P_ATOM);
        put(w, "[");
        put_expr(w, e->subscript.index, P_TUPLE);
        put(w, "]");
        break;
    case EXPR_STARRED:
        put(w, "*");
        put_expr(w, e->starred_value, P_EXPR);
        break;
    case EXPR_NAME: put(w, e->name); break;
    case EXPR_LIST:
        put(w, "[");
        put_list(w, &e->elts, P_TEST);
        put(w, "]");
        break;
    case EXPR_TUPLE: put_tuple(w, e, level); break;
    case EXPR_SLICE: put_slice(w, e); break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM: break; /* refused by scope_analyse where annotations are */
    }
}

value unparse(compiler *c, const expr_node *e)
{
    writer w = {.c = c};
    strbuf_init(&w.b, c->pass.vm);
    put_expr(&w, e, P_TEST);
    str *text = strbuf_finish(&w.b);
    if (text && w.failed) {
        DECREF_OBJ(c->pass.vm, text);
        text = NULL;
    }
    return pool_push(c, from_object(text));
}
