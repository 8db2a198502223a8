"""Fractions: making, arithmetic with other numbers, texts and errors."""
from fractions import Fraction as F
import decimal, math, numbers


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e)


for a in [(), (1,), (1, 2), ('1/3',), ('0.25',), ('1e-2',), (' -7/4 ',), (0.5,), (decimal.Decimal('1.1'),), ('x',), (1, 0), ('1/0',), (1.5, 2), (None,), ([],), ('1/2', 3), (float('nan'),), (float('inf'),), (F(1, 2), F(3, 4)), (True,), ('1_000/3',), ('3/ 4',)]:
    attempt(a, lambda: F(*a))
x = F(3, 4)


def eval_op(op, a, b):
    import operator as o
    return {'+': o.add, '-': o.sub, '*': o.mul, '/': o.truediv, '//': o.floordiv, '%': o.mod, '**': o.pow, '<': o.lt, '==': o.eq, '>=': o.ge}[op](a, b)
