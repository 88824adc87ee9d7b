/* Basic blocks to a code object: words, exception table, line table. */
#include <string.h>

#include "../objects/exception.h"
#include "../objects/str.h"
#include "codegen.h"
#include "../utf8.h"

enum { MAX_COLUMN = UINT16_MAX };

static uint32_t size_of(int op)
{
    return opcode_table[op].words;
}

/* Whether a jump to the block arrives at a FOR_ITER. */
static bool is_for(const block *b)
{
    while (b && b->n == 0) {
        b = b->next;
    }
    return b && b->insts[0].op == OP_FOR_ITER;
}

/* Real opcodes for the pseudo ones; the offset of each block. Returns the number of words. */
static uint32_t place_blocks(unit *u)
{
    uint32_t at = 0;
    for (block *b = u->first; b; b = b->next) {
        b->offset = at;
        for (uint32_t i = 0; i < b->n; i++) {
            instr *in = &b->insts[i];
            switch (in->op) {
            case PSEUDO_JUMP:
                in->op = in->target->order > b->order ? OP_JUMP_FORWARD : is_for(in->target) ? OP_JUMP_FOR : OP_JUMP_BACKWARD;
                break;
            case PSEUDO_JUMP_NO_INTERRUPT: in->op = OP_JUMP_BACKWARD_NO_INTERRUPT; break;
            case PSEUDO_STORE_FAST_MAYBE_NULL: in->op = OP_STORE_FAST; break;
            default: break;
            }
            at += size_of(in->op);
        }
    }
    return at;
}

/* Characters before a byte of a line. */
static uint16_t column(const compiler *c, int line, int col)
{
    if (!c->ascii && col < 4 * MAX_COLUMN) {
        int len;
        const char *text = source_line(c->pass.source, line, &len);
        int characters = 0;
        for (int i = 0; i < col; i++) {
            characters += i >= len || !utf8_is_continuation(text[i]);
        }
        col = characters;
    }
    return col < MAX_COLUMN ? (uint16_t)col : MAX_COLUMN;
}

static line_entry make_line(const compiler *c, uint32_t start, ast_span at)
{
    line_entry e = {.start = start, .line = (uint32_t)at.line, .col = column(c, at.line, at.col)};
    if (at.end_line >= at.line) {
        e.end_line = (uint32_t)at.end_line;
        e.end_col = column(c, at.end_line, at.end_col);
    }
    return e;
}

static void *array(compiler *c, uint32_t n, size_t size)
{
    if (n == 0) {
        return NULL;
    }
    void *items = heap_alloc(c->pass.vm, n * size);
    if (!items) {
        pass_raised(&c->pass);
    }
    return memset(items, 0, n * size);
}

static str *intern(compiler *c, const char *text)
{
    str *s = str_intern_cstr(c->pass.vm, text);
    if (!s) {
        pass_raised(&c->pass);
    }
    return s;
}

/* Gives the used ones among n constants or names numbers in the order of their first use. Returns how many;
 * numbers[i] is 1 + the new index of i, or 0. The first `kept` keep their place. */
static uint32_t renumber(compiler *c, enum argkind kind, uint32_t n, uint32_t kept, uint32_t **numbers)
{
    uint32_t *index = pass_alloc(&c->pass, n, sizeof *index);
    uint32_t used = 0;
    while (used < kept) {
        index[used] = used + 1;
        used++;
    }
    for (const block *b = c->unit->first; b; b = b->next) {
        for (uint32_t i = 0; i < b->n; i++) {
            instr *in = &b->insts[i];
            if (opcode_table[in->op].argkind != kind) {
                continue;
            }
            if (!index[in->arg]) {
                index[in->arg] = ++used;
            }
            in->arg = (int32_t)index[in->arg] - 1;
        }
    }
    *numbers = index;
    return used;
}

static void fill_tables(compiler *c, code *k)
{
    const unit *u = c->unit;
    uint32_t *index;
    uint32_t n = renumber(c, ARG_CONST, u->nconsts, u->flags & CODE_HAS_DOC ? 1 : 0, &index);
    k->consts = array(c, n, sizeof *k->consts);
    k->nconsts = n;
    for (uint32_t i = 0; i < u->nconsts; i++) {
        if (index[i]) {
            k->consts[index[i] - 1] = incref(u->consts[i]);
        }
    }
    n = renumber(c, ARG_NAME, u->nnames, 0, &index);
    k->names = array(c, n, sizeof *k->names);
    k->nnames = n;
    for (uint32_t i = 0; i < u->nnames; i++) {
        if (index[i]) {
            k->names[index[i] - 1] = intern(c, u->names[i]);
        }
    }
    k->slot_names = array(c, u->nslots, sizeof *k->slot_names);
    k->nslots = u->nslots;
    for (uint32_t i = 0; i < u->nslots; i++) {
        k->slot_names[i] = intern(c, u->slots[i]);
    }
}

