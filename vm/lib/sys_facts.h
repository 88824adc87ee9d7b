/* What the sys module tells of this implementation: version, numbers, flags. */
#ifndef GENLAB_LIB_SYS_FACTS_H
#define GENLAB_LIB_SYS_FACTS_H

#include "../object.h"

extern type type_version_info, type_float_info, type_int_info, type_hash_info, type_sys_flags;

bool sys_add_facts(vm *vm, value module);   /* false: raised */

#endif
