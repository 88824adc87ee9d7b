# list_iter.py in Ruby.
N = 100000

def setup(n)
  (0...n).to_a
end

def run(data)
  last = nil
  data.each { |v| last = v }
  last
end

def expected(n)
  n - 1
end
