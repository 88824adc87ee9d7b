-- gen_sum.py in Lua.
local yield = coroutine.yield

local function count(n)
    return coroutine.wrap(function()
        local i = 0
        while i < n do
            yield(i)
            i = i + 1
        end
    end)
end

local function run(n)
    local s = 0
    for v in count(n) do s = s + v end
    return s
end

return {N = 40000, setup = function(n) return n end, run = run, expected = function(n) return n * (n - 1) / 2 end}
