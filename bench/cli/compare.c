/* The command `genlab compare`. */
#include <errno.h>
#include <getopt.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli.h"
#include "comparing.h"
#include "plots/diff_print.h"
#include "plots/origin.h"

static const char name[] = "genlab compare";
static const char usage[] =
    "usage: genlab compare FILE FILE... [OPTION]...\n"
    "       genlab compare FILE --by AXIS [OPTION]...\n"
    "\n"
    "Compares result files with the first of them, or within one file the values of an axis with the first value.\n"
    "Reads results and journals of genlab, Google Benchmark's JSON and pyperf's JSON; - is standard input.\n"
    "\n"
    "A change is shown when three things hold, and ~ stands where one does not: its interval at 1 - alpha leaves out 0,\n"
    "its p (signed-rank over launches; rank-sum where there are no pairs) is below alpha after Holm's correction over the\n"
    "table, and it is larger than the noise floor. The floor, printed beside it, is how far an identical twin of that\n"
    "workload stood from its row in the same run, and between runs thrice what the yardstick moved by. Counts are exact:\n"
    "any difference is shown.\n"
    "\n"
    "  --by AXIS          compare in one file by workload, dispatch, compiler, spec, items, runtime or variant (twins and\n"
    "                     slowed copies against their rows)\n"
    "  --base VALUE       the value that is the base (default: the file's first)\n"
    "  --filter WORDS     only rows for which all hold: AXIS=GLOB[,GLOB]..., or GLOB for the whole name; as in\n"
    "                     --filter 'dispatch=tail,cgoto spec=all workload=gen_*'\n"
    "  --metric NAME,...  time, instructions, bytecodes, frames, nested, per-bytecode (machine instructions), memory,\n"
    "                     hw-instructions, cycles, branches, branch-misses (default: all that are there)\n"
    "  --alpha LEVEL      of the rule (default 0.01)\n"
    "  --format FORMAT    text, markdown, csv or json (default text)\n"
    "  -o, --output FILE  write there instead of standard output\n"
    "  -h, --help         print this\n";

typedef enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_CSV, FORMAT_JSON, FORMATS } format;
static const char *const formats[FORMATS] = {"text", "markdown", "csv", "json"};

typedef struct options {
    diff_request request;
    format format;
    const char *path;
} options;

static bool parse_format(options *o, const char *text)
{
    for (o->format = 0; o->format < FORMATS; o->format++)
        if (!strcmp(formats[o->format], text)) return true;
    cli_usage_error(name, "--format: unknown format '%s'; known: text, markdown, csv, json", text);
    return false;
}

static int parse(options *o, int argc, char **argv)
{
    enum { OPT_FORMAT = OPT_OWN };
    static const struct option known[] = {
        COMPARING_SIDES, COMPARING_OPTIONS, {"format", required_argument, NULL, OPT_FORMAT}, {"output", required_argument, NULL, 'o'}, {0},
    };
    for (int c; (c = getopt_long(argc, argv, "o:", known, NULL)) != -1;) {
        bool ok = true;
        switch (c) {
        case OPT_FORMAT: ok = parse_format(o, optarg); break;
        case 'o': o->path = optarg; break;
        default: ok = comparing_option(&o->request, name, c, optarg);
        }
        if (!ok) return STATUS_USAGE;
    }
    return comparing_arguments(&o->request, name, argc - optind);
}

/* What the terminal and the locale can show; a file gets neither colours nor less than UTF-8. */
static diff_style style_of(const options *o)
{
    const char *no_colour = getenv("NO_COLOR"), *term = getenv("TERM");
    if (o->path) return (diff_style){.utf8 = true};
    bool wanted = !(no_colour && *no_colour) && !(term && !strcmp(term, "dumb"));
    setlocale(LC_CTYPE, "");
    return (diff_style){.utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8"), .colour = wanted && isatty(STDOUT_FILENO)};
}

static bool print(FILE *out, const diff *d, const options *o)
{
    switch (o->format) {
    case FORMAT_TEXT: return diff_text(out, d, style_of(o));
    case FORMAT_MARKDOWN: diff_markdown(out, d); return true;
    case FORMAT_CSV: diff_csv(out, d); return true;
    default: return diff_json(out, d);
    }
}

static int write_file(const diff *d, const options *o)
{
    FILE *out = fopen(o->path, "we");
    bool complete = out && print(out, d, o), written = complete && !ferror(out);
    int why = errno;
    if (out && fclose(out) != 0) {
        why = errno;
        written = false;
    }
    if (complete && written) return 0;
    fprintf(stderr, "%s: %s: %s\n", name, o->path, out && !complete ? "out of memory" : strerror(why));
    return STATUS_ERROR;
}

static int compare(const options *o, const bench_file *files, size_t n)
{
    char err[1000];
    diff d;
    if (!comparing_make(&d, &o->request, files, n, err, sizeof err)) {
        fprintf(stderr, "%s: %s\n", name, err);
        return STATUS_ERROR;
    }
    origin_warn(stderr, name, files, n);
    int status = 0;
    if (o->path) {
        status = write_file(&d, o);
    } else if (!print(stdout, &d, o)) {
        fprintf(stderr, "%s: out of memory\n", name);
        status = STATUS_ERROR;
    } else {
        status = cli_flush_stdout(name);
    }
    diff_free(&d);
    return status;
}

int cmd_compare(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    options o = {.request = {.alpha = 0.01, .by = AXES}};
    int status = parse(&o, argc, argv);
    size_t n = (size_t)(argc - optind);
    bench_file *files = status == 0 ? comparing_read(name, argv + optind, n) : NULL;
    if (status == 0) status = files ? compare(&o, files, n) : STATUS_ERROR;
    if (files) comparing_free(files, n);
    filters_free(&o.request.filters);
    return status;
}
