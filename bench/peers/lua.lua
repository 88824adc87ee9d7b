-- The peer process of Lua 5.x and LuaJIT; bench/cli/peers.h describes the protocol.
--
-- usage: lua.lua WORKLOAD.lua | --version
--
-- A workload file returns a table of N, setup, run and expected; it may require its neighbours.

local name, version = "Lua", nil
local real                                     -- nanoseconds of a monotonic clock; Lua has none and takes CPU time for it

local function cpu()
    return os.clock() * 1e9
end

if jit then
    local ffi = require("ffi")
    ffi.cdef [[
        struct timespec { long tv_sec, tv_nsec; };
        int clock_gettime(int clock, struct timespec *t);
    ]]
    local CLOCK_MONOTONIC = 1
    local t = ffi.new("struct timespec")
    name, version = "LuaJIT", jit.version:match("^LuaJIT (%S+)")
    real = function()
        ffi.C.clock_gettime(CLOCK_MONOTONIC, t)
        return tonumber(t.tv_sec) * 1e9 + tonumber(t.tv_nsec)
    end
else
    local first = 0
    while arg[first - 1] do first = first - 1 end
    local pipe = io.popen(string.format("'%s' -v 2>&1", (arg[first]:gsub("'", "'\\''"))))
    version = pipe:read("*a"):match("^Lua (%S+)") or _VERSION:match("%S+$")
    pipe:close()
    real = cpu
end

local function say(format, ...)
    print(string.format(format, ...))
    io.stdout:flush()
end

local function resident()                      -- bytes
    local file = assert(io.open("/proc/self/status"))
    local kib = file:read("*a"):match("VmRSS:%s*(%d+)")
    file:close()
    return kib * 1024
end

-- Makes a function that runs for at least so many seconds.
local function timer(run, data, items)
    local passes = 1                           -- of the last repetition: the next begins with as many
    return function(seconds)
        while true do
            local real_before, cpu_before = real(), cpu()
            for _ = 1, passes do run(data) end
            local cpu_ns, ns = cpu() - cpu_before, real() - real_before
            if ns >= seconds * 1e9 then
                say('{"items": %.0f, "ns": %.0f, "cpu_ns": %.0f}', passes * items, ns, cpu_ns)
                return
            end
            local wanted = math.floor(passes * seconds * 1.2e9 / math.max(ns, 1))
            passes = math.max(passes + 1, math.min(passes * 10, wanted))
        end
    end
end

local function fail(format, ...)
    io.stderr:write(string.format(format, ...), "\n")
    os.exit(1)
end

if arg[1] == "--version" then
    say("%s-%s %s %s", name:lower(), version, name, version)
    os.exit(0)
end
package.path = (arg[1]:match("^.*/") or "./") .. "?.lua"
local ok, workload = pcall(dofile, arg[1])
if not ok then fail("%s: %s", arg[1], workload) end
local data = workload.setup(workload.N)
collectgarbage()
local before = resident()
local got, wanted = workload.run(data), workload.expected(workload.N)
local grown = resident()                       -- later runs would find the memory of this one free
collectgarbage()                               -- which may also take memory for itself
grown = math.min(grown, resident()) - before
if got ~= wanted then
    fail("%s: run(setup(N)) is %s, expected(N) is %s", arg[1], tostring(got), tostring(wanted))
end
say('{"ready": "%s %s", "items": %.0f, "result": "%.0f"}', name, version, workload.N, got)
local measure = timer(workload.run, data, workload.N)
for line in io.lines() do
    if line == "bytes" then
        say('{"bytes_per_item": %.3f}', grown / workload.N)
    else
        measure(tonumber(line) or fail("not a number of seconds: %s", line))
    end
end
