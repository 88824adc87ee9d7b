/* The machine code of one handler, side by side across strategies: read from this program by objdump. */
#include "audit.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli.h"
#include "probe.h"

enum { COLUMN = 48, GAP = 2, WIDTH = 3 * COLUMN + 2 * GAP, OBJDUMP_MS = 60000 };
static const size_t listing_max = (size_t)32 << 20;

typedef struct line {
    unsigned long address;
    char text[200];
} line;

/* The own code of the handler in one strategy. */
typedef struct listing {
    const char *strategy;       /* borrowed */
    line *lines;                /* malloc'ed */
    size_t n;
} listing;

static unsigned long address_of(const vm_audit *a, int offset)
{
    return a->origin + (unsigned long)(long)offset;
}

static bool is_own(const vm_audit *a, int op, unsigned long address)
{
    const vm_handler *h = &a->handler[op];
    const vm_code_range *r = &a->ranges[h->first_range];
    for (int i = 0; i < h->ranges; i++)
        if (address >= address_of(a, r[i].from) && address < address_of(a, r[i].to)) return true;
    return false;
}

/* Takes "  401a2c:\tmov    0x8(%rax),%rdx" into the listing, blanks squeezed, if it is of the handler's own code. */
static void take_line(listing *l, const vm_audit *a, int op, const char *text)
{
    char *end;
    unsigned long address = strtoul(text, &end, 16);
    if (end == text || *end != ':' || !is_own(a, op, address)) return;
    line *to = &l->lines[l->n++];
    size_t n = 0;
    to->address = address;
    for (const char *c = end + 1; *c && *c != '\n' && n + 1 < sizeof to->text; c++) {
        bool blank = isspace((unsigned char)*c);
        if (!blank || (n && to->text[n - 1] != ' ')) to->text[n++] = blank ? ' ' : *c;
    }
    while (n && to->text[n - 1] == ' ') n--;
    to->text[n] = '\0';
}

/* Where a jump goes is a line of the listing or, elsewhere, the symbol: "jne 4012ab <run+0x2b>" becomes "jne line 17". */
static void name_target(const listing *l, line *at)
{
    char *symbol = strstr(at->text, " <"), *number = symbol;
    if (!symbol || at->text[strlen(at->text) - 1] != '>') return;
    while (number > at->text && number[-1] != ' ') number--;
    unsigned long address = strtoul(number, NULL, 16);
    for (size_t i = 0; i < l->n; i++)
        if (l->lines[i].address == address && *at->text == 'j') {
            snprintf(number, sizeof at->text - (size_t)(number - at->text), "line %zu", i + 1);
            return;
        }
    memmove(number, symbol + 1, strlen(symbol));
}

static bool disassemble(listing *l, const vm_audit *a, int op, const char *program, char *err, size_t errsize)
{
    const vm_handler *h = &a->handler[op];
    if (h->ranges == 0) return true;
    char from[60], to[60];
    const vm_code_range *first = &a->ranges[h->first_range], *last = first + h->ranges - 1;
    snprintf(from, sizeof from, "--start-address=%#lx", address_of(a, first->from));
    snprintf(to, sizeof to, "--stop-address=%#lx", address_of(a, last->to));
    char *argv[] = {"objdump", "-d", "-w", "--no-show-raw-insn", from, to, (char *)(uintptr_t)program, NULL};
    char *text = probe(argv, OBJDUMP_MS, listing_max, err, errsize);
    if (!text) return false;
    l->lines = calloc(h->instructions + 1u, sizeof *l->lines);
    if (l->lines) {
        for (const char *at = text; at && l->n < h->instructions; at = strchr(at, '\n'), at += at != NULL)
            take_line(l, a, op, at);
        for (size_t i = 0; i < l->n; i++) name_target(l, &l->lines[i]);
    }
    free(text);
    return l->lines || cli_no_memory(err, errsize);
}

/* So many listings beside one another. */
static void print_band(const listing *l, size_t n)
{
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        if (l[i].n > longest) longest = l[i].n;
        printf("%-*s", i + 1 < n ? COLUMN + GAP : 0, l[i].strategy);
    }
    putchar('\n');
    for (size_t row = 0; row < longest; row++) {
        int pending = 0;            /* blanks; none at the end of a line */
        for (size_t i = 0; i < n; i++) {
            pending += i ? COLUMN + GAP : 0;
            if (row >= l[i].n) continue;
            int used = printf("%*s%3zu %.*s", pending, "", row + 1, COLUMN - 4, l[i].lines[row].text);
            pending -= used;
        }
        putchar('\n');
    }
}

bool audit_print_code(const char *name, int op, const bool *chosen)
{
    char program[PATH_MAX], err[300] = "";
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    listing shown[WIDTH / COLUMN];
    size_t n = 0;
    vm_strategy_info info;
    vm_audit a;
    bool ok = length > 0;
    if (ok) program[length] = '\0';
    else snprintf(err, sizeof err, "this program's file is not known");
    for (int i = 0; ok && vm_strategy(i, &info); i++) {
        if (chosen[i] && vm_audit_strategy(i, &a) && a.handlers) {
            shown[n] = (listing){.strategy = info.name};
            ok = disassemble(&shown[n++], &a, op, program, err, sizeof err);
        }
        bool last = !ok || !vm_strategy(i + 1, &info);
        if (n == 0 || (n < sizeof shown / sizeof *shown && !last)) continue;
        if (ok) {
            putchar('\n');
            print_band(shown, n);
        }
        while (n) free(shown[--n].lines);
    }
    if (!ok) fprintf(stderr, "%s: the code is not shown, since objdump (of binutils) does not work here: %s\n", name, err);
    return ok;
}
