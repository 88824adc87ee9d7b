/* from __future__ import ... */
#include <string.h>

#include "codegen.h"

static void check_feature(compiler *c, const stmt_node *s, const alias_node *alias)
{
    static const char *const known[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                        "print_function", "unicode_literals", "generator_stop"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(alias->name, known[i]) == 0) {
            return;
        }
    }
    ast_span at = {s->at.line, s->at.col, s->at.line, s->at.col + 1}; /* as CPython shows it */
    if (strcmp(alias->name, "annotations") == 0) {
        c->text_annotations = true;
    } else if (strcmp(alias->name, "braces") == 0) {
        pass_error(&c->pass, at, "not a chance");
    } else if (strcmp(alias->name, "barry_as_FLUFL") == 0) {
        pass_error(&c->pass, at, "genlab does not support the future feature barry_as_FLUFL");
    } else {
        pass_error(&c->pass, at, "future feature %.100s is not defined", alias->name);
    }
}

bool is_future_import(const stmt_node *s)
{
    return s->kind == STMT_IMPORT_FROM && s->import_from.level == 0 && s->import_from.module &&
           strcmp(s->import_from.module, "__future__") == 0;
}

static bool is_docstring(const stmt_node *s)
{
    return s->kind == STMT_EXPR && s->expr->kind == EXPR_CONSTANT && s->expr->constant.kind == CONST_STR;
}

void read_future_imports(compiler *c, const module_node *module)
{
    const stmt_list *body = &module->body;
    for (int i = 0; i < body->n; i++) {
        const stmt_node *s = body->items[i];
        if (i == 0 && is_docstring(s)) {
            continue;
        }
        if (!is_future_import(s)) {
            return;
        }
        for (int k = 0; k < s->import_from.names.n; k++) {
            check_feature(c, s, &s->import_from.names.items[k]);
        }
        c->last_future_line = s->at.line;
    }
}
