#ifndef GENLAB_FRONT_PARSER_INTERNAL_H
#define GENLAB_FRONT_PARSER_INTERNAL_H

#include "ast.h"
#include "lexer.h"

/* What the parts of the parser share. It is a recursive descent over the list of words.
 *
 * A function that fails sets `failed` and answers NULL (or false); callers pass that on. Whoever
 * knows nothing better than "invalid syntax" just calls parser_fail: the place is then the furthest
 * word that was looked at. In `quiet` mode, which looks ahead and is always rewound or checked, no
 * message is made. */
typedef struct parser {
    arena *arena;
    const source *source;
    const token *tokens;
    int n;
    int pos;
    int furthest;
    int fetched;  /* as furthest, with what was looked at in a trial */
    int depth;    /* of recursion */
    int pair_key; /* the first word of the last key after a comma in a dict display */
    bool quiet;
    bool failed;
    bool has_error; /* *err says what is wrong; else it is "invalid syntax" */
    bool too_deep;
    syntax_error *err;
} parser;

typedef struct parser_mark {
    int pos, furthest, depth;
    bool quiet, failed;
} parser_mark;

/* Recursion of the parser; each level costs a few C frames. */
enum { PARSER_MAX_DEPTH = 1000 };

/* parser.c */

static inline const token *parser_peek(parser *p)
{
    if (p->pos > p->furthest) {
        p->furthest = p->pos;
    }
    return &p->tokens[p->pos];
}

static inline bool parser_at(parser *p, token_kind kind)
{
    return parser_peek(p)->kind == kind;
}

/* The kind of the word after the next one. */
static inline token_kind parser_second(const parser *p)
{
    return p->pos + 1 < p->n ? (token_kind)p->tokens[p->pos + 1].kind : T_END;
}

/* Takes the next word when it is of this kind. */
static inline bool parser_accept(parser *p, token_kind kind)
{
    if (!parser_at(p, kind)) {
        return false;
    }
    p->pos++;
    return true;
}

void *parser_fail(parser *p);

/* parser_accept, or failure. */
bool parser_expect(parser *p, token_kind kind);

