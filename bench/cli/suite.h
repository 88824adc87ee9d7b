/* The workloads: files of bench/workloads, or of the installed copy, found at run time, so that a dropped-in file is there
 * at once. A workload file is a Python module with
 *     N                items of one iteration
 *     setup(n)         makes the data; untimed
 *     run(data)        does n items and returns a result
 *     expected(n)      what run(setup(n)) must return
 *     SETS             optional: names of specializer sets worth a row of their own besides none and all, separated by
 *                      blanks; "for_iter_gen" where it is missing
 *     MEASURE          optional: "time" (ns per item; where it is missing) or "bytes" (what run(data) leaves alive,
 *                      in bytes per item) */
#ifndef GENLAB_BENCH_CLI_SUITE_H
#define GENLAB_BENCH_CLI_SUITE_H

#include "cli.h"

typedef struct workload {
    char *name;
    char *path;
    source text;
    int64_t items;
    char *sets;
    bool bytes;
} workload;

/* Writes the path of the data folder `sub` ("workloads", "peers"): GENLAB_DATADIR in the environment overrides; else the source
 * tree this was built from, else the installed copy. False if there is none; then path holds the last that was tried. */
bool suite_folder(const char *sub, char *path, size_t size);

/* The names, sorted, NULL at the end; NULL with a message in err if no folder of workloads is found. */
char **suite_names(char *err, size_t errsize);
void suite_free_names(char **names);

/* Reads a workload file and what it says about itself. False with a message in err. */
bool workload_load(workload *w, const char *name, char *err, size_t errsize);
void workload_free(workload *w);

/* A pending error of the VM as one line, its last; clears it. */
void suite_vm_error(vm *vm, char *err, size_t errsize);

#endif
