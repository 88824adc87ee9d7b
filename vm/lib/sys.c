/* The sys module. */
#include <limits.h>
#include <unistd.h>
#include "builtins.h"
#include "import.h"
#include "modules.h"
#include "sys_asyncgen.h"
#include "sys_facts.h"
#include "../abstract.h"
#include "../objects/file.h"
#include "../objects/int.h"
#include "../objects/int_impl.h"
#include "../objects/module.h"
#include "../objects/report.h"
#include "../objects/sizeof.h"
#include "../state.h"

/* --- streams ----------------------------------------------------------------------------------- */
typedef struct stream { object head; bool error; } stream;      /* the program's stdout or stderr */

static FILE *stream_file(vm *vm, value self) { return ((stream *)as_object(self))->error ? stderr : vm->out; }

static bool write_text(vm *vm, value self, value text) {
    if (!is_str(text)) {
        raise_error(vm, &type_TypeError, "write() argument must be str, not %s", type_of(text)->name);
        return false;
    }
    if (!((stream *)as_object(self))->error) return stdout_write(vm, as_str(text));
    print_str(stderr, as_str(text));
    return true;
}

static value stream_write(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return write_text(vm, args[0], args[1]) ? from_small(as_str(args[1])->len) : FAILED;
}

static value stream_writelines(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value it = get_iter(vm, args[1]), line;
    if (!it) return FAILED;
    while ((line = iter_next(vm, it)) && line != NO_MORE) {
        bool ok = write_text(vm, args[0], line);
        decref(vm, line);
        if (!ok) { line = FAILED; break; }
    }
    decref(vm, it);
    return line ? NONE : FAILED;
}

static value stream_flush(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!((stream *)as_object(args[0]))->error) return stdout_flush(vm) ? NONE : FAILED;
    fflush(stderr);
    return NONE;
}

static value stream_fileno(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_small(fileno(stream_file(vm, args[0])));
}

static value stream_isatty(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return from_bool(isatty(fileno(stream_file(vm, args[0]))));
}

static const char *stream_label(value self) { return ((stream *)as_object(self))->error ? "<stderr>" : "<stdout>"; }

static value stream_name(vm *vm, value self) { return from_object(str_from_cstr(vm, stream_label(self))); }

static value stream_encoding(vm *vm, value self) {
    (void)self;
    return from_object(str_from_cstr(vm, "utf-8"));
}

static value stream_repr(vm *vm, value self) {
    return from_object(str_format(vm, "<_io.TextIOWrapper name='%s' mode='w' encoding='utf-8'>", stream_label(self)));
}

static void stream_dealloc(vm *vm, object *o) { object_free(vm, o, sizeof(stream)); }

static const native_def stream_methods[] = {
    { "write", stream_write, 2, 2, NULL }, { "writelines", stream_writelines, 2, 2, NULL }, { "flush", stream_flush, 1, 1, NULL },
    { "fileno", stream_fileno, 1, 1, NULL }, { "isatty", stream_isatty, 1, 1, NULL }, { 0 },
};
static const getset_def stream_getsets[] = { { "name", stream_name, NULL }, { "encoding", stream_encoding, NULL }, { 0 } };

type type_stream = {
    .head = TYPE_HEAD, .name = "_io.TextIOWrapper", .referable = true, .base = &type_object, .instance_size = sizeof(stream), .final = true,
    .methods = stream_methods, .getsets = stream_getsets, .dealloc = stream_dealloc, .repr = stream_repr,
};

bool stdout_replaced(vm *vm, value *file) {
    value sys = vm->modules ? dict_get_str(vm->modules, vm->names.sys) : EMPTY;
    *file = EMPTY;
    if (!sys || !is_module(sys)) return true;
    value now = dict_get_str(as_module(sys)->attrs, vm->names.stdout_);
    if (now && !(has_type(now, &type_stream) && !((stream *)as_object(now))->error)) *file = now;
    if (!now) raise_error(vm, &type_RuntimeError, "lost sys.stdout");
    return now != EMPTY;
}

static value stream_new(vm *vm, bool error) {
    stream *s = object_new(vm, &type_stream, sizeof *s);
    if (!s) return FAILED;
    s->error = error;
    return from_object(s);
}

