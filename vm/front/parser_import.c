#include "parser_internal.h"

#include <string.h>

/* name ('.' name)*, as one interned text. */
static const char *parse_dotted_name(parser *p, ast_span *at)
{
    int start = p->pos;
    text_builder joined = {0};
    const char *name;
    while ((name = parser_name(p, NULL)) && text_append(p, &joined, name, strlen(name)) &&
           parser_accept(p, T_DOT)) {
        if (!text_append(p, &joined, ".", 1)) {
            return NULL;
        }
    }
    if (p->failed) {
        return NULL;
    }
    *at = parser_span_from(p, start);
    name = arena_intern(p->arena, joined.bytes, joined.len);
    return name ? name : parser_fail(p);
}

/* ['as' name] */
static bool parse_as_name(parser *p, alias_node *alias, int start)
{
    if (parser_accept(p, T_AS) && !(alias->asname = parser_name(p, NULL))) {
        return false;
    }
    alias->at = parser_span_from(p, start);
    return true;
}

stmt_node *parse_import(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_IMPORT);
    if (!s) {
        return NULL;
    }
    if (parser_at(p, T_NEWLINE)) {
        return parser_error(p, parser_peek(p)->at, "Expected one or more names after 'import'");
    }
    do {
        int item = p->pos;
        alias_node alias = {0};
        alias.name = parse_dotted_name(p, &alias.at);
        if (!alias.name || !parse_as_name(p, &alias, item) ||
            !LIST_ADD(p, &s->import_names, alias)) {
            return NULL;
        }
    } while (parser_accept(p, T_COMMA));
    if (parser_accept(p, T_FROM)) {
        ast_span at;
        parser_mark mark = parser_begin_trial(p);
        parse_dotted_name(p, &at);
        at = parser_span_to_furthest(p, start);
        if (!parser_end_trial(p, mark)) {
            return parser_fail(p);
        }
        return parser_error(p, at, "Did you mean to use 'from ... import ...' instead?");
    }
    return parser_finish_stmt(p, s, start);
}

static bool parse_imported_names(parser *p, alias_list *out)
{
    bool in_parens = parser_accept(p, T_LPAREN);
    if (!in_parens && parser_at(p, T_NEWLINE)) {
        return parser_error(p, parser_peek(p)->at, "Expected one or more names after 'import'");
    }
    for (;;) {
        int item = p->pos;
        alias_node alias = {0};
        alias.name = parser_name(p, NULL);
        if (!alias.name || !parse_as_name(p, &alias, item) || !LIST_ADD(p, out, alias)) {
            return false;
        }
        if (!parser_accept(p, T_COMMA)) {
            break;
        }
        if (in_parens && parser_at(p, T_RPAREN)) {
            break;
        }
        if (!in_parens && parser_at(p, T_NEWLINE)) {
            return parser_error(p, parser_peek(p)->at,
                                "trailing comma not allowed without surrounding parentheses");
        }
    }
    return !in_parens || parser_expect(p, T_RPAREN);
}

stmt_node *parse_import_from(parser *p)
{
    int start = p->pos++;
    stmt_node *s = parser_new_stmt(p, STMT_IMPORT_FROM);
    if (!s) {
        return NULL;
    }
    for (;;) {
        if (parser_accept(p, T_DOT)) {
            s->import_from.level++;
        } else if (parser_accept(p, T_ELLIPSIS)) {
            s->import_from.level += 3;
        } else {
            break;
        }
    }
    ast_span at;
    if (s->import_from.level == 0 || !parser_at(p, T_IMPORT)) {
        if (!(s->import_from.module = parse_dotted_name(p, &at))) {
            return NULL;
        }
    }
    if (!parser_expect(p, T_IMPORT)) {
        return NULL;
    }
    if (parser_accept(p, T_STAR)) {
        alias_node alias = {.at = p->tokens[p->pos - 1].at, .name = arena_intern(p->arena, "*", 1)};
        if (!alias.name || !LIST_ADD(p, &s->import_from.names, alias)) {
            return parser_fail(p);
        }
    } else if (!parse_imported_names(p, &s->import_from.names)) {
        return NULL;
    }
    return parser_finish_stmt(p, s, start);
}
