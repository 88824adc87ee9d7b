/* The command `genlab audit`. */
#include "audit.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>
#include "cli.h"

static const char name[] = "genlab audit";
static const char usage[] =
    "usage: genlab audit [OPTION]... [OPCODE]\n"
    "\n"
    "Says what the compilers made of each dispatch strategy, read from its machine code when genlab was built: whether a\n"
    "switch is one, whether computed gotos still are jumps of their own. With an opcode (genlab --list opcodes), the\n"
    "handler of that instruction in each strategy, its figures and its code side by side, for which objdump must be installed.\n"
    "\n"
    "  --dispatch GLOB,...  only these strategies: 'cgoto' or 'cgoto@*' all compilations of it, '*@clang-19' what clang-19 made\n"
    "  --format text|json   for people (the default) or for machines, which get the figures of every handler\n"
    "  -h, --help           print this\n"
    "\n"
    "The figures:\n"
    "  jumps    indirect jumps in all of the code; a handler is a handler's own code: what can be reached from its beginning,\n"
    "           and from no other handler's\n"
    "  own      machine instructions of the handlers' own code\n"
    "  spills   of these, those that write to the C stack, where the interpreter's registers go when a handler runs out of them\n"
    "  reloads  of these, those that read from it\n"
    "  direct   handlers whose way to the next dispatch needs no call of C; the way is the path with the fewest calls, of those\n"
    "           the shortest\n"
    "  framed   of these, those that set up a stack frame all the same\n"
    "  code     a hash of the machine code without addresses: one hash is one piece of code, however many names it has\n"
    "\n"
    "A line begins with ! when the code is not what the strategy's header claims. Such a comparison says something else than\n"
    "its name; `compare` and `report` mark it too. Colour is for terminals, unless NO_COLOR is set.\n"
    "\n"
    "Exit status: 0, also when a claim does not hold; 1 an error, 2 a wrong use.\n";

/* What the handlers of a strategy have together. */
typedef struct sums {
    int own, spills, reloads, direct, framed;
} sums;

static sums sum(const vm_audit *a)
{
    sums s = {0};
    for (int op = 0; op < a->handlers; op++) {
        const vm_handler *h = &a->handler[op];
        bool direct = h->way && !h->way_calls;
        s.own += h->instructions;
        s.spills += h->spills;
        s.reloads += h->reloads;
        s.direct += direct;
        s.framed += direct && h->way_frame;
    }
    return s;
}

const char *audit_same_code(int i)
{
    vm_strategy_info info;
    vm_audit mine, other;
    vm_audit_strategy(i, &mine);
    for (int k = 0; k < i; k++)
        if (vm_audit_strategy(k, &other) && !strcmp(mine.hash, other.hash) && vm_strategy(k, &info)) return info.name;
    return NULL;
}

json_t *audit_strategy(int i)
{
    char verdict[200];
    vm_strategy_info info;
    vm_audit a;
    vm_strategy(i, &info);
    vm_audit_strategy(i, &a);
    vm_audit_verdict(i, verdict, sizeof verdict);
    json_t *all = json_pack("{s:s, s:s, s:s, s:b, s:i, s:s, s:b, s:s}", "name", info.name, "compiled_by", info.compiler,
                            "flags", info.flags, "preferred", (int)info.preferred, "indirect_jumps", a.jumps, "code", a.hash,
                            "contradicts", (int)a.contradicts, "verdict", verdict);
    if (!all || a.handlers == 0) return all;
    sums s = sum(&a);
    json_t *more = json_pack("{s:i, s:i, s:i, s:i, s:i, s:i, s:i}", "handlers", a.handlers, "sharing", a.sharing,
                             "own_instructions", s.own, "spills", s.spills, "reloads", s.reloads, "direct", s.direct, "framed",
                             s.framed);
    if (more && json_object_update(all, more) == 0) {
        json_decref(more);
        return all;
    }
    json_decref(more);
    json_decref(all);
    return NULL;
}

static json_t *handler_json(const vm_handler *h)
{
    return json_pack("{s:i, s:i, s:i, s:i, s:{s:i, s:i, s:i, s:b, s:b}}", "own_instructions", h->instructions, "own_bytes",
                     h->bytes, "spills", h->spills, "reloads", h->reloads, "way", "instructions", h->way, "calls", h->way_calls,
                     "stack_uses", h->way_stack, "frame", (int)h->way_frame, "shares_jump", (int)h->way_shared);
}

/* All of a strategy, or of one handler; NULL: out of memory. */
static json_t *strategy_json(int i, int only)
{
    json_t *all = audit_strategy(i), *handlers = json_object();
    vm_audit a;
    vm_audit_strategy(i, &a);
    bool ok = all && handlers;
    for (int op = 0; ok && op < a.handlers; op++)
        if (only < 0 || op == only) ok = json_object_set_new(handlers, vm_opcode_name(op), handler_json(&a.handler[op])) == 0;
    ok = ok && json_object_set(all, "opcodes", handlers) == 0;
    json_decref(handlers);
    if (ok) return all;
    json_decref(all);
    return NULL;
}

