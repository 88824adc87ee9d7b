-- list_sum.py in Lua.
local function setup(n)
    local data = {}
    for i = 1, n do data[i] = i - 1 end
    return data
end

local function run(data)
    local s = 0
    for _, v in ipairs(data) do s = s + v end
    return s
end

return {N = 40000, setup = setup, run = run, expected = function(n) return n * (n - 1) / 2 end}
