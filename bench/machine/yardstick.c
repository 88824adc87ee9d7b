/* The mix of an interpreter: each item fetches an operation from a table, jumps through a table of handlers, loads a word
 * and advances one of four independent chains. So it keeps the front end, the branch predictor, the first-level
 * cache and the arithmetic units busy at once, and suffers from whatever takes a share of them: a lower clock, a neighbour
 * on the same core, a stolen time slice. Computed gotos can't be vectorised.
 *
 * Built by flags of its own (meson.build), the same in each build. */
#include "yardstick.h"

enum { OPERATIONS = 64, WORDS = 512, CHAINS = 4 };

/* Constant expressions of a position: a pattern that a branch predictor can learn, and words that look random. */
#define MIX(i) (((uint64_t)(i) + 1) * 0x9E3779B97F4A7C15u)
#define OPERATION(i) (uint8_t)((MIX(i) ^ MIX(i) >> 29) * 0xBF58476D1CE4E5B9u >> 62)
#define WORD(i) (MIX(i) ^ MIX(i) >> 31)
#define EIGHT(F, i) F(i), F(i + 1), F(i + 2), F(i + 3), F(i + 4), F(i + 5), F(i + 6), F(i + 7)
#define SIXTY_FOUR(F, i) EIGHT(F, i), EIGHT(F, i + 8), EIGHT(F, i + 16), EIGHT(F, i + 24), EIGHT(F, i + 32), \
    EIGHT(F, i + 40), EIGHT(F, i + 48), EIGHT(F, i + 56)

static const uint8_t program[OPERATIONS] = {SIXTY_FOUR(OPERATION, 0)};
static const uint64_t words[WORDS] = {
    SIXTY_FOUR(WORD, 0), SIXTY_FOUR(WORD, 64), SIXTY_FOUR(WORD, 128), SIXTY_FOUR(WORD, 192), SIXTY_FOUR(WORD, 256),
    SIXTY_FOUR(WORD, 320), SIXTY_FOUR(WORD, 384), SIXTY_FOUR(WORD, 448)};

/* Chain k becomes (chain + word) * FACTOR_k + k. */
#define FACTOR_0 0xD1342543DE82EF95u
#define FACTOR_1 0xAF251AF3B0F025B5u
#define FACTOR_2 0xB564EF22EC7AECE5u
#define FACTOR_3 0xF7C2EBC08F67F2B5u

static uint64_t checksum(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    return a + 3 * b + 5 * c + 7 * d;
}

uint64_t yardstick_run(uint64_t items)
{
    static const void *const handlers[CHAINS] = {&&h0, &&h1, &&h2, &&h3};
    uint64_t a = 0, b = 0, c = 0, d = 0, i = 0;
#define NEXT() \
    do { \
        if (i == items) return checksum(a, b, c, d); \
        goto *handlers[program[i % OPERATIONS]]; \
    } while (0)
#define STEP(chain, factor, k) ((chain) = ((chain) + words[i % WORDS]) * (factor) + (k), i++)
    NEXT();
h0:
    STEP(a, FACTOR_0, 0);
    NEXT();
h1:
    STEP(b, FACTOR_1, 1);
    NEXT();
h2:
    STEP(c, FACTOR_2, 2);
    NEXT();
h3:
    STEP(d, FACTOR_3, 3);
    NEXT();
}

/* What some steps do to a chain: it becomes chain * factor + term. */
typedef struct affine {
    uint64_t factor, term;
} affine;

static affine then(affine first, affine second)
{
    return (affine){first.factor * second.factor, first.term * second.factor + second.term};
}

static affine repeated(affine once, uint64_t times)
{
    affine all = {1, 0};
    for (; times; times /= 2, once = then(once, once))
        if (times % 2) all = then(all, once);
    return all;
}

/* What the first n items do to chain k. */
static affine chain_after(unsigned k, uint64_t n)
{
    static const uint64_t factors[CHAINS] = {FACTOR_0, FACTOR_1, FACTOR_2, FACTOR_3};
    affine all = {1, 0};
    for (uint64_t i = 0; i < n; i++)
        if (program[i % OPERATIONS] == k) all = then(all, (affine){factors[k], words[i % WORDS] * factors[k] + k});
    return all;
}

uint64_t yardstick_expected(uint64_t items)
{
    uint64_t chains[CHAINS];
    for (unsigned k = 0; k < CHAINS; k++)
        chains[k] = then(repeated(chain_after(k, WORDS), items / WORDS), chain_after(k, items % WORDS)).term;
    return checksum(chains[0], chains[1], chains[2], chains[3]);
}
