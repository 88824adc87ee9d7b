#include "scope.h"

#include <string.h>

typedef struct builder {
    pass *pass;
    scope_table *table;
    scope *scope;
    const char *private_name;
    const char *debug, *dot0, *super, *class_name;
    bool in_comp_target;
    int in_comp_iter; /* > 0 in the iterable of a comprehension */
} builder;

static void visit_expr(builder *b, const expr_node *e);
static void visit_body(builder *b, const stmt_list *body);

static void visit_list(builder *b, const expr_list *list)
{
    for (int i = 0; i < list->n; i++) {
        if (list->items[i]) {
            visit_expr(b, list->items[i]);
        }
    }
}

static void visit_optional(builder *b, const expr_node *e)
{
    if (e) {
        visit_expr(b, e);
    }
}

static symbol *define_in(builder *b, scope *s, const char *mangled, unsigned flags, ast_span at)
{
    symbol *sym = scope_symbol(s, mangled);
    if (!sym) {
        sym = pass_alloc(b->pass, 1, sizeof *sym);
        sym->name = mangled;
        map_put(b->pass, &s->by_name, mangled, sym);
        if (s->last_symbol) {
            s->last_symbol->next = sym;
        } else {
            s->symbols = sym;
        }
        s->last_symbol = sym;
    }
    if (flags & sym->flags & SYM_PARAM) {
        pass_error(b->pass, at, "duplicate argument '%s' in function definition", mangled);
    }
    if ((flags & (SYM_GLOBAL | SYM_NONLOCAL)) && !sym->directive.line) {
        sym->directive = at;
    }
    if (b->in_comp_target && (flags & SYM_LOCAL)) {
        if (sym->flags & (SYM_GLOBAL | SYM_NONLOCAL)) {
            pass_error(b->pass, at,
                       "comprehension inner loop cannot rebind assignment expression target '%s'",
                       mangled);
        }
        flags |= SYM_COMP_TARGET;
    }
    sym->flags |= flags;
    return sym;
}

static const char *mangle(builder *b, const char *name)
{
    return pass_mangle(b->pass, b->private_name, name);
}

static void define(builder *b, const char *name, unsigned flags, ast_span at)
{
    if (name == b->debug && (flags & (SYM_LOCAL | SYM_PARAM))) {
        pass_error(b->pass, at, "cannot assign to __debug__");
    }
    define_in(b, b->scope, mangle(b, name), flags, at);
}

static scope *enter(builder *b, scope_kind kind, const void *node)
{
    scope *s = pass_alloc(b->pass, 1, sizeof *s);
    s->kind = kind;
    s->comprehension = EXPR_NAME;
    s->private_name = b->private_name;
    s->parent = b->scope;
    if (s->parent) {
        if (s->parent->last_child) {
            s->parent->last_child->next = s;
        } else {
            s->parent->children = s;
        }
        s->parent->last_child = s;
    }
    map_put(b->pass, &b->table->by_node, node, s);
    b->scope = s;
    return s;
}

static void leave(builder *b)
{
    b->scope = b->scope->parent;
}

static void define_params(builder *b, const arg_list *params)
{
    for (int i = 0; i < params->n; i++) {
        define(b, params->items[i].name, SYM_PARAM, params->items[i].at);
    }
}

static void define_arguments(builder *b, const arguments_node *a)
{
    define_params(b, &a->posonlyargs);
    define_params(b, &a->args);
    define_params(b, &a->kwonlyargs);
    if (a->vararg) {
        define(b, a->vararg->name, SYM_PARAM, a->vararg->at);
    }
    if (a->kwarg) {
        define(b, a->kwarg->name, SYM_PARAM, a->kwarg->at);
    }
}

static void visit_annotations(builder *b, const arg_list *params)
{
    for (int i = 0; i < params->n; i++) {
        visit_optional(b, params->items[i].annotation);
    }
}

