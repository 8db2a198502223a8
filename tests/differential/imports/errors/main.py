def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def load(statement):
    def run():
        if statement == 1:
            import nothing_here
        elif statement == 2:
            from present import absent
        elif statement == 3:
            import present.child
        elif statement == 4:
            from package import missing_child
        elif statement == 5:
            import package.missing_child
        elif statement == 6:
            import raising
        elif statement == 7:
            from . import sibling
        elif statement == 8:
            from package import child
            return child.value
        elif statement == 9:
            import raising
    return run


for n in range(1, 10):
    try:
        print(load(n)())
    except Exception as error:
        print(type(error).__name__, str(error).split(" (")[0], getattr(error, "name", None))
import sys
print("raising" in sys.modules, "present" in sys.modules)
