# Starting programs through the module _posixsubprocess.
import _posixsubprocess
import posix


def start(args, executables, **options):
    report_read, report_write = posix.pipe()
    out_read, out_write = posix.pipe()
    kept = tuple(sorted(options.get("kept", ()) + (report_write,)))
    pid = _posixsubprocess.fork_exec(
        args, executables, True, kept, options.get("cwd"), options.get("env"), -1, -1, out_read, out_write, -1, -1,
        report_read, report_write, True, options.get("session", False), -1, None, None, None, options.get("umask", -1),
        options.get("preexec"), False)
    posix.close(report_write)
    posix.close(out_write)
    output = b""
    while data := posix.read(out_read, 1000):
        output += data
    report = posix.read(report_read, 1000)
    posix.close(report_read)
    posix.close(out_read)
    found, status = posix.waitpid(pid, 0)
    print(found == pid, output, report, posix.waitstatus_to_exitcode(status))


start([b"sh", b"-c", b"echo hello; exit 3"], [b"/missing/sh", b"/bin/sh"])
start(("sh", "-c", "echo $NAME $#", "a", "b"), (b"/bin/sh",), env=[b"NAME=value"])
start([b"sh"], [b"/missing/sh", b"/missing/too"])
start([b"sh"], [b"/missing/sh", b"/"])
start([b"sh", b"-c", b"pwd"], [b"/bin/sh"], cwd="/")
start([b"sh", b"-c", b"pwd"], [b"/bin/sh"], cwd="/missing")
start([b"sh", b"-c", b"umask"], [b"/bin/sh"], umask=0o27)
start([b"sh", b"-c", b"echo done"], [b"/bin/sh"], preexec=lambda: posix.write(1, b"before "))
start([b"sh", b"-c", b"echo done"], [b"/bin/sh"], preexec=lambda: 1 / 0)
first, second = posix.pipe()
posix.write(second, b"kept\n")
posix.close(second)
start([b"sh", b"-c", b"cat <&%d" % first], [b"/bin/sh"], kept=(first,))
start([b"sh", b"-c", b"cat <&%d 2>&-" % first], [b"/bin/sh"])
for kept in ((3, 2), ("a",), [3], (-1,)):
    try:
        _posixsubprocess.fork_exec([b"sh"], [b"/bin/sh"], True, kept, None, None, -1, -1, -1, -1, -1, -1, 7, 8, True, False,
                                   -1, None, None, None, -1, None, False)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
