#include "ast_dump.h"

typedef struct dumper {
    FILE *out;
    bool spans;
} dumper;

static void dump_expr(dumper *d, const expr_node *e);
static void dump_body(dumper *d, const stmt_list *body);

static void open_node(dumper *d, const char *kind, const ast_span *at)
{
    fprintf(d->out, " (%s", kind);
    if (d->spans && at) {
        fprintf(d->out, "@%d:%d-%d:%d", at->line, at->col, at->end_line, at->end_col);
    }
}

static void close_node(dumper *d)
{
    fputc(')', d->out);
}

static void dump_name(dumper *d, const char *name)
{
    fprintf(d->out, " %s", name ? name : "-");
}

static void dump_list(dumper *d, const expr_list *list)
{
    fputs(" [", d->out);
    for (int i = 0; i < list->n; i++) {
        dump_expr(d, list->items[i]);
    }
    fputc(']', d->out);
}

static void dump_params(dumper *d, const arg_list *list)
{
    fputs(" [", d->out);
    for (int i = 0; i < list->n; i++) {
        open_node(d, list->items[i].name, &list->items[i].at);
        dump_expr(d, list->items[i].annotation);
        close_node(d);
    }
    fputc(']', d->out);
}

static void dump_one_param(dumper *d, const arg_node *arg)
{
    arg_list one = {(arg_node *)arg, arg ? 1 : 0};
    dump_params(d, &one);
}

static void dump_arguments(dumper *d, const arguments_node *a)
{
    open_node(d, "arguments", NULL);
    dump_params(d, &a->posonlyargs);
    dump_params(d, &a->args);
    dump_one_param(d, a->vararg);
    dump_params(d, &a->kwonlyargs);
    dump_list(d, &a->kw_defaults);
    dump_one_param(d, a->kwarg);
    dump_list(d, &a->defaults);
    close_node(d);
}

static void dump_keywords(dumper *d, const keyword_list *list)
{
    fputs(" [", d->out);
    for (int i = 0; i < list->n; i++) {
        const keyword_node *k = &list->items[i];
        open_node(d, k->name ? k->name : "-", &k->at);
        dump_expr(d, k->value);
        close_node(d);
    }
    fputc(']', d->out);
}

static void dump_bytes(dumper *d, const char *prefix, const char *bytes, size_t len)
{
    fprintf(d->out, " %s'", prefix);
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 0x20 || c > 0x7e || c == '\'' || c == '\\') {
            fprintf(d->out, "\\x%02x", c);
        } else {
            fputc(c, d->out);
        }
    }
    fputc('\'', d->out);
}

static void dump_constant(dumper *d, const constant *c)
{
    switch (c->kind) {
    case CONST_NONE: fputs(" None", d->out); break;
    case CONST_FALSE: fputs(" False", d->out); break;
    case CONST_TRUE: fputs(" True", d->out); break;
    case CONST_ELLIPSIS: fputs(" ...", d->out); break;
    case CONST_INT: fprintf(d->out, " int%d:%s", c->base, c->bytes); break;
    case CONST_FLOAT: fprintf(d->out, " float:%.17g", c->number); break;
    case CONST_STR: dump_bytes(d, "", c->bytes, c->len); break;
    case CONST_BYTES: dump_bytes(d, "b", c->bytes, c->len); break;
    }
}

static void dump_comprehension(dumper *d, const expr_node *e)
{
    dump_expr(d, e->comp.elt);
    if (e->kind == EXPR_DICT_COMP) {
        dump_expr(d, e->comp.value);
    }
    for (int i = 0; i < e->comp.generators.n; i++) {
        const comprehension_node *c = &e->comp.generators.items[i];
        open_node(d, c->is_async ? "async-for" : "for", NULL);
        dump_expr(d, c->target);
        dump_expr(d, c->iter);
        dump_list(d, &c->ifs);
        close_node(d);
    }
}

static const char *const expr_names[] = {
    [EXPR_BOOL_OP] = "BoolOp",        [EXPR_NAMED] = "NamedExpr",
    [EXPR_BIN_OP] = "BinOp",          [EXPR_UNARY_OP] = "UnaryOp",
    [EXPR_LAMBDA] = "Lambda",         [EXPR_IF_EXP] = "IfExp",
    [EXPR_DICT] = "Dict",             [EXPR_SET] = "Set",
    [EXPR_LIST_COMP] = "ListComp",    [EXPR_SET_COMP] = "SetComp",
    [EXPR_DICT_COMP] = "DictComp",    [EXPR_GENERATOR] = "GeneratorExp",
    [EXPR_AWAIT] = "Await",           [EXPR_YIELD] = "Yield",
    [EXPR_YIELD_FROM] = "YieldFrom",  [EXPR_COMPARE] = "Compare",
    [EXPR_CALL] = "Call",             [EXPR_FORMATTED_VALUE] = "FormattedValue",
    [EXPR_JOINED_STR] = "JoinedStr",  [EXPR_CONSTANT] = "Constant",
    [EXPR_ATTRIBUTE] = "Attribute",   [EXPR_SUBSCRIPT] = "Subscript",
    [EXPR_STARRED] = "Starred",       [EXPR_NAME] = "Name",
    [EXPR_LIST] = "List",             [EXPR_TUPLE] = "Tuple",
    [EXPR_SLICE] = "Slice",
};

