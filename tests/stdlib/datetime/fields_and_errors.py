"""Dates, times and time zones: arithmetic, texts and every kind of wrong argument."""
from datetime import *
import datetime as dtm, pickle, copy


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


D = date(2024, 2, 29)
T = time(13, 5, 9, 7)
N = datetime(2024, 2, 29, 13, 5, 9, 7)
A = datetime(2024, 7, 4, 12, tzinfo=timezone.utc)
TD = timedelta(days=3, hours=2)
print([c.__name__ + ' ' + c.__module__ + ' ' + repr(c) for c in (date, time, datetime, timedelta, timezone, tzinfo)], D.isocalendar(), type(D.isocalendar()), type(D.isocalendar()).__name__)
ic = D.isocalendar()
print(ic[0], ic.week, ic == (2024, 9, 4), tuple(ic), ic[1:], len(ic))
attempt('ic', lambda: setattr(ic, 'year', 3))
attempt('icx', lambda: ic.foo)
for a, k in [((), {}), ((2024,), {}), ((2024, 1), {}), ((2024, 1, 1, 1), {}), ((2024, 13, 1), {}), ((2024, 2, 30), {}), ((0, 1, 1), {}), ((10000, 1, 1), {}), (('a', 1, 1), {}), ((1.5, 1, 1), {}), ((2024, 1, 1), {'foo': 1}), ((2024,), {'month': 2, 'day': 3}), ((None, 1, 1), {}), ((10 ** 20, 1, 1), {})]:
    attempt(('date', a, k), lambda: date(*a, **k))
for a, k in [((), {}), ((2024, 1), {}), ((2024, 1, 1, 24), {}), ((2024, 1, 1, 1, 60), {}), ((2024, 1, 1, 1, 1, 60), {}), ((2024, 1, 1, 1, 1, 1, 1000000), {}), ((2024, 1, 1, 'a'), {}), ((2024, 1, 1), {'fold': 2}), ((2024, 1, 1), {'tzinfo': 5}), ((2024, 1, 1), {'foo': 1}), ((2024, 1, 1, 0, 0, 0, 0, 5), {}), ((2024, 1, 1, 0, 0, 0, 0, None, 1), {})]:
    attempt(('datetime', a, k), lambda: datetime(*a, **k))
for a, k in [((), {}), ((24,), {}), ((1, 2, 3, 4, 5), {}), ((-1,), {}), (('a',), {}), ((1,), {'tzinfo': 'x'}), ((1,), {'fold': 3}), ((1,), {'x': 3}), ((1, 2, 3, 4, None, 1), {}), ((1, 2, 3, 10 ** 6), {})]:
    attempt(('time', a, k), lambda: time(*a, **k))
for a, k in [((), {}), ((10 ** 10,), {}), ((999999999, 86400), {}), (('a',), {}), ((), {'hours': 'x'}), ((1, 2, 3, 4, 5, 6, 7, 8), {}), ((), {'foo': 1}), ((1.5,), {}), ((float('nan'),), {}), ((float('inf'),), {}), ((), {'weeks': 10 ** 9}), ((None,), {}), ((1e+20,), {}), ((), {'days': -999999999}), ((), {'days': -1000000000}), ((10 ** 30,), {}), ((), {'microseconds': 1.5}), ((), {'seconds': 10 ** 20})]:
    attempt(('td', a, k), lambda: timedelta(*a, **k))
import operator as o
vals = [D, T, N, A, TD, 5, 'x', None, 1.5, timezone.utc]
for op in (o.add, o.sub, o.mul, o.truediv, o.floordiv, o.mod, o.lt, o.eq, o.ge, divmod):
    for x in vals[:5]:
        for y in vals:
            attempt((op.__name__, type(x).__name__, type(y).__name__), lambda: op(x, y))
    for x in (5, 'x', 1.5, None):
        attempt((op.__name__, 'r', x), lambda: op(x, D))
        attempt((op.__name__, 'r', x), lambda: op(x, TD))
