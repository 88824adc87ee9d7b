/* Expressions back to text, as `from __future__ import annotations` keeps them. */
#ifndef GENLAB_FRONT_UNPARSE_H
#define GENLAB_FRONT_UNPARSE_H

#include "codegen.h"

/* The text as a str, in the pool; laid out as CPython's ast_unparse.c does. */
value unparse(compiler *c, const expr_node *e);

#endif
