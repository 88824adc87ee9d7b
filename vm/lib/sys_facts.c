#include <float.h>
#include "sys_facts.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/int_impl.h"
#include "../objects/module.h"
#include "../objects/structseq.h"

static const getset_def version_fields[] = {
    { "major", field_0, NULL }, { "minor", field_1, NULL }, { "micro", field_2, NULL }, { "releaselevel", field_3, NULL },
    { "serial", field_4, NULL }, { 0 },
};
static const getset_def float_fields[] = {
    { "max", field_0, NULL }, { "max_exp", field_1, NULL }, { "max_10_exp", field_2, NULL }, { "min", field_3, NULL },
    { "min_exp", field_4, NULL }, { "min_10_exp", field_5, NULL }, { "dig", field_6, NULL }, { "mant_dig", field_7, NULL },
    { "epsilon", field_8, NULL }, { "radix", field_9, NULL }, { "rounds", field_10, NULL }, { 0 },
};
static const getset_def int_fields[] = {
    { "bits_per_digit", field_0, NULL }, { "sizeof_digit", field_1, NULL }, { "default_max_str_digits", field_2, NULL },
    { "str_digits_check_threshold", field_3, NULL }, { 0 },
};
static const getset_def hash_fields[] = {
    { "width", field_0, NULL }, { "modulus", field_1, NULL }, { "inf", field_2, NULL }, { "nan", field_3, NULL },
    { "imag", field_4, NULL }, { "algorithm", field_5, NULL }, { "hash_bits", field_6, NULL }, { "seed_bits", field_7, NULL },
    { "cutoff", field_8, NULL }, { 0 },
};
static const getset_def flag_fields[] = {
    { "debug", field_0, NULL }, { "inspect", field_1, NULL }, { "interactive", field_2, NULL }, { "optimize", field_3, NULL },
    { "dont_write_bytecode", field_4, NULL }, { "no_user_site", field_5, NULL }, { "no_site", field_6, NULL },
    { "ignore_environment", field_7, NULL }, { "verbose", field_8, NULL }, { "bytes_warning", field_9, NULL },
    { "quiet", field_10, NULL }, { "hash_randomization", field_11, NULL }, { "isolated", field_12, NULL },
    { "dev_mode", field_13, NULL }, { "utf8_mode", field_14, NULL }, { "warn_default_encoding", field_15, NULL },
    { "safe_path", field_16, NULL }, { "int_max_str_digits", field_17, NULL }, { 0 },
};

type type_version_info = STRUCTSEQ("sys.version_info", version_fields, structseq_refuse);
type type_float_info = STRUCTSEQ("sys.float_info", float_fields, structseq_refuse);
type type_int_info = STRUCTSEQ("sys.int_info", int_fields, structseq_refuse);
type type_hash_info = STRUCTSEQ("sys.hash_info", hash_fields, structseq_refuse);
type type_sys_flags = STRUCTSEQ("sys.flags", flag_fields, structseq_refuse);

/* The items belong to the caller; those that allocate may be FAILED. */
static bool add(vm *vm, value m, type *t, const char *name, const value *items, int n) {
    for (int i = 0; i < n; i++)
        if (!items[i]) return false;
    return module_set(vm, m, name, structseq_new(vm, t, items));
}

static bool add_numbers(vm *vm, value m) {
    value max = float_from_double(vm, DBL_MAX), min = float_from_double(vm, DBL_MIN), epsilon = float_from_double(vm, DBL_EPSILON);
    bool ok = add(vm, m, &type_float_info, "float_info", (value[]){
        max, from_small(DBL_MAX_EXP), from_small(DBL_MAX_10_EXP), min, from_small(DBL_MIN_EXP), from_small(DBL_MIN_10_EXP),
        from_small(DBL_DIG), from_small(DBL_MANT_DIG), epsilon, from_small(FLT_RADIX), from_small(1) }, 11);
    xdecref(vm, max);
    xdecref(vm, min);
    xdecref(vm, epsilon);
    return ok && add(vm, m, &type_int_info, "int_info", (value[]){
        from_small(30), from_small(4), from_small(INT_MAX_DIGITS), from_small(INT_LEAST_LIMIT) }, 4);
}

bool sys_add_facts(vm *vm, value m) {
    value level = from_object(str_from_cstr(vm, "final")), algorithm = from_object(str_from_cstr(vm, "siphash13"));
    bool ok = add_numbers(vm, m)
        && add(vm, m, &type_version_info, "version_info", (value[]){
            from_small(3), from_small(13), from_small(0), level, from_small(0) }, 5)
        && add(vm, m, &type_hash_info, "hash_info", (value[]){
            from_small(64), from_small(((int64_t)1 << 61) - 1), from_small(314159), from_small(0), from_small(1000003),
            algorithm, from_small(64), from_small(128), from_small(0) }, 9)
        && add(vm, m, &type_sys_flags, "flags", (value[]){
            from_small(0), from_small(0), from_small(0), from_small(0), from_small(0), from_small(0), from_small(0),
            from_small(0), from_small(0), from_small(0), from_small(0), from_small(1), from_small(0), FALSE_, from_small(0),
            from_small(0), FALSE_, from_small(INT_MAX_DIGITS) }, 18)
        && module_set(vm, m, "hexversion", from_small(0x030d00f0)) && module_set(vm, m, "maxunicode", from_small(0x10ffff))
        && module_set(vm, m, "float_repr_style", from_object(str_from_cstr(vm, "short")));
    xdecref(vm, level);
    xdecref(vm, algorithm);
    return ok;
}
