/* The worker: the process of one launch, in which rows are measured. It does as it is told, line by line:
 *     open ID WORKLOAD DISPATCH SET SLOWDOWN     a row, checked                 {"result"}
 *     run ID ITERATIONS MIN_TIME                 a repetition; ITERATIONS 0: find them
 *                                                {"iterations", "real_time", "cpu_time", EVENT...}
 *     weigh ID                                   {"bytes_per_item"}
 *     pass ID                                    one pass, not timed            {}
 *     close ID                                   {}
 *     count WORKLOAD SET                         {"bytecodes_per_item", "frames_pushed_per_item",
 * "nested_runs_per_item"} yardstick ITERATIONS MIN_TIME              as run and answers each with a line of JSON,
 * {"error": TEXT} where it failed. Its first line is Google Benchmark's context with "counters" beside it. It ends with
 * its input. Times are ns per iteration, EVENTs are per iteration too. */
#ifndef GENLAB_BENCH_CLI_WORKER_H
#define GENLAB_BENCH_CLI_WORKER_H

enum { YARDSTICK_ITEMS = 1000000 };

/* genlab worker HEAP HANDLERS: HEAP bytes are taken from the heap first, and HANDLERS is the order of handlers. */
int cmd_worker(int argc, char **argv);

#endif
