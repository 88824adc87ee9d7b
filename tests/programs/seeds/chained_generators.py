def inner():
    yield 1
    yield 2

def outer():
    yield from inner()  # Efficient chaining

print(list(outer()))


# Conceptual equivalent of 'yield from gen'
def equivalent(gen):
    sent_value = None
    while True:
        try:
            value = gen.send(sent_value)
            sent_value = yield value  # Pass value up, get sent value down
        except StopIteration as e:
            result = e.value
            break
    return result


print(list(equivalent(inner())))
