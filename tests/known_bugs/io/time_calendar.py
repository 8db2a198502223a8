# Calendar functions of time, in UTC.
import time


def attempt(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(type(error).__name__, error)


t = time.gmtime(86400 * 45 + 3661)
print(t, t.tm_year, t.tm_zone, t.tm_gmtoff, t[3], t[:3], len(t), t == tuple(t), hash(t) == hash(tuple(t)))
print(time.strftime("%a %A %b %B %c %d %e %H %I %j %m %M %p %S %U %w %W %x %X %y %Y %% %G %V %u %D %F %T", t))
for call in [
    lambda: time.gmtime(-1.5), lambda: time.gmtime(2**31), lambda: time.gmtime("a"), lambda: time.gmtime(1e20),
    lambda: time.gmtime(float("nan")), lambda: time.asctime(t), lambda: time.asctime((2000, 1, 1, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime("%Y", (1, 2, 3)), lambda: time.strftime("%Y", 5), lambda: time.strftime(5, t),
    lambda: time.strftime("%Y", (2000, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.strftime("%Y", (2000, 1, 40, 0, 0, 0, 0, 1, 0)),
    lambda: time.strftime("%Y", (2000, 1, 1, 25, 0, 0, 0, 1, 0)), lambda: time.strftime("%Y", (2000, 1, 1, 0, 61, 0, 0, 1, 0)),
    lambda: time.strftime("%Y", (2000, 1, 1, 0, 0, 62, 0, 1, 0)), lambda: time.strftime("%a", (2000, 1, 1, 0, 0, 0, -2, 1, 0)),
    lambda: time.strftime("%j", (2000, 0, 0, 0, 0, 0, 0, 0, 0)), lambda: time.strftime("%j", (2000, 1, 1, 0, 0, 0, 0, 400, 0)),
    lambda: time.strftime("é %Y", t), lambda: time.strftime("", t), lambda: time.strftime("a\0b", t),
    lambda: time.struct_time(range(9)), lambda: time.struct_time(range(11)).tm_gmtoff, lambda: time.struct_time((1,)),
    lambda: time.struct_time(5), lambda: time.struct_time, lambda: time.sleep(float("nan")), lambda: time.sleep(None),
    lambda: time.sleep(0), lambda: time.get_clock_info("x"), lambda: time.mktime(5),
]:
    attempt(call)
