# gen_sum.py in Ruby.
N = 40000

def setup(n)
  n
end

def count(n)
  Fiber.new do
    i = 0
    while i < n
      Fiber.yield(i)
      i += 1
    end
    nil
  end
end

def run(n)
  s = 0
  g = count(n)
  while (v = g.resume)
    s += v
  end
  s
end

def expected(n)
  n * (n - 1) / 2
end
