#ifndef GENLAB_FRONT_LEXER_H
#define GENLAB_FRONT_LEXER_H

#include "arena.h"
#include "source.h"

#include <stdint.h>

/* The words of Python. In the order of the table in lexer.c. */
typedef enum token_kind {
    T_END,    /* end of the text */
    T_ERROR,  /* the lexer stopped here */
    T_NEWLINE,
    T_INDENT,
    T_DEDENT, /* up to here: layout */
    T_NAME,
    T_NUMBER,
    T_STRING,         /* with its prefix and quotes */
    T_FSTRING_START,  /* prefix and opening quotes */
    T_FSTRING_MIDDLE, /* literal text; `{{` and `}}` end one, with one brace in it */
    T_FSTRING_END,
    /* punctuation */
    T_LPAREN, T_RPAREN, T_LBRACKET, T_RBRACKET, T_LBRACE, T_RBRACE,
    T_COLON, T_COMMA, T_SEMICOLON, T_DOT, T_ELLIPSIS, T_ARROW, T_WALRUS, T_EXCLAMATION,
    T_PLUS, T_MINUS, T_STAR, T_SLASH, T_PERCENT, T_AT, T_AMPERSAND, T_BAR, T_CARET, T_TILDE,
    T_DOUBLE_STAR, T_DOUBLE_SLASH, T_LSHIFT, T_RSHIFT,
    T_LESS, T_GREATER, T_LESS_EQUAL, T_GREATER_EQUAL, T_EQUAL_EQUAL, T_NOT_EQUAL,
    T_EQUAL,
    T_PLUS_EQUAL, T_MINUS_EQUAL, T_STAR_EQUAL, T_SLASH_EQUAL, T_PERCENT_EQUAL, T_AT_EQUAL,
    T_AMPERSAND_EQUAL, T_BAR_EQUAL, T_CARET_EQUAL, T_LSHIFT_EQUAL, T_RSHIFT_EQUAL,
    T_DOUBLE_STAR_EQUAL, T_DOUBLE_SLASH_EQUAL,
    T_OTHER, /* a character that no word begins with */
    /* keywords, in alphabetical order */
    T_FALSE, T_NONE, T_TRUE, T_AND, T_AS, T_ASSERT, T_ASYNC, T_AWAIT, T_BREAK, T_CLASS, T_CONTINUE,
    T_DEF, T_DEL, T_ELIF, T_ELSE, T_EXCEPT, T_FINALLY, T_FOR, T_FROM, T_GLOBAL, T_IF, T_IMPORT,
    T_IN, T_IS, T_LAMBDA, T_NONLOCAL, T_NOT, T_OR, T_PASS, T_RAISE, T_RETURN, T_TRY, T_WHILE,
    T_WITH, T_YIELD,
} token_kind;

typedef struct token {
    uint8_t kind;
    uint8_t depth; /* open brackets around it, those of f-string fields included */
    bool raw;      /* T_FSTRING_START, T_FSTRING_MIDDLE: backslashes are plain */
    int start, end; /* byte offsets into the source text; start == end for some layout words */
    ast_span at;
} token;

/* All words of a text; the last one is T_END or T_ERROR. */
typedef struct token_list {
    token *items; /* malloc'ed */
    int n;
    /* What is wrong at a final T_ERROR. `weak` errors are about the layout or the end of the text: a
     * syntax error found earlier by the parser goes before them, but after the others. */
    syntax_error error;
    bool weak;
    bool in_fstring; /* the error is inside of an f-string */
    /* The innermost bracket that is open at the end, or 0. */
    char open_bracket;
    ast_span open_at;
} token_list;

/* Cuts a source into words. False only when there is no memory (nothing is to be freed then). */
bool lex_source(const source *s, token_list *out);

void token_list_free(token_list *list);

#endif
