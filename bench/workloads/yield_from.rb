# What yield_from_1, _10 and _100 share. Ruby does not delegate: each level yields again.

def setup(n)
  (0...n).to_a
end

def values(data)
  Fiber.new do
    data.each { |v| Fiber.yield(v) }
    nil
  end
end

def delegate(g)
  Fiber.new do
    while (v = g.resume)
      Fiber.yield(v)
    end
    nil
  end
end

def run(data)
  g = values(data)
  DEPTH.times { g = delegate(g) }
  last = nil
  while (v = g.resume)
    last = v
  end
  last
end

def expected(n)
  n - 1
end
