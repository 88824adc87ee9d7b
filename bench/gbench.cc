#include "gbench.h"

#include <benchmark/benchmark.h>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <vector>

struct gbench_state {
    benchmark::State &library;
};

namespace {

/* Keeps the one repetition that the library reports. */
class reporter : public benchmark::BenchmarkReporter {
 public:
    bool measured = false;
    gbench_result result = {};

    bool ReportContext(const Context &) override { return true; }
    void ReportRuns(const std::vector<Run> &runs) override
    {
        for (const Run &run : runs) {
            if (run.error_occurred || run.run_type != Run::RT_Iteration) continue;
            double n = static_cast<double>(run.iterations);
            result = {static_cast<uint64_t>(run.iterations), run.real_accumulated_time * 1e9 / n,
                      run.cpu_accumulated_time * 1e9 / n};
            measured = true;
        }
    }
};

void initialize()
{
    static bool done = false;
    static char program[] = "genlab";           /* the library keeps the pointer */
    if (done) return;
    char *argv[] = {program, nullptr};
    int argc = 1;
    benchmark::Initialize(&argc, argv);
    done = true;
}

}  // namespace

bool gbench_measure(const char *name, gbench_fn *fn, void *arg, uint64_t iterations, double min_time, gbench_result *out)
try {
    initialize();
    benchmark::ClearRegisteredBenchmarks();
    auto *added = benchmark::RegisterBenchmark(name, [fn, arg](benchmark::State &library) {
        gbench_state state{library};
        fn(&state, arg);
    });
    if (iterations) added->Iterations(static_cast<benchmark::IterationCount>(iterations));
    else added->MinTime(min_time);
    reporter r;
    benchmark::RunSpecifiedBenchmarks(&r, ".");
    if (r.measured) *out = r.result;
    return r.measured;
} catch (const std::bad_alloc &) {
    return false;
}

char *gbench_context(void)
try {
    initialize();
    std::ostringstream text;
    benchmark::JSONReporter json;
    json.SetOutputStream(&text);
    json.ReportContext(benchmark::BenchmarkReporter::Context());
    json.Finalize();
    return strdup(text.str().c_str());
} catch (const std::bad_alloc &) {
    return nullptr;
}

bool gbench_next(gbench_state *state)
{
    return state->library.KeepRunning();
}

uint64_t gbench_iterations(const gbench_state *state)
{
    return static_cast<uint64_t>(state->library.max_iterations);
}

void gbench_skip(gbench_state *state)
{
    state->library.SkipWithError("skipped");
}
