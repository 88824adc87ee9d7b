# pipeline.py in Ruby: each generator expression is a fiber.
N = 2000

def setup(n)
  0...n
end

def successors(numbers)
  Fiber.new do
    numbers.each { |y| Fiber.yield(y + 1) }
    nil
  end
end

def squares(numbers)
  Fiber.new do
    while (x = numbers.resume)
      Fiber.yield(x * x) if x % 3 == 0
    end
    nil
  end
end

def run(numbers)
  s = 0
  g = squares(successors(numbers))
  while (v = g.resume)
    s += v
  end
  s
end

def expected(n)
  k = n / 3
  9 * (k * (k + 1) * (2 * k + 1) / 6)
end
