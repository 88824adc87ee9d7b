#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <jansson.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "bench/machine/doctor.h"
#include "build.h"
#include "child.h"
#include "context.h"
#include "instructions.h"
#include "lock.h"
#include "plots/ablation.h"
#include "sampler.h"

static const char name[] = "genlab bench";
static const char usage[] =
    "usage: genlab bench [OPTION]...\n"
    "       genlab bench --resume FILE\n"
    "\n"
    "Measures workloads under dispatch strategies and specializer sets. A row is called\n"
    "WORKLOAD/DISPATCH/SPECIALIZERS/n:ITEMS and has a VM of its own; its result is checked before it is timed and by what the\n"
    "timed passes return. A launch is a fresh process with a memory layout of its own, in which the rows of each workload\n"
    "take turns forwards and backwards; each workload's last row has an identical twin, which shows the noise.\n"
    "\n"
    "What to measure:\n"
    "  --workload GLOB,...     only these workloads (genlab --list workloads)\n"
    "  --dispatch NAME,...     these strategies (genlab --list dispatch): cgoto is its best compilation, cgoto@clang-19 that,\n"
    "                          'cgoto@*' all of them, '*@clang-19' what clang-19 compiled, '*@*' everything; all: every\n"
    "                          strategy's best compilation; by default those of switch, cgoto and tail. Those of a glob whose\n"
    "                          machine code is the same are measured once\n"
    "  --specialize SET        all, none, NAME,... or -NAME,...; repeat it for several; by default none, all, and those\n"
    "                          that the workload names (for_iter_gen alone in most)\n"
    "  --ablate                what each specializer is worth: of each workload all off, all on, each alone, each left\n"
    "                          out, and the ladder that adds one after the other, those with more hits an item first.\n"
    "                          Those that never fire in the workload have no rows: it is run in the counting form first,\n"
    "                          with all on and then without those that fired. --specialize SET, once, says what 'all' is.\n"
    "                          By default under one strategy, that of genlab run. The answer follows on standard error\n"
    "  --filter REGEX          only rows with such a name (also: --benchmark_filter=REGEX)\n"
    "  --peers auto|NAME[=CMD],...  other runtimes, too (genlab --list peers)\n"
    "  --instructions          count machine instructions exactly, too, by valgrind, around the timed region only\n"
    "  --slowdown PERCENT,...  each row also in copies that are slowed by so much, to see whether genlab compare finds it;\n"
    "                          0: not slowed, to see whether it stays calm\n"
    "\n"
    "How long:\n"
    "  --launches N            this many launches (default 20; 0: counts only)\n"
    "  --rounds N              rounds of a launch, an even number (default 4)\n"
    "  --min-time SECONDS      how long a repetition lasts at least (default 0.005; also: --benchmark_min_time=SECONDS)\n"
    "  --budget SECONDS        launches until the time is up\n"
    "  --precision PERCENT     launches until half the 99 % interval of each ratio to the workload's first row is so narrow\n"
    "  --quick                 a first look: 3 launches\n"
    "  --seed N                another sample of layouts (default 1)\n"
    "\n"
    "  --list                  print the rows and stop\n"
    "  --dry-run               say what would be done and stop\n"
    "  -o, --output FILE       result file, - for standard output (default results/HOST/DATE-COMMIT.json);\n"
    "                          its name is printed\n"
    "  --resume FILE           go on with a run of that output that was killed, with the options it had\n"
    "  -h, --help              print this\n"
    "\n"
    "What is measured goes to FILE.journal at once. An interrupted run writes its result from it and exits with status 130\n"
    "(143 after SIGTERM); a killed one can be resumed. At the end it says what part of its time was not measuring, which the\n"
    "result has as context.genlab.sampling.overhead. Exit status 1: a check failed or a row ended in an error.\n";

static const char untimeable[] = GENLAB_UNTIMEABLE; /* why this build is not for timing; "" */

typedef struct request {
    plan_request what;
    sampling how;
    const char *path, *resume;
    bool list, dry_run, instructions;
} request;

static const sampling default_sampling = {.seed = 1, .launches = 20, .rounds = 4, .min_time = 0.005};

/* --- the command line --------------------------------------------------------------------------------------------- */

