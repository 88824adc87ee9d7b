/* Exception objects: creation, fields, text. */
#include "exception.h"
#include <errno.h>
#include <string.h>
#include "bytes.h"
#include "class.h"
#include "int.h"
#include "../abstract.h"
#include "../state.h"

value exception_new_bare(vm *vm, type *t, const value *args, int nargs) {
    tuple *all = tuple_from_items(vm, args, (size_t)nargs);
    exception *e = all ? object_new(vm, t, sizeof *e) : NULL;
    if (!e) {
        if (all) DECREF_OBJ(vm, all);
        return FAILED;
    }
    memset((char *)e + sizeof e->head, 0, sizeof *e - sizeof e->head);
    e->args = all;
    gc_track(vm, &e->head);
    return from_object(e);
}

void exception_dealloc(vm *vm, object *o) {
    exception *e = (exception *)o;
    gc_untrack(vm, o);
    if (e->attrs) DECREF_OBJ(vm, e->attrs);
    if (e->args) DECREF_OBJ(vm, e->args);
    if (e->trace) DECREF_OBJ(vm, e->trace);
    xdecref(vm, e->cause);
    xdecref(vm, e->context);
    xdecref(vm, e->extra);
    object_free(vm, o, sizeof *e);
}

/* An instance of a class of the program counts its class. */
void exception_traverse(object *o, visit_fn visit, void *arg) {
    exception *e = (exception *)o;
    if (o->type->heap) visit(arg, from_object(o->type));
    if (e->attrs) visit(arg, from_object(e->attrs));
    if (e->args) visit(arg, from_object(e->args));
    if (e->trace) visit(arg, from_object(e->trace));
    if (e->cause) visit(arg, e->cause);
    if (e->context) visit(arg, e->context);
    if (e->extra) visit(arg, e->extra);
}

void exception_clear_refs(vm *vm, object *o) {
    exception *e = (exception *)o;
    dict *attrs = e->attrs;
    tuple *args = e->args;
    traceback *trace = e->trace;
    e->attrs = NULL;
    e->trace = NULL;
    e->args = vm->empty_tuple ? as_tuple(incref(from_object(vm->empty_tuple))) : NULL;  /* NULL: the VM ends, no program runs */
    if (attrs) DECREF_OBJ(vm, attrs);
    if (args) DECREF_OBJ(vm, args);
    if (trace) DECREF_OBJ(vm, trace);
    replace(vm, &e->cause, EMPTY);
    replace(vm, &e->context, EMPTY);
    replace(vm, &e->extra, EMPTY);
}

/* --- fields ------------------------------------------------------------------------------------ */
value exception_field(const exception *e, int i) {
    if (!e->extra || !is_tuple(e->extra)) return NONE;
    tuple *t = as_tuple(e->extra);
    return (uint32_t)i < t->len ? t->items[i] : NONE;
}

bool exception_set_field(vm *vm, exception *e, int i, int n, value v) {
    if (!e->extra) {
        tuple *t = tuple_new(vm, (uint32_t)n);
        if (!t) return false;
        for (int k = 0; k < n; k++) t->items[k] = NONE;
        gc_track(vm, &t->head);
        e->extra = from_object(t);
    }
    replace(vm, &as_tuple(e->extra)->items[i], incref(v));
    return true;
}

static bool set_fields(vm *vm, exception *e, int first, int n, const value *from, int nfrom) {
    for (int i = 0; i < nfrom; i++)
        if (!exception_set_field(vm, e, first + i, n, from[i])) return false;
    return true;
}

/* Keyword arguments that an exception's kind takes: names by field, NULL between. */
static bool take_keywords(vm *vm, exception *e, const char *const *names, int n, const value *kwargs, tuple *kwnames) {
    for (uint32_t i = 0; kwnames && i < kwnames->len; i++) {
        const char *given = str_utf8(vm, as_str(kwnames->items[i]), NULL);
        if (!given) return false;
        int at = 0;
        while (at < n && !(names[at] && strcmp(names[at], given) == 0)) at++;
        if (at == n) {
            raise_error(vm, &type_TypeError, "%s() got an unexpected keyword argument '%s'", e->head.type->name, given);
            return false;
        }
        if (!exception_set_field(vm, e, at, n, kwargs[i])) return false;
    }
    return true;
}

