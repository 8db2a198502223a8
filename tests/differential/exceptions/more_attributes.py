import builtins
e = OSError(2, "gone", "first", None, "second")
print(e.filename, e.filename2, e)
try:
    e.characters_written
except AttributeError as error:
    print(error)
b = BlockingIOError(11, "busy", 7)
print(b.characters_written, b.args)
e = ImportError("message", name="n", path="p")
print(e.msg, e.name, e.path, e.args, ImportError("m").name_from, str(ImportError(1, 2)))
try:
    from sys import nothing_like_this
except ImportError as error:
    print(error.name, error.name_from, error.msg)
s = SyntaxError("bad", ("file.py", 3, 5, "text line", 3, 9))
print(s.msg, s.filename, s.lineno, s.offset, s.text, s.end_lineno, s.end_offset, s.print_file_and_line, str(s), s.args)
print(SyntaxError("only text").lineno, str(SyntaxError()), SyntaxError("m").msg)
try:
    SyntaxError("bad", ("file.py", 3))
except (TypeError, IndexError) as error:
    print(type(error).__name__, error)
print(ValueError(1, "a").__reduce__(), KeyError().__reduce__())
v = ValueError("x")
v.extra = [1]
print(v.__reduce__())
v.__setstate__({"note": 5, "extra": 6})
print(v.note, v.extra)


class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + " derived", excs)


g = MyGroup("g", [ValueError(1), KeyError(2)])
match, rest = g.split(ValueError)
print(type(match).__name__, match.message, match.exceptions, rest.message, rest.exceptions, ExceptionGroup("p", [ValueError()]).derive([KeyError()]))
print(builtins.EnvironmentError is OSError, builtins.IOError is OSError, EnvironmentError.__name__, builtins.Ellipsis is ..., builtins.NotImplemented is NotImplemented, StopIteration(5).value, UnicodeDecodeError("utf-8", b"ab", 0, 1, "why"))
for cls, args in ((UnicodeEncodeError, ("ascii", "é", 0, 1, "r")), (UnicodeTranslateError, ("é", 0, 1, "r")), (UnicodeDecodeError, ("u", "notbytes", 0, 1, "r")), (StopAsyncIteration, (1,)), (SystemExit, (1, 2))):
    try:
        e = cls(*args)
        print(repr(e), str(e))
    except TypeError as error:
        print("TypeError", error)
