/* GMP's memory. GMP ends the process when there is none; so where malloc fails it is lent some of a reserve, by which the
 * operation comes to its end, and a number that lies there does not become an object: MemoryError instead (int_is_lent).
 * What a program asks for is tried before (room_for in int_arith.c): the reserve has to serve what is smaller. */
#include "int.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "../memory.h"

#define RESERVE ((size_t)16 << 20)

/* Untouched, so without cost until it is needed. Given out from the front, taken back as a whole when nothing of it is in use. */
static _Alignas(16) char reserve[RESERVE];
static struct { size_t used, blocks; } lent;
static pthread_mutex_t lending = PTHREAD_MUTEX_INITIALIZER;

static bool is_lent(const void *p) { return (uintptr_t)p - (uintptr_t)reserve < RESERVE; }

static void *lend(size_t size)
{
    size = (size + 15) / 16 * 16;
    pthread_mutex_lock(&lending);
    void *p = size <= RESERVE - lent.used ? reserve + lent.used : NULL;
    if (p) {
        lent.used += size;
        lent.blocks++;
    }
    pthread_mutex_unlock(&lending);
    if (p) return p;
    fflush(stdout);
    fputs("MemoryError: out of memory in an integer operation\n", stderr);
    _exit(1);
}

static void give_back(void)
{
    pthread_mutex_lock(&lending);
    if (--lent.blocks == 0) lent.used = 0;
    pthread_mutex_unlock(&lending);
}

static void *gmp_allocate(size_t size)
{
    void *p = mem_alloc(size);
    return p ? p : lend(size);
}

static void gmp_free(void *p, size_t size)
{
    (void)size;
    if (is_lent(p)) give_back();
    else free(p);
}

static void *gmp_resize(void *p, size_t old_size, size_t size)
{
    void *q = is_lent(p) ? NULL : mem_resize(p, size);
    if (q) return q;
    q = lend(size);
    memcpy(q, p, old_size < size ? old_size : size);
    gmp_free(p, old_size);
    return q;
}

void int_memory_init(void) { mp_set_memory_functions(gmp_allocate, gmp_resize, gmp_free); }

bool int_is_lent(const mpz_t n) { return is_lent(n->_mp_d); }
