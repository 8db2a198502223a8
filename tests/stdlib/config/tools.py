"""Configuration, CSV, calendars, context managers, data classes, enums and arguments."""
import configparser, csv, io, argparse, calendar, contextlib, dataclasses, enum, numbers, zoneinfo
from dataclasses import dataclass, field


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


cp = configparser.ConfigParser()
cp.read_string('[a]\nx=1\ny: %(x)s-2\nb=yes\nlong=l1\n  l2\n[DEFAULT]\nd=9\n[e]\nf=1.5')
print(cp.sections(), cp['a']['y'], cp.getint('a', 'x'), cp.getboolean('a', 'b'), cp.getfloat('e', 'f'), cp.get('a', 'zz', fallback='fb'), cp.has_option('a', 'd'), dict(cp['a']), cp.options('e'), cp['a'].get('long'), cp.defaults(), 'a' in cp)
for f in [lambda: cp.get('q', 'x'), lambda: cp.get('a', 'q'), lambda: cp['q'], lambda: cp['a']['q'], lambda: cp.getint('a', 'b'), lambda: cp.getboolean('a', 'x2', fallback=None), lambda: cp.getboolean('e', 'f'), lambda: cp.add_section('a'), lambda: cp.add_section('DEFAULT'), lambda: cp.set('q', 'a', 'b'), lambda: cp.set('a', 'b', 5), lambda: configparser.ConfigParser().read_string('x=1'), lambda: configparser.ConfigParser().read_string('[a]\nx=1\nx=2'), lambda: configparser.ConfigParser().read_string('[a]\n[a]'), lambda: configparser.ConfigParser().read_string('[a]\nnovalue'), lambda: configparser.ConfigParser(allow_no_value=True).read_string('[a]\nnovalue'), lambda: cp.read_dict({'a': {'z': '%(nope)s'}}), lambda: cp.get('a', 'z'), lambda: cp.get('a', 'z', raw=True), lambda: cp.set('a', 'w', '%'), lambda: cp.remove_section('nn'), lambda: cp.remove_option('a', 'nn'), lambda: cp.read('/nonexistent'), lambda: cp.add_section(5), lambda: cp.items('a', raw=True), lambda: cp.getint('a', 'nn', fallback=7), lambda: configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation()).read_string('[a]\nx=${b:c}'), lambda: cp.read_string('[unclosed')]:
    attempt('cp', f)
