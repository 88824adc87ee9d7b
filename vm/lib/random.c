/* The _random module: CPython's generator of random numbers, the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998),
 * seeded in the same way, for lib/py/random.py. */
#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include "modules.h"
#include "sha512.h"
#include "../abstract.h"
#include "../objects/bytes.h"
#include "../objects/construct.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/int_impl.h"
#include "../objects/module.h"

#define WORDS 624
#define MIDDLE 397

typedef struct twister { object head; uint32_t at, state[WORDS]; } twister;

static void refill(twister *t) {
    uint32_t *s = t->state;
    for (int i = 0; i < WORDS; i++) {
        uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % WORDS] & 0x7fffffffu);
        s[i] = s[(i + MIDDLE) % WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    t->at = 0;
}

static uint32_t next_word(twister *t) {
    if (t->at >= WORDS) refill(t);
    uint32_t y = t->state[t->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

/* init_by_array of the authors' reference implementation. */
static void seed_words(twister *t, const uint32_t *key, size_t n) {
    uint32_t *s = t->state;
    s[0] = 19650218;
    for (uint32_t i = 1; i < WORDS; i++) s[i] = 1812433253u * (s[i - 1] ^ s[i - 1] >> 30) + i;
    size_t i = 1, j = 0;
    for (size_t k = n > WORDS ? n : WORDS; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i == WORDS) { s[0] = s[WORDS - 1]; i = 1; }
        if (++j == n) j = 0;
    }
    for (size_t k = WORDS - 1; k > 0; k--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == WORDS) { s[0] = s[WORDS - 1]; i = 1; }
    }
    s[0] = 0x80000000u;
    t->at = WORDS;
}

static bool seed_system(vm *vm, twister *t) {
    uint32_t key[WORDS];
    char *at = (char *)key;
    for (size_t left = sizeof key; left > 0;) {
        ssize_t n = getrandom(at, left, 0);
        if (n < 0 && errno != EINTR) {
            raise_error(vm, &type_OSError, "the system gives no random numbers");
            return false;
        }
        if (n > 0) { at += n; left -= (size_t)n; }
    }
    seed_words(t, key, WORDS);
    return true;
}

static bool seed_number(vm *vm, twister *t, const mpz_t n) {
    size_t words = (mpz_sizeinbase(n, 2) + 31) / 32;
    uint32_t *key = heap_alloc(vm, words * sizeof *key);
    if (!key) return false;
    key[0] = 0;
    mpz_export(key, NULL, -1, sizeof *key, 0, 0, n);
    seed_words(t, key, words);
    heap_free(vm, key, words * sizeof *key);
    return true;
}

static bool seed_int(vm *vm, twister *t, value v) {
    operand o;
    operand_load(&o, v);
    return seed_number(vm, t, o.z);
}

/* Bytes are seeded by with their hash behind them, as one number. */
static bool seed_bytes(vm *vm, twister *t, const char *data, size_t len) {
    uint8_t *text = heap_alloc(vm, len + 64);
    if (!text) return false;
    memcpy(text, data, len);
    sha512(text, len, text + len);
    mpz_t n;
    mpz_init(n);
    mpz_import(n, len + 64, 1, 1, 0, 0, text);
    bool ok = seed_number(vm, t, n);
    mpz_clear(n);
    heap_free(vm, text, len + 64);
    return ok;
}

static bool seed(vm *vm, twister *t, value v) {
    if (v == NONE) return seed_system(vm, t);
    if (is_int(v)) return seed_int(vm, t, v);
    if (is_instance(v, &type_str)) {
        size_t len;
        const char *text = str_utf8(vm, as_str(v), &len);
        return text && seed_bytes(vm, t, text, len);
    }
    if (is_bytes(v)) return seed_bytes(vm, t, as_bytes(v)->data, as_bytes(v)->len);
    uint64_t hash;
    if (!op_hash(vm, v, &hash)) return false;
    value n = int_from_u64(vm, hash);
    bool ok = n && seed_int(vm, t, n);
    xdecref(vm, n);
    return ok;
}

/* --- methods ----------------------------------------------------------------------------------- */
static twister *self_of(const value *args) { return (twister *)as_object(args[0]); }

static value random_seed(vm *vm, const value *args, int nargs) {
    return seed(vm, self_of(args), nargs == 1 ? NONE : args[1]) ? NONE : FAILED;
}

static value random_random(vm *vm, const value *args, int nargs) {
    (void)nargs;
    uint32_t high = next_word(self_of(args)) >> 5, low = next_word(self_of(args)) >> 6;
    return float_from_double(vm, (high * 67108864.0 + low) / 9007199254740992.0);
}