static const char *const contexts[] = {"Load", "Store", "Del"};
static const char *const binary_names[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",
                                           "Mod",    "Pow",    "LShift", "RShift", "BitOr",
                                           "BitXor", "BitAnd", "FloorDiv"};
static const char *const unary_names[] = {"Invert", "Not", "UAdd", "USub"};
static const char *const compare_names[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                            "GtE", "Is",    "IsNot", "In",  "NotIn"};

static void dump_expr(dumper *d, const expr_node *e)
{
    if (!e) {
        dump_name(d, NULL);
        return;
    }
    open_node(d, expr_names[e->kind], &e->at);
    switch (e->kind) {
    case EXPR_BOOL_OP:
        dump_name(d, e->bool_op.op == BOOL_AND ? "And" : "Or");
        dump_list(d, &e->bool_op.values);
        break;
    case EXPR_NAMED:
        dump_expr(d, e->named.target);
        dump_expr(d, e->named.value);
        break;
    case EXPR_BIN_OP:
        dump_name(d, binary_names[e->bin_op.op]);
        dump_expr(d, e->bin_op.left);
        dump_expr(d, e->bin_op.right);
        break;
    case EXPR_UNARY_OP:
        dump_name(d, unary_names[e->unary_op.op]);
        dump_expr(d, e->unary_op.operand);
        break;
    case EXPR_LAMBDA:
        dump_arguments(d, e->lambda.args);
        dump_expr(d, e->lambda.body);
        break;
    case EXPR_IF_EXP:
        dump_expr(d, e->if_exp.test);
        dump_expr(d, e->if_exp.body);
        dump_expr(d, e->if_exp.orelse);
        break;
    case EXPR_DICT:
        dump_list(d, &e->dict.keys);
        dump_list(d, &e->dict.values);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: dump_comprehension(d, e); break;
    case EXPR_AWAIT: dump_expr(d, e->await_value); break;
    case EXPR_YIELD: dump_expr(d, e->yield_value); break;
    case EXPR_YIELD_FROM: dump_expr(d, e->yield_from_value); break;
    case EXPR_COMPARE:
        dump_expr(d, e->compare.left);
        for (int i = 0; i < e->compare.comparators.n; i++) {
            dump_name(d, compare_names[e->compare.ops[i]]);
            dump_expr(d, e->compare.comparators.items[i]);
        }
        break;
    case EXPR_CALL:
        dump_expr(d, e->call.func);
        dump_list(d, &e->call.args);
        dump_keywords(d, &e->call.keywords);
        break;
    case EXPR_FORMATTED_VALUE:
        dump_expr(d, e->formatted.value);
        fprintf(d->out, " %c", e->formatted.conversion ? e->formatted.conversion : '-');
        dump_expr(d, e->formatted.format_spec);
        break;
    case EXPR_JOINED_STR: dump_list(d, &e->joined_values); break;
    case EXPR_CONSTANT: dump_constant(d, &e->constant); break;
    case EXPR_ATTRIBUTE:
        dump_expr(d, e->attribute.value);
        dump_name(d, e->attribute.attr);
        break;
    case EXPR_SUBSCRIPT:
        dump_expr(d, e->subscript.value);
        dump_expr(d, e->subscript.index);
        break;
    case EXPR_STARRED: dump_expr(d, e->starred_value); break;
    case EXPR_NAME: dump_name(d, e->name); break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE: dump_list(d, &e->elts); break;
    case EXPR_SLICE:
        dump_expr(d, e->slice.lower);
        dump_expr(d, e->slice.upper);
        dump_expr(d, e->slice.step);
        break;
    }
    bool has_context = e->kind == EXPR_ATTRIBUTE || e->kind == EXPR_SUBSCRIPT ||
                       e->kind == EXPR_STARRED || e->kind == EXPR_NAME || e->kind == EXPR_LIST ||
                       e->kind == EXPR_TUPLE;
    if (has_context) {
        dump_name(d, contexts[e->ctx]);
    }
    close_node(d);
}

static void dump_aliases(dumper *d, const alias_list *list)
{
    for (int i = 0; i < list->n; i++) {
        open_node(d, list->items[i].name, &list->items[i].at);
        dump_name(d, list->items[i].asname);
        close_node(d);
    }
}

