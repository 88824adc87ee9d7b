/* The reader of result files: good files give the right figures, bad ones a message that names file and key path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "plots/compare.h"
#include "plots/results.h"

#define ROW "{\"run_name\":\"gen_iter/cgoto/none/n:10\",\"run_type\":\"iteration\","
#define FILE_OF(rows) "{\"context\":{},\"benchmarks\":[" rows "]}"
#define OURS(rows) "{\"context\":{\"genlab\":{}},\"benchmarks\":[" rows "]"

#define JOURNAL "{\"genlab_journal\":1,\"context\":{\"genlab\":{}}}\n"
#define PYPERF(runs) "{\"version\":\"1.0\",\"metadata\":{\"name\":\"sort\"},\"benchmarks\":[{\"runs\":[" runs "]}]}"

static bool add(results *r, const char *name, const char *text, char err[300])
{
    return results_add_text(r, name, text, strlen(text), err, 300);
}

static void refuses_malformed(void **state)
{
    (void)state;
    static const struct { const char *text, *says; } cases[] = {
        {"", "line 1"},
        {"nonsense", "line 1"},
        {"[]", "expected an object at the top, found an array"},
        {"{}", "benchmarks: expected an array, found nothing"},
        {"{\"benchmarks\":{}}", "benchmarks: expected an array, found an object"},
        {"{\"benchmarks\":[]}", "benchmarks: holds no repetition"},
        {"{\"context\":[],\"benchmarks\":[]}", "context: expected an object, found an array"},
        {"{\"context\":{\"genlab\":\"x\"},\"benchmarks\":[]}", "context.genlab: expected an object, found a string"},
        {FILE_OF("3"), "benchmarks[0]: expected an object, found a number"},
        {FILE_OF("{}"), "benchmarks[0].run_name: missing"},
        {FILE_OF("{\"run_name\":7}"), "benchmarks[0].run_name: expected a string, found a number"},
        {FILE_OF("{\"name\":null}"), "benchmarks[0].name: expected a string, found null"},
        {FILE_OF("{\"run_type\":\"other\"}"), "benchmarks[0].run_type: unknown type"},
        {OURS("{\"run_name\":\"BM_x\"}") "}", "benchmarks[0].run_name: \"BM_x\" is not WORKLOAD/"},
        {OURS("{\"run_name\":\"a/b\"}") "}", "benchmarks[0].run_name"},
        {OURS("{\"run_name\":\"a//c\"}") "}", "\"\" is not a name segment"},
        {OURS("{\"run_name\":\"a/b c/d\"}") "}", "\"b c\" is not a name segment"},
        {OURS("{\"run_name\":\"a/`id`/d\"}") "}", "is not a name segment"},
        {OURS("{\"run_name\":\"a/b\\u001b[31m/d\"}") "}", "is not a name segment"},
        {OURS("{\"run_name\":\"a/b/c/n:0\"}") "}", "\"n:0\" is not a number of items"},
        {OURS("{\"run_name\":\"a/b/c/n:-4\"}") "}", "is not a number of items"},
        {OURS("{\"run_name\":\"a/b/c/n:99999999999999999999\"}") "}", "is not a number of items"},
        {OURS("{\"run_name\":\"a/b/c/n:1/n:2\"}") "}", "is not a number of items"},
        {OURS("{\"run_name\":\"a/b/c/depth:4\"}") "}", "unknown axis \"depth:4\""},
        {OURS("{\"run_name\":\"a/b/c\"}") "}", "benchmarks[0]: has neither ns_per_item nor bytes_per_item"},
        {FILE_OF(ROW "\"ns_per_item\":\"4\"}"), "benchmarks[0].ns_per_item: expected a number, found a string"},
        {FILE_OF(ROW "\"ns_per_item\":NaN}"), "invalid token near 'NaN'"},
        {FILE_OF(ROW "\"ns_per_item\":Infinity}"), "invalid token"},
        {FILE_OF(ROW "\"ns_per_item\":1e999}"), "real number overflow"},
        {FILE_OF(ROW "\"ns_per_item\":0}"), "benchmarks[0].ns_per_item: 0 is no possible measurement"},
        {FILE_OF(ROW "\"ns_per_item\":1e300}"), "benchmarks[0].ns_per_item: 1e+300 is no possible measurement"},
        {FILE_OF(ROW "\"ns_per_item\":-3}"), "benchmarks[0].ns_per_item: -3 is no possible measurement"},
        {FILE_OF(ROW "\"bytes_per_item\":-1}"), "benchmarks[0].bytes_per_item"},
        {FILE_OF(ROW "\"cpu_time\":5,\"time_unit\":\"h\"}"), "benchmarks[0].time_unit: \"h\" is not one of"},
        {FILE_OF(ROW "\"cpu_time\":5,\"time_unit\":1}"), "benchmarks[0].time_unit: expected a string"},
        {FILE_OF(ROW "\"cpu_time\":[]}"), "benchmarks[0].cpu_time: expected a number, found an array"},
        {FILE_OF(ROW "\"cpu_time\":1e17,\"time_unit\":\"s\"}"), "benchmarks[0].cpu_time: out of range"},
        {FILE_OF(ROW "\"error_occurred\":\"yes\"}"), "benchmarks[0].error_occurred: expected true or false"},
        {FILE_OF(ROW "\"error_occurred\":true,\"error_message\":1}"), "benchmarks[0].error_message: expected a string"},
        {FILE_OF(ROW "\"ns_per_item\":1}," ROW "\"bytes_per_item\":1}"), "measures time in one place and memory in"},
        {FILE_OF("{\"run_name\":\"a/b/c\",\"run_type\":\"aggregate\"}"), "benchmarks: holds no repetition"},
        {FILE_OF("{\"run_name\":\"BM_x\",\"cpu_time\":3}"), "benchmarks[0].run_name: \"BM_x\" is not WORKLOAD/"},
        {FILE_OF("{\"run_name\":\"BM_\\u009b\\u0007\",\"cpu_time\":3}"), "\"BM_???\" is not a name segment"},
        {OURS(ROW "\"ns_per_item\":1,\"launch\":-1}") "}", "benchmarks[0].launch: -1 is not from 0 to"},
        {OURS(ROW "\"ns_per_item\":1,\"round\":1.5}") "}", "benchmarks[0].round: expected a whole number, found a number"},
        {OURS(ROW "\"ns_per_item\":1,\"cycles\":\"9\"}") "}", "benchmarks[0].cycles: expected a number, found a string"},
        {OURS(ROW "\"ns_per_item\":1}") ",\"warmup\":[3]}", "warmup[0]: expected an object, found a number"},
        {OURS(ROW "\"ns_per_item\":1}") ",\"layouts\":[{}]}", "layouts[0].launch: missing"},
        {OURS(ROW "\"ns_per_item\":1}") ",\"counts\":{}}", "counts: expected an array, found an object"},
        {OURS(ROW "\"ns_per_item\":1}") ",\"counts\":[{}]}", "counts[0].name: missing"},
        {OURS(ROW "\"ns_per_item\":1}") ",\"counts\":[{\"name\":\"a/b/c\",\"bytecodes_per_item\":-1}]}",
         "counts[0].bytecodes_per_item: -1 is no possible"},
        {JOURNAL "{\"benchmarks\":3}\n{}\n", "line 2: benchmarks: expected an object, found a number"},
        {JOURNAL "{\"benchmarks\"\n{}\n", "line 2, column"},
        {JOURNAL "{\"benchmarks\":{\"name\":\"a/b/c\",\"ns_per_item\":[]}}",
         "line 2: benchmarks.ns_per_item: expected a number"},
        {JOURNAL "[]\n", "line 2: expected an object, found an array"},
        {JOURNAL, "holds no repetition"},
        {"{\"genlab_journal\":1,\"cont", "line 1, column"},
        {"{\"benchmarks\":[{\"runs\":[]}]}", "benchmarks[0].metadata.name: missing"},
        {PYPERF("5"), "benchmarks[0].runs[0]: expected an object, found a number"},
        {PYPERF("{\"values\":[0.1,\"x\"]}"), "benchmarks[0].runs[0].values[1]: expected a number, found a string"},
        {PYPERF("{\"values\":[0.1,-2]}"), "benchmarks[0].runs[0].values[1]: -2 is no possible measurement"},
        {PYPERF("{\"warmups\":[[1,0.1]]}"), "holds no repetition"},
        {PYPERF("{\"values\":[0.1]}"), "benchmarks[0].metadata.name: \"sort\" is not WORKLOAD/"},
        {FILE_OF(ROW "\"ns_per_item\":1,\"ns_per_item\":2}"), "duplicate object key"},
        {FILE_OF("{\"run_name\":\"a\\u0000b/c/d\"}"), "\\u0000"},
        {FILE_OF("{\"run_name\":\"\xff\"}"), "0xff"},
        {"{\"context\":{},\"benchmarks\":[" ROW "\"ns_per_item\":5}", "line 1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        results r = {0};
        char err[300] = "";
        if (add(&r, "some.json", cases[i].text, err)) fail_msg("accepted: %s", cases[i].text);
        if (strncmp(err, "some.json: ", 11) || !strstr(err, cases[i].says))
            fail_msg("case %zu: \"%s\" does not say \"%s\"", i, err, cases[i].says);
        for (const char *p = err; *p; p++) assert_true((unsigned char)*p >= ' ');
        assert_int_equal(r.nruns, 0);
        results_free(&r);
    }
}

static void reads_repetitions(void **state)
{
    (void)state;
    results r = {0};
    char err[300];
    assert_true(add(&r, "a.json", FILE_OF(
        ROW "\"ns_per_item\":4}," ROW "\"ns_per_item\":1}," ROW "\"ns_per_item\":2}," ROW "\"ns_per_item\":3},"
        "{\"run_name\":\"gen_iter/cgoto/none/n:10\",\"run_type\":\"aggregate\",\"ns_per_item\":99},"
        "{\"name\":\"gen_iter/cgoto/all/n:10/repeats:3\",\"cpu_time\":5,\"time_unit\":\"us\"},"
        "{\"name\":\"mem_list/cgoto/all\",\"bytes_per_item\":0}"), err));
    assert_int_equal(r.nruns, 1);
    const result_run *run = &r.runs[0];
    assert_int_equal(run->nrows, 3);
    assert_int_equal(run->nworkloads, 2);
    assert_true(results_finish(&r));
    const result_row *row = results_at(run, 0, 0, results_set(run, "none"));
    assert_int_equal(results_series(row)->n, 4);
    assert_true(row->level.mid == 2.5 && row->level.low < 2.5 && row->level.high > 2.5);
    assert_true(results_at(run, 0, 0, results_set(run, "all"))->level.mid == 500);      /* 5 us over 10 items */
    assert_null(results_at(run, 1, 0, results_set(run, "none")));
    row = results_at(run, 1, 0, results_set(run, "all"));
    assert_non_null(results_usable(row, METRIC_MEMORY));
    assert_null(results_usable(row, METRIC_TIME));
    assert_int_equal(results_set(run, "for_iter_gen"), -1);
    assert_null(results_genlab(run));
    results_free(&r);
}

