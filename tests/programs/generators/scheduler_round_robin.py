def task(name, n):
    for i in range(n):
        print(name, i)
        yield
    return name + " done"


def run(tasks):
    results = []
    queue = list(tasks)
    while queue:
        t = queue.pop(0)
        try:
            next(t)
        except StopIteration as e:
            results.append(e.value)
        else:
            queue.append(t)
    return results


print(run([task("a", 3), task("b", 1), task("c", 2)]))


class Scheduler:
    def __init__(self):
        self.ready = []
        self.waiting = {}
        self.log = []

    def spawn(self, gen):
        self.ready.append((gen, None))

    def run(self):
        while self.ready:
            gen, value = self.ready.pop(0)
            try:
                request = gen.send(value)
            except StopIteration as e:
                self.log.append(("end", e.value))
                continue
            kind, channel, payload = request
            if kind == "put":
                takers = self.waiting.get(channel)
                if takers:
                    self.ready.append((takers.pop(0), payload))
                    self.ready.append((gen, True))
                else:
                    self.ready.append((gen, False))
            else:
                if channel not in self.waiting:
                    self.waiting[channel] = []
                self.waiting[channel].append(gen)


def producer(n):
    sent = 0
    while sent < n:
        if (yield ("put", "numbers", sent)):
            sent += 1
    return "producer"


def consumer(n):
    total = 0
    for _ in range(n):
        total += yield ("get", "numbers", None)
    return total


s = Scheduler()
s.spawn(producer(10))
s.spawn(consumer(5))
s.spawn(consumer(5))
s.run()
print(s.log)