/* --- functions --------------------------------------------------------------------------------- */
/* As `raise SystemExit, status` was: a tuple gives several arguments, None gives none. */
static value sys_exit(vm *vm, const value *args, int nargs) {
    if (nargs == 0 || args[0] == NONE) return raise_bare(vm, &type_SystemExit);
    if (!is_tuple(args[0])) return raise_with_arg(vm, &type_SystemExit, args[0]);
    value exc = exception_new(vm, &type_SystemExit, as_tuple(args[0])->items, (int)as_tuple(args[0])->len);
    if (exc) raise_value(vm, exc);
    xdecref(vm, exc);
    return FAILED;
}

static value sys_getsizeof(vm *vm, const value *args, int nargs) {
    (void)nargs;
    bool found = false;
    value own = type_of(args[0])->heap ? call_special(vm, args[0], vm->names.sizeof_, NULL, 0, &found) : EMPTY;
    if (found) return own;
    return int_from_u64(vm, object_sizeof(vm, args[0]));
}

static value sys_getrecursionlimit(vm *vm, const value *args, int nargs) {
    (void)args;
    (void)nargs;
    return from_small(vm->depth_limit);
}

static value sys_setrecursionlimit(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t limit;
    if (!is_int(args[0])) return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[0])->name);
    if (!int_to_i64_clamped(vm, args[0], &limit)) return FAILED;
    if (limit > INT_MAX) return raise_error(vm, &type_OverflowError, "Python int too large to convert to C int");
    if (limit < INT_MIN) return raise_error(vm, &type_OverflowError, "Python int too large to convert to C int");
    if (limit < 1) return raise_error(vm, &type_ValueError, "recursion limit must be greater or equal than 1");
    uint32_t depth = vm->depth_limit - vm->headroom;
    if ((int64_t)depth >= limit)
        return raise_error(vm, &type_RecursionError, "cannot set the recursion limit to %d at the recursion depth %u: the limit is too low",
            (int)limit, depth);
    vm->headroom += (uint32_t)limit - vm->depth_limit;
    vm->depth_limit = (uint32_t)limit;
    return NONE;
}

static value sys_exception(vm *vm, const value *args, int nargs) {
    (void)args;
    (void)nargs;
    value exc = exception_handled(vm);
    return exc ? incref(exc) : NONE;
}

static value sys_exc_info(vm *vm, const value *args, int nargs) {
    (void)args;
    (void)nargs;
    value exc = exception_handled(vm), items[] = { NONE, NONE, NONE };
    if (exc) {
        items[0] = from_object(type_of(exc));
        items[1] = exc;
        items[2] = traceback_of(as_exception(exc));
    }
    value result = from_object(tuple_from_items(vm, items, 3));
    decref(vm, items[2]);
    return result;
}

static value sys_intern(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[0])) return raise_error(vm, &type_TypeError, "intern() argument must be str, not %s", type_of(args[0])->name);
    return from_object(str_intern(vm, as_str(incref(args[0]))));
}

static value sys_getrefcount(vm *vm, const value *args, int nargs) {
    (void)vm, (void)nargs;
    return from_small(is_object(args[0]) ? as_object(args[0])->refs : UINT32_MAX);
}

static value sys_getframe(vm *vm, const value *args, int nargs) {
    int64_t depth = 0;
    if (nargs > 0 && !is_int(args[0]))
        return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[0])->name);
    if (nargs > 0 && !int_to_i64_clamped(vm, args[0], &depth)) return FAILED;
    frame *f = current_frame(vm);
    while (f && depth-- > 0) f = frame_visible(f->prev);
    return f ? xincref(from_object(frame_object_of(vm, f))) : raise_error(vm, &type_ValueError, "call stack is not deep enough");
}

static value sys_getdefaultencoding(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    return from_object(str_from_cstr(vm, "utf-8"));
}

static value sys_get_int_max_str_digits(vm *vm, const value *args, int nargs) {
    (void)args, (void)nargs;
    return from_small(vm->max_digits);
}

static value sys_set_int_max_str_digits(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t n;
    if (!int_to_i64(vm, args[0], &n)) return FAILED;
    if (n > INT_MAX || n < INT_MIN) return raise_error(vm, &type_OverflowError, "Python int too large to convert to C int");
    if (n != 0 && n < INT_LEAST_LIMIT)
        return raise_error(vm, &type_ValueError, "maxdigits must be 0 or larger than %d", INT_LEAST_LIMIT);
    vm->max_digits = (int)n;
    return NONE;
}

static value sys_is_finalizing(vm *vm, const value *args, int nargs) {
    (void)vm, (void)args, (void)nargs;
    return FALSE_;
}

