#include "cli.h"

#include <errno.h>
#include <fnmatch.h>
#include <getopt.h>
#include <jansson.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "build.h"
#include "context.h"
#include "output.h"
#include "progress.h"
#include "row.h"

static const char name[] = "genlab bench";
static const char usage[] =
    "usage: genlab bench [OPTION]... [--benchmark_FLAG=VALUE]...\n"
    "\n"
    "Measures workloads under dispatch strategies and specializer sets, in one process, repetitions in random order. A row\n"
    "is called WORKLOAD/DISPATCH/SPECIALIZERS/n:ITEMS and has a VM of its own; its result is checked before it is timed.\n"
    "Google Benchmark's own flags work too: --benchmark_filter=REGEX, --benchmark_repetitions=N, ...\n"
    "\n"
    "  --workload GLOB,...     only these workloads (genlab --list workloads)\n"
    "  --dispatch NAME,...     these strategies (genlab --list dispatch); all: every compilation of each; by default the\n"
    "                          best compilation of each\n"
    "  --specialize SET        all, none, NAME,... or -NAME,...; repeat it for several; by default none, all, and those\n"
    "                          that the workload names (for_iter_gen alone in most)\n"
    "  --min-time SECONDS      how long a repetition lasts at least (default 0.05)\n"
    "  --repetitions N         of each row (default 9)\n"
    "  --quick                 a first look: 3 repetitions of 0.01 s\n"
    "  --list                  print the rows and stop\n"
    "  -o, --output FILE       result file, - for standard output (default results/HOST/DATE-COMMIT.json);\n"
    "                          its name is printed\n"
    "  -h, --help              print this\n"
    "\n"
    "An interrupted run writes what it has measured and exits with status 130 (143 after SIGTERM); a killed one leaves it in\n"
    "FILE.partial, which is a result file too. Exit status 1: a check failed or a row ended in an error.\n";

static const char untimeable[] = GENLAB_UNTIMEABLE;     /* why this build is not for timing; "" */

typedef struct request {
    const char *workloads, *dispatch;
    const char *sets[64];
    size_t nsets;
    char *path;
    bool list;
    double min_time;            /* seconds */
    long repetitions;
    char **library;             /* flags for Google Benchmark */
    int nlibrary;
} request;

typedef struct plan {
    workload *workloads;
    size_t nworkloads;
    char **words;               /* names that the rows point to */
    size_t nwords;
    row *rows;
    size_t nrows;
} plan;

static output out;
static progress shown;
static volatile sig_atomic_t caught;

static void on_signal(int number)
{
    caught = number;
    row_stop_all();
}

static void finished(const row *row, const repetition *rep)
{
    output_keep(&out, row, rep);
    progress_step(&shown, row->name);
}

/* --- what to run -------------------------------------------------------------------------------------------------- */

static bool no_memory(char *err, size_t errsize)
{
    snprintf(err, errsize, "out of memory");
    return false;
}

/* Keeps a copy of a word for the plan's life. */
static const char *keep_word(plan *p, const char *text, size_t n)
{
    char **more = realloc(p->words, (p->nwords + 1) * sizeof *more);
    if (!more) return NULL;
    p->words = more;
    return (p->words[p->nwords] = strndup(text, n)) ? p->words[p->nwords++] : NULL;
}

static bool glob_matches(const char *globs, const char *text)
{
    for (const char *at = globs;; at++) {
        size_t n = strcspn(at, ",");
        char *glob = strndup(at, n);
        bool match = glob && fnmatch(glob, text, 0) == 0;
        free(glob);
        if (match) return true;
        at += n;
        if (!*at) return false;
    }
}

static bool load_workloads(plan *p, const request *q, char *err, size_t errsize)
{
    char **names = suite_names(err, errsize);
    bool ok = names != NULL;
    for (char **n = names; ok && *n; n++) {
        if (q->workloads && !glob_matches(q->workloads, *n)) continue;
        workload *more = realloc(p->workloads, (p->nworkloads + 1) * sizeof *more);
        if (!more) {
            ok = no_memory(err, errsize);
            break;
        }
        p->workloads = more;
        ok = workload_load(&p->workloads[p->nworkloads], *n, err, errsize);
        p->nworkloads += ok;
    }
    if (ok && p->nworkloads == 0) {
        int at = snprintf(err, errsize, "no workload matches '%.100s'; known:", q->workloads ? q->workloads : "*");
        for (char **n = names; *n && (size_t)at < errsize; n++)
            at += snprintf(err + at, errsize - (size_t)at, "%s %s", n > names ? "," : "", *n);
        ok = false;
    }
    suite_free_names(names);
    return ok;
}