static bool init_os_error(vm *vm, exception *e, const value *args, int npos) {
    if (npos < 2 || npos > 5) return true;
    if (!set_fields(vm, e, OS_ERRNO, OS_FIELDS, args, 2)) return false;
    if (npos == 2) return true;
    if (!exception_set_field(vm, e, OS_FILENAME, OS_FIELDS, args[2])) return false;
    if (npos == 5 && !exception_set_field(vm, e, OS_FILENAME2, OS_FIELDS, args[4])) return false;
    tuple *first = tuple_from_items(vm, args, 2), *old = e->args;
    if (!first) return false;
    e->args = first;
    DECREF_OBJ(vm, old);
    return true;
}

static bool init_syntax_error(vm *vm, exception *e, const value *args, int npos) {
    if (npos > 0 && !exception_set_field(vm, e, SYNTAX_MSG, SYNTAX_FIELDS, args[0])) return false;
    if (npos != 2) return true;
    tuple *place = tuple_from_iterable(vm, args[1]);
    if (!place) return false;
    bool ok = place->len >= 4 && place->len <= 7 && place->len != 5;
    if (place->len < 4) raise_error(vm, &type_TypeError, "function takes at least 4 arguments (%u given)", place->len);
    else if (place->len > 7) raise_error(vm, &type_TypeError, "function takes at most 7 arguments (%u given)", place->len);
    else if (place->len == 5) raise_error(vm, &type_TypeError, "end_offset must be provided when end_lineno is provided");
    ok = ok && set_fields(vm, e, SYNTAX_FILENAME, SYNTAX_FIELDS, place->items, place->len < 6 ? (int)place->len : 6);
    DECREF_OBJ(vm, place);
    return ok;
}

static bool is_kind(const exception *e, const type *t) { return type_is_subtype(e->head.type, t); }

static bool has_unicode_fields(const exception *e) {
    return is_kind(e, &type_UnicodeEncodeError) || is_kind(e, &type_UnicodeDecodeError) || is_kind(e, &type_UnicodeTranslateError);
}

static bool init_unicode_error(vm *vm, exception *e, const value *args, int npos) {
    int first = is_kind(e, &type_UnicodeTranslateError) ? UNICODE_OBJECT : UNICODE_ENCODING;
    if (npos != UNICODE_FIELDS - first) {
        raise_error(vm, &type_TypeError, "function takes exactly %d arguments (%d given)", UNICODE_FIELDS - first, npos);
        return false;
    }
    return set_fields(vm, e, first, UNICODE_FIELDS, args, npos);
}

static bool init_exit_value(vm *vm, exception *e, const value *args, int npos, bool all) {
    value v = npos == 0 ? NONE : npos == 1 || !all ? incref(args[0]) : from_object(tuple_from_items(vm, args, (size_t)npos));
    if (!v) return false;
    replace(vm, &e->extra, v);
    return true;
}

static bool init_kind(vm *vm, exception *e, const value *args, int npos, tuple *kwnames) {
    static const char *const attribute_names[ATTRIBUTE_FIELDS] = { "name", "obj", NULL };
    static const char *const name_names[NAME_FIELDS] = { "name", NULL, NULL };
    static const char *const import_names[IMPORT_FIELDS] = { NULL, "name", "path", "name_from" };
    const value *kwargs = npos ? args + npos : args;        /* without arguments there is no array */
    if (is_kind(e, &type_AttributeError)) return take_keywords(vm, e, attribute_names, ATTRIBUTE_FIELDS, kwargs, kwnames);
    if (is_kind(e, &type_NameError)) return take_keywords(vm, e, name_names, NAME_FIELDS, kwargs, kwnames);
    if (is_kind(e, &type_ImportError))
        return (npos != 1 || exception_set_field(vm, e, IMPORT_MSG, IMPORT_FIELDS, args[0]))
            && take_keywords(vm, e, import_names, IMPORT_FIELDS, kwargs, kwnames);
    if (kwnames && kwnames->len) {
        raise_error(vm, &type_TypeError, "%s() takes no keyword arguments", e->head.type->name);
        return false;
    }
    if (is_kind(e, &type_StopIteration)) return init_exit_value(vm, e, args, npos, false);
    if (is_kind(e, &type_SystemExit)) return init_exit_value(vm, e, args, npos, true);
    if (is_kind(e, &type_OSError)) return init_os_error(vm, e, args, npos);
    if (is_kind(e, &type_SyntaxError)) return init_syntax_error(vm, e, args, npos);
    if (has_unicode_fields(e)) return init_unicode_error(vm, e, args, npos);
    return true;
}

