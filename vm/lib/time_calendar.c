/* The time module's calendar: struct_time, and what turns seconds into dates and text. */
#include <errno.h>
#include <math.h>
#include <string.h>
#include <time.h>
#include "time_impl.h"
#include "../abstract.h"
#include "../objects/construct.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/structseq.h"

#define FIELDS 9

/* --- struct_time ------------------------------------------------------------------------------- */
static const getset_def struct_time_getsets[] = {
    { "tm_year", field_0, NULL }, { "tm_mon", field_1, NULL }, { "tm_mday", field_2, NULL }, { "tm_hour", field_3, NULL },
    { "tm_min", field_4, NULL }, { "tm_sec", field_5, NULL }, { "tm_wday", field_6, NULL }, { "tm_yday", field_7, NULL },
    { "tm_isdst", field_8, NULL }, { 0 },
};

static value struct_time_construct(vm *vm, type *t, const value *args, int nargs, tuple *kwnames) {
    if (!construct_args(vm, t->name, nargs, kwnames, 1, 1)) return FAILED;
    tuple *items = tuple_from_iterable(vm, args[0]);
    if (!items) return FAILED;
    value r = items->len >= FIELDS ? structseq_new(vm, t, items->items)
        : raise_error(vm, &type_TypeError, "time.struct_time() takes an at least 9-sequence (%u-sequence given)",
            items->len);
    DECREF_OBJ(vm, items);
    return r;
}

type type_struct_time = STRUCTSEQ("time.struct_time", struct_time_getsets, struct_time_construct);

static value from_tm(vm *vm, const struct tm *tm) {
    const int fields[FIELDS] = { tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour, tm->tm_min, tm->tm_sec,
                                 (tm->tm_wday + 6) % 7, tm->tm_yday + 1, tm->tm_isdst };
    value items[FIELDS];
    for (int i = 0; i < FIELDS; i++) items[i] = from_small(fields[i]);
    return structseq_new(vm, &type_struct_time, items);
}

/* --- from and to seconds ----------------------------------------------------------------------- */
/* The time in v, now when it is absent or None. */
static bool seconds_of(vm *vm, const value *args, int nargs, time_t *out) {
    if (nargs == 0 || args[0] == NONE) return *out = time(NULL), true;
    if (is_float(args[0])) {
        double d = floor(float_of(args[0]));
        if (isnan(d)) return raise_error(vm, &type_ValueError, "Invalid value NaN (not a number)"), false;
        if (fabs(d) > 9e18)
            return raise_error(vm, &type_OverflowError, "timestamp out of range for platform time_t"), false;
        return *out = (time_t)d, true;
    }
    int64_t n;
    if (!int_to_i64_clamped(vm, args[0], &n)) return false;
    return *out = (time_t)n, true;
}

static value broken_down(vm *vm, const value *args, int nargs, struct tm *(*convert)(const time_t *, struct tm *)) {
    time_t t;
    struct tm tm;
    if (!seconds_of(vm, args, nargs, &t)) return FAILED;
    if (!convert(&t, &tm)) return raise_error(vm, &type_OverflowError, "timestamp out of range for platform time_t");
    return from_tm(vm, &tm);
}

static value time_gmtime(vm *vm, const value *args, int nargs) { return broken_down(vm, args, nargs, gmtime_r); }
static value time_localtime(vm *vm, const value *args, int nargs) { return broken_down(vm, args, nargs, localtime_r); }

/* The fields of v; local time now when it is absent. */
static bool read_tm(vm *vm, const value *args, int nargs, const char *name, struct tm *out) {
    memset(out, 0, sizeof *out);
    if (nargs == 0) {
        time_t now = time(NULL);
        return localtime_r(&now, out) != NULL;
    }
    if (!is_tuple(args[0]) && !has_type(args[0], &type_struct_time))
        return raise_error(vm, &type_TypeError, "Tuple or struct_time argument required"), false;
    if (as_tuple(args[0])->len != FIELDS)
        return raise_error(vm, &type_TypeError, "%s(): illegal time tuple argument", name), false;
    int64_t n[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
        if (!int_to_i64(vm, as_tuple(args[0])->items[i], &n[i])) return false;
        if (n[i] > 1000000 || n[i] < -1000000)
            return raise_error(vm, &type_OverflowError, "signed integer is greater than maximum"), false;
    }
    *out = (struct tm){ .tm_year = (int)n[0] - 1900, .tm_mon = (int)n[1] - 1, .tm_mday = (int)n[2], .tm_hour = (int)n[3],
                        .tm_min = (int)n[4], .tm_sec = (int)n[5], .tm_wday = (int)((n[6] + 1) % 7),
                            .tm_yday = (int)n[7] - 1,
                        .tm_isdst = (int)n[8] };
    return true;
}

