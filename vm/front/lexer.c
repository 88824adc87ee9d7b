#include "lexer.h"

#include "lexer_internal.h"
#include "../memory.h"
#include "../utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { TAB_SIZE = 8 };

bool lexer_fail(lexer *lx, bool weak, syntax_error_kind kind, ast_span at, const char *format, ...)
{
    char message[sizeof lx->list->error.message];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    syntax_error_at(&lx->list->error, kind, lx->source, at, "%s", message);
    lx->list->weak = weak;
    lx->list->in_fstring = lx->fstring;
    lexer_add(lx, T_ERROR, lx->pos, lx->pos);
    return false;
}

ast_span lexer_char_span(const lexer *lx, int offset)
{
    int line = lx->line;
    while (line > 1 && offset < lx->source->line_start[line - 1]) {
        line--;
    }
    return (ast_span){.line = line, .col = offset - lx->source->line_start[line - 1]};
}

token *lexer_add(lexer *lx, token_kind kind, int start, int end)
{
    token_list *list = lx->list;
    if (list->n == lx->capacity) {
        int capacity = lx->capacity ? lx->capacity * 2 : 256;
        token *items = mem_resize(list->items, (size_t)capacity * sizeof *items);
        if (!items) {
            lx->no_memory = true;
            return NULL;
        }
        list->items = items;
        lx->capacity = capacity;
    }
    token *t = &list->items[list->n++];
    ast_span at = lexer_char_span(lx, start);
    at.end_line = lx->line;
    at.end_col = end - lx->source->line_start[lx->line - 1];
    *t = (token){.kind = (uint8_t)kind, .depth = (uint8_t)lx->depth, .start = start, .end = end,
                 .at = at};
    return t;
}

/* Layout words have no text; `col` is the byte column where an error about them is shown. */
static bool add_layout(lexer *lx, token_kind kind, int col)
{
    token *t = lexer_add(lx, kind, lx->pos, lx->pos);
    if (t) {
        t->at = (ast_span){.line = lx->line, .col = col};
    }
    return t;
}

/* The text from `pos` on begins with a backslash: goes on after the following line end. */
static bool skip_continuation(lexer *lx)
{
    const char *text = lx->source->text;
    int backslash = lx->pos;
    if (text[backslash + 1] != '\n') {
        ast_span at = lexer_char_span(lx, backslash);
        at.col++;
        return lexer_fail(lx, true, SYNTAX_ERROR, at,
                          "unexpected character after line continuation character");
    }
    if (backslash + 2 >= lx->source->len) {
        ast_span at = lexer_char_span(lx, backslash);
        at.col++;
        return lexer_fail(lx, true, SYNTAX_ERROR, at, "unexpected EOF while parsing");
    }
    lx->pos += 2;
    lx->line++;
    return true;
}

/* Compares the indentation of a line with the open blocks. Columns are counted twice, with tabs of
 * eight columns and of one: where the two disagree the meaning would hang on the tab size. */
static bool change_indentation(lexer *lx, int col, int alt_col)
{
    ast_span line = {.line = lx->line};
    int *level = &lx->indentation;
    int last_space = lx->pos - lx->source->line_start[lx->line - 1] - 1;
    if (col > lx->indents[*level].col) {
        if (*level + 1 >= MAX_INDENTATION) {
            return lexer_fail(lx, true, INDENTATION_ERROR, line, "too many levels of indentation");
        }
        if (alt_col <= lx->indents[*level].alt_col) {
            goto inconsistent;
        }
        lx->indents[++*level] = (struct indent){col, alt_col};
        return add_layout(lx, T_INDENT, last_space);
    }
    int target = *level;
    while (target > 0 && col < lx->indents[target].col) {
        target--;
    }
    if (col != lx->indents[target].col) {
        int len;
        source_line(lx->source, lx->line, &len);
        line.col = len;
        return lexer_fail(lx, true, INDENTATION_ERROR, line,
                          "unindent does not match any outer indentation level");
    }
    if (alt_col != lx->indents[target].alt_col) {
        goto inconsistent;
    }
    for (; *level > target; --*level) {
        if (!add_layout(lx, T_DEDENT, last_space)) {
            return false;
        }
    }
    return true;
inconsistent:
    return lexer_fail(lx, true, TAB_ERROR, line,
                      "inconsistent use of tabs and spaces in indentation");
}

