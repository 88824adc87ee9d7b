/* native-cxx and native-cxx-direct: C++20 coroutines. In the first each level of a delegation yields again what the level
 * below it yields. In the second the consumer resumes the leaf, as std::generator of C++23 does. Functions that make a
 * coroutine are not inlined: a compiler that could would leave the coroutine out altogether. */
#include <coroutine>
#include <exception>
#include <utility>
#include "native.h"

namespace {

/* Gives a sent value to the body that yielded: it is where the yielded one was. */
template <class Promise> struct yielded {
    Promise *outer;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const noexcept {}
    int64_t await_resume() const noexcept { return outer->value; }
};

/* Owns a coroutine. */
template <class Promise> class handle {
public:
    explicit handle(Promise &promise) : coroutine(std::coroutine_handle<Promise>::from_promise(promise)) {}
    explicit handle(void *address) : coroutine(std::coroutine_handle<Promise>::from_address(address)) {}
    handle(handle &&other) noexcept : coroutine(std::exchange(other.coroutine, nullptr)) {}
    handle &operator=(handle &&other) noexcept
    {
        std::swap(coroutine, other.coroutine);
        return *this;
    }
    ~handle()
    {
        if (coroutine) coroutine.destroy();
    }
    int64_t &value() { return coroutine.promise().value; }
    void *release() { return std::exchange(coroutine, nullptr).address(); }

protected:
    std::coroutine_handle<Promise> coroutine;
};

template <class Generator, class Promise> struct promise_of {
    int64_t value = 0;
    Generator get_return_object() { return Generator(static_cast<Promise &>(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }
};

class relay;

struct relay_promise : promise_of<relay, relay_promise> {
    std::suspend_always final_suspend() const noexcept { return {}; }
    yielded<relay_promise> yield_value(int64_t v) noexcept
    {
        value = v;
        return {this};
    }
};

class relay : public handle<relay_promise> {
public:
    using promise_type = relay_promise;
    static constexpr bool is_direct = false;
    using handle::handle;
    bool next()
    {
        coroutine.resume();
        return !coroutine.done();
    }
};

class direct;

struct direct_promise : promise_of<direct, direct_promise> {
    direct_promise *root = this;        /* its value is what the consumer sees */
    std::coroutine_handle<> parent;     /* which this one was delegated by */
    std::coroutine_handle<> leaf = std::coroutine_handle<direct_promise>::from_promise(*this);  /* of a root */

    struct to_parent {
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<direct_promise> ended) const noexcept
        {
            direct_promise &promise = ended.promise();
            if (!promise.parent) return std::noop_coroutine();
            promise.root->leaf = promise.parent;
            return promise.parent;
        }
        void await_resume() const noexcept {}
    };
    struct to_inner;

    to_parent final_suspend() const noexcept { return {}; }
    yielded<direct_promise> yield_value(int64_t v) noexcept
    {
        root->value = v;
        return {root};
    }
    to_inner yield_value(direct inner) noexcept;
};

class direct : public handle<direct_promise> {
public:
    using promise_type = direct_promise;
    static constexpr bool is_direct = true;
    using handle::handle;
    bool next()
    {
        coroutine.promise().leaf.resume();
        return !coroutine.done();
    }

private:
    friend direct_promise::to_inner;
};

/* Delegates to a generator that has not begun. */
struct direct_promise::to_inner {
    direct inner;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<direct_promise> outer) noexcept
    {
        direct_promise &promise = inner.coroutine.promise();
        promise.root = outer.promise().root;
        promise.parent = outer;
        promise.root->leaf = inner.coroutine;
        return inner.coroutine;
    }
    void await_resume() const noexcept {}
};

direct_promise::to_inner direct_promise::yield_value(direct inner) noexcept
{
    return {std::move(inner)};
}

template <class G> [[gnu::noinline]] G values(const int64_t *list, int64_t n)
{
    for (int64_t i = 0; i < n; i++) co_yield list[i];
}

template <class G> [[gnu::noinline]] G count(int64_t n)
{
    for (int64_t i = 0; i < n; i++) co_yield i;
}

template <class G> [[gnu::noinline]] G echo()
{
    for (int64_t v = 0;;) {
        int64_t sent = co_yield v;
        v = sent;
    }
}

template <class G> [[gnu::noinline]] G once(int64_t v)
{
    co_yield v;
}

template <class G> [[gnu::noinline]] G delegate(G inner)
{
    if constexpr (G::is_direct) {
        co_yield std::move(inner);
    } else {
        while (inner.next()) co_yield inner.value();
    }
}

template <class G> [[gnu::noinline]] G walk(const native_node *node)
{
    if constexpr (G::is_direct) {
        if (node->left) co_yield walk<G>(node->left);
        co_yield node->value;
        if (node->right) co_yield walk<G>(node->right);
    } else {
        if (node->left)
            for (G left = walk<G>(node->left); left.next();) co_yield left.value();
        co_yield node->value;
        if (node->right)
            for (G right = walk<G>(node->right); right.next();) co_yield right.value();
    }
}

template <class G> [[gnu::noinline]] G successors(int64_t n)
{
    for (int64_t y = 0; y < n; y++) co_yield y + 1;
}

template <class G> [[gnu::noinline]] G squares(G numbers)
{
    while (numbers.next())
        if (numbers.value() % 3 == 0) co_yield numbers.value() * numbers.value();
}

template <class G> int64_t last_of(G g)
{
    int64_t last = -1;
    while (g.next()) last = g.value();
    return last;
}

template <class G> int64_t sum_of(G g)
{
    int64_t s = 0;
    while (g.next()) s += g.value();
    return s;
}

template <class G> int64_t run_iter(const native_limit *, native_data *data)
{
    return last_of(values<G>(data->list, data->items));
}

template <class G> int64_t run_sum(const native_limit *, native_data *data)
{
    return sum_of(count<G>(data->items));
}

template <class G> int64_t run_next(const native_limit *, native_data *data)
{
    G g = values<G>(data->list, data->items);
    int64_t v = -1;
    for (int64_t i = 0; i < data->items; i++)
        if (g.next()) v = g.value();
    return v;
}

template <class G> int64_t run_send(const native_limit *, native_data *data)
{
    G g = echo<G>();
    int64_t r = -1;
    g.next();
    for (int64_t i = 0; i < data->items; i++) {
        g.value() = data->list[i];
        if (g.next()) r = g.value();
    }
    return r;
}

template <class G> int64_t run_pipeline(const native_limit *, native_data *data)
{
    return sum_of(squares<G>(successors<G>(data->items)));
}

template <class G> int64_t run_short_lived(const native_limit *, native_data *data)
{
    int64_t r = -1;
    for (int64_t i = 0; i < data->items; i++) {
        G g = once<G>(data->list[i]);
        if (g.next()) r = g.value();
    }
    return r;
}

template <class G> int64_t run_tree(const native_limit *, native_data *data)
{
    return sum_of(walk<G>(data->tree));
}

template <class G> int64_t run_yield_from(const native_limit *, native_data *data)
{
    G g = values<G>(data->list, data->items);
    for (int level = 0; level < data->depth; level++) g = delegate<G>(std::move(g));
    return last_of(std::move(g));
}

template <class G> void drop(void *kept)
{
    G g(kept);
}

/* The next value of a generator that stays where it is kept. */
template <class G> int64_t next_of(void *kept)
{
    G g(kept);
    int64_t v = g.next() ? g.value() : -1;
    g.release();
    return v;
}

template <class G> int64_t run_mem(const native_limit *, native_data *data)
{
    for (int64_t i = 0; i < data->items; i++) {
        if (data->keep[i]) drop<G>(data->keep[i]);
        G g = count<G>(3);
        g.next();
        data->keep[i] = g.release();
    }
    return next_of<G>(data->keep[0]) + next_of<G>(data->keep[data->items - 1]);
}

template <class G> constexpr native_limit limit(const char *label, const char *about)
{
    native_limit l{};
    l.label = label;
    l.about = about;
    l.run[W_GEN_ITER] = run_iter<G>;
    l.run[W_GEN_SUM] = run_sum<G>;
    l.run[W_NEXT] = run_next<G>;
    l.run[W_SEND] = run_send<G>;
    l.run[W_PIPELINE] = run_pipeline<G>;
    l.run[W_SHORT_LIVED] = run_short_lived<G>;
    l.run[W_TREE] = run_tree<G>;
    l.run[W_YIELD_FROM_1] = l.run[W_YIELD_FROM_10] = l.run[W_YIELD_FROM_100] = run_yield_from<G>;
    l.run[W_MEM_MILLION_GENS] = run_mem<G>;
    l.drop = drop<G>;
    return l;
}

} // namespace

const native_limit native_cxx =
    limit<relay>("native-cxx", "C++20 coroutine, yielding again at each level, " NATIVE_COMPILER);
const native_limit native_cxx_direct =
    limit<direct>("native-cxx-direct", "C++20 coroutine, the leaf resumed, " NATIVE_COMPILER);