static word encode(compiler *c, const instr *in, uint32_t at)
{
    int64_t arg = in->arg;
    if (in->target) {
        int64_t distance = (int64_t)in->target->offset - (int64_t)(at + size_of(in->op));
        arg = opcode_table[in->op].flags & OPF_BACK ? -distance : distance;
    }
    bool is_signed = opcode_table[in->op].argkind == ARG_INT;
    if (!is_signed && (arg < 0 || arg > ARG_MAX)) {
        pass_error(&c->pass, in->at, "too many %s",
                   in->target                                       ? "instructions"
                   : opcode_table[in->op].argkind == ARG_CONST ? "constants"
                   : opcode_table[in->op].argkind == ARG_NAME  ? "names"
                   : opcode_table[in->op].argkind == ARG_SLOT  ? "variables"
                                                               : "items");
    }
    return MAKE_WORD(in->op, (uint32_t)arg);
}

/* Words, and the positions where they change. */
static void fill_insts(compiler *c, code *k, uint32_t nwords)
{
    k->insts = array(c, nwords, sizeof *k->insts);
    k->ninsts = nwords;
    line_entry *lines = pass_alloc(&c->pass, nwords, sizeof *lines);
    uint32_t nlines = 0, at = 0;
    for (const block *b = c->unit->first; b; b = b->next) {
        for (uint32_t i = 0; i < b->n; i++) {
            const instr *in = &b->insts[i];
            k->insts[at] = encode(c, in, at);
            if (in->at.line) {
                line_entry e = make_line(c, at, in->at);
                const line_entry *last = nlines ? &lines[nlines - 1] : NULL;
                if (!last || last->line != e.line || last->end_line != e.end_line || last->col != e.col || last->end_col != e.end_col) {
                    lines[nlines++] = e;
                }
            }
            at += size_of(in->op);
        }
    }
    k->lines = array(c, nlines, sizeof *lines);
    k->nlines = nlines;
    if (nlines) {
        memcpy(k->lines, lines, nlines * sizeof *lines);
    }
}

/* Each instruction is in at most one entry, that of its innermost region: the entries do not overlap. */
static void fill_handlers(compiler *c, code *k)
{
    handler *handlers = pass_alloc(&c->pass, k->ninsts, sizeof *handlers);
    uint32_t n = 0, at = 0;
    const region *current = NULL;
    for (const block *b = c->unit->first; b; b = b->next) {
        for (uint32_t i = 0; i < b->n; i++) {
            const region *r = b->insts[i].region;
            if (r && r == current) {
                handlers[n - 1].end = at + size_of(b->insts[i].op);
            } else if (r) {
                handlers[n++] = (handler){.start = at,
                                          .end = at + size_of(b->insts[i].op),
                                          .target = r->target->offset,
                                          .depth = (uint16_t)r->depth,
                                          .place = r->place};
            }
            current = r;
            at += size_of(b->insts[i].op);
        }
    }
    k->handlers = array(c, n, sizeof *handlers);
    k->nhandlers = n;
    if (n) {
        memcpy(k->handlers, handlers, n * sizeof *handlers);
    }
}

value assemble(compiler *c)
{
    const unit *u = c->unit;
    vm *vm = c->pass.vm;
    code *k = code_new(vm);
    value v = pool_push(c, k ? from_object(k) : FAILED);
    k->name = intern(c, u->name);
    k->qualname = intern(c, u->qualname);
    INCREF_OBJ(c->filename);
    k->filename = c->filename;
    k->first_line = (uint32_t)u->first_line;
    k->flags = u->flags;
    k->nargs = u->nargs;
    k->nposonly = u->nposonly;
    k->nkwonly = u->nkwonly;
    k->nfree = u->scope->nfrees;
    uint32_t nwords = place_blocks(c->unit);
    fill_tables(c, k);
    fill_insts(c, k, nwords);
    fill_handlers(c, k);
    if (!code_finish(vm, k)) {
        pass_raised(&c->pass);
    }
    return v;
}