/* A configuration that the VM doesn't know is refused before anything runs, in the VM's words. */
static bool is_configuration(const char *dispatch, const char *set, char *err, size_t errsize)
{
    vm *vm = vm_new(&(vm_config){.dispatch = dispatch, .specialize = set}, err, errsize);
    if (!vm) return false;
    vm_free(vm);
    return true;
}

static bool add_row(plan *p, const workload *w, const char *dispatch, const char *set, const request *q, char *err,
                    size_t errsize)
{
    if (!is_configuration(dispatch, set, err, errsize)) return false;
    row *r = &p->rows[p->nrows];
    if (!row_init(r, w, dispatch, set)) return no_memory(err, errsize);
    p->nrows++;
    r->min_time = q->min_time;
    r->finished = finished;
    return true;
}

/* The dispatches of the request: words of the plan from `first` on. */
static bool choose_dispatches(plan *p, const request *q, size_t *first, char *err, size_t errsize)
{
    vm_strategy_info info;
    bool all = q->dispatch && !strcmp(q->dispatch, "all"), ok = true;
    *first = p->nwords;
    if (q->dispatch && !all) {
        for (const char *at = q->dispatch; ok; at++) {
            size_t n = strcspn(at, ",");
            ok = keep_word(p, at, n) != NULL;
            at += n;
            if (!*at) break;
        }
    } else {
        for (int i = 0; ok && vm_strategy(i, &info); i++)
            if (all || info.preferred) {
                const char *text = all ? info.name : info.base;
                ok = keep_word(p, text, strlen(text)) != NULL;
            }
    }
    return ok || no_memory(err, errsize);
}

/* The specializer sets of a workload: none, those that it names, all. */
static bool choose_sets(plan *p, const workload *w, size_t *first, char *err, size_t errsize)
{
    *first = p->nwords;
    bool ok = keep_word(p, "none", 4) != NULL;
    for (const char *at = w->sets + strspn(w->sets, " "); ok && *at; at += strspn(at, " ")) {
        size_t n = strcspn(at, " ");
        ok = keep_word(p, at, n) != NULL;
        at += n;
    }
    return (ok && keep_word(p, "all", 3)) || no_memory(err, errsize);
}

static bool make_plan(plan *p, const request *q, char *err, size_t errsize)
{
    size_t first, end;
    if (!load_workloads(p, q, err, errsize) || !choose_dispatches(p, q, &first, err, errsize)) return false;
    end = p->nwords;
    for (size_t w = 0; w < p->nworkloads; w++) {
        size_t from = 0, to = q->nsets;
        if (!q->nsets) {
            if (!choose_sets(p, &p->workloads[w], &from, err, errsize)) return false;
            to = p->nwords;
        }
        row *more = realloc(p->rows, (p->nrows + (end - first) * (to - from)) * sizeof *more);
        if (!more) return no_memory(err, errsize);
        p->rows = more;
        for (size_t d = first; d < end; d++)
            for (size_t s = from; s < to; s++)
                if (!add_row(p, &p->workloads[w], p->words[d], q->nsets ? q->sets[s] : p->words[s], q, err, errsize))
                    return false;
    }
    return true;
}

static void free_plan(plan *p)
{
    for (size_t i = 0; i < p->nrows; i++) row_free(&p->rows[i]);
    for (size_t i = 0; i < p->nworkloads; i++) workload_free(&p->workloads[i]);
    for (size_t i = 0; i < p->nwords; i++) free(p->words[i]);
    free(p->rows);
    free(p->workloads);
    free(p->words);
}

/* Registers the rows and marks those that the filter selects; how many, or -1 after a message. */
static int select_rows(plan *p)
{
    for (size_t i = 0; i < p->nrows; i++)
        if (!gbench_add(p->rows[i].name, row_measure, &p->rows[i], p->rows[i].workload->bytes)) {
            fprintf(stderr, "%s: out of memory\n", name);
            return -1;
        }
    char *names = gbench_selected(), *rest = names;
    int selected = 0;
    if (!names) return fprintf(stderr, "%s: out of memory\n", name), -1;
    for (char *line; (line = strsep(&rest, "\n"));)
        for (size_t i = 0; i < p->nrows; i++) {
            row *r = &p->rows[i];
            size_t n = strlen(r->name);
            if (r->selected || strncmp(line, r->name, n) != 0 || (line[n] && line[n] != '/')) continue;
            r->selected = true;
            selected++;
        }
    free(names);
    return selected;
}

/* --- running ------------------------------------------------------------------------------------------------------- */

/* Puts the rows, which stand there as they were finished, into the order of the plan: that of their family_index. */
static bool sort_rows(json_t *result, size_t families)
{
    json_t *rows = json_object_get(result, "benchmarks"), *sorted = json_array(), *row;
    bool ok = sorted != NULL;
    for (size_t family = 0; ok && family < families; family++) {
        size_t i;
        json_array_foreach(rows, i, row)
            if (json_integer_value(json_object_get(row, "family_index")) == (json_int_t)family)
                ok = ok && json_array_append(sorted, row) == 0;
    }
    ok = ok && json_array_size(sorted) == json_array_size(rows) && json_object_set(result, "benchmarks", sorted) == 0;
    json_decref(sorted);
    return ok;
}

