#ifndef GENLAB_TESTS_AST_DUMP_H
#define GENLAB_TESTS_AST_DUMP_H

#include "front/ast.h"

#include <stdio.h>

/* Writes a tree as one line of nested lists: (kind field …). Names and operators stand bare, strings
 * in single quotes with \xNN for what is not printable ASCII, a missing field is `-`. With `spans`
 * each expression and statement has @line:col-line:col after its kind. */
void ast_dump(const module_node *m, bool spans, FILE *out);

#endif
