# tree.py in Ruby: every node has a fiber of its own, which yields again what those below it yield, as in Python. A walk
# that recurses inside one fiber would be other work.
N = 10000

Node = Struct.new(:left, :value, :right)

def build(low, high)
  return nil if low >= high
  middle = (low + high) / 2
  Node.new(build(low, middle), middle, build(middle + 1, high))
end

def setup(n)
  build(0, n)
end

def yield_from(g)
  while (v = g.resume)
    Fiber.yield(v)
  end
end

def walk(node)
  Fiber.new do
    yield_from(walk(node.left)) if node.left
    Fiber.yield(node.value)
    yield_from(walk(node.right)) if node.right
    nil
  end
end

def run(root)
  s = 0
  g = walk(root)
  while (v = g.resume)
    s += v
  end
  s
end

def expected(n)
  n * (n - 1) / 2
end