/* Google Benchmark's JSON with our context in it; NULL: no memory, or the library's JSON is none. */
static json_t *run_rows(const plan *p, json_t *context)
{
    char *text = gbench_run();
    json_error_t where;
    json_t *result = text ? json_loads(text, 0, &where) : NULL;
    free(text);
    json_t *theirs = json_object_get(result, "context");
    if (theirs && json_object_set(theirs, "genlab", context) == 0 && sort_rows(result, p->nrows)) return result;
    json_decref(result);
    return NULL;
}

static int report_failures(const plan *p, size_t selected)
{
    size_t failed = 0;
    for (size_t i = 0; i < p->nrows; i++)
        if (p->rows[i].failed) {
            failed++;
            fprintf(stderr, "%s: %s: %s\n", name, p->rows[i].name, p->rows[i].error);
        }
    if (!failed) return 0;
    fprintf(stderr, "%s: %zu of %zu rows failed\n", name, failed, selected);
    return STATUS_ERROR;
}

static void catch_signals(void)
{
    /* Once: a second signal ends the program whatever it does. */
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    struct sigaction old;
    const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) sigaction(numbers[i], &action, NULL);
}

static int measure(plan *p, const request *q, size_t selected)
{
    char err[1000];
    json_t *context = context_new();
    char *path = !context ? NULL : q->path ? strdup(q->path) : context_file_name(context);
    if (!path) {
        json_decref(context);
        fprintf(stderr, "%s: out of memory\n", name);
        return STATUS_ERROR;
    }
    if (!output_open(&out, path, context, err, sizeof err)) {
        fprintf(stderr, "%s: %s\n", name, err);
        output_close(&out);
        json_decref(context);
        return STATUS_ERROR;
    }
    uint64_t total = 0;
    for (size_t i = 0; i < p->nrows; i++)
        if (p->rows[i].selected) total += p->rows[i].workload->bytes ? 1 : (uint64_t)q->repetitions;
    progress_start(&shown, total);
    catch_signals();
    json_t *result = run_rows(p, context);
    progress_end(&shown);

    int status = report_failures(p, selected);
    if (out.error[0]) {
        fprintf(stderr, "%s: %s\n", name, out.error);
        status = STATUS_ERROR;
    }
    if (!result) {
        fprintf(stderr, "%s: the library gave no readable result%s%s\n", name, out.partial ? "; what was measured is in " : "",
                out.partial ? out.partial : "");
        status = STATUS_ERROR;
    } else if (!output_finish(&out, result, err, sizeof err)) {
        fprintf(stderr, "%s: %s\n", name, err);
        status = STATUS_ERROR;
    } else if (strcmp(out.path, "-") != 0) {
        if (caught) fprintf(stderr, "%s: interrupted; the result holds what was measured\n", name);
        puts(out.path);
        if (cli_flush_stdout(name) != 0) status = STATUS_ERROR;
    }
    json_decref(result);
    json_decref(context);
    output_close(&out);
    return caught ? 128 + (int)caught : status;
}

static int run_request(const request *q)
{
    char err[2000];
    plan p = {0};
    int status = STATUS_USAGE, selected = -1;
    if (!make_plan(&p, q, err, sizeof err)) cli_usage_error(name, "%s", err);
    else if (gbench_init(q->nlibrary, q->library)) selected = select_rows(&p);
    if (selected == 0) {
        cli_usage_error(name, "the filter matches none of %zu rows", p.nrows);
    } else if (selected > 0 && q->list) {
        for (size_t i = 0; i < p.nrows; i++)
            if (p.rows[i].selected) puts(p.rows[i].name);
        status = cli_flush_stdout(name);
    } else if (selected > 0 && untimeable[0] != '\0') {
        fprintf(stderr, "%s: this build is not for timing: %s. Build with -Dbuildtype=release.\n", name, untimeable);
        status = STATUS_ERROR;
    } else if (selected > 0) {
        status = measure(&p, q, (size_t)selected);
    }
    free_plan(&p);
    return status;
}

/* --- the command line ------------------------------------------------------------------------------------------------ */

static bool parse_seconds(const char *text, double *seconds)
{
    char *end;
    double x = strtod(text, &end);
    if (end == text || *end || !(x > 0) || x > 3600) return false;
    *seconds = x;
    return true;
}

static bool parse_count(const char *text, long *count)
{
    char *end;
    errno = 0;
    long n = strtol(text, &end, 10);
    if (end == text || *end || errno || n < 1 || n > 100000) return false;
    *count = n;
    return true;
}

