#include "stats_print.h"

#include <jansson.h>

static json_t *count(uint64_t n) { return json_integer((json_int_t)n); }

static json_t *tally_json(const vm_tally *t)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "hits", count(t->hits), "misses", count(t->misses), "bypasses",
                     count(t->bypasses), "deopts", count(t->deopts), "attempts", count(t->attempts), "failures",
                     count(t->failures));
}

static json_t *names_json(const vm_refusal *r, int why)
{
    json_t *list = json_array();
    for (int i = 0; vm_specializer_name(i); i++)
        if ((int)r->why[i] == why) json_array_append_new(list, json_string(vm_specializer_name(i)));
    return list;
}

static json_t *refusals_json(const vm_site *s)
{
    json_t *list = json_array();
    for (int i = 0; i < s->nrefusals; i++) {
        const vm_refusal *r = &s->refusals[i];
        json_array_append_new(list, json_pack("{s:s, s:o, s:o, s:o, s:o}", "operands", r->operands, "refused",
                                              count(r->refused), "missed", count(r->missed), "by_guard",
                                              names_json(r, VM_GUARD_REFUSED), "by_fill", names_json(r, VM_FILL_REFUSED)));
    }
    return list;
}

static json_t *site_json(const vm_site *s)
{
    json_t *o = json_pack("{s:s, s:b, s:i, s:i, s:s, s:s, s:s, s:s?, s:b, s:s?, s:o, s:o, s:o, s:o, s:i, s:o}", "file", s->file,
                          "library", (int)s->library, "line", (int)s->line, "column", (int)s->column, "function", s->function,
                          "instruction", vm_opcode_name(s->base), "form", vm_opcode_name(s->op), "argument", s->argument,
                          "adaptive", (int)s->adaptive, "specializer", vm_specializer_name(s->specializer), "executed",
                          count(s->executed), "frames_pushed", count(s->frames_pushed), "nested_runs", count(s->nested_runs),
                          "looks", count(s->looks), "wait", (int)s->wait, "refusals", refusals_json(s));
    json_t *tally = tally_json(&s->tally);
    json_object_update(o, tally);
    json_decref(tally);
    return o;
}

static json_t *pairs_json(const vm_stats *s)
{
    json_t *list = json_array();
    for (int i = 0; i < 256; i++)
        for (int k = 0; k < 256; k++)
            if (s->pairs[i][k])
                json_array_append_new(list, json_pack("{s:s, s:s, s:o, s:o}", "first", vm_opcode_name(i), "second",
                                                      vm_opcode_name(k), "executed", count(s->pairs[i][k]), "adjacent",
                                                      count(s->adjacent[i][k])));
    return list;
}

static json_t *sizes_json(const vm_stats *s)
{
    json_t *list = json_array();
    for (int i = 0; i <= VM_SIZE_CLASSES; i++) {
        if (!s->sizes[i].allocated) continue;
        json_t *o = json_pack("{s:o, s:o, s:o}", "allocated", count(s->sizes[i].allocated), "reused",
                              count(s->sizes[i].reused), "freed", count(s->sizes[i].freed));
        json_object_set_new(o, "up_to", i == VM_SIZE_CLASSES ? json_null() : json_integer(16 * i));
        json_array_append_new(list, o);
    }
    return list;
}

static json_t *by_name(const vm_stats *s, bool specializers)
{
    json_t *o = json_object();
    for (int i = 0; specializers && vm_specializer_name(i); i++)
        json_object_set_new(o, vm_specializer_name(i), tally_json(&s->spec[i]));
    for (int i = 0; !specializers && i < 256; i++)
        if (s->opcode[i]) json_object_set_new(o, vm_opcode_name(i), count(s->opcode[i]));
    return o;
}

bool stats_print_json(FILE *out, const vm_stats *s)
{
    json_t *sites = json_array();
    for (size_t i = 0; i < s->nsites; i++) json_array_append_new(sites, site_json(&s->sites[i]));
    json_t *o = json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "instructions", count(s->instructions),
                          "frames_pushed", count(s->frames_pushed), "nested_runs", count(s->nested_runs), "specializers",
                          by_name(s, true), "opcodes", by_name(s, false), "pairs", pairs_json(s), "sites", sites, "sizes",
                          sizes_json(s), "peak_bytes", count(s->peak_bytes), "incomplete", (int)s->incomplete);
    bool ok = o && json_dumpf(o, out, JSON_INDENT(1)) == 0 && fputc('\n', out) != EOF;
    json_decref(o);
    return ok;
}
