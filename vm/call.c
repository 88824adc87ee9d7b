/* Binding arguments to parameters, and calls of Python functions from C. */
#include "abstract.h"
#include "run.h"

static const char *text(vm *vm, const str *s)
{
    const char *t = str_utf8(vm, s, NULL);
    return t ? t : "?";
}

/* "'a'", "'a' and 'b'", "'a', 'b', and 'c'" */
static void list_names(strbuf *b, str *const *names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i) strbuf_addz(b, n == 2 ? " and " : i == n - 1 ? ", and " : ", ");
        strbuf_addz(b, "'");
        strbuf_add_str(b, names[i]);
        strbuf_addz(b, "'");
    }
}

static void raise_missing(vm *vm, const function *fn, str *const *names, uint32_t n, const char *kind)
{
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_add_str(&b, fn->qualname);
    strbuf_printf(&b, "() missing %u required %s argument%s: ", n, kind, n == 1 ? "" : "s");
    list_names(&b, names, n);
    str *message = strbuf_finish(&b);
    if (!message) return;
    raise_with_arg(vm, &type_TypeError, from_object(message));
    DECREF_OBJ(vm, message);
}

/* Collects the names of empty parameters among [from, to) and raises. False if there were any. */
static bool check_missing(vm *vm, const function *fn, const frame *f, uint32_t from, uint32_t to, const char *kind)
{
    const code *c = fn->code;
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += f->slots[i] == EMPTY;
    if (n == 0) return true;
    str **names = heap_alloc(vm, n * sizeof *names);
    if (!names) return false;
    uint32_t at = 0;
    for (uint32_t i = from; i < to; i++)
        if (f->slots[i] == EMPTY) names[at++] = c->slot_names[i];
    raise_missing(vm, fn, names, n, kind);
    heap_free(vm, names, n * sizeof *names);
    return false;
}

static bool too_many(vm *vm, const function *fn, const frame *f, uint32_t given)
{
    const code *c = fn->code;
    uint32_t defaults = fn->defaults ? fn->defaults->len : 0, keyword_given = 0;
    for (uint32_t i = 0; i < c->nkwonly; i++) keyword_given += f->slots[c->nargs + i] != EMPTY;
    char range[48], extra[80] = "";
    if (defaults) snprintf(range, sizeof range, "from %u to %u", c->nargs - defaults, c->nargs);
    else snprintf(range, sizeof range, "%u", c->nargs);
    bool plural = defaults ? true : c->nargs != 1;
    if (keyword_given)
        snprintf(extra, sizeof extra, " positional argument%s (and %u keyword-only argument%s)", given == 1 ? "" : "s",
                 keyword_given, keyword_given == 1 ? "" : "s");
    raise_error(vm, &type_TypeError, "%s() takes %s positional argument%s but %u%s %s given", text(vm, fn->qualname), range,
                plural ? "s" : "", given, extra, given == 1 && !keyword_given ? "was" : "were");
    return false;
}

/* Slot of a parameter that may be given by keyword, or -1. */
static int64_t find_parameter(const code *c, const str *name)
{
    for (uint32_t i = c->nposonly; i < c->nargs + c->nkwonly; i++)
        if (c->slot_names[i] == name || str_equal(c->slot_names[i], name)) return i;
    return -1;
}

/* Raises for all keywords that name positional-only parameters; false when there is none. */
static bool positional_only_by_keyword(vm *vm, const function *fn, const tuple *names)
{
    strbuf b;
    strbuf_init(&b, vm);
    bool any = false;
    for (uint32_t i = 0; i < fn->code->nposonly; i++) {
        for (uint32_t k = 0; k < names->len; k++) {
            if (!str_equal(fn->code->slot_names[i], as_str(names->items[k]))) continue;
            if (any) strbuf_addz(&b, ", ");
            strbuf_add_str(&b, as_str(names->items[k]));
            any = true;
        }
    }
    str *given = any ? strbuf_finish(&b) : NULL;
    if (!any) strbuf_discard(&b);
    if (given) {
        raise_error(vm, &type_TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                    text(vm, fn->qualname), text(vm, given));
        DECREF_OBJ(vm, given);
    }
    return any;
}

