/* What a result file says about where its figures come from: "genlab" in Google Benchmark's context. */
#ifndef GENLAB_BENCH_CLI_CONTEXT_H
#define GENLAB_BENCH_CLI_CONTEXT_H

#include <jansson.h>

/* A new object: version, commit, dirty, build_type, compilers [{name, version, flags}], dispatch [{name, compiled_by,
 * flags}], cpu, governor, hostname, kernel, date. What can't be found out is "unknown". NULL: no memory. */
json_t *context_new(void);

/* results/HOST/DATE-COMMIT.json for a context; malloc'ed, NULL: no memory. */
char *context_file_name(const json_t *context);

#endif
