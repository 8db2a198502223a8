"""__text_signature__ and inspect.signature of builtin functions, methods and slot wrappers."""
import inspect


class Thing:
    """Thing(a)"""

    def __call__(self, x):
        return x


subjects = [len, print, sorted, getattr, sum, min, iter, abs, list.append, list.pop, list.index, dict.get, dict.pop,
            dict.keys, dict.fromkeys, str.split, str.join, str.find, str.center, bytes.center, object.__init__,
            int.__add__, int.__pow__, list.__setitem__, list.__delitem__, dict.__contains__,
            object.__setattr__, object.__delattr__, object.__getattribute__, list.__iter__, object.__repr__,
            type.__call__, property.__get__, property.__set__, int.__lt__, int.__radd__, [].append, "x".join,
            (5).__add__, int.__new__, object.__new__, Thing.__init__, list, tuple, object, int, dict, enumerate,
            float, complex, Thing, set.add, type, isinstance, input, open, dir, round]
for subject in subjects:
    text = getattr(subject, "__text_signature__", "none")
    try:
        found = str(inspect.signature(subject))
    except (ValueError, TypeError) as error:
        found = f"{type(error).__name__}: {error}" if "at 0x" not in str(error) else type(error).__name__
    print(getattr(subject, "__qualname__", subject), repr(text), found)
print(len.__self__.__name__, [].append.__self__, inspect.signature(Thing()), inspect.signature(Thing.__call__))