/* Fails with a SyntaxError. Always NULL. */
void *parser_error(parser *p, ast_span at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void *parser_indentation_error(parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The place of the furthest word that was looked at. */
ast_span parser_furthest_span(const parser *p);

/* From the start of one span to the end of the other. */
ast_span span_range(ast_span from, ast_span to);

/* From the word with this index to the last word taken that is not layout. */
ast_span parser_span_from(const parser *p, int start);

/* From the start of word `start` to where CPython's lexer is: its ranges of this kind end one character
 * before the end of the furthest word. */
ast_span parser_span_to_furthest(const parser *p, int start);

/* Looking ahead: begin, parse, then end it, which rewinds and tells whether all went well. */
parser_mark parser_begin_trial(parser *p);
bool parser_end_trial(parser *p, parser_mark mark);

/* Deeper by one level, or failure; every success needs a parser_leave. */
bool parser_enter(parser *p);
static inline void parser_leave(parser *p)
{
    p->depth--;
}

/* `items` with room for one more than `n` of `size` bytes; NULL (failed) without memory. The room is
 * doubled when n is a power of two. */
void *parser_grow(parser *p, void *items, int n, size_t size);

/* Appends to a {items, n} list of the tree; false without memory. */
#define LIST_ADD(p, list, ...)                                                                     \
    (((list)->items = parser_grow(p, (list)->items, (list)->n, sizeof *(list)->items)) &&         \
     ((list)->items[(list)->n++] = (__VA_ARGS__), true))

expr_node *parser_new_expr(parser *p, expr_kind kind);
stmt_node *parser_new_stmt(parser *p, stmt_kind kind);

/* Gives a complete node its span, from the word `start` on, and its height. NULL when it is NULL,
 * when parsing has failed, or when it is too high. */
expr_node *parser_finish_expr(parser *p, expr_node *e, int start);
stmt_node *parser_finish_stmt(parser *p, stmt_node *s, int start);

/* Takes a name. `at` may be NULL. */
const char *parser_name(parser *p, ast_span *at);

bool parser_at_soft_keyword(parser *p, const char *word);

/* parser_stmt.c, parser_compound.c, parser_import.c */

/* Appends the statements of one or more logical lines. */
bool parse_statement(parser *p, stmt_list *out);
bool parse_simple_statements(parser *p, stmt_list *out);
stmt_node *parse_compound_statement(parser *p);
stmt_node *parse_import(parser *p);
stmt_node *parse_import_from(parser *p);

/* parser_expr.c */

expr_node *parse_expression(parser *p);
expr_node *parse_named_expression(parser *p);
expr_node *parse_star_expressions(parser *p);
expr_node *parse_star_named_expression(parser *p);
expr_node *parse_yield_or_star_expressions(parser *p);
expr_node *parse_disjunction(parser *p);
expr_node *parse_bitwise_or(parser *p);
bool token_starts_expression(token_kind kind);

/* After the failure to parse what follows the `*` of an argument, of a subscript, or of the first item
 * in brackets. Always NULL. */
void *fail_star_expression(parser *p);

/* `e` is followed by `=` or `:=`, where it cannot be assigned to: fails if there is more to say about
 * that than "invalid syntax". */
void check_misplaced_assignment(parser *p, const expr_node *e);

/* parser_atom.c, parser_call.c, parser_display.c */

expr_node *parse_await_or_primary(parser *p);
expr_node *parse_atom(parser *p);
expr_node *parse_group(parser *p);
expr_node *parse_list(parser *p);
expr_node *parse_dict_or_set(parser *p);

/* The arguments up to and with the `)`: of a call, or of a class statement, where a bare generator
 * expression cannot be. */
bool parse_arguments(parser *p, bool is_call, expr_list *args, keyword_list *keywords);

/* Whether `for` or `async for` is next. */
bool parser_at_comprehension(parser *p);

/* One or more for … in … if clauses. */
bool parse_comprehension_clauses(parser *p, comprehension_list *out);

/* Makes a generator expression of `elt` and the clauses that follow; `start` is its first word. */
expr_node *parse_generator_rest(parser *p, expr_node *elt, int start);

/* parser_params.c */

arguments_node *parse_parameters(parser *p, token_kind end);

/* parser_target.c */

/* As CPython calls this kind of expression in messages. */
const char *expr_description(const expr_node *e);

typedef enum target_use { TARGET_ASSIGN, TARGET_FOR, TARGET_DELETE } target_use;

/* The first part of e that cannot be a target, or NULL. */
expr_node *find_invalid_target(expr_node *e, target_use use);

/* Whether e can be a target as it stands; when not, fails and says why. */
bool check_target(parser *p, expr_node *e, target_use use);

void set_context(expr_node *e, expr_context ctx);

/* The targets of `for`; `in` is next. */
expr_node *parse_for_targets(parser *p, bool in_comprehension);

/* parser_literal.c, fstring.c */

expr_node *parse_number(parser *p);
expr_node *parse_strings(parser *p);

/* The value of the text of one string (without prefix and quotes). Fails for `at` on wrong escapes. */
typedef struct text_builder {
    char *bytes;
    size_t len;
    size_t capacity;
} text_builder;

bool text_append(parser *p, text_builder *out, const char *bytes, size_t len);
/* Errors are at `at`, warnings about the line. */
bool decode_string(parser *p, text_builder *out, const char *text, size_t len, bool raw,
                   bool is_bytes, ast_span at, int line);

/* An f-string from its T_FSTRING_START on. Appends its parts to `parts`; literal text goes to
 * `pending` first. */
bool parse_fstring(parser *p, expr_list *parts, text_builder *pending, ast_span at);
bool flush_text(parser *p, expr_list *parts, text_builder *pending, ast_span at);

#endif
