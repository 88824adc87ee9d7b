/* The checks of the doctor. Each adds what it found of the source to d; inside bench/machine/ only. */
#ifndef GENLAB_BENCH_MACHINE_CHECKS_H
#define GENLAB_BENCH_MACHINE_CHECKS_H

#include "doctor.h"

typedef struct doctor {
    const doctor_source *source;
    json_t *checks;
    bool failed;                /* out of memory */
    int online;                 /* CPUs; at least 1 */
    bool virtual, contained;    /* in a virtual machine, in a container */
    activity_change change;     /* while the noise was measured */
    char disturbed[300], set[300];      /* names of the checks that warn, of either kind */
} doctor;

/* Two kinds of warning: CHECK_DISTURBED, of what happened while the noise was measured; CHECK_SETTING, of how it is set. */
typedef enum check_status { CHECK_OK, CHECK_NOTE, CHECK_UNKNOWN, CHECK_SETTING, CHECK_DISTURBED } check_status;

/* Adds a check with what was found; borrowed, NULL after a failure, which the following take. */
__attribute__((format(printf, 4, 5)))
json_t *check_add(doctor *d, const char *name, check_status status, const char *found, ...);
/* "means", "change" or "command". */
__attribute__((format(printf, 4, 5)))
void check_say(doctor *d, json_t *check, const char *key, const char *text, ...);
void check_number(doctor *d, json_t *check, const char *key, double value);
void check_text(doctor *d, json_t *check, const char *key, const char *value);

void check_machine(doctor *d);      /* checks_machine.c: CPU, cores, virtual machine, container, kernel, events, build */
void check_settings(doctor *d);     /* checks_settings.c: quota, governor, turbo, SMT, power, temperature, ASLR, clock */
void check_measured(doctor *d);     /* checks_measured.c: steal time, load, memory, noise */

#endif
