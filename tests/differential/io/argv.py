import sys
print(len(sys.argv), sys.argv[1:], sys.argv[0].endswith("argv.py") or "argv" in sys.argv[0])
for number, argument in enumerate(sys.argv[1:], 1):
    print(number, repr(argument))
print(type(sys.argv), [len(a) for a in sys.argv[1:]])
