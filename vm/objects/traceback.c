/* Tracebacks: what an exception records while frames unwind, and how it is shown. */
#include "exception.h"
#include <string.h>
#include "class.h"
#include "../abstract.h"
#include "../state.h"

/* --- the locals of frames that are gone -------------------------------------------------------- */
typedef struct frame_locals { object head; uint32_t n; value items[]; } frame_locals;

static void locals_dealloc(vm *vm, object *o) {
    frame_locals *l = (frame_locals *)o;
    gc_untrack(vm, o);
    for (uint32_t i = 0; i < l->n; i++) xdecref(vm, l->items[i]);
    object_free(vm, o, sizeof *l + l->n * sizeof(value));
}

static void locals_traverse(object *o, visit_fn visit, void *arg) {
    frame_locals *l = (frame_locals *)o;
    for (uint32_t i = 0; i < l->n; i++)
        if (l->items[i]) visit(arg, l->items[i]);
}

static void locals_clear(vm *vm, object *o) {
    frame_locals *l = (frame_locals *)o;
    for (uint32_t i = 0; i < l->n; i++) replace(vm, &l->items[i], EMPTY);
}

type type_frame_locals = {
    .head = TYPE_HEAD, .name = "frame", .base = &type_object, .instance_size = sizeof(frame_locals), .final = true,
    .dealloc = locals_dealloc, .traverse = locals_traverse, .clear = locals_clear,
};

/* The one MemoryError of the VM outlives its raising, so it keeps nothing. */
void exception_keep_locals(vm *vm, value exc, frame *f) {
    exception *e = as_exception(exc);
    traceback_entry *entry = e->ntrace ? &e->trace[e->ntrace - 1] : NULL;
    if (!entry || entry->code != f->func->code || entry->locals || exc == vm->memory_error) return;
    uint32_t n = entry->code->nslots, i = 0;
    while (i < n && !(f->slots[i] && is_counted(f->slots[i]))) i++;
    if (i == n) return;
    value pending = exception_take(vm);
    frame_locals *l = object_new(vm, &type_frame_locals, sizeof *l + n * sizeof(value));
    exception_clear(vm);
    vm->raised = pending;
    if (!l) return;
    l->n = n;
    for (i = 0; i < n; i++) {
        l->items[i] = f->slots[i];
        f->slots[i] = EMPTY;
    }
    gc_track(vm, &l->head);
    entry->locals = from_object(l);
}

static uint32_t entry_line(const traceback_entry *entry) { return code_line(entry->code, entry->at); }

/* --- entries ----------------------------------------------------------------------------------- */
void exception_add_trace(vm *vm, value exc, code *c, uint32_t at) {
    exception *e = as_exception(exc);
    if (c->flags & CODE_LIBRARY) return;
    if (e->ntrace == e->trace_cap) {
        uint32_t cap = e->trace_cap ? e->trace_cap * 2 : 4;
        value pending = exception_take(vm);
        traceback_entry *trace = heap_resize(vm, e->trace, e->trace_cap * sizeof *trace, cap * sizeof *trace);
        exception_clear(vm);
        vm->raised = pending;
        if (!trace) return;
        e->trace = trace;
        e->trace_cap = cap;
    }
    INCREF_OBJ(c);
    e->trace[e->ntrace++] = (traceback_entry){ c, at, EMPTY };
}

void trace_free(vm *vm, traceback_entry *trace, uint32_t n, uint32_t cap) {
    for (uint32_t i = 0; i < n; i++) {
        xdecref(vm, trace[i].locals);
        DECREF_OBJ(vm, trace[i].code);
    }
    heap_free(vm, trace, cap * sizeof *trace);
}

void trace_traverse(const traceback_entry *trace, uint32_t n, visit_fn visit, void *arg) {
    for (uint32_t i = 0; i < n; i++)
        if (trace[i].locals) visit(arg, trace[i].locals);
}

static traceback_entry *copy_trace(vm *vm, const traceback_entry *from, uint32_t n) {
    traceback_entry *trace = heap_alloc(vm, n * sizeof *trace);
    for (uint32_t i = 0; trace && i < n; i++) {
        trace[i] = from[i];
        INCREF_OBJ(trace[i].code);
        xincref(trace[i].locals);
    }
    return trace;
}

/* --- as an object ------------------------------------------------------------------------------ */
/* A copy of an exception's entries, for the program to keep and to give to another exception. */
typedef struct traceback { object head; traceback_entry *trace; uint32_t ntrace; } traceback;

value traceback_of(vm *vm, const exception *e) {
    if (e->ntrace == 0) return NONE;
    traceback_entry *trace = copy_trace(vm, e->trace, e->ntrace);
    traceback *tb = trace ? object_new(vm, &type_traceback, sizeof *tb) : NULL;
    if (!tb) {
        if (trace) trace_free(vm, trace, e->ntrace, e->ntrace);
        return FAILED;
    }
    tb->trace = trace;
    tb->ntrace = e->ntrace;
    gc_track(vm, &tb->head);
    return from_object(tb);
}

