#ifndef GENLAB_FRONT_SOURCE_H
#define GENLAB_FRONT_SOURCE_H

#include "arena.h"
#include "ast.h"

#include <stdio.h>

/* A SyntaxWarning. */
typedef struct source_warning {
    struct source_warning *next;
    int line;
    char message[160];
} source_warning;

/* In the order in which they came. */
typedef struct source_warnings {
    arena *arena;
    source_warning *first, **end;
} source_warnings;

/* A source text made uniform: valid UTF-8 without byte order mark and NUL, lines end in a single
 * '\n', the last one too. It and all of its parts live in an arena. */
typedef struct source_text {
    const char *filename;
    const char *text; /* NUL-terminated */
    int len;
    int line_count;
    int *line_start; /* line_count + 1 offsets into text; line n (from 1) begins at line_start[n-1] */
    source_warnings *warnings;
} source;

typedef enum syntax_error_kind {
    SYNTAX_ERROR,
    INDENTATION_ERROR,
    TAB_ERROR,
    SYNTAX_MEMORY, /* a MemoryError: no memory, or the program nests too deep */
} syntax_error_kind;

/* What is wrong with a source text. Lines and columns count from 1, columns are characters, the end
 * is exclusive, as in CPython's SyntaxError; `line` 0 means that there is no place, `col` 0 that only
 * the line is known. */
typedef struct syntax_error {
    syntax_error_kind kind;
    char message[320];
    int line, col;
    int end_line, end_col;
    const char *filename; /* lives as long as the arena, as does the source */
    const source *source; /* or NULL */
} syntax_error;

/* Copies the text into the arena and checks it. NULL with *err filled when the bytes are no source. */
source *source_open(arena *a, const char *filename, const char *text, size_t len, syntax_error *err);

/* Without memory there is no warning. */
void source_warn(const source *s, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Line n, from 1, without its '\n'; *len is in bytes. */
const char *source_line(const source *s, int n, int *len);

/* Fills *err for this place in the source. The columns of `at` are bytes, as in the tree; a negative
 * col stands for the line as a whole, line 0 for no place, end_line 0 for a single character. */
void syntax_error_at(syntax_error *err, syntax_error_kind kind, const source *s, ast_span at,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

/* "SyntaxError", "IndentationError", "TabError" or "MemoryError". */
const char *syntax_error_type_name(syntax_error_kind kind);

/* Writes the error as CPython 3.13's traceback module does: the place, the line with carets under
 * the range, the message. */
void syntax_error_write(const syntax_error *err, FILE *out);

#endif
