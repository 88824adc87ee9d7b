#include "bench_name.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEGMENT_MAX = 2000 };

/* A name goes through TSV, gnuplot and terminals; what is harmless in all of them is allowed. */
static bool is_segment(const char *s)
{
    size_t n = strlen(s);
    for (size_t i = 0; i < n; i++)
        if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9') ||
              strchr("_@.+,=-", s[i])))
            return false;
    return n > 0 && n <= SEGMENT_MAX;
}

/* What Google Benchmark itself appends to a name. */
static bool is_library_suffix(const char *s)
{
    static const char *const suffixes[] = {"min_time:", "min_warmup_time:", "iterations:", "repeats:", "threads:",
                                           "process_time", "real_time", "manual_time"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (!strncmp(s, suffixes[i], strlen(suffixes[i]))) return true;
    return false;
}

static bool parse_items(const char *digits, long long *items)
{
    char *end;
    if (*digits < '1' || *digits > '9') return false;
    errno = 0;
    *items = strtoll(digits, &end, 10);
    return !*end && !errno && *items <= 1000000000000000;
}

/* "twin", or "slow:" and a number. */
static bool is_variant(const char *s)
{
    if (!strcmp(s, "twin")) return true;
    if (strncmp(s, "slow:", 5) != 0 || strlen(s) > 20 || strspn(s + 5, "0123456789.e+-") != strlen(s + 5)) return false;
    char *end;
    double percent = strtod(s + 5, &end);
    return end > s + 5 && !*end && percent >= 0;
}

bool bench_name_parse(char *text, bench_name *name, char *why, size_t whysize)
{
    char *rest = text, *axes[3];
    int n = 0;
    *name = (bench_name){0};
    for (char *segment; (segment = strsep(&rest, "/")); n++) {
        if (n < 3) {
            if (!is_segment(segment)) {
                snprintf(why, whysize, "\"%.80s\" is not a name segment", segment);
                return false;
            }
            axes[n] = segment;
        } else if (!strncmp(segment, "n:", 2)) {
            if (name->items || !parse_items(segment + 2, &name->items)) {
                snprintf(why, whysize, "\"%.80s\" is not a number of items", segment);
                return false;
            }
        } else if (!name->variant && is_variant(segment)) {
            name->variant = segment;
        } else if (!is_library_suffix(segment)) {
            snprintf(why, whysize, "unknown axis \"%.80s\"", segment);
            return false;
        }
    }
    if (n < 3) {
        snprintf(why, whysize, "\"%.80s\" is not WORKLOAD/DISPATCH/SPECIALIZERS[/n:ITEMS]", text);
        return false;
    }
    name->workload = axes[0];
    name->dispatch = axes[1];
    name->set = axes[2];
    return true;
}

bool bench_name_format(const bench_name *name, char *text, size_t size)
{
    char items[30] = "";
    if (name->items) snprintf(items, sizeof items, "/n:%lld", name->items);
    int n = snprintf(text, size, "%s/%s/%s%s%s%s", name->workload, name->dispatch, name->set, items,
                     name->variant ? "/" : "", name->variant ? name->variant : "");
    return n >= 0 && (size_t)n < size;
}

bool bench_name_is_yardstick(const bench_name *name)
{
    return !strcmp(name->workload, "yardstick") && !strcmp(name->set, "-");
}
