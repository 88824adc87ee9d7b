/* The program `genlab`: finds the command and lists what this build has. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "build.h"
#include "cli.h"
#include "commit.h"
#include "comparing.h"
#include "peers.h"
#include "report.h"
#include "suite.h"
#include "worker.h"

static const struct command {
    const char *name;
    char *full;                 /* what the command calls itself in messages */
    int (*run)(int argc, char **argv);
    const char *args, *does;
} commands[] = {
#define COMMAND(name, args, does) {#name, "genlab " #name, cmd_##name, args, does},
#include "commands.def"
#undef COMMAND
    {"worker", "genlab worker", cmd_worker, NULL, NULL},        /* for genlab bench alone: no help names it */
};

static void print_usage(FILE *f)
{
    fputs("usage: genlab COMMAND [OPTION]... [ARG]...\n"
          "\n"
          "The benchmark and specialization lab for generator iteration.\n"
          "\n"
          "Commands:\n", f);
    for (const struct command *c = commands; c->does; c++)
        fprintf(f, "  %s %-*s %s\n", c->name, 23 - (int)strlen(c->name), c->args, c->does);
    fputs("  help COMMAND             say more about a command\n"
          "\n"
          "Options:\n"
          "  --list KIND      print what this build has, one name a line: dispatch, specializers, workloads,\n"
          "                   opcodes; peers: which workload exists in which language, and the runtimes that are found\n"
          "  -h, --help       print this\n"
          "  -V, --version    print the version and what compiled this build\n", f);
}

static int usage(void)
{
    print_usage(stdout);
    return cli_flush_stdout("genlab");
}

static int version(void)
{
    printf("genlab %s\n", GENLAB_VERSION);
    printf("commit %s, %s build, -O%s, %s\n", GENLAB_COMMIT, GENLAB_BUILDTYPE, GENLAB_OPTIMIZATION,
           GENLAB_COMPILER_NAME " " GENLAB_COMPILER_VERSION);
    vm_strategy_info info;
    for (int i = 0; vm_strategy(i, &info); i++)
        printf("dispatch %s%s: compiled by %s %s\n", info.name, info.preferred ? " (preferred)" : "", info.compiler,
               info.compiler_version);
    return cli_flush_stdout("genlab");
}

static int list(const char *kind)
{
    if (!strcmp(kind, "dispatch")) {
        vm_strategy_info info;
        for (int i = 0; vm_strategy(i, &info); i++) puts(info.name);
    } else if (!strcmp(kind, "specializers")) {
        for (int i = 0; vm_specializer_name(i); i++) puts(vm_specializer_name(i));
    } else if (!strcmp(kind, "opcodes")) {
        for (int i = 0; vm_opcode_name(i); i++) puts(vm_opcode_name(i));
    } else if (!strcmp(kind, "workloads")) {
        char err[500];
        char **names = suite_names(err, sizeof err);
        if (!names) {
            fprintf(stderr, "genlab: %s\n", err);
            return STATUS_ERROR;
        }
        for (char **name = names; *name; name++) puts(*name);
        suite_free_names(names);
    } else if (!strcmp(kind, "peers")) {
        return peers_print();
    } else {
        return cli_usage_error("genlab", "--list: unknown kind '%s'; known: dispatch, specializers, workloads, opcodes, peers", kind);
    }
    return cli_flush_stdout("genlab");
}

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (!strcmp(commands[i].name, name)) return &commands[i];
    return NULL;
}

static int unknown(const char *name)
{
#define COMMAND(name, args, does) #name ", "
    return cli_usage_error("genlab", "unknown command '%s'; known: %s", name,
#include "commands.def"
                           "help");
#undef COMMAND
}

static int help(int argc, char **argv)
{
    if (argc < 2) return usage();
    if (argc > 2) return cli_usage_error("genlab", "help: one command at a time");
    const struct command *command = find(argv[1]);
    if (!command) return unknown(argv[1]);
    char *args[] = {command->full, "--help", NULL};
    return command->run(2, args);
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"list", required_argument, NULL, 'l'},
        {"help", no_argument, NULL, 'h'},
        {"version", no_argument, NULL, 'V'},
        {0},
    };
    /* A reader that goes away is an error of write(), not a death by signal. */
    signal(SIGPIPE, SIG_IGN);
    if (argc > 0) argv[0] = "genlab";
    for (int c; (c = getopt_long(argc, argv, "+hV", options, NULL)) != -1;) {
        if (c == 'h') return usage();
        if (c == 'V') return version();
        if (c == 'l') return list(optarg);
        fputs("Try 'genlab --help'.\n", stderr);
        return STATUS_USAGE;
    }
    if (optind >= argc) {
        print_usage(stderr);
        return STATUS_USAGE;
    }
    argc -= optind;
    argv += optind;
    optind = 0;                 /* glibc: start afresh for the command's own options */
    if (!strcmp(argv[0], "help")) return help(argc, argv);
    const struct command *command = find(argv[0]);
    if (!command) return unknown(argv[0]);
    argv[0] = command->full;
    int status = command->run(argc, argv);
    if (status != VM_INTERRUPTED) return status;
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    return 128 + SIGINT;        /* it is blocked */
}
