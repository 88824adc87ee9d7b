/* Listings in the manner of Python's dis: line, offset, jump target mark, instruction, argument and its meaning. */
#include "disasm.h"
#include "abstract.h"
#include "state.h"

static uint32_t jump_target(uint32_t at, word w)
{
    uint32_t next = at + word_size(w);
    return opcode_table[WORD_OP(w)].flags & OPF_BACK ? next - WORD_ARG(w) : next + WORD_ARG(w);
}

static bool is_target(const code *c, uint32_t at)
{
    for (uint32_t i = 0; i < c->ninsts; i += word_size(c->insts[i]))
        if (opcode_table[WORD_OP(c->insts[i])].flags & OPF_JUMP && jump_target(i, c->insts[i]) == at) return true;
    for (uint32_t i = 0; i < c->nhandlers; i++)
        if (c->handlers[i].target == at) return true;
    return false;
}

static void print_const(vm *vm, value v, FILE *out)
{
    if (has_type(v, &type_code)) {
        fputs("<code ", out);
        print_str(out, ((code *)as_object(v))->qualname);
        fputs(">", out);
        return;
    }
    str *s = op_repr(vm, v);
    if (!s) {
        exception_clear(vm);
        return;
    }
    print_str(out, s);
    DECREF_OBJ(vm, s);
}

static void print_argument(vm *vm, const code *c, uint32_t at, const opcode_info *op, FILE *out)
{
    word w = c->insts[at];
    uint32_t arg = WORD_ARG(w);
    switch (op->argkind) {
    case ARG_NONE: return;
    case ARG_INT: fprintf(out, " %d", WORD_SIGNED_ARG(w)); return;
    case ARG_CONST: fprintf(out, " %u (", arg); print_const(vm, c->consts[arg], out); break;
    case ARG_NAME: fprintf(out, " %u (", arg); print_str(out, c->names[arg]); break;
    case ARG_SLOT: fprintf(out, " %u (", arg); print_str(out, c->slot_names[arg]); break;
    case ARG_JUMP: fprintf(out, " %u (to %u", arg, jump_target(at, w)); break;
    default: fprintf(out, " %u", arg); return;
    }
    fputs(")", out);
}

/* What a superinstruction, which has no cache, stands for: two loads, an operator, and what does something with the result if it is
 * what FUSION (inst.h) knows. */
static void print_fused(const code *c, uint32_t at, FILE *out)
{
    fputs("  =", out);
    for (int i = 0; i < 4; i++) {
        uint8_t op = opcode_table[WORD_OP(c->insts[at])].base;
        if (i == 3 && op != OP_STORE_FAST && op != OP_POP_JUMP_IF_FALSE) return;
        fprintf(out, " %s", opcode_table[op].name);
        at += word_size(c->insts[at]);
    }
}

void disassemble(vm *vm, const code *c, FILE *out, bool specialized)
{
    fputs("Disassembly of ", out);
    print_str(out, c->qualname);
    fprintf(out, " (line %u, %u slots, stack %u%s):\n", c->first_line, c->nslots, c->stack_size,
            c->flags & CODE_COROUTINE ? ", coroutine" : c->flags & CODE_ASYNC_GENERATOR ? ", asynchronous generator"
            : c->flags & CODE_GENERATOR ? ", generator" : "");
    uint32_t line = 0;
    for (uint32_t at = 0; at < c->ninsts; at += word_size(c->insts[at])) {
        uint32_t now = code_line(c, at);
        if (now != line) fprintf(out, "%s%5u ", at ? "\n" : "", now);
        else fputs("      ", out);
        line = now;
        const opcode_info *op = &opcode_table[WORD_OP(c->insts[at])];
        if (!specialized) op = &opcode_table[op->base];
        fprintf(out, "%s %5u %s", is_target(c, at) ? ">>" : "  ", at, op->name);
        print_argument(vm, c, at, op, out);
        if ((op->flags & (OPF_SPECIAL | OPF_ADAPTIVE)) == OPF_SPECIAL) print_fused(c, at, out);
        fputc('\n', out);
    }
    if (c->nhandlers) fputs("Exception table:\n", out);
    for (uint32_t i = 0; i < c->nhandlers; i++) {
        const handler *h = &c->handlers[i];
        fprintf(out, "  %u to %u -> %u [%u]%s\n", h->start, h->end, h->target, h->depth, h->place ? " lasti" : "");
    }
    for (uint32_t i = 0; i < c->nconsts; i++)
        if (has_type(c->consts[i], &type_code)) {
            fputc('\n', out);
            disassemble(vm, (code *)as_object(c->consts[i]), out, specialized);
        }
}
