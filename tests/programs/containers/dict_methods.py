d = {"a": 1, "b": 2}
d["c"] = 3
d["a"] = 10
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, "z" not in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()), d.keys(), d.values(), d.items())
print(d.pop("b"), d.pop("z", None), d, d.setdefault("a", 5), d.setdefault("n", []), d)
d.update({"a": 0, "q": 1})
d.update([("t", 2)])
print(d, d.popitem(), d)
del d["a"]
print(d, d.copy() == d, d.copy() is d)
d["a"] = "last"
print(list(d))
d.clear()
print(d, bool(d), not {}, {} == {}, {1: 2} == {1: 2}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3})
print(dict(), dict([(1, 2)]), dict(a=1, b=2), dict({"x": 1}))
for f in (lambda: {}["x"], lambda: {}[1], lambda: {(1, 2): 0}[3, 4], lambda: {[]: 1}, lambda: {}.pop("x"), lambda: {}.popitem(), lambda: {{}: 1}, lambda: {1: 1} < {2: 2},
          lambda: {}.nothing, lambda: {} + {}, lambda: {None: 1}["None"]):
    try:
        f()
    except (KeyError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
for k in {"x": 1, "y": 2}:
    print(k, end=" ")
for k, v in {"x": 1, "y": 2}.items():
    print(k, v, end=" ")
print()
counts = {}
for c in "mississippi":
    counts[c] = counts.get(c, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: -kv[1]))
groups = {}
for w in ["apple", "bob", "cat", "art"]:
    groups.setdefault(w[0], []).append(w)
print(groups)
nested = {"a": {"b": {"c": 1}}}
nested["a"]["b"]["d"] = [1, 2]
nested["a"]["b"]["d"][0] += 5
print(nested)
print({1: "int", 1.0: "float", True: "bool"}, {"1": 1, 1: 2}, {None: 0, (): 1, "": 2, 0.5: 3})
print({i: i * i for i in range(4)}, {"key" + str(i): None for i in range(2)})
print(2 in {1: 1}.keys(), 1 in {1: 5}.values(), 5 in {1: 5}.values(), (1, 5) in {1: 5}.items())

d = {1: 2}
for view in d.keys(), d.values(), d.items():
    print(view.mapping, type(view.mapping).__name__, view.mapping[1], len(view.mapping))
mapping = d.keys().mapping
d[3] = 4
print(mapping, mapping == d)
try:
    mapping[5] = 6
except TypeError as e:
    print(e)
