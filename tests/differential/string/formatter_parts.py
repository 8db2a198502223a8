from _string import formatter_field_name_split, formatter_parser


def attempt(call, *args):
    try:
        result = call(*args)
        print(result if isinstance(result, str) else list(result))
    except Exception as error:
        print(type(error).__name__, error)


def split(name):
    first, rest = formatter_field_name_split(name)
    print(repr(first))
    return rest


for text in ["", "plain", "{}", "a{0}b", "{{x}}", "a{{", "}}b", "{a.b[c]!r:>{w}}", "{:{}{}}", "{!s}", "{x!r:}",
             "{", "}", "a}", "{a", "{a{b}", "{a!}", "{a!r", "{a!rx}", "{a:", "{a[}", "{a[}]}", "{é!☃}", "x{y}z{{w}}{v:{u}}"]:
    attempt(formatter_parser, text)
for name in ["", "0", "name", "0.attr", "a[0]", "a[key].b[1][x y]", "a.", "a..b", "a[", "a[]", "a[0]b", "a[0].b", "12345678901234567890", "a[99999999999999999999]", "٣", "a.7"]:
    attempt(split, name)
attempt(formatter_parser, 1)
attempt(formatter_field_name_split, b"x")
parts = formatter_parser("ok{a}{")
print(next(parts), type(parts).__name__)
attempt(next, parts)
attempt(next, parts)
