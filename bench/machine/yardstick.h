/* The yardstick: a fixed amount of work that shows how fast the machine runs right now. */
#ifndef GENLAB_BENCH_MACHINE_YARDSTICK_H
#define GENLAB_BENCH_MACHINE_YARDSTICK_H

#include <stdint.h>

/* Does `items` items of work, about 1 ns each on a machine of 3 GHz, and returns their checksum. What an item costs does
 * not depend on the number of items, on the build type or on sanitizers. Touches 5 KiB and calls nothing. */
uint64_t yardstick_run(uint64_t items);

/* The checksum that yardstick_run(items) must return, found in another way in time logarithmic in items. */
uint64_t yardstick_expected(uint64_t items);

#endif
