class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None


def insert(root, key):
    if root is None:
        return Node(key)
    if key < root.key:
        root.left = insert(root.left, key)
    elif key > root.key:
        root.right = insert(root.right, key)
    return root


def inorder(n):
    if n:
        yield from inorder(n.left)
        yield n.key
        yield from inorder(n.right)


def preorder(n):
    if n is not None:
        yield n.key
        for v in preorder(n.left):
            yield v
        for v in preorder(n.right):
            yield v


def postorder(n):
    return () if n is None else (k for part in (postorder(n.left), postorder(n.right), (n.key,)) for k in part)


def levels(root):
    level = [root]
    while level:
        yield [n.key for n in level]
        level = [c for n in level for c in (n.left, n.right) if c]


root = None
seed = 7
keys = []
for _ in range(60):
    seed = (seed * 1103515245 + 12345) % (1 << 31)
    keys.append(seed >> 16 & 255)
    root = insert(root, keys[-1])
print(list(inorder(root)) == sorted(set(keys)), len(list(inorder(root))))
print(list(preorder(root))[:10], list(postorder(root))[-5:])
for level in levels(root):
    print(len(level), end=" ")
print()


def same_fringe(a, b):
    end = object()
    a, b = inorder(a), inorder(b)
    while True:
        x, y = next(a, end), next(b, end)
        if x is not y and x != y:
            return False
        if x is end:
            return True


other = None
for k in sorted(keys):
    other = insert(other, k)
print(same_fringe(root, other), same_fringe(root, insert(other, 999)))