static int print_json(const bool *chosen, int op)
{
    json_t *list = json_array();
    bool ok = list != NULL;
    for (int i = 0; ok && vm_strategy(i, &(vm_strategy_info){0}); i++)
        if (chosen[i]) ok = json_array_append_new(list, strategy_json(i, op)) == 0;
    json_t *all = ok ? json_pack("{s:O}", "strategies", list) : NULL;
    json_decref(list);
    if (!all) {
        fprintf(stderr, "%s: out of memory\n", name);
        return STATUS_ERROR;
    }
    json_dumpf(all, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(all);
    return cli_flush_stdout(name);
}

static int name_width(const bool *chosen)
{
    int width = (int)strlen("strategy");
    vm_strategy_info info;
    for (int i = 0; vm_strategy(i, &info); i++)
        if (chosen[i] && (int)strlen(info.name) > width) width = (int)strlen(info.name);
    return width;
}

static void print_strategies(const bool *chosen)
{
    const char *plain = getenv("NO_COLOR");
    bool colour = isatty(STDOUT_FILENO) && !(plain && *plain);
    int width = name_width(chosen);
    vm_strategy_info info;
    printf("  %-*s %6s %6s %6s %7s %6s %6s  %-8s  verdict\n", width, "strategy", "jumps", "own", "spills", "reloads", "direct",
           "framed", "code");
    for (int i = 0; vm_strategy(i, &info); i++) {
        if (!chosen[i]) continue;
        char verdict[200];
        vm_audit a;
        vm_audit_strategy(i, &a);
        vm_audit_verdict(i, verdict, sizeof verdict);
        bool marked = colour && a.contradicts;
        printf("%s%c %-*s %6d", marked ? "\033[1;31m" : "", a.contradicts ? '!' : ' ', width, info.name, a.jumps);
        sums s = sum(&a);
        if (a.handlers) printf(" %6d %6d %7d %6d %6d", s.own, s.spills, s.reloads, s.direct, s.framed);
        else printf(" %6s %6s %7s %6s %6s", "-", "-", "-", "-", "-");
        const char *same = audit_same_code(i);
        printf("  %.8s  %s%s%s%s\n", a.hash, verdict, same ? "; the same machine code as " : "", same ? same : "",
               marked ? "\033[m" : "");
    }
}

static void print_handlers(const bool *chosen, int op)
{
    int width = name_width(chosen);
    vm_strategy_info info;
    vm_audit a;
    printf("%s: its own code, and the way to the next dispatch\n\n", vm_opcode_name(op));
    printf("%-*s %12s %6s %6s %7s   %16s %5s %10s  %s\n", width, "strategy", "instructions", "bytes", "spills", "reloads",
           "way: instructions", "calls", "stack uses", "frame");
    for (int i = 0; vm_strategy(i, &info); i++) {
        if (!chosen[i] || !vm_audit_strategy(i, &a)) continue;
        if (a.handlers == 0) {
            printf("%-*s not known: of this machine's code only the jumps are counted\n", width, info.name);
            continue;
        }
        const vm_handler *h = &a.handler[op];
        printf("%-*s %12d %6d %6d %7d   ", width, info.name, h->instructions, h->bytes, h->spills, h->reloads);
        if (h->way) printf("%17d %5d %10d  %s\n", h->way, h->way_calls, h->way_stack, h->way_frame ? "yes" : "no");
        else puts("it only raises");
    }
}

static int find_opcode(const char *text)
{
    for (int op = 0; vm_opcode_name(op); op++)
        if (!strcasecmp(vm_opcode_name(op), text)) return op;
    return -1;
}

/* A flag by strategy, malloc'ed; NULL after a message, with the exit status. */
static bool *choose(const char *globs, int *status)
{
    int n = 0, found = 0;
    vm_strategy_info info;
    while (vm_strategy(n, &info)) n++;
    bool *chosen = calloc((size_t)n + 1, sizeof *chosen);
    *status = STATUS_ERROR;
    if (!chosen) {
        fprintf(stderr, "%s: out of memory\n", name);
        return NULL;
    }
    for (int i = 0; vm_strategy(i, &info); i++)
        found += chosen[i] = !globs || cli_glob_matches(globs, info.name) || cli_glob_matches(globs, info.base);
    if (found) return chosen;
    free(chosen);
    *status = cli_usage_error(name, "no strategy matches '%s'; genlab --list dispatch shows all", globs);
    return NULL;
}

int cmd_audit(int argc, char **argv)
{
    enum { OPT_DISPATCH = 256, OPT_FORMAT };
    static const struct option options[] = {
        {"dispatch", required_argument, NULL, OPT_DISPATCH},
        {"format", required_argument, NULL, OPT_FORMAT},
        {"help", no_argument, NULL, 'h'},
        {0},
    };
    const char *globs = NULL;
    bool json = false;
    for (int c; (c = getopt_long(argc, argv, "h", options, NULL)) != -1;) {
        switch (c) {
        case OPT_DISPATCH: globs = optarg; break;
        case OPT_FORMAT:
            json = !strcmp(optarg, "json");
            if (!json && strcmp(optarg, "text") != 0)
                return cli_usage_error(name, "--format: unknown format '%s'; known: text, json", optarg);
            break;
        case 'h': return cli_help(name, usage);
        default: fprintf(stderr, "Try '%s --help'.\n", name); return STATUS_USAGE;
        }
    }
    if (optind + 1 < argc) return cli_usage_error(name, "one opcode at a time");
    int op = optind < argc ? find_opcode(argv[optind]) : -1, status;
    if (optind < argc && op < 0)
        return cli_usage_error(name, "unknown opcode '%s'; genlab --list opcodes shows all", argv[optind]);
    bool *chosen = choose(globs, &status);
    if (!chosen) return status;
    bool shown = true;
    if (json) {
        status = print_json(chosen, op);
    } else {
        if (op < 0) print_strategies(chosen);
        else print_handlers(chosen, op);
        if (op >= 0) shown = audit_print_code(name, op, chosen);
        status = cli_flush_stdout(name);
    }
    free(chosen);
    return status ? status : shown ? 0 : STATUS_ERROR;
}
