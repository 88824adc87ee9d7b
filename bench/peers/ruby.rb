# The peer process of Ruby; bench/cli/peers.h describes the protocol.
#
# usage: ruby.rb WORKLOAD.rb | --version
#
# A workload file defines N, setup, run and expected.

VERSION = RUBY_VERSION

def say(text)
  $stdout.puts(text)
  $stdout.flush
end

# Bytes.
def resident
  1024 * Integer(File.read("/proc/self/status")[/VmRSS:\s*(\d+)/, 1])
end

def clock(which)
  Process.clock_gettime(which, :nanosecond)
end

# Runs for at least so long.
class Timer
  def initialize(data, items)
    @data = data
    @items = items
    @passes = 1 # of the last repetition: the next begins with as many
  end

  def measure(seconds)
    loop do
      real, cpu = clock(Process::CLOCK_MONOTONIC), clock(Process::CLOCK_PROCESS_CPUTIME_ID)
      passes = @passes
      while passes > 0
        run(@data)
        passes -= 1
      end
      cpu = clock(Process::CLOCK_PROCESS_CPUTIME_ID) - cpu
      ns = clock(Process::CLOCK_MONOTONIC) - real
      return %({"items": #{@passes * @items}, "ns": #{ns}, "cpu_ns": #{cpu}}) if ns >= seconds * 1e9
      wanted = (@passes * seconds * 1.2e9 / [ns, 1].max).floor
      @passes = [@passes + 1, [@passes * 10, wanted].min].max
    end
  end
end

if ARGV[0] == "--version"
  say("ruby-#{VERSION} Ruby #{VERSION}")
  exit
end
load(ARGV[0])
data = setup(N)
GC.start
before = resident
got = run(data)
grown = resident # later runs would find the memory of this one free
GC.start # which may also take memory for itself
grown = [grown, resident].min - before
abort("#{ARGV[0]}: run(setup(N)) is #{got}, expected(N) is #{expected(N)}") if got != expected(N)
say(%({"ready": "Ruby #{VERSION}", "items": #{N}, "result": "#{got}"}))
timer = Timer.new(data, N)
$stdin.each_line(chomp: true) do |line|
  say(line == "bytes" ? %({"bytes_per_item": #{grown.fdiv(N).round(3)}}) : timer.measure(Float(line)))
end
