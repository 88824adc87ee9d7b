def f():
    yield


f().send(1)
