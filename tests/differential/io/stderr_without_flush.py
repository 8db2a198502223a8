# A stream on which flush() fails gives exit status 120, also where it is sys.stderr.
import sys


class Output:
    def write(self, text):
        return len(text)


sys.stderr = Output()
print("printed")
