# time.strptime and the way back.
import time


def attempt(*args):
    try:
        print(time.strptime(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt("2020-02-03 11:12:13", "%Y-%m-%d %H:%M:%S")
attempt("Mon Feb  3 00:00:00 2020")
attempt("3 March 99 11 PM", "%d %B %y %I %p")
attempt("2021 366", "%Y %j")
attempt("a")
attempt(1)
attempt("2020", 5)
attempt("2020", "%Q")
attempt("2020", "%Y", 3)
attempt()
parsed = time.strptime("2024-12-31", "%Y-%m-%d")
print(time.strftime("%A %j %U", parsed), parsed.tm_yday, len(parsed))
