print(repr(input()))
print(repr(input("prompt> ")))
print(repr(input()), repr(input("")))
print(int(input(5)) + 1)
print(repr(input()))
try:
    input("at the end: ")
except EOFError as error:
    print("EOFError", error)
try:
    input(1, 2)
except TypeError as error:
    print(error)
