/* Memory from the C library: what malloc and its like do, but the n-th allocation of a process can be made to fail. Whatever
 * the VM allocates comes through here, also GMP's and jansson's. It is given back by free. NULL: no memory; nothing is raised. */
#ifndef GENLAB_MEMORY_H
#define GENLAB_MEMORY_H

#include <stdint.h>
#include <stdio.h>

void *mem_alloc(size_t size);
void *mem_zeroed(size_t n, size_t size);
void *mem_resize(void *p, size_t size);
char *mem_text(const char *text);               /* a copy */
FILE *mem_stream(char **text, size_t *size);    /* open_memstream */

/* For tests: the n-th allocation from now on, of any VM, fails, and no other. For one thread. */
void mem_fail(uint64_t n);

#endif
