print("%d items" % 3, "%s and %s" % ("a", "b"), "%5d|%-5d|%05d" % (42, 42, 42), "%x %X %o" % (255, 255, 8))
print("%.2f|%8.3f|%e|%g" % (3.14159, 3.14159, 12345.678, 0.0001), "%r %s" % ("q", "q"), "%%" % (), "%c%c" % ("a", 98))
print("%10s|%-10s|%.2s" % ("right", "left", "cut"), "%s" % [1, 2], "%s" % ((1, 2),), "%+d % d" % (5, 5), "%i" % 3.7)
for f in (lambda: "%d" % "x", lambda: "%s %s" % "a", lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%d" % None):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print("{} and {}".format("a", 2), "{0} {1} {0}".format("x", "y"), "{name}".format(name="kw"), "{:>5}|{:<5}|{:.2f}".format(1, 2, 3.14159), "{{}}".format())
print(format(42, "5"), format(3.14159, ".2f"), format("s", ">3"), format(7), format(255, "x"))
