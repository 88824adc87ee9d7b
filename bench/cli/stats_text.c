#include "stats_print.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER = 32 };

/* "1,234,567" */
static const char *grouped(char out[NUMBER], uint64_t n)
{
    char digits[NUMBER];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n), at = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) out[at++] = ',';
        out[at++] = digits[i];
    }
    out[at] = '\0';
    return out;
}

static void put_number(FILE *out, int width, uint64_t n)
{
    char text[NUMBER];
    fprintf(out, " %*s", width, grouped(text, n));
}

static void put_tally(FILE *out, const vm_tally *t)
{
    put_number(out, 14, t->hits);
    put_number(out, 12, t->bypasses);
    put_number(out, 10, t->misses);
    put_number(out, 10, t->deopts);
    put_number(out, 10, t->attempts);
    put_number(out, 10, t->failures);
    fputc('\n', out);
}

static const char tally_heads[] = "           hits     bypasses     misses     deopts   attempts   failures\n";

void stats_print_totals(FILE *out, const vm_stats *s)
{
    static const vm_tally nothing;
    static const char *const what[] = {"instructions", "frames pushed", "nested run loops"};
    const uint64_t totals[] = {s->instructions, s->frames_pushed, s->nested_runs};
    for (int i = 0; i < 3; i++) {
        fprintf(out, "%-24s", what[i]);
        put_number(out, 14, totals[i]);
        fputc('\n', out);
    }
    fprintf(out, "\n%-24s%s", "specializer", tally_heads);
    int idle = 0;
    for (int i = 0; vm_specializer_name(i); i++) {
        if (!memcmp(&s->spec[i], &nothing, sizeof nothing)) {
            idle++;
            continue;
        }
        fprintf(out, "%-24s", vm_specializer_name(i));
        put_tally(out, &s->spec[i]);
    }
    if (idle) fprintf(out, "%d others were never tried.\n", idle);
}

/* --- sites -------------------------------------------------------------------------------------------------- */

static int by_weight(const void *a, const void *b)
{
    const vm_site *x = *(const vm_site *const *)a, *y = *(const vm_site *const *)b;
    uint64_t p = x->executed + x->nested_runs, q = y->executed + y->nested_runs;
    if (p != q) return p < q ? 1 : -1;
    if (strcmp(x->file, y->file) != 0) return strcmp(x->file, y->file);
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

static bool is_chosen(const vm_site *s, const stats_style *style)
{
    return !style->last || (!s->library && s->line >= style->first && s->line <= style->last);
}

/* "for_iter_list, for_iter_range" of those with that reason; false if there is none. */
static bool put_names(FILE *out, const vm_refusal *r, int why, const char *before)
{
    bool any = false;
    for (int i = 0; vm_specializer_name(i); i++) {
        if ((int)r->why[i] != why) continue;
        fprintf(out, "%s%s", any ? ", " : before, vm_specializer_name(i));
        any = true;
    }
    return any;
}

static void put_refusal(FILE *out, const vm_refusal *r)
{
    char n[NUMBER];
    fprintf(out, "        %s:", *r->operands ? r->operands : "without operands");
    if (r->refused) fprintf(out, " refused %s time%s", grouped(n, r->refused), r->refused == 1 ? "" : "s");
    if (r->missed) fprintf(out, "%s missed %s time%s", r->refused ? "," : "", grouped(n, r->missed), r->missed == 1 ? "" : "s");
    fputc('\n', out);
    if (put_names(out, r, VM_GUARD_REFUSED, "          other operands than the guard wants: ")) fputc('\n', out);
    if (put_names(out, r, VM_FILL_REFUSED, "          nothing that pays was found to keep in the cache: ")) fputc('\n', out);
}

/* Why a site has no specialized form now, or has lost it. */
static void put_reason(FILE *out, const vm_site *s)
{
    char n[NUMBER];
    if (s->specializer < 0 && s->adaptive) {
        if (!s->looks && !s->tally.deopts) fputs("      not specialized: never hot enough for an attempt\n", out);
        else if (!s->tally.attempts) fputs("      not specialized: no specializer for it is on\n", out);
        else fprintf(out, "      not specialized: %s, the next attempt after %u executions\n",
                     s->tally.deopts ? "turned back, or refused" : "refused", s->wait);
    }
    for (int i = 0; i < s->nrefusals; i++) put_refusal(out, &s->refusals[i]);
    if (s->nrefusals == VM_REFUSALS_MAX) fputs("        and other operands\n", out);
    if (s->nested_runs) fprintf(out, "      nested run loops: %s\n", grouped(n, s->nested_runs));
}

static void put_site(FILE *out, const vm_site *s, const stats_style *style)
{
    char place[400], what[200];
    int at = snprintf(place, sizeof place, "%.300s:%u", s->file, s->line);
    if (s->column && at > 0) snprintf(place + at, sizeof place - (size_t)at, ":%u", s->column);
    snprintf(what, sizeof what, "%s%s%.100s", vm_opcode_name(s->base), s->argument ? " " : "", s->argument ? s->argument : "");
    fprintf(out, "%s%s%s  %s in %s\n", style->colour ? "\033[1m" : "", place, style->colour ? "\033[0m" : "", what, s->function);
    fprintf(out, "  %-22s", s->specializer < 0 ? "general" : vm_specializer_name(s->specializer));
    put_number(out, 14, s->executed);
    put_tally(out, &s->tally);
    put_reason(out, s);
}

static bool put_sites(FILE *out, const vm_stats *s, const stats_style *style)
{
    const vm_site **all = malloc((s->nsites + 1) * sizeof *all);
    size_t n = 0;
    if (!all) return false;
    for (size_t i = 0; i < s->nsites; i++)
        if (is_chosen(&s->sites[i], style)) all[n++] = &s->sites[i];
    qsort(all, n, sizeof *all, by_weight);
    size_t shown = style->top && style->top < n ? style->top : n;
    fprintf(out, "\n%zu of %zu sites, by executions%s\n", shown, n, shown < n ? " (--top 0 shows all)" : "");
    fprintf(out, "  %-22s%15s%s", "form", "executed", tally_heads);
    for (size_t i = 0; i < shown; i++) put_site(out, all[i], style);
    free(all);
    if (s->incomplete) fputs("Memory was out: some sites are missing.\n", out);
    return true;
}

/* --- instructions and pairs ------------------------------------------------------------------------------------- */

typedef struct ranked {
    uint64_t n;
    int first, second;          /* opcodes; second -1: no pair */
} ranked;

static int by_count(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->n != y->n) return x->n < y->n ? 1 : -1;
    return x->first != y->first ? x->first - y->first : x->second - y->second;
}

