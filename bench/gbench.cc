#include "gbench.h"

#include <benchmark/benchmark.h>
#include <cstring>
#include <list>
#include <new>
#include <set>
#include <sstream>
#include <string>
#include <vector>

struct gbench_state {
    benchmark::State &library;
    bool finished = false;
    bool skipped = false;
    std::string message;
    explicit gbench_state(benchmark::State &s) : library(s) {}
};

namespace {

/* Since the library stops the program when repetitions of a row differ in their iterations, as those that it skips itself
 * do, one that is skipped after others succeeded is completed without work and carries this counter: the index of the
 * message. The reporter makes an error of it. */
const char skip_counter[] = "skipped";
std::vector<std::string> messages;

class reporter : public benchmark::JSONReporter {
 public:
    std::ostringstream text;
    reporter() { SetOutputStream(&text); }

    void ReportRuns(const std::vector<Run> &runs) override
    {
        std::vector<Run> kept;
        for (Run run : runs) {
            if (run.run_type == Run::RT_Aggregate && incomplete.count(run.run_name.str())) continue;
            auto skipped = run.counters.find(skip_counter);
            if (skipped != run.counters.end()) {
                incomplete.insert(run.run_name.str());
                run.error_occurred = true;
                run.error_message = messages[static_cast<size_t>(skipped->second.value)];
            }
            if (!run.error_occurred || run.error_message != GBENCH_INTERRUPTED) kept.push_back(run);
        }
        if (!kept.empty()) benchmark::JSONReporter::ReportRuns(kept);
    }

 private:
    std::set<std::string> incomplete;       /* rows whose aggregates would count what was skipped */
};

struct row {
    gbench_fn *fn;
    void *arg;
    benchmark::IterationCount last;

    void operator()(benchmark::State &library)
    {
        gbench_state state(library);
        fn(&state, arg);
        /* The number of iterations grows until the first repetition succeeds and then stays. */
        bool later = library.max_iterations == last;
        last = library.max_iterations;
        if (!state.skipped) return;
        if (!later) {
            last = 0;                           /* nothing succeeded: skip the later ones like this one */
            library.SkipWithError(state.message.c_str());
            return;
        }
        while (!state.finished) gbench_next(&state);
        library.counters.clear();
        library.counters[skip_counter] = static_cast<double>(messages.size());
        messages.push_back(state.message);
    }
};

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
    static std::list<row> rows;                 /* the library's list of rows lasts to the end too */
    rows.push_back({fn, arg, 0});
    row *r = &rows.back();
    auto *added = benchmark::RegisterBenchmark(name, [r](benchmark::State &state) { (*r)(state); });
    if (once) added->Iterations(1)->Repetitions(1);
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
    bool more = state->library.KeepRunning();
    state->finished = !more;
    return more;
}

uint64_t gbench_iterations(const gbench_state *state)
{
    return static_cast<uint64_t>(state->library.max_iterations);
}

void gbench_skip(gbench_state *state, const char *message)
{
    state->skipped = true;
    state->message = message;
}

void gbench_counter(gbench_state *state, const char *name, double value)
{
    state->library.counters[name] = value;
}

void gbench_items(gbench_state *state, double items)
{
    using benchmark::Counter;
    state->library.counters["items_per_second"] = Counter(items, Counter::kIsIterationInvariantRate);
    /* Seconds over (items / 1e9) are ns per item. */
    state->library.counters["ns_per_item"] =
        Counter(items / 1e9, Counter::Flags(Counter::kIsIterationInvariantRate | Counter::kInvert));
}
