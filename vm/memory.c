#include "memory.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static uint64_t to_come;    /* allocations up to the one that fails; 0: none does */

static inline bool refused(void) { return to_come && --to_come == 0; }

void *mem_alloc(size_t size) { return refused() ? NULL : malloc(size); }
void *mem_zeroed(size_t n, size_t size) { return refused() ? NULL : calloc(n, size); }
void *mem_resize(void *p, size_t size) { return refused() ? NULL : realloc(p, size); }
char *mem_text(const char *text) { return refused() ? NULL : strdup(text); }
FILE *mem_stream(char **text, size_t *size) { return refused() ? NULL : open_memstream(text, size); }

void mem_fail(uint64_t n) { to_come = n; }
