/* SHA-512 (FIPS 180-4). */
#ifndef GENLAB_LIB_SHA512_H
#define GENLAB_LIB_SHA512_H

#include <stddef.h>
#include <stdint.h>

void sha512(const uint8_t *data, size_t len, uint8_t digest[64]);

#endif
