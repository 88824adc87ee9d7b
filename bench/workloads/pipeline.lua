-- pipeline.py in Lua: each generator expression is a coroutine.
local yield = coroutine.yield

local function successors(n)
    return coroutine.wrap(function()
        for y = 0, n - 1 do yield(y + 1) end
    end)
end

local function squares(numbers)
    return coroutine.wrap(function()
        for x in numbers do
            if x % 3 == 0 then yield(x * x) end
        end
    end)
end

local function run(n)
    local s = 0
    for v in squares(successors(n)) do s = s + v end
    return s
end

local function expected(n)
    local k = math.floor(n / 3)
    return 9 * (k * (k + 1) * (2 * k + 1) / 6)
end

return {N = 2000, setup = function(n) return n end, run = run, expected = expected}
