/* Statistics by site. A site is made when it first counts something; its number stands in its code object's record. */
#include "stats.h"
#include <stdlib.h>
#include <string.h>
#include "memory.h"
#include "utf8.h"

/* What is kept of a code object, which may go before its counts are read. */
typedef struct code_record {
    struct code_record *next;
    char *file, *function;
    bool library;
    uint32_t nwords;
    uint32_t number[];          /* by word: 1 + index of the site; 0: there is none */
} code_record;

typedef struct stats_log {
    code_record *records;
    void *kept[HEAP_CLASSES + 1];   /* free blocks by size class, linked through their first word */
    size_t sites_cap;
    int op, op_before;          /* the last two opcodes that were executed; -1: none yet */
    bool op_adjacent;           /* they stand one behind the other */
    const word *next;           /* the word behind the last instruction */
    size_t looking;             /* index of the site that is looked at; SIZE_MAX: none */
    vm_refusal look;            /* what is found out there */
} stats_log;

_Static_assert((int)SPECIALIZER_COUNT <= (int)VM_SPECIALIZERS_MAX, "statistics have a tally for each specializer");
_Static_assert(HEAP_CLASSES + 1 == VM_SIZE_CLASSES, "statistics have a row for each size class");

bool stats_start(vm *vm)
{
    vm_stats *s = vm->stats;
    vm->log = mem_zeroed(1, sizeof *vm->log);
    s->pairs = mem_zeroed(256, sizeof *s->pairs);
    s->adjacent = mem_zeroed(256, sizeof *s->adjacent);
    if (!vm->log || !s->pairs || !s->adjacent) {
        stats_free(vm);
        return false;
    }
    vm->log->op = vm->log->op_before = -1;
    vm->log->looking = SIZE_MAX;
    vm->heap.apart = true;
    return true;
}

void stats_free(vm *vm)
{
    vm_stats *s = vm->stats;
    for (code_record *r = vm->log ? vm->log->records : NULL, *next; r; r = next) {
        next = r->next;
        free(r->file);
        free(r->function);
        free(r);
    }
    for (size_t i = 0; i < s->nsites; i++) {
        free(s->sites[i].argument);
        free(s->sites[i].refusals);
    }
    free(s->sites);
    free(s->pairs);
    free(s->adjacent);
    free(vm->log);
}

/* --- sites ---------------------------------------------------------------------------------------------------- */

/* Text that people and JSON can take, as UTF-8: '?' for control characters and surrogates. The bytes written; ends with NUL. */
static size_t put_text(char *out, size_t room, const str *s)
{
    size_t n = 0;
    for (uint32_t i = 0; i < s->len && n + 5 <= room; i++) {
        uint32_t c = str_at(s, i);
        bool harmful = c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c < 0xe000);
        n += (size_t)utf8_encode(harmful ? '?' : c, out + n);
    }
    out[n] = '\0';
    return n;
}

/* malloc'ed; NULL: no memory. */
static char *text_of(const str *s)
{
    size_t room = (size_t)s->len * 4 + 5;
    char *text = mem_alloc(room);
    if (text) put_text(text, room, s);
    return text;
}

static code_record *record_of(vm *vm, code *c)
{
    if (c->observed) return c->observed;
    code_record *r = mem_zeroed(1, sizeof *r + c->ninsts * sizeof *r->number);
    if (!r) return NULL;
    r->file = text_of(c->filename);
    r->function = text_of(c->qualname);
    if (!r->file || !r->function) {
        free(r->file);
        free(r->function);
        free(r);
        return NULL;
    }
    r->library = c->flags & CODE_LIBRARY;
    r->nwords = c->ninsts;
    r->next = vm->log->records;
    vm->log->records = r;
    c->observed = r;
    return r;
}

/* The site for a word that has none yet: that of the instruction which the word belongs to. */
static vm_site *new_site(vm *vm, code_record *r, const code *c, uint32_t word_at)
{
    vm_stats *s = vm->stats;
    uint32_t at = 0;
    for (uint32_t i = 0; i <= word_at; i += word_size(c->insts[i])) at = i;
    if (r->number[at]) return &s->sites[(r->number[word_at] = r->number[at]) - 1];
    if (s->nsites == vm->log->sites_cap) {
        size_t cap = s->nsites ? s->nsites * 2 : 256;
        vm_site *more = mem_resize(s->sites, cap * sizeof *more);
        if (!more) return NULL;
        s->sites = more;
        vm->log->sites_cap = cap;
    }
    const line_entry *where = code_position(c, at);
    const opcode_info *op = &opcode_table[WORD_OP(c->insts[at])];
    const str *name = op->argkind == ARG_NAME ? c->names[WORD_ARG(c->insts[at])] : NULL;
    vm_site *site = &s->sites[s->nsites];
    *site = (vm_site){.file = r->file, .function = r->function, .library = r->library, .line = code_line(c, at),
                      .column = where && where->end_line ? where->col + 1u : 0, .base = op->base,
                      .op = WORD_OP(c->insts[at]), .adaptive = (op->flags & (OPF_ADAPTIVE | OPF_SPECIAL)) != 0, .specializer = -1};
    if (name && !(site->argument = text_of(name))) return NULL;
    r->number[at] = r->number[word_at] = (uint32_t)++s->nsites;
    return site;
}

