# next.py in Ruby: next() is resume.
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
  g = values(data)
  v = nil
  data.each { v = g.resume }
  v
end

def expected(n)
  n - 1
end
