-- gen_iter.py in Lua: a coroutine that wrap() turned into an iterator.
local yield = coroutine.yield

local function setup(n)
    local data = {}
    for i = 1, n do data[i] = i - 1 end
    return data
end

local function values(data)
    return coroutine.wrap(function()
        for _, v in ipairs(data) do yield(v) end
    end)
end

local function run(data)
    local last
    for v in values(data) do last = v end
    return last
end

return {N = 100000, setup = setup, run = run, expected = function(n) return n - 1 end}
