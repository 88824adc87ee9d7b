/* What consumes the generators of the limits that are written in C. */
#include "machine_gen.h"

static int64_t last_of(gen *g)
{
    int64_t last = -1;
    while (g->resume(g)) last = g->value;
    gen_close(g);
    return last;
}

static int64_t sum_of(gen *g)
{
    int64_t s = 0;
    while (g->resume(g)) s += g->value;
    gen_close(g);
    return s;
}

int64_t gen_run_iter(const native_limit *limit, native_data *data)
{
    return last_of(limit->make->values(data->list, data->items));
}

int64_t gen_run_sum(const native_limit *limit, native_data *data)
{
    return sum_of(limit->make->count(data->items));
}

int64_t gen_run_next(const native_limit *limit, native_data *data)
{
    gen *g = limit->make->values(data->list, data->items);
    int64_t v = -1;
    for (int64_t i = 0; i < data->items; i++)
        if (g->resume(g)) v = g->value;
    gen_close(g);
    return v;
}

int64_t gen_run_send(const native_limit *limit, native_data *data)
{
    gen *g = limit->make->echo();
    int64_t r = -1;
    g->resume(g);
    for (int64_t i = 0; i < data->items; i++) {
        g->value = data->list[i];
        if (g->resume(g)) r = g->value;
    }
    gen_close(g);
    return r;
}

int64_t gen_run_pipeline(const native_limit *limit, native_data *data)
{
    return sum_of(limit->make->squares(limit->make->successors(data->items)));
}

int64_t gen_run_short_lived(const native_limit *limit, native_data *data)
{
    int64_t r = -1;
    for (int64_t i = 0; i < data->items; i++) {
        gen *g = limit->make->once(data->list[i]);
        if (g->resume(g)) r = g->value;
        gen_close(g);
    }
    return r;
}

int64_t gen_run_tree(const native_limit *limit, native_data *data)
{
    return sum_of(limit->make->walk(data->tree));
}

int64_t gen_run_yield_from(const native_limit *limit, native_data *data)
{
    gen *g = limit->make->values(data->list, data->items);
    for (int level = 0; level < data->depth; level++) g = limit->make->delegate(g);
    return last_of(g);
}

static int64_t next_of(gen *g)
{
    return g->resume(g) ? g->value : -1;
}

int64_t gen_run_mem(const native_limit *limit, native_data *data)
{
    for (int64_t i = 0; i < data->items; i++) {
        if (data->keep[i]) gen_drop(data->keep[i]);
        gen *g = limit->make->count(3);
        g->resume(g);
        data->keep[i] = g;
    }
    return next_of(data->keep[0]) + next_of(data->keep[data->items - 1]);
}

void gen_drop(void *g)
{
    gen_close(g);
}
