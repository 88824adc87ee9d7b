def f():
    import garden.raises


f()
