samples = ["", "abc", "ABC", "abc1", "123", "½", "²", "٣", "一", "é", " ", "\t\n", "\xa0", "a b", "_x", "1x", "x-1", "class", "Ǆ", "😀", "\x00", "Ⅷ", "ª", "\u0345", "µ", "߀"]
for s in samples:
    flags = [s.isalpha(), s.isalnum(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isspace(), s.isidentifier(), s.isprintable(), s.isascii(), s.isupper(), s.islower(), s.istitle()]
    print(repr(s), "".join("1" if flag else "0" for flag in flags))