attempt('neg', lambda: -D)
attempt('hash', lambda: {D: 1, N: 2, T: 3, TD: 4, A: 5}[D])
attempt('abs', lambda: abs(-TD))
attempt('bool', lambda: (bool(TD), bool(timedelta()), bool(time(0))))
attempt('ov', lambda: date.max + timedelta(1))
attempt('ov', lambda: date.min - timedelta(1))
attempt('ov', lambda: datetime.max + timedelta(1))
attempt('ov', lambda: datetime.min - timedelta(1))
attempt('ov', lambda: timedelta.max + timedelta(1))
attempt('ov', lambda: timedelta.max * 2)
attempt('td/0', lambda: TD / 0)
attempt('td//0', lambda: TD // timedelta())
attempt('td%0', lambda: TD % timedelta())
attempt('td/0.0', lambda: TD / 0.0)
attempt('divmod', lambda: divmod(TD, timedelta()))
attempt('mulnan', lambda: TD * float('nan'))
attempt('mulinf', lambda: TD * float('inf'))
for s in ('2024-2-9', 'nonsense', '', '2024-13-01', '2024-W09-4', '2024W094', '2024-02-30', '2024-02-29T10', '2024-02-29T10:11:12.5', '2024-02-29T25:00', '2024-02-29 10:11:12+05:30', '2024-02-29T10:11:12Z', '2024-02-29T10:11:12.123456789', '2024-02-29T', '10:11', '2024-060', '2024-W60-1', '\ud800'):
    for c in (date, datetime, time):
        attempt((c.__name__, ascii(s)), lambda: c.fromisoformat(s))
for c in (date, datetime, time):
    attempt('fi', lambda: c.fromisoformat(5))
    attempt('fi', lambda: c.fromisoformat())
    attempt('fi', lambda: c.fromisoformat(None))
    attempt('fi', lambda: c.fromisoformat('a', 'b'))
attempt('fo', lambda: date.fromordinal(0))
attempt('fo', lambda: date.fromordinal(10 ** 7))
attempt('fo', lambda: date.fromordinal('a'))
attempt('fo', lambda: datetime.fromordinal(5))
attempt('fo', lambda: date.fromordinal(1.5))
attempt('fo', lambda: date.fromordinal(10 ** 20))
attempt('fic', lambda: date.fromisocalendar(2024, 53, 1))
attempt('fic', lambda: date.fromisocalendar(2024, 1, 8))
attempt('fic', lambda: date.fromisocalendar(0, 1, 1))
attempt('fic', lambda: date.fromisocalendar('a', 1, 1))
attempt('fic', lambda: date.fromisocalendar(2024))
attempt('fic', lambda: date.fromisocalendar(year=2024, week=1, day=1))
attempt('fic', lambda: datetime.fromisocalendar(2024, 0, 1))
attempt('ft', lambda: date.fromtimestamp('a'))
attempt('ft', lambda: date.fromtimestamp(10 ** 20))
attempt('ft', lambda: datetime.fromtimestamp('a'))
attempt('ft', lambda: datetime.fromtimestamp(1e+20))
attempt('ft', lambda: datetime.fromtimestamp(1000000000000.0))
attempt('ft', lambda: datetime.fromtimestamp(0, 5))
attempt('ft', lambda: datetime.fromtimestamp(0, timezone.utc))
attempt('ft', lambda: datetime.fromtimestamp())
attempt('ft', lambda: datetime.fromtimestamp(float('nan')))
attempt('ft', lambda: datetime.fromtimestamp(0, tz=timezone(timedelta(hours=2))))
attempt('ft', lambda: datetime.fromtimestamp(1.9999999, timezone.utc))
attempt('ft', lambda: datetime.fromtimestamp(None))
attempt('ft', lambda: datetime.fromtimestamp(0, None, 5))
attempt('ft', lambda: date.fromtimestamp(float('inf')))
attempt('rep', lambda: D.replace(day=30))
attempt('rep', lambda: D.replace(month=13))
attempt('rep', lambda: D.replace(foo=13))
attempt('rep', lambda: D.replace('a'))
attempt('rep', lambda: N.replace(hour=25))
attempt('rep', lambda: N.replace(tzinfo=5))
attempt('rep', lambda: T.replace(minute=70))
attempt('rep', lambda: T.replace(fold=1))
attempt('rep', lambda: N.replace(2020, 1, 1, 1, 1, 1, 1, None, 5))
attempt('rep', lambda: D.replace(None))
attempt('rep', lambda: D.replace(1, 2, 3, 4))
attempt('sf', lambda: D.strftime(5))
attempt('sf', lambda: D.strftime())
attempt('sf', lambda: D.strftime('%Y %j %U %W %V %G %u %w %%'))
attempt('sf', lambda: N.strftime('%f %z|%Z|%H:%M:%S %p %I'))
attempt('sf', lambda: A.strftime('%f %z|%Z|%:z'))
attempt('sf', lambda: D.strftime(format='%Y'))
attempt('sf', lambda: T.strftime('%Y-%m-%d %H'))
attempt('sf', lambda: D.strftime(''))
attempt('sf', lambda: format(D, '%d/%m'))
attempt('sf', lambda: format(D, ''))
attempt('sf', lambda: format(D, 5))
attempt('sf', lambda: D.__format__(5))
attempt('sf', lambda: f'{N:%H:%M} {T:%H} {D!s:>12}')
attempt('sp', lambda: datetime.strptime('2024', '%Y-%m'))
attempt('sp', lambda: datetime.strptime('2024-01-01x', '%Y-%m-%d'))
attempt('sp', lambda: datetime.strptime(5, '%Y'))
attempt('sp', lambda: datetime.strptime('29/02/2023', '%d/%m/%Y'))
attempt('sp', lambda: datetime.strptime('12', '%Q'))
attempt('sp', lambda: datetime.strptime('2024-01-01 +0530', '%Y-%m-%d %z'))
attempt('sp', lambda: datetime.strptime('Mon Jan 5', '%a %b %d'))
attempt('sp', lambda: datetime.strptime('x', 5))
attempt('iso', lambda: N.isoformat('x'))
attempt('iso', lambda: N.isoformat('xx'))
attempt('iso', lambda: N.isoformat(5))
attempt('iso', lambda: N.isoformat(timespec='foo'))
attempt('iso', lambda: N.isoformat(timespec='milliseconds'))
attempt('iso', lambda: T.isoformat('hours'))
attempt('iso', lambda: T.isoformat(5))
attempt('iso', lambda: D.isoformat(1))
attempt('iso', lambda: N.isoformat(' ', 'minutes', 'x'))
attempt('iso', lambda: T.isoformat(timespec='q'))
attempt('cmb', lambda: datetime.combine(D, T))
attempt('cmb', lambda: datetime.combine(5, T))
attempt('cmb', lambda: datetime.combine(D, 5))
attempt('cmb', lambda: datetime.combine(D))
attempt('cmb', lambda: datetime.combine(D, T, tzinfo=5))
attempt('cmb', lambda: datetime.combine(D, T, timezone.utc))
attempt('astz', lambda: A.astimezone(timezone(timedelta(hours=5, minutes=30))))
attempt('astz', lambda: A.astimezone(5))
attempt('astz', lambda: A.astimezone(1, 2))
attempt('tz', lambda: timezone(5))
attempt('tz', lambda: timezone(timedelta(1)))
attempt('tz', lambda: timezone(timedelta(hours=1), 5))
attempt('tz', lambda: timezone())
attempt('tz', lambda: timezone(timedelta(hours=1), 'X'))
attempt('tz', lambda: timezone(timedelta(hours=1)).utcoffset(5))
attempt('tz', lambda: timezone.utc.utcoffset(None))
attempt('tz', lambda: timezone.utc.tzname(5))
attempt('tz', lambda: timezone.utc.dst(5))
attempt('tz', lambda: timezone.utc.fromutc(5))
attempt('tz', lambda: timezone.utc.fromutc(N))
attempt('tz', lambda: timezone.utc.foo)
attempt('tz', lambda: (timezone.min, timezone.max, str(timezone.utc), hash(timezone.utc) == hash(timezone(timedelta()))))
attempt('tz', lambda: timezone(timedelta(seconds=1, microseconds=1)))
attempt('tzi', lambda: tzinfo().utcoffset(None))
attempt('tzi', lambda: tzinfo().tzname(None))
attempt('tzi', lambda: tzinfo().dst(None))
attempt('tzi', lambda: tzinfo().fromutc(A))
attempt('tzi', lambda: datetime(2024, 1, 1, tzinfo=tzinfo()).utcoffset())


class Z(tzinfo):

    def __init__(s, v):
        s.v = v

    def utcoffset(s, d):
        return s.v

    def tzname(s, d):
        return s.v

    def dst(s, d):
        return s.v


for v in (None, 5, 'x', timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)):
    z = datetime(2024, 1, 1, tzinfo=Z(v))
    attempt(('z', v), z.utcoffset)
    attempt(('z', v), z.dst)
    attempt(('z', v), z.tzname)
    attempt(('z', v), lambda: str(z))
    attempt(('z', v), lambda: z.timestamp())
    attempt(('z', v), lambda: z.utctimetuple())
    attempt('z', lambda: z.astimezone(timezone.utc))
    attempt('ze', lambda: z == A)
    attempt('z<', lambda: z < A)
    attempt('zt', lambda: time(1, tzinfo=Z(v)).isoformat())
