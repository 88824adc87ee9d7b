-- tree.py in Lua: every node has a coroutine of its own, which yields again what those below it yield, as in Python. A walk
-- that recurses inside one coroutine would be other work.
local yield = coroutine.yield

local function build(low, high)
    if low >= high then return nil end
    local middle = math.floor((low + high) / 2)
    return {left = build(low, middle), value = middle, right = build(middle + 1, high)}
end

local function walk(node)
    return coroutine.wrap(function()
        if node.left then
            for v in walk(node.left) do yield(v) end
        end
        yield(node.value)
        if node.right then
            for v in walk(node.right) do yield(v) end
        end
    end)
end

local function run(root)
    local s = 0
    for v in walk(root) do s = s + v end
    return s
end

return {
    N = 10000,
    setup = function(n) return build(0, n) end,
    run = run,
    expected = function(n) return n * (n - 1) / 2 end,
}
