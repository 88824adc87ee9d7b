#include "lexer_internal.h"

#include <ctype.h>
#include <string.h>

bool lexer_is_string_prefix(const char *text, int len)
{
    static const char *const prefixes[] = {"r", "u", "b", "f", "br", "rb", "fr", "rf"};
    char lower[3] = "";
    if (len < 1 || len > 2) {
        return false;
    }
    for (int i = 0; i < len; i++) {
        lower[i] = (char)tolower((unsigned char)text[i]);
    }
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (strcmp(lower, prefixes[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool starts_with_quotes(const char *text, char quote, int count)
{
    for (int i = 0; i < count; i++) {
        if (text[i] != quote) {
            return false;
        }
    }
    return true;
}

/* A string that has no end; the same quote as that of the f-string around it was meant to end that. */
static bool fail_unterminated(lexer *lx, int start, int quote, bool triple, int first_line,
                              bool escaped_quote)
{
    const fstring_mode *f = lx->fstring;
    int detected = lx->line;
    ast_span at = {.line = first_line, .col = start - lx->source->line_start[first_line - 1]};
    if (f && f->quote == lx->source->text[quote] && f->triple == triple) {
        return lexer_fail(lx, false, SYNTAX_ERROR, at, "f-string: expecting '}'");
    }
    return lexer_fail(lx, false, SYNTAX_ERROR, at,
                      triple ? "unterminated triple-quoted string literal (detected at line %d)"
                      : escaped_quote
                          ? "unterminated string literal (detected at line %d); perhaps you escaped "
                            "the end quote?"
                          : "unterminated string literal (detected at line %d)",
                      detected);
}

static bool open_fstring(lexer *lx, int start, int quote, bool raw)
{
    const char *text = lx->source->text;
    int next = lx->fstring ? (int)(lx->fstring - lx->fstrings) + 1 : 0;
    bool triple = starts_with_quotes(text + quote, text[quote], 3);
    lx->pos = quote + (triple ? 3 : 1);
    if (next == MAX_FSTRINGS) {
        return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, lx->pos - 1),
                          "too many nested f-strings");
    }
    lx->fstring = &lx->fstrings[next];
    *lx->fstring = (fstring_mode){.quote = text[quote], .triple = triple, .raw = raw,
                                  .in_text = true, .start = start, .line = lx->line};
    token *t = lexer_add(lx, T_FSTRING_START, start, lx->pos);
    if (t) {
        t->raw = raw;
    }
    return t;
}

bool lexer_string(lexer *lx, int start, int quote)
{
    const char *text = lx->source->text;
    bool is_fstring = false;
    bool raw = false;
    for (int i = start; i < quote; i++) {
        is_fstring = is_fstring || text[i] == 'f' || text[i] == 'F';
        raw = raw || text[i] == 'r' || text[i] == 'R';
    }
    if (is_fstring) {
        return open_fstring(lx, start, quote, raw);
    }
    bool triple = starts_with_quotes(text + quote, text[quote], 3);
    int quotes = triple ? 3 : 1;
    int first_line = lx->line;
    bool escaped_quote = false;
    for (int i = quote + quotes; i < lx->source->len;) {
        if (starts_with_quotes(text + i, text[quote], quotes)) {
            lx->pos = i + quotes;
            return lexer_add(lx, T_STRING, start, lx->pos);
        }
        if (text[i] == '\n' && !triple) {
            return fail_unterminated(lx, start, quote, triple, first_line, escaped_quote);
        }
        if (text[i] == '\\') {
            i++;
            escaped_quote |= text[i] == text[quote];
        }
        if (text[i] == '\n' && i + 1 < lx->source->len) {
            lx->line++;
        }
        i++;
    }
    return fail_unterminated(lx, start, quote, triple, first_line, escaped_quote);
}

static bool add_middle(lexer *lx, int start, int end)
{
    if (start == end) {
        return true;
    }
    token *t = lexer_add(lx, T_FSTRING_MIDDLE, start, end);
    if (t) {
        t->raw = lx->fstring->raw;
    }
    return t;
}

static bool open_field(lexer *lx)
{
    fstring_mode *f = lx->fstring;
    if (f->fields == MAX_FIELDS) {
        return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, lx->pos - 1),
                          "f-string: expressions nested too deeply");
    }
    if (!lexer_open_bracket(lx, '{')) {
        return false;
    }
    f->field_depth[f->fields++] = lx->depth;
    f->in_text = false;
    return true;
}

bool lexer_fstring_text(lexer *lx)
{
    const char *text = lx->source->text;
    fstring_mode *f = lx->fstring;
    bool in_spec = f->fields > 0;
    int quotes = f->triple ? 3 : 1;
    int start = lx->pos;
    bool in_character_name = false;
    while (lx->pos < lx->source->len) {
        char c = text[lx->pos];
        if (starts_with_quotes(text + lx->pos, f->quote, quotes)) {
            if (!add_middle(lx, start, lx->pos)) {
                return false;
            }
            lx->pos += quotes;
            lx->fstring = f == lx->fstrings ? NULL : f - 1;
            return lexer_add(lx, T_FSTRING_END, lx->pos - quotes, lx->pos);
        }
        if (c == '\n' && !f->triple) {
            if (!in_spec) {
                break;
            }
            f->in_text = false; /* the field goes on without more specification */
            return add_middle(lx, start, lx->pos);
        }
        if (c == '{') {
            if (text[lx->pos + 1] == '{' && !in_spec) {
                lx->pos += 2;
                return add_middle(lx, start, lx->pos - 1);
            }
            return add_middle(lx, start, lx->pos) && open_field(lx);
        }
        if (c == '}' && in_character_name) {
            in_character_name = false;
        } else if (c == '}') {
            if (text[lx->pos + 1] == '}' && !in_spec) {
                lx->pos += 2;
                return add_middle(lx, start, lx->pos - 1);
            }
            if (!in_spec) {
                return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, lx->pos),
                                  "f-string: single '}' is not allowed");
            }
            return add_middle(lx, start, lx->pos) && lexer_close_bracket(lx, '}');
        }
        if (c == '\\') {
            char next = text[lx->pos + 1];
            if (next == 'N' && !f->raw && text[lx->pos + 2] == '{') {
                in_character_name = true;
                lx->pos += 2;
            } else if (next != '{' && next != '}') {
                lx->pos++;
                c = next;
            }
        }
        if (c == '\n' && lx->pos + 1 < lx->source->len) {
            lx->line++;
        }
        lx->pos++;
    }
    ast_span at = {.line = f->line, .col = f->start - lx->source->line_start[f->line - 1]};
    return lexer_fail(lx, false, SYNTAX_ERROR, at,
                      f->triple
                          ? "unterminated triple-quoted f-string literal (detected at line %d)"
                          : "unterminated f-string literal (detected at line %d)",
                      lx->line);
}
