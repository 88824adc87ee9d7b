#ifndef GENLAB_FRONT_PARSER_H
#define GENLAB_FRONT_PARSER_H

#include "arena.h"
#include "ast.h"
#include "source.h"

/* Parses a whole module. The tree lives in the arena, which keeps its own copy of filename and text.
 * NULL with *err filled on an error; err refers to the arena too. Any bytes are safe to give. */
module_node *parse_module(arena *a, const char *filename, const char *text, size_t len,
                          syntax_error *err);

#endif
