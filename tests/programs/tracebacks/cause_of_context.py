try:
    try:
        raise ValueError("context")
    except ValueError:
        raise KeyError("with cause") from OSError("never raised")
except KeyError:
    raise RuntimeError
