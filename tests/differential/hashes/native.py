import _blake2
import _md5
import _sha1
import _sha2
import _sha3


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


data = bytes(i * 7 & 255 for i in range(1000))
plain = [_md5.md5, _sha1.sha1, _sha2.sha224, _sha2.sha256, _sha2.sha384, _sha2.sha512,
         _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512, _blake2.blake2b, _blake2.blake2s]
for make in plain:
    digest = make()
    print(type(digest), digest.name, digest.digest_size, digest.block_size, digest.hexdigest())
    for size in (1, 55, 56, 64, 111, 112, 127, 128, 129, 137, 1000):
        digest = make(data[: size // 3])
        digest.update(bytearray(data[size // 3 : size]))
        copy = digest.copy()
        copy.update(memoryview(b"more"))
        print(size, digest.hexdigest(), copy.digest()[:4], digest.digest()[-3:])
    attempt(make, "text")
    attempt(make, 5)
    attempt(digest.update, "text")
    attempt(digest.update, None)
    attempt(digest.update)
    attempt(setattr, digest, "name", "x")
    attempt(make(usedforsecurity=False).hexdigest)
for make in (_sha3.shake_128, _sha3.shake_256):
    digest = make(data)
    print(digest.name, digest.digest_size, digest.block_size, digest._capacity_bits, digest._rate_bits, digest._suffix)
    print(digest.hexdigest(300), digest.digest(0), digest.digest(5))
    attempt(digest.digest, -1)
    attempt(digest.hexdigest, 2**40)
    attempt(digest.digest, "x")
attempt(_md5.md5, b"", b"")
attempt(lambda: _md5.md5(string=b"a").hexdigest())
attempt(_md5.md5, data=b"a")
attempt(type(_md5.md5()))
attempt(lambda: type("Sub", (_blake2.blake2b,), {}))
options = dict(key=b"k", salt=b"s", person=b"p", digest_size=20, fanout=2, depth=3, leaf_size=4, node_offset=5, node_depth=6, inner_size=7)
for make in (_blake2.blake2b, _blake2.blake2s):
    print(make(b"a", **options).hexdigest(), make(b"a", last_node=True, **options).hexdigest())
    print(make(data, key=b"key").hexdigest(), make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, make.MAX_DIGEST_SIZE)
    for name, values in {"digest_size": (0, 65, -1, "x"), "fanout": (256, -1), "depth": (0, 256), "leaf_size": (-1, 2**32),
                         "node_offset": (2**64, -1), "node_depth": (256,), "inner_size": (65, -1),
                         "key": (b"x" * 65, "a"), "salt": (b"x" * 17,), "person": (b"x" * 17,)}.items():
        for value in values:
            attempt(lambda: make(**{name: value}).hexdigest())
attempt(lambda: _blake2.blake2s(node_offset=2**48 - 1).hexdigest())
attempt(_blake2.blake2s, node_offset=2**48)
print(_blake2.BLAKE2B_MAX_DIGEST_SIZE, _blake2.BLAKE2S_SALT_SIZE)