enum {
    OPT_WORKLOAD = 256,
    OPT_DISPATCH,
    OPT_SPECIALIZE,
    OPT_ABLATE,
    OPT_FILTER,
    OPT_PEERS,
    OPT_INSTRUCTIONS,
    OPT_SLOWDOWN,
    OPT_LAUNCHES,
    OPT_ROUNDS,
    OPT_MIN_TIME,
    OPT_BUDGET,
    OPT_PRECISION,
    OPT_QUICK,
    OPT_SEED,
    OPT_LIST,
    OPT_DRY_RUN,
    OPT_RESUME,
};

static const struct option options[] = {
    {"workload", required_argument, NULL, OPT_WORKLOAD},
    {"dispatch", required_argument, NULL, OPT_DISPATCH},
    {"specialize", required_argument, NULL, OPT_SPECIALIZE},
    {"ablate", no_argument, NULL, OPT_ABLATE},
    {"filter", required_argument, NULL, OPT_FILTER},
    {"benchmark_filter", required_argument, NULL, OPT_FILTER},
    {"peers", required_argument, NULL, OPT_PEERS},
    {"instructions", no_argument, NULL, OPT_INSTRUCTIONS},
    {"slowdown", required_argument, NULL, OPT_SLOWDOWN},
    {"launches", required_argument, NULL, OPT_LAUNCHES},
    {"rounds", required_argument, NULL, OPT_ROUNDS},
    {"min-time", required_argument, NULL, OPT_MIN_TIME},
    {"benchmark_min_time", required_argument, NULL, OPT_MIN_TIME},
    {"budget", required_argument, NULL, OPT_BUDGET},
    {"precision", required_argument, NULL, OPT_PRECISION},
    {"quick", no_argument, NULL, OPT_QUICK},
    {"seed", required_argument, NULL, OPT_SEED},
    {"list", no_argument, NULL, OPT_LIST},
    {"dry-run", no_argument, NULL, OPT_DRY_RUN},
    {"output", required_argument, NULL, 'o'},
    {"resume", required_argument, NULL, OPT_RESUME},
    {"help", no_argument, NULL, 'h'},
    {0},
};

/* A number above 0, up to `most`; a percent sign may follow if `percent`. */
static bool parse_real(const char *text, bool percent, double most, double *x)
{
    char *end;
    *x = strtod(text, &end);
    if (percent && *end == '%') end++;
    return end != text && !*end && *x > 0 && *x <= most;
}

static bool parse_count(const char *text, long least, long most, long *n)
{
    char *end;
    errno = 0;
    *n = strtol(text, &end, 10);
    return end != text && !*end && !errno && *n >= least && *n <= most;
}

static int take_slowdowns(request *q, const char *text)
{
    for (const char *at = text;; at++) {
        char *end;
        double x = strtod(at, &end);
        bool fits = end != at && x >= 0 && x <= 100 &&
                    q->what.nslowdowns < sizeof q->what.slowdowns / sizeof *q->what.slowdowns;
        at = end + (*end == '%');
        if (!fits || (*at && *at != ','))
            return cli_usage_error(name, "--slowdown: '%s' is no list of at most 8 percentages from 0 to 100", text);
        q->what.slowdowns[q->what.nslowdowns++] = x / 100;
        if (!*at) return 0;
    }
}

