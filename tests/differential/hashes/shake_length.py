import hashlib


def attempt(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for name in ("shake_128", "shake_256"):
    shake = hashlib.new(name, b"data")
    print(attempt(shake.hexdigest), attempt(shake.digest), attempt(shake.hexdigest, 4), attempt(shake.digest, length=3),
        attempt(shake.hexdigest, 1, 2), attempt(shake.digest, size=1), attempt(shake.digest, 0))