/* At the start of a logical line. */
static bool lex_indentation(lexer *lx)
{
    const char *text = lx->source->text;
    int col = 0;
    int alt_col = 0;
    for (;; lx->pos++) {
        char c = text[lx->pos];
        if (c == ' ') {
            col++;
            alt_col++;
        } else if (c == '\t') {
            col = (col / TAB_SIZE + 1) * TAB_SIZE;
            alt_col++;
        } else if (c == '\f') {
            col = alt_col = 0;
        } else if (c == '\\') {
            if (!skip_continuation(lx)) {
                return false;
            }
            lx->pos--;
        } else {
            break;
        }
    }
    if (text[lx->pos] == '#') {
        lx->pos += (int)strcspn(text + lx->pos, "\n");
    }
    if (text[lx->pos] == '\n') {
        lx->pos++;
        lx->line++;
        return true;
    }
    lx->at_line_start = false;
    return lx->pos >= lx->source->len || change_indentation(lx, col, alt_col);
}

static bool lex_end(lexer *lx)
{
    if (lx->depth > 0) {
        struct bracket *open = &lx->brackets[lx->depth - 1];
        return lexer_fail(lx, true, SYNTAX_ERROR, open->at, "'%c' was never closed", open->c);
    }
    /* The end is shown as the last line, without a column. */
    lx->line = lx->source->line_count > 0 ? lx->source->line_count : 1;
    for (; lx->indentation > 0; lx->indentation--) {
        if (!add_layout(lx, T_DEDENT, -1)) {
            return false;
        }
    }
    return add_layout(lx, T_END, -1);
}

static bool is_name_byte(char c)
{
    return (c & 0x80) || c == '_' || utf8_is_ascii_alnum(c);
}

static const struct keyword {
    const char *text;
    token_kind kind;
} keywords[] = {
    {"False", T_FALSE},   {"None", T_NONE},         {"True", T_TRUE},     {"and", T_AND},
    {"as", T_AS},         {"assert", T_ASSERT},     {"async", T_ASYNC},   {"await", T_AWAIT},
    {"break", T_BREAK},   {"class", T_CLASS},       {"continue", T_CONTINUE},
    {"def", T_DEF},       {"del", T_DEL},           {"elif", T_ELIF},     {"else", T_ELSE},
    {"except", T_EXCEPT}, {"finally", T_FINALLY},   {"for", T_FOR},       {"from", T_FROM},
    {"global", T_GLOBAL}, {"if", T_IF},             {"import", T_IMPORT}, {"in", T_IN},
    {"is", T_IS},         {"lambda", T_LAMBDA},     {"nonlocal", T_NONLOCAL},
    {"not", T_NOT},       {"or", T_OR},             {"pass", T_PASS},     {"raise", T_RAISE},
    {"return", T_RETURN}, {"try", T_TRY},           {"while", T_WHILE},   {"with", T_WITH},
    {"yield", T_YIELD},
};

static token_kind name_kind(const char *text, int len)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        if (strncmp(keywords[i].text, text, (size_t)len) == 0 && !keywords[i].text[len]) {
            return keywords[i].kind;
        }
    }
    return T_NAME;
}

static bool bad_character(lexer *lx, int offset)
{
    const char *text = lx->source->text;
    uint32_t c = utf8_decode(text + offset, utf8_length(text + offset, text + lx->source->len));
    if (!utf8_is_printable(c)) {
        return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, offset),
                          "invalid non-printable character U+%04X", c);
    }
    char shown[5] = "";
    utf8_encode(c, shown);
    return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, offset),
                      "invalid character '%s' (U+%04X)", shown, c);
}

