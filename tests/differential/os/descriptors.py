# Pipes, copies of descriptors, modes and owners: what WASI lacks.
import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", repr(function(*args, **kwargs)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class File:
    def __init__(self, number):
        self.number = number

    def fileno(self):
        return self.number


reading, writing = posix.pipe()
print(posix.get_inheritable(reading), posix.get_inheritable(writing))
posix.set_inheritable(reading, True)
print(posix.get_inheritable(reading))
print(posix.write(writing, b"through a pipe"), posix.read(reading, 7), posix.writev(writing, [b" and", b" more"]))
first, second = bytearray(4), bytearray(30)
print(posix.readv(reading, [first, second]), first, second)
posix.set_blocking(reading, False)
print(posix.get_blocking(reading))
attempt(posix.read, reading, 1)
copy = posix.dup(writing)
print(posix.get_inheritable(copy))
posix.close(writing)
print(posix.write(copy, b"x"), posix.read(reading, 5))
target = posix.dup2(copy, 50)
print(target, posix.get_inheritable(target))
posix.dup2(copy, 50, inheritable=False)
print(posix.get_inheritable(50))
posix.close(copy)
posix.closerange(50, 52)
attempt(posix.write, 50, b"x")
print(posix.read(reading, 5))
posix.close(reading)
attempt(posix.dup, 99)
attempt(posix.dup2, 99, 100)
attempt(posix.readv, 0, 5)
attempt(posix.writev, 1, ["a"])
attempt(posix.get_terminal_size, 99)
attempt(posix.fsync, File("a"))
attempt(posix.fsync, File(99))

old = posix.umask(0o027)
fd = posix.open("file", posix.O_CREAT | posix.O_RDWR)
posix.close(fd)
print(oct(posix.stat("file").st_mode), oct(posix.umask(old)))
posix.chmod("file", 0o640)
print(oct(posix.stat("file").st_mode))
attempt(posix.chmod, "missing", 1)
attempt(posix.chown, "missing", -1, -1)
attempt(posix.chown, "file", -5, -1)
attempt(posix.chown, "file", "a", -1)
posix.chown("file", -1, -1)
folder = posix.open(".", posix.O_RDONLY)
print(posix.listdir(folder), posix.stat("file", dir_fd=folder).st_size, [entry.path for entry in posix.scandir(folder)])
posix.mkdir("sub", dir_fd=folder)
inside = posix.open("sub", posix.O_RDONLY, dir_fd=folder)
posix.rename("file", "moved", src_dir_fd=folder, dst_dir_fd=inside)
print(posix.listdir("sub"), next(posix.scandir(inside)).stat().st_size)
posix.fchdir(inside)
print(posix.listdir())
posix.fchdir(folder)
posix.unlink("moved", dir_fd=inside)
posix.close(inside)
posix.close(folder)
posix.mkfifo("fifo", 0o600)
print(oct(posix.stat("fifo").st_mode))
print(posix.statvfs(".").f_bsize > 0, len(posix.statvfs(".")), repr(posix.statvfs(".")).startswith("os.statvfs_result(f_bsize="))
print(posix.getuid() == posix.geteuid(), posix.getppid() > 1, posix.getpgid(0) == posix.getpgrp())
print(posix.uname().sysname, posix.uname()[0], posix.times().children_user, posix.cpu_count() >= 1)
print(type(posix.sched_getaffinity(0)), posix.terminal_size((80, 24)), posix.terminal_size((80, 24)).lines)
print(posix.sysconf("SC_PAGE_SIZE"), posix.sysconf(posix.sysconf_names["SC_CLK_TCK"]), posix.confstr("CS_PATH"))
attempt(posix.sysconf, "SC_NOPE")
attempt(posix.sysconf, 1.5)
attempt(posix.setuid, "a")
attempt(posix.setuid, -2)
