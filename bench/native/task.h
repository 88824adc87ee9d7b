/* What a generator with a stack of its own is made of. */
#ifndef GENLAB_BENCH_NATIVE_TASK_H
#define GENLAB_BENCH_NATIVE_TASK_H

#include "machine_gen.h"

typedef struct task task;
typedef void task_body(task *t);

typedef struct task_args {
    const int64_t *list;
    int64_t n;
    const native_node *node;
    gen *inner;                 /* closed with the task */
} task_args;

#endif
