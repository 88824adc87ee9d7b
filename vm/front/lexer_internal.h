#ifndef GENLAB_FRONT_LEXER_INTERNAL_H
#define GENLAB_FRONT_LEXER_INTERNAL_H

#include "lexer.h"

/* What the parts of the lexer share: lexer.c (layout, names, punctuation), lexer_number.c and
 * lexer_string.c. The functions answer false when lexing must stop. */

/* The limits are CPython's. */
enum { MAX_INDENTATION = 100, MAX_BRACKETS = 200, MAX_FSTRINGS = 150, MAX_FIELDS = 3 };

/* One f-string that is being read. Text is read when `in_text`, else words of a field's expression.
 * Text inside a field is its format specification. */
typedef struct fstring_mode {
    char quote;
    bool triple;
    bool raw;
    bool in_text;
    int start; /* offset of its prefix */
    int line;
    int fields;                  /* open fields, one in the other's format specification */
    int field_depth[MAX_FIELDS]; /* open brackets inside each, its own brace included */
} fstring_mode;

typedef struct lexer {
    const source *source;
    token_list *list;
    int capacity;
    bool no_memory;
    int pos;  /* offset of the next byte */
    int line; /* the line of pos, from 1 */
    bool at_line_start;
    int indentation;
    struct indent {
        int col, alt_col;
    } indents[MAX_INDENTATION];
    int depth;
    struct bracket {
        char c;
        ast_span at;
    } brackets[MAX_BRACKETS];
    fstring_mode *fstring; /* the innermost in fstrings, or NULL */
    fstring_mode fstrings[MAX_FSTRINGS];
} lexer;

/* Adds a word that spans [start, end); `line` must be the line of `end`. NULL without memory. */
token *lexer_add(lexer *lx, token_kind kind, int start, int end);

/* Ends the words with T_ERROR and answers false. */
bool lexer_fail(lexer *lx, bool weak, syntax_error_kind kind, ast_span at, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The place of the character at an offset, without an end. */
ast_span lexer_char_span(const lexer *lx, int offset);

/* Whether the next byte is outside of all brackets that a field of an f-string has opened. */
static inline bool lexer_at_field_level(const lexer *lx)
{
    const fstring_mode *f = lx->fstring;
    return f && f->fields > 0 && f->field_depth[f->fields - 1] == lx->depth;
}

bool lexer_open_bracket(lexer *lx, char c);
bool lexer_close_bracket(lexer *lx, char c);
bool lexer_number(lexer *lx);

/* Whether these letters may stand before a quote. */
bool lexer_is_string_prefix(const char *text, int len);

/* A string that starts at `start`, with its opening quote at `quote`. */
bool lexer_string(lexer *lx, int start, int quote);

/* The text of an f-string up to a field or the end. */
bool lexer_fstring_text(lexer *lx);

#endif
