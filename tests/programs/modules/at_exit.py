import garden.keeper


class Here:
    def __del__(self):
        print("main's", garden is not None)


here = Here()
print("end")
