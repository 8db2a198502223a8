import _csv
import io
from _csv import Dialect, field_size_limit, get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def show(*args, **kwargs):
    d = Dialect(*args, **kwargs)
    return (d.delimiter, d.doublequote, d.escapechar, d.lineterminator, d.quotechar, d.quoting, d.skipinitialspace, d.strict)


def read(lines, *args, **options):
    try:
        print(list(reader(lines, *args, **options)))
    except Exception as error:
        print(type(error).__name__, error)


def write(*rows, dialect=None, **options):
    out = io.StringIO()
    output = writer(out, **options) if dialect is None else writer(out, dialect, **options)
    for row in rows:
        attempt(output.writerow, row)
    print(repr(out.getvalue()))


for name, values in {
    "delimiter": ["", "ab", 1, None, "\n", " "], "doublequote": [0, "x", []], "escapechar": ["", "ab", 1, None, "\\"],
    "lineterminator": [1, None, "", "|"], "quotechar": ["", "ab", 1, None, "'"], "quoting": ["x", 9, -1, None, 6, 5, True],
    "skipinitialspace": [1], "strict": [1], "other": [1],
}.items():
    for value in values:
        print(name, repr(value), end=" ")
        attempt(show, **{name: value})
attempt(show)
attempt(show, "nope")
attempt(show, quotechar=None, quoting=1)
attempt(show, quotechar=None, quoting=3)
attempt(show, None, ";")
attempt(Dialect, 1, 2)
dialect = Dialect()
attempt(setattr, dialect, "delimiter", "x")
attempt(setattr, dialect, "strict", 3)
attempt(delattr, dialect, "strict")
attempt(lambda: dialect.other)
attempt(dialect.__reduce__)
attempt(dialect.__reduce_ex__, 2)


class Tabs:
    delimiter = "\t"
    quoting = _csv.QUOTE_ALL
    lineterminator = "!"


class Sub(Dialect):
    pass


attempt(register_dialect)
attempt(register_dialect, 1)
attempt(register_dialect, "x", "y", "z")
attempt(register_dialect, "x", delimiter="ab")
register_dialect("tabs", Tabs)
register_dialect("semi", "tabs", delimiter=";")
register_dialect("empty", 1)
print(list_dialects(), get_dialect("tabs").quoting, get_dialect("semi").lineterminator, get_dialect("semi").delimiter)
known = get_dialect("tabs")
print(Dialect(known) is known, Dialect("tabs") is known, Dialect(known, strict=True) is known, Sub(known) is known, Sub().delimiter)
unregister_dialect("semi")
attempt(unregister_dialect, "semi")
attempt(get_dialect, "semi")
attempt(get_dialect)
print(list_dialects(), sorted(_csv._dialects))
attempt(field_size_limit, "x")
print(field_size_limit(), field_size_limit(10), field_size_limit(131072))

read(["a,b,\"c \"\"d\"\" e\"\n", '"x\n', 'y",z\r\n', "\n", "a,,\n", '"a"b,c'])
for line in ['"a', '"a"b', 'a,"b', '"a\n', '"a" b', "a\\"]:
    for strict in (False, True):
        read([line], strict=strict, escapechar="\\")
for line in ["a\nb", "a\rb", "a\0b", "", '"a" ,b', 'a"b']:
    read([line])
read(["a\\,b,\"c\\\"d\""], escapechar="\\")
read(["a", "\\\n", "b"], escapechar="\\")
read(['"a\\', 'b"'], escapechar="\\")
read(['1,"2",x'], quoting=_csv.QUOTE_NONNUMERIC)
read(['1,2.5,"x",,""'], quoting=_csv.QUOTE_NONNUMERIC)
read([' a, "b" ,c'], skipinitialspace=True)
read(["'a,b',c"], quotechar="'")
read(['"a","b'], quoting=_csv.QUOTE_NONE)
read(['"a""b",c'], doublequote=False)
read(["a\tb"], Tabs)
read(["a\tb"], "tabs", delimiter="b")
read([b"a"])
read([1])
read(["\n", "a\n", "é€,☃"])
field_size_limit(3)
read(["abcd"])
read(['"abcd"'])
field_size_limit(131072)
attempt(reader)
attempt(reader, 1)
attempt(reader, [], "nope")
attempt(reader, [], "tabs", 1)
attempt(reader, [], quoting=9)
rows = reader(["a", '"b', 'c"', "d"])
print(next(rows), rows.line_num, next(rows), rows.line_num, rows.dialect.delimiter, iter(rows) is rows)
attempt(setattr, rows, "line_num", 3)
attempt(setattr, rows, "dialect", 3)
attempt(type(rows))

row = ["a", 1, None, 1.5, 'x"y', "a,b", "a\nb", "", " ", True, 2j, "a|b", "\\"]
for quoting in range(6):
    write(row, [None], [""], [], ["", ""], quoting=quoting, escapechar="\\", lineterminator="|")
    write(row, [None], [""], quoting=quoting)
write(['a"b', "a,b"], doublequote=False)
write(['a"b'], doublequote=False, escapechar="\\")
write(["a,b"], ['a"b'], quotechar=None)
write([1, 2], dialect=Tabs)
write([1, 2], dialect="tabs", quoting=0)
write(1)
write(None)
write("abc", (n for n in range(3)), {"k": "v"})


class Fails:
    def __str__(self):
        raise ValueError("no text")


write([Fails()])
attempt(writer)
attempt(writer, 1)
attempt(writer, io.StringIO(), "nope")
out = io.StringIO()
output = writer(out)
attempt(output.writerows, 1)
attempt(output.writerows, [["a"], 1])
attempt(output.writerows, [["b"], "cd"])
attempt(output.writerow)
attempt(setattr, output, "dialect", 1)
print(repr(out.getvalue()), output.dialect.quoting)


class Echo:
    def write(self, text):
        return text


print(repr(writer(Echo()).writerow([1, "a"])))
print(_csv.Error.__mro__, type(rows), type(output), _csv.__version__)
