def guarded(f):
    try:
        return f()
    except (ValueError, KeyError) as e:
        return e.args
    finally:
        f = None


assert guarded(lambda: 1 // 1) == 1