static void visit_lambda(builder *b, const expr_node *e)
{
    visit_list(b, &e->lambda.args->defaults);
    visit_list(b, &e->lambda.args->kw_defaults);
    bool target = b->in_comp_target;
    b->in_comp_target = false;
    enter(b, SCOPE_FUNCTION, e);
    define_arguments(b, e->lambda.args);
    visit_expr(b, e->lambda.body);
    leave(b);
    b->in_comp_target = target;
}

static void visit_comp_target(builder *b, const expr_node *target)
{
    bool outer = b->in_comp_target;
    b->in_comp_target = true;
    visit_expr(b, target);
    b->in_comp_target = outer;
}

static void visit_comp_iter(builder *b, const expr_node *iter)
{
    b->in_comp_iter++;
    visit_expr(b, iter);
    b->in_comp_iter--;
}

/* The first iterable is evaluated in the scope around the comprehension. */
static void visit_comprehension(builder *b, const expr_node *e)
{
    const comprehension_list *generators = &e->comp.generators;
    visit_comp_iter(b, generators->items[0].iter);
    bool target = b->in_comp_target;
    b->in_comp_target = false;
    bool inlined = e->kind != EXPR_GENERATOR;
    scope *s = enter(b, inlined ? SCOPE_INLINED : SCOPE_FUNCTION, e);
    s->comprehension = e->kind;
    if (!inlined) {
        s->generator = true;
        define_in(b, s, b->dot0, SYM_PARAM, e->at);
    }
    for (int i = 0; i < generators->n; i++) {
        s->coroutine |= generators->items[i].is_async;
        visit_comp_target(b, generators->items[i].target);
        if (i > 0) {
            visit_comp_iter(b, generators->items[i].iter);
        }
        visit_list(b, &generators->items[i].ifs);
    }
    visit_optional(b, e->comp.value);
    visit_expr(b, e->comp.elt);
    leave(b);
    /* What an inlined one awaits, whoever runs it awaits; an asynchronous generator is awaited by its consumer. */
    b->scope->coroutine |= inlined && s->coroutine && b->scope->comprehension != EXPR_NAME;
    b->in_comp_target = target;
}

/* PEP 572: the target of := in a comprehension belongs to the scope around it. */
static void bind_outside_comprehension(builder *b, const expr_node *target)
{
    const char *name = mangle(b, target->name);
    for (scope *s = b->scope; s; s = s->parent) {
        if (s->comprehension != EXPR_NAME) {
            symbol *sym = scope_symbol(s, name);
            if (sym && (sym->flags & SYM_COMP_TARGET) && (sym->flags & SYM_LOCAL)) {
                pass_error(b->pass, target->at,
                           "assignment expression cannot rebind comprehension iteration variable "
                           "'%s'",
                           target->name);
            }
        } else if (s->kind == SCOPE_FUNCTION) {
            symbol *sym = scope_symbol(s, name);
            bool global = sym && (sym->flags & SYM_GLOBAL);
            define_in(b, b->scope, name, global ? SYM_GLOBAL : SYM_NONLOCAL, target->at);
            define_in(b, s, name, SYM_LOCAL, target->at);
            return;
        } else if (s->kind == SCOPE_MODULE) {
            define_in(b, b->scope, name, SYM_GLOBAL, target->at);
            define_in(b, s, name, SYM_GLOBAL, target->at);
            return;
        } else {
            pass_error(b->pass, target->at,
                       "assignment expression within a comprehension cannot be used in a class "
                       "body");
        }
    }
}

static void visit_named(builder *b, const expr_node *e)
{
    if (b->in_comp_iter > 0) {
        pass_error(b->pass, e->at,
                   "assignment expression cannot be used in a comprehension iterable expression");
    }
    if (b->scope->comprehension != EXPR_NAME) {
        bind_outside_comprehension(b, e->named.target);
    }
    visit_expr(b, e->named.value);
    visit_expr(b, e->named.target);
}

