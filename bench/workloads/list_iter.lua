-- list_iter.py in Lua.
local function setup(n)
    local data = {}
    for i = 1, n do data[i] = i - 1 end
    return data
end

local function run(data)
    local last
    for _, v in ipairs(data) do last = v end
    return last
end

return {N = 100000, setup = setup, run = run, expected = function(n) return n - 1 end}
