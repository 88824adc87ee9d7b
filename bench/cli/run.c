#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "stats_print.h"

static const char name[] = "genlab run";
static const char usage[] =
    "usage: genlab run [OPTION]... FILE [ARG]...\n"
    "       genlab run [OPTION]... - [ARG]...          the program is on standard input\n"
    "       genlab run [OPTION]... -c CODE [ARG]...    the program is CODE\n"
    "\n"
    "Runs a Python program. Exit status: the program's; 1 after an uncaught exception; 2 if the file can't be read;\n"
    "an uncaught KeyboardInterrupt is a death by SIGINT.\n"
    "\n"
    "  --dispatch NAME      how instructions are dispatched (genlab --list dispatch); a bare name such as cgoto\n"
    "                       means its best compilation (default: tail where it compiles, else cgoto), cgoto+order1 that with\n"
    "                       its handlers in another order\n"
    "  --specialize SET     all (the default), none, NAME,... only these, or -NAME,... all but these\n"
    "                       (genlab --list specializers)\n"
    "  --stats[=FILE]       what the specializers and the run loop did: in short on stderr afterwards, or as JSON into FILE,\n"
    "                       with all that genlab stats shows\n"
    "  --form FORM          compilation of the interpreter: fast (the default), stats (counts), checked (asserts)\n"
    "  --hard MODE,...      for tests: specialize at once, deopt always, gc at every safe point, a hostile finalizer at each\n"
    "                       drop, tiny stack; alloc=N: the N-th allocation fails\n"
    "  --perf-map           name the program's functions to Linux perf, in /tmp/perf-PID.map, as CPython's -X perf does:\n"
    "                           perf record --call-graph dwarf genlab run --perf-map FILE; perf report --no-inline\n"
    "                       shows which function runs; who called it takes a build with frame pointers (meson setup\n"
    "                       -Dframe_pointers=true) and perf record -g. Each call is a C call through a trampoline of its\n"
    "                       function, so frames are not pushed and the specializers that push them do not apply: calls\n"
    "                       and generators cost more than usual. The map stays; remove it when done\n"
    "  -h, --help           print this\n";

/* The form of this name; VM_FORMS if there is none. */
static enum vm_form parse_form(const char *text)
{
    static const char *const names[VM_FORMS] = {[VM_FAST] = "fast", [VM_STATS] = "stats", [VM_CHECKED] = "checked"};
    int form = 0;
    while (form < VM_FORMS && strcmp(names[form], text) != 0) form++;
    return form;
}

static bool parse_hard(char *text, vm_config *config)
{
    static const struct { const char *name; unsigned bit; } modes[] = {
        {"specialize", VM_HARD_SPECIALIZE}, {"deopt", VM_HARD_DEOPT}, {"gc", VM_HARD_GC}, {"drop", VM_HARD_DROP},
        {"stack", VM_HARD_STACK}};
    for (char *mode; (mode = strsep(&text, ","));) {
        if (strncmp(mode, "alloc=", 6) == 0) {
            char *end;
            config->fail_alloc = strtoull(mode + 6, &end, 10);
            if (*end || !config->fail_alloc) return false;
            continue;
        }
        size_t i = 0, n = sizeof modes / sizeof *modes;
        while (i < n && strcmp(modes[i].name, mode) != 0) i++;
        if (i == n) return false;
        config->hard |= modes[i].bit;
    }
    return true;
}

static bool write_stats(const vm_stats *stats, const char *path)
{
    FILE *f = fopen(path, "we");
    if (!f) return false;
    bool written = stats_print_json(f, stats) && !ferror(f);
    return fclose(f) == 0 && written;
}

int cmd_run(int argc, char **argv)
{
    enum { OPT_DISPATCH = 256, OPT_SPECIALIZE, OPT_STATS, OPT_FORM, OPT_HARD, OPT_PERF_MAP };
    static const struct option options[] = {
        {"dispatch", required_argument, NULL, OPT_DISPATCH},
        {"specialize", required_argument, NULL, OPT_SPECIALIZE},
        {"stats", optional_argument, NULL, OPT_STATS},
        {"form", required_argument, NULL, OPT_FORM},
        {"hard", required_argument, NULL, OPT_HARD},
        {"perf-map", no_argument, NULL, OPT_PERF_MAP},
        {"help", no_argument, NULL, 'h'},
        {0},
    };
    vm_config config = {0};
    char *code = NULL;
    const char *stats_file = NULL;
    bool stats = false, form_given = false, perf_map = false;
    for (int c; !code && (c = getopt_long(argc, argv, "+hc:", options, NULL)) != -1;) {
        switch (c) {
        case OPT_DISPATCH: config.dispatch = optarg; break;
        case OPT_SPECIALIZE: config.specialize = optarg; break;
        case OPT_STATS:
            stats = true;
            stats_file = optarg;
            break;
        case OPT_FORM:
            config.form = parse_form(optarg);
            form_given = true;
            if (config.form == VM_FORMS)
                return cli_usage_error(name, "unknown form '%s'; known: fast, stats, checked", optarg);
            break;
        case OPT_HARD:
            if (!parse_hard(optarg, &config))
                return cli_usage_error(name, "unknown hard mode; known: specialize, deopt, gc, drop, stack, alloc=N");
            break;
        case OPT_PERF_MAP: perf_map = true; break;
        case 'c': code = optarg; break;
        case 'h': return cli_help(name, usage);
        default: fprintf(stderr, "Try '%s --help'.\n", name); return STATUS_USAGE;
        }
    }
    if (stats) {
        if (form_given && config.form != VM_STATS) return cli_usage_error(name, "--stats needs --form stats");
        config.form = VM_STATS;
    }
    if (!code && optind >= argc) return cli_usage_error(name, "no program given");

    /* sys.argv[0] as CPython has it: the file as given, "-", or "-c". */
    if (code) argv[--optind] = "-c";
    config.argc = argc - optind;
    config.argv = argv + optind;
    char err[1000];
    vm *vm = vm_new(&config, err, sizeof err);
    if (!vm) return cli_usage_error(name, "%s", err);
    source s = {.text = code, .size = code ? strlen(code) : 0, .filename = "<string>"};
    if (!code && !cli_read_source(&s, argv[optind])) {
        vm_free(vm);
        return STATUS_USAGE;
    }
    if (perf_map && !vm_perf_map(vm, err, sizeof err)) {
        fprintf(stderr, "genlab run: %s\n", err);
        if (!code) cli_free_source(&s);
        vm_free(vm);
        return STATUS_ERROR;
    }
    cli_interrupt_target(vm);
    int status = vm_run_source(vm, s.text, s.size, s.filename);
    cli_interrupt_target(NULL);
    if (stats && !stats_file) {
        fputc('\n', stderr);
        stats_print_totals(stderr, vm_get_stats(vm));
    }
    if (stats_file && !write_stats(vm_get_stats(vm), stats_file)) {
        fprintf(stderr, "genlab run: %s: %s\n", stats_file, strerror(errno));
        if (status == 0) status = STATUS_ERROR;
    }
    vm_free(vm);
    if (!code) cli_free_source(&s);
    return status;
}