static bool bind_keywords(vm *vm, const function *fn, frame *f, const value *values, tuple *names, dict *rest)
{
    const code *c = fn->code;
    for (uint32_t i = 0; i < names->len; i++) {
        str *name = as_str(names->items[i]);
        int64_t slot = find_parameter(c, name);
        if (slot < 0 && rest) {
            if (!dict_set(vm, rest, from_object(name), values[i])) return false;
        } else if (slot < 0) {
            if (!positional_only_by_keyword(vm, fn, names))
                raise_unexpected_keyword(vm, fn->qualname, name, c->slot_names + c->nposonly, c->nargs + c->nkwonly - c->nposonly);
            return false;
        } else if (f->slots[slot] != EMPTY) {
            raise_error(vm, &type_TypeError, "%.400s() got multiple values for argument '%s'", fn->qualname->data, text(vm, name));
            return false;
        } else {
            f->slots[slot] = incref(values[i]);
        }
    }
    return true;
}

static void fill_defaults(const function *fn, frame *f)
{
    const code *c = fn->code;
    uint32_t n = fn->defaults ? fn->defaults->len : 0;
    for (uint32_t i = 0; i < n && i < c->nargs; i++) {
        value *slot = &f->slots[c->nargs - 1 - i];
        if (*slot == EMPTY) *slot = incref(fn->defaults->items[n - 1 - i]);
    }
    for (uint32_t i = c->nargs; fn->kwdefaults && i < c->nargs + c->nkwonly; i++)
        if (f->slots[i] == EMPTY) f->slots[i] = xincref(dict_get_str(fn->kwdefaults, c->slot_names[i]));
}

/* A library function whose parameters go by position is called like a native one. */
static bool check_library_call(vm *vm, const function *fn, uint32_t npos, uint32_t nkw)
{
    const code *c = fn->code;
    if (c->nposonly < c->nargs || c->nkwonly) return true;
    int defaults = fn->defaults ? (int)fn->defaults->len : 0;
    native_def def = { text(vm, fn->name), NULL, (int16_t)((int)c->nargs - defaults), c->flags & CODE_VARARGS ? -1 : (int16_t)c->nargs, NULL };
    return native_check(vm, &def, NULL, as_str(fn->module), (int)npos, c->flags & CODE_VARKEYWORDS ? 0 : (int)nkw);
}

bool bind_args(vm *vm, frame *f, const value *args, int nargs, tuple *names)
{
    const function *fn = f->func;
    const code *c = fn->code;
    uint32_t npos = (uint32_t)nargs - (names ? names->len : 0);
    if (fn->head.type == &type_library_function && !check_library_call(vm, fn, npos, names ? names->len : 0)) return false;
    uint32_t taken = npos < c->nargs ? npos : c->nargs, next = c->nargs + c->nkwonly;
    for (uint32_t i = 0; i < taken; i++) f->slots[i] = incref(args[i]);
    if (c->flags & CODE_VARARGS) {
        tuple *extra = tuple_from_items(vm, args + taken, npos - taken);
        if (!extra) return false;
        f->slots[next++] = from_object(extra);
    }
    dict *rest = NULL;
    if (c->flags & CODE_VARKEYWORDS) {
        rest = dict_new(vm);
        if (!rest) return false;
        f->slots[next] = from_object(rest);
    }
    if (names && !bind_keywords(vm, fn, f, args + npos, names, rest)) return false;
    if (npos > c->nargs && !(c->flags & CODE_VARARGS)) return too_many(vm, fn, f, npos);
    fill_defaults(fn, f);
    return check_missing(vm, fn, f, 0, c->nargs, "positional") &&
           check_missing(vm, fn, f, c->nargs, c->nargs + c->nkwonly, "keyword-only");
}

void frame_abandon(vm *vm, frame *f)
{
    value raised = vm->raised;
    vm->raised = EMPTY;
    if (is_gen_frame(f)) {
        f->state = GEN_CREATED;
        DECREF_OBJ(vm, gen_of_frame(f));
    } else {
        frame_pop(vm, f);
    }
    vm->raised = raised;
}

frame *bind_call(vm *vm, function *fn, const value *args, int nargs, tuple *kwnames)
{
    frame *f = frame_push(vm, fn);
    if (f && (uint32_t)nargs == fn->code->plain_args && !kwnames) {
        for (int i = 0; i < nargs; i++) f->slots[i] = incref(args[i]);
        return f;
    }
    if (f && !bind_args(vm, f, args, nargs, kwnames)) {
        frame_abandon(vm, f);
        return NULL;
    }
    return f;
}

value call_function(vm *vm, function *fn, const value *args, int nargs, tuple *kwnames)
{
    if (vm->breaker && take_interrupt(vm)) return FAILED;
    if (vm->headroom == 0 || (char *)__builtin_frame_address(0) < vm->c_stack_limit) return depth_exceeded(vm);
    frame *f = frame_push_call(vm, fn, args, nargs, kwnames, NULL);
    return f ? run_nested(vm, f, f, false) : FAILED;
}