s = io.StringIO()
cp2 = configparser.ConfigParser()
cp2['s'] = {'k': 'v', 'n': '1'}
cp2.write(s)
print(s.getvalue())
s = io.StringIO()
w = csv.writer(s)
w.writerow(['a', 'b,c', 'd"e', None, 1.5, 'x\ny'])
w.writerows([[1], []])
print(repr(s.getvalue()))
print(list(csv.reader(['a,"b ""q""",c', '1,2'])), list(csv.DictReader(['x,y', '1,2,3', '4'])), csv.list_dialects(), csv.QUOTE_ALL, list(csv.reader(['a;b'], delimiter=';')), list(csv.reader(["'a,b',c"], quotechar="'")))
dw = csv.DictWriter((s := io.StringIO()), ['a', 'b'], restval='-')
dw.writeheader()
dw.writerow({'a': 1})
print(repr(s.getvalue()))
attempt('dw', lambda: dw.writerow({'z': 1}))
attempt('csv', lambda: csv.writer(5))
attempt('csv', lambda: csv.reader(5))
attempt('csv', lambda: csv.reader([], delimiter='ab'))
attempt('csv', lambda: csv.reader([], foo=1))
attempt('csv', lambda: list(csv.reader([5])))
attempt('csv', lambda: list(csv.reader(['"a'], strict=True)))
attempt('csv', lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']))
attempt('csv', lambda: csv.writer(io.StringIO()).writerow(5))
attempt('csv', lambda: csv.get_dialect('zz'))
attempt('csv', lambda: csv.Sniffer().sniff('a;b;c\n1;2;3').delimiter)
attempt('csv', lambda: csv.Sniffer().sniff('abc'))
attempt('csv', lambda: csv.field_size_limit())
attempt('csv', lambda: csv.DictWriter(io.StringIO(), ['a'], extrasaction='x'))
attempt('csv', lambda: csv.register_dialect('d', delimiter='|'))
attempt('csv', lambda: list(csv.reader(['a|b'], 'd')))
attempt('csv', lambda: csv.Sniffer().has_header('a,b\n1,2\n3,4'))
print(calendar.month(2024, 2))
print(calendar.TextCalendar(6).formatmonth(2023, 10))
print(calendar.isleap(2024), calendar.leapdays(2000, 2024), calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.monthcalendar(2024, 2)[0], list(calendar.day_name), list(calendar.month_abbr), calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.MONDAY, repr(calendar.FEBRUARY), calendar.day_abbr[0])
attempt('cal', lambda: calendar.monthrange(2024, 13))
attempt('cal', lambda: calendar.month(2024, 0))
attempt('cal', lambda: calendar.setfirstweekday(9))
attempt('cal', lambda: calendar.weekday(2024, 2, 30))
attempt('cal', lambda: calendar.day_name[9])
attempt('cal', lambda: list(calendar.Calendar().itermonthdays(2024, 2))[:5])
attempt('cal', lambda: calendar.HTMLCalendar().formatmonth(2024, 2)[:60])
attempt('cal', lambda: calendar.Calendar(7).firstweekday)
attempt('cal', lambda: calendar.calendar(2024)[:70])


@contextlib.contextmanager
def cm(x):
    print('enter', x)
    try:
        yield x
    except ValueError as e:
        print('caught', e)
    finally:
        print('exit')


with cm(1) as v:
    raise ValueError('in')


@contextlib.contextmanager
def bad():
    if 0:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


def use(c):
    with c:
        return 'ok'


attempt('cm', lambda: use(bad()))
attempt('cm', lambda: use(twice()))
attempt('cm', lambda: use(5))
with contextlib.suppress(KeyError):
    {}['a']
with contextlib.redirect_stdout(io.StringIO()) as f:
    print('hid')
print(repr(f.getvalue()))
with contextlib.ExitStack() as st:
    st.callback(print, 'cb')
    st.enter_context(cm(2))
    st.push(lambda *a: print('push', a[0]))
attempt('es', lambda: contextlib.ExitStack().enter_context(5))
print(use(contextlib.nullcontext(3)), use(contextlib.closing(io.StringIO())))
attempt('ac', lambda: contextlib.AbstractContextManager())


@cm(9)
def decorated():
    return 'dec'


attempt('dec', decorated)


@dataclass(order=True)
class P:
    x: int
    y: int = 0
    l: list = field(default_factory=list, compare=False)


print(P(1), P(1) == P(1, 0), P(1) < P(2), dataclasses.asdict(P(1)), dataclasses.astuple(P(1)), dataclasses.replace(P(1), x=5), [f.name for f in dataclasses.fields(P)], P.__match_args__)
attempt('dc', lambda: P())
attempt('dc', lambda: P(1, 2, 3, 4))
attempt('dc', lambda: P(1) < 5)
attempt('dc', lambda: dataclasses.replace(P(1), q=5))
attempt('dc', lambda: dataclasses.asdict(5))
attempt('dc', lambda: dataclasses.fields(5))
attempt('dc', lambda: hash(P(1)))


@dataclass(frozen=True)
class Fz:
    a: int


attempt('fz', lambda: setattr(Fz(1), 'a', 2))
attempt('fz', lambda: delattr(Fz(1), 'a'))
print(hash(Fz(1)) == hash(Fz(1)))
attempt('dc', lambda: dataclass(type('B', (), {'__annotations__': {'a': int, 'b': int}, 'a': 1})))
attempt('dc', lambda: dataclass(type('B', (), {'__annotations__': {'a': list}, 'a': []})))


class Color(enum.Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1


print(Color.RED, repr(Color.RED), Color(2), Color['RED'], list(Color), Color.CRIMSON is Color.RED, Color.RED.name, Color.__members__.keys(), Color.RED in Color, 1 in Color)
attempt('en', lambda: Color(9))
attempt('en', lambda: Color['Q'])
attempt('en', lambda: Color.Q)
attempt('en', lambda: setattr(Color, 'RED', 5))
attempt('en', lambda: setattr(Color.RED, 'value', 5))
attempt('en', lambda: type('S', (Color,), {}))
attempt('en', lambda: Color.RED < Color.GREEN)
attempt('en', lambda: Color())


class Fl(enum.Flag):
    A = enum.auto()
    B = enum.auto()
    C = enum.auto()


print(Fl.A | Fl.B, repr(Fl.A | Fl.C), ~Fl.A, Fl(0), Fl.A in Fl.A | Fl.B, list(Fl.A | Fl.C), bool(Fl(0)), Fl.A ^ Fl.B, len(Fl))
attempt('fl', lambda: Fl(8))
attempt('fl', lambda: Fl.A | 1)


class IE(enum.IntEnum):
    X = 1
    Y = 2


class SE(enum.StrEnum):
    HELLO = enum.auto()
    B = 'b'


print(IE.X + 1, IE.X, repr(IE.X), f'{IE.X}', SE.HELLO, repr(SE.B), SE('b'), IE(2))
attempt('ie', lambda: IE(7))
attempt('un', lambda: enum.unique(Color))
print(isinstance(5, numbers.Integral), isinstance(1.5, numbers.Real), issubclass(bool, numbers.Number), isinstance(1j, numbers.Complex))
attempt('n', lambda: numbers.Complex())
attempt('zi', lambda: zoneinfo.ZoneInfo('No/Such'))
attempt('zi', lambda: zoneinfo.ZoneInfo('../x'))
ap = argparse.ArgumentParser(prog='p', exit_on_error=False)
ap.add_argument('n', type=int)
ap.add_argument('-v', '--verbose', action='store_true')
ap.add_argument('--c', choices=['a', 'b'], default='a')
ap.add_argument('rest', nargs='*')
print(ap.parse_args(['5', 'x', 'y', '-v']))
print(ap.format_help())
print(ap.format_usage())
attempt('ap', lambda: ap.parse_args(['x']))
attempt('ap', lambda: ap.parse_args(['1', '--c', 'z']))
attempt('ap', lambda: ap.add_argument('-v'))
attempt('ap', lambda: ap.add_argument('a b', '--x'))
attempt('ap', lambda: ap.add_argument('--z', action='zz'))
attempt('ap', lambda: ap.add_argument('--z', type=5))
attempt('ap', lambda: ap.add_argument('--w', nargs=0))
attempt('ap', lambda: ap.parse_known_args(['1', '--zzz']))
print(argparse.Namespace(a=1, b='x'))
