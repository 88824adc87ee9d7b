/* Tracebacks: what an exception records while frames unwind, and how it is shown. */
#include "exception.h"
#include <stdlib.h>
#include <string.h>
#include "class.h"
#include "refused.h"
#include "exception_group.h"
#include "report.h"
#include "../abstract.h"
#include "../memory.h"
#include "../state.h"

/* --- entries ----------------------------------------------------------------------------------- */
void exception_add_trace(vm *vm, value exc, frame *f, uint32_t at) {
    exception *e = as_exception(exc);
    value pending = exception_take(vm);
    traceback *tb = object_new(vm, &type_traceback, sizeof *tb);
    if (tb) {
        frame_object *o = exc == vm->memory_error ? NULL : frame_object_of(vm, f);
        *tb = (traceback){ .head = tb->head, .next = e->trace, .code = f->func->code, .at = at, .frame = o };
        INCREF_OBJ(tb->code);
        if (o) INCREF_OBJ(o);
        e->trace = tb;
        gc_track(vm, &tb->head);
    }
    exception_clear(vm);
    vm->raised = pending;
}

value traceback_of(const exception *e) { return e->trace ? incref(from_object(e->trace)) : NONE; }

bool traceback_assign(vm *vm, exception *e, value v) {
    if (v != NONE && !has_type(v, &type_traceback)) {
        raise_error(vm, &type_TypeError, "__traceback__ must be a traceback or None");
        return false;
    }
    traceback *old = e->trace;
    e->trace = v == NONE ? NULL : (traceback *)as_object(incref(v));
    if (old) DECREF_OBJ(vm, old);
    return true;
}

static void traceback_dealloc(vm *vm, object *o) {
    traceback *tb = (traceback *)o;
    gc_untrack(vm, o);
    if (tb->next) DECREF_OBJ(vm, tb->next);
    if (tb->frame) DECREF_OBJ(vm, tb->frame);
    DECREF_OBJ(vm, tb->code);
    object_free(vm, o, sizeof *tb);
}

static void traceback_traverse(object *o, visit_fn visit, void *arg) {
    traceback *tb = (traceback *)o;
    if (tb->next) visit(arg, from_object(tb->next));
    if (tb->frame) visit(arg, from_object(tb->frame));
}

static void traceback_clear(vm *vm, object *o) {
    traceback *tb = (traceback *)o, *next = tb->next;
    frame_object *f = tb->frame;
    tb->next = NULL;
    tb->frame = NULL;
    if (next) DECREF_OBJ(vm, next);
    if (f) DECREF_OBJ(vm, f);
}

static uint32_t entry_line(const traceback *tb) { return code_line(tb->code, tb->at); }

#define TRACE_GET(id, expr) \
    static value get_##id(vm *vm, value self) { traceback *tb = (traceback *)as_object(self); (void)vm; return expr; }
TRACE_GET(line, from_small(entry_line(tb)))
TRACE_GET(lasti, from_small((int64_t)tb->at * (int64_t)sizeof(word)))
TRACE_GET(next, tb->next ? incref(from_object(tb->next)) : NONE)
TRACE_GET(frame, tb->frame ? incref(from_object(tb->frame)) : NONE)

static bool set_tb_next(vm *vm, value self, value v) {
    if (!v) {
        raise_error(vm, &type_TypeError, "can't delete tb_next attribute");
        return false;
    }
    if (v != NONE && !has_type(v, &type_traceback)) {
        raise_error(vm, &type_TypeError, "expected traceback object or None, got '%s'", type_of(v)->name);
        return false;
    }
    for (traceback *tb = v == NONE ? NULL : (traceback *)as_object(v); tb; tb = tb->next)
        if (from_object(tb) == self) {
            raise_error(vm, &type_ValueError, "traceback loop detected");
            return false;
        }
    traceback *tb = (traceback *)as_object(self), *old = tb->next;
    tb->next = v == NONE ? NULL : (traceback *)as_object(incref(v));
    if (old) DECREF_OBJ(vm, old);
    return true;
}

static const getset_def traceback_getsets[] = {
    { "tb_frame", get_frame, NULL }, { "tb_lasti", get_lasti, NULL }, { "tb_lineno", get_line, NULL },
    { "tb_next", get_next, set_tb_next }, { 0 },
};

