# math.isclose() and cmath.isclose() with and without their tolerances.
import cmath
import math

for a, b in ((1, 1.1), (1, 1 + 1e-9), (1, 1 + 1.1e-9), (0, 1e-12), (0.1 + 0.2, 0.3), (1e300, 1.0000001e300), (-5, 5), (3, 3)):
    print(a, b, math.isclose(a, b), cmath.isclose(a, b), math.isclose(a, b, rel_tol=1e-3), math.isclose(a, b, abs_tol=0.2))
close = math.isclose
print(close(1, 1.0000001), close(1, 1.0000001, rel_tol=1e-6), close(1, 1 + 9e-10), close(*(2, 2.1)))
