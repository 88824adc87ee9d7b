def coroutine():
    received = yield 'first'   # Send 'first', receive value
    received = yield 'second'  # Send 'second', receive value
    return 'done'

coro = coroutine()
print(next(coro))           # Returns 'first', same as send(None)
print(coro.send('value1'))  # Returns 'second', coroutine receives 'value1'
coro.send('value2')  # Raises StopIteration('done')
