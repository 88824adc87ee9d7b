/* What the files of the time module share. */
#ifndef GENLAB_LIB_TIME_IMPL_H
#define GENLAB_LIB_TIME_IMPL_H

#include "../state.h"

extern const native_def time_calendar_functions[];
extern type type_struct_time;

#endif