/* Takes one option; 0, or STATUS_USAGE after a message. */
static int take_option(request *q, int option, const char *value)
{
    long n = 0;
    double x = 0;
    switch (option) {
    case OPT_WORKLOAD:
        q->what.workloads = value;
        return 0;
    case OPT_DISPATCH:
        q->what.dispatch = value;
        return 0;
    case OPT_SPECIALIZE:
        if (q->what.nsets == sizeof q->what.sets / sizeof *q->what.sets)
            return cli_usage_error(name, "too many --specialize");
        q->what.sets[q->what.nsets++] = value;
        return 0;
    case OPT_ABLATE:
        q->what.ablate = true;
        return 0;
    case OPT_FILTER:
        q->what.filter = value;
        return 0;
    case OPT_PEERS:
        q->what.peers = value;
        return 0;
    case OPT_INSTRUCTIONS:
        q->instructions = true;
        return 0;
    case OPT_SLOWDOWN:
        return take_slowdowns(q, value);
    case OPT_LAUNCHES:
        if (!parse_count(value, 0, 100000, &n))
            return cli_usage_error(name, "--launches: '%s' is no number from 0 to 100000", value);
        q->how.launches = (int)n;
        return 0;
    case OPT_ROUNDS:
        if (!parse_count(value, 2, 1000, &n) || n % 2)
            return cli_usage_error(name, "--rounds: '%s' is no even number from 2 to 1000", value);
        q->how.rounds = (int)n;
        return 0;
    case OPT_MIN_TIME:
        if (!parse_real(value, false, 3600, &q->how.min_time))
            return cli_usage_error(name, "--min-time: '%s' is no number of seconds up to 3600", value);
        return 0;
    case OPT_BUDGET:
        if (!parse_real(value, false, 1e6, &q->how.budget))
            return cli_usage_error(name, "--budget: '%s' is no number of seconds up to 1000000", value);
        return 0;
    case OPT_PRECISION:
        if (!parse_real(value, true, 100, &x))
            return cli_usage_error(name, "--precision: '%s' is no percentage up to 100", value);
        q->how.precision = x / 100;
        return 0;
    case OPT_QUICK:
        q->how.launches = 3;
        return 0;
    case OPT_SEED:
        if (!parse_count(value, 0, LONG_MAX, &n))
            return cli_usage_error(name, "--seed: '%s' is no whole number from 0 on", value);
        q->how.seed = (uint64_t)n;
        return 0;
    case OPT_LIST:
        q->list = true;
        return 0;
    case OPT_DRY_RUN:
        q->dry_run = true;
        return 0;
    case OPT_RESUME:
        q->resume = value;
        return 0;
    case 'o':
        q->path = value;
        return 0;
    default:
        fprintf(stderr, "Try '%s --help'.\n", name);
        return STATUS_USAGE;
    }
}

/* The values stay where argv has them. 0, or STATUS_USAGE after a message. */
static int parse(request *q, int argc, char **argv)
{
    bool launches = false;
    int taken = 0;
    *q = (request){.how = default_sampling};
    optind = 0; /* glibc: from the start */
    for (int c; (c = getopt_long(argc, argv, "o:h", options, NULL)) != -1;) {
        int status = take_option(q, c, optarg);
        if (status != 0) return status;
        launches |= c == OPT_LAUNCHES || c == OPT_QUICK;
        taken++;
    }
    if (optind < argc) return cli_usage_error(name, "unexpected argument '%s'", argv[optind]);
    if (q->resume && taken > 1)
        return cli_usage_error(name, "--resume stands alone: the options are those that the run had");
    if (q->what.ablate && q->what.nsets > 1)
        return cli_usage_error(name, "--ablate takes one set apart: one --specialize at most");
    if (q->what.ablate && q->what.nsets && !strcmp(q->what.sets[0], "none"))
        return cli_usage_error(name, "--ablate: of none nothing can be left out");
    if (!launches && (q->how.budget > 0 || q->how.precision > 0)) q->how.launches = -1;
    return 0;
}

/* --- the journal's header ----------------------------------------------------------------------------------------- */

/* A path of this program, for workers; malloc'ed. It leads to the very file that runs now, even if a build replaces it
 * meanwhile: all launches of a run are of one program. NULL: not known. */
static char *own_path(void)
{
    static int program = -1; /* open until the end */
    char real[PATH_MAX], *path;
    ssize_t n = readlink("/proc/self/exe", real, sizeof real - 1);
    if (n <= 0) return NULL;
    real[n] = '\0';
    if (program < 0) program = open(real, O_RDONLY | O_CLOEXEC);
    if (program < 0) return strdup(real); /* not readable, which execution does not need */
    return asprintf(&path, "/proc/%ld/fd/%d", (long)getpid(), program) < 0 ? NULL : path;
}