/* The value of a library flag, NULL if it is another one. */
static const char *flag_value(const char *arg, const char *flag)
{
    size_t n = strlen(flag);
    return !strncmp(arg, flag, n) && arg[n] == '=' ? arg + n + 1 : NULL;
}

/* Moves Google Benchmark's flags from argv to the request; the new argc. Its last word on times counts for us, too. */
static int take_library_flags(request *q, int argc, char **argv)
{
    int kept = 0;
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "--benchmark_", 12) != 0 && !flag_value(argv[i], "--v")) {
            argv[kept++] = argv[i];
            continue;
        }
        q->library[q->nlibrary++] = argv[i];
    }
    argv[kept] = NULL;
    return kept;
}

static int parse(request *q, int argc, char **argv)
{
    enum { OPT_DISPATCH = 256, OPT_SPECIALIZE, OPT_WORKLOAD, OPT_LIST, OPT_MIN_TIME, OPT_REPETITIONS, OPT_QUICK };
    static const struct option options[] = {
        {"dispatch", required_argument, NULL, OPT_DISPATCH},
        {"specialize", required_argument, NULL, OPT_SPECIALIZE},
        {"workload", required_argument, NULL, OPT_WORKLOAD},
        {"list", no_argument, NULL, OPT_LIST},
        {"min-time", required_argument, NULL, OPT_MIN_TIME},
        {"repetitions", required_argument, NULL, OPT_REPETITIONS},
        {"quick", no_argument, NULL, OPT_QUICK},
        {"output", required_argument, NULL, 'o'},
        {0},
    };
    for (int c; (c = getopt_long(argc, argv, "o:", options, NULL)) != -1;) {
        switch (c) {
        case OPT_DISPATCH: q->dispatch = optarg; break;
        case OPT_SPECIALIZE:
            if (q->nsets == sizeof q->sets / sizeof *q->sets) return cli_usage_error(name, "too many --specialize");
            q->sets[q->nsets++] = optarg;
            break;
        case OPT_WORKLOAD: q->workloads = optarg; break;
        case OPT_LIST: q->list = true; break;
        case OPT_MIN_TIME:
            if (!parse_seconds(optarg, &q->min_time))
                return cli_usage_error(name, "--min-time: '%s' is no number of seconds from 0 to 3600", optarg);
            break;
        case OPT_REPETITIONS:
            if (!parse_count(optarg, &q->repetitions))
                return cli_usage_error(name, "--repetitions: '%s' is no number from 1 to 100000", optarg);
            break;
        case OPT_QUICK:
            q->min_time = 0.01;
            q->repetitions = 3;
            break;
        case 'o': q->path = optarg; break;
        default: fprintf(stderr, "Try '%s --help'.\n", name); return STATUS_USAGE;
        }
    }
    if (optind < argc) return cli_usage_error(name, "unexpected argument '%s'", argv[optind]);
    return 0;
}

/* Our settings as flags of the library, before those that the user gave it, which win. */
static bool settle_library_flags(request *q, char *own[3])
{
    for (int i = 0; i < q->nlibrary; i++) {
        const char *v;
        if ((v = flag_value(q->library[i], "--benchmark_min_time")) && !parse_seconds(v, &q->min_time)) return false;
        if ((v = flag_value(q->library[i], "--benchmark_repetitions")) && !parse_count(v, &q->repetitions)) return false;
    }
    if (asprintf(&own[0], "--benchmark_min_time=%.9g", q->min_time) < 0) own[0] = NULL;
    if (asprintf(&own[1], "--benchmark_repetitions=%ld", q->repetitions) < 0) own[1] = NULL;
    own[2] = strdup("--benchmark_enable_random_interleaving=true");
    if (!own[0] || !own[1] || !own[2]) return false;
    memmove(q->library + 4, q->library, (size_t)q->nlibrary * sizeof *q->library);
    q->library[0] = (char *)(uintptr_t)name;
    memcpy(q->library + 1, own, 3 * sizeof *own);
    q->nlibrary += 4;
    q->library[q->nlibrary] = NULL;
    return true;
}

int cmd_bench(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    request q = {.min_time = 0.05, .repetitions = 9};
    q.library = calloc((size_t)argc + 5, sizeof *q.library);
    if (!q.library) {
        fprintf(stderr, "%s: out of memory\n", name);
        return STATUS_ERROR;
    }
    char *own[3] = {NULL};
    int status = parse(&q, take_library_flags(&q, argc, argv), argv);
    if (status == 0) {
        status = settle_library_flags(&q, own) ? run_request(&q)
                                               : cli_usage_error(name, "a --benchmark_ flag has no possible value");
    }
    for (int i = 0; i < 3; i++) free(own[i]);
    free(q.library);
    return status;
}
