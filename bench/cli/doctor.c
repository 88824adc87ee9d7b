/* The command `genlab doctor`: prints what bench/machine/doctor.h finds. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "bench/machine/doctor.h"
#include "cli.h"

enum { STATUS_WARNINGS = 3, NARROWEST = 80, WIDEST = 120 };

static const char usage[] =
    "usage: genlab doctor [--format text|json]\n"
    "\n"
    "Says whether this machine is fit for measuring, what makes figures jump, and how to change it. Takes under a second,\n"
    "half of it to run a fixed piece of work, the yardstick, in slices of 2 ms: how much their times differ is the noise.\n"
    "`genlab bench` does the same before a run and keeps the answer in the result.\n"
    "\n"
    "Options:\n"
    "  --format text    one check a line, with advice where there is any (default)\n"
    "  --format json    the same for programs\n"
    "  -h, --help       print this\n"
    "\n"
    "A check is ok, a note (know it), a warning (change it) or unknown (it can't be read). The verdict is the first of\n"
    "  unfit      this build is not for timing, or computes wrong results\n"
    "  noisy      disturbed while it looked: noise, steal time, load, memory, heat, a used up CPU quota\n"
    "  unsettled  quiet now, but a setting makes figures differ from run to run\n"
    "  quiet      no warning\n"
    "Noise warns when more than 5 % of the slices took over 1.05 times the median, or the quartiles are more than 5 % of\n"
    "the median apart.\n"
    "\n"
    "Exit status: 0 no warning, 1 error, 2 wrong use, 3 warnings.\n";

static bool colours;

static const char *colour(const char *status)
{
    if (!colours) return "";
    if (!strcmp(status, "ok")) return "\033[32m";
    if (!strcmp(status, "warning")) return "\033[1;31m";
    if (!strcmp(status, "note")) return "\033[33m";
    return "\033[2m";
}

static int width(void)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < NARROWEST) return NARROWEST;
    return size.ws_col > WIDEST ? WIDEST : size.ws_col;
}

/* Prints a text that starts at column `at`, broken at spaces but for those of "5 %"; further lines are indented to there. */
static void wrapped(const char *text, int at, int wide)
{
    int used = at;
    while (*text) {
        int word = (int)strcspn(text, " ");
        if (!strncmp(text + word, " %", 2)) word += 1 + (int)strcspn(text + word + 1, " ");
        if (used > at && used + 1 + word > wide) {
            printf("\n%*s", at, "");
            used = at;
        } else if (used > at) {
            putchar(' ');
            used++;
        }
        printf("%.*s", word, text);
        used += word;
        text += word;
        text += strspn(text, " ");
    }
    putchar('\n');
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* Advice is for what is not as it should be; the JSON form has it for the rest too. */
static void print_check(const json_t *check, int names, int wide)
{
    enum { STATUS_WIDTH = 7, ADVICE = STATUS_WIDTH + 4 };
    const char *status = text_of(check, "status"), *plain = colours ? "\033[m" : "";
    printf("%s%-*s%s  %-*s  ", colour(status), STATUS_WIDTH, status, plain, names, text_of(check, "name"));
    wrapped(text_of(check, "found"), STATUS_WIDTH + names + 4, wide);
    if (!strcmp(status, "ok") || !strcmp(status, "unknown")) return;
    const char *means = text_of(check, "means"), *change = text_of(check, "change"), *command = text_of(check, "command");
    if (means) {
        printf("%*s", ADVICE, "");
        wrapped(means, ADVICE, wide);
    }
    if (change) {
        printf("%*s", ADVICE, "to do: ");
        wrapped(change, ADVICE, wide);
    }
    if (command) printf("%*s%s%s%s\n", ADVICE, "$ ", colours ? "\033[1m" : "", command, plain);
}

static void print_text(const json_t *all)
{
    const json_t *checks = json_object_get(all, "checks"), *check;
    int names = 0, wide = width();
    size_t i;
    colours = isatty(STDOUT_FILENO) && !(getenv("NO_COLOR") && *getenv("NO_COLOR"));
    json_array_foreach(checks, i, check)
        if ((int)strlen(text_of(check, "name")) > names) names = (int)strlen(text_of(check, "name"));
    json_array_foreach(checks, i, check) print_check(check, names, wide);
    const char *verdict = text_of(all, "verdict");
    const char *status = !strncmp(verdict, "quiet", 5) ? "ok" : !strncmp(verdict, "unsettled", 9) ? "note" : "warning";
    printf("\n%s", colour(status));
    wrapped(verdict, 0, wide);
    if (colours) fputs("\033[m", stdout);
}

static bool warns(const json_t *all)
{
    const json_t *check;
    size_t i;
    json_array_foreach(json_object_get(all, "checks"), i, check)
        if (!strcmp(text_of(check, "status"), "warning")) return true;
    return false;
}

int cmd_doctor(int argc, char **argv)
{
    static const struct option options[] = {
        {"format", required_argument, NULL, 'f'},
        {"help", no_argument, NULL, 'h'},
        {0},
    };
    bool json = false;
    for (int c; (c = getopt_long(argc, argv, "h", options, NULL)) != -1;) {
        if (c == 'h') return cli_help(argv[0], usage);
        if (c != 'f') {
            fputs("Try 'genlab doctor --help'.\n", stderr);
            return STATUS_USAGE;
        }
        json = !strcmp(optarg, "json");
        if (!json && strcmp(optarg, "text") != 0)
            return cli_usage_error(argv[0], "--format: unknown form '%s'; known: text, json", optarg);
    }
    if (optind < argc) return cli_usage_error(argv[0], "takes no argument, found '%s'", argv[optind]);
    json_t *all = doctor_examine();
    if (!all) {
        fprintf(stderr, "%s: out of memory\n", argv[0]);
        return STATUS_ERROR;
    }
    if (json) {
        json_dumpf(all, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(10));
        putchar('\n');
    } else {
        print_text(all);
    }
    int status = warns(all) ? STATUS_WARNINGS : 0;
    json_decref(all);
    int lost = cli_flush_stdout(argv[0]);
    return lost ? lost : status;
}
