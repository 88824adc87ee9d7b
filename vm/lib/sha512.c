#include "sha512.h"
#include <gmp.h>
#include <stdbool.h>
#include <string.h>

static bool is_prime(unsigned n) {
    for (unsigned i = 2; i * i <= n; i++)
        if (n % i == 0) return false;
    return true;
}

/* The first 64 bits behind the point of the square roots (degree 2) or cube roots (3) of the first n primes: what the
 * standard defines its constants by. */
static void roots(uint64_t *out, int n, unsigned long degree) {
    mpz_t root;
    mpz_init(root);
    for (unsigned p = 2; n > 0; p++) {
        if (!is_prime(p)) continue;
        mpz_set_ui(root, p);
        mpz_mul_2exp(root, root, 64 * degree);
        mpz_root(root, root, degree);
        mpz_fdiv_r_2exp(root, root, 64);
        *out++ = mpz_get_ui(root);
        n--;
    }
    mpz_clear(root);
}

static uint64_t rotate(uint64_t x, int n) { return x >> n | x << (64 - n); }

static uint64_t load(const uint8_t *p) {
    uint64_t x = 0;
    for (int i = 0; i < 8; i++) x = x << 8 | p[i];
    return x;
}

static void store(uint8_t *p, uint64_t x) {
    for (int i = 7; i >= 0; i--, x >>= 8) p[i] = (uint8_t)x;
}

static void compress(uint64_t state[8], const uint64_t k[80], const uint8_t block[128]) {
    uint64_t w[80], s[8];
    for (int i = 0; i < 16; i++) w[i] = load(block + 8 * i);
    for (int i = 16; i < 80; i++) {
        uint64_t a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (rotate(a, 1) ^ rotate(a, 8) ^ a >> 7) + w[i - 7] + (rotate(b, 19) ^ rotate(b, 61) ^ b >> 6);
    }
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 80; i++) {
        uint64_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]), majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        uint64_t t = s[7] + (rotate(s[4], 14) ^ rotate(s[4], 18) ^ rotate(s[4], 41)) + choice + k[i] + w[i];
        uint64_t u = (rotate(s[0], 28) ^ rotate(s[0], 34) ^ rotate(s[0], 39)) + majority;
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t;
        s[0] = t + u;
    }
    for (int i = 0; i < 8; i++) state[i] += s[i];
}

void sha512(const uint8_t *data, size_t len, uint8_t digest[64]) {
    uint64_t state[8], k[80];
    uint8_t tail[256] = { 0 };
    roots(state, 8, 2);
    roots(k, 80, 3);
    size_t whole = len / 128 * 128, rest = len - whole;
    for (size_t i = 0; i < whole; i += 128) compress(state, k, data + i);
    /* A one bit, zeros, and the length in bits. */
    if (rest) memcpy(tail, data + whole, rest);
    tail[rest] = 0x80;
    size_t blocks = rest < 112 ? 128 : 256;
    store(tail + blocks - 8, (uint64_t)len << 3);
    store(tail + blocks - 16, (uint64_t)len >> 61);
    for (size_t i = 0; i < blocks; i += 128) compress(state, k, tail + i);
    for (int i = 0; i < 8; i++) store(digest + 8 * i, state[i]);
}