static void put_ranked(FILE *out, ranked *list, size_t n, const vm_stats *s, const stats_style *style, const char *what)
{
    qsort(list, n, sizeof *list, by_count);
    size_t shown = style->top && style->top < n ? style->top : n;
    fprintf(out, "\n%-52s %14s %7s%s\n", what, "executed", "share", n && list->second >= 0 ? "  one behind the other" : "");
    for (size_t i = 0; i < shown; i++) {
        char name[200];
        const ranked *r = &list[i];
        snprintf(name, sizeof name, "%s%s%s", vm_opcode_name(r->first), r->second < 0 ? "" : "  ",
                 r->second < 0 ? "" : vm_opcode_name(r->second));
        fprintf(out, "%-52s", name);
        put_number(out, 14, r->n);
        fprintf(out, " %6.2f%%", 100.0 * (double)r->n / (double)s->instructions);
        if (r->second >= 0) fprintf(out, " %20.0f%%", 100.0 * (double)s->adjacent[r->first][r->second] / (double)r->n);
        fputc('\n', out);
    }
    if (shown < n) fprintf(out, "%zu more\n", n - shown);
}

static bool put_instructions(FILE *out, const vm_stats *s, const stats_style *style)
{
    ranked *list = malloc(256 * 256 * sizeof *list);
    if (!list) return false;
    size_t n = 0;
    for (int i = 0; i < 256; i++)
        if (s->opcode[i]) list[n++] = (ranked){s->opcode[i], i, -1};
    put_ranked(out, list, n, s, style, "instruction");
    n = 0;
    for (int i = 0; i < 256; i++)
        for (int k = 0; k < 256; k++)
            if (s->pairs[i][k]) list[n++] = (ranked){s->pairs[i][k], i, k};
    put_ranked(out, list, n, s, style, "pair");
    free(list);
    return true;
}

static void put_memory(FILE *out, const vm_stats *s)
{
    char n[NUMBER];
    fprintf(out, "\n%-24s %14s %14s %14s\n", "memory, bytes a block", "allocated", "from free list", "freed");
    for (int i = 0; i <= VM_SIZE_CLASSES; i++) {
        char range[60];
        if (!s->sizes[i].allocated) continue;
        if (i == VM_SIZE_CLASSES) snprintf(range, sizeof range, "more");
        else snprintf(range, sizeof range, "up to %d", 16 * i);
        fprintf(out, "%-24s", range);
        put_number(out, 14, s->sizes[i].allocated);
        put_number(out, 14, s->sizes[i].reused);
        put_number(out, 14, s->sizes[i].freed);
        fputc('\n', out);
    }
    fprintf(out, "At most %s bytes were in use.\n", grouped(n, s->peak_bytes));
}

bool stats_print_table(FILE *out, const vm_stats *s, const stats_style *style)
{
    stats_print_totals(out, s);
    if (!put_sites(out, s, style)) return false;
    if (style->last) return true;
    if (!put_instructions(out, s, style)) return false;
    put_memory(out, s);
    return true;
}
