# Files and folders by path, through the module posix.
import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", function(*args, **kwargs))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


posix.mkdir("folder")
posix.mkdir(b"folder/bytes")
posix.mkdir(Path("folder/path"))
attempt(posix.mkdir, "folder")
attempt(posix.mkdir, "none/such")
attempt(posix.mkdir, 5)
attempt(posix.mkdir, "x", "mode")
attempt(posix.mkdir, Path(5))
attempt(posix.mkdir, "nul\0")
attempt(posix.mkdir, b"nul\0")
attempt(posix.mkdir, "\ud800")
attempt(posix.mkdir, "folder", dir_fd="a")

fd = posix.open("folder/file", posix.O_RDWR | posix.O_CREAT | posix.O_EXCL, 0o600)
print(posix.write(fd, b"some bytes\n"), posix.write(fd, memoryview(b"more")))
print(posix.lseek(fd, 0, 0), posix.read(fd, 4), posix.read(fd, 100), posix.read(fd, 5))
print(posix.pread(fd, 5, 5), posix.pwrite(fd, b"BYTES", 5), posix.pread(fd, 50, 0))
posix.ftruncate(fd, 6)
posix.fsync(fd)
print(posix.fstat(fd).st_size, posix.isatty(fd), posix.get_blocking(fd))
posix.close(fd)
attempt(posix.close, fd)
attempt(posix.read, fd, 1)
attempt(posix.write, fd, b"x")
attempt(posix.write, 1, "text")
attempt(posix.read, "a", 1)
attempt(posix.read, 0, -1)
attempt(posix.fsync, "a")
attempt(posix.fsync, -3)
attempt(posix.open, "folder/file", posix.O_RDWR | posix.O_CREAT | posix.O_EXCL)
attempt(posix.open, "missing", posix.O_RDONLY)
attempt(posix.open, "missing", "r")
attempt(posix.open, None, 0)

print(sorted(posix.listdir("folder")), sorted(posix.listdir(b"folder")), posix.listdir(), posix.listdir(None))
attempt(posix.listdir, "missing")
attempt(posix.listdir, "folder/file")
attempt(posix.listdir, 2.5)

status = posix.stat("folder/file")
print(type(status), oct(status.st_mode), status.st_size, status[6], len(status), status.st_mtime_ns > 10**18)
print(status.st_mtime == status.st_mtime_ns / 10**9 or abs(status.st_mtime * 1e9 - status.st_mtime_ns) < 1000)
print(status[8] == int(status.st_mtime), repr(status)[:24], repr(status).count("="))
print(posix.stat("folder/file") == status, posix.stat(b"folder/file").st_ino == status.st_ino)
attempt(posix.stat, "missing")
attempt(posix.stat, Path(b"missing"))
attempt(posix.stat, None)
attempt(posix.stat, 10**20)
attempt(posix.lstat, 3)
attempt(posix.stat)
attempt(posix.stat, 3, follow_symlinks=False)
attempt(posix.stat, 3, dir_fd=4)

posix.utime("folder/file", (1000000000, 1234567890.25))
status = posix.stat("folder/file")
print(status.st_atime, status.st_mtime, status.st_mtime_ns, status[7:10][1])
posix.utime("folder/file", ns=(5, 1234567890123456789))
print(posix.stat("folder/file").st_atime_ns, posix.stat("folder/file").st_mtime_ns)
attempt(posix.utime, "missing")
attempt(posix.utime, "folder/file", (1, 2), ns=(1, 2))
attempt(posix.utime, "folder/file", (1,))
attempt(posix.utime, "folder/file", ns=5)
attempt(posix.utime, "folder/file", ("a", 2))
attempt(posix.utime, "folder/file", (float("nan"), 2))

print(posix.access("folder/file", posix.F_OK), posix.access("missing", posix.F_OK))
attempt(posix.rename, "missing", "other")
attempt(posix.rename, b"missing", None)
attempt(posix.rename, 3, "other")
posix.rename("folder/file", "folder/renamed")
posix.replace("folder/renamed", b"folder/again")
posix.link("folder/again", "folder/second")
print(posix.stat("folder/again").st_nlink, posix.stat("folder/again").st_ino == posix.stat("folder/second").st_ino)
attempt(posix.link, "missing", "other")
posix.symlink("again", "folder/link")
print(posix.readlink("folder/link"), posix.readlink(b"folder/link"))
print(oct(posix.lstat("folder/link").st_mode & 0o170000), oct(posix.stat("folder/link").st_mode & 0o170000))
print(posix.stat("folder/link", follow_symlinks=False).st_size)
attempt(posix.symlink, "again", "folder/link")
attempt(posix.readlink, "folder/again")
posix.truncate("folder/again", 3)
print(posix.stat("folder/again").st_size)
attempt(posix.truncate, "missing", 3)

entries = sorted(posix.scandir("folder"), key=lambda entry: entry.name)
for entry in entries:
    print(entry, entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(),
          entry.is_file(follow_symlinks=False), entry.is_junction(), entry.stat().st_size,
          entry.inode() == posix.lstat(entry.path).st_ino, entry.__fspath__())
print(sorted(entry.path for entry in posix.scandir(b"folder/")), [entry.path for entry in posix.scandir()])
with posix.scandir("folder") as iterator:
    next(iterator)
print(list(iterator))
attempt(posix.scandir, "missing")
attempt(type(entries[0]))
attempt(type(iterator))
print(posix.DirEntry[str], type(iterator))

posix.chdir("folder")
print(posix.getcwd().endswith("folder"), posix.getcwdb().endswith(b"folder"), sorted(posix.listdir("."))[:2])
posix.chdir("..")
attempt(posix.chdir, "missing")

attempt(posix.rmdir, "folder")
attempt(posix.unlink, "folder/missing")
attempt(posix.remove, b"missing")
for name in ("again", "second", "link"):
    posix.unlink("folder/" + name)
for name in ("bytes", "path", ""):
    posix.rmdir("folder/" + name)
print(posix.listdir("."))
