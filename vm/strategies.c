/* The strategies of this build, from the list that the build writes (run_forms.def, in order of preference). */
#include <string.h>
#include "run.h"

#define RUN_FORM_SYMBOL(symbol) extern const run_form symbol;
#include "run_forms.def"
#undef RUN_FORM_SYMBOL

const run_form *const run_forms[] = {
#define RUN_FORM_SYMBOL(symbol) &symbol,
#include "run_forms.def"
#undef RUN_FORM_SYMBOL
    NULL,
};

/* Indirect jumps in the machine code of a form, or -1 if it was not counted. */
static int indirect_jumps(const run_form *f)
{
    static const struct { const run_form *form; int jumps; } probes[] = {
#define PROBE(symbol, jumps) { &symbol, jumps },
#include "run_probes.def"
#undef PROBE
    };
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++)
        if (probes[i].form == f) return probes[i].jumps;
    return -1;
}

/* The i-th timed compilation, not counting other orders of its handlers. */
static const run_form *fast_form(int i)
{
    for (const run_form *const *f = run_forms; *f; f++)
        if ((*f)->form == VM_FAST && (*f)->order == 0 && i-- == 0) return *f;
    return NULL;
}

bool vm_strategy(int i, vm_strategy_info *out)
{
    const run_form *f = fast_form(i);
    if (!f) return false;
    bool preferred = true;
    for (int k = 0; k < i; k++) preferred &= strcmp(fast_form(k)->base, f->base) != 0;
    *out = (vm_strategy_info){ f->name, f->base, f->compiler, f->version, f->flags, preferred, indirect_jumps(f) };
    return true;
}

static const run_form *in_order(const run_form *fast, unsigned order)
{
    const run_form *found[16];
    unsigned n = 0;
    for (const run_form *const *f = run_forms; *f && n < sizeof found / sizeof *found; f++)
        if ((*f)->form == VM_FAST && !strcmp((*f)->name, fast->name)) found[n++] = *f;
    return found[order % n];
}

const run_form *run_form_find(const char *name, enum vm_form form, unsigned order)
{
    const run_form *fast = NULL;
    for (int i = 0; fast_form(i) && !fast; i++)
        if (!strcmp(fast_form(i)->name, name) || !strcmp(fast_form(i)->base, name)) fast = fast_form(i);
    if (!fast) return NULL;
    if (form == VM_FAST) return in_order(fast, order);
    /* Statistics do not depend on the strategy; the checked form is compiled once per family. */
    for (const run_form *const *f = run_forms; *f; f++)
        if ((*f)->form == form && (form == VM_STATS || !strcmp((*f)->base, fast->base))) return *f;
    return NULL;
}
