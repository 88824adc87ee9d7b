/* Where exceptions that nobody catches go. A hook of the program's may do anything; what it raises is told in its turn. */
#include "report.h"
#include <stdlib.h>
#include "../abstract.h"
#include "../memory.h"
#include "../state.h"
#include "function.h"
#include "module.h"

/* Under a name in sys: borrowed; EMPTY when the program has not imported sys or has deleted it. */
static value in_sys(vm *vm, const char *name) {
    value sys = vm->modules ? dict_get_str(vm->modules, vm->names.sys) : EMPTY;
    if (!sys || !is_module(sys)) return EMPTY;
    str *s = str_intern_cstr(vm, name);
    if (!s) exception_clear(vm);
    value v = s ? dict_get_str(as_module(sys)->attrs, s) : EMPTY;
    if (s) DECREF_OBJ(vm, s);
    return v;
}

/* A hook that the program has set: new reference, else EMPTY. */
static value own_hook(vm *vm, const char *name) {
    value hook = in_sys(vm, name);
    return !hook || hook == NONE || has_type(hook, &type_native) ? EMPTY : incref(hook);
}

/* --- text to sys.stderr ------------------------------------------------------------------------ */
typedef struct told { value exc, where, title; } told;

static void tell_uncaught(vm *vm, FILE *out, const void *about) { exception_print(vm, out, ((const told *)about)->exc); }
static void tell_unraisable(vm *vm, FILE *out, const void *about) {
    const told *t = about;
    exception_print_ignored(vm, out, t->exc, t->where, t->title);
}

static void write_to(vm *vm, value file, tell_fn *tell, const void *about) {
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = mem_stream(&bytes, &size);
    if (!out) return;
    tell(vm, out, about);
    value text = fclose(out) == 0 ? from_object(str_from_utf8(vm, bytes, size)) : FAILED;
    free(bytes);
    str *name = text ? str_intern_cstr(vm, "write") : NULL;
    value done = name ? op_call_method(vm, file, name, &text, 1) : FAILED;
    xdecref(vm, done);
    if (name) DECREF_OBJ(vm, name);
    xdecref(vm, text);
    exception_clear(vm);
}

void report_on_stderr(vm *vm, tell_fn *tell, const void *about) {
    value file = in_sys(vm, "stderr");
    if (file == NONE) return;
    if (!file || file == in_sys(vm, "__stderr__")) {
        tell(vm, stderr, about);
        return;
    }
    incref(file);
    write_to(vm, file, tell, about);
    decref(vm, file);
}

void report_default(vm *vm, value exc) { report_on_stderr(vm, tell_uncaught, &(told){ .exc = exc }); }

void report_unraisable_default(vm *vm, value exc, value where, value title) {
    report_on_stderr(vm, tell_unraisable, &(told){ exc, where, title });
}

/* --- the program's hooks ----------------------------------------------------------------------- */
bool report_uncaught(vm *vm, value exc) {
    value hook = own_hook(vm, "excepthook");
    if (!hook) {
        report_default(vm, exc);
        return true;
    }
    value args[] = { from_object(type_of(exc)), exc, traceback_of(as_exception(exc)) };
    value done = op_call(vm, hook, args, 3, NULL);
    decref(vm, args[2]);
    decref(vm, hook);
    if (!done && exception_pending_is(vm, &type_SystemExit)) return false;
    if (!done) {
        value raised = exception_take(vm);
        if (vm->out) fflush(vm->out);
        fputs("Error in sys.excepthook:\n", stderr);
        report_default(vm, raised);
        fputs("\nOriginal exception was:\n", stderr);
        report_default(vm, exc);
        decref(vm, raised);
    }
    xdecref(vm, done);
    return true;
}

typedef struct unraisable_args { object head; value exc, where, title; } unraisable_args;  /* owned */

static unraisable_args *args_of(value v) { return (unraisable_args *)as_object(v); }
value unraisable_exc(value args) { return args_of(args)->exc; }
value unraisable_where(value args) { return args_of(args)->where; }
value unraisable_title(value args) { return args_of(args)->title; }

#define ARGS_GET(id, expr) \
    static value get_##id(vm *vm, value self) { unraisable_args *a = args_of(self); (void)vm, (void)a; return expr; }
ARGS_GET(type, incref(from_object(type_of(a->exc))))
ARGS_GET(value, incref(a->exc))
ARGS_GET(traceback, traceback_of(as_exception(a->exc)))
ARGS_GET(title, incref(a->title))
ARGS_GET(where, incref(a->where))

static void args_dealloc(vm *vm, object *o) {
    unraisable_args *a = (unraisable_args *)o;
    gc_untrack(vm, o);
    decref(vm, a->exc);
    decref(vm, a->where);
    decref(vm, a->title);
    object_free(vm, o, sizeof *a);
}

static void args_traverse(object *o, visit_fn visit, void *arg) {
    unraisable_args *a = (unraisable_args *)o;
    visit(arg, a->exc);
    visit(arg, a->where);
}

static const getset_def args_getsets[] = {
    { "exc_type", get_type, NULL }, { "exc_value", get_value, NULL }, { "exc_traceback", get_traceback, NULL },
    { "err_msg", get_title, NULL }, { "object", get_where, NULL }, { 0 },
};

type type_unraisable_args = {
    .head = TYPE_HEAD, .name = "UnraisableHookArgs", .base = &type_object, .instance_size = sizeof(unraisable_args), .final = true,
    .getsets = args_getsets, .dealloc = args_dealloc, .traverse = args_traverse,
};

/* The program's hook is called; what it raises is told without it. */
static void call_unraisable_hook(vm *vm, value hook, value exc, value where, value title) {
    unraisable_args *a = object_new(vm, &type_unraisable_args, sizeof *a);
    if (a) {
        a->exc = incref(exc);
        a->where = incref(where);
        a->title = incref(title);
        gc_track(vm, &a->head);
    }
    value args[] = { a ? from_object(a) : EMPTY }, done = a ? op_call(vm, hook, args, 1, NULL) : FAILED;
    if (a) DECREF_OBJ(vm, a);
    if (!done) {
        value raised = exception_take(vm), own_title = from_object(str_from_cstr(vm, "Exception ignored in sys.unraisablehook"));
        exception_clear(vm);
        report_unraisable_default(vm, raised, hook, own_title ? own_title : NONE);
        xdecref(vm, own_title);
        decref(vm, raised);
    }
    xdecref(vm, done);
}

void report_unraisable(vm *vm, value exc, value where, value title) {
    value hook = own_hook(vm, "unraisablehook");
    if (hook) call_unraisable_hook(vm, hook, exc, where, title);
    else report_unraisable_default(vm, exc, where, title);
    xdecref(vm, hook);
}

void exception_unraisable(vm *vm, value where) {
    value exc = exception_take(vm);
    if (!exc) return;
    exception_trace_place(vm, exc);
    incref(where);
    report_unraisable(vm, exc, where, NONE);
    decref(vm, where);
    decref(vm, exc);
}
