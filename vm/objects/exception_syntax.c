/* How a SyntaxError is shown: place, line and carets from its fields, which a program may set to anything. */
#include "exception.h"
#include "../abstract.h"
#include "../state.h"

static bool is_space(uint32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == 0xa0; }

static void print_text(vm *vm, FILE *out, value v) {
    str *text = op_str(vm, v);
    if (!text) { exception_clear(vm); return; }
    print_str(out, text);
    DECREF_OBJ(vm, text);
}

static int64_t field_number(const exception *e, int i, int64_t otherwise) {
    value v = exception_field(e, i);
    return is_small(v) ? small_of(v) : otherwise;
}

/* Offsets are 1-based columns of the whole line, which is shown without its leading space. */
static void print_line(FILE *out, const exception *e, const str *text) {
    uint32_t end = text->len, start = 0;
    while (end && str_at(text, end - 1) == '\n') end--;
    while (start < end && (str_at(text, start) == ' ' || str_at(text, start) == '\n' || str_at(text, start) == '\f')) start++;
    fputs("    ", out);
    for (uint32_t i = start; i < end; i++) print_point(out, str_at(text, i));
    putc('\n', out);
    if (!is_small(exception_field(e, SYNTAX_OFFSET)) || !is_small(exception_field(e, SYNTAX_LINENO))) return;
    int64_t offset = field_number(e, SYNTAX_OFFSET, 0), stop = (int64_t)end + 1;
    if (exception_field(e, SYNTAX_LINENO) == exception_field(e, SYNTAX_END_LINENO)) {
        stop = field_number(e, SYNTAX_END_OFFSET, 0);
        if (stop == 0) stop = offset;
    }
    if (text->len && offset > text->len) {
        offset = (int64_t)text->len + 1;
        if (stop < offset) stop = offset;
    }
    if (offset >= stop || stop < 0) stop = offset + 1;
    int64_t from = offset - 1 - start, to = stop - 1 - start;
    if (from < 0) return;
    if (to > (int64_t)end + 1) to = (int64_t)end + 1;
    fputs("    ", out);
    for (int64_t i = 0; i < from; i++) {
        uint32_t c = start + i < end ? str_at(text, start + (uint32_t)i) : ' ';
        putc(c < 0x80 && is_space(c) ? (int)c : ' ', out);
    }
    for (int64_t i = from; i < to || i == from; i++) putc('^', out);
    putc('\n', out);
}

void syntax_error_print(vm *vm, FILE *out, exception *e, const char *type_name) {
    value filename = exception_field(e, SYNTAX_FILENAME), line = exception_field(e, SYNTAX_LINENO);
    value text = exception_field(e, SYNTAX_TEXT), msg = exception_field(e, SYNTAX_MSG);
    if (line != NONE) {
        fputs("  File \"", out);
        if (op_truth(vm, filename) > 0) print_text(vm, out, filename);
        else fputs("<string>", out);
        fputs("\", line ", out);
        print_text(vm, out, line);
        putc('\n', out);
    }
    if (is_str(text)) print_line(out, e, as_str(text));
    fprintf(out, "%s: ", type_name);
    if (op_truth(vm, msg) > 0) print_text(vm, out, msg);
    else fputs("<no detail available>", out);
    if (line == NONE && filename != NONE) {
        fputs(" (", out);
        print_text(vm, out, filename);
        putc(')', out);
    }
    putc('\n', out);
    exception_clear(vm);
}
