def größe(α):
    raise ValueError("日本 – ünïcode")  # комментарий


größe("é")
