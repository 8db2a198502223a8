# Attributes of builtin types and modules under names that no str of the program spells.
import math
import operator


def join(*parts):
    return "".join(parts)


print(getattr("abc", join("up", "per"))())
print(getattr([3, 1, 2], join("in", "dex"))(2))
print(hasattr({}, join("set", "default")), hasattr({}, join("set", "defaults")))
print(operator.methodcaller(join("r", "just"), 5, "*")("ab"))
print(operator.attrgetter(join("nume", "rator"))(7))
print(getattr(math, join("hy", "pot"))(3, 4))
for name in "bit_length", "conjugate":
    print(getattr(10, name[:3] + name[3:])())
print("zfill" in dir(str), "casefold" in dir(""), "popitem" in vars(dict), "isqrt" in dir(math))
print([name for name in dir(tuple) if not name.startswith("_")])
print(sorted(name for name in vars(set) if "_" not in name))
