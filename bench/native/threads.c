/* native-threads: a thread for each generator; generator and consumer hand over to each other by two semaphores. Bytes do
 * not include the kernel's part of a thread. */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include "task.h"

struct task {
    gen base;
    task_body *body;
    task_args args;
    pthread_t thread;
    sem_t go, yielded;
};

static const size_t stack_size = (size_t)64 << 10;

static void take(sem_t *semaphore)
{
    while (sem_wait(semaphore) != 0)
        if (errno != EINTR) native_fail("sem_wait");
}

/* A task that is closed while it is suspended ends here. */
static void wait_for_consumer(task *t)
{
    take(&t->go);
    if (t->base.state == GEN_CLOSE) pthread_exit(NULL);
}

static void yield(task *t, int64_t value)
{
    t->base.state = GEN_SUSPENDED;
    t->base.value = value;
    sem_post(&t->yielded);
    wait_for_consumer(t);
}

static void *begin(void *arg)
{
    task *t = arg;
    wait_for_consumer(t);
    t->body(t);
    t->base.state = GEN_DONE;
    sem_post(&t->yielded);
    return NULL;
}

static bool resume(gen *base)
{
    task *t = (task *)base;
    if (base->state == GEN_DONE) return false;
    sem_post(&t->go);
    if (base->state == GEN_CLOSE) {     /* a thread that has ended does not mind */
        pthread_join(t->thread, NULL);
        sem_destroy(&t->go);
        sem_destroy(&t->yielded);
        if (t->args.inner) gen_close(t->args.inner);
        free(t);
        return false;
    }
    take(&t->yielded);
    return base->state == GEN_SUSPENDED;
}

static gen *task_new(task_body *body, task_args args)
{
    task *t = native_alloc(sizeof *t);
    pthread_attr_t attributes;
    *t = (task){.base = {.resume = resume, .state = GEN_START}, .body = body, .args = args};
    if (sem_init(&t->go, 0, 0) != 0 || sem_init(&t->yielded, 0, 0) != 0) native_fail("sem_init");
    if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstacksize(&attributes, stack_size) != 0 ||
        pthread_create(&t->thread, &attributes, begin, t) != 0)
        native_fail("no more threads");
    pthread_attr_destroy(&attributes);
    return &t->base;
}

#include "stackful.h"

const native_limit native_threads = {
    .label = "native-threads",
    .about = "hand-off between threads, " NATIVE_COMPILER,
    .make = &makers,
    .run = {[W_GEN_ITER] = gen_run_iter, [W_NEXT] = gen_run_next, [W_MEM_MILLION_GENS] = gen_run_mem},
    .items = {[W_GEN_ITER] = 1000, [W_NEXT] = 1000, [W_MEM_MILLION_GENS] = 1000},
    .drop = gen_drop,
    .waits = true,
};
