# Patterns, matches and everything that re does with them.
import re


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error)


for pattern, text in [
    (r"a+b", "xaaab"), (r"(a|ab)(c|bcd)(d*)", "abcd"), (r"^(\w+)\s*=\s*(.*?)\s*$", "name =  a value  "),
    (r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-06"), (r"(a)?(b)?c", "ac"), (r"(?:x|(y))*z", "xyxz"),
    (r"[^\W\d_]+", "12_abcé"), (r"\bfoo\b", "a foo b"), (r"\Bo", "foo o"), (r"(?i)straße|ß", "STRASSE ẞ"),
    (r"(?<=a)b", "ab"), (r"(?<!a)b", "ab cb"), (r"a(?=b)", "ac ab"), (r"a(?!b)", "ab ac"),
    (r"(\w)\1", "hello"), (r"(?i)(\w)\1", "aA"), (r"(a)?(?(1)b|c)", "c"), (r"(a)?(?(1)b|c)", "ab"),
    (r"a{2,3}", "aaaa"), (r"a{2,3}?", "aaaa"), (r"(?:ab){2,}", "ababab"), (r"(?:ab){1,2}?c", "ababc"),
    (r"(?>a+)ab", "aaab"), (r"a++b", "aaab"), (r"(?:ab)*+c", "ababc"), (r"(?:a|ab)*+b", "aab"),
    (r"(?s).+", "a\nb"), (r".+", "a\nb"), (r"(?m)^b$", "a\nb\nc"), (r"\Aa\Z", "a"), (r"a$", "a\n"),
    (r"[\u0400-\u04ff]+", "abc где"), (r"[😀-😂]", "x😁"), (r"\d+", "٣٤"), (r"(?a)\d+", "٣٤5"),
    (r"(?x) a  b # comment", "ab"), (r"(((a)(b))c)", "abc"), (r"(a*)*", "aa"), (r"(a*)+?b", "aab"),
    (r"(?:(a)|b)*", "ab"), (r"(?=(\w+))\1:", "abc:"), (r"(.*)(\d+)", "abc123"), (r"x*", "aaa"),
    (r"[]-]+", "a]-"), (r"[a\]b]+", "x]ab"), (r"\x41\u00e9\101", "xAéA"), (r"(?:a(?:b(?:c)?)?)?d", "abd"),
    (r"(foo|bar|baz)+?x", "foobarx"), (r"[a-f0-9]{2}(:[a-f0-9]{2})*", "00:1a:ff"), (r"", "abc"),
    (r"(?:(\w)(?!\1))+", "abccd"), (r"((?:a|b){1,3}?)(c|$)", "abac"), (r"(a+|b)*c\1", "aabca"),
]:
    compiled = re.compile(pattern)
    found = compiled.search(text)
    print(pattern, found, found and (found.groups(), found.groupdict(), found.lastindex, found.lastgroup, found.regs))
    print("  ", compiled.match(text), compiled.fullmatch(text), compiled.findall(text), compiled.split(text))
    print("  ", [m.span() for m in compiled.finditer(text)], compiled.subn("<\\g<0>>", text))

m = re.compile(r"(?P<first>a)(?P<second>b)?(c)").match("xacd", 1)
print(m.group(), m.group(0, 1, 2), m.group("first", "second"), m[1], m["first"], m.start(), m.end(1), m.span("second"))
print(m.pos, m.endpos, m.string, m.re is not None, m.groups("-"), m.groupdict("?"), m.expand(r"\1-\g<first>-\3\n"))
show(lambda: m.group(9))
show(lambda: m.group("nope"))
show(lambda: m[None])
show(lambda: m.start(-1))
show(lambda: m.expand(r"\9"))
p = m.re
print(p, p.flags, p.groups, p.groupindex, p.pattern, p == re.compile(p.pattern), hash(p) == hash(re.compile(p.pattern)))
print(re.compile("x", re.I | re.M), re.compile(b"x", re.S), re.compile("x" * 250), repr(re.compile("a", re.A | re.X)))
print(re.match(b"(a+)", b"aab"), re.match(b"a+", bytearray(b"aab")).group(), re.findall(b"[\xe0-\xff]", b"a\xe9\xffb"))
print(re.sub("a", "b", "banana", 2), re.sub("a", lambda m: m.group().upper(), "banana"), re.sub("(a)(n)?", r"[\2\1]", "banana"))
print(re.sub("x*", "-", "abxd"), re.sub(b"a", b"\\\\", b"banana"), re.sub("", "-", "ab"), re.sub("a", lambda m: None, "banana"))
print(re.split(r"(\W)", "a,b;c"), re.split("x*", "axbc"), re.split(",", "a,b,c", maxsplit=1), re.split(b",", b"a,b"))
print(re.escape("a.b*c é"), re.escape(b"a.b"), re.fullmatch("a|ab", "ab"), re.search("b", "abc", re.I).span())
scanner = re.compile(r"\d|[a-z]").scanner("1a-2")
print(scanner.match(), scanner.match(), scanner.match(), scanner.search(), scanner.pattern)
for bad in ["(", "a**", "[", "(?P<1>a)", "(?P=x)", "\\", "a{3,2}", "(?<=a+)b", "(?i", "[b-a]", "(?(2)a)", "\\q", "*", "(?z)"]:
    show(lambda: re.compile(bad))
for call in [
    lambda: p.match(1), lambda: p.match(b"a"), lambda: re.match(b"a", "a"), lambda: p.sub(lambda m: 3, "acac"),
    lambda: p.match("a", "x"), lambda: p.sub("\\", "a"), lambda: p.sub(r"\g<x>", "a"), lambda: p.sub(3, "a"),
    lambda: p.split("a", None), lambda: type(p)(), lambda: p < p, lambda: re.compile(3), lambda: re.compile(p, re.I),
]:
    show(call)
print(re.Pattern[str], re.Match[bytes], type(p), type(m), type(p.finditer("")).__name__)


class Text(str):
    pass


print(type(re.match("a", Text("a")).group()), type(re.sub("b", "c", Text("a"))), type(re.match("a", Text("a")).string))
print(len(re.match(r"(?:a|b)*", "ab" * 20000).group()), re.match(r"(?:(a)|(b))*c", "ab" * 3000), len(re.findall(r"(?:ab)+?", "ab" * 500)))
