# send.py in Ruby: resume(value) sends.
N = 100000

def setup(n)
  (0...n).to_a
end

def echo
  Fiber.new do
    v = nil
    loop { v = Fiber.yield(v) }
  end
end

def run(data)
  g = echo
  g.resume
  r = nil
  data.each { |v| r = g.resume(v) }
  r
end

def expected(n)
  n - 1
end
