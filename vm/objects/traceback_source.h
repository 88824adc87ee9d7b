/* Between the files that show the source of a traceback's entry. */
#ifndef GENLAB_OBJECTS_TRACEBACK_SOURCE_H
#define GENLAB_OBJECTS_TRACEBACK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct source_row { const uint32_t *points; size_t len; } source_row;   /* without its line end */

/* What an entry points at: from column `start` of the first row to column `end` (exclusive) of the last, in characters. */
typedef struct source_span { const source_row *rows; size_t n, start, end; } source_span;

/* The part of the span that is marked with ^ between the ~: an operator, or from the bracket that opens a call's arguments
 * or a subscript to the one that closes them. Rows from 0, columns in characters of the row, the right end is exclusive. */
typedef struct source_anchors { size_t left_row, left, right_row, right; } source_anchors;

/* These two parse the text: front/traceback_anchors.c. False when the span's text is no binary operation, subscript or call. */
bool find_anchors(const source_span *s, source_anchors *a);

/* Whether marks would tell nothing: the rows hold no statement, or one that returns a call of a name, or assigns a call to
 * a name, where the span is the call. */
bool is_plain_statement(const source_span *s);

int point_width(uint32_t c);    /* 1 or 2 */

#endif
