/* The strategies of this build, from the list that the build writes (run_forms.def: by rank, of each
 * the preferred compilation first). */
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
    *out = (vm_strategy_info){ f->name, f->base, f->rank, f->compiler, f->version, f->flags, preferred };
    return true;
}

/* What a VM takes if nobody asks for another. */
static const run_form *default_form(void)
{
    const run_form *found = run_form_fast(0), *f;
    for (int i = 1; (f = run_form_fast(i)) != NULL; i++)
        if (f->rank > found->rank) found = f;
    return found;
}

/* That form with its handlers in the i-th order, or NULL. */
static const run_form *in_order(const run_form *fast, int order)
{
    for (const run_form *const *f = run_forms; *f; f++)
        if ((*f)->form == VM_FAST && (*f)->order == order && !strcmp((*f)->name, fast->name)) return *f;
    return NULL;
}

/* The timed form of that name of n bytes, in the order of the sources. */
static const run_form *named(const char *name, size_t n)
{
    const run_form *found = NULL;
    for (int i = 0; !found && (found = run_form_fast(i)) != NULL; i++) {
        bool whole = strlen(found->name) == n && !memcmp(found->name, name, n);
        if (!whole && (strlen(found->base) != n || memcmp(found->base, name, n))) found = NULL;
    }
    return found;
}

const run_form *run_form_find(const char *name, enum vm_form form, unsigned order)
{
    static const char mark[] = "+order";
    const char *at = name ? strstr(name, mark) : NULL, *digit = at ? at + sizeof mark - 1 : NULL;
    bool one_order = digit && *digit >= '0' && *digit <= '9' && !digit[1];
    const run_form *fast = name ? named(name, one_order ? (size_t)(at - name) : strlen(name)) : default_form();
    if (!fast) return NULL;
    if (one_order && !(fast = in_order(fast, *digit - '0'))) return NULL;
    if (form == VM_FAST && one_order) return fast;
    if (form == VM_FAST) {
        int orders = 1;
        while (in_order(fast, orders)) orders++;
        return in_order(fast, (int)(order % (unsigned)orders));
    }
    /* Statistics do not depend on the strategy; the checked form is compiled once per family. */
    for (const run_form *const *f = run_forms; *f; f++)
        if ((*f)->form == form && (form == VM_STATS || !strcmp((*f)->base, fast->base))) return *f;
    return NULL;
}
