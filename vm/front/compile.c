#include <string.h>

#include "../abstract.h"
#include "../state.h"
#include "codegen.h"
#include "parser.h"

static type *error_type(syntax_error_kind kind)
{
    switch (kind) {
    case INDENTATION_ERROR: return &type_IndentationError;
    case TAB_ERROR: return &type_TabError;
    case SYNTAX_MEMORY: return &type_MemoryError;
    default: return &type_SyntaxError;
    }
}

static value text_or_none(vm *vm, const char *text, size_t len)
{
    str *s = text ? str_from_utf8(vm, text, len) : NULL;
    return s ? from_object(s) : text ? FAILED : NONE;
}

/* args of a SyntaxError: (msg, (filename, lineno, offset, text, end_lineno, end_offset)). */
static void raise_syntax_error(vm *vm, const syntax_error *err)
{
    if (err->kind == SYNTAX_MEMORY) {
        raise_error(vm, &type_MemoryError, "%s", err->message);
        return;
    }
    if (err->line == 0) {
        raise_error(vm, error_type(err->kind), "%s", err->message);
        return;
    }
    int len = 0;
    const char *line = err->source ? source_line(err->source, err->line, &len) : NULL;
    value details[] = {
        text_or_none(vm, err->filename, err->filename ? strlen(err->filename) : 0),
        from_small(err->line),
        from_small(err->col),
        text_or_none(vm, line, (size_t)len),
        from_small(err->end_line ? err->end_line : err->line),
        from_small(err->end_col),
    };
    enum { DETAILS = sizeof details / sizeof *details };
    value args[2] = {text_or_none(vm, err->message, strlen(err->message)), FAILED};
    bool ok = args[0] != FAILED;
    for (int i = 0; i < DETAILS; i++) {
        ok &= details[i] != FAILED;
    }
    tuple *place = ok ? tuple_from_items(vm, details, DETAILS) : NULL;
    value exc = FAILED;
    if (place) {
        args[1] = from_object(place);
        exc = exception_new(vm, error_type(err->kind), args, 2);
    }
    if (exc != FAILED) {
        raise_value(vm, exc);
    }
    xdecref(vm, exc);
    xdecref(vm, args[0]);
    xdecref(vm, args[1]);
    for (int i = 0; i < DETAILS; i++) {
        xdecref(vm, details[i]);
    }
}

static bool is_ascii(const source *s)
{
    for (int i = 0; i < s->len; i++) {
        if (s->text[i] & 0x80) {
            return false;
        }
    }
    return true;
}

/* NULL with *err filled, or with c->pass.raised. */
static code *compile_module(compiler *c, const module_node *module)
{
    if (setjmp(c->pass.bail)) {
        return NULL;
    }
    read_future_imports(c, module);
    c->scopes = scope_analyse(&c->pass, module);
    return codegen_module(c, module);
}

/* What is in no file shows no line. */
static void tell_warnings(vm *vm, const source *s, str *filename)
{
    for (const source_warning *w = s->warnings->first; w; w = w->next) {
        int len = 0;
        const char *line = *s->filename == '<' ? NULL : source_line(s, w->line, &len);
        warn_at(vm, &type_SyntaxWarning, w->message, filename, (unsigned)w->line, line, (size_t)len);
    }
}

code *compile_source(vm *vm, const char *text, size_t size, const char *filename)
{
    arena memory;
    syntax_error err = {0};
    arena_init(&memory);
    str *name = str_from_cstr(vm, filename);
    if (!name) {
        return NULL;
    }
    compiler c = {.pass = {.vm = vm, .arena = &memory, .err = &err}, .filename = name};
    code *k = NULL;
    const module_node *module = parse_module(&memory, filename, text, size, &err);
    if (module) {
        c.pass.source = module->source;
        c.ascii = is_ascii(module->source);
        k = compile_module(&c, module);
    }
    if (err.source) {
        tell_warnings(vm, err.source, name);
    }
    if (!k && !c.pass.raised) {
        raise_syntax_error(vm, &err);
    }
    codegen_free(&c);
    DECREF_OBJ(vm, name);
    arena_free(&memory);
    return k;
}
