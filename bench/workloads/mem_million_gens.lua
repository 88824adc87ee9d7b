-- mem_million_gens.py in Lua: of a tenth as many, which take more than a kilobyte each.
local yield = coroutine.yield

local function setup(n)
    local keep = {}
    for i = 1, n do keep[i] = false end
    return keep
end

local function count(n)
    return coroutine.wrap(function()
        local i = 0
        while i < n do
            yield(i)
            i = i + 1
        end
    end)
end

local function run(keep)
    for i = 1, #keep do
        local g = count(3)
        g()
        keep[i] = g
    end
    return keep[1]() + keep[#keep]()
end

return {N = 100000, setup = setup, run = run, expected = function() return 2 end}