static bool parse(bench_file *f, const char *text)
{
    char err[300];
    if (bench_file_parse(f, "a.json", text, strlen(text), err, sizeof err)) return true;
    print_message("%s\n", err);
    return false;
}

static void is_sample(const bench_row *row, metric m, size_t i, int launch, int round, double value)
{
    assert_non_null(row);
    assert_true(i < row->series[m].n);
    const sample *s = &row->series[m].at[i];
    assert_int_equal(s->launch, launch);
    assert_int_equal(s->round, round);
    assert_true(s->value == value);
}

#define TWO_LAUNCHES(first, second) \
    first "\"launch\":2,\"round\":1,\"ns_per_item\":4,\"cycles\":9,\"branch-misses\":0" second \
    first "\"launch\":1,\"round\":0,\"ns_per_item\":3" second
#define NAMED(name) "{\"name\":\"" name "\","

/* Both of genlab's forms keep what was measured as it was measured. */
static void keeps_samples_with_launch_and_round(void **state)
{
    (void)state;
    static const char *const texts[] = {
        OURS(TWO_LAUNCHES(ROW, "},") NAMED("gen_iter/cgoto/none/n:10/twin") "\"ns_per_item\":5},"
             NAMED("gen_iter/cgoto/none/n:10/slow:2.5") "\"ns_per_item\":6}")
        ",\"warmup\":[" ROW "\"ns_per_item\":77}],\"layouts\":[{\"launch\":2,\"heap\":64}],\"counts\":["
        NAMED("gen_iter/cgoto/none/n:10") "\"bytecodes_per_item\":9,\"instructions_per_item\":120.5,"
        "\"nested_runs_per_item\":0}]}",
        JOURNAL "{\"layouts\":{\"launch\":2,\"heap\":64}}\n{\"warmup\":" ROW "\"ns_per_item\":77}}\n"
        TWO_LAUNCHES("{\"benchmarks\":" ROW, "}}\n")
        "{\"benchmarks\":" NAMED("gen_iter/cgoto/none/n:10/twin") "\"ns_per_item\":5}}\n"
        "{\"benchmarks\":" NAMED("gen_iter/cgoto/none/n:10/slow:2.5") "\"ns_per_item\":6}}\n"
        "{\"counts\":" NAMED("gen_iter/cgoto/none/n:10") "\"bytecodes_per_item\":9,\"instructions_per_item\":120.5,"
        "\"nested_runs_per_item\":0}}\n{\"benchmarks\":{\"na",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bench_file f;
        assert_true(parse(&f, texts[i]));
        assert_int_equal(f.writer, WRITER_GENLAB);
        assert_int_equal(f.nrows, 3);
        const bench_row *row = bench_file_row(&f, "gen_iter/cgoto/none/n:10");
        is_sample(row, METRIC_TIME, 0, 2, 1, 4);
        is_sample(row, METRIC_TIME, 1, 1, 0, 3);
        assert_int_equal(row->series[METRIC_TIME].n, 2);
        is_sample(row, METRIC_CYCLES, 0, 2, 1, 9);
        is_sample(row, METRIC_BRANCH_MISSES, 0, 2, 1, 0);
        is_sample(row, METRIC_BYTECODES, 0, 0, 0, 9);
        is_sample(row, METRIC_INSTRUCTIONS, 0, 0, 0, 120.5);
        is_sample(row, METRIC_PER_BYTECODE, 0, 0, 0, 120.5 / 9);
        is_sample(row, METRIC_NESTED, 0, 0, 0, 0);
        assert_null(row->is.variant);
        assert_string_equal(bench_file_row(&f, "gen_iter/cgoto/none/n:10/twin")->is.variant, "twin");
        assert_string_equal(bench_file_row(&f, "gen_iter/cgoto/none/n:10/slow:2.5")->is.variant, "slow:2.5");
        assert_int_equal(json_integer_value(json_object_get(json_object_get(f.layouts, "2"), "heap")), 64);
        bench_file_free(&f);

        results r = {0};        /* and the report sees the rows alone */
        char err[300];
        assert_true(add(&r, "a.json", texts[i], err));
        assert_int_equal(r.runs[0].nrows, 1);
        assert_true(results_series(&r.runs[0].rows[0])->n == 2);
        results_free(&r);
    }
}

