/* The classes of built-in exceptions and their attributes. */
#include "exception.h"
#include "class.h"
#include "exception_group.h"
#include "../abstract.h"
#include "../state.h"

static exception *self_of(value v) { return as_exception(v); }

static value get_args(vm *vm, value self) { (void)vm; return incref(from_object(self_of(self)->args)); }

static bool set_args(vm *vm, value self, value v) {
    if (!v) { raise_error(vm, &type_TypeError, "args may not be deleted"); return false; }
    tuple *args = tuple_from_iterable(vm, v), *old = self_of(self)->args;
    if (!args) return false;
    self_of(self)->args = args;
    DECREF_OBJ(vm, old);
    return true;
}

static value get_dict(vm *vm, value self) { return dict_getset.get(vm, self); }
static bool set_dict(vm *vm, value self, value v) { return dict_getset.set(vm, self, v); }
static value get_cause(vm *vm, value self) { (void)vm; value v = self_of(self)->cause; return v ? incref(v) : NONE; }
static value get_context(vm *vm, value self) { (void)vm; value v = self_of(self)->context; return v ? incref(v) : NONE; }
static value get_suppress(vm *vm, value self) { (void)vm; return from_bool(self_of(self)->suppress_context); }
static value get_traceback(vm *vm, value self) { (void)vm; return traceback_of(self_of(self)); }

static bool set_link(vm *vm, value *slot, value v, const char *what) {
    if (!v) raise_error(vm, &type_TypeError, "__%s__ may not be deleted", what);
    else if (v != NONE && !is_exception(v)) raise_error(vm, &type_TypeError, "exception %s must be None or derive from BaseException", what);
    else {
        replace(vm, slot, v == NONE ? EMPTY : incref(v));
        return true;
    }
    return false;
}

static bool set_cause(vm *vm, value self, value v) {
    if (!set_link(vm, &self_of(self)->cause, v, "cause")) return false;
    self_of(self)->suppress_context = true;
    return true;
}

static bool set_context(vm *vm, value self, value v) { return set_link(vm, &self_of(self)->context, v, "context"); }

static bool set_suppress(vm *vm, value self, value v) {
    if (!v) raise_error(vm, &type_TypeError, "can't delete numeric/char attribute");
    else if (!is_bool(v)) raise_error(vm, &type_TypeError, "attribute value type must be bool");
    else { self_of(self)->suppress_context = v == TRUE_; return true; }
    return false;
}

static bool set_traceback(vm *vm, value self, value v) {
    if (!v) { raise_error(vm, &type_TypeError, "__traceback__ may not be deleted"); return false; }
    return traceback_assign(vm, self_of(self), v);
}

static const getset_def base_getsets[] = {
    { "args", get_args, set_args }, { "__dict__", get_dict, set_dict }, { "__cause__", get_cause, set_cause },
    { "__context__", get_context, set_context }, { "__suppress_context__", get_suppress, set_suppress },
    { "__traceback__", get_traceback, set_traceback }, { 0 },
};

static value add_note(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_str(args[1])) return raise_error(vm, &type_TypeError, "note must be a str, not '%s'", type_of(args[1])->name);
    value notes;
    int found = object_find_attr(vm, args[0], vm->names.notes, &notes);
    if (found < 0) return FAILED;
    if (!found) {
        notes = from_object(list_new(vm, 1));
        if (notes && !object_setattr(vm, args[0], vm->names.notes, notes)) { decref(vm, notes); return FAILED; }
    }
    bool ok = notes && is_list(notes) && list_append(vm, as_list(notes), args[1]);
    if (notes && !is_list(notes)) raise_error(vm, &type_TypeError, "Cannot add note: __notes__ is not a list");
    xdecref(vm, notes);
    return ok ? NONE : FAILED;
}

static value with_traceback(vm *vm, const value *args, int nargs) {
    (void)nargs;
    return traceback_assign(vm, self_of(args[0]), args[1]) ? incref(args[0]) : FAILED;
}

static const native_def base_methods[] = {
    { "add_note", add_note, 2, 2, NULL }, { "with_traceback", with_traceback, 2, 2, NULL }, { 0 },
};

/* --- fields by kind ---------------------------------------------------------------------------- */
#define FIELD(kind, id, index, count) \
    static value kind##_get_##id(vm *vm, value self) { (void)vm; return incref(exception_field(self_of(self), index)); } \
    static bool kind##_set_##id(vm *vm, value self, value v) { return exception_set_field(vm, self_of(self), index, count, v ? v : NONE); }
