class C:
    def method(self):
        while True:
            try:
                x = [1, 2, for]
            finally:
                pass
