# What unicodedata tells about characters.
import unicodedata as u


def show(what):
    try:
        print(ascii(what()))
    except Exception as error:
        print(type(error).__name__, ascii(error.args))


for c in "aZ0 \x00\n(\xe9\xbd\xb2\xdf\u0301\u0660\u05d0\u0e01\u2167\u3042\uac00\uff21\ufb01\u1e9b\ud800\U0001f600\U000e0001\U0010ffff":
    print(ascii(c), u.category(c), u.bidirectional(c), u.combining(c), u.mirrored(c), u.east_asian_width(c), u.decomposition(c), u.decimal(c, None), u.digit(c, None), u.numeric(c, None), u.name(c, "no name"))
for text in ["abc", "\xe9", "e\u0301", "\u1e9b\u0323", "\ufb01x", "\uac00\u1100\u1161\u11a8", "\u212b\u2126", "a\u0315\u0300\u05ae\u0062", "\xbd\xb2", "q\u0307\u0323", "\U0001d15e"]:
    for form in ["NFC", "NFD", "NFKC", "NFKD"]:
        print(ascii(u.normalize(form, text)), u.is_normalized(form, text), end=" ")
    print()
for name in ["LATIN SMALL LETTER A", "latin small letter e with acute", "HANGUL SYLLABLE GA", "CJK UNIFIED IDEOGRAPH-4E00", "KEYCAP DIGIT ONE", "GRINNING FACE", "nope", "", "x" * 300]:
    show(lambda: u.lookup(name))
print(u.unidata_version, u.lookup(b"DIGIT ONE"), u.normalize("NFC", ""), u.name("\u4e01"), u.name("\uac01"), u.numeric("\u2155"))
for call in [
    lambda: u.category("ab"), lambda: u.category(1), lambda: u.name(""), lambda: u.name("\0"), lambda: u.decimal("x"), lambda: u.digit("x"),
    lambda: u.numeric("x"), lambda: u.normalize("X", "a"), lambda: u.normalize(1, "a"), lambda: u.normalize("NFC", 1), lambda: u.lookup(1),
    lambda: u.decimal("\xbd", "other"), lambda: u.numeric(3), lambda: u.is_normalized("Q", "a"),
]:
    show(call)