static value refuse_construction(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    (void)t, (void)args, (void)nargs, (void)kwnames;
    return refuse(vm, "tracebacks made by the program");
}

type type_traceback = {
    .head = TYPE_HEAD, .name = "traceback", .base = &type_object, .instance_size = sizeof(traceback), .final = true,
    .getsets = traceback_getsets, .construct = refuse_construction, .dealloc = traceback_dealloc, .traverse = traceback_traverse, .clear = traceback_clear,
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
typedef void show_fn(vm *vm, FILE *out, const traceback *entry);

static void print_entry(vm *vm, FILE *out, const traceback *entry, show_fn *show) {
    fputs("  File \"", out);
    print_str(out, entry->code->filename);
    fprintf(out, "\", line %u, in ", entry_line(entry));
    print_str(out, entry->code->name);
    putc('\n', out);
    if (!vm->ending) show(vm, out, entry);
}

#define REPEATS_SHOWN 3

static void print_repeats(FILE *out, uint32_t repeats) {
    if (repeats <= REPEATS_SHOWN) return;
    uint32_t more = repeats - REPEATS_SHOWN;
    fprintf(out, "  [Previous line repeated %u more time%s]\n", more, more == 1 ? "" : "s");
}

/* From this entry on the next of the program's own: what a library module does in between shows as little as C's work. */
static const traceback *skip_library(const traceback *entry) {
    while (entry && entry->code->flags & CODE_LIBRARY) entry = entry->next;
    return entry;
}

/* Outermost first; a place that comes more than three times in a row is counted instead. */
static void print_entries(vm *vm, FILE *out, const traceback *tb, show_fn *show) {
    const traceback *entry = skip_library(tb), *last = NULL;
    uint32_t repeats = 0;
    for (; entry; last = entry, entry = skip_library(entry->next)) {
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

static void print_trace(vm *vm, FILE *out, const exception *e, show_fn *show) {
    if (!skip_library(e->trace)) return;
    fputs("Traceback (most recent call last):\n", out);
    print_entries(vm, out, e->trace, show);
}

void traceback_print(vm *vm, FILE *out, const traceback *tb) { print_entries(vm, out, tb, print_source); }

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

void exception_print_last(vm *vm, FILE *out, exception *e) {
    char buf[512];
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

/* What is being printed: how many groups it is in, and whether the last of them still wants its lower edge. */
typedef struct print_context { int depth; bool open; } print_context;
enum { GROUP_DEPTH_SHOWN = 10, GROUP_WIDTH_SHOWN = 15 };

/* Notes that exc is printed. False: it is already, or there is no memory. */
static bool see(vm *vm, list *seen, value exc) {
    if (as_exception(exc)->seen || !list_append(vm, seen, exc)) return false;
    return as_exception(exc)->seen = true;
}

/* Decides of all that exc leads to with whom it is printed: with the first that is met, where a group's exceptions are met last to
 * first, as in CPython. Each of `seen` is marked. */
static void plan_printing(vm *vm, list *seen, value exc) {
    list *work = list_new(vm, 4);
    see(vm, seen, exc);
    bool ok = work && list_append(vm, work, exc);
    while (ok && work->len) {
        value at = work->items[--work->len];
        exception *e = as_exception(at);
        value led = next_in_chain(e);
        if (led && see(vm, seen, led)) {
            e->linked = true;
            ok = list_append(vm, work, led);
        }
        tuple *members = is_exception_group(at) ? group_exceptions(e) : NULL;
        for (uint32_t i = 0; ok && members && i < members->len; i++) {
            see(vm, seen, members->items[i]);
            ok = list_append(vm, work, members->items[i]);
        }
        decref(vm, at);
    }
    if (work) DECREF_OBJ(vm, work);
}

/* An exception, then what led to it, as far as that is printed with it. */
static list *exception_chain(vm *vm, value exc) {
    list *chain = list_new(vm, 4);
    for (value at = exc; chain && list_append(vm, chain, at) && as_exception(at)->linked;) at = next_in_chain(as_exception(at));
    return chain;
}

static void indent(FILE *out, const print_context *c) {
    for (int i = 0; i < c->depth; i++) fputs("  ", out);
}

/* Text of whole lines, each behind the margin of the groups that it is in. */
static void print_margined(FILE *out, const print_context *c, const char *text, char margin) {
    for (const char *end; *text; text = end) {
        const char *newline = strchr(text, '\n');
        end = newline ? newline + 1 : text + strlen(text);
        indent(out, c);
        if (c->depth) fprintf(out, "%c ", margin);
        fwrite(text, 1, (size_t)(end - text), out);
    }
}

typedef void print_part(vm *vm, FILE *out, exception *e);

static void print_places(vm *vm, FILE *out, exception *e) { print_entries(vm, out, e->trace, print_source); }

static void print_in_margin(vm *vm, FILE *out, const print_context *c, exception *e, print_part *part) {
    if (!c->depth) {
        part(vm, out, e);
        return;
    }
    char *text = NULL;
    size_t size;
    FILE *f = mem_stream(&text, &size);
    if (!f) return;
    part(vm, f, e);
    fclose(f);
    if (text) print_margined(out, c, text, '|');
    free(text);
}

static void print_all(vm *vm, FILE *out, print_context *c, value exc);

static void print_members(vm *vm, FILE *out, print_context *c, const exception *e) {
    tuple *members = group_exceptions(e);
    uint32_t n = members->len, shown = n > GROUP_WIDTH_SHOWN ? GROUP_WIDTH_SHOWN + 1 : n;
    c->open = false;
    for (uint32_t i = 0; i < shown; i++) {
        if (i + 1 == shown) c->open = true;     /* a group inside may draw the edge for both */
        indent(out, c);
        fprintf(out, i < GROUP_WIDTH_SHOWN ? "%s+---------------- %u ----------------\n" : "%s+---------------- ... ----------------\n",
                i ? "  " : "+-", i + 1);
        c->depth++;
        if (i < GROUP_WIDTH_SHOWN) {
            print_all(vm, out, c, members->items[i]);
        } else {
            char more[64];
            snprintf(more, sizeof more, "and %u more exception%s\n", n - GROUP_WIDTH_SHOWN, n - GROUP_WIDTH_SHOWN > 1 ? "s" : "");
            print_margined(out, c, more, '|');
        }
        if (i + 1 == shown && c->open) {
            indent(out, c);
            fputs("+------------------------------------\n", out);
            c->open = false;
        }
        c->depth--;
    }
}

static void print_group(vm *vm, FILE *out, print_context *c, exception *e) {
    if (c->depth > GROUP_DEPTH_SHOWN) {
        print_margined(out, c, "... (max_group_depth is 10)\n", '|');
        return;
    }
    bool outermost = c->depth == 0;
    c->depth += outermost;
    if (skip_library(e->trace)) {
        print_margined(out, c, "Exception Group Traceback (most recent call last):\n", outermost ? '+' : '|');
        print_in_margin(vm, out, c, e, print_places);
    }
    print_in_margin(vm, out, c, e, exception_print_last);
    print_members(vm, out, c, e);
    c->depth -= outermost;
}

static void print_plain(vm *vm, FILE *out, exception *e) {
    print_trace(vm, out, e, print_source);
    exception_print_last(vm, out, e);
}

static void print_all(vm *vm, FILE *out, print_context *c, value exc) {
    list *chain = exception_chain(vm, exc);
    for (size_t i = chain ? chain->len : 0; i-- > 0;) {
        exception *e = as_exception(chain->items[i]);
        if (is_exception_group(chain->items[i])) print_group(vm, out, c, e);
        else print_in_margin(vm, out, c, e, print_plain);
        if (i == 0) break;
        bool cause = as_exception(chain->items[i - 1])->cause == chain->items[i];
        print_margined(out, c, cause ? "\nThe above exception was the direct cause of the following exception:\n\n"
                                     : "\nDuring handling of the above exception, another exception occurred:\n\n", '|');
    }
    if (chain) DECREF_OBJ(vm, chain);
}

void exception_print(vm *vm, FILE *out, value exc) {
    if (vm->out) fflush(vm->out);
    value pending = exception_take(vm);
    list *seen = list_new(vm, 4);
    if (seen) {
        plan_printing(vm, seen, exc);
        print_all(vm, out, &(print_context){ 0 }, exc);
        for (size_t i = 0; i < seen->len; i++) as_exception(seen->items[i])->seen = as_exception(seen->items[i])->linked = false;
        DECREF_OBJ(vm, seen);
    }
    exception_clear(vm);
    vm->raised = pending;
}

static void print_line(vm *vm, FILE *out, const traceback *entry) { print_first_line(vm, out, entry, "    "); }

void exception_trace_place(vm *vm, value exc) {
    frame *f = current_frame(vm);
    if (!as_exception(exc)->trace && f) exception_add_trace(vm, exc, f, frame_at(f));
}

void exception_print_ignored(vm *vm, FILE *out, value exc, value where, value title) {
    if (vm->out) fflush(vm->out);
    if (is_str(title)) print_str(out, as_str(title));
    else fputs("Exception ignored in", out);
    str *text = NULL;
    if (where != NONE) {
        fputs(": ", out);
        text = op_repr(vm, where);
        if (text) print_str(out, text);
        else fputs("<object repr() failed>", out);
        if (text) DECREF_OBJ(vm, text);
        exception_clear(vm);
    } else {
        putc(':', out);
    }
    putc('\n', out);
    char buf[512];
    print_trace(vm, out, as_exception(exc), print_line);
    fprintf(out, "%s: ", exception_type_name(vm, as_object(exc)->type, buf, sizeof buf));
    text = safe_text(vm, exc, "exception");
    if (text) print_str(out, text);
    putc('\n', out);
    if (text) DECREF_OBJ(vm, text);
}

/* Whether this line has been warned about; notes it. -1: raised. */
static int warned_before(vm *vm, const char *file, unsigned line, const char *text) {
    if (!vm->warned && !(vm->warned = set_new(vm))) return -1;
    str *key = str_format(vm, "%s:%u:%s", file, line, text);
    if (!key) return -1;
    int found = set_contains(vm, vm->warned, from_object(key));
    if (found == 0 && !set_add(vm, vm->warned, from_object(key))) found = -1;
    DECREF_OBJ(vm, key);
    return found;
}

/* The line at `place` is shown, or that of `len` bytes. */
typedef struct warning {
    const type *category;
    const char *text;
    const str *filename;    /* NULL: "sys" */
    unsigned line;
    const traceback *place;
    const char *shown;
    size_t len;
    bool of_object;
} warning;

static void tell_warning(vm *vm, FILE *out, const void *about) {
    const warning *w = about;
    if (vm->out) fflush(vm->out);
    if (w->filename) print_str(out, w->filename);
    else fputs("sys", out);
    fprintf(out, ":%u: %s: %s\n", w->line, w->category->name, w->text);
    if (w->place && w->place->code) print_first_line(vm, out, w->place, "  ");
    if (w->len) fprintf(out, "  %.*s\n", (int)w->len, w->shown);
    if (w->of_object) fprintf(out, "%s: Enable tracemalloc to get the object allocation traceback\n", w->category->name);
}

bool warn(vm *vm, const type *category, const char *text, bool of_object) {
    const frame *f = program_frame(vm);
    traceback place = { .code = f ? f->func->code : NULL, .at = f ? frame_at(f) : 0 };
    const char *file = f ? str_utf8(vm, place.code->filename, NULL) : "sys";
    unsigned line = f ? entry_line(&place) : 1;
    int before = file ? warned_before(vm, file, line, text) : -1;
    if (before) return before > 0;
    const str *filename = place.code ? place.code->filename : NULL;
    report_on_stderr(vm, tell_warning, &(warning){ category, text, filename, line, &place, .of_object = of_object });
    return true;
}

void warn_at(vm *vm, const type *category, const char *text, const str *filename, unsigned line, const char *shown, size_t len) {
    for (; len && (*shown == ' ' || *shown == '\t' || *shown == '\f'); shown++) len--;
    while (len && (shown[len - 1] == ' ' || shown[len - 1] == '\t' || shown[len - 1] == '\r')) len--;
    value raised = exception_take(vm);
    report_on_stderr(vm, tell_warning, &(warning){ category, text, filename, line, .shown = shown, .len = len });
    exception_clear(vm);
    vm->raised = raised;
}

bool warn_deprecated(vm *vm, const char *text) {
    const frame *f = program_frame(vm);
    value module = f ? dict_get_str(f->func->globals, vm->names.name) : EMPTY;
    if (!module || !is_str(module) || !str_equal(as_str(module), vm->names.main)) return true;
    return warn(vm, &type_DeprecationWarning, text, false);
}
