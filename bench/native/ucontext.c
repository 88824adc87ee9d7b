/* native-ucontext: a stack for each generator, switched by swapcontext(), which also sets the signal mask by a system call. */
#include <stdlib.h>
#include <ucontext.h>
#include "task.h"

struct task {
    gen base;
    task_body *body;
    task_args args;
    void *memory;               /* the stack, with this object at its upper end: what is touched lies together */
    ucontext_t self, consumer;
};

static const size_t stack_size = (size_t)32 << 10;

static void yield(task *t, int64_t value)
{
    t->base.state = GEN_SUSPENDED;
    t->base.value = value;
    if (swapcontext(&t->self, &t->consumer) != 0) native_fail("swapcontext");
}

/* makecontext() passes integers only. */
static void begin(unsigned high, unsigned low)
{
    task *t = (task *)((uintptr_t)high << 32 | low);
    t->body(t);
    t->base.state = GEN_DONE;
}

static bool resume(gen *base)
{
    task *t = (task *)base;
    if (base->state == GEN_CLOSE) {
        if (t->args.inner) gen_close(t->args.inner);
        free(t->memory);
        return false;
    }
    if (base->state == GEN_DONE) return false;
    if (swapcontext(&t->consumer, &t->self) != 0) native_fail("swapcontext");
    return base->state == GEN_SUSPENDED;
}

static gen *task_new(task_body *body, task_args args)
{
    char *memory = native_alloc(stack_size + sizeof(task));
    task *t = (task *)(memory + stack_size);
    t->base = (gen){.resume = resume, .state = GEN_START};
    t->body = body;
    t->args = args;
    t->memory = memory;
    if (getcontext(&t->self) != 0) native_fail("getcontext");
    t->self.uc_stack.ss_sp = memory;
    t->self.uc_stack.ss_size = stack_size;
    t->self.uc_link = &t->consumer;
    makecontext(&t->self, (void (*)(void))(uintptr_t)begin, 2, (unsigned)((uintptr_t)t >> 32), (unsigned)(uintptr_t)t);
    return &t->base;
}

#include "stackful.h"

const native_limit native_ucontext = {
    .label = "native-ucontext",
    .about = "ucontext switch, " NATIVE_COMPILER,
    .make = &makers,
    .run = {[W_GEN_ITER] = gen_run_iter, [W_GEN_SUM] = gen_run_sum, [W_NEXT] = gen_run_next, [W_SEND] = gen_run_send,
            [W_PIPELINE] = gen_run_pipeline, [W_SHORT_LIVED] = gen_run_short_lived, [W_TREE] = gen_run_tree,
            [W_YIELD_FROM_1] = gen_run_yield_from, [W_YIELD_FROM_10] = gen_run_yield_from,
            [W_YIELD_FROM_100] = gen_run_yield_from, [W_MEM_MILLION_GENS] = gen_run_mem},
    .items = {[W_MEM_MILLION_GENS] = 10000},
    .drop = gen_drop,
};