/* A name, a keyword, or a string with a prefix. */
static bool lex_name(lexer *lx)
{
    const char *text = lx->source->text;
    int start = lx->pos;
    int end = start;
    while (is_name_byte(text[end])) {
        end++;
    }
    if ((text[end] == '"' || text[end] == '\'') && lexer_is_string_prefix(text + start, end - start)) {
        return lexer_string(lx, start, end);
    }
    for (int i = start; i < end;) {
        int n = utf8_length(text + i, text + end);
        uint32_t c = utf8_decode(text + i, n);
        if (!(i == start ? utf8_is_identifier_start(c) : utf8_is_identifier_part(c))) {
            return bad_character(lx, i);
        }
        i += n;
    }
    lx->pos = end;
    return lexer_add(lx, name_kind(text + start, end - start), start, end);
}

/* The longest first. */
static const struct punctuation {
    const char *text;
    token_kind kind;
} punctuations[] = {
    {"...", T_ELLIPSIS},      {"<<=", T_LSHIFT_EQUAL},   {">>=", T_RSHIFT_EQUAL},
    {"**=", T_DOUBLE_STAR_EQUAL}, {"//=", T_DOUBLE_SLASH_EQUAL},
    {"->", T_ARROW},          {":=", T_WALRUS},          {"**", T_DOUBLE_STAR},
    {"//", T_DOUBLE_SLASH},   {"<<", T_LSHIFT},          {">>", T_RSHIFT},
    {"<=", T_LESS_EQUAL},     {">=", T_GREATER_EQUAL},   {"==", T_EQUAL_EQUAL},
    {"!=", T_NOT_EQUAL},      {"<>", T_OTHER},           {"+=", T_PLUS_EQUAL},
    {"-=", T_MINUS_EQUAL},    {"*=", T_STAR_EQUAL},      {"/=", T_SLASH_EQUAL},
    {"%=", T_PERCENT_EQUAL},  {"@=", T_AT_EQUAL},        {"&=", T_AMPERSAND_EQUAL},
    {"|=", T_BAR_EQUAL},      {"^=", T_CARET_EQUAL},
    {":", T_COLON},           {",", T_COMMA},            {";", T_SEMICOLON},
    {".", T_DOT},             {"!", T_EXCLAMATION},      {"+", T_PLUS},
    {"-", T_MINUS},           {"*", T_STAR},             {"/", T_SLASH},
    {"%", T_PERCENT},         {"@", T_AT},               {"&", T_AMPERSAND},
    {"|", T_BAR},             {"^", T_CARET},            {"~", T_TILDE},
    {"<", T_LESS},            {">", T_GREATER},          {"=", T_EQUAL},
};

static bool lex_punctuation(lexer *lx)
{
    const char *text = lx->source->text + lx->pos;
    token_kind kind = T_OTHER;
    int len = 1;
    if (lexer_at_field_level(lx) && *text == ':') {
        kind = T_COLON;
        lx->fstring->in_text = true;
    } else {
        for (size_t i = 0; i < sizeof punctuations / sizeof *punctuations; i++) {
            size_t n = strlen(punctuations[i].text);
            if (strncmp(text, punctuations[i].text, n) == 0) {
                kind = punctuations[i].kind;
                len = (int)n;
                break;
            }
        }
    }
    if (kind == T_OTHER && len == 1 && !utf8_is_printable((unsigned char)*text)) {
        return bad_character(lx, lx->pos);
    }
    lx->pos += len;
    return lexer_add(lx, kind, lx->pos - len, lx->pos);
}

