-- What yield_from_1, _10 and _100 share. Lua does not delegate: each level yields again.
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

local function delegate(g)
    return coroutine.wrap(function()
        for v in g do yield(v) end
    end)
end

return function(n, depth)
    local function run(data)
        local g, last = values(data), nil
        for _ = 1, depth do g = delegate(g) end
        for v in g do last = v end
        return last
    end
    return {N = n, setup = setup, run = run, expected = function(m) return m - 1 end}
end
