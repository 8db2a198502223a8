"""Averages, spreads and normal distributions, with unusual data."""
import statistics as s, random
from fractions import Fraction
from decimal import Decimal


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


d = [2, 4, 4, 4, 5, 5, 7, 9]
e = [1.5, 2.5, 3.5, 2.75]
for f in (s.mean, s.fmean, s.geometric_mean, s.harmonic_mean, s.median, s.median_low, s.median_high, s.median_grouped, s.mode, s.multimode, s.stdev, s.pstdev, s.variance, s.pvariance, s.quantiles):
    for data in (d, e, [], [1], [1, 2], ['a', 'b', 'a'], [Fraction(1, 2), Fraction(1, 3)], [Decimal('1.5'), Decimal('2.5')], [-1, 2], [0, 1], None, 5, (x for x in [1, 2, 3]), [1, 'a'], [True, False], [float('nan'), 1], [10 ** 20, 1]):
        attempt((f.__name__, data if isinstance(data, (list, int)) else type(data).__name__), lambda: f(data))
attempt('c', lambda: s.correlation([1, 2, 3], [3, 2, 1]))
attempt('c', lambda: s.correlation([1], [2]))
attempt('c', lambda: s.correlation([1, 1], [2, 3]))
attempt('c', lambda: s.covariance([1, 2, 3], [1, 5, 7]))
attempt('lr', lambda: s.linear_regression([1, 2, 3], [2, 4, 7]))
attempt('lr', lambda: s.linear_regression([1, 1], [2, 4]))
attempt('lr', lambda: s.linear_regression([1, 2, 3], [2, 4, 7], proportional=True))
attempt('c', lambda: s.covariance([1, 2], [1]))
attempt('corr', lambda: s.correlation([1, 2, 3], [1, 3, 2], method='ranked'))
attempt('corr', lambda: s.correlation([1, 2, 3], [1, 3, 2], method='x'))
attempt('q', lambda: s.quantiles(d, n=0))
attempt('q', lambda: s.quantiles(d, n=10, method='inclusive'))
attempt('q', lambda: s.quantiles(d, method='x'))
attempt('fm', lambda: s.fmean(d, [1] * 8))
attempt('fm', lambda: s.fmean(d, [1]))
attempt('hm', lambda: s.harmonic_mean([1, 2], weights=[3, 1]))
attempt('fm0', lambda: s.fmean([1, 2], [0, 0]))
n = s.NormalDist(10, 2)
print(n, n.mean, n.stdev, n.variance, n.pdf(10), n.cdf(12), n.inv_cdf(0.975), n.zscore(14), n.overlap(s.NormalDist(12, 2)), n + 5, n * 2, n + n, n - n, n / 2, -n, n == s.NormalDist(10, 2), hash(n) == hash(s.NormalDist(10, 2)), n.quantiles(4), n.samples(2, seed=1), s.NormalDist.from_samples([1, 2, 3, 4]))
attempt('nd', lambda: s.NormalDist(0, -1))
attempt('nd', lambda: n.inv_cdf(0))
attempt('nd', lambda: n.inv_cdf(1.5))
attempt('nd', lambda: n.foo)
attempt('nd', lambda: n + 'a')
attempt('nd', lambda: n * n)
attempt('nd', lambda: s.NormalDist(0, 0).cdf(1))
attempt('nd', lambda: s.NormalDist(0, 0).pdf(1))
attempt('nd', lambda: n.overlap(5))
attempt('nd', lambda: setattr(n, 'mean', 4))
