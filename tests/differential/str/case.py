words = ["hello world", "HELLO", "Hello World", "ßtraße", "ǆ", "ﬁ", "İ", "ΑΣ", "ΑΣΑ", "it's a dog's", "1a2b", "éÉ", "ŉ", "", "x1Y", "ΐ", "ά", "𐐀𐐨"]
for word in words:
    print(word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold(), sep="|")
for word in words:
    print(word.isupper(), word.islower(), word.istitle(), len(word.upper()), len(word.lower()))
