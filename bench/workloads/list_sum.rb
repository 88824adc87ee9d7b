# list_sum.py in Ruby.
N = 40000

def setup(n)
  (0...n).to_a
end

def run(data)
  s = 0
  data.each { |v| s += v }
  s
end

def expected(n)
  n * (n - 1) / 2
end