static const char *const stmt_names[] = {
    [STMT_FUNCTION_DEF] = "FunctionDef", [STMT_CLASS_DEF] = "ClassDef",
    [STMT_RETURN] = "Return",            [STMT_DELETE] = "Delete",
    [STMT_ASSIGN] = "Assign",            [STMT_AUG_ASSIGN] = "AugAssign",
    [STMT_ANN_ASSIGN] = "AnnAssign",     [STMT_FOR] = "For",
    [STMT_WHILE] = "While",              [STMT_IF] = "If",
    [STMT_WITH] = "With",                [STMT_RAISE] = "Raise",
    [STMT_TRY] = "Try",                  [STMT_ASSERT] = "Assert",
    [STMT_IMPORT] = "Import",            [STMT_IMPORT_FROM] = "ImportFrom",
    [STMT_GLOBAL] = "Global",            [STMT_NONLOCAL] = "Nonlocal",
    [STMT_EXPR] = "Expr",                [STMT_PASS] = "Pass",
    [STMT_BREAK] = "Break",              [STMT_CONTINUE] = "Continue",
};

static void dump_stmt(dumper *d, const stmt_node *s)
{
    open_node(d, stmt_names[s->kind], &s->at);
    if (s->is_async) {
        dump_name(d, "async");
    }
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        dump_name(d, s->function_def.name);
        dump_arguments(d, s->function_def.args);
        dump_body(d, &s->function_def.body);
        dump_list(d, &s->function_def.decorators);
        dump_expr(d, s->function_def.returns);
        break;
    case STMT_CLASS_DEF:
        dump_name(d, s->class_def.name);
        dump_list(d, &s->class_def.bases);
        dump_keywords(d, &s->class_def.keywords);
        dump_body(d, &s->class_def.body);
        dump_list(d, &s->class_def.decorators);
        break;
    case STMT_RETURN: dump_expr(d, s->return_value); break;
    case STMT_DELETE: dump_list(d, &s->delete_targets); break;
    case STMT_ASSIGN:
        dump_list(d, &s->assign.targets);
        dump_expr(d, s->assign.value);
        break;
    case STMT_AUG_ASSIGN:
        dump_expr(d, s->aug_assign.target);
        dump_name(d, binary_names[s->aug_assign.op]);
        dump_expr(d, s->aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        dump_expr(d, s->ann_assign.target);
        dump_expr(d, s->ann_assign.annotation);
        dump_expr(d, s->ann_assign.value);
        dump_name(d, s->ann_assign.simple ? "simple" : "complex");
        break;
    case STMT_FOR:
        dump_expr(d, s->for_stmt.target);
        dump_expr(d, s->for_stmt.iter);
        dump_body(d, &s->for_stmt.body);
        dump_body(d, &s->for_stmt.orelse);
        break;
    case STMT_WHILE:
        dump_expr(d, s->while_stmt.test);
        dump_body(d, &s->while_stmt.body);
        dump_body(d, &s->while_stmt.orelse);
        break;
    case STMT_IF:
        dump_expr(d, s->if_stmt.test);
        dump_body(d, &s->if_stmt.body);
        dump_body(d, &s->if_stmt.orelse);
        break;
    case STMT_WITH:
        for (int i = 0; i < s->with.items.n; i++) {
            dump_expr(d, s->with.items.items[i].context);
            dump_expr(d, s->with.items.items[i].target);
        }
        dump_body(d, &s->with.body);
        break;
    case STMT_RAISE:
        dump_expr(d, s->raise.exc);
        dump_expr(d, s->raise.cause);
        break;
    case STMT_TRY:
        dump_body(d, &s->try_stmt.body);
        for (int i = 0; i < s->try_stmt.handlers.n; i++) {
            const handler_node *h = &s->try_stmt.handlers.items[i];
            open_node(d, "except", &h->at);
            dump_expr(d, h->type);
            dump_name(d, h->name);
            dump_body(d, &h->body);
            close_node(d);
        }
        dump_body(d, &s->try_stmt.orelse);
        dump_body(d, &s->try_stmt.finalbody);
        break;
    case STMT_ASSERT:
        dump_expr(d, s->assert_stmt.test);
        dump_expr(d, s->assert_stmt.msg);
        break;
    case STMT_IMPORT: dump_aliases(d, &s->import_names); break;
    case STMT_IMPORT_FROM:
        dump_name(d, s->import_from.module);
        fprintf(d->out, " %d", s->import_from.level);
        dump_aliases(d, &s->import_from.names);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        for (int i = 0; i < s->names.n; i++) {
            dump_name(d, s->names.items[i]);
        }
        break;
    case STMT_EXPR: dump_expr(d, s->expr); break;
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE: break;
    }
    close_node(d);
}

static void dump_body(dumper *d, const stmt_list *body)
{
    fputs(" {", d->out);
    for (int i = 0; i < body->n; i++) {
        dump_stmt(d, body->items[i]);
    }
    fputc('}', d->out);
}

void ast_dump(const module_node *m, bool spans, FILE *out)
{
    dumper d = {.out = out, .spans = spans};
    dump_body(&d, &m->body);
}