#define AGGREGATE(name) \
    "{\"name\":\"BM_y_" name "\",\"run_name\":\"BM_y\",\"run_type\":\"aggregate\",\"aggregate_name\":\"" name "\","

static void reads_foreign_files(void **state)
{
    (void)state;
    bench_file f;
    assert_true(parse(&f, "{\"benchmarks\":["
        "{\"name\":\"BM <x>/8\",\"real_time\":9,\"cpu_time\":2,\"time_unit\":\"us\"},"
        "{\"name\":\"BM <x>/8\",\"real_time\":9,\"cpu_time\":3,\"time_unit\":\"us\"},"
        "{\"name\":\"BM_wall/real_time\",\"real_time\":9,\"cpu_time\":2,\"time_unit\":\"ms\"},"
        AGGREGATE("mean") "\"cpu_time\":5},"
        AGGREGATE("median") "\"cpu_time\":4},"
        AGGREGATE("cv") "\"cpu_time\":0}]}"));
    assert_int_equal(f.writer, WRITER_GBENCH);
    is_sample(bench_file_row(&f, "BM <x>/8"), METRIC_TIME, 1, 0, 1, 3000);
    is_sample(bench_file_row(&f, "BM_wall/real_time"), METRIC_TIME, 0, 0, 0, 9e6);
    is_sample(bench_file_row(&f, "BM_y"), METRIC_TIME, 0, 0, 0, 4);
    assert_true(bench_file_row(&f, "BM_y")->aggregate == 4);
    assert_true(bench_file_row(&f, "BM <x>/8")->aggregate == 0);
    bench_file_free(&f);

    assert_true(parse(&f, PYPERF("{\"warmups\":[[1,0.5]]},{\"values\":[0.25,0.5],\"warmups\":[]},{\"values\":[2]}")));
    assert_int_equal(f.writer, WRITER_PYPERF);
    is_sample(bench_file_row(&f, "sort"), METRIC_TIME, 0, 1, 0, 0.25e9);
    is_sample(bench_file_row(&f, "sort"), METRIC_TIME, 1, 1, 1, 0.5e9);
    is_sample(bench_file_row(&f, "sort"), METRIC_TIME, 2, 2, 0, 2e9);
    bench_file_free(&f);
}

