/* Exceptions: objects, raising from C, tracebacks.  */
#ifndef GENLAB_OBJECTS_EXCEPTION_H
#define GENLAB_OBJECTS_EXCEPTION_H

#include "../object.h"

struct frame;
struct frame_object;

/* A place that an exception came through. The exception holds the outermost so far, each holds the one within it; new ones
 * come in front while frames unwind, so that what the program took of an exception stays as it was. */
typedef struct traceback {
    object head;
    struct traceback *next;     /* owned or NULL */
    struct code *code;          /* owned */
    uint32_t at;                /* word offset of the instruction */
    struct frame_object *frame; /* owned; NULL without memory, and for the VM's one MemoryError, which keeps nothing alive */
} traceback;
typedef struct exception {
    object head;
    dict *attrs;                /* owned or NULL: __dict__ */
    tuple *args;                /* owned */
    value cause, context;       /* owned or EMPTY */
    bool suppress_context;
    bool seen, linked;          /* while it is printed: it was met; so is what led to it, which was met here first */
    value extra;                /* owned or EMPTY: StopIteration.value, SystemExit.code; else a private tuple of the named fields */
    traceback *trace;           /* owned or NULL: outermost */
} exception;

/* One line per built-in exception class: name, base. The class object is type_<name>. */
#define EXCEPTION_TYPES(X) \
    X(BaseException, object) X(Exception, BaseException) X(SystemExit, BaseException) \
    X(KeyboardInterrupt, BaseException) X(GeneratorExit, BaseException) X(BaseExceptionGroup, BaseException) X(ExceptionGroup, BaseExceptionGroup) \
    X(StopIteration, Exception) X(StopAsyncIteration, Exception) \
    X(ArithmeticError, Exception) X(OverflowError, ArithmeticError) X(ZeroDivisionError, ArithmeticError) X(FloatingPointError, ArithmeticError) \
    X(AssertionError, Exception) X(AttributeError, Exception) X(BufferError, Exception) X(EOFError, Exception) \
    X(ImportError, Exception) X(ModuleNotFoundError, ImportError) \
    X(LookupError, Exception) X(IndexError, LookupError) X(KeyError, LookupError) \
    X(MemoryError, Exception) X(NameError, Exception) X(UnboundLocalError, NameError) \
    X(OSError, Exception) X(FileNotFoundError, OSError) X(PermissionError, OSError) X(FileExistsError, OSError) X(TimeoutError, OSError) X(ConnectionError, OSError) \
    X(IsADirectoryError, OSError) X(NotADirectoryError, OSError) X(InterruptedError, OSError) X(BlockingIOError, OSError) \
    X(ChildProcessError, OSError) X(ProcessLookupError, OSError) X(BrokenPipeError, ConnectionError) \
    X(ConnectionAbortedError, ConnectionError) X(ConnectionRefusedError, ConnectionError) X(ConnectionResetError, ConnectionError) \
    X(ReferenceError, Exception) X(RuntimeError, Exception) X(RecursionError, RuntimeError) X(NotImplementedError, RuntimeError) \
    X(SyntaxError, Exception) X(IndentationError, SyntaxError) X(TabError, IndentationError) X(SystemError, Exception) X(TypeError, Exception) \
    X(ValueError, Exception) X(UnicodeError, ValueError) X(UnicodeEncodeError, UnicodeError) X(UnicodeDecodeError, UnicodeError) \
    X(UnicodeTranslateError, UnicodeError) X(PythonFinalizationError, RuntimeError) \
    X(Warning, Exception) X(UserWarning, Warning) X(DeprecationWarning, Warning) X(RuntimeWarning, Warning) \
    X(SyntaxWarning, Warning) X(PendingDeprecationWarning, Warning) X(FutureWarning, Warning) X(ImportWarning, Warning) \
    X(UnicodeWarning, Warning) X(BytesWarning, Warning) X(ResourceWarning, Warning) X(EncodingWarning, Warning)
