# short_lived.py in Ruby.
N = 50000

def setup(n)
  (0...n).to_a
end

def once(v)
  Fiber.new do
    Fiber.yield(v)
    Fiber.yield(nil)
  end
end

def run(data)
  r = nil
  data.each { |v| r = once(v).resume }
  r
end

def expected(n)
  n - 1
end
