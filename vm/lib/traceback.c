/* What the traceback module needs of C: texts as the VM prints them. */
#include <stdlib.h>
#include "modules.h"
#include "../memory.h"
#include "../objects/module.h"
#include "../state.h"

typedef void print_fn(vm *vm, FILE *out, value v);

/* What is printed, as a str. */
static value printed(vm *vm, print_fn *print, value v) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = mem_stream(&text, &size);
    if (!out) return raise_memory(vm);
    value pending = exception_take(vm);
    print(vm, out, v);
    exception_clear(vm);
    vm->raised = pending;
    bool ok = fclose(out) == 0;
    value s = ok ? from_object(str_from_utf8(vm, text, size)) : raise_memory(vm);
    free(text);
    return s;
}

static void print_last(vm *vm, FILE *out, value v) { exception_print_last(vm, out, as_exception(v)); }
static void print_whole(vm *vm, FILE *out, value v) { exception_print(vm, out, v); }
static void print_entries(vm *vm, FILE *out, value v) { traceback_print(vm, out, (traceback *)as_object(v)); }

static value last_text(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_exception(args[0])) return raise_error(vm, &type_TypeError, "an exception is needed, not %s", type_of(args[0])->name);
    return printed(vm, print_last, args[0]);
}

/* All that is printed of an exception that nobody catches: of a group, whose parts a program could not put together from the others. */
static value whole_text(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_exception(args[0])) return raise_error(vm, &type_TypeError, "an exception is needed, not %s", type_of(args[0])->name);
    return printed(vm, print_whole, args[0]);
}

static bool is_traceback(vm *vm, value v) {
    if (has_type(v, &type_traceback)) return true;
    raise_error(vm, &type_TypeError, "a traceback is needed, not %s", type_of(v)->name);
    return false;
}

static value entries_text(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return is_traceback(vm, args[0]) ? printed(vm, print_entries, args[0]) : FAILED;
}

static void print_first_entry(vm *vm, FILE *out, value v) {
    traceback first = *(const traceback *)as_object(v);
    first.next = NULL;
    traceback_print(vm, out, &first);
}

static value entry_text(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return is_traceback(vm, args[0]) ? printed(vm, print_first_entry, args[0]) : FAILED;
}

/* (end_lineno, colno, end_colno) of a traceback's entry; None where not known. Columns are in characters. */
static value position(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_traceback(vm, args[0])) return FAILED;
    const traceback *tb = (const traceback *)as_object(args[0]);
    const line_entry *e = code_position(tb->code, tb->at);
    bool known = e && e->end_line && e->col < UINT16_MAX && e->end_col < UINT16_MAX;
    value items[] = { known ? from_small(e->end_line) : NONE, known ? from_small(e->col) : NONE, known ? from_small(e->end_col) : NONE };
    return from_object(tuple_from_items(vm, items, 3));
}

static const native_def traceback_functions[] = {
    { "last_text", last_text, 1, 1, NULL }, { "whole_text", whole_text, 1, 1, NULL }, { "entries_text", entries_text, 1, 1, NULL },
    { "entry_text", entry_text, 1, 1, NULL }, { "position", position, 1, 1, NULL }, { 0 },
};

value traceback_module(vm *vm) { return module_new(vm, "_traceback", traceback_functions); }
