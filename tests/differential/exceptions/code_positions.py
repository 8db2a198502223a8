"""Positions of code objects: what the module traceback reads for lines and markers."""
import re
import traceback


def show():
    print(re.sub(r'File ".*[/\\]', 'File "', traceback.format_exc()), end="")


class Box:
    def __init__(self, values):
        self.values = values

    def pick(self, key):
        return (self.values[key]
                + 1)


def fails(kind):
    box = Box({"a": 1, "b": "text", "ü": [1]})
    if kind == 0:
        return box.pick("a") + box.pick("b")
    if kind == 1:
        return box.values["a"]["x"] * 2
    if kind == 2:
        return box.missing.attribute
    if kind == 3:
        return box.values["ü"].nope(1,
                                    2)
    if kind == 4:
        return len(box.values["ü"], 5)
    return (box.pick("a") -
            box.values["ü"])


for kind in range(6):
    try:
        fails(kind)
    except Exception as error:
        show()
        summary = traceback.extract_tb(error.__traceback__)
        print([(f.name, f.lineno, f.end_lineno, f.colno, f.end_colno) for f in summary])
        tb = error.__traceback__
        while tb is not None:
            positions = list(tb.tb_frame.f_code.co_positions())
            print(tb.tb_lineno == positions[tb.tb_lasti // 2][0], tb.tb_lasti >= 0, end=" ")
            tb = tb.tb_next
        print()

lines = list(fails.__code__.co_lines())
print(all(start <= end for start, end, line in lines), {line for _, _, line in lines} >= {20, 22, 24, 26})
text = traceback.format_exception_only(ValueError("only"))
print(text, traceback.format_exception_only(None, None))
try:
    raise KeyError("first") from ValueError("cause")
except KeyError:
    show()
