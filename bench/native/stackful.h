/* Generators with a stack of their own, as bodies that call yield(). A part of ucontext.c and threads.c, which
 * define before it
 *     task                                    begins with `gen base`; has the `task_args args`
 *     gen *task_new(task_body *, task_args)
 *     void yield(task *, int64_t)             suspends; what was sent is in base.value afterwards
 * A body holds no memory: the generators that it consumes are in args.inner, so that a task can be closed while it is
 * suspended. */

static void values_body(task *t)
{
    for (int64_t i = 0; i < t->args.n; i++) yield(t, t->args.list[i]);
}

static gen *values_new(const int64_t *list, int64_t n)
{
    return task_new(values_body, (task_args){.list = list, .n = n});
}

static void count_body(task *t)
{
    for (int64_t i = 0; i < t->args.n; i++) yield(t, i);
}

static gen *count_new(int64_t n)
{
    return task_new(count_body, (task_args){.n = n});
}

static void echo_body(task *t)
{
    for (;;) yield(t, t->base.value);
}

static gen *echo_new(void)
{
    return task_new(echo_body, (task_args){0});
}

static void once_body(task *t)
{
    yield(t, t->args.n);
}

static gen *once_new(int64_t value)
{
    return task_new(once_body, (task_args){.n = value});
}

static void delegate_body(task *t)
{
    gen *inner = t->args.inner;
    while (inner->resume(inner)) yield(t, inner->value);
}

static gen *delegate_new(gen *inner)
{
    return task_new(delegate_body, (task_args){.inner = inner});
}

static gen *walk_new(const native_node *node);

static void walk_child(task *t, const native_node *child)
{
    if (!child) return;
    t->args.inner = walk_new(child);
    delegate_body(t);
    gen_close(t->args.inner);
    t->args.inner = NULL;
}

static void walk_body(task *t)
{
    walk_child(t, t->args.node->left);
    yield(t, t->args.node->value);
    walk_child(t, t->args.node->right);
}

static gen *walk_new(const native_node *node)
{
    return task_new(walk_body, (task_args){.node = node});
}

static void successors_body(task *t)
{
    for (int64_t i = 0; i < t->args.n; i++) yield(t, i + 1);
}

static gen *successors_new(int64_t n)
{
    return task_new(successors_body, (task_args){.n = n});
}

static void squares_body(task *t)
{
    gen *numbers = t->args.inner;
    while (numbers->resume(numbers))
        if (numbers->value % 3 == 0) yield(t, numbers->value * numbers->value);
}

static gen *squares_new(gen *numbers)
{
    return task_new(squares_body, (task_args){.inner = numbers});
}

static const gen_makers makers = {
    values_new, count_new, echo_new, once_new, delegate_new, walk_new, successors_new, squares_new,
};