static void visit_yield(builder *b, const expr_node *e, const expr_node *value)
{
    visit_optional(b, value);
    b->scope->generator = true;
    switch (b->scope->comprehension) {
    case EXPR_LIST_COMP: pass_error(b->pass, e->at, "'yield' inside list comprehension");
    case EXPR_SET_COMP: pass_error(b->pass, e->at, "'yield' inside set comprehension");
    case EXPR_DICT_COMP: pass_error(b->pass, e->at, "'yield' inside dict comprehension");
    case EXPR_GENERATOR: pass_error(b->pass, e->at, "'yield' inside generator expression");
    default: break;
    }
}

static void visit_expr(builder *b, const expr_node *e)
{
    switch (e->kind) {
    case EXPR_BOOL_OP: visit_list(b, &e->bool_op.values); break;
    case EXPR_NAMED: visit_named(b, e); break;
    case EXPR_BIN_OP:
        visit_expr(b, e->bin_op.left);
        visit_expr(b, e->bin_op.right);
        break;
    case EXPR_UNARY_OP: visit_expr(b, e->unary_op.operand); break;
    case EXPR_LAMBDA: visit_lambda(b, e); break;
    case EXPR_IF_EXP:
        visit_expr(b, e->if_exp.test);
        visit_expr(b, e->if_exp.body);
        visit_expr(b, e->if_exp.orelse);
        break;
    case EXPR_DICT:
        visit_list(b, &e->dict.keys);
        visit_list(b, &e->dict.values);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR: visit_comprehension(b, e); break;
    case EXPR_AWAIT:
        visit_expr(b, e->await_value);
        b->scope->coroutine |= b->scope->comprehension != EXPR_NAME;
        break;
    case EXPR_YIELD: visit_yield(b, e, e->yield_value); break;
    case EXPR_YIELD_FROM: visit_yield(b, e, e->yield_from_value); break;
    case EXPR_COMPARE:
        visit_expr(b, e->compare.left);
        visit_list(b, &e->compare.comparators);
        break;
    case EXPR_CALL:
        visit_expr(b, e->call.func);
        visit_list(b, &e->call.args);
        for (int i = 0; i < e->call.keywords.n; i++) {
            visit_expr(b, e->call.keywords.items[i].value);
        }
        break;
    case EXPR_FORMATTED_VALUE:
        visit_expr(b, e->formatted.value);
        visit_optional(b, e->formatted.format_spec);
        break;
    case EXPR_JOINED_STR: visit_list(b, &e->joined_values); break;
    case EXPR_CONSTANT: break;
    case EXPR_ATTRIBUTE: visit_expr(b, e->attribute.value); break;
    case EXPR_SUBSCRIPT:
        visit_expr(b, e->subscript.value);
        visit_expr(b, e->subscript.index);
        break;
    case EXPR_STARRED: visit_expr(b, e->starred_value); break;
    case EXPR_NAME:
        define_in(b, b->scope, mangle(b, e->name), e->ctx == CTX_LOAD ? SYM_USE : SYM_LOCAL, e->at);
        if (e->name == b->super && e->ctx == CTX_LOAD && scope_is_function(b->scope)) {
            define_in(b, b->scope, b->class_name, SYM_USE, e->at); /* super() takes it from there */
        }
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE: visit_list(b, &e->elts); break;
    case EXPR_SLICE:
        visit_optional(b, e->slice.lower);
        visit_optional(b, e->slice.upper);
        visit_optional(b, e->slice.step);
        break;
    }
}

