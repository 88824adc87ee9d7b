#include "entry.h"

/* What all entries of a row begin with. */
static json_t *begin(const plan_row *r)
{
    return json_pack("{s:s, s:s, s:s, s:I, s:i}", "name", r->name, "run_name", r->name, "run_type", "iteration",
                     "repetition_index", (json_int_t)r->repetitions, "threads", 1);
}

/* Adds the members of `more`, which is stolen. */
static json_t *with(json_t *entry, json_t *more)
{
    bool ok = entry && more && json_object_update(entry, more) == 0;
    json_decref(more);
    if (ok) return entry;
    json_decref(entry);
    return NULL;
}

static double number(const json_t *answer, const char *key) { return json_number_value(json_object_get(answer, key)); }

static bool put_events(json_t *o, const json_t *answer, double items)
{
    static const char *const events[] = {"instructions", "cycles", "branches", "branch-misses"};
    bool ok = true;
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        if (json_object_get(answer, events[i]))
            ok = json_object_set_new(o, events[i], json_real(number(answer, events[i]) / items)) == 0 && ok;
    json_t *share = json_object_get(answer, "events_share");
    return (!share || json_object_set(o, "events_share", share) == 0) && ok;
}

json_t *entry_timing(const plan_row *r, const json_t *answer, double items, int launch, int round)
{
    double cpu = number(answer, "cpu_time");
    json_t *o = with(begin(r), json_pack("{s:O, s:f, s:f, s:s, s:f, s:f, s:i}", "iterations",
                                         json_object_get(answer, "iterations"), "real_time", number(answer, "real_time"),
                                         "cpu_time", cpu, "time_unit", "ns", "items_per_second", 1e9 * items / cpu,
                                         "ns_per_item", cpu / items, "launch", launch));
    bool ok = o && put_events(o, answer, items);
    if (ok && (round < 0 || json_object_set_new(o, "round", json_integer(round)) == 0)) return o;
    json_decref(o);
    return NULL;
}

json_t *entry_bytes(const plan_row *r, double bytes_per_item, int launch)
{
    return with(begin(r), json_pack("{s:i, s:f, s:i, s:i}", "iterations", 1, "bytes_per_item", bytes_per_item, "launch",
                                    launch, "round", 0));
}

json_t *entry_failure(const plan_row *r, const char *error)
{
    return with(begin(r), json_pack("{s:b, s:s}", "error_occurred", 1, "error_message", error));
}

bool entry_from_peer(json_t *answer, double items)
{
    double done = number(answer, "items"), ns = number(answer, "ns");
    const json_t *cpu = json_object_get(answer, "cpu_ns");
    if (!(done > 0) || !(ns > 0)) return false;
    double real = ns / done * items;
    return json_object_set_new(answer, "iterations", json_integer((json_int_t)(done / items + 0.5))) == 0 &&
           json_object_set_new(answer, "real_time", json_real(real)) == 0 &&
           json_object_set_new(answer, "cpu_time", json_real(cpu ? json_number_value(cpu) / done * items : real)) == 0;
}