static void keeps_failures_apart(void **state)
{
    (void)state;
    results r = {0};
    char err[300];
    assert_true(add(&r, "a.json", FILE_OF(
        ROW "\"ns_per_item\":4}," ROW "\"error_occurred\":true,\"error_message\":\"check <failed>\"},"
        ROW "\"error_occurred\":true}"), err));
    const result_row *row = results_at(&r.runs[0], 0, 0, 0);
    assert_int_equal(row->of->failed, 2);
    assert_string_equal(row->of->error, "check <failed>");
    assert_null(results_usable(row, METRIC_TIME));
    results_free(&r);
}

static void labels_items_when_ambiguous(void **state)
{
    (void)state;
    results r = {0};
    char err[300];
    assert_true(add(&r, "a.json", FILE_OF(
        ROW "\"ns_per_item\":4},{\"run_name\":\"gen_iter/cgoto/none/n:20\",\"ns_per_item\":1},"
        "{\"run_name\":\"next/cgoto/none/n:20\",\"ns_per_item\":1}"), err));
    assert_string_equal(r.runs[0].workloads[0].label, "gen_iter/n:10");
    assert_string_equal(r.runs[0].workloads[1].label, "gen_iter/n:20");
    assert_string_equal(r.runs[0].workloads[2].label, "next");
    results_free(&r);
}

