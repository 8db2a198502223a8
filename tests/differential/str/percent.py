def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (1, -2, 3.9), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%c%c" % ("a", 98), "%%" % ())
print("%f %e %g %.2f %10.3f %-10.1f| %+d % d %05d %+.1e" % (1.5, 1.5, 1.5, 2.675, 3.14159, 2.5, 5, 5, 42, 12345.6789))
print("%5s|%-5s|%.2s|%5.1s|" % ("ab", "ab", "abc", "xyz"), "%*d %-*d|%.*f" % (5, 42, 5, 42, 2, 3.14159), "%(a)s %(b)05d" % {"a": 1, "b": 2})
print("%s" % [1], "%s" % (1,), "%s %s" % ("a", None), "%s" % {"a": 1}, "%d" % True, "%x" % -255, "%s" % 5, "%ld %hd" % (1, 2), "%5%|" % ())
print("%G %E %F" % (1e-10, 1.5, 2.5), "%.0f %#.0f" % (2.5, 3), "%d" % 10**30, "%.3d" % 5, "%#5x|%08.2f" % (10, -1.5), "%.10s" % "short", "%i" % -0.9)
attempt(lambda: "%d" % "a")
attempt(lambda: "%s %s" % (1,))
attempt(lambda: "%s" % (1, 2))
attempt(lambda: "abc" % 1)
attempt(lambda: "abc" % {"a": 1})
attempt(lambda: "%(a)s" % 1)
attempt(lambda: "%(a)s" % {"b": 1})
attempt(lambda: "%" % 1)
attempt(lambda: "%y" % 1)
attempt(lambda: "%c" % "ab")
attempt(lambda: "%c" % -1)
attempt(lambda: "%x" % 1.5)
attempt(lambda: "%f" % "a")
attempt(lambda: "%*d" % ("a", 1))
attempt(lambda: "%d" % 1j)
attempt(lambda: "%d" % float("nan"))
attempt(lambda: "%s %d" % ("a", None))
