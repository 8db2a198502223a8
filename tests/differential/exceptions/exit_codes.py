import sys
for code in (None, 0, 1, "text", (1, 2), True):
    try:
        sys.exit(code)
    except SystemExit as stop:
        print(repr(stop.code), stop.args)
try:
    sys.exit(1, 2)
except TypeError as error:
    print(error)
try:
    try:
        sys.exit(3)
    finally:
        print("finally before exit")
except SystemExit:
    print("caught")


def leave():
    try:
        sys.exit(7)
    except Exception:
        print("never")
    finally:
        print("leaving")


leave()
print("never")
