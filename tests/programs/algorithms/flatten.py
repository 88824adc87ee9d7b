def flatten(x):
    if isinstance(x, (list, tuple)):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, [2, (3, [4, []], 5)], [[[[6]]]], "text", ()])))
nested = 0
for i in range(1, 100):
    nested = [nested, i]
print(sum(flatten(nested)), len(list(flatten(nested))))


def by_stack(x):
    stack = [iter([x])]
    while stack:
        for item in stack[-1]:
            if isinstance(item, list):
                stack.append(iter(item))
                break
            yield item
        else:
            stack.pop()


print(list(by_stack([1, [2, [3, 4], [[5]]], 6])), sum(by_stack(nested)))


def walk(d, path=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from walk(v, path + k + "/")
        else:
            yield path + k, v


print(list(walk({"a": 1, "b": {"c": 2, "d": {"e": 3}}, "f": {}})))
