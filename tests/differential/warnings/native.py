import sys
import _warnings
from _warnings import warn, warn_explicit


class Output:
    """Prints what goes to sys.stderr, without the program's folder."""

    def write(self, text):
        sys.stdout.write(text.replace(__file__[: __file__.rindex("/") + 1], ""))

    def flush(self):
        pass


sys.stderr = Output()


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Custom(UserWarning):
    pass


print([(f[0], f[2].__name__, f[3], f[4]) for f in _warnings.filters], _warnings._defaultaction, _warnings._onceregistry)
warn("first")
for i in range(2):
    warn("in a loop")
warn("a category", Custom)
warn(Custom("an instance"), DeprecationWarning)
warn("deprecated in main", DeprecationWarning)
warn("pending", PendingDeprecationWarning)
warn("resource", ResourceWarning)


def deprecated():
    warn("the caller", RuntimeWarning, stacklevel=2)
    warn("far", RuntimeWarning, 3)
    warn("beyond", RuntimeWarning, 100)
    warn("zero", RuntimeWarning, 0)
    warn("skips", RuntimeWarning, skip_file_prefixes=("nowhere",))


def caller():
    deprecated()


caller()
warn(42)
attempt(warn)
attempt(warn, 1, 2)
attempt(warn, "a", "b")
attempt(warn, "a", int)
attempt(warn, "a", None, stacklevel="x")
attempt(warn, "m", skip_file_prefixes=1)
attempt(warn, "m", skip_file_prefixes=(1,))
attempt(warn, "x", UserWarning, 2, None, 3)
attempt(warn_explicit)
attempt(warn_explicit, 1, UserWarning, "f", 1)
attempt(warn_explicit, "a", UserWarning, "f", "x")
attempt(warn_explicit, "a", UserWarning, "f", 1, registry=3)
attempt(warn_explicit, "a", UserWarning, 3, 1)
attempt(warn_explicit, "a", int, "f", 1)
attempt(warn_explicit, "a", UserWarning, "f.py", 1, "mod", {}, 5)
attempt(warn_explicit, UserWarning("inst"), int, "f.py", 1)
registry = {}
warn_explicit("explicit", UserWarning, "dir/some.py", 12, registry=registry)
warn_explicit("explicit", UserWarning, "dir/some.py", 12, registry=registry)
warn_explicit("explicit", UserWarning, "dir/some.py", 13, None, registry)
print(registry)
_warnings._filters_mutated()
warn_explicit("explicit", UserWarning, "dir/some.py", 12, registry=registry)
_warnings.filters.insert(0, ("error", None, Custom, None, 0))
_warnings._filters_mutated()
attempt(warn, "now an error", Custom)
attempt(warn, Custom("now an error too"))
_warnings.filters[0] = ("module", None, Custom, "mod", 0)
_warnings._filters_mutated()
registry = {}
for line in (1, 2):
    warn_explicit("by module", Custom, "x.py", line, "mod", registry)
print(registry)
_warnings.filters[0] = ("once", None, Custom, None, 0)
_warnings._filters_mutated()
for line in (1, 2):
    warn_explicit("once", Custom, "x.py", line, "mod")
_warnings.filters[0] = ("always", "same text", Custom, None, 7)
_warnings._filters_mutated()
registry = {}
for line in (7, 7, 8, 8):
    warn_explicit("same text", Custom, "x.py", line, "mod", registry)
_warnings.filters[0] = ("nonsense", None, Custom, None, 0)
attempt(warn, "bad action", Custom)
_warnings.filters[0] = (1, None, Custom, None, 0)
attempt(warn, "bad action type", Custom)
_warnings.filters[0] = ("error", None, Custom)
attempt(warn, "bad filter", Custom)


class Pattern:
    def match(self, text):
        print("match", text)
        return text.startswith("se")


_warnings.filters[0] = ("error", Pattern(), UserWarning, None, 0)
attempt(warn, "seen")
attempt(warn, "unseen")
_warnings.filters[0] = ("ignore", None, Warning, None, 0)
warn("nothing")
