/* What audit.py found in the machine code of the timed forms, as the build writes it. */
#ifndef GENLAB_AUDIT_H
#define GENLAB_AUDIT_H

#include "run.h"

typedef struct machine_code {
    const run_form *form;
    int jumps;
    const char *hash;
    int nhandlers;                  /* 0: not known */
    const vm_handler *handlers;
    const vm_code_range *ranges;    /* behind form->run */
} machine_code;
extern const machine_code machine_codes[];  /* the last has no form */

#endif
