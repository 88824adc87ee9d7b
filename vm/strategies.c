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

const run_form *run_form_fast(int i)
{
    for (const run_form *const *f = run_forms; *f; f++)
        if ((*f)->form == VM_FAST && (*f)->order == 0 && i-- == 0) return *f;
    return NULL;
}

bool vm_strategy(int i, vm_strategy_info *out)
{
    const run_form *f = run_form_fast(i);
    if (!f) return false;
    bool preferred = true;
    for (int k = 0; k < i; k++) preferred &= strcmp(run_form_fast(k)->base, f->base) != 0;
    *out = (vm_strategy_info){ f->name, f->base, f->compiler, f->version, f->flags, preferred };
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
    for (int i = 0; run_form_fast(i) && !fast; i++)
        if (!strcmp(run_form_fast(i)->name, name) || !strcmp(run_form_fast(i)->base, name)) fast = run_form_fast(i);
    if (!fast) return NULL;
    if (form == VM_FAST) return in_order(fast, order);
    /* Statistics do not depend on the strategy; the checked form is compiled once per family. */
    for (const run_form *const *f = run_forms; *f; f++)
        if ((*f)->form == form && (form == VM_STATS || !strcmp((*f)->base, fast->base))) return *f;
    return NULL;
}