#define ENTRY(kind, id) { #id, kind##_get_##id, kind##_set_##id }

FIELD(name, name, NAME_NAME, NAME_FIELDS)
FIELD(attribute, name, ATTRIBUTE_NAME, ATTRIBUTE_FIELDS)
FIELD(attribute, obj, ATTRIBUTE_OBJ, ATTRIBUTE_FIELDS)
FIELD(import, msg, IMPORT_MSG, IMPORT_FIELDS)
FIELD(import, name, IMPORT_NAME, IMPORT_FIELDS)
FIELD(import, path, IMPORT_PATH, IMPORT_FIELDS)
FIELD(import, name_from, IMPORT_NAME_FROM, IMPORT_FIELDS)
FIELD(os, errno_, OS_ERRNO, OS_FIELDS)
FIELD(os, strerror_, OS_STRERROR, OS_FIELDS)
FIELD(os, filename, OS_FILENAME, OS_FIELDS)
FIELD(os, filename2, OS_FILENAME2, OS_FIELDS)
FIELD(syntax, msg, SYNTAX_MSG, SYNTAX_FIELDS)
FIELD(syntax, filename, SYNTAX_FILENAME, SYNTAX_FIELDS)
FIELD(syntax, lineno, SYNTAX_LINENO, SYNTAX_FIELDS)
FIELD(syntax, offset, SYNTAX_OFFSET, SYNTAX_FIELDS)
FIELD(syntax, text, SYNTAX_TEXT, SYNTAX_FIELDS)
FIELD(syntax, end_lineno, SYNTAX_END_LINENO, SYNTAX_FIELDS)
FIELD(syntax, end_offset, SYNTAX_END_OFFSET, SYNTAX_FIELDS)
FIELD(unicode, encoding, UNICODE_ENCODING, UNICODE_FIELDS)
FIELD(unicode, object, UNICODE_OBJECT, UNICODE_FIELDS)
FIELD(unicode, start, UNICODE_START, UNICODE_FIELDS)
FIELD(unicode, end, UNICODE_END, UNICODE_FIELDS)
FIELD(unicode, reason, UNICODE_REASON, UNICODE_FIELDS)

static value get_extra(vm *vm, value self) { (void)vm; return incref(stop_iteration_value(self)); }

static bool set_extra(vm *vm, value self, value v) {
    replace(vm, &self_of(self)->extra, v ? incref(v) : NONE);
    return true;
}

static const getset_def stop_getsets[] = { { "value", get_extra, set_extra }, { 0 } };
static const getset_def exit_getsets[] = { { "code", get_extra, set_extra }, { 0 } };
static const getset_def name_getsets[] = { ENTRY(name, name), { 0 } };
static const getset_def attribute_getsets[] = { ENTRY(attribute, name), ENTRY(attribute, obj), { 0 } };
static const getset_def import_getsets[] = {
    ENTRY(import, msg), ENTRY(import, name), ENTRY(import, path), ENTRY(import, name_from), { 0 },
};
static const getset_def os_getsets[] = {
    { "errno", os_get_errno_, os_set_errno_ }, { "strerror", os_get_strerror_, os_set_strerror_ },
    ENTRY(os, filename), ENTRY(os, filename2), { 0 },
};
static const getset_def syntax_getsets[] = {
    ENTRY(syntax, msg), ENTRY(syntax, filename), ENTRY(syntax, lineno), ENTRY(syntax, offset), ENTRY(syntax, text),
    ENTRY(syntax, end_lineno), ENTRY(syntax, end_offset), { 0 },
};
static const getset_def unicode_getsets[] = {
    ENTRY(unicode, encoding), ENTRY(unicode, object), ENTRY(unicode, start), ENTRY(unicode, end), ENTRY(unicode, reason), { 0 },
};

static bool init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    return exception_init(vm, self_of(self), args, nargs, kwnames);
}

/* All is done by __new__, but keywords are refused here, as in CPython. */
static bool group_init(vm *vm, value self, const value *args, int nargs, tuple *kwnames) {
    (void)args, (void)nargs;
    if (!kwnames || !kwnames->len) return true;
    return raise_error(vm, &type_TypeError, "%s() takes no keyword arguments", type_of(self)->name);
}