/* The hooks that are there at first. */
static value sys_excepthook(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_exception(args[1])) {
        if (vm->out) fflush(vm->out);
        fprintf(stderr, "TypeError: print_exception(): Exception expected for value, %s found\n", type_of(args[1])->name);
        return NONE;
    }
    if (!as_exception(args[1])->trace && args[2] != NONE && !traceback_assign(vm, as_exception(args[1]), args[2])) return FAILED;
    report_default(vm, args[1]);
    return NONE;
}

static value sys_unraisablehook(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!has_type(args[0], &type_unraisable_args))
        return raise_error(vm, &type_TypeError, "sys.unraisablehook argument type must be UnraisableHookArgs");
    report_unraisable_default(vm, unraisable_exc(args[0]), unraisable_where(args[0]), unraisable_title(args[0]));
    return NONE;
}

static const native_def sys_functions[] = {
    { "excepthook", sys_excepthook, 3, 3, NULL }, { "__excepthook__", sys_excepthook, 3, 3, NULL },
    { "unraisablehook", sys_unraisablehook, 1, 1, NULL }, { "__unraisablehook__", sys_unraisablehook, 1, 1, NULL },
    { "exit", sys_exit, 0, 1, NULL }, { "getsizeof", sys_getsizeof, 1, 2, "object default" },
    { "getrecursionlimit", sys_getrecursionlimit, 0, 0, NULL }, { "setrecursionlimit", sys_setrecursionlimit, 1, 1, NULL },
    { "exception", sys_exception, 0, 0, NULL }, { "exc_info", sys_exc_info, 0, 0, NULL }, { "intern", sys_intern, 1, 1, NULL },
    { "_getframe", sys_getframe, 0, 1, NULL }, { "getrefcount", sys_getrefcount, 1, 1, NULL },
    { "getdefaultencoding", sys_getdefaultencoding, 0, 0, NULL }, { "getfilesystemencoding", sys_getdefaultencoding, 0, 0, NULL },
    { "get_int_max_str_digits", sys_get_int_max_str_digits, 0, 0, NULL },
    { "set_int_max_str_digits", sys_set_int_max_str_digits, 1, 1, "maxdigits" },
    { "set_asyncgen_hooks", sys_set_asyncgen_hooks, 0, 2, "firstiter finalizer" },
    { "get_asyncgen_hooks", sys_get_asyncgen_hooks, 0, 0, NULL },
    { "is_finalizing", sys_is_finalizing, 0, 0, NULL }, { 0 },
};

static value text(vm *vm, const char *s) { return from_object(str_from_cstr(vm, s)); }

static value implementation(vm *vm) {
    value m = module_new(vm, "implementation", NULL);
    if (m && module_set(vm, m, "name", text(vm, "genlab"))) return m;
    xdecref(vm, m);
    return FAILED;
}

static value path_list(vm *vm) {
    value folder = from_object(program_folder(vm));
    return folder ? from_object(list_steal_items(vm, &folder, 1)) : FAILED;
}

value sys_module(vm *vm) {
    value m = module_new(vm, "sys", sys_functions);
    if (!m) return FAILED;
    value in = file_stdin(vm), out = stream_new(vm, false), err = stream_new(vm, true);
    bool ok = module_set(vm, m, "__stdin__", xincref(in)) && module_set(vm, m, "__stdout__", xincref(out))
        && module_set(vm, m, "__stderr__", xincref(err))
        && module_set(vm, m, "argv", xincref(vm->argv)) && module_set(vm, m, "modules", incref(from_object(vm->modules)))
        && module_set(vm, m, "path", path_list(vm))
        && module_set(vm, m, "stdin", xincref(in)) && module_set(vm, m, "stdout", xincref(out)) && module_set(vm, m, "stderr", xincref(err))
        && module_set(vm, m, "version", text(vm, "3.13.0 (genlab)")) && sys_add_facts(vm, m)
        && module_set(vm, m, "implementation", implementation(vm)) && module_set(vm, m, "maxsize", int_from_i64(vm, INT64_MAX))
        && module_set(vm, m, "platform", text(vm, "linux")) && module_set(vm, m, "byteorder", text(vm, "little"));
    xdecref(vm, in);
    xdecref(vm, out);
    xdecref(vm, err);
    if (ok) return m;
    decref(vm, m);
    return FAILED;
}
