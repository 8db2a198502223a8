# Users, groups, locks and control calls through the modules pwd, grp and fcntl.
import fcntl
import grp
import posix
import pwd


def attempt(function, *args):
    try:
        print(function.__name__, "->", function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error.args)


attempt(pwd.getpwuid, 0)
root = pwd.getpwnam("root")
print(root == pwd.getpwuid(0), root.pw_name, root[2], type(root), root in pwd.getpwall())
attempt(pwd.getpwuid, 999999)
attempt(pwd.getpwuid, "a")
attempt(pwd.getpwuid, -1)
attempt(pwd.getpwuid, 2**40)
attempt(pwd.getpwuid, -5)
attempt(pwd.getpwnam, "nobody at all")
attempt(pwd.getpwnam, 5)
attempt(pwd.getpwnam, "a\0")
group = grp.getgrgid(0)
print(group, group == grp.getgrnam("root"), group in grp.getgrall())
attempt(grp.getgrgid, 999999)
attempt(grp.getgrgid, "a")
attempt(grp.getgrgid, -5)
attempt(grp.getgrnam, "nobody at all")
attempt(grp.getgrnam, 5)

reading, writing = posix.pipe()
attempt(fcntl.fcntl, reading, fcntl.F_GETFD)
attempt(fcntl.fcntl, reading, fcntl.F_SETFD, 0)
attempt(fcntl.fcntl, reading, fcntl.F_GETFD)
attempt(fcntl.fcntl, reading, fcntl.F_GETFD, "a")
attempt(fcntl.fcntl, "a", 1)
attempt(fcntl.fcntl, 99, 1)
attempt(fcntl.fcntl, reading, "a")
attempt(fcntl.fcntl, reading, 1, 1.5)
attempt(fcntl.fcntl, reading, fcntl.F_GETLK, b"x" * 2000)
with open("file", "w") as file:
    attempt(fcntl.flock, file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    attempt(fcntl.flock, file, fcntl.LOCK_UN)
    attempt(fcntl.flock, 99, 1)
    attempt(fcntl.flock, file, "a")
    attempt(fcntl.lockf, file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    attempt(fcntl.lockf, file, fcntl.LOCK_UN, 1, 2, 0)
    attempt(fcntl.lockf, file, 16)
    attempt(fcntl.lockf, file, 0)
    attempt(fcntl.lockf, 99, 1)
FIONREAD = 0x541B
posix.write(writing, b"abc")
attempt(fcntl.ioctl, reading, FIONREAD, b"\0\0\0\0")
buffer = bytearray(4)
attempt(fcntl.ioctl, reading, FIONREAD, buffer)
print(buffer)
attempt(fcntl.ioctl, reading, FIONREAD, bytearray(4), False)
attempt(fcntl.ioctl, reading, FIONREAD, "abcd")
attempt(fcntl.ioctl, 99, 1)
attempt(fcntl.ioctl, reading, "a")
attempt(fcntl.ioctl, reading, FIONREAD, 1.5)
