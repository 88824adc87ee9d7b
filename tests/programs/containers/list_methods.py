a = [3, 1, 2]
a.append(5)
a.extend([4, 4])
a.insert(0, 9)
a.insert(-1, 8)
a.insert(100, 7)
print(a, len(a))
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(4)
print(a, a.index(2), a.count(1), a.count(99))
a.reverse()
print(a)
a.sort()
print(a)
b = a.copy()
b.clear()
print(a, b, a is not a.copy(), a == a.copy())
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [] * 5, [1] * -1, [[]] * 2)
print(1 in a, 99 in a, [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [1, 2] == [1, 2], [1, 2] != [2, 1], [2] > [1, 9])
print([1, [2, [3]]], [None, True, 1.5, "s"], list("ab"), list((1, 2)), list({3: 4}), list(range(3)), [])
x = y = [1]
x += [2]
print(y, x is y)
x = x + [3]
print(y, x)
x *= 2
print(x)
nest = [[0] * 2] * 2
nest[0][0] = 1
print(nest)
self_ref = [1]
self_ref.append(self_ref)
print(self_ref)
one = [1]
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1][1], lambda: [1].remove(2), lambda: [1].index(2), lambda: one["a"], lambda: [1] + (2,),
          lambda: [1] < 2, lambda: [1] - [1], lambda: [1].nothing, lambda: [][0], lambda: one[1.0], lambda: [1] * "a", lambda: [] + 1):
    try:
        f()
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
a = [0, 1, 2]
a[0], a[-1] = a[-1], a[0]
a[1] += 10
print(a)
try:
    a[3] = 1
except IndexError as e:
    print(e)
del a[0]
print(a)
try:
    del a[5]
except IndexError as e:
    print(e)
print(a.append(1), a.sort(), a.reverse(), a)
stack = []
for i in range(1000):
    stack.append(i)
while len(stack) > 1:
    stack.append(stack.pop() + stack.pop())
print(stack)