/* The site of the instruction that a word belongs to; NULL if it stands in no code object of the program, or memory is out. */
static vm_site *site_of(vm *vm, const frame *f, const word *at)
{
    if (!f || !f->func) return NULL;
    code *c = f->func->code;
    size_t offset = ((uintptr_t)at - (uintptr_t)c->insts) / sizeof *at;
    if (at < c->insts || offset >= c->ninsts) return NULL;
    code_record *r = record_of(vm, c);
    vm_site *site = !r ? NULL : r->number[offset] ? &vm->stats->sites[r->number[offset] - 1] : new_site(vm, r, c, (uint32_t)offset);
    if (!site) vm->stats->incomplete = true;
    return site;
}

/* --- what operands are ------------------------------------------------------------------------------------------ */

static const char *const gen_states[] = {
    [GEN_CREATED] = "not started", [GEN_SUSPENDED] = "suspended", [GEN_DELEGATING] = "suspended", [GEN_FLAT] = "suspended",
    [GEN_EXECUTING] = "running", [GEN_CALLED] = "running", [GEN_AWAITED] = "running",
    [GEN_LINKED] = "in a chain", [GEN_LINKED_DELEGATING] = "in a chain", [GEN_CLOSED] = "finished",
};

/* Writes what v is, as far as guards tell values apart; the bytes written. */
static size_t describe(char *out, size_t room, value v)
{
    const char *what = type_of(v)->name, *name = NULL;
    const str *python = is_function(v) ? ((function *)as_object(v))->qualname : NULL;
    if (has_type(v, &type_native) || has_type(v, &type_native_method)) name = ((native *)as_object(v))->def->name;
    else if (has_type(v, &type_type)) name = ((type *)as_object(v))->name;
    else if (is_gen(v)) name = gen_states[as_gen(v)->frame.state];
    else if (type_of(v) == &type_int && !is_small(v)) what = "big int";
    int n = snprintf(out, room, "%s%s%s", what, name || python ? " " : "", name ? name : "");
    if (n < 0 || (size_t)n >= room) return room - 1;
    return (size_t)n + (python ? put_text(out + n, room - (size_t)n, python) : 0);
}

/* "list, int": the operands of the instruction below sp, without those that are EMPTY; cut where there is no more room. */
static void describe_operands(char out[VM_OPERANDS_SIZE], word w, const value *sp)
{
    int n = opcode_table[opcode_table[WORD_OP(w)].base].pops(WORD_ARG(w));
    size_t used = 0;
    out[0] = '\0';
    for (int i = n; i > 0; i--) {
        if (sp[-i] == EMPTY) continue;
        if (used + 30 > VM_OPERANDS_SIZE) {
            snprintf(out + used, VM_OPERANDS_SIZE - used, ", ...");
            return;
        }
        if (used) used += (size_t)snprintf(out + used, VM_OPERANDS_SIZE - used, ", ");
        used += describe(out + used, VM_OPERANDS_SIZE - used, sp[-i]);
    }
}

/* The site's record of operands, made if there is room for another kind; NULL if not. */
static vm_refusal *refusal_of(vm *vm, vm_site *site, const char *operands)
{
    for (int i = 0; i < site->nrefusals; i++)
        if (!strcmp(site->refusals[i].operands, operands)) return &site->refusals[i];
    if (site->nrefusals == VM_REFUSALS_MAX) return NULL;
    if (!site->refusals && !(site->refusals = mem_zeroed(VM_REFUSALS_MAX, sizeof *site->refusals))) {
        vm->stats->incomplete = true;
        return NULL;
    }
    vm_refusal *r = &site->refusals[site->nrefusals++];
    snprintf(r->operands, sizeof r->operands, "%s", operands);
    return r;
}

/* --- the run loop ----------------------------------------------------------------------------------------------- */

void stats_observe(vm *vm, const frame *f, const word *at)
{
    vm_stats *s = vm->stats;
    stats_log *log = vm->log;
    uint8_t op = WORD_OP(*at);
    s->instructions++;
    s->opcode[op]++;
    log->op_before = log->op;
    log->op_adjacent = at == log->next;
    if (log->op >= 0) {
        s->pairs[log->op][op]++;
        s->adjacent[log->op][op] += log->op_adjacent;
    }
    log->op = op;
    log->next = at + opcode_table[op].words;
    if (!(opcode_table[op].flags & (OPF_ADAPTIVE | OPF_SPECIAL))) return;
    vm_site *site = site_of(vm, f, at);
    if (site) site->executed++;
}