static value bits(vm *vm, twister *t, uint64_t n) {
    if (n <= 32) return from_small(n == 0 ? 0 : next_word(t) >> (32 - n));
    uint64_t low = next_word(t);
    if (n <= 62) return from_small((int64_t)(low | (uint64_t)(next_word(t) >> (64 - n)) << 32));
    size_t words = (size_t)((n + 31) / 32);
    uint32_t *all = heap_alloc(vm, words * sizeof *all);
    if (!all) return FAILED;
    all[0] = (uint32_t)low;
    for (size_t i = 1; i < words; i++) all[i] = next_word(t);
    if (n % 32) all[words - 1] >>= 32 - n % 32;
    mpz_t r;
    mpz_init(r);
    mpz_import(r, words, -1, sizeof *all, 0, 0, all);
    heap_free(vm, all, words * sizeof *all);
    return int_from_mpz(vm, r);
}

static value random_getrandbits(vm *vm, const value *args, int nargs) {
    (void)nargs;
    int64_t n;
    if (!int_to_i64_clamped(vm, args[1], &n)) return FAILED;
    if (n < 0) return raise_error(vm, &type_ValueError, "number of bits must be non-negative");
    if (n > INT32_MAX) return raise_error(vm, &type_OverflowError, "Python int too large to convert to C int");
    return bits(vm, self_of(args), (uint64_t)n);
}

/* below(n), n an int > 0: uniform in [0, n), by throwing away what is too large. */
static value random_below(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_int(args[1]))
        return raise_error(vm, &type_TypeError, "'%s' object cannot be interpreted as an integer", type_of(args[1])->name);
    operand n;
    operand_load(&n, args[1]);
    if (mpz_sgn(n.z) <= 0) return raise_error(vm, &type_ValueError, "n must be > 0");
    size_t width = mpz_sizeinbase(n.z, 2);
    for (;;) {
        value r = bits(vm, self_of(args), width);
        if (!r || int_compare(vm, r, args[1], CMP_LT) == TRUE_) return r;
        decref(vm, r);
        if (atomic_load_explicit(&vm->breaker, memory_order_relaxed) & BREAK_INTERRUPT && take_interrupt(vm)) return FAILED;
    }
}

static value random_getstate(vm *vm, const value *args, int nargs) {
    (void)nargs;
    twister *t = self_of(args);
    tuple *out = tuple_new(vm, WORDS + 1);
    if (!out) return FAILED;
    for (int i = 0; i < WORDS; i++) out->items[i] = from_small(t->state[i]);
    out->items[WORDS] = from_small(t->at);
    return from_object(out);
}

static value random_setstate(vm *vm, const value *args, int nargs) {
    (void)nargs;
    if (!is_tuple(args[1])) return raise_error(vm, &type_TypeError, "state vector must be a tuple");
    tuple *in = as_tuple(args[1]);
    if (in->len != WORDS + 1) return raise_error(vm, &type_ValueError, "state vector is the wrong size");
    uint32_t state[WORDS + 1];
    for (int i = 0; i <= WORDS; i++) {
        int64_t word;
        if (!int_to_i64(vm, in->items[i], &word)) return FAILED;
        if (i == WORDS && (word < 0 || word > WORDS)) return raise_error(vm, &type_ValueError, "invalid state");
        state[i] = (uint32_t)word;
    }
    memcpy(self_of(args)->state, state, sizeof self_of(args)->state);
    self_of(args)->at = state[WORDS];
    return NONE;
}

static value random_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, "Random", nargs, kwnames, 0, 1)) return FAILED;
    twister *r = object_new(vm, t, sizeof *r);
    if (!r) return FAILED;
    if (seed(vm, r, nargs ? args[0] : NONE)) return from_object(r);
    DECREF_OBJ(vm, r);
    return FAILED;
}

static void random_dealloc(vm *vm, object *o) { object_free(vm, o, sizeof(twister)); }

static const native_def random_methods[] = {
    { "seed", random_seed, 1, 2, NULL }, { "random", random_random, 1, 1, NULL },
    { "getrandbits", random_getrandbits, 2, 2, NULL }, { "below", random_below, 2, 2, NULL },
    { "getstate", random_getstate, 1, 1, NULL }, { "setstate", random_setstate, 2, 2, NULL }, { 0 },
};

type type_twister = {
    .head = TYPE_HEAD, .name = "_random.Random", .base = &type_object, .instance_size = sizeof(twister), .final = true,
    .methods = random_methods, .construct = random_construct, .dealloc = random_dealloc,
};

static value random_index(vm *vm, const value *args, int nargs) {
    (void)nargs;
    value n = int_index(vm, args[0]);
    return n && is_bool(n) ? from_small(n == TRUE_) : n;
}

static const native_def random_functions[] = { { "index", random_index, 1, 1, NULL }, { 0 } };

value random_module(vm *vm) {
    value m = module_new(vm, "_random", random_functions);
    if (!m || module_set(vm, m, "Random", incref(from_object(&type_twister)))) return m;
    decref(vm, m);
    return FAILED;
}
