/* The command `genlab plot`. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli.h"
#include "comparing.h"
#include "plots/origin.h"
#include "plots/plot_diff.h"

static const char name[] = "genlab plot";
static const char usage[] =
    "usage: genlab plot FILE FILE... -o FILE [OPTION]...\n"
    "       genlab plot FILE --by AXIS -o FILE [OPTION]...\n"
    "\n"
    "Draws a comparison as genlab compare makes it: for each row the ratio to the base with its interval, grey where it is\n"
    "within the noise, so that no difference is claimed. Needs gnuplot.\n"
    "\n"
    "  -o, --output FILE     the picture to write; its name ends in .svg or .png\n"
    "  --by AXIS             compare in one file by workload, dispatch, compiler, spec, items, runtime or variant\n"
    "  --base VALUE          the value that is the base (default: the file's first)\n"
    "  --filter WORDS        only rows for which all hold: AXIS=GLOB[,GLOB]..., or GLOB for the whole name\n"
    "  --metric NAME         what is drawn, as in genlab compare (default time)\n"
    "  --alpha LEVEL         of the rule (default 0.01)\n"
    "  --width N             of the picture in pixels, from 200 to 4000 (default 880)\n"
    "  -h, --help            print this\n";

enum { WIDTH = 880, WIDTH_LEAST = 200, WIDTH_MOST = 4000 };

typedef struct options {
    diff_request request;
    const char *path;
    int width;
} options;

static bool parse_width(options *o, const char *text)
{
    char *end;
    long n = strtol(text, &end, 10);
    o->width = n >= WIDTH_LEAST && n <= WIDTH_MOST && end > text && !*end ? (int)n : 0;
    if (!o->width) cli_usage_error(name, "--width: '%s' is no number from %d to %d", text, WIDTH_LEAST, WIDTH_MOST);
    return o->width > 0;
}

static bool is_picture(const char *path)
{
    size_t n = path ? strlen(path) : 0;
    return n > 4 && (!strcmp(path + n - 4, ".svg") || !strcmp(path + n - 4, ".png"));
}

static int parse(options *o, int argc, char **argv)
{
    enum { OPT_WIDTH = OPT_OWN };
    static const struct option known[] = {
        COMPARING_SIDES, COMPARING_OPTIONS, {"width", required_argument, NULL, OPT_WIDTH}, {"output", required_argument, NULL, 'o'}, {0},
    };
    bool metric_given = false;
    for (int c; (c = getopt_long(argc, argv, "o:", known, NULL)) != -1;) {
        bool ok = true;
        switch (c) {
        case OPT_WIDTH: ok = parse_width(o, optarg); break;
        case 'o': o->path = optarg; break;
        default: ok = comparing_option(&o->request, name, c, optarg);
        }
        metric_given |= c == OPT_METRIC;
        if (!ok) return STATUS_USAGE;
    }
    if (!metric_given) o->request.metrics[METRIC_TIME] = true;
    int status = comparing_arguments(&o->request, name, argc - optind);
    if (status == 0 && !is_picture(o->path)) status = cli_usage_error(name, "-o needs a file name that ends in .svg or .png");
    return status;
}

int cmd_plot(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "-h") || !strcmp(argv[i], "--help")) return cli_help(name, usage);
    options o = {.request = {.alpha = 0.01, .by = AXES}, .width = WIDTH};
    int status = parse(&o, argc, argv);
    size_t n = (size_t)(argc - optind);
    bench_file *files = status == 0 ? comparing_read(name, argv + optind, n) : NULL;
    char err[1000];
    diff d;
    if (status == 0 && !files) {
        status = STATUS_ERROR;
    } else if (status == 0) {
        bool made = comparing_make(&d, &o.request, files, n, err, sizeof err);
        if (made) origin_warn(stderr, name, files, n);
        if (!made || !plot_diff(&d, o.path, o.width, err, sizeof err)) {
            fprintf(stderr, "%s: %s\n", name, err);
            status = STATUS_ERROR;
        }
        if (made) diff_free(&d);
    }
    if (files) comparing_free(files, n);
    filters_free(&o.request.filters);
    return status;
}
