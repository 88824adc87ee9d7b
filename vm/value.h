/* The tagged word that every slot, stack entry and container element holds.
 *
 *   ...1    integer, 63 bits, two's complement, shifted left by one
 *   ..000   pointer to an object (16-byte aligned, never null)
 *   ..010   immediate: None, False, True, and the sentinels below
 *   0       FAILED as a result (the error is in vm->raised), EMPTY as a slot
 */
#ifndef GENLAB_VALUE_H
#define GENLAB_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t value;
typedef struct vm vm;
typedef struct object object;
typedef struct type type;

/* In a loop that mostly runs once or twice: no vectors, no call of memset. */
#define SHORT_LOOP() __asm__ volatile("")
/* Between two tests of which the first mostly fails: no arithmetic on both. */
#define NO_MERGE() __asm__ volatile("")

#define FAILED ((value)0)   /* a call raised */
#define EMPTY ((value)0)    /* a slot that holds nothing */
#define NONE ((value)0x02)
#define FALSE_ ((value)0x0a)
#define TRUE_ ((value)0x12)
#define ELLIPSIS ((value)0x1a)
#define NOT_IMPLEMENTED ((value)0x22)
#define NO_MORE ((value)0x2a)   /* an iterator's next: exhausted, nothing raised. Never visible to a program. */
#define ASKING ((value)0x32)    /* a lazy iterator's step: it needs something first (lazy.h). Likewise. */

#define SMALL_MAX (INT64_MAX >> 1)
#define SMALL_MIN (INT64_MIN >> 1)

static inline bool is_small(value v) { return v & 1; }
static inline bool is_object(value v) { return (v & 7) == 0 && v != 0; }
/* Needs v != EMPTY: one test on hot paths. */
static inline bool is_counted(value v) { return (v & 3) == 0; }
static inline bool both_small(value a, value b) { return a & b & 1; }

static inline int64_t small_of(value v) { return (int64_t)v >> 1; }
static inline bool fits_small(int64_t n) { return n >= SMALL_MIN && n <= SMALL_MAX; }
/* Needs fits_small(n); int_from_i64 (objects/int.h) takes any. */
static inline value from_small(int64_t n) { return ((value)n << 1) | 1; }

static inline object *as_object(value v) { return (object *)(uintptr_t)v; }
static inline value from_object(const void *o) { return (value)(uintptr_t)o; }
static inline value from_bool(bool b) { return b ? TRUE_ : FALSE_; }
static inline bool is_bool(value v) { return (v & ~(value)0x18) == 0x02 && v != NONE && v != ELLIPSIS; }

#endif
