# Waiting for descriptors with select, poll and epoll.
import posix
import select
import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", function(*args, **kwargs))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


class File:
    def __init__(self, number):
        self.number = number

    def fileno(self):
        return self.number

    def __repr__(self):
        return "File"


reading, writing = posix.pipe()
file = File(reading)
# Descriptor 99 is used below as one that is not open. Linux leaves the bits of descriptors for which
# the table of the process has no room as they are, so that the table is first made large enough.
posix.dup2(reading, 99)
posix.close(99)
attempt(select.select, [], [], [], 0)
print(select.select([file], [writing], [], 0) == ([], [writing], []))
posix.write(writing, b"x")
print(select.select([file], [], [], 5), select.select([file], [], [file]) == ([file], [], []))
attempt(select.select, ["a"], [], [], 0)
attempt(select.select, 5, [], [], 0)
attempt(select.select, [], [], [], "a")
attempt(select.select, [], [], [], -1)
attempt(select.select, [99], [], [], 0)
attempt(select.select, [5000], [], [], 0)
start = time.monotonic()
select.select([], [], [], 0.02)
print(time.monotonic() - start >= 0.02)

poll = select.poll()
poll.register(file)
print(poll.poll(0) == [(reading, select.POLLIN)], poll.poll(1.5) == [(reading, 1)], poll.poll() == [(reading, 1)])
poll.register(writing, select.POLLOUT)
print(poll.poll(0) == [(reading, 1), (writing, 4)])
poll.modify(reading, select.POLLPRI)
print(poll.poll(0) == [(writing, 4)])
poll.unregister(writing)
print(poll.poll(0))
attempt(poll.register, "a")
attempt(poll.register, 3, "a")
attempt(poll.register, 3, -1)
attempt(poll.register, 3, 70000)
attempt(poll.modify, 99, 1)
attempt(poll.unregister, 99)
attempt(poll.poll, "a")
poll.register(99)
print(poll.poll(0) == [(99, select.POLLNVAL)])

epoll = select.epoll()
print(epoll.closed, epoll.fileno() > 2)
epoll.register(reading)
print(epoll.poll(0) == [(reading, select.EPOLLIN)])
epoll.register(writing, select.EPOLLOUT)
print(sorted(epoll.poll()) == [(reading, 1), (writing, 4)], len(epoll.poll(maxevents=1, timeout=0)))
epoll.modify(reading, 0)
epoll.unregister(writing)
print(epoll.poll(0.001))
attempt(epoll.register, reading)
attempt(epoll.register, "a")
attempt(epoll.modify, 99, 1)
attempt(epoll.unregister, 99)
attempt(epoll.poll, 0, 0)
attempt(epoll.poll, "a")
epoll.close()
attempt(epoll.poll)
attempt(epoll.fileno)
print(epoll.closed)
with select.epoll(5) as other:
    print(type(other), other.closed)
print(other.closed)
attempt(select.epoll, -2)
attempt(select.epoll, 5, 1)
attempt(type(poll))
print(select.error is OSError, select.PIPE_BUF)
