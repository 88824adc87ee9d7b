import random
from random import Random


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for seed in [0, 1, -1, 42, 2**31, 2**32, 2**40 + 7, 10**50, -10**50, True, "", "a", "hello", "héllo wörld " * 30, 1.5, -2.25, 0.0]:
    random.seed(seed)
    print(repr(seed)[:20], random.random(), random.randrange(1000), random.getrandbits(100), random.randint(-5, 5))
    r = Random(seed)
    print(r.random(), r.uniform(2, 3), r.gauss(), r.gauss(1, 2))
random.seed("old", version=1)
print(random.random())

random.seed(12345)
print([random.getrandbits(k) for k in (0, 1, 2, 31, 32, 33, 61, 62, 63, 64, 65, 96, 200)])
print([random.randrange(10) for _ in range(40)])
print([random.randrange(3, 100, 7) for _ in range(20)], [random.randrange(100, 3, -7) for _ in range(20)])
print([random.randrange(2**k) for k in range(1, 100, 9)], random.randrange(10**30))
print([random.choice("abcdef") for _ in range(20)], random.choice([1]), random.choice(range(5, 50, 5)))
a = list(range(30))
random.shuffle(a)
print(a)
print(random.sample(range(1000), 5), random.sample(range(30), 30), random.sample("abcdef", 3), random.sample(range(10**6), 40))
print(random.sample([1, 2, 3], 4, counts=[2, 3, 1]), random.sample(["red", "blue"], counts=[4, 2], k=5))
print(random.choices("abc", k=10), random.choices("abc", [1, 2, 7], k=10), random.choices("abc", cum_weights=[1, 3, 10], k=10))
print(random.choices([1, 2], weights=(0.25, 0.75)))
for name, args in [("uniform", (1, 10)), ("triangular", ()), ("triangular", (0, 10, 3)), ("normalvariate", (0, 1)), ("gauss", (0, 1)),
                   ("lognormvariate", (0, 0.5)), ("expovariate", (2,)), ("expovariate", ()), ("vonmisesvariate", (1, 4)),
                   ("vonmisesvariate", (1, 0)), ("gammavariate", (2, 3)), ("gammavariate", (1, 3)), ("gammavariate", (0.3, 3)),
                   ("betavariate", (2, 3)), ("paretovariate", (3,)), ("weibullvariate", (1, 1.5)), ("binomialvariate", (10, 0.3)),
                   ("binomialvariate", (1000, 0.3)), ("binomialvariate", (1000, 0.7)), ("binomialvariate", ())]:
    print(name, [getattr(random, name)(*args) for _ in range(6)])

state = random.getstate()
first = [random.random() for _ in range(5)] + [random.gauss(0, 1)]
random.setstate(state)
print(first == [random.random() for _ in range(5)] + [random.gauss(0, 1)], state[0], len(state[1]))

many = Random(7)
total = 0
for i in range(5000):
    total = (total * 31 + many.getrandbits(32)) % 1000000007
print(total, many.random())

attempt(random.randrange, 0)
attempt(random.randrange, 5, 5)
attempt(random.randrange, 5, 1, 2)
attempt(random.randrange, 1, 5, 0)
attempt(random.randrange, 1.5)
attempt(random.randrange, "a")
attempt(random.randrange, 5, step=2)
attempt(random.randint, 5, 1)
attempt(random.choice, [])
attempt(random.choice, 5)
attempt(random.sample, {1, 2}, 1)
attempt(random.sample, [1, 2], 3)
attempt(random.sample, [1, 2], -1)
attempt(random.choices, [1, 2], [1])
attempt(random.choices, [1, 2], [0, 0])
attempt(random.choices, [1, 2], [1, 2], cum_weights=[1, 2])
attempt(random.choices, [1, 2], 3)
attempt(random.getrandbits, -1)
attempt(random.seed, [1])
attempt(random.gammavariate, 0, 1)
attempt(random.binomialvariate, -1)
attempt(random.shuffle, 5)
random.seed()
print(0 <= random.random() < 1, Random().random() != Random().random())
