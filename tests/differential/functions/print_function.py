import sys
print()
print(1, "a", None, [1], sep="-", end="!\n")
print(*range(3), sep="")
print("no newline", end="")
print(" continued", end="\n\n")
print("a", "b", sep=None, end=None)
print("x", sep="ignored", end=" éé€😀\n")
print("to stdout", file=sys.stdout, flush=True)
print("to stderr", file=sys.stderr)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


w = Writer()
print("a", 1, [None], sep=", ", file=w)
print(file=w, flush=True)
print(w.parts)


class NoWrite:
    pass


try:
    print("x", file=NoWrite())
except AttributeError as error:
    print(error)
for kwargs in ({"sep": 1}, {"end": 1}, {"wrong": 1}):
    try:
        print("x", **kwargs)
    except TypeError as error:
        print(error)


class S:
    def __str__(self):
        return "S text"


print(S(), [1, S()][0], str(S()) * 2)
sys.stdout.write("written\n")
print(sys.stdout.write("five\n"))
saved, sys.stdout = sys.stdout, w
print("captured")
sys.stdout = saved
print(w.parts[-2:])
p = print
p("alias")
