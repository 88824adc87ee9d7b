s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO wORLD".capitalize())
print(s.find("o"), s.rfind("o"), s.find("o", 5), s.find("z"), s.index("W"), s.count("o"), s.count("l"), "aaaa".count("aa"))
print(s.startswith("Hell"), s.endswith("ld"), s.startswith(("x", "He")), s.startswith("World", 7), "".startswith(""))
print(s.replace("o", "0"), s.replace("o", "0", 1), "aaa".replace("", "-"), s.replace("zz", "y"))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), "  a  b c ".split(), "a b c".split(None, 1), "".split(), "".split(","))
print("a,b,c".rsplit(",", 1), "one\ntwo\r\nthree\n".splitlines(), "a--b--c".split("--"))
print("  x ".strip() + "|", "  x ".lstrip() + "|", "  x ".rstrip() + "|", "xxayx".strip("x"), "abcba".strip("ab"), "\t\nq\n".strip())
print("-".join(["a", "b", "c"]), "".join([]), ", ".join(("x",)), "-".join("abc"))
print("7".zfill(3), "-7".zfill(4), "ab".center(7, "*"), "ab".ljust(5) + "|", "ab".rjust(5) + "|", "ab".center(5) + "|")
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x"))
print("abc".isalpha(), "ab1".isalpha(), "ab1".isalnum(), "123".isdigit(), "".isdigit(), " \t".isspace(), "aB".islower(), "AB".isupper(), "ab c".islower())
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "a\tb".expandtabs(4))
for f in (lambda: "abc".index("z"), lambda: "a".split(""), lambda: "abc"[5], lambda: "a" + 1, lambda: 1 + "a", lambda: "a".join([1]),
          lambda: "abc".nothing, lambda: "a" < 1, lambda: int("a"), lambda: "a" - "b", lambda: "x".split(1), lambda: s["a"]):
    try:
        f()
    except (ValueError, IndexError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
