def fail():
    return {}["in class body"]


class C: y = fail()
