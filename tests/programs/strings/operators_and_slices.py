s = "abcdef"
print(s[0], s[-1], s[1:3], s[:2], s[4:], s[::2], s[::-1], s[-3:-1], s[5:1:-2], s[10:], s[:100], s[3:3], s[-100:2])
print("a" + "b" * 3, 2 * "xy", "x" * 0, "x" * -1, "a" "b" 'c')
print("b" in s, "cd" in s, "" in s, "x" not in s, len(s), len(""))
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "a" == "a", "a" != "b", "Z" < "a", "a" <= "a")
print(min(s), max(s), sorted("hello"), list("hi"), tuple("hi"), "".join(reversed(s)), list(enumerate("ab")))
for c in "xyz":
    print(ord(c), end=" ")
print()
t = s
t += "!"
print(s, t)
t *= 2
print(t)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
print(str(12), str(None), str([1, "a"]), repr("a"), str("a"), str(), repr(""))
print(s is not None, hash("abc") == hash("ab" + "c"), {"ab" + "c": 1}["abc"])
word = ""
for i in range(300):
    word += chr(97 + i % 26)
print(len(word), word[-5:], word.count("abc"))
print(s[slice(1, 4)], s[True], "%s" % s[1:2])