static void visit_function(builder *b, const stmt_node *s)
{
    const arguments_node *a = s->function_def.args;
    define(b, s->function_def.name, SYM_LOCAL, s->at);
    visit_list(b, &a->defaults);
    visit_list(b, &a->kw_defaults);
    visit_list(b, &s->function_def.decorators);
    visit_annotations(b, &a->posonlyargs);
    visit_annotations(b, &a->args);
    if (a->vararg) {
        visit_optional(b, a->vararg->annotation);
    }
    if (a->kwarg) {
        visit_optional(b, a->kwarg->annotation);
    }
    visit_annotations(b, &a->kwonlyargs);
    visit_optional(b, s->function_def.returns);
    enter(b, SCOPE_FUNCTION, s)->coroutine = s->is_async;
    define_arguments(b, a);
    visit_body(b, &s->function_def.body);
    leave(b);
}

static void visit_class(builder *b, const stmt_node *s)
{
    define(b, s->class_def.name, SYM_LOCAL, s->at);
    visit_list(b, &s->class_def.bases);
    for (int i = 0; i < s->class_def.keywords.n; i++) {
        visit_expr(b, s->class_def.keywords.items[i].value);
    }
    visit_list(b, &s->class_def.decorators);
    const char *outer = b->private_name;
    b->private_name = s->class_def.name;
    enter(b, SCOPE_CLASS, s);
    visit_body(b, &s->class_def.body);
    leave(b);
    b->private_name = outer;
}

static void visit_ann_assign(builder *b, const stmt_node *s)
{
    const expr_node *target = s->ann_assign.target;
    if (target->kind == EXPR_NAME) {
        symbol *sym = scope_symbol(b->scope, mangle(b, target->name));
        if (s->ann_assign.simple && sym && b->scope->kind != SCOPE_MODULE &&
            (sym->flags & (SYM_GLOBAL | SYM_NONLOCAL))) {
            pass_error(b->pass, s->at, "annotated name '%s' can't be %s", target->name,
                       sym->flags & SYM_GLOBAL ? "global" : "nonlocal");
        }
        if (s->ann_assign.simple) {
            define(b, target->name, SYM_ANNOT | SYM_LOCAL, target->at);
        } else if (s->ann_assign.value) {
            define(b, target->name, SYM_LOCAL, target->at);
        }
    } else {
        visit_expr(b, target);
    }
    visit_expr(b, s->ann_assign.annotation);
    visit_optional(b, s->ann_assign.value);
}

static void visit_declaration(builder *b, const stmt_node *s)
{
    bool global = s->kind == STMT_GLOBAL;
    const char *what = global ? "global" : "nonlocal";
    for (int i = 0; i < s->names.n; i++) {
        const char *name = s->names.items[i];
        symbol *sym = scope_symbol(b->scope, mangle(b, name));
        unsigned flags = sym ? sym->flags : 0;
        if (flags & SYM_PARAM) {
            pass_error(b->pass, s->at, "name '%s' is parameter and %s", name, what);
        } else if (flags & SYM_USE) {
            pass_error(b->pass, s->at, "name '%s' is used prior to %s declaration", name, what);
        } else if (flags & SYM_ANNOT) {
            pass_error(b->pass, s->at, "annotated name '%s' can't be %s", name, what);
        } else if (flags & SYM_LOCAL) {
            pass_error(b->pass, s->at, "name '%s' is assigned to before %s declaration", name,
                       what);
        }
        if (!global && b->scope->kind == SCOPE_MODULE) {
            pass_error(b->pass, s->at, "nonlocal declaration not allowed at module level");
        }
        define(b, name, global ? SYM_GLOBAL : SYM_NONLOCAL, s->at);
    }
}

static void visit_try(builder *b, const stmt_node *s)
{
    visit_body(b, &s->try_stmt.body);
    for (int i = 0; i < s->try_stmt.handlers.n; i++) {
        const handler_node *h = &s->try_stmt.handlers.items[i];
        visit_optional(b, h->type);
        if (h->name) {
            define(b, h->name, SYM_LOCAL, h->at);
        }
        visit_body(b, &h->body);
    }
    visit_body(b, &s->try_stmt.orelse);
    visit_body(b, &s->try_stmt.finalbody);
}

