import first
print(first.name, first.from_second(), first.second.from_first())
try:
    import broken_a
except ImportError as error:
    print(type(error).__name__, str(error).split(" (/")[0])
print("done")
