-- short_lived.py in Lua.
local yield = coroutine.yield

local function setup(n)
    local data = {}
    for i = 1, n do data[i] = i - 1 end
    return data
end

local function once(v)
    return coroutine.wrap(function()
        yield(v)
        yield(nil)
    end)
end

local function run(data)
    local r
    for _, v in ipairs(data) do r = once(v)() end
    return r
end

return {N = 50000, setup = setup, run = run, expected = function(n) return n - 1 end}
