import sys


def inner(a, b=2, /, c=3, *args, d, **kw):
    local = a
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_lineno, frame.f_back.f_code.co_name, frame.f_globals is globals(), frame.f_back.f_back is None


def outer():
    return inner(1, d=4)


print(outer())
code = inner.__code__
print(code.co_name, code.co_qualname, code.co_filename.endswith("frames_and_code.py"), code.co_firstlineno, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_freevars, code.co_cellvars)


def flags():
    yield 1


async def coroutine():
    pass


def closure():
    x = 1

    def use():
        return x
    return use


print(inner.__code__.co_flags & 0x0C, flags.__code__.co_flags & 0x20, coroutine.__code__.co_flags & 0x80, closure.__code__.co_cellvars, closure().__code__.co_freevars, closure().__code__.co_qualname)


def fail(n):
    if n:
        fail(n - 1)
    raise ValueError("deep")


try:
    fail(2)
except ValueError as error:
    tb = error.__traceback__
    lines = []
    while tb is not None:
        lines.append((tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_lineno, tb.tb_lasti > 0))
        last = tb
        tb = tb.tb_next
    print(lines)
    print(last.tb_frame.f_back is not None, type(last).__name__, type(last.tb_frame).__name__, type(code).__name__)
    print(last.tb_frame.f_locals, last.tb_frame.f_lasti > 0)
    print(error.with_traceback(None).__traceback__, last.tb_frame.f_builtins["len"] is len)


class C:
    name = sys._getframe().f_code.co_name
    line = sys._getframe().f_lineno

    def method(self):
        return sys._getframe().f_code.co_qualname, (lambda: sys._getframe().f_code.co_name)(), [sys._getframe().f_code.co_name for _ in range(1)]


print(C.name, C.line, C().method(), sys._getframe().f_code.co_name, sys._getframe(0).f_back)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)