/* A file with one repetition that says where it comes from; free it. */
static char *from(const char *commit, const char *dirty, const char *cpu)
{
    char *text = malloc(600);
    assert_non_null(text);
    snprintf(text, 600,
             "{\"context\":{\"genlab\":{\"commit\":\"%s\",\"dirty\":%s,\"cpu\":\"%s\",\"hostname\":\"h\",\"build_type\":"
             "\"release\",\"compilers\":[{\"name\":\"gcc\"}]}},\"benchmarks\":[" ROW "\"ns_per_item\":7}]}",
             commit, dirty, cpu);
    return text;
}

static void pools_only_the_same_origin(void **state)
{
    (void)state;
    static const struct { const char *commit, *dirty, *cpu; int runs; } cases[] = {
        {"c1", "false", "fast", 1}, {"c2", "false", "fast", 2}, {"c1", "true", "fast", 2},
        {"c1", "false", "slow", 2}, {"c1", "3", "fast", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        results r = {0};
        char err[300], *first = from("c1", "false", "fast"), *second = from(cases[i].commit, cases[i].dirty, cases[i].cpu);
        assert_true(add(&r, "a.json", first, err));
        assert_true(add(&r, "b.json", second, err));
        assert_int_equal(r.nruns, cases[i].runs);
        assert_int_equal(results_series(results_at(&r.runs[0], 0, 0, 0))->n, cases[i].runs == 1 ? 2 : 1);
        assert_false(add(&r, "b.json", second, err));
        assert_non_null(strstr(err, "b.json: given twice"));
        assert_false(add(&r, "c.json", "{", err));
        assert_int_equal(r.nruns, cases[i].runs);
        results_free(&r);
        free(first);
        free(second);
    }
}

static void refuses_unreadable_files(void **state)
{
    (void)state;
    results r = {0};
    char err[300];
    assert_false(results_add_files(&r, (char *[]){"no/such/file.json"}, 1, err, sizeof err));
    assert_non_null(strstr(err, "no/such/file.json: "));
    assert_false(results_add_files(&r, (char *[]){"/"}, 1, err, sizeof err));
    assert_non_null(strstr(err, "/: "));
    results_free(&r);
}

/* Nesting, many rows and many names end in an answer. */
static void bounds_hostile_sizes(void **state)
{
    (void)state;
    char err[300];
    size_t depth = 1000000;
    char *deep = malloc(depth);
    assert_non_null(deep);
    memset(deep, '[', depth);
    results r = {0};
    assert_false(results_add_text(&r, "deep", deep, depth, err, sizeof err));
    free(deep);

    size_t room = 400000, used = 0;
    char *many = malloc(room);
    assert_non_null(many);
    used += (size_t)snprintf(many, room, "{\"benchmarks\":[");
    for (int i = 0; i < 2000; i++)
        used += (size_t)snprintf(many + used, room - used, "%s{\"name\":\"w/d%d/s\",\"ns_per_item\":1}", i ? "," : "", i);
    used += (size_t)snprintf(many + used, room - used, "]}");
    assert_false(results_add_text(&r, "many", many, used, err, sizeof err));
    assert_non_null(strstr(err, "more than 64 dispatches"));
    free(many);
    assert_int_equal(r.nruns, 0);
    results_free(&r);
}

/* Every prefix of a file, and the file with bytes changed, is read or refused, never worse. */
static void survives_damage(void **state)
{
    (void)state;
    char *whole = from("c1", "false", "fast"), err[300];
    size_t size = strlen(whole);
    for (size_t n = 0; n < size; n++) {
        results r = {0};
        assert_false(results_add_text(&r, "prefix", whole, n, err, sizeof err));
        results_free(&r);
    }
    uint32_t seed = 12345;
    for (int i = 0; i < 20000; i++) {
        char *copy = malloc(size);
        assert_non_null(copy);
        memcpy(copy, whole, size);
        for (int k = 0; k < 3; k++) {
            seed = seed * 1664525 + 1013904223;
            copy[(seed >> 8) % size] = (char)(seed >> 24);
        }
        results r = {0};
        results_add_text(&r, "damaged", copy, size, err, sizeof err);
        results_free(&r);
        free(copy);
    }
    free(whole);
}

static void finds_comparisons(void **state)
{
    (void)state;
    results r = {0};
    char err[300];
#define TIME(name, ns) "{\"run_name\":\"" name "\",\"ns_per_item\":" ns "}"
    assert_true(add(&r, "a.json", FILE_OF(
        TIME("list_iter/tail/none/n:5", "10") "," TIME("gen_iter/tail/none/n:5", "30") ","
        TIME("gen_iter/tail/for_iter_gen/n:5", "15") "," TIME("relist_iter/tail/none/n:5", "10") ","
        TIME("yield_from_10/tail/none", "9") "," TIME("yield_from_2/tail/none", "4") "," TIME("alone_7/tail/none", "4") ","
        "{\"run_name\":\"gen_iter/switch/none/n:5\",\"error_occurred\":true},"
        TIME("gen_iter/switch/for_iter_gen/n:5", "15")), err));
    assert_true(results_finish(&r));
    contrasts c;
    assert_true(contrasts_make(&r.runs[0], &c));
    const diff_table *t = comparison_table(&c.on_off);
    assert_non_null(t);
    assert_int_equal(t->nrows, 1);
    assert_float_equal(t->rows[0].cells[1].d.ratio.mid, 0.5, 1e-9);
    assert_int_equal(c.npairs, 2);
    assert_string_equal(r.runs[0].workloads[c.pairs[0].base].name, "list_iter");
    assert_string_equal(r.runs[0].workloads[c.pairs[0].other].name, "gen_iter");
    assert_float_equal(comparison_table(&c.pairs[0].c)->rows[0].cells[1].d.ratio.mid, 3, 1e-9);
    assert_non_null(c.pairs[1].family);
    assert_null(comparison_table(&c.runtimes));
    assert_true(*c.runtimes.why);
    contrasts_free(&c);
    depth_families f;
    assert_true(compare_depths(&r.runs[0], &f));
    assert_int_equal(f.n, 1);
    assert_string_equal(f.at[0].stem, "yield_from");
    assert_int_equal(f.at[0].depths[0], 2);
    assert_int_equal(f.at[0].depths[1], 10);
    depth_families_free(&f);
    results_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_malformed),
        cmocka_unit_test(reads_repetitions),
        cmocka_unit_test(keeps_samples_with_launch_and_round),
        cmocka_unit_test(reads_foreign_files),
        cmocka_unit_test(keeps_failures_apart),
        cmocka_unit_test(labels_items_when_ambiguous),
        cmocka_unit_test(pools_only_the_same_origin),
        cmocka_unit_test(refuses_unreadable_files),
        cmocka_unit_test(bounds_hostile_sizes),
        cmocka_unit_test(survives_damage),
        cmocka_unit_test(finds_comparisons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