#define X(name, base) extern type type_##name;
EXCEPTION_TYPES(X)
#undef X

static inline bool is_exception(value v) { return is_counted(v) && as_object(v)->type->is_exception; }
static inline exception *as_exception(value v) { return (exception *)as_object(v); }
static inline bool is_exception_class(value v) { return is_instance(v, &type_type) && ((type *)as_object(v))->is_exception; }
/* Whether v is a class of exceptions or a tuple of such: what `except` may name. */
bool are_exception_classes(value v);
/* The same, with the TypeError of `except` for what is not. */
bool check_exception_classes(vm *vm, value v);

/* Raises a new exception with a formatted message (C printf formats; UTF-8). Sets __context__. Always FAILED. */
value raise_error(vm *vm, type *t, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* As raise_error, for NameError (obj EMPTY), AttributeError and "cannot import name" (obj the module): name and obj
 * serve the "Did you mean" of the traceback. Borrows. */
value raise_named(vm *vm, type *t, str *name, value obj, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* A pending AttributeError that the program raised without saying of what gets name and obj. */
void complete_attribute_error(vm *vm, value o, str *name);
/* Raises a new MemoryError, or the preallocated one where there is no memory for that. Sets no __context__, as CPython does not. */
value raise_memory(vm *vm);
/* Once nobody else holds it, the one MemoryError keeps nothing of where it was raised before. Runs finalizers. */
void memory_error_forget(vm *vm);
/* Raises an instance (borrowed). Sets __context__ from what is being handled, breaking cycles as CPython does. */
value raise_value(vm *vm, value exc);
value raise_with_arg(vm *vm, type *t, value arg);   /* raise T(arg), e.g. KeyError(key), StopIteration(v) */
value raise_bare(vm *vm, type *t);                   /* raise T() */
/* What `raise x` accepts: an instance, or a class that is instantiated. New reference or FAILED. */
value exception_from(vm *vm, value x);
value exception_new(vm *vm, type *t, const value *args, int nargs);
/* Takes the pending exception: new reference; vm->raised becomes EMPTY. */
value exception_take(vm *vm);
value exception_handled(vm *vm);                     /* the innermost that is being handled: borrowed, or EMPTY */
/* The pending exception comes of this one (stolen): its cause and context. */
void exception_set_cause(vm *vm, value cause);
bool exception_pending_is(vm *vm, const type *t);   /* an exception is raised and is an instance of t */
void exception_clear(vm *vm);
/* Adds a place in a frame while unwinding. Never fails: without memory there is none. */
void exception_add_trace(vm *vm, value exc, struct frame *f, uint32_t at);
value stop_iteration_value(value exc);              /* borrowed */
/* `except` clause test: 1, 0, -1 raised (TypeError for what is no class). */
int exception_matches(vm *vm, value exc, value classes);
/* Prints as CPython does, cause and context chains included, source lines (of vm->sources) and their marks too. */
void exception_print(vm *vm, FILE *out, value exc);
/* A warning at the place of the innermost frame, on stderr, once for each line. of_object: says too how to learn where that was
 * made. False: raised. */
bool warn(vm *vm, const type *category, const char *text, bool of_object);
/* One at a place of a source text, each time; its line is shown unless it is NULL. Raises nothing. */
void warn_at(vm *vm, const type *category, const char *text, const str *filename, unsigned line, const char *shown, size_t len);
/* A DeprecationWarning: shown for the program's main file only. */
bool warn_deprecated(vm *vm, const char *text);
/* Its parts: the entries of a traceback without a header, and what comes after the traceback. */
void traceback_print(vm *vm, FILE *out, const traceback *tb);
void exception_print_last(vm *vm, FILE *out, exception *e);
/* "Exception ignored in: <repr>", or a title (a str) instead of these words, and the traceback. where NONE: no object. */
void exception_print_ignored(vm *vm, FILE *out, value exc, value where, value title);
/* An exception that was raised in C gets the innermost frame for its place. */
void exception_trace_place(vm *vm, value exc);
/* Tells of the pending exception, by sys.unraisablehook or on stderr, and clears it. */
void exception_unraisable(vm *vm, value where);

/* --- between the files of exceptions ----------------------------------------------------------- */
struct frame *program_frame(vm *vm);    /* the innermost of the program itself, not of the library: borrowed, or NULL */
struct frame *current_frame(vm *vm);    /* the innermost of a function: borrowed, or NULL */
extern type type_traceback;
/* What is kept in extra as a tuple: the fields of AttributeError, OSError, ... by position. */
enum { NAME_NAME, NAME_LOCALS /* tuple: bound where it was raised */, NAME_OF_SELF /* bool: self has it */, NAME_FIELDS };
enum { ATTRIBUTE_NAME, ATTRIBUTE_OBJ, ATTRIBUTE_OF_SELF /* bool: obj was self */, ATTRIBUTE_FIELDS };
enum { IMPORT_MSG, IMPORT_NAME, IMPORT_PATH, IMPORT_NAME_FROM, IMPORT_FIELDS };
enum { OS_ERRNO, OS_STRERROR, OS_FILENAME, OS_FILENAME2, OS_FIELDS };
enum { SYNTAX_MSG, SYNTAX_FILENAME, SYNTAX_LINENO, SYNTAX_OFFSET, SYNTAX_TEXT, SYNTAX_END_LINENO, SYNTAX_END_OFFSET, SYNTAX_FIELDS };
enum { UNICODE_ENCODING, UNICODE_OBJECT, UNICODE_START, UNICODE_END, UNICODE_REASON, UNICODE_FIELDS };
enum { GROUP_MESSAGE, GROUP_EXCEPTIONS /* tuple */, GROUP_FIELDS };
value exception_field(const exception *e, int i);                       /* borrowed; NONE when never set */
bool exception_set_field(vm *vm, exception *e, int i, int n, value v);  /* n: how many fields its kind has */
/* The __init__ of the built-in classes. */
bool exception_init(vm *vm, exception *e, const value *args, int nargs, tuple *kwnames);
value exception_make(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);   /* the make slot */
value exception_new_bare(vm *vm, type *t, const value *args, int nargs);   /* with args, before any __init__ */
value exception_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames);
value exception_str(vm *vm, value self);
value exception_repr(vm *vm, value self);
void exception_dealloc(vm *vm, object *o);
void exception_traverse(object *o, visit_fn visit, void *arg);
void exception_clear_refs(vm *vm, object *o);
value traceback_of(const exception *e);                         /* a traceback object or None: a new reference */
bool traceback_assign(vm *vm, exception *e, value tb);
/* ". Did you mean: 'x'?" or an empty string: new reference, or NULL with nothing raised. */
str *exception_suggestion(vm *vm, exception *e);
/* That one of the names which was perhaps meant: borrowed, NULL when none is near. Raises nothing. */
str *nearest_name(vm *vm, str *wrong, str *const *names, size_t n);
/* TypeError: f() got an unexpected keyword argument, and which of the names was perhaps meant. Always FAILED. */
value raise_unexpected_keyword(vm *vm, str *function, str *given, str *const *names, size_t n);
/* Prints text for a terminal: lone surrogates as \udc80. */
void print_str(FILE *out, const str *s);
/* The source lines of an entry, dedented, long ones abbreviated, with marks below what failed, as CPython does; nothing when
 * the text isn't known. */
void print_source(vm *vm, FILE *out, const traceback *entry);
/* Only the first of them, behind an indent, without marks: for what can't be raised, and warnings. */
void print_first_line(vm *vm, FILE *out, const traceback *entry, const char *indent);
void print_point(FILE *out, uint32_t point);
void syntax_error_print(vm *vm, FILE *out, exception *e, const char *type_name);

#endif
