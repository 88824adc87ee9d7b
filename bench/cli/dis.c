#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char name[] = "genlab dis";
static const char usage[] =
    "usage: genlab dis [OPTION]... FILE\n"
    "       genlab dis --adaptive [OPTION]... FILE [ARG]...\n"
    "\n"
    "Shows the instructions of a Python program; FILE may be - for standard input.\n"
    "\n"
    "  --adaptive           run the program first (its output is discarded), then show its code as rewritten\n"
    "  --dispatch NAME      for the run (genlab --list dispatch)\n"
    "  --specialize SET     for the run: all (the default), none, NAME,... or -NAME,...\n"
    "  -o, --output FILE    write there instead of standard output\n"
    "  -h, --help           print this\n";

static int disassemble(vm *vm, const source *s, bool adaptive, FILE *out)
{
    if (adaptive) {
        vm_keep_code(vm);
        int status = cli_run_quietly(name, vm, s);
        if (status < 0) return STATUS_ERROR;
        vm_disassemble_kept(vm, out);
        return status;
    }
    if (vm_disassemble(vm, s->text, s->size, s->filename, out)) return 0;
    char *text = vm_error(vm);
    fputs(text ? text : "out of memory\n", stderr);
    free(text);
    return STATUS_ERROR;
}

/* Closes the output; the exit status. */
static int finish(FILE *out, const char *path, int status)
{
    if (out == stdout) {
        int lost = cli_flush_stdout(name);
        return lost ? lost : status;
    }
    bool lost = ferror(out);
    if (fclose(out) == 0 && !lost) return status;
    fprintf(stderr, "%s: can't write '%s': %s\n", name, path, strerror(errno));
    return STATUS_ERROR;
}

int cmd_dis(int argc, char **argv)
{
    enum { OPT_DISPATCH = 256, OPT_SPECIALIZE, OPT_ADAPTIVE };
    static const struct option options[] = {
        {"dispatch", required_argument, NULL, OPT_DISPATCH},
        {"specialize", required_argument, NULL, OPT_SPECIALIZE},
        {"adaptive", no_argument, NULL, OPT_ADAPTIVE},
        {"output", required_argument, NULL, 'o'},
        {"help", no_argument, NULL, 'h'},
        {0},
    };
    vm_config config = {0};
    const char *path = NULL;
    bool adaptive = false;
    for (int c; (c = getopt_long(argc, argv, "+ho:", options, NULL)) != -1;) {
        switch (c) {
        case OPT_DISPATCH: config.dispatch = optarg; break;
        case OPT_SPECIALIZE: config.specialize = optarg; break;
        case OPT_ADAPTIVE: adaptive = true; break;
        case 'o': path = optarg; break;
        case 'h': return cli_help(name, usage);
        default: fprintf(stderr, "Try '%s --help'.\n", name); return STATUS_USAGE;
        }
    }
    if (optind >= argc) return cli_usage_error(name, "no program given");
    if (!adaptive && optind + 1 < argc) return cli_usage_error(name, "one program at a time");
    config.argc = argc - optind;
    config.argv = argv + optind;
    char err[1000];
    vm *vm = vm_new(&config, err, sizeof err);
    if (!vm) return cli_usage_error(name, "%s", err);
    source s;
    int status = STATUS_USAGE;
    if (cli_read_source(&s, argv[optind])) {
        FILE *out = path && strcmp(path, "-") != 0 ? fopen(path, "we") : stdout;
        if (out) {
            status = finish(out, path, disassemble(vm, &s, adaptive, out));
        } else {
            fprintf(stderr, "%s: can't write '%s': %s\n", name, path, strerror(errno));
            status = STATUS_ERROR;
        }
        cli_free_source(&s);
    }
    vm_free(vm);
    return status;
}
