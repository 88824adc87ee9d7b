/* What the machine code of a strategy is, against what the strategy's header claims. */
#include "audit.h"
#include <stdio.h>

/* Handlers that share a jump may be so few in code that is called threaded: some are the same work under two names. */
enum { SHARING_MAX_PERCENT = 10 };

static const machine_code *code_of(const run_form *form)
{
    for (const machine_code *m = machine_codes; m->form; m++)
        if (m->form == form) return m;
    return NULL;
}

/* What the code is; CLAIM_NOTHING: none of the others. */
static enum claim shape(const vm_audit *a)
{
    if (a->jumps == 0) return CLAIM_NO_JUMP;
    if (a->jumps == 1) return CLAIM_ONE_JUMP;
    return a->sharing * 100 <= a->handlers * SHARING_MAX_PERCENT ? CLAIM_JUMP_EACH : CLAIM_NOTHING;
}

bool vm_audit_strategy(int i, vm_audit *out)
{
    const run_form *form = run_form_fast(i);
    if (!form) return false;
    const machine_code *m = code_of(form);
    *out = (vm_audit){.jumps = m->jumps, .handlers = m->nhandlers, .hash = m->hash, .handler = m->handlers, .ranges = m->ranges,
                      .origin = (uintptr_t)form->run};
    for (int op = 0; op < m->nhandlers; op++) out->sharing += m->handlers[op].way_shared;
    out->contradicts = form->claim != CLAIM_NOTHING && shape(out) != form->claim;
    return true;
}

/* By what is claimed and what the code is. */
static const char *const judgements[4][4] = {
    [CLAIM_NOTHING] = {
        [CLAIM_NOTHING] = "merged in part by the compiler",
        [CLAIM_ONE_JUMP] = "a switch, as the compiler likes it",
        [CLAIM_JUMP_EACH] = "threaded by the compiler",
        [CLAIM_NO_JUMP] = "no jumps at all",
    },
    [CLAIM_ONE_JUMP] = {
        [CLAIM_NOTHING] = "threaded in part by the compiler, not a switch",
        [CLAIM_ONE_JUMP] = "a switch",
        [CLAIM_JUMP_EACH] = "threaded by the compiler, not a switch",
        [CLAIM_NO_JUMP] = "not a switch",
    },
    [CLAIM_JUMP_EACH] = {
        [CLAIM_NOTHING] = "merged in part by the compiler",
        [CLAIM_ONE_JUMP] = "merged by the compiler, behaves as a switch",
        [CLAIM_JUMP_EACH] = "threaded",
        [CLAIM_NO_JUMP] = "not threaded",
    },
    [CLAIM_NO_JUMP] = {
        [CLAIM_NOTHING] = "jumps instead of calls",
        [CLAIM_ONE_JUMP] = "a switch instead of calls",
        [CLAIM_JUMP_EACH] = "threaded by the compiler instead of called",
        [CLAIM_NO_JUMP] = "called",
    },
};

void vm_audit_verdict(int i, char *out, size_t size)
{
    vm_audit a;
    if (!vm_audit_strategy(i, &a)) return;
    char sharing[60] = "";
    if (a.handlers && a.jumps > 1 && a.sharing)
        snprintf(sharing, sizeof sharing, ", %d without one of %s own", a.sharing, a.sharing == 1 ? "its" : "their");
    const char *judgement = judgements[run_form_fast(i)->claim][shape(&a)];
    if (a.handlers)
        snprintf(out, size, "%d indirect jump%s for %d handlers%s: %s", a.jumps, a.jumps == 1 ? "" : "s", a.handlers, sharing,
                 judgement);
    else
        snprintf(out, size, "%d indirect jump%s: %s", a.jumps, a.jumps == 1 ? "" : "s", judgement);
}
