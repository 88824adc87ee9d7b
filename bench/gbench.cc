#include "gbench.h"

#include <benchmark/benchmark.h>
#include <cstring>
#include <new>
#include <sstream>
#include <vector>

namespace {

class reporter : public benchmark::JSONReporter {
 public:
    std::ostringstream text;
    reporter() { SetOutputStream(&text); }
    void ReportRuns(const std::vector<Run> &runs) override
    {
        std::vector<Run> kept;
        for (const Run &run : runs)
            if (!run.error_occurred || run.error_message != GBENCH_INTERRUPTED) kept.push_back(run);
        if (!kept.empty()) benchmark::JSONReporter::ReportRuns(kept);
    }
};

benchmark::State &state_of(gbench_state *state)
{
    return *reinterpret_cast<benchmark::State *>(state);
}

void set_flag(const char *flag)
{
    static char program[] = "genlab bench";     /* the library keeps the pointer */
    std::vector<char> copy(flag, flag + strlen(flag) + 1);
    char *argv[] = {program, copy.data(), nullptr};
    int argc = 2;
    benchmark::Initialize(&argc, argv);
}

char *run_with_reporter()
{
    reporter r;
    benchmark::RunSpecifiedBenchmarks(&r);
    return strdup(r.text.str().c_str());
}

}  // namespace

bool gbench_init(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    return !benchmark::ReportUnrecognizedArguments(argc, argv);
}

bool gbench_add(const char *name, gbench_fn *fn, void *arg, bool once)
try {
    auto *row = benchmark::RegisterBenchmark(name, [fn, arg](benchmark::State &state) {
        fn(reinterpret_cast<gbench_state *>(&state), arg);
    });
    if (once) row->Iterations(1)->Repetitions(1);
    return true;
} catch (const std::bad_alloc &) {
    return false;
}

/* The library tells what a filter selects only by listing it. */
char *gbench_selected(void)
try {
    set_flag("--benchmark_list_tests=true");
    char *names = run_with_reporter();
    set_flag("--benchmark_list_tests=false");
    return names;
} catch (const std::bad_alloc &) {
    return nullptr;
}

char *gbench_run(void)
try {
    return run_with_reporter();
} catch (const std::bad_alloc &) {
    return nullptr;
}

bool gbench_next(gbench_state *state)
{
    return state_of(state).KeepRunning();
}

uint64_t gbench_iterations(const gbench_state *state)
{
    return (uint64_t)reinterpret_cast<const benchmark::State *>(state)->max_iterations;
}

void gbench_skip(gbench_state *state, const char *message)
{
    state_of(state).SkipWithError(message);
}

void gbench_counter(gbench_state *state, const char *name, double value)
{
    state_of(state).counters[name] = value;
}

void gbench_items(gbench_state *state, double items)
{
    using benchmark::Counter;
    state_of(state).counters["items_per_second"] = Counter(items, Counter::kIsIterationInvariantRate);
    /* Seconds over (items / 1e9) are ns per item. */
    state_of(state).counters["ns_per_item"] =
        Counter(items / 1e9, Counter::Flags(Counter::kIsIterationInvariantRate | Counter::kInvert));
}
