# Signals through the module _signal.
import _signal
import posix
import time


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, "->", repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


received = []


def handler(number, frame):
    received.append(number)


class Stop(Exception):
    pass


def raising(number, frame):
    raise Stop(number)


attempt(_signal.getsignal, _signal.SIGUSR1)
attempt(_signal.getsignal, _signal.SIGPIPE)
attempt(_signal.getsignal, _signal.SIGXFSZ)
print(_signal.getsignal(_signal.SIGINT) is _signal.default_int_handler)
attempt(_signal.signal, _signal.SIGUSR1, handler)
print(_signal.getsignal(_signal.SIGUSR1) is handler)
_signal.raise_signal(_signal.SIGUSR1)
posix.kill(posix.getpid(), _signal.SIGUSR1)
print(received)
print(_signal.signal(_signal.SIGUSR1, raising) is handler)
attempt(_signal.raise_signal, _signal.SIGUSR1)
attempt(_signal.raise_signal, _signal.SIGINT)
_signal.signal(_signal.SIGINT, handler)
_signal.raise_signal(_signal.SIGINT)
print(received)
_signal.signal(_signal.SIGINT, _signal.default_int_handler)
try:
    _signal.raise_signal(_signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
_signal.signal(_signal.SIGUSR1, _signal.SIG_IGN)
attempt(_signal.raise_signal, _signal.SIGUSR1)
attempt(_signal.signal, _signal.SIGUSR1, _signal.SIG_DFL)

# A timer that goes off in a loop, and one that interrupts a sleep.
_signal.signal(_signal.SIGALRM, raising)
attempt(_signal.setitimer, _signal.ITIMER_REAL, 0.02)
try:
    count = 0
    while True:
        count += 1
except Stop as error:
    print("stopped", error, count > 0)
_signal.setitimer(_signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except Stop as error:
    print("stopped again", error)
_signal.signal(_signal.SIGALRM, handler)
_signal.setitimer(_signal.ITIMER_REAL, 0.01, 0.01)
start = time.monotonic()
time.sleep(0.05)
_signal.setitimer(_signal.ITIMER_REAL, 0)
print(time.monotonic() - start >= 0.05, received.count(_signal.SIGALRM) >= 2)
attempt(_signal.getitimer, _signal.ITIMER_REAL)
attempt(_signal.alarm, 0)

reading, writing = posix.pipe()
attempt(_signal.set_wakeup_fd, 99)
posix.set_blocking(writing, False)
attempt(_signal.set_wakeup_fd, writing)
_signal.raise_signal(_signal.SIGALRM)
print(posix.read(reading, 10), _signal.set_wakeup_fd(-1) == writing)

attempt(_signal.pthread_sigmask, _signal.SIG_BLOCK, [_signal.SIGUSR2])
_signal.signal(_signal.SIGUSR2, handler)
_signal.raise_signal(_signal.SIGUSR2)
print(_signal.SIGUSR2 in received, _signal.sigpending())
attempt(_signal.pthread_sigmask, _signal.SIG_UNBLOCK, [_signal.SIGUSR2])
print(_signal.SIGUSR2 in received, _signal.sigpending())

attempt(_signal.signal, 0, handler)
attempt(_signal.signal, 65, handler)
attempt(_signal.signal, 9, handler)
attempt(_signal.signal, _signal.SIGUSR1, 5)
attempt(_signal.signal, _signal.SIGUSR1, None)
attempt(_signal.signal, "a", handler)
attempt(_signal.signal)
attempt(_signal.strsignal, 2)
attempt(_signal.strsignal, 64)
attempt(_signal.strsignal, 33)
attempt(_signal.raise_signal, 100)
attempt(_signal.setitimer, 9, 1)
attempt(_signal.setitimer, 0, -1)
attempt(_signal.pthread_sigmask, _signal.SIG_BLOCK, [0])
attempt(_signal.pthread_sigmask, 99, [])
attempt(_signal.default_int_handler, 2, None)
print(_signal.ItimerError, _signal.ItimerError.__mro__[1], sorted(_signal.valid_signals())[:3], _signal.NSIG)
try:
    _signal.getitimer(9)
except _signal.ItimerError as error:
    print(error.errno, error.strerror, error.args)
