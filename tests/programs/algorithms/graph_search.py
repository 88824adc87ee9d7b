graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f", "a"], "f": []}


def depth_first(node, seen=None):
    if seen is None:
        seen = set()
    if node in seen:
        return
    seen.add(node)
    yield node
    for n in graph[node]:
        yield from depth_first(n, seen)


def breadth_first(start):
    seen = {start}
    queue = [start]
    for node in queue:
        yield node
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                queue.append(n)


def paths(a, b, path=()):
    path = path + (a,)
    if a == b:
        yield "".join(path)
        return
    for n in graph[a]:
        if n not in path:
            yield from paths(n, b, path)


def topological(g):
    done = set()

    def visit(n):
        if n in done:
            return
        done.add(n)
        for m in g[n]:
            yield from visit(m)
        yield n
    for n in g:
        yield from visit(n)


print(list(depth_first("a")), list(breadth_first("a")))
print(list(paths("a", "f")))
print(list(topological({"shirt": ["belt"], "belt": [], "shoes": [], "socks": ["shoes"]}))[::-1])


def knights(n, x, y, board=None, step=0):
    if board is None:
        board = [[-1] * n for _ in range(n)]
    board[x][y] = step
    if step == n * n - 1:
        yield [row[:] for row in board]
    else:
        moves = []
        for dx, dy in ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)):
            a, b = x + dx, y + dy
            if 0 <= a < n and 0 <= b < n and board[a][b] < 0:
                free = sum(1 for ex, ey in ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))
                           if 0 <= a + ex < n and 0 <= b + ey < n and board[a + ex][b + ey] < 0)
                moves.append((free, a, b))
        for _, a, b in sorted(moves):
            yield from knights(n, a, b, board, step + 1)
    board[x][y] = -1


for row in next(knights(5, 0, 0)):
    print(" ".join(f"{v:2}" for v in row))