for x, names in ((D, 'year month day foo'), (N, 'year hour tzinfo fold foo'), (T, 'hour tzinfo foo'), (TD, 'days seconds foo'), (timezone.utc, 'foo')):
    for n in names.split():
        attempt(('set', n), lambda: setattr(x, n, 1))
        attempt(('del', n), lambda: delattr(x, n))
for c in (date, datetime, time, timedelta, timezone, tzinfo):
    attempt('setcls', lambda: setattr(c, 'foo', 1))
attempt('attr', lambda: D.foo)
attempt('attr', lambda: date.foo)
attempt('m', lambda: date.today(1))
attempt('m', lambda: datetime.now(5))
attempt('m', lambda: datetime.now(1, 2))
attempt('m', lambda: D.weekday(1))
attempt('m', lambda: D.isoformat(x=1))
attempt('m', lambda: TD.total_seconds(1))
attempt('m', lambda: date.isoformat())
attempt('m', lambda: D.ctime())
attempt('m', lambda: N.timetuple())
attempt('m', lambda: (N.date(), N.time(), A.timetz(), A.utctimetuple(), N.toordinal(), N.timestamp() is not None))
attempt('m', lambda: D.timetuple())
print(str(TD), repr(TD), repr(timedelta(-1, 1, 1)), str(timedelta(-1)), TD.total_seconds(), repr(D), repr(N), repr(A), repr(T), repr(time(1, tzinfo=timezone.utc)), repr(datetime(2024, 1, 1, fold=1)), str(datetime(2024, 1, 1, 1, 1)), timedelta.min, timedelta.max, timedelta.resolution, date.min, date.max, date.resolution, datetime.min, datetime.max, time.min, time.max, UTC, MINYEAR, MAXYEAR)


class MyD(date):

    def hi(s):
        return s.day


m = MyD(2024, 1, 5)
print(repr(m), m.hi(), type(m + timedelta(1)), repr(m.replace(day=3)), MyD.today().__class__, MyD.fromisoformat('2024-01-01'))
m.x = 1
attempt('sub', lambda: m + 5)
attempt('sub', lambda: MyD(2024))
attempt('subset', lambda: setattr(m, 'year', 1))


class MyDT(datetime):
    pass


m = MyDT(2024, 1, 5)
print(repr(m), type(m + timedelta(1)), repr(m.replace(day=3)), type(MyDT.now()))


class MyTD(timedelta):
    pass


m = MyTD(1)
print(repr(m), type(m + m), type(m * 2), type(-m))
print(copy.copy(D), copy.deepcopy(A), D.__reduce__(), N.__reduce__(), T.__reduce__(), TD.__reduce__(), timezone.utc.__reduce__(), timezone(timedelta(1) / 2, 'q').__reduce__())
print(isinstance(N, date), issubclass(datetime, date), date.__mro__, datetime.__mro__, N == D, D == N, D != N)
for n in ('year', 'now', 'today'):
    print(n, n in dir(N))