bool traceback_assign(vm *vm, exception *e, value v) {
    if (v != NONE && !has_type(v, &type_traceback)) {
        raise_error(vm, &type_TypeError, "__traceback__ must be a traceback or None");
        return false;
    }
    traceback_entry *trace = NULL, *old = e->trace;
    uint32_t n = 0, nold = e->ntrace, old_cap = e->trace_cap;
    if (v != NONE) {
        traceback *tb = (traceback *)as_object(v);
        n = tb->ntrace;
        trace = copy_trace(vm, tb->trace, n);
        if (!trace) return false;
    }
    e->trace = trace;
    e->ntrace = e->trace_cap = n;
    trace_free(vm, old, nold, old_cap);
    return true;
}

static void traceback_dealloc(vm *vm, object *o) {
    traceback *tb = (traceback *)o;
    gc_untrack(vm, o);
    trace_free(vm, tb->trace, tb->ntrace, tb->ntrace);
    object_free(vm, o, sizeof *tb);
}

static void traceback_traverse(object *o, visit_fn visit, void *arg) {
    traceback *tb = (traceback *)o;
    trace_traverse(tb->trace, tb->ntrace, visit, arg);
}

static value traceback_line(vm *vm, value self) {
    (void)vm;
    traceback *tb = (traceback *)as_object(self);
    return from_small(entry_line(&tb->trace[tb->ntrace - 1]));
}

static const getset_def traceback_getsets[] = { { "tb_lineno", traceback_line, NULL }, { 0 } };

type type_traceback = {
    .head = TYPE_HEAD, .name = "traceback", .base = &type_object, .instance_size = sizeof(traceback), .final = true,
    .getsets = traceback_getsets, .dealloc = traceback_dealloc, .traverse = traceback_traverse,
};

/* --- text -------------------------------------------------------------------------------------- */
void print_point(FILE *out, uint32_t c) {
    if (c < 0x80) putc((int)c, out);
    else if (c < 0x800) fprintf(out, "%c%c", 0xc0 | c >> 6, 0x80 | (c & 0x3f));
    else if (c >= 0xd800 && c < 0xe000) fprintf(out, "\\u%04x", (unsigned)c);
    else if (c < 0x10000) fprintf(out, "%c%c%c", 0xe0 | c >> 12, 0x80 | (c >> 6 & 0x3f), 0x80 | (c & 0x3f));
    else fprintf(out, "%c%c%c%c", 0xf0 | c >> 18, 0x80 | (c >> 12 & 0x3f), 0x80 | (c >> 6 & 0x3f), 0x80 | (c & 0x3f));
}

void print_str(FILE *out, const str *s) {
    for (uint32_t i = 0; i < s->len; i++) print_point(out, str_at(s, i));
}

/* How the lines of an entry are shown. */
typedef void show_fn(vm *vm, FILE *out, const traceback_entry *entry);

static void print_entry(vm *vm, FILE *out, const traceback_entry *entry, show_fn *show) {
    fputs("  File \"", out);
    print_str(out, entry->code->filename);
    fprintf(out, "\", line %u, in ", entry_line(entry));
    print_str(out, entry->code->name);
    putc('\n', out);
    show(vm, out, entry);
}

#define REPEATS_SHOWN 3

static void print_repeats(FILE *out, uint32_t repeats) {
    if (repeats <= REPEATS_SHOWN) return;
    uint32_t more = repeats - REPEATS_SHOWN;
    fprintf(out, "  [Previous line repeated %u more time%s]\n", more, more == 1 ? "" : "s");
}

/* Outermost first; a place that comes more than three times in a row is counted instead. */
static void print_trace(vm *vm, FILE *out, const exception *e, show_fn *show) {
    if (e->ntrace == 0) return;
    fputs("Traceback (most recent call last):\n", out);
    uint32_t repeats = 0;
    for (uint32_t i = e->ntrace; i-- > 0;) {
        const traceback_entry *entry = &e->trace[i], *last = i + 1 < e->ntrace ? &e->trace[i + 1] : NULL;
        bool same = last && entry_line(last) == entry_line(entry) && str_equal(last->code->name, entry->code->name)
            && str_equal(last->code->filename, entry->code->filename);
        if (!same) {
            print_repeats(out, repeats);
            repeats = 0;
        }
        if (++repeats <= REPEATS_SHOWN) print_entry(vm, out, entry, show);
    }
    print_repeats(out, repeats);
}

