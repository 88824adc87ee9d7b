-- send.py in Lua: what wrap() returned passes its argument to the coroutine.
local yield = coroutine.yield

local function setup(n)
    local data = {}
    for i = 1, n do data[i] = i - 1 end
    return data
end

local function echo()
    return coroutine.wrap(function()
        local v
        while true do v = yield(v) end
    end)
end

local function run(data)
    local send = echo()
    send()
    local r
    for _, v in ipairs(data) do r = send(v) end
    return r
end

return {N = 100000, setup = setup, run = run, expected = function(n) return n - 1 end}
