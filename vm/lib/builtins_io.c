/* Built-in functions that make and move text. */
#include "builtins.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "../abstract.h"
#include "../objects/bytes.h"
#include "../objects/file.h"
#include "../objects/int.h"

static bool is_surrogate(uint32_t c) { return c >= 0xd800 && c < 0xe000; }

static bool check_encodable(vm *vm, str *s) {
    if (s->width == 1) return true;
    uint32_t start = 0;
    while (start < s->len && !is_surrogate(str_at(s, start))) start++;
    if (start == s->len) return true;
    uint32_t end = start + 1;
    while (end < s->len && is_surrogate(str_at(s, end))) end++;
    value args[] = { from_object(str_from_cstr(vm, "utf-8")), from_object(s), from_small(start), from_small(end),
                     from_object(str_from_cstr(vm, "surrogates not allowed")) };
    value exc = args[0] && args[4] ? exception_new(vm, &type_UnicodeEncodeError, args, 5) : FAILED;
    if (exc) raise_value(vm, exc);
    xdecref(vm, exc);
    xdecref(vm, args[0]);
    xdecref(vm, args[4]);
    return false;
}

bool stdout_write(vm *vm, str *s) {
    size_t len;
    const char *text = check_encodable(vm, s) ? str_utf8(vm, s, &len) : NULL;
    if (!text) return false;
    return fwrite(text, 1, len, vm->out) == len || raise_os_error(vm, errno, EMPTY);
}

bool stdout_flush(vm *vm) { return fflush(vm->out) == 0 || raise_os_error(vm, errno, EMPTY); }

/* file EMPTY: the program's stdout */
static bool write_to(vm *vm, value file, str *text) {
    if (!file) return stdout_write(vm, text);
    value arg = from_object(text), r = op_call_method(vm, file, vm->names.write, &arg, 1);
    xdecref(vm, r);
    return r != FAILED;
}

static bool write_value(vm *vm, value file, value v) {
    str *text = op_str(vm, v);
    bool ok = text && write_to(vm, file, text);
    if (text) DECREF_OBJ(vm, text);
    return ok;
}

/* A new reference: v, or the character c when it is not given or None. */
static str *text_option(vm *vm, value v, const char *name, char c) {
    if (!v || v == NONE) return str_char(vm, (uint32_t)c);
    if (is_instance(v, &type_str)) return as_str(incref(v));
    raise_error(vm, &type_TypeError, "%s must be None or a string, not %s", name, type_of(v)->name);
    return NULL;
}

static bool write_all(vm *vm, value file, const value *items, int n, str *sep, str *end) {
    for (int i = 0; i < n; i++)
        if ((i && !write_to(vm, file, sep)) || !write_value(vm, file, items[i])) return false;
    return write_to(vm, file, end);
}

static value builtin_print(vm *vm, const value *args, int nargs) {
    value file = args[2] == NONE ? EMPTY : args[2];
    int flush = args[3] ? op_truth(vm, args[3]) : 0;
    if (flush < 0 || (!file && !stdout_replaced(vm, &file))) return FAILED;
    if (file == NONE) return NONE;
    str *sep = text_option(vm, args[0], "sep", ' '), *end = sep ? text_option(vm, args[1], "end", '\n') : NULL;
    xincref(file);
    bool ok = end && write_all(vm, file, args + 4, nargs - 4, sep, end);
    if (sep) DECREF_OBJ(vm, sep);
    if (end) DECREF_OBJ(vm, end);
    if (ok && flush && !file) {
        ok = stdout_flush(vm);
    } else if (ok && flush) {
        value r = op_call_method(vm, file, vm->names.flush, NULL, 0);
        xdecref(vm, r);
        ok = r != FAILED;
    }
    xdecref(vm, file);
    return ok ? NONE : FAILED;
}

static value builtin_input(vm *vm, const value *args, int nargs) {
    if (nargs && !write_value(vm, EMPTY, args[0])) return FAILED;
    if (!stdout_flush(vm)) return FAILED;
    char *line = NULL;
    size_t cap = 0;
    errno = 0;
    ssize_t len = getline(&line, &cap, stdin);
    value r = FAILED;
    if (len > 0) {
        if (line[len - 1] == '\n') len--;
        r = from_object(str_from_utf8(vm, line, (size_t)len));
    } else if (errno == ENOMEM) {
        raise_memory(vm);
    } else if (errno == EINTR) {
        clearerr(stdin);
        raise_bare(vm, &type_KeyboardInterrupt);
    } else if (ferror(stdin)) {
        raise_os_error(vm, errno, EMPTY);
    } else {
        raise_error(vm, &type_EOFError, "EOF when reading a line");
    }
    free(line);
    return r;
}

static value builtin_repr(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(op_repr(vm, args[0]));
}

static value builtin_ascii(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_object(op_ascii(vm, args[0]));
}

static value builtin_format(vm *vm, const value *args, int nargs) {
    if (nargs == 2 && !is_instance(args[1], &type_str))
        return raise_error(vm, &type_TypeError, "format() argument 2 must be str, not %s",
            args[1] == NONE ? "None" : type_of(args[1])->name);
    return format_value(vm, args[0], nargs == 2 ? as_str(args[1]) : vm->empty);
}

static value builtin_chr(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t c;
    if (!int_to_i64_clamped(vm, args[0], &c)) return FAILED;
    if (c < 0 || c > 0x10ffff) return raise_error(vm, &type_ValueError, "chr() arg not in range(0x110000)");
    return from_object(str_char(vm, (uint32_t)c));
}

static value builtin_ord(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (is_bytes(args[0])) {
        const bytes *b = as_bytes(args[0]);
        if (b->len == 1) return from_small((unsigned char)b->data[0]);
        return raise_error(vm, &type_TypeError, "ord() expected a character, but string of length %zu found", b->len);
    }
    if (!is_instance(args[0], &type_str))
        return raise_error(vm, &type_TypeError, "ord() expected string of length 1, but %s found", type_of(args[0])->name);
    str *s = as_str(args[0]);
    if (s->len != 1) return raise_error(vm, &type_TypeError, "ord() expected a character, but string of length %u found", s->len);
    return from_small(str_at(s, 0));
}

const native_def builtin_io_functions[] = {
    { "print", builtin_print, 0, -1, "* sep end file flush" },
    { "open", file_open, 1, 8, "file mode buffering encoding errors newline closefd opener" },
    { "input", builtin_input, 0, 1, NULL },
    { "repr", builtin_repr, 1, 1, NULL },
    { "ascii", builtin_ascii, 1, 1, NULL },
    { "format", builtin_format, 1, 2, NULL },
    { "chr", builtin_chr, 1, 1, NULL },
    { "ord", builtin_ord, 1, 1, NULL },
    { 0 },
};
