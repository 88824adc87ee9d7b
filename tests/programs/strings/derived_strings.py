"""What methods and operators make of a string of a derived class that they leave as it is: a plain one."""


class Name(str):
    def __str__(self):
        return "shown"


name = Name("abc")
made = {
    "strip": name.strip(), "slice": name[:], "steps": name[0:3:1], "times": name * 1, "replace": name.replace("x", "y"),
    "replace none": name.replace("b", "y", 0), "center": name.center(1), "ljust": name.ljust(2), "rjust": name.rjust(3),
    "zfill": name.zfill(1), "expandtabs": name.expandtabs(), "removeprefix": name.removeprefix("x"),
    "removesuffix": name.removesuffix("x"), "join": "".join([name]), "split": name.split("x")[0],
    "words": name.split()[0], "rsplit": name.rsplit("x")[0], "lines": name.splitlines()[0], "lower": name.lower(), "add": name + "", "radd": "" + name, "item": Name("a")[0],
}
print([key for key, value in made.items() if type(value) is not str or value != ("a" if key == "item" else "abc")])
print(type({name: 1}.popitem()[0]).__name__, str(name), f"{name} {name!r}", "%s" % name, name == "abc", hash(name) == hash("abc"))
