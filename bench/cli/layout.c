#include "layout.h"

#include "bench/stats/random.h"

enum { STACK_SPAN = 4096, HEAP_SPAN = 1 << 16, ALIGNMENT = 16, HANDLER_ORDERS = 3 };

layout layout_of(uint64_t seed, int launch)
{
    stats_random r;
    stats_random_seed(&r, seed * 1000003 + (uint64_t)launch);
    return (layout){
        .environment = stats_random_below(&r, STACK_SPAN),
        .heap = stats_random_below(&r, HEAP_SPAN / ALIGNMENT) * ALIGNMENT,
        .handlers = (unsigned)launch % HANDLER_ORDERS,
    };
}
