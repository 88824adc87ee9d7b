#include "lexer_internal.h"
#include "../utf8.h"

#include <string.h>

/* The error of a number points at the last character that was read. */
static bool fail_at(lexer *lx, int offset, const char *message, const char *kind)
{
    return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, offset), message, kind);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name_byte(char c)
{
    return c == '_' || utf8_is_ascii_alnum(c);
}

/* A number may touch a keyword that goes on with the expression: `1if x else 2`. */
static bool verify_end(lexer *lx, int end, const char *kind)
{
    const char *text = lx->source->text + end;
    static const char *const followers[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof followers / sizeof *followers; i++) {
        size_t n = strlen(followers[i]);
        if (strncmp(text, followers[i], n) == 0 && !is_name_byte(text[n])) {
            return true;
        }
    }
    if (is_name_byte(*text)) {
        return fail_at(lx, end - 1, "invalid %s literal", kind);
    }
    return true;
}

static bool is_digit_of(char c, int base)
{
    if (base == 16) {
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
    return c >= '0' && c < '0' + base;
}

/* Digits and single underscores from *end on. */
static bool scan_digits(lexer *lx, int *end, int base, const char *kind)
{
    const char *text = lx->source->text;
    for (;;) {
        while (is_digit_of(text[*end], base)) {
            ++*end;
        }
        if (text[*end] != '_') {
            return true;
        }
        if (!is_digit_of(text[*end + 1], base)) {
            if (base != 10 && base != 16 && is_digit(text[*end + 1])) {
                return true;
            }
            return fail_at(lx, *end, "invalid %s literal", kind);
        }
        ++*end;
    }
}

/* 0x, 0o, 0b. */
static bool lex_prefixed(lexer *lx, int base, const char *kind)
{
    const char *text = lx->source->text;
    int end = lx->pos + 2;
    if (text[end] == '_' && is_digit_of(text[end + 1], base)) {
        end++;
    }
    bool some = is_digit_of(text[end], base);
    if (some && !scan_digits(lx, &end, base, kind)) {
        return false;
    }
    int wrong = end + (text[end] == '_');
    if (base != 16 && is_digit(text[wrong])) {
        return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, wrong),
                          "invalid digit '%c' in %s literal", text[wrong], kind);
    }
    if (!some) {
        return fail_at(lx, wrong - 1, "invalid %s literal", kind);
    }
    if (!verify_end(lx, end, kind)) {
        return false;
    }
    int start = lx->pos;
    lx->pos = end;
    return lexer_add(lx, T_NUMBER, start, end);
}

bool lexer_number(lexer *lx)
{
    const char *text = lx->source->text;
    int start = lx->pos;
    int end = start;
    if (text[end] == '0') {
        switch (text[end + 1]) {
        case 'x':
        case 'X': return lex_prefixed(lx, 16, "hexadecimal");
        case 'o':
        case 'O': return lex_prefixed(lx, 8, "octal");
        case 'b':
        case 'B': return lex_prefixed(lx, 2, "binary");
        }
    }
    const char *kind = "decimal";
    bool is_float = false;
    if (is_digit(text[end]) && !scan_digits(lx, &end, 10, kind)) {
        return false;
    }
    int digits_end = end;
    if (text[end] == '.') {
        is_float = true;
        end++;
        if (is_digit(text[end]) && !scan_digits(lx, &end, 10, kind)) {
            return false;
        }
    }
    if (text[end] == 'e' || text[end] == 'E') {
        int exponent = end + 1;
        bool has_sign = text[exponent] == '+' || text[exponent] == '-';
        exponent += has_sign;
        if (is_digit(text[exponent])) {
            is_float = true;
            end = exponent;
            if (!scan_digits(lx, &end, 10, kind)) {
                return false;
            }
        } else if (has_sign) {
            return fail_at(lx, exponent - 1, "invalid %s literal", kind);
        }
    }
    if (text[end] == 'j' || text[end] == 'J') {
        return lexer_fail(lx, false, SYNTAX_ERROR,
                          (ast_span){.line = lx->line,
                                     .col = start - lx->source->line_start[lx->line - 1],
                                     .end_line = lx->line,
                                     .end_col = end + 1 - lx->source->line_start[lx->line - 1]},
                          "genlab does not support imaginary literals");
    }
    if (!is_float && text[start] == '0') {
        int zeros = start;
        while (text[zeros] == '0' || text[zeros] == '_') {
            zeros++;
        }
        if (zeros < digits_end) {
            ast_span at = lexer_char_span(lx, start);
            at.end_line = at.line;
            at.end_col = at.col + zeros - start;
            return lexer_fail(lx, false, SYNTAX_ERROR, at,
                              "leading zeros in decimal integer literals are not permitted; use an "
                              "0o prefix for octal integers");
        }
    }
    if (!verify_end(lx, end, kind)) {
        return false;
    }
    lx->pos = end;
    return lexer_add(lx, T_NUMBER, start, end);
}
