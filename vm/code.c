/* Code objects: life, positions, handlers. */
#include <string.h>
#include "image.h"
#include "asyncgen.h"
#include "perfmap.h"
#include "run.h"
#include "verify.h"

code *code_new(vm *vm)
{
    code *c = object_new(vm, &type_code, sizeof *c);
    if (c) memset((char *)c + sizeof c->head, 0, sizeof *c - sizeof c->head);
    return c;
}

bool code_finish(vm *vm, code *c)
{
    if (!code_verify(vm, c)) return false;
    for (uint32_t i = 0; i < c->ninsts; i += word_size(c->insts[i]))
        if (opcode_table[WORD_OP(c->insts[i])].flags & OPF_ADAPTIVE) c->insts[i + 1] = heat_initial(vm);
    bool plain = !c->nkwonly && !(c->flags & (CODE_VARARGS | CODE_VARKEYWORDS));
    c->plain_args = plain ? c->nargs : UINT32_MAX;
    c->inline_args = c->flags & CODE_GENERATOR ? UINT32_MAX : c->plain_args;
    c->generator_args = WORD_OP(c->insts[0]) == OP_RETURN_GENERATOR ? c->plain_args : UINT32_MAX;
    size_t part = c->flags & CODE_ASYNC_GENERATOR ? sizeof(async_part) : 0;
    c->frame_values = (uint32_t)((frame_size(c) + part) / sizeof(value));
    c->generator_type = c->flags & CODE_COROUTINE ? &type_coroutine : c->flags & CODE_ASYNC_GENERATOR ? &type_async_generator : &type_generator;
    bool quick = !(c->flags & CODE_ASYNC_GENERATOR) && gen_bytes(c) <= HEAP_SMALL;
    c->generator_class = quick ? (uint32_t)heap_class(gen_bytes(c)) : 0;
    if (vm->perfmap) perfmap_nest_calls(c);
    return image_make(vm, c);
}

const line_entry *code_position(const code *c, uint32_t at)
{
    uint32_t lo = 0, hi = c->nlines;
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (c->lines[mid].start <= at) lo = mid + 1;
        else hi = mid;
    }
    return lo ? &c->lines[lo - 1] : NULL;
}

const handler *code_handler(const code *c, uint32_t at)
{
    for (uint32_t i = 0; i < c->nhandlers; i++)
        if (c->handlers[i].start <= at && at < c->handlers[i].end) return &c->handlers[i];
    return NULL;
}

static void drop_names(vm *vm, str **names, uint32_t n)
{
    for (uint32_t i = 0; names && i < n; i++)
        if (names[i]) DECREF_OBJ(vm, names[i]);
    heap_free(vm, names, n * sizeof *names);
}

static void code_dealloc(vm *vm, object *o)
{
    code *c = (code *)o;
    for (uint32_t i = 0; c->consts && i < c->nconsts; i++) xdecref(vm, c->consts[i]);
    heap_free(vm, c->consts, c->nconsts * sizeof *c->consts);
    drop_names(vm, c->names, c->nnames);
    drop_names(vm, c->slot_names, c->nslots);
    image_free(vm, c);
    heap_free(vm, c->insts, c->ninsts * sizeof *c->insts);
    heap_free(vm, c->handlers, c->nhandlers * sizeof *c->handlers);
    heap_free(vm, c->lines, c->nlines * sizeof *c->lines);
    heap_free(vm, c->depths, c->depths ? c->ninsts * sizeof *c->depths : 0);
    if (c->name) DECREF_OBJ(vm, c->name);
    if (c->qualname) DECREF_OBJ(vm, c->qualname);
    if (c->filename) DECREF_OBJ(vm, c->filename);
    object_free(vm, o, sizeof *c);
}

static value code_repr(vm *vm, value self)
{
    code *c = (code *)as_object(self);
    strbuf b;
    strbuf_init(&b, vm);
    strbuf_addz(&b, "<code object ");
    strbuf_add_str(&b, c->name);
    strbuf_printf(&b, " at 0x%llx, file \"", (unsigned long long)self);
    strbuf_add_str(&b, c->filename);
    strbuf_printf(&b, "\", line %u>", c->first_line);
    return from_object(strbuf_finish(&b));
}

type type_code = {
    .head = TYPE_HEAD,
    .name = "code", .referable = true,
    .base = &type_object,
    .final = true,
    .methods = code_methods,
    .getsets = code_getsets,
    .dealloc = code_dealloc,
    .repr = code_repr,
};
