/* code.replace(): a copy with some attributes changed, as far as code objects can be told what they are without their instructions. */
#include <string.h>
#include "../state.h"
#include "function.h"
#include "refused.h"
#include "str.h"

/* Makes *to a copy of n things at `from`. False: MemoryError, and *to is NULL. */
static bool copied(vm *vm, void *to, const void *from, uint32_t n, size_t size)
{
    void *made = n ? heap_alloc(vm, n * size) : NULL;
    if (made) memcpy(made, from, n * size);
    memcpy(to, &made, sizeof made);
    return made || !n;
}

static void count_names(str **names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (names[i]) INCREF_OBJ(names[i]);
}

/* The instructions as they were before they were specialized, with empty caches. */
static void generalize(code *c)
{
    for (uint32_t at = 0; at < c->ninsts; at += word_size(c->insts[at])) {
        c->insts[at] = MAKE_WORD(opcode_table[WORD_OP(c->insts[at])].base, WORD_ARG(c->insts[at]));
        memset(&c->insts[at + 1], 0, (word_size(c->insts[at]) - 1) * sizeof(word));
    }
}

static code *code_copy(vm *vm, const code *from)
{
    code *c = code_new(vm);
    if (!c) return NULL;
    c->name = as_str(incref(from_object(from->name)));
    c->qualname = as_str(incref(from_object(from->qualname)));
    c->filename = as_str(incref(from_object(from->filename)));
    c->nargs = from->nargs;
    c->nposonly = from->nposonly;
    c->nkwonly = from->nkwonly;
    c->nfree = from->nfree;
    c->first_line = from->first_line;
    c->flags = from->flags;
    bool ok = true;
    /* A count is set once there is what it counts: code_dealloc goes by it. */
#define COPY(field, count) (ok = ok && copied(vm, &c->field, from->field, from->count, sizeof *c->field), c->count = ok ? from->count : 0)
    COPY(consts, nconsts);
    for (uint32_t i = 0; i < c->nconsts; i++) incref(c->consts[i]);
    COPY(names, nnames);
    count_names(c->names, c->nnames);
    COPY(slot_names, nslots);
    count_names(c->slot_names, c->nslots);
    COPY(insts, ninsts);
    COPY(handlers, nhandlers);
    COPY(lines, nlines);
#undef COPY
    generalize(c);
    if (ok && code_finish(vm, c)) return c;
    DECREF_OBJ(vm, c);
    return NULL;
}

static bool set_name(vm *vm, str **name, value v, const char *what)
{
    if (!is_str(v)) return raise_error(vm, &type_TypeError, "replace() argument '%s' must be str, not %s", what, type_of(v)->name);
    str *old = *name;
    *name = as_str(incref(v));
    DECREF_OBJ(vm, old);
    return true;
}

enum { ARG_FLAGS, ARG_NAME_, ARG_QUALNAME, ARG_FILENAME, ARG_FIRST_LINE };

/* Of the flags only CO_ITERABLE_COROUTINE says nothing of the instructions. */
static bool set_flags(vm *vm, code *c, value v)
{
    if (!is_small(v) || ((small_of(v) ^ code_public_flags(c)) & ~CO_ITERABLE_COROUTINE)) return refuse(vm, "other co_flags for code");
    c->flags &= ~(uint32_t)CODE_ITERABLE_COROUTINE;
    if (small_of(v) & CO_ITERABLE_COROUTINE) c->flags |= CODE_ITERABLE_COROUTINE;
    return true;
}

static bool change(vm *vm, code *c, int which, value v)
{
    switch (which) {
    case ARG_FLAGS: return set_flags(vm, c, v);
    case ARG_NAME_: return set_name(vm, &c->name, v, "co_name");
    case ARG_QUALNAME: return set_name(vm, &c->qualname, v, "co_qualname");
    case ARG_FILENAME: return set_name(vm, &c->filename, v, "co_filename");
    default:
        if (!is_small(v)) return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(v)->name);
        c->first_line = (uint32_t)small_of(v);
        return true;
    }
}

static value code_method_replace(vm *vm, const value *args, int nargs)
{
    (void)nargs;
    code *c = code_copy(vm, (const code *)as_object(args[0]));
    if (!c) return FAILED;
    for (int i = 1; i <= ARG_FIRST_LINE + 1; i++)
        if (args[i] != EMPTY && !change(vm, c, i - 1, args[i])) {
            release_raised(vm, from_object(c));
            return FAILED;
        }
    return from_object(c);
}

const native_def code_methods[] = {
    { "replace", code_method_replace, 1, 1, "* co_flags co_name co_qualname co_filename co_firstlineno" },
    { 0 },
};