type type_BaseException = {
    .head = TYPE_HEAD, .name = "BaseException", .base = &type_object, .instance_size = sizeof(exception),
    .has_dict = true, .dict_offset = offsetof(exception, attrs), .is_exception = true,
    .methods = base_methods, .getsets = base_getsets, .construct = exception_construct, .make = exception_make, .init = init,
    .dealloc = exception_dealloc, .traverse = exception_traverse, .clear = exception_clear_refs,
    .repr = exception_repr, .str = exception_str,
};

#define KIND(id, base_id, ...) type type_##id = { .head = TYPE_HEAD, .name = #id, .base = &type_##base_id, __VA_ARGS__ };
KIND(Exception, BaseException)
KIND(SystemExit, BaseException, .getsets = exit_getsets)
KIND(KeyboardInterrupt, BaseException)
KIND(GeneratorExit, BaseException)
KIND(BaseExceptionGroup, BaseException, .make = group_make, .construct = group_make, .init = group_init, .str = group_str,
     .methods = group_methods, .getsets = group_getsets)
static const type *group_mro[] = { &type_ExceptionGroup, &type_BaseExceptionGroup, &type_Exception, &type_BaseException, &type_object };
KIND(ExceptionGroup, BaseExceptionGroup, .mro = group_mro, .nmro = sizeof group_mro / sizeof *group_mro)
KIND(StopIteration, Exception, .getsets = stop_getsets)
KIND(StopAsyncIteration, Exception)
KIND(ArithmeticError, Exception)
KIND(OverflowError, ArithmeticError)
KIND(ZeroDivisionError, ArithmeticError)
KIND(FloatingPointError, ArithmeticError)
KIND(AssertionError, Exception)
KIND(AttributeError, Exception, .getsets = attribute_getsets)
KIND(BufferError, Exception)
KIND(EOFError, Exception)
KIND(ImportError, Exception, .getsets = import_getsets)
KIND(ModuleNotFoundError, ImportError)
KIND(LookupError, Exception)
KIND(IndexError, LookupError)
KIND(KeyError, LookupError)
KIND(MemoryError, Exception)
KIND(NameError, Exception, .getsets = name_getsets)
KIND(UnboundLocalError, NameError)
KIND(OSError, Exception, .getsets = os_getsets)
KIND(FileNotFoundError, OSError)
KIND(PermissionError, OSError)
KIND(FileExistsError, OSError)
KIND(TimeoutError, OSError)
KIND(ConnectionError, OSError)
KIND(IsADirectoryError, OSError)
KIND(NotADirectoryError, OSError)
KIND(InterruptedError, OSError)
KIND(BlockingIOError, OSError)
KIND(ChildProcessError, OSError)
KIND(ProcessLookupError, OSError)
KIND(BrokenPipeError, ConnectionError)
KIND(ConnectionAbortedError, ConnectionError)
KIND(ConnectionRefusedError, ConnectionError)
KIND(ConnectionResetError, ConnectionError)
type type_UnsupportedOperation = { .head = TYPE_HEAD, .name = "io.UnsupportedOperation", .base = &type_OSError };
KIND(ReferenceError, Exception)
KIND(RuntimeError, Exception)
KIND(RecursionError, RuntimeError)
KIND(NotImplementedError, RuntimeError)
KIND(SyntaxError, Exception, .getsets = syntax_getsets)
KIND(IndentationError, SyntaxError)
KIND(TabError, IndentationError)
KIND(SystemError, Exception)
KIND(TypeError, Exception)
KIND(ValueError, Exception)
KIND(UnicodeError, ValueError)
KIND(UnicodeEncodeError, UnicodeError, .getsets = unicode_getsets)
KIND(UnicodeDecodeError, UnicodeError, .getsets = unicode_getsets)
KIND(UnicodeTranslateError, UnicodeError, .getsets = unicode_getsets)
KIND(PythonFinalizationError, RuntimeError)
KIND(Warning, Exception)
KIND(UserWarning, Warning)
KIND(DeprecationWarning, Warning)
KIND(RuntimeWarning, Warning)
KIND(SyntaxWarning, Warning)
KIND(PendingDeprecationWarning, Warning)
KIND(FutureWarning, Warning)
KIND(ImportWarning, Warning)
KIND(UnicodeWarning, Warning)
KIND(BytesWarning, Warning)
KIND(ResourceWarning, Warning)
KIND(EncodingWarning, Warning)