bool exception_init(vm *vm, exception *e, const value *args, int nargs, tuple *kwnames) {
    int npos = nargs - (kwnames ? (int)kwnames->len : 0);
    tuple *all = tuple_from_items(vm, args, (size_t)npos), *old = e->args;
    if (!all) return false;
    e->args = all;
    DECREF_OBJ(vm, old);
    return init_kind(vm, e, args, npos, kwnames);
}

/* OSError(errno, ...) makes the class that stands for errno. */
static type *os_error_class(const value *args, int npos) {
    if (npos < 2 || npos > 5 || !is_small(args[0])) return &type_OSError;
    switch (small_of(args[0])) {
    case ENOENT: return &type_FileNotFoundError;
    case EEXIST: return &type_FileExistsError;
    case EPERM: case EACCES: return &type_PermissionError;
    case ETIMEDOUT: return &type_TimeoutError;
    case EISDIR: return &type_IsADirectoryError;
    case ENOTDIR: return &type_NotADirectoryError;
    case EINTR: return &type_InterruptedError;
    case EAGAIN: case EALREADY: case EINPROGRESS: return &type_BlockingIOError;
    case ECHILD: return &type_ChildProcessError;
    case ESRCH: return &type_ProcessLookupError;
    case EPIPE: case ESHUTDOWN: return &type_BrokenPipeError;
    case ECONNABORTED: return &type_ConnectionAbortedError;
    case ECONNREFUSED: return &type_ConnectionRefusedError;
    case ECONNRESET: return &type_ConnectionResetError;
    default: return &type_OSError;
    }
}

value exception_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    int npos = nargs - (kwnames ? (int)kwnames->len : 0);
    if (t == &type_OSError) t = os_error_class(args, npos);
    value e = exception_new_bare(vm, t, args, npos);
    if (e && !init_kind(vm, as_exception(e), args, npos, kwnames)) {
        decref(vm, e);
        return FAILED;
    }
    return e;
}

value exception_new(vm *vm, type *t, const value *args, int nargs) {
    return t->heap ? op_call(vm, from_object(t), args, nargs, NULL) : exception_construct(vm, t, args, nargs, NULL);
}

value exception_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    return exception_new_bare(vm, t, args, nargs - (kwnames ? (int)kwnames->len : 0));
}

value stop_iteration_value(value exc) {
    value v = as_exception(exc)->extra;
    return v ? v : NONE;
}

/* --- text -------------------------------------------------------------------------------------- */
static value plain_text(vm *vm, exception *e) {
    if (e->args->len == 0) return incref(from_object(vm->empty));
    return from_object(e->args->len == 1 ? op_str(vm, e->args->items[0]) : op_repr(vm, from_object(e->args)));
}

static value finish(strbuf *b, bool ok) {
    if (ok) return from_object(strbuf_finish(b));
    strbuf_discard(b);
    return FAILED;
}

static value os_error_text(vm *vm, exception *e) {
    value number = exception_field(e, OS_ERRNO), text = exception_field(e, OS_STRERROR);
    value file = exception_field(e, OS_FILENAME), file2 = exception_field(e, OS_FILENAME2);
    if (!e->extra || (file == NONE && (number == NONE || text == NONE))) return plain_text(vm, e);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "[Errno ");
    bool ok = strbuf_add_text(&b, number);
    strbuf_addz(&b, "] ");
    ok = ok && strbuf_add_text(&b, text);
    if (file != NONE) {
        strbuf_addz(&b, ": ");
        ok = ok && strbuf_add_repr(&b, file);
    }
    if (file != NONE && file2 != NONE) {
        strbuf_addz(&b, " -> ");
        ok = ok && strbuf_add_repr(&b, file2);
    }
    return finish(&b, ok);
}

