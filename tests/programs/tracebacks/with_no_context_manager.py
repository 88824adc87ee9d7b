with 5 as f, 7:
    pass
