-- next.py in Lua: next() is a call of what wrap() returned.
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
    local g = values(data)
    local v
    for _ in ipairs(data) do v = g() end
    return v
end

return {N = 100000, setup = setup, run = run, expected = function(n) return n - 1 end}
