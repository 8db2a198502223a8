import sys
print(sys.maxsize, sys.byteorder, sys.version_info[:2], sys.version_info >= (3, 12), sys.version_info.major, sys.platform in ("linux", "wasi"), sys.maxunicode)
print(sys.float_info.max, sys.float_info.epsilon, sys.hexversion >> 16, type(sys.implementation.name), sys.getdefaultencoding(), sys.flags.optimize)
print(sys.stdout.encoding, sys.stdin is sys.__stdin__, sys.stdout.isatty(), type(sys.modules), "sys" in sys.modules, "__main__" in sys.modules, sys.modules["__main__"].__name__)
print(sys.getrecursionlimit(), sys.intern("abc") is sys.intern("abc"), sys.int_info.default_max_str_digits, sys.hash_info.width, sys.hash_info.modulus)