/* What the run needs to be resumed, and what its result says of where it was made. NULL with a message in err. */
static json_t *make_header(const char *genlab, int argc, char **argv, char *err, size_t errsize)
{
    json_t *hello = sampler_hello(genlab, err, errsize);
    if (!hello) return NULL;
    json_t *context = json_incref(json_object_get(hello, "context")), *ours = context_new(), *arguments = json_array();
    bool ok = context && ours && arguments &&
              json_object_set(ours, "counters", json_object_get(hello, "counters")) == 0 &&
              json_object_set(context, "genlab", ours) == 0;
    for (int i = 1; i < argc; i++) ok = ok && json_array_append_new(arguments, json_string(argv[i])) == 0;
    json_t *header =
        ok ? json_pack("{s:i, s:O, s:O}", "genlab_journal", 1, "context", context, "arguments", arguments) : NULL;
    if (!header) cli_no_memory(err, errsize);
    json_decref(arguments);
    json_decref(ours);
    json_decref(context);
    json_decref(hello);
    return header;
}

/* Whether a run that another program began can be gone on with by this one. */
static bool same_program(const json_t *header, const json_t *now, char *err, size_t errsize)
{
    static const char *const keys[] = {"version", "commit", "dirty", "build_type", "compilers", "cpu", "hostname"};
    const json_t *then = json_object_get(json_object_get(header, "context"), "genlab");
    const json_t *here = json_object_get(json_object_get(now, "context"), "genlab");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!json_equal(json_object_get(then, keys[i]), json_object_get(here, keys[i]))) {
            snprintf(err, errsize, "the run was begun by another build or on another machine: '%s' differs", keys[i]);
            return false;
        }
    return true;
}

/* --- running ------------------------------------------------------------------------------------------------------ */

static int fail(const char *text)
{
    fprintf(stderr, "%s: %s\n", name, text);
    return STATUS_ERROR;
}

static json_t *positions; /* of the rows in the plan, by name */

static size_t position(const char *row)
{
    const json_t *at = json_object_get(positions, row);
    return at ? (size_t)json_integer_value(at) : SIZE_MAX;
}

static bool note_positions(const plan *p)
{
    json_int_t at = 0;
    bool ok = (positions = json_object()) != NULL;
    for (size_t i = 0; i < p->nblocks; i++)
        for (size_t k = 0; k < p->blocks[i].nrows; k++)
            ok = ok && json_object_set_new(positions, p->blocks[i].rows[k].name, json_integer(at++)) == 0;
    return ok;
}

static int by_plan(const char *a, const char *b)
{
    size_t x = position(a), y = position(b);
    return (x > y) - (x < y);
}

static size_t report_row(const plan_row *r)
{
    if (r->failed) fprintf(stderr, "%s: %s: %s\n", name, r->name, r->error);
    return r->failed;
}

static int report_failures(const plan *p)
{
    size_t failed = report_row(&p->yardstick);
    for (size_t i = 0; i < p->nblocks; i++)
        for (size_t k = 0; k < p->blocks[i].nrows; k++) failed += report_row(&p->blocks[i].rows[k]);
    if (!failed) return 0;
    fprintf(stderr, "%s: %zu of %zu rows failed\n", name, failed, plan_rows(p, false));
    return STATUS_ERROR;
}

/* The part of the run so far that was not measuring. Of a run that was resumed: since then. */
static double overhead(const sampler *s) { return 1 - s->measured / (progress_clock() - s->began); }

static bool note_sampling(sampler *s, enum stop stop)
{
    static const char *const why[] = {"launches", "budget", "precision", "interrupted", "error"};
    const sampling *how = s->how;
    json_t *o = json_pack("{s:I, s:i, s:i, s:f, s:s, s:i}", "seed", (json_int_t)how->seed, "launches", s->done,
                          "rounds", how->rounds, "min_time", how->min_time, "stopped", why[stop], "looks", s->looks);
    if (o && s->measured > 0) json_object_set_new(o, "overhead", json_real(overhead(s)));
    if (o && how->budget > 0) json_object_set_new(o, "budget", json_real(how->budget));
    if (o && how->precision > 0) json_object_set_new(o, "precision", json_real(how->precision));
    return journal_add(s->journal, "sampling", o);
}

