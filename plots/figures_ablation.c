/* What each specializer is worth: ladders and heat maps. */
#include <string.h>
#include "figure.h"

static estimate counted(double x) { return (estimate){x, x, x}; }

static void put_rung(figure *fig, const char *name, const ablation_point *p, bool instructions)
{
    if (instructions && p->instructions > 0) {
        figure_row(fig, fig->group);
        figure_dot(fig, name, "machine instructions", 0, counted(p->instructions), true);
    } else if (!instructions && p->ns.mid > 0) {
        figure_row(fig, fig->group);
        figure_dot(fig, name, "time", 0, p->ns, true);
    }
}

static bool ladder(report_page *page, const ablations *all, bool instructions)
{
    figure fig;
    if (!figure_begin(&fig, page, instructions ? "ladder-instructions" : "ladder", DOTS_COLUMNS)) return false;
    for (size_t i = 0; i < all->n; i++) {
        const ablation *a = &all->at[i];
        if (instructions ? !(a->none.instructions > 0) : !(a->none.ns.mid > 0)) continue;
        snprintf(fig.group, sizeof fig.group, "%.200s/%.200s", a->workload, a->dispatch);
        fig.places++;   /* the heading */
        put_rung(&fig, "everything off", &a->none, instructions);
        for (size_t k = 0; k < a->n; k++) {
            char name[300];
            snprintf(name, sizeof name, "+ %.250s", a->parts[k].name);
            if (a->parts[k].step) put_rung(&fig, name, &a->parts[k].upto, instructions);
        }
    }
    return instructions
        ? figure_end(&fig, "dots.gp", "machine instructions per item", NULL, "The ladder in machine instructions",
                     "No machine instructions were counted (genlab bench --ablate --instructions).",
                     "The same steps as in the ladder of times. The counts are exact. Further left is less. " LOGARITHMIC)
        : figure_end(&fig, "dots.gp", "ns per item", NULL, "The ladder: from everything off to everything on",
                     "The run takes no workload apart (genlab bench --ablate).",
                     "Under each workload the first line has every specializer off; each line below it adds one to those "
                     "above, the one "
                     "with the most hits per item first; with the last all are on that fire. Further left is faster. "
                     INTERVAL_READS LOGARITHMIC);
}

static const ablation_factor *factor_of(const ablation_part *p, bool alone) { return alone ? &p->alone : &p->left_out; }

/* The place of a name among the parts with such a factor under one strategy, in order of first appearance. */
static int place_of(const ablations *all, const char *dispatch, const char *name, bool alone)
{
    int place = 0;
    for (size_t i = 0; i < all->n; i++) {
        const ablation *a = &all->at[i];
        for (size_t k = 0; k < a->n && !strcmp(a->dispatch, dispatch); k++) {
            bool seen = !factor_of(&a->parts[k], alone)->d.launches;
            for (size_t j = 0; j <= i && !seen; j++)
                for (size_t m = 0; m < all->at[j].n && (j < i || m < k) && !seen; m++)
                    seen = factor_of(&all->at[j].parts[m], alone)->d.launches && !strcmp(all->at[j].dispatch, dispatch) &&
                           !strcmp(all->at[j].parts[m].name, a->parts[k].name);
            if (!strcmp(a->parts[k].name, name) && factor_of(&a->parts[k], alone)->d.launches) return place;
            place += !seen;
        }
    }
    return place;
}

static bool heat(report_page *page, const ablations *all, const char *dispatch, int number, bool alone)
{
    figure fig;
    char name[60], title[400], what[420];
    int x = 0;
    snprintf(name, sizeof name, "heat-%s-%d", alone ? "alone" : "left-out", number);
    if (!figure_begin(&fig, page, name, "x\ty\tcolumn\trow\tvalue\tlow\thigh\tclaimed")) return false;
    for (size_t i = 0; i < all->n; i++) {
        const ablation *a = &all->at[i];
        bool any = false;
        for (size_t k = 0; k < a->n && !strcmp(a->dispatch, dispatch); k++) {
            const ablation_factor *f = factor_of(&a->parts[k], alone);
            if (!f->d.launches) continue;
            fprintf(fig.data, "%d\t%d\t%s\t%s\t%.9g\t%.9g\t%.9g\t%d\n", x, place_of(all, dispatch, a->parts[k].name, alone),
                    a->workload,
                    a->parts[k].name, f->d.ratio.mid, f->d.ratio.low, f->d.ratio.high, f->verdict != 0);
            snprintf(what, sizeof what, "%.200s in %.200s", a->parts[k].name, a->workload);
            figure_value(&fig, f->d.ratio, what);
            any = true;
        }
        x += any;
    }
    snprintf(title, sizeof title, "What each specializer is worth %s, under %.200s", alone ? "alone" : "beside all others",
             dispatch);
    return figure_end(&fig, "heat.gp", alone ? "time without specializers / with this one alone" :
                      "time without it / with all", NULL,
                      title, "No times to compare.",
                      "A line per specializer, a column per workload. %s 1.50 means that half as much time again is needed "
                      "without it; "
                      "below 1 it costs. A cell is empty where the specializer never fires%s. Strong colour: the difference is "
                      "shown by the rule of genlab compare; pale: it is within the noise.",
                      alone ? "A cell divides the time with everything off by the time with this specializer alone."
                            : "A cell divides the time with all others on by the time with all on.",
                      alone ? "" : " beside the others");
}

static bool is_first(const ablations *all, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (!strcmp(all->at[k].dispatch, all->at[i].dispatch)) return false;
    return true;
}

bool figure_ablations(report_page *page, const ablations *all)
{
    if (!ladder(page, all, false)) return false;
    if (all->n == 0) return true;
    if (!ladder(page, all, true)) return false;
    int number = 0;
    for (size_t i = 0; i < all->n; i++) {
        if (!is_first(all, i)) continue;
        number++;
        if (!heat(page, all, all->at[i].dispatch, number, true) || !heat(page, all, all->at[i].dispatch, number,
                                                                         false)) return false;
    }
    return true;
}
