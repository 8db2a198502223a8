def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ("ab", "é", "😀", ""):
    print([text.ljust(5), text.rjust(5), text.center(5), text.center(4), text.ljust(5, "*"), text.rjust(5, "é"), text.center(5, "😀"), text.ljust(1), text.zfill(4)])
print("-5".zfill(5), "+5".zfill(5), "--5".zfill(5), "5".zfill(0), "abc".center(6), "abcd".center(7), "a".center(4), "ab".center(5))
print(repr("a\tb\tc".expandtabs()), repr("a\tb".expandtabs(4)), repr("\t".expandtabs(0)), repr("ab\n\tc".expandtabs(3)), repr("12345678\tx".expandtabs()), repr("a\tb".expandtabs(tabsize=2)))
attempt(lambda: "a".ljust(5, "xx"))
attempt(lambda: "a".ljust(5, ""))
attempt(lambda: "a".ljust("5"))
attempt(lambda: "a".center())
attempt(lambda: "a".zfill(1.0))