bool lexer_open_bracket(lexer *lx, char c)
{
    int at = lx->pos++;
    if (lx->depth >= MAX_BRACKETS) {
        return lexer_fail(lx, false, SYNTAX_ERROR, lexer_char_span(lx, at),
                          "too many nested parentheses");
    }
    lx->brackets[lx->depth++] = (struct bracket){c, lexer_char_span(lx, at)};
    return lexer_add(lx, c == '(' ? T_LPAREN : c == '[' ? T_LBRACKET : T_LBRACE, at, at + 1);
}

bool lexer_close_bracket(lexer *lx, char c)
{
    int at = lx->pos++;
    ast_span span = lexer_char_span(lx, at);
    bool ends_field = lexer_at_field_level(lx);
    if (lx->depth == 0) {
        return lexer_fail(lx, false, SYNTAX_ERROR, span, "unmatched '%c'", c);
    }
    struct bracket *open = &lx->brackets[--lx->depth];
    if (c != (open->c == '(' ? ')' : open->c == '[' ? ']' : '}')) {
        if (ends_field) {
            return lexer_fail(lx, false, SYNTAX_ERROR, span, "f-string: unmatched '%c'", c);
        }
        if (open->at.line != span.line) {
            return lexer_fail(lx, false, SYNTAX_ERROR, span,
                              "closing parenthesis '%c' does not match opening parenthesis '%c' "
                              "on line %d",
                              c, open->c, open->at.line);
        }
        return lexer_fail(lx, false, SYNTAX_ERROR, span,
                          "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                          open->c);
    }
    if (ends_field) {
        lx->fstring->fields--;
        lx->fstring->in_text = true;
    }
    return lexer_add(lx, c == ')' ? T_RPAREN : c == ']' ? T_RBRACKET : T_RBRACE, at, at + 1);
}

static bool lex_word(lexer *lx)
{
    const char *text = lx->source->text;
    while (text[lx->pos] == ' ' || text[lx->pos] == '\t' || text[lx->pos] == '\f') {
        lx->pos++;
    }
    if (text[lx->pos] == '#') {
        lx->pos += (int)strcspn(text + lx->pos, "\n");
    }
    if (lx->pos >= lx->source->len) {
        return lex_end(lx);
    }
    char c = text[lx->pos];
    switch (c) {
    case '\n':
        if (lx->depth == 0) {
            token *t = lexer_add(lx, T_NEWLINE, lx->pos, lx->pos + 1);
            if (!t) {
                return false;
            }
            lx->at_line_start = true;
        }
        lx->pos++;
        lx->line++;
        return true;
    case '\\': return skip_continuation(lx);
    case '(':
    case '[':
    case '{': return lexer_open_bracket(lx, c);
    case ')':
    case ']':
    case '}': return lexer_close_bracket(lx, c);
    case '"':
    case '\'': return lexer_string(lx, lx->pos, lx->pos);
    }
    if ((c >= '0' && c <= '9') || (c == '.' && text[lx->pos + 1] >= '0' && text[lx->pos + 1] <= '9')) {
        return lexer_number(lx);
    }
    return is_name_byte(c) ? lex_name(lx) : lex_punctuation(lx);
}

bool lex_source(const source *s, token_list *out)
{
    memset(out, 0, sizeof *out);
    lexer lx = {.source = s, .list = out, .line = 1, .at_line_start = true};
    bool more = true;
    while (more && !(out->n > 0 && out->items[out->n - 1].kind == T_END)) {
        if (lx.fstring && lx.fstring->in_text) {
            more = lexer_fstring_text(&lx);
        } else if (lx.at_line_start && lx.pos < s->len) {
            more = lex_indentation(&lx);
        } else {
            more = lex_word(&lx);
        }
    }
    if (lx.depth > 0) {
        out->open_bracket = lx.brackets[lx.depth - 1].c;
        out->open_at = lx.brackets[lx.depth - 1].at;
    }
    if (lx.no_memory) {
        token_list_free(out);
        return false;
    }
    return true;
}

void token_list_free(token_list *list)
{
    free(list->items);
    list->items = NULL;
    list->n = 0;
}
