d = {"a": {}}
d["a"]["it's missing"]