static void say_stop(const sampler *s, enum stop stop)
{
    if (stop == STOP_BUDGET) fprintf(stderr, "%s: stopped after %d launches: the time is up\n", name, s->done);
    if (stop == STOP_PRECISION)
        fprintf(stderr, "%s: stopped after %d launches: each ratio is known to %g %%\n", name, s->done,
                s->how->precision * 100);
    if (stop == STOP_INTERRUPTED)
        fprintf(stderr, "%s: interrupted after %d launches; the result holds what was measured\n", name, s->done);
    if (s->measured > 0)
        fprintf(stderr, "%s: %.1f %% of %.1f s went into starts, checks, counts and the journal; the rest was measuring\n", name,
                overhead(s) * 100, progress_clock() - s->began);
}

/* What the ablation answers, from the result that was just written. */
static void say_ablations(const char *path)
{
    char err[1000];
    bench_file f;
    ablations a = {0};
    if (!bench_file_read(&f, path, err, sizeof err)) return;
    if (ablations_add(&a, &f)) ablations_say(stderr, &a);
    ablations_free(&a);
    bench_file_free(&f);
}

/* Measures and writes the result; the journal is open and the machine is ours. */
static int measure(request *q, plan *p, sampler *s)
{
    char err[1000] = "";
    int status = 0;
    progress_start(&s->progress);
    s->started = progress_clock();
    enum stop stop = sampler_run(s, err, sizeof err);
    if (q->instructions && (stop == STOP_LAUNCHES || stop == STOP_BUDGET || stop == STOP_PRECISION) &&
        !instructions_count(p, s->journal, &s->progress, s->genlab, err, sizeof err))
        stop = child_interrupted() ? STOP_INTERRUPTED : STOP_FAILED;
    progress_end(&s->progress);
    if (stop == STOP_FAILED) status = fail(err);
    say_stop(s, stop);
    if (report_failures(p) != 0) status = STATUS_ERROR;
    if (!s->journal->failed) note_sampling(s, stop);
    if (s->journal->failed && s->journal->file) {
        fprintf(stderr,
                "%s: what was measured before is in '%s'; when it can be written again: genlab bench --resume '%s'\n",
                name, s->journal->file, s->journal->path);
        return STATUS_ERROR;
    }
    if (!journal_finish(s->journal, by_plan, err, sizeof err)) {
        status = fail(err);
    } else if (strcmp(s->journal->path, "-") != 0) {
        puts(s->journal->path);
        if (cli_flush_stdout(name) != 0) status = STATUS_ERROR;
        if (q->what.ablate) say_ablations(s->journal->path);
    }
    return child_interrupted() ? 128 + child_interrupted() : status;
}

static int dry_run(const request *q, const plan *p)
{
    size_t timed = plan_rows(p, true), rows = plan_rows(p, false);
    printf("%zu rows, %zu of them in bytes; seed %llu, %d rounds of at least %g s each\n", rows, rows - timed,
           (unsigned long long)q->how.seed, q->how.rounds, q->how.min_time);
    if (q->how.launches >= 0) {
        /* Warm-up takes about one repetition a launch. */
        double seconds = (double)timed * (q->how.rounds + 1.5) * q->how.min_time * 1.2 * q->how.launches;
        printf("%d launches, about %d:%02d\n", q->how.launches, (int)seconds / 60, (int)seconds % 60);
    }
    if (q->how.budget > 0) printf("ends after %g s\n", q->how.budget);
    if (q->how.precision > 0) printf("ends when each ratio is known to %g %%\n", q->how.precision * 100);
    for (peer **peer = p->peers; peer && *peer; peer++) printf("peer %s: %s\n", peer_label(*peer), peer_version(*peer));
    return cli_flush_stdout(name);
}

static int list_rows(const plan *p)
{
    for (size_t i = 0; i < p->nblocks; i++)
        for (size_t k = 0; k < p->blocks[i].nrows; k++) puts(p->blocks[i].rows[k].name);
    return cli_flush_stdout(name);
}

static void note_ablations(const plan *p, journal *j)
{
    for (size_t i = 0; i < p->nblocks; i++)
        if (p->blocks[i].nrows && p->blocks[i].ablation.full)
            journal_add(j, "ablation", ablation_json(&p->blocks[i].ablation, p->blocks[i].workload));
}

