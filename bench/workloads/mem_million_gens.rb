# mem_million_gens.py in Ruby: of a hundredth as many. A fiber has a stack of its own, and a process has not that many
# mappings.
N = 10000

def setup(n)
  Array.new(n)
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

def run(keep)
  keep.each_index do |i|
    g = count(3)
    g.resume
    keep[i] = g
  end
  keep.first.resume + keep.last.resume
end

def expected(_n)
  2
end
