def fail():
    raise ValueError("first place")


def bare():
    try:
        fail()
    except ValueError:
        print("bare raise")
        raise


def named():
    try:
        bare()
    except ValueError as e:
        print("raise e")
        raise e


def kept():
    try:
        named()
    except ValueError as e:
        saved = e
    raise saved


kept()
