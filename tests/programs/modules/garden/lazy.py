def __getattr__(name):
    if name.startswith("x"):
        return name * 2
    raise AttributeError(f"no {name} here")