/* str(exc), or what stands for it when that fails: new reference, NULL only without memory. */
static str *safe_text(vm *vm, value v, const char *what) {
    str *text = op_str(vm, v);
    if (text) return text;
    exception_clear(vm);
    text = str_format(vm, "<%s str() failed>", what);
    if (!text) exception_clear(vm);
    return text;
}

/* The class's name as the last line shows it. */
static const char *exception_type_name(vm *vm, const type *t, char *buf, size_t size) {
    str *module = class_module(vm, t);
    if (module && str_equal(module, vm->names.main)) {
        const char *text = str_utf8(vm, t->qualname, NULL);
        snprintf(buf, size, "%s", text ? text : t->name);
        return buf;
    }
    return type_display_name(vm, t, buf, size);
}

static void print_notes(vm *vm, FILE *out, exception *e) {
    value notes = e->attrs ? dict_get_str(e->attrs, vm->names.notes) : EMPTY;
    if (!notes || notes == NONE) return;
    if (!is_list(notes) && !is_tuple(notes)) {
        str *text = op_repr(vm, notes);
        if (text) {
            print_str(out, text);
            putc('\n', out);
            DECREF_OBJ(vm, text);
        } else {
            exception_clear(vm);
            fputs("<__notes__ repr() failed>\n", out);
        }
        return;
    }
    tuple *all = tuple_from_iterable(vm, notes);
    if (!all) { exception_clear(vm); return; }
    for (uint32_t i = 0; i < all->len; i++) {
        str *text = safe_text(vm, all->items[i], "note");
        if (!text) continue;
        print_str(out, text);
        putc('\n', out);
        DECREF_OBJ(vm, text);
    }
    DECREF_OBJ(vm, all);
}

static void print_one(vm *vm, FILE *out, exception *e) {
    char buf[512];
    print_trace(vm, out, e, print_source);
    const char *name = exception_type_name(vm, e->head.type, buf, sizeof buf);
    if (type_is_subtype(e->head.type, &type_SyntaxError)) {
        syntax_error_print(vm, out, e, name);
    } else {
        str *text = safe_text(vm, from_object(e), "exception"), *hint = exception_suggestion(vm, e);
        fputs(name, out);
        if (text && (text->len || (hint && hint->len))) {
            fputs(": ", out);
            print_str(out, text);
            if (hint) print_str(out, hint);
        }
        putc('\n', out);
        if (text) DECREF_OBJ(vm, text);
        if (hint) DECREF_OBJ(vm, hint);
    }
    print_notes(vm, out, e);
}

static value next_in_chain(const exception *e) {
    return e->cause ? e->cause : e->suppress_context ? EMPTY : e->context;
}

/* An exception, then what led to it; a loop ends where it closes. */
static list *exception_chain(vm *vm, value exc) {
    list *chain = list_new(vm, 4);
    for (value at = exc; chain && at && !as_exception(at)->in_chain; at = next_in_chain(as_exception(at))) {
        if (!list_append(vm, chain, at)) break;
        as_exception(at)->in_chain = true;
    }
    for (size_t i = 0; chain && i < chain->len; i++) as_exception(chain->items[i])->in_chain = false;
    return chain;
}

void exception_print(vm *vm, FILE *out, value exc) {
    if (vm->out) fflush(vm->out);
    value pending = exception_take(vm);
    list *chain = exception_chain(vm, exc);
    for (size_t i = chain ? chain->len : 0; i-- > 0;) {
        print_one(vm, out, as_exception(chain->items[i]));
        if (i == 0) break;
        bool cause = as_exception(chain->items[i - 1])->cause == chain->items[i];
        fputs(cause ? "\nThe above exception was the direct cause of the following exception:\n\n"
                    : "\nDuring handling of the above exception, another exception occurred:\n\n", out);
    }
    if (chain) DECREF_OBJ(vm, chain);
    exception_clear(vm);
    vm->raised = pending;
}

void exception_unraisable(vm *vm, value where) {
    value exc = exception_take(vm);
    if (!exc) return;
    if (vm->out) fflush(vm->out);
    str *text = op_repr(vm, where);
    fputs("Exception ignored in: ", stderr);
    if (text) print_str(stderr, text);
    else fputs("<object repr() failed>", stderr);
    putc('\n', stderr);
    if (text) DECREF_OBJ(vm, text);
    exception_clear(vm);
    char buf[512];
    const frame *f = current_frame(vm);
    if (as_exception(exc)->ntrace == 0 && f)    /* raised in C: the place that dropped the object */
        exception_add_trace(vm, exc, f->func->code, frame_at(f));
    print_trace(vm, stderr, as_exception(exc), print_first_line);
    fprintf(stderr, "%s: ", exception_type_name(vm, as_object(exc)->type, buf, sizeof buf));
    text = safe_text(vm, exc, "exception");
    if (text) print_str(stderr, text);
    putc('\n', stderr);
    if (text) DECREF_OBJ(vm, text);
    decref(vm, exc);
}
