# gen_iter.py in Ruby. All generators here are fibers, which end with nil: Enumerator#next runs such a fiber too and takes
# twice as long, and Enumerator#each suspends nothing.
N = 100000

def setup(n)
  (0...n).to_a
end

def values(data)
  Fiber.new do
    data.each { |v| Fiber.yield(v) }
    nil
  end
end

def run(data)
  last = nil
  g = values(data)
  while (v = g.resume)
    last = v
  end
  last
end

def expected(n)
  n - 1
end