static void visit_with(builder *b, const stmt_node *s)
{
    for (int i = 0; i < s->with.items.n; i++) {
        visit_expr(b, s->with.items.items[i].context);
        visit_optional(b, s->with.items.items[i].target);
    }
    visit_body(b, &s->with.body);
}

static void visit_imports(builder *b, ast_span at, const alias_list *names, bool from)
{
    for (int i = 0; i < names->n; i++) {
        const alias_node *alias = &names->items[i];
        const char *dot = strchr(alias->name, '.');
        const char *name = alias->asname ? alias->asname : alias->name;
        if (from && strcmp(alias->name, "*") == 0) {
            if (b->scope->kind != SCOPE_MODULE) {
                pass_error(b->pass, alias->at, "import * only allowed at module level");
            }
            return;
        }
        if (!alias->asname && dot) {
            name = arena_intern(b->pass->arena, name, (size_t)(dot - name));
            if (!name) {
                pass_memory(b->pass);
            }
        }
        define(b, name, SYM_LOCAL, at);
    }
}

static void visit_stmt(builder *b, const stmt_node *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF: visit_function(b, s); break;
    case STMT_CLASS_DEF: visit_class(b, s); break;
    case STMT_RETURN: visit_optional(b, s->return_value); break;
    case STMT_DELETE: visit_list(b, &s->delete_targets); break;
    case STMT_ASSIGN:
        visit_list(b, &s->assign.targets);
        visit_expr(b, s->assign.value);
        break;
    case STMT_AUG_ASSIGN:
        visit_expr(b, s->aug_assign.target);
        visit_expr(b, s->aug_assign.value);
        break;
    case STMT_ANN_ASSIGN: visit_ann_assign(b, s); break;
    case STMT_FOR:
        visit_expr(b, s->for_stmt.target);
        visit_expr(b, s->for_stmt.iter);
        visit_body(b, &s->for_stmt.body);
        visit_body(b, &s->for_stmt.orelse);
        break;
    case STMT_WHILE:
        visit_expr(b, s->while_stmt.test);
        visit_body(b, &s->while_stmt.body);
        visit_body(b, &s->while_stmt.orelse);
        break;
    case STMT_IF:
        visit_expr(b, s->if_stmt.test);
        visit_body(b, &s->if_stmt.body);
        visit_body(b, &s->if_stmt.orelse);
        break;
    case STMT_WITH: visit_with(b, s); break;
    case STMT_RAISE:
        visit_optional(b, s->raise.exc);
        visit_optional(b, s->raise.cause);
        break;
    case STMT_TRY: visit_try(b, s); break;
    case STMT_ASSERT:
        visit_expr(b, s->assert_stmt.test);
        visit_optional(b, s->assert_stmt.msg);
        break;
    case STMT_IMPORT: visit_imports(b, s->at, &s->import_names, false); break;
    case STMT_IMPORT_FROM:
        visit_imports(b, s->at, &s->import_from.names, true);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL: visit_declaration(b, s); break;
    case STMT_EXPR: visit_expr(b, s->expr); break;
    case STMT_PASS:
    case STMT_BREAK:
    case STMT_CONTINUE: break;
    }
}

static void visit_body(builder *b, const stmt_list *body)
{
    for (int i = 0; i < body->n; i++) {
        visit_stmt(b, body->items[i]);
    }
}

scope_table *scope_analyse(pass *p, const module_node *module)
{
    builder b = {.pass = p, .debug = pass_intern(p, "__debug__"), .dot0 = pass_intern(p, ".0")};
    b.super = pass_intern(p, "super");
    b.class_name = pass_intern(p, "__class__");
    b.table = pass_alloc(p, 1, sizeof *b.table);
    b.table->module = enter(&b, SCOPE_MODULE, module);
    visit_body(&b, &module->body);
    scope_resolve(p, b.table->module);
    return b.table;
}
