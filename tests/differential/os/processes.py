# fork, exec, wait and signals through the module posix.
import posix


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", repr(function(*args, **kwargs)), flush=True)
    except Exception as error:
        print(function.__name__, type(error).__name__, error, flush=True)


def run(action):
    pid = posix.fork()
    if pid == 0:
        try:
            action()
        finally:
            posix._exit(111)
    found, status = posix.waitpid(pid, 0)
    print(found == pid, status, posix.WIFEXITED(status), posix.WIFSIGNALED(status), posix.waitstatus_to_exitcode(status),
          flush=True)


run(lambda: posix._exit(7))
run(lambda: posix.kill(posix.getpid(), 9))
run(lambda: posix.abort())
run(lambda: posix.execv("/bin/sh", ["sh", "-c", "echo from the shell; exit 3"]))
run(lambda: posix.execve("/bin/sh", ("sh", "-c", "echo $NAME; exit 4"), {"NAME": "value", b"OTHER": b"x"}))
print(posix.waitstatus_to_exitcode(posix.system("exit 5")), flush=True)

hooks = []
posix.register_at_fork(before=lambda: hooks.append("before 1"), after_in_parent=lambda: hooks.append("parent 1"),
                       after_in_child=lambda: hooks.append("child 1"))
posix.register_at_fork(before=lambda: hooks.append("before 2"), after_in_parent=lambda: hooks.append("parent 2"))
reading, writing = posix.pipe()
pid = posix.fork()
if pid == 0:
    posix.write(writing, " ".join(hooks).encode())
    posix._exit(0)
posix.close(writing)
print(posix.read(reading, 1000), posix.wait() == (pid, 0), hooks, flush=True)

attempt(posix.register_at_fork)
attempt(posix.register_at_fork, before=3)
attempt(posix.waitpid, -1, 0)
attempt(posix.kill, "a", 1)
attempt(posix.kill, -99999999, 0)
attempt(posix.kill, posix.getpid(), 0)
attempt(posix.waitstatus_to_exitcode, 256)
attempt(posix.waitstatus_to_exitcode, 9)
attempt(posix.waitstatus_to_exitcode, 0x137F)
attempt(posix.WIFEXITED, "a")
attempt(posix.execv, "missing", [])
attempt(posix.execv, "missing", 3)
attempt(posix.execv, "missing", [""])
attempt(posix.execv, "missing", ["a"])
attempt(posix.execve, "missing", ["a"], {"a=": "b"})
attempt(posix.execve, "missing", ["a"], {"a": "b"})
attempt(posix.execve, "missing", ["a"], 3)