/* The last instruction, at the site, is going to be executed again, in the same form or another: it counts once. */
static void again(vm *vm, vm_site *site)
{
    stats_log *log = vm->log;
    if (site) site->executed--;
    if (log->op >= 0 && log->op_before >= 0) {
        vm->stats->pairs[log->op_before][log->op]--;
        vm->stats->adjacent[log->op_before][log->op] -= log->op_adjacent;
        log->op = log->op_before;
    }
}

void stats_hit(vm *vm, const frame *f, const word *at, enum specializer s)
{
    vm_site *site = site_of(vm, f, at);
    vm->stats->spec[s].hits++;
    if (site) site->tally.hits++;
}

void stats_missed(vm *vm, const frame *f, const word *at, const value *sp, enum specializer s)
{
    char operands[VM_OPERANDS_SIZE];
    vm_site *site = site_of(vm, f, at);
    vm->stats->spec[s].misses++;
    if (!site) return;
    site->tally.misses++;
    describe_operands(operands, *at, sp);
    vm_refusal *r = refusal_of(vm, site, operands);
    if (!r) return;
    r->missed++;
    r->why[s] = VM_GUARD_REFUSED;
}

void stats_bypassed(vm *vm, const frame *f, const word *at)
{
    vm_site *site = site_of(vm, f, at);
    if (!site) return;
    site->tally.bypasses++;
    if (site->specializer >= 0) vm->stats->spec[site->specializer].bypasses++;
}

void stats_pushed(vm *vm, const frame *f, const word *at)
{
    vm_site *site = site_of(vm, f, at);
    vm->stats->frames_pushed++;
    if (site) site->frames_pushed++;
}

void stats_nested(vm *vm)
{
    const frame *f = frame_visible(vm->current);
    vm->stats->nested_runs++;
    if (!f) return;
    vm_site *site = site_of(vm, f, f->func->code->insts + frame_at(f));
    if (site) site->nested_runs++;
}

/* --- specialization ----------------------------------------------------------------------------------------------- */

void stats_look(vm *vm, const word *at, const value *sp)
{
    stats_log *log = vm->log;
    vm_site *site = site_of(vm, vm->current, at);
    again(vm, site);
    log->look = (vm_refusal){0};
    log->looking = site ? (size_t)(site - vm->stats->sites) : SIZE_MAX;
    if (!site) return;
    site->looks++;
    describe_operands(log->look.operands, *at, sp);
}

void stats_refused(vm *vm, enum specializer s, bool filled)
{
    vm->log->look.why[s] = filled ? VM_GUARD_REFUSED : VM_FILL_REFUSED;
    if (vm->log->looking == SIZE_MAX) return;
    vm_tally *t = &vm->stats->sites[vm->log->looking].tally;
    t->attempts++;
    t->failures++;
}

void stats_specialized(vm *vm, const word *at, enum specializer s)
{
    if (vm->log->looking == SIZE_MAX) return;
    vm_site *site = &vm->stats->sites[vm->log->looking];
    site->tally.attempts++;
    site->specializer = s;
    site->op = WORD_OP(*at);
}

void stats_fused(vm *vm, const word *first, enum specializer s)
{
    vm_site *site = site_of(vm, vm->current, first);
    if (!site) return;
    site->tally.attempts++;
    site->specializer = s;
    site->op = WORD_OP(*first);
}

void stats_backed_off(vm *vm, const word *at)
{
    if (vm->log->looking == SIZE_MAX) return;
    vm_site *site = &vm->stats->sites[vm->log->looking];
    site->wait = at[1] & 0xffff;
    vm_refusal *r = refusal_of(vm, site, vm->log->look.operands);
    if (!r) return;
    r->refused++;
    for (int i = 0; i < SPECIALIZER_COUNT; i++)
        if (vm->log->look.why[i] != VM_NOT_TRIED) r->why[i] = vm->log->look.why[i];
}

void stats_despecialized(vm *vm, const word *at)
{
    vm_site *site = site_of(vm, vm->current, at);
    again(vm, site);
    if (!site) return;
    site->tally.deopts++;
    site->specializer = -1;
    site->op = WORD_OP(*at);
    site->wait = at[1] & 0xffff;
}

/* --- memory ---------------------------------------------------------------------------------------------------------- */

void **stats_kept(vm *vm, size_t class) { return &vm->log->kept[class]; }

static size_t row_of(size_t size) { return size <= HEAP_SMALL ? (size + 15) / 16 : VM_SIZE_CLASSES; }

void stats_allocated(vm *vm, size_t size, bool reused)
{
    vm_stats *s = vm->stats;
    s->sizes[row_of(size)].allocated++;
    s->sizes[row_of(size)].reused += reused;
    if (vm->heap.live + size > s->peak_bytes) s->peak_bytes = vm->heap.live + size;
}

void stats_freed(vm *vm, size_t size) { vm->stats->sizes[row_of(size)].freed++; }
