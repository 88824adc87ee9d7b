class AppError(Exception):
    def __init__(self, code, text):
        Exception.__init__(self, code, text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[1]}"


raise AppError(7, "application failed")
