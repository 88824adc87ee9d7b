/* What the files of itertools share. */
#ifndef GENLAB_LIB_ITERTOOLS_H
#define GENLAB_LIB_ITERTOOLS_H

#include "../lazy.h"
#include "../objects/construct.h"
#include "../state.h"

extern type type_count, type_cycle, type_repeat, type_chain, type_islice, type_batched, type_pairwise, type_zip_longest;
extern type type_accumulate, type_starmap, type_filterfalse, type_takewhile, type_dropwhile, type_compress;
extern type type_groupby, type_grouper, type_tee, type_tee_block;
extern type type_product, type_permutations, type_combinations, type_repeating_combinations;

value itertools_tee(vm *vm, const value *args, int nargs);
/* What a constructor returns: l (stolen, may be NULL), when def has filled it from the arguments, of which at most npos are by position. */
value itertools_made(vm *vm, const native_def *def, int npos, lazy *l, const value *args, int nargs, tuple *kwnames);

#endif
