print("before")


class Meta(type):
    pass
