"""Errors, signals and contexts of decimal, in the words of its C implementation."""
from decimal import *
import decimal


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__mro__[0], type(e).__name__, e, e.args)


D = Decimal
attempt('lit', lambda: D('x'))
attempt('lit2', lambda: D('1.2.3'))
attempt('none', lambda: D(None))
attempt('list', lambda: D([]))
attempt('tup', lambda: D((0, (1, 2), 'x')))
attempt('tup2', lambda: D((2, (1, 2), 0)))
attempt('tup3', lambda: D((0, (1, 22), 0)))
attempt('tupf', lambda: D((0, (), 'F')))
attempt('tupn', lambda: D((0, (1,), 'n')))
attempt('tup4', lambda: D((0, (1, 'a'), 0)))
attempt('tup5', lambda: D((0, 5, 0)))
attempt('complex', lambda: D(1j))
attempt('bytes', lambda: D(b'1'))
attempt('args', lambda: D(1, 2, 3))
attempt('kw', lambda: D(x=1))
attempt('ctx', lambda: D('1', 5))
attempt('dict', lambda: D({}))
attempt('div0', lambda: D(1) / 0)
attempt('00', lambda: D(0) / 0)
attempt('fdiv0', lambda: D(1) // 0)
attempt('0fdiv0', lambda: D(0) // 0)
attempt('mod0', lambda: D(1) % 0)
attempt('0mod0', lambda: D(0) % 0)
attempt('divmod', lambda: divmod(D(1), 0))
attempt('divmod00', lambda: divmod(D(0), 0))
attempt('big//', lambda: D('1e50') // 3)
attempt('big%', lambda: D('1e50') % 3)
attempt('inf-inf', lambda: D('inf') - D('inf'))
attempt('inf*0', lambda: D('inf') * 0)
attempt('inf/inf', lambda: D('inf') / D('inf'))
attempt('sqrt', lambda: D(-1).sqrt())
attempt('ln', lambda: D(-1).ln())
attempt('log10', lambda: D(-1).log10())
attempt('ln0', lambda: D(0).ln())
attempt('pow', lambda: D(0) ** 0)
attempt('pow2', lambda: D(-8) ** D('0.5'))
attempt('pow3', lambda: D(0) ** (-1))
attempt('pow4', lambda: pow(D(2), 3, 5))
attempt('pow5', lambda: pow(D(2), D('0.5'), 5))
attempt('pow6', lambda: D(10) ** D(10 ** 10))
attempt('exp', lambda: D(10 ** 10).exp())
attempt('snan', lambda: D('snan') + 1)
attempt('nan<', lambda: D('nan') < 1)
attempt('nan==', lambda: D('nan') == 1)
attempt('snan==', lambda: D('snan') == 1)
attempt('hash', lambda: hash(D('snan')))
attempt('int', lambda: int(D('nan')))
attempt('int2', lambda: int(D('inf')))
attempt('float', lambda: float(D('snan')))
attempt('float2', lambda: float(D('nan')))
attempt('ratio', lambda: D('inf').as_integer_ratio())
attempt('ratio2', lambda: D('nan').as_integer_ratio())
attempt('round', lambda: round(D('nan')))
attempt('round2', lambda: round(D('inf')))
attempt('round3', lambda: round(D('1.5'), 'x'))
attempt('round4', lambda: round(D('1.55'), 1))
attempt('quant', lambda: D('1e30').quantize(D('0.01')))
attempt('quant2', lambda: D(1).quantize(D('inf')))
attempt('quant3', lambda: D(1).quantize('a'))
attempt('quant4', lambda: D(1).quantize(D('0.1'), rounding='X'))
attempt('quant5', lambda: D('1').quantize(D('1e-40')))
attempt('fmt', lambda: format(D(1), 'x'))
attempt('fmt2', lambda: format(D('1234567.891'), ',.2f'))
attempt('fmt3', lambda: format(D('1'), '=<09.2'))
attempt('fmt4', lambda: f'{D('12.5'):>10.1f}|{D('0.00001'):g}|{D('1e10')}|{D('-5'):+}|{D('3.14159'):.3}|{D('1234.5'):_}|{D('.25'):%}')
attempt('fmt5', lambda: format(D(1), 5))
attempt('fmt6', lambda: format(D(1), ',n'))
attempt('add float', lambda: D(1) + 1.0)
attempt('radd', lambda: 1.5 * D(1))
attempt('cmp float', lambda: D(1) < 1.5)
attempt('add str', lambda: D(1) + 'a')
attempt('cmp str', lambda: D(1) < 'a')
attempt('cmp method', lambda: D(1).compare('a'))
attempt('cmp m2', lambda: D(1).compare(1.5))
attempt('attr', lambda: D(1).foo)


def sa():
    d = D(1)
    d.foo = 2


attempt('setattr', sa)


def sa():
    D.foo = 2


attempt('setattrtype', sa)


def sa():
    d = D(1)
    d.real = 2


attempt('setreal', sa)
attempt('from_float', lambda: D.from_float('a'))
attempt('from_float2', lambda: D.from_float(0.1))
attempt('ff', lambda: D.from_float())
attempt('to_int', lambda: D('2.5').to_integral_value(rounding=ROUND_HALF_UP))
attempt('to_int2', lambda: D('2.5').to_integral_value('x'))
attempt('adj', lambda: D(2).adjusted(1))
attempt('quantmiss', lambda: D(2).quantize())
attempt('round_', lambda: getcontext().create_decimal('x'))
attempt('cdf', lambda: getcontext().create_decimal_from_float(1))
attempt('cdf2', lambda: getcontext().create_decimal_from_float('1'))
attempt('ctx', lambda: getcontext())
attempt('prec', lambda: setattr(getcontext(), 'prec', 0))
attempt('prec2', lambda: setattr(getcontext(), 'prec', 'a'))
attempt('round', lambda: setattr(getcontext(), 'rounding', 'a'))
attempt('foo', lambda: setattr(getcontext(), 'foo', 'a'))
attempt('emin', lambda: setattr(getcontext(), 'Emin', 1))
attempt('emax', lambda: setattr(getcontext(), 'Emax', -1))
attempt('clamp', lambda: setattr(getcontext(), 'clamp', 2))
attempt('cap', lambda: setattr(getcontext(), 'capitals', 2))
attempt('flags', lambda: setattr(getcontext(), 'flags', 2))
attempt('traps', lambda: setattr(getcontext(), 'traps', {}))
attempt('setctx', lambda: setcontext(1))
attempt('lc', lambda: localcontext(1))
attempt('lc2', lambda: localcontext(foo=1))
attempt('Context', lambda: Context(prec=5, rounding=ROUND_UP))
attempt('Context2', lambda: Context(foo=5))
attempt('Context3', lambda: Context(traps=[1]))
attempt('context4', lambda: Context(prec=0))
attempt('flags', lambda: getcontext().flags)
attempt('traps', lambda: getcontext().traps)
attempt('del', lambda: delattr(getcontext(), 'prec'))
with localcontext() as c:
    c.traps[Inexact] = True
    attempt('inexact', lambda: D(1) / 3)
    c.traps[Rounded] = True
    attempt('inexact2', lambda: D(1) / 3)
    c.traps[FloatOperation] = True
    attempt('fo', lambda: D(1.5))
    attempt('fo2', lambda: D(1) < 1.5)
    attempt('fo3', lambda: D(1) == 1.5)
with localcontext(prec=3) as c:
    attempt('p3', lambda: D(1) / 3)
    print(c.flags[Inexact], [f.__name__ for f, v in c.flags.items() if v])
    print(c)
    attempt('d', lambda: c.divide(1, 0))
    attempt('c', lambda: c.add(1, 'a'))
    attempt('c', lambda: c.power(2, 10))
    attempt('c', lambda: c.sqrt(2))
    attempt('c', lambda: c.foo)
with localcontext() as c:
    c.Emax = 10
    c.Emin = -10
    c.prec = 5
    attempt('ov', lambda: D('9e10') * 10)
    attempt('un', lambda: D('1e-10') / 1000)
    c.traps[Underflow] = True
    attempt('un', lambda: D('1.2345e-10') / 1000)
    c.traps[Subnormal] = True
    attempt('un', lambda: D('1.2345e-10') / 1000)
    c.traps[Overflow] = False
    attempt('ov', lambda: D('9e10') * 10)
    print(c)
print(D, Context, DecimalTuple, D('1.5').as_tuple(), Inexact, DivisionByZero.__mro__, decimal.ConversionSyntax if hasattr(decimal, 'ConversionSyntax') else None)
print(D.__module__, D.__name__, D.__qualname__, repr(DecimalException), DivisionUndefined if 'DivisionUndefined' in globals() else 'no')
print(DefaultContext, BasicContext, ExtendedContext)


class MyD(D):
    pass


attempt('sub', lambda: MyD('1') + 'x')
attempt('sub', lambda: MyD('1') + 1)
m = MyD(1)
m.x = 5
print(m.x, repr(m), type(-m))
print(sum([D('0.1')] * 3), max(D(1), D(2)), D('12').is_nan(), D('123').shift(2), D('123').rotate(2), D('1').compare_total(D('1.0')), D('5').max(3), D(5).number_class(), D(5).radix(), D('1.1').canonical(), D(3).copy_sign(D(-1)))
attempt('la', lambda: D(12).logical_and(3))
attempt('shift', lambda: D(1).shift(100))
attempt('sb', lambda: D(1).scaleb('x'))
attempt('fma', lambda: D(2).fma(D('inf'), D('-inf')))
attempt('fma0', lambda: D(0).fma(D('inf'), 1))
attempt('math', lambda: __import__('math').floor(D('2.7')))
attempt('m2', lambda: __import__('math').sqrt(D(2)))
attempt('trunc', lambda: __import__('math').trunc(D('-2.7')))
attempt('ceil', lambda: __import__('math').ceil(D('2.1')))
attempt('idx', lambda: [1, 2][D(1)])
attempt('range', lambda: range(D(3)))
attempt('len', lambda: len(D(1)))
attempt('iter', lambda: list(D(1)))
attempt('call', lambda: D(1)())
attempt('item', lambda: D(1)[0])