/* A zero stands for the first, as in CPython. */
static bool check_tm(vm *vm, struct tm *tm) {
    if (tm->tm_mon == -1) tm->tm_mon = 0;
    if (tm->tm_mday == 0) tm->tm_mday = 1;
    if (tm->tm_yday == -1) tm->tm_yday = 0;
    const struct { int v, low, high; const char *what; } limits[] = {
        { tm->tm_mon, 0, 11, "month" }, { tm->tm_mday, 1, 31, "day of month" }, { tm->tm_hour, 0, 23, "hour" },
        { tm->tm_min, 0, 59, "minute" }, { tm->tm_sec, 0, 61, "seconds" }, { tm->tm_wday, 0, 6, "day of week" },
        { tm->tm_yday, 0, 365, "day of year" },
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (limits[i].v < limits[i].low || limits[i].v > limits[i].high)
            return raise_error(vm, &type_ValueError, "%s out of range", limits[i].what), false;
    return true;
}

static value time_strftime(vm *vm, const value *args, int nargs) {
    if (!is_str(args[0]))
        return raise_error(vm, &type_TypeError, "strftime() argument 1 must be str, not %s", type_of(args[0])->name);
    struct tm tm;
    if (!read_tm(vm, args + 1, nargs - 1, "strftime", &tm) || !check_tm(vm, &tm)) return FAILED;
    size_t len;
    const char *format = str_utf8(vm, as_str(args[0]), &len);
    if (!format) return FAILED;
    size_t size = 1024 + 64 * len;
    char *text = len ? heap_alloc(vm, size) : NULL;
    if (!text) return len ? FAILED : incref(args[0]);
    size_t n = strftime(text, size, format, &tm);
    value r = from_object(str_from_utf8(vm, text, n));
    heap_free(vm, text, size);
    return r;
}

static value date_text(vm *vm, const struct tm *tm) {
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    return from_object(str_format(vm, "%.3s %.3s %2d %02d:%02d:%02d %d", days + 3 * tm->tm_wday, months + 3 * tm->tm_mon,
        tm->tm_mday,
        tm->tm_hour, tm->tm_min, tm->tm_sec, 1900 + tm->tm_year));
}

static value time_asctime(vm *vm, const value *args, int nargs) {
    struct tm tm;
    return read_tm(vm, args, nargs, "asctime", &tm) && check_tm(vm, &tm) ? date_text(vm, &tm) : FAILED;
}

static value time_ctime(vm *vm, const value *args, int nargs) {
    time_t t;
    struct tm tm;
    if (!seconds_of(vm, args, nargs, &t)) return FAILED;
    return localtime_r(&t, &tm) ? date_text(vm, &tm) : raise_error(vm, &type_OverflowError,
        "timestamp out of range for platform time_t");
}

static value time_mktime(vm *vm, const value *args, int nargs) {
    struct tm tm;
    if (!read_tm(vm, args, nargs, "mktime", &tm)) return FAILED;
    tm.tm_wday = -1;    /* stays so when it fails */
    time_t t = mktime(&tm);
    if (t == (time_t)-1 && tm.tm_wday == -1) return raise_error(vm, &type_OverflowError, "mktime argument out of range");
    return float_from_double(vm, (double)t);
}

const native_def time_calendar_functions[] = {
    { "gmtime", time_gmtime, 0, 1, NULL }, { "localtime", time_localtime, 0, 1, NULL },
    { "strftime", time_strftime, 1, 2, NULL },
    { "asctime", time_asctime, 0, 1, NULL }, { "ctime", time_ctime, 0, 1, NULL },
    { "mktime", time_mktime, 1, 1, NULL }, { 0 },
};
