/* Verification by a walk over all paths, with the stack depth as the only state. */
#include <stdlib.h>
#include <string.h>
#include "verify.h"
#include "memory.h"
#include "state.h"

#define UNSEEN 0xffff
#define NOT_AN_INSTRUCTION 0xfffe
#define DEPTH_MAX 0xfff0

typedef struct verifier {
    vm *vm;
    const code *c;
    uint16_t *depth;        /* per word */
    uint32_t *work, nwork;
    int max;
} verifier;

static bool bad(verifier *v, uint32_t at, const char *what)
{
    raise_error(v->vm, &type_SystemError, "invalid code in %s at %u: %s", str_utf8(v->vm, v->c->qualname, NULL), at, what);
    return false;
}

static bool flow_to(verifier *v, uint32_t from, int64_t to, int depth)
{
    if (to < 0 || to >= v->c->ninsts) return bad(v, from, "runs off the code");
    if (depth < 0) return bad(v, from, "takes more than the stack has");
    if (depth > DEPTH_MAX) return bad(v, from, "the stack is too deep");
    if (depth > v->max) v->max = depth;
    uint16_t *seen = &v->depth[to];
    if (*seen == NOT_AN_INSTRUCTION) return bad(v, from, "jumps into the middle of an instruction");
    if (*seen == UNSEEN) {
        *seen = (uint16_t)depth;
        v->work[v->nwork++] = (uint32_t)to;
        return true;
    }
    return *seen == depth || bad(v, (uint32_t)to, "paths meet with different stack depths");
}

static bool arg_in_range(const code *c, const opcode_info *info, uint32_t arg)
{
    switch (info->argkind) {
    case ARG_CONST: return arg < c->nconsts;
    case ARG_NAME: return arg < c->nnames;
    case ARG_SLOT: return arg < c->nslots;
    default: return true;
    }
}

/* An instruction that may raise enters its handler with the stack cut to the handler's depth. */
static bool flow_to_handler(verifier *v, uint32_t at, int depth)
{
    const handler *h = code_handler(v->c, at);
    if (!h) return true;
    if (h->depth > depth) return bad(v, at, "a handler wants a deeper stack");
    return flow_to(v, at, h->target, h->depth + h->place + 1);
}

static bool verify_instruction(verifier *v, uint32_t at)
{
    const code *c = v->c;
    word w = c->insts[at];
    const opcode_info *info = &opcode_table[WORD_OP(w)];
    uint32_t arg = WORD_ARG(w);
    if (!arg_in_range(c, info, arg)) return bad(v, at, "argument out of range");
    int depth = v->depth[at], left = depth - info->pops(arg);
    if (left < 0) return bad(v, at, "takes more than the stack has");
    if (left + info->waits > v->max) v->max = left + info->waits;
    uint32_t next = at + word_size(w);
    if (!flow_to_handler(v, at, left)) return false;
    if (info->flags & OPF_JUMP) {
        int64_t to = (int64_t)next + (info->flags & OPF_BACK ? -(int64_t)arg : (int64_t)arg);
        if (!flow_to(v, at, to, left + info->branch_pushes(arg))) return false;
    }
    return info->flags & OPF_STOP || flow_to(v, at, next, left + info->pushes(arg));
}

bool code_verify(vm *vm, code *c)
{
    verifier v = { vm, c, mem_alloc((c->ninsts + 1) * sizeof(uint16_t)), mem_alloc((c->ninsts + 1) * sizeof(uint32_t)), 0, 0 };
    bool ok = v.depth && v.work;
    if (!ok) raise_memory(vm);
    uint32_t at = 0;
    while (ok && at < c->ninsts) {
        const opcode_info *info = &opcode_table[WORD_OP(c->insts[at])];
        if (!info->name || (info->flags & OPF_SPECIAL)) ok = bad(&v, at, "unknown instruction");
        v.depth[at] = UNSEEN;
        for (uint32_t i = 1; ok && i < info->words && at + i <= c->ninsts; i++) v.depth[at + i] = NOT_AN_INSTRUCTION;
        at += info->words;
    }
    if (ok && at != c->ninsts) ok = bad(&v, at, "the last instruction is cut off");
    ok = ok && flow_to(&v, 0, 0, 0);
    while (ok && v.nwork) ok = verify_instruction(&v, v.work[--v.nwork]);
    c->stack_size = (uint32_t)v.max;
    if (ok && vm->form == VM_CHECKED) {
        heap_free(vm, c->depths, c->depths ? c->ninsts * sizeof *c->depths : 0);
        c->depths = heap_alloc(vm, c->ninsts * sizeof *c->depths);
        ok = c->depths != NULL;
        if (ok) memcpy(c->depths, v.depth, c->ninsts * sizeof *c->depths);
    }
    free(v.depth);
    free(v.work);
    return ok;
}
