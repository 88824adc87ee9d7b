class Kept:
    def __del__(self):
        print("kept, gone")


kept = Kept()
