print("tab\there", 'single \'quoted\'', "double \"quoted\"", "back\\slash", "nl\\n")
print(repr("tab\t"), repr('it\'s'), repr("say \"hi\""), repr("both ' and \""), repr("\\"), repr("\n\r\0\x07\x7f"))
print("\x41\u0042\U00000043\103\60", "\a" == "\x07", len("\x00"))
print(r"raw\n", R'\x', len(r"\\"), "a\
b")
print("""triple "quoted"
  lines\tand 'escapes'
""", '''other''', """""", repr("""a
b"""))
print("é", "naïve", "日本語", len("日本語"), "日本語"[1], repr("日本"), "é" < "z", ord("😀"), "😀"[0], len("😀x"))
print("日本語".find("語"), "日本語"[::-1], "日" in "日本", "日本".center(6, "*"), "x日".replace("日", "!"), "a日b本".split("日"))
print(["a'b", 'c"d', "e\n"], {"k'": 'v"'}, ("x",))
print("a" "b", ("long "
                "string"), "" "")
