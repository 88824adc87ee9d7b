#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "stats_print.h"

static const char name[] = "genlab stats";
static const char usage[] =
    "usage: genlab stats [OPTION]... FILE [ARG]...\n"
    "       genlab stats [OPTION]... - [ARG]...          the program is on standard input\n"
    "       genlab stats [OPTION]... -c CODE [ARG]...    the program is CODE\n"
    "\n"
    "Runs a Python program in the counting compilation of the interpreter and says what the specializers did, in all and at\n"
    "each site (file:line:column, instruction, function), and why one is not specialized; how often each instruction and\n"
    "each pair was executed; frames pushed against nested run loops; allocations by size. What the program prints on\n"
    "standard output is discarded. Exit status: the program's.\n"
    "\n"
    "  --specialize SET       all (the default), none, NAME,... only these, or -NAME,... all but these\n"
    "  --dispatch NAME        accepted for likeness with run; counts do not depend on it\n"
    "  --format table|json    for people (the default) or for machines, which get all that is counted\n"
    "  --line N[-M]           only the sites of these lines of the program\n"
    "  --top N                lines in each list of the table (default 20; 0: all)\n"
    "  -o, --output FILE      write there instead of standard output\n"
    "  -h, --help             print this\n"
    "\n"
    "An instruction that may be specialized counts how often it runs. When it is hot, each of its specializers that is on is\n"
    "an attempt: it may find something to keep in the cache that pays, and its guard must hold for the operands. If all fail,\n"
    "the instruction waits, twice as long each time. In the specialized form each execution is a hit or a miss of the guard;\n"
    "a miss turns it back, a deopt. A bypass is a hit that went on to the general form. Of pairs, 'one behind the other' is\n"
    "the share that also stands so in the code: what a superinstruction can join. Colour is for terminals, unless NO_COLOR is\n"
    "set.\n";

typedef struct options {
    vm_config config;
    char *code;
    const char *path;
    bool json;
    stats_style style;
} options;

static bool parse_lines(const char *text, stats_style *style)
{
    char *end;
    unsigned long first = strtoul(text, &end, 10), last = first;
    if (end == text || *text == '-') return false;
    if (*end == '-') last = strtoul(text = end + 1, &end, 10);
    style->first = (uint32_t)first;
    style->last = (uint32_t)last;
    return end != text && !*end && first > 0 && first <= last && last <= UINT32_MAX;
}

static int parse(options *o, int argc, char **argv)
{
    enum { OPT_DISPATCH = 256, OPT_SPECIALIZE, OPT_FORMAT, OPT_LINE, OPT_TOP };
    static const struct option known[] = {
        {"dispatch", required_argument, NULL, OPT_DISPATCH}, {"specialize", required_argument, NULL, OPT_SPECIALIZE},
        {"format", required_argument, NULL, OPT_FORMAT},     {"line", required_argument, NULL, OPT_LINE},
        {"top", required_argument, NULL, OPT_TOP},           {"output", required_argument, NULL, 'o'},
        {0},
    };
    char *end;
    for (int c; !o->code && (c = getopt_long(argc, argv, "+c:o:", known, NULL)) != -1;) {
        switch (c) {
        case OPT_DISPATCH: o->config.dispatch = optarg; break;
        case OPT_SPECIALIZE: o->config.specialize = optarg; break;
        case OPT_FORMAT:
            o->json = !strcmp(optarg, "json");
            if (!o->json && strcmp(optarg, "table") != 0)
                return cli_usage_error(name, "--format: unknown format '%s'; known: table, json", optarg);
            break;
        case OPT_LINE:
            if (!parse_lines(optarg, &o->style))
                return cli_usage_error(name, "--line: '%s' is neither a line nor a range of lines", optarg);
            break;
        case OPT_TOP:
            o->style.top = strtoul(optarg, &end, 10);
            if (end == optarg || *end || *optarg == '-')
                return cli_usage_error(name, "--top: '%s' is no whole number from 0 on", optarg);
            break;
        case 'c': o->code = optarg; break;
        case 'o': o->path = optarg; break;
        default: fprintf(stderr, "Try '%s --help'.\n", name); return STATUS_USAGE;
        }
    }
    if (!o->code && optind >= argc) return cli_usage_error(name, "no program given");
    if (o->code) argv[--optind] = "-c";
    o->config.argc = argc - optind;
    o->config.argv = argv + optind;
    return 0;
}

static int lost(const char *path, int error)
{
    fprintf(stderr, "%s: can't write '%s': %s\n", name, path, strerror(error));
    return STATUS_ERROR;
}

/* Prints what was counted; 0, or STATUS_ERROR after a message. */
static int print(const options *o, const vm_stats *s)
{
    bool standard = !o->path || !strcmp(o->path, "-");
    FILE *out = standard ? stdout : fopen(o->path, "we");
    if (!out) return lost(o->path, errno);
    const char *plain = getenv("NO_COLOR");
    stats_style style = o->style;
    style.colour = standard && !(plain && *plain) && isatty(STDOUT_FILENO);
    bool ok = o->json ? stats_print_json(out, s) : stats_print_table(out, s, &style);
    if (!ok && !ferror(out)) {
        fprintf(stderr, "%s: out of memory\n", name);
        if (!standard) fclose(out);
        return STATUS_ERROR;
    }
    if (standard) return cli_flush_stdout(name);
    bool written = !ferror(out);
    return fclose(out) == 0 && written ? 0 : lost(o->path, errno);
}

int cmd_stats(int argc, char **argv)
{
    options o = {.config = {.form = VM_STATS}, .style = {.top = 20}};
    for (int i = 1; i < argc && *argv[i] == '-' && argv[i][1] != 'c'; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    int status = parse(&o, argc, argv);
    if (status != 0) return status;
    char err[1000];
    vm *vm = vm_new(&o.config, err, sizeof err);
    if (!vm) return cli_usage_error(name, "%s", err);
    source s = {.text = o.code, .size = o.code ? strlen(o.code) : 0, .filename = "<string>"};
    if (!o.code && !cli_read_source(&s, o.config.argv[0])) {
        vm_free(vm);
        return STATUS_USAGE;
    }
    status = cli_run_quietly(name, vm, &s);
    int printed = status < 0 ? STATUS_ERROR : print(&o, vm_get_stats(vm));
    vm_free(vm);
    if (!o.code) cli_free_source(&s);
    return printed ? printed : status;
}
