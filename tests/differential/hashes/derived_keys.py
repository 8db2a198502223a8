# pbkdf2_hmac by itself: CPython has it in _hashlib, Molt in a module of its own.
try:
    from _molt_keys import pbkdf2_hmac
except ImportError:
    from _hashlib import pbkdf2_hmac


def attempt(*args, **kwargs):
    try:
        print(pbkdf2_hmac(*args, **kwargs).hex())
    except Exception as error:
        print(type(error).__name__, error)


for name in "md5 sha1 sha224 sha256 sha384 sha512 sha3_256 SHA256".split():
    attempt(name, b"password", b"salt", 3)
    attempt(name, b"k" * 300, bytearray(b"s"), 1, 100)
attempt("sha1", "a", b"b", 1)
attempt("sha1", b"a", "b", 1)
for iterations in (0, -1, "x", 2**40):
    attempt("sha1", b"a", b"b", iterations)
for length in (0, -3, "x", 2**40, 1, 21):
    attempt("sha1", b"a", b"b", 1, length)
attempt(1, b"a", b"b", 1)
attempt()
attempt(hash_name="md5", password=b"", salt=b"", iterations=3, dklen=40)
