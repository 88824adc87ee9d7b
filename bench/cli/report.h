/* The command `genlab report`. */
#ifndef GENLAB_BENCH_CLI_REPORT_H
#define GENLAB_BENCH_CLI_REPORT_H

/* argv[0] is the command's own name. The exit status: 0, 1 for an error, 2 for a wrong use; messages are on stderr. */
int cmd_report(int argc, char **argv);

#endif
