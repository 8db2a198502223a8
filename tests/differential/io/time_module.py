import time
a = time.time()
p = time.perf_counter()
m = time.monotonic()
time.sleep(0.01)
print(time.time() >= a, time.perf_counter() - p >= 0.009, time.monotonic() > m, type(time.time_ns()), time.perf_counter_ns() > 0, time.process_time() >= 0)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
try:
    time.sleep("x")
except TypeError as error:
    print(error)
print(time.gmtime(0)[:6], time.gmtime(86400 * 365).tm_year, time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1e9)))
