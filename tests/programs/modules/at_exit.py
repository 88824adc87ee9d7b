import gc
gc.disable()  # what is dropped dies in one order only when no collection comes between
import garden.keeper


class Here:
    def __del__(self):
        print("main's", garden is not None)


here = Here()
print("end")
gc.enable()
