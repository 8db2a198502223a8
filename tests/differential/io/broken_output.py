# A replaced stdout sees exactly what print writes, part by part.
import sys


class Tee:
    def __init__(self, target):
        self.target = target
        self.log = []

    def write(self, text):
        self.log.append(text)
        return self.target.write(text)

    def flush(self):
        self.log.append("flush")


tee = Tee(sys.stdout)
sys.stdout = tee
print("a", 1, sep="-")
print()
print("b", end="", flush=True)
print(*[], sep="x")
sys.stdout = sys.__stdout__
print(tee.log)


class Failing:
    def write(self, text):
        raise OSError("disk full")


try:
    print("x", file=Failing())
except OSError as error:
    print(error)
sys.stdout = None
print("lost")
sys.stdout = sys.__stdout__
print("back")
