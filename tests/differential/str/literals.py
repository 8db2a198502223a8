print('a', "b", '''c
d''', """e"f""", 'it\'s', "tab\there", r"raw\n", "\x41\u00e9\U0001F600\101\0".encode(), "a" "b" 'c')
print(len("\N{LATIN SMALL LETTER E WITH ACUTE}"), "\
continued")
print(repr("'"), repr('"'), repr("'\""), repr("\\"), repr("\n\r\t\x00\x1f\x7f\x80\xa0\xad"))
print(repr("é€😀\ud800\u2028\u200b\ufeff\u0378"), ascii("é€😀"), repr("\x85"), repr("\u3000"))
print(["it's", 'q"', "both'\""], {"k": "v\n"}, ("x",))
print(R"\d", u"u", f"{1}" "x" f"{2}", b"a" b"b", rb"\n", "" == '')
print(str(), str("x"), str(5), str(None), str([1, "a"]), str(b"x"), str(b"caf\xc3\xa9", "utf-8"), str(object=3))
