def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
for f in (math.sqrt, math.exp, math.log, math.log2, math.log10, math.log1p, math.expm1):
    print(f.__name__, f(1.0), f(2.0), f(0.5))
print(math.sin(0), math.cos(0), math.tan(0), math.atan2(1, 1), math.hypot(3, 4), math.hypot(1, 2, 2), math.degrees(math.pi))
for v in (2.5, -2.5, 2.0, -0.5, 1e20, 7, -7):
    print(math.floor(v), math.ceil(v), math.trunc(v), math.fabs(v), math.modf(v), math.frexp(v))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 8), math.lcm(4, 6), math.lcm(), math.factorial(20), math.comb(10, 3), math.perm(5, 2))
print(math.isqrt(10**30), math.isqrt(15), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.fsum([0.1] * 10), math.prod([2, 3, 4]), math.ldexp(0.5, 4), math.log(8, 2), math.log(10**400))
print(math.dist((0, 0), (3, 4)), math.nextafter(1.0, 2.0), math.ulp(1.0), math.cbrt(27.0), math.sumprod([1, 2], [3, 4]))
attempt(lambda: math.sqrt(-1))
attempt(lambda: math.log(0))
attempt(lambda: math.exp(1000))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.factorial(2.0))
attempt(lambda: math.floor(math.nan))
attempt(lambda: math.ceil(math.inf))
attempt(lambda: math.sqrt("4"))
attempt(lambda: math.isqrt(-1))
attempt(lambda: math.gcd(1.5))