/* Opens the journal, new or old, with what the run is. The plan is made. */
static int run_plan(request *q, plan *p, int argc, char **argv, journal *old)
{
    char err[1000];
    journal fresh = {.fd = -1};
    sampler s = {.plan = p, .how = &q->how, .journal = old ? old : &fresh, .genlab = own_path()};
    child_catch_signals();
    json_t *header = s.genlab ? make_header(s.genlab, argc, argv, err, sizeof err) : NULL;
    if (!s.genlab) snprintf(err, sizeof err, "can't find the path of this program");
    char *path = header && !old ? q->path
                                      ? strdup(q->path)
                                      : context_file_name(json_object_get(json_object_get(header, "context"), "genlab"))
                                : NULL;
    bool ok = header != NULL;
    if (ok && old) {
        ok = journal_read(old, sampler_restore, &s, err, sizeof err);
    } else if (ok) {
        ok = path ? journal_start(&fresh, path, header, err, sizeof err) : cli_no_memory(err, sizeof err);
    }
    int status;
    if (ok && !note_positions(p)) ok = cli_no_memory(err, sizeof err);
    if (!ok) {
        status = fail(err);
    } else if (lock_machine(name)) {
        s.began = progress_clock();
        if (!s.examined) journal_add(s.journal, "doctor", doctor_examine());
        if (!old) note_ablations(p, s.journal);
        status = measure(q, p, &s);
    } else {
        if (!old) journal_discard(&fresh);
        status = 128 + child_interrupted();
    }
    if (!old) journal_close(&fresh);
    json_decref(positions);
    free(path);
    json_decref(header);
    free((char *)(uintptr_t)s.genlab);
    return status;
}

static int run_request(request *q, int argc, char **argv, journal *old)
{
    char err[2000];
    plan p;
    int status;
    if (!plan_make(&p, &q->what, err, sizeof err))
        status = cli_usage_error(name, "%s", err);
    else if (q->list)
        status = list_rows(&p);
    else if (q->dry_run)
        status = dry_run(q, &p);
    else if (untimeable[0] != '\0') {
        fprintf(stderr, "%s: this build is not for timing: %s. Build with -Dbuildtype=release.\n", name, untimeable);
        status = STATUS_ERROR;
    } else if (q->instructions && !instructions_possible(err, sizeof err))
        status = fail(err);
    else
        status = run_plan(q, &p, argc, argv, old);
    plan_free(&p);
    return status;
}

/* The words of the run that the journal's header has, as a command line: malloc'ed in one block with their copies. */
static char **old_arguments(const json_t *header, int *argc)
{
    const json_t *arguments = json_object_get(header, "arguments"), *word;
    size_t i, bytes = 0, n = json_array_size(arguments);
    json_array_foreach(arguments, i, word)
    {
        if (!json_is_string(word)) return NULL;
        bytes += json_string_length(word) + 1;
    }
    char **argv = malloc((n + 2) * sizeof *argv + bytes), *at = argv ? (char *)(argv + n + 2) : NULL;
    if (!argv) return NULL;
    argv[0] = (char *)(uintptr_t)name;
    json_array_foreach(arguments, i, word)
    {
        argv[i + 1] = at;
        at = stpcpy(at, json_string_value(word)) + 1;
    }
    argv[n + 1] = NULL;
    *argc = (int)n + 1;
    return argv;
}

static int resume(const char *path)
{
    char err[1000] = "can't find the path of this program";
    journal j;
    request q;
    int argc = 0, status = STATUS_ERROR;
    json_t *header = journal_resume(&j, path, err, sizeof err);
    char *genlab = own_path(), **argv = header ? old_arguments(header, &argc) : NULL;
    json_t *now = header && genlab ? make_header(genlab, argc, argv, err, sizeof err) : NULL;
    if (header && !argv) snprintf(err, sizeof err, "'%.300s': the arguments in its first line are not strings", j.file);
    if (!argv || !now || !same_program(header, now, err, sizeof err))
        fail(err);
    else if (parse(&q, argc, argv) == 0)
        status = run_request(&q, argc, argv, &j);
    json_decref(now);
    json_decref(header);
    free(argv);
    free(genlab);
    journal_close(&j);
    return status;
}

int cmd_bench(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    request q;
    int status = parse(&q, argc, argv);
    if (status != 0) return status;
    return q.resume ? resume(q.resume) : run_request(&q, argc, argv, NULL);
}