static value syntax_error_text(vm *vm, exception *e) {
    value file = exception_field(e, SYNTAX_FILENAME), line = exception_field(e, SYNTAX_LINENO);
    str *msg = op_str(vm, exception_field(e, SYNTAX_MSG));
    if (!msg || (!is_str(file) && !is_small(line))) return from_object(msg);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_add_str(&b, msg);
    strbuf_addz(&b, " (");
    if (is_str(file)) {
        const char *path = str_utf8(vm, as_str(file), NULL), *slash = path ? strrchr(path, '/') : NULL;
        strbuf_addz(&b, slash ? slash + 1 : path ? path : "?");
    }
    if (is_small(line)) strbuf_printf(&b, "%sline %lld", is_str(file) ? ", " : "", (long long)small_of(line));
    strbuf_addz(&b, ")");
    DECREF_OBJ(vm, msg);
    return from_object(strbuf_finish(&b));
}

static value unicode_error_text(vm *vm, exception *e) {
    if (!e->extra) return incref(from_object(vm->empty));
    value object = exception_field(e, UNICODE_OBJECT), start = exception_field(e, UNICODE_START), end = exception_field(e, UNICODE_END);
    bool encode = !is_kind(e, &type_UnicodeDecodeError), translate = is_kind(e, &type_UnicodeTranslateError), ok = true;
    strbuf b;
    strbuf_init(&b, vm);
    if (!translate) {
        strbuf_addz(&b, "'");
        ok = strbuf_add_text(&b, exception_field(e, UNICODE_ENCODING));
        strbuf_addz(&b, "' codec ");
    }
    strbuf_printf(&b, "can't %s ", translate ? "translate" : encode ? "encode" : "decode");
    int64_t at = is_small(start) ? small_of(start) : 0, stop = is_small(end) ? small_of(end) : 0;
    if (stop - at != 1) {
        strbuf_printf(&b, "%s in position %lld-%lld: ", encode ? "characters" : "bytes", (long long)at, (long long)stop - 1);
    } else {
        uint32_t point = is_str(object) && at >= 0 && at < as_str(object)->len ? str_at(as_str(object), (uint32_t)at) : 0;
        if (is_bytes(object) && at >= 0 && (size_t)at < as_bytes(object)->len) point = (unsigned char)as_bytes(object)->data[at];
        if (!encode) strbuf_printf(&b, "byte 0x%02x", (unsigned)point);
        else if (point <= 0xff) strbuf_printf(&b, "character '\\x%02x'", (unsigned)point);
        else if (point <= 0xffff) strbuf_printf(&b, "character '\\u%04x'", (unsigned)point);
        else strbuf_printf(&b, "character '\\U%08x'", (unsigned)point);
        strbuf_printf(&b, " in position %lld: ", (long long)at);
    }
    ok = ok && strbuf_add_text(&b, exception_field(e, UNICODE_REASON));
    return finish(&b, ok);
}

value exception_str(vm *vm, value self) {
    exception *e = as_exception(self);
    if (is_kind(e, &type_KeyError) && e->args->len == 1) return from_object(op_repr(vm, e->args->items[0]));
    if (is_kind(e, &type_OSError)) return os_error_text(vm, e);
    if (is_kind(e, &type_SyntaxError)) return syntax_error_text(vm, e);
    if (is_kind(e, &type_ImportError)) {
        value msg = exception_field(e, IMPORT_MSG);
        return is_str(msg) ? incref(msg) : plain_text(vm, e);
    }
    if (has_unicode_fields(e)) return unicode_error_text(vm, e);
    return plain_text(vm, e);
}

value exception_repr(vm *vm, value self) {
    exception *e = as_exception(self);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, e->head.type->name);
    if (e->args->len != 1) return finish(&b, strbuf_add_repr(&b, from_object(e->args)));
    strbuf_addz(&b, "(");
    bool ok = strbuf_add_repr(&b, e->args->items[0]);
    strbuf_addz(&b, ")");
    return finish(&b, ok);
}
