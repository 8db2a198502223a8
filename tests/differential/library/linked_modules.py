"""Modules of the standard library, compiled apart from the program and linked to it."""
import bisect
import colorsys
import heapq
import keyword
import stat
import sys
import token


def rounded(values):
    return tuple(round(value, 4) for value in values)


# A name made at run time finds what the library's code defined under an equal one.
for target in ("hls", "hsv", "yiq"):
    forward = getattr(colorsys, "rgb_to_" + target)
    back = getattr(colorsys, target + "_to_rgb")
    converted = forward(0.2, 0.4, 0.6)
    print(target, rounded(converted), rounded(back(*converted)))

print(keyword.iskeyword("lambda"), keyword.iskeyword("print"), keyword.softkwlist)
print(len(keyword.kwlist), keyword.kwlist[:3])

heap = []
for number in (5, 1, 4, 1, 5, 9, 2, 6):
    heapq.heappush(heap, number)
print([heapq.heappop(heap) for _ in range(4)], sorted(heap))
print(heapq.nlargest(3, range(10), key=lambda n: n % 7), heapq.nsmallest(2, "banana"))
print(list(heapq.merge([1, 4], [2, 3], [0, 9])))
options = {"".join(("re", "verse")): True, "key": abs}
print(list(heapq.merge([-9, 3], [5, 1], **options)))

data = [1, 3, 3, 7]
print(bisect.bisect_left(data, 3), bisect.bisect(data, 3))
bisect.insort(data, 5, key=lambda value: value)
print(data)

print(stat.filemode(0o100644), stat.S_ISDIR(0o040755), oct(stat.S_IMODE(0o100751)))
print(token.tok_name[token.NAME], token.ISTERMINAL(token.NUMBER))

for attempt in (
    lambda: bisect.bisect_left(data, 3, lo=-1),
    lambda: colorsys.rgb_to_hls(1, 2, blue=3),
    lambda: keyword.missing,
):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

# The program's changes are what the library's own code sees.
colorsys.ONE_SIXTH = 1
print(rounded(colorsys.hls_to_rgb(0.5, 0.5, 0.5)))
print(all(name in sys.modules for name in ("bisect", "colorsys", "heapq", "stat")))
print(heapq.__name__, colorsys.rgb_to_hls.__module__, heapq.merge.__qualname__)
