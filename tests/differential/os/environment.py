# The environment, paths as text, randomness and errors, through the module posix.
import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", repr(function(*args, **kwargs)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


print(type(posix.environ), all(type(key) is bytes for key in posix.environ))
attempt(posix.putenv, "MOLT_TEST", "value")
attempt(posix.putenv, b"MOLT_TEST", Path("path"))
attempt(posix.putenv, "a=b", "c")
attempt(posix.putenv, "", "c")
attempt(posix.putenv, 1, "c")
attempt(posix.putenv, "a\0", "c")
attempt(posix.unsetenv, "MOLT_TEST")
attempt(posix.unsetenv, "a=b")
attempt(posix.fspath, "text")
attempt(posix.fspath, b"bytes")
attempt(posix.fspath, Path("text"))
attempt(posix.fspath, Path(3))
attempt(posix.fspath, 3)
attempt(posix.strerror, 2)
attempt(posix.strerror, 17)
attempt(posix.strerror, "a")
for path in ("", ".", "..", "/", "//", "///", "a", "a/", "a//b", "./a", "a/./b", "a/..", "a/../..", "../..",
             "../a/..", "/..", "/../a", "//..", "//a/../b", "///a/../../b", "a/b/../c/./d", "a/b/../../..", "..a/b..",
             "a/..b", "a/.../b", "x/\u0142/../\U0001f600/.", "/a/b/../..", "a/../b/..", "../../a/../b"):
    attempt(posix._path_normpath, path)
attempt(posix._path_normpath, b"a")
attempt(posix._path_normpath, Path("a"))
print(len(posix.urandom(16)), len(posix.urandom(0)), posix.urandom(8) != posix.urandom(8), len(posix.getrandom(9)))
attempt(posix.urandom, -1)
attempt(posix.getrandom, -1)
attempt(posix.urandom, "a")
print(posix.getpid() > 0, posix.error is OSError, posix.X_OK, posix.EX_USAGE)
print(type(posix._have_functions), "HAVE_FSTATAT" in posix._have_functions)
print(posix.stat_result(range(10)))
print(posix.stat_result(range(10)).st_mtime, posix.stat_result(range(17)).st_mtime_ns, posix.stat_result(range(17)).st_rdev)
attempt(posix.stat_result, [1])
attempt(posix.stat_result, 5)
status = posix.stat_result(range(19))
print(status.n_fields, status.n_sequence_fields, status.n_unnamed_fields, status.st_rdev)
attempt(setattr, status, "st_mode", 1)
attempt(delattr, status, "st_mode")
attempt(setattr, status, "other", 1)
