"""Decoding and encoding of JSON: values, hooks and every error."""
import json
from json import JSONDecodeError, JSONEncoder, JSONDecoder
from json import scanner, decoder, encoder


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        print(label, type(e).__name__, e, getattr(e, 'pos', None), getattr(e, 'lineno', None), getattr(e, 'colno', None))


for s in ['"\n"', '"\\x41"', '"abc', '"\\', '"\\u12"', '"\\u12G4"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"', '"\\ud83d\\u0041"', '"\\ude00"', '"a\\tb\\n\\/\\"\\\\\\b\\f\\r"', '"\x00"', '"\t"', '""', '"é€😀"', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', '{1:2}', '{a:1}', '[', '[1', '[1,', '[1,]', '[1 2]', '[,]', '{}', '[]', ' [ ] ', ' { } ', '{"a":[1,2,{"b":null}]}', 'nul', 'null', 'true', 'false', 'tru', 'NaN', 'Infinity', '-Infinity', '-Inf', '-', '-1', '0', '01', '1.', '1.5', '1e5', '1E+5', '1.5e-3', '-0', '-0.0', '1e999', '123456789012345678901234567890', '1e', '1.e5', '.5', '+1', '', '  ', '1 2', '[1] x', '"a" "b"', '{"a":1 "b":2}', '{"a":1,"a":2}', '\ufeff[]', '[1,\n2,\n x]', '{"k":\n\n}', '"\\u00e9"', '"\\u0000"', '{"a":1,"b":[true,false,null,1.5,"x"]}', '[[[[[]]]]]', '{"":""}', '[1e400,-1e400]', '"\\uD83D\\uDE00"', '"\\u","', '[\t1\r\n,2 ]', '"\\u 123"', '"\\u+123"', '"\\u0x1"', '{"a":tru}', '[nul]', '{"a":1]', '[1}']:
    attempt(ascii(s), lambda: json.loads(s))
attempt('ns', lambda: json.loads('"\t\n"', strict=False))
attempt('pf', lambda: json.loads('[1.5,2,NaN,-Infinity]', parse_float=lambda s: 'F' + s, parse_int=lambda s: 'I' + s, parse_constant=lambda s: 'C' + s))
attempt('hook', lambda: json.loads('{"a":{"b":1}}', object_hook=lambda d: sorted(d.items())))
attempt('pairs', lambda: json.loads('{"a":{"b":1},"a":2}', object_pairs_hook=list))
attempt('both', lambda: json.loads('{"a":1}', object_hook=len, object_pairs_hook=tuple))
attempt('ehook', lambda: json.loads('{}', object_hook=lambda d: 5))
attempt('epairs', lambda: json.loads('{}', object_pairs_hook=lambda d: d))
from decimal import Decimal
attempt('dec', lambda: json.loads('[1.10, 2]', parse_float=Decimal))
attempt('bytes', lambda: json.loads(b'[1,"\xc3\xa9"]'))
attempt('u16', lambda: json.loads('[1]'.encode('utf-16')))
attempt('bad', lambda: json.loads(5))
attempt('none', lambda: json.loads(None))
attempt('raw', lambda: JSONDecoder().raw_decode('[1] rest'))
attempt('raw2', lambda: JSONDecoder().raw_decode(' [1] rest'))
attempt('raw3', lambda: JSONDecoder().raw_decode('x [1] rest', 2))
attempt('raw4', lambda: JSONDecoder().raw_decode('[1]', -1))
attempt('badhook', lambda: json.loads('{"a":1}', object_hook=lambda d: 1 / 0))
attempt('badpf', lambda: json.loads('1.5', parse_float=5))
attempt('so', lambda: JSONDecoder().scan_once('[1]', 5))
attempt('so', lambda: JSONDecoder().scan_once('[1]', 0))
attempt('so', lambda: JSONDecoder().scan_once('x', 0))
attempt('so', lambda: JSONDecoder().scan_once('1', -1))
attempt('ss', lambda: decoder.scanstring('abc"', 0))
attempt('ss', lambda: decoder.scanstring('abc"', 10))
attempt('ss', lambda: decoder.scanstring(5, 1))
attempt('eb', lambda: encoder.encode_basestring_ascii('é\n"😀'))
attempt('eb', lambda: encoder.encode_basestring('é\n"\x7f'))
attempt('eb', lambda: encoder.encode_basestring_ascii(5))
attempt('eb', lambda: encoder.encode_basestring(5))


class Int(int):

    def __repr__(s):
        return 'Int!'


class Flt(float):

    def __repr__(s):
        return 'Flt!'


class Str(str):
    pass


import enum, collections


class E(enum.IntEnum):
    A = 1


class SE(str, enum.Enum):
    X = 'x'


PT = collections.namedtuple('PT', 'x y')
for o in [None, True, False, 0, -5, 10 ** 30, 1.5, -0.0, 1e+100, 1e-07, float('nan'), float('inf'), -float('inf'), '', 'a"b\\c\n\x01\x7fé€😀\ud800', [], (), {}, [1, [2, [3]]], (1, 2), {'a': 1}, {1: 2, None: 3, True: 4, 1.5: 5, False: 6}, {'b': 1, 'a': 2}, Int(5), Flt(1.5), Str('s'), E.A, SE.X, {E.A: 1}, {SE.X: 1}, PT(1, 2), [None, True, {'x': []}], {'a': {}}, {(1, 2): 3}, {b'x': 1}, {1, 2}, b'x', object, 1j, [set()], {'a': [1, object()]}, collections.OrderedDict(b=1, a=2), collections.defaultdict(list, {'k': [1]}), range(3), {Int(3): 1}, {Flt(2.5): 1}, {float('nan'): 1}, {float('inf'): 2}]:
    attempt('dumps', lambda: json.dumps(o))
    attempt('i2', lambda: json.dumps(o, indent=2))
    attempt('sep', lambda: json.dumps(o, separators=(',', ':'), ensure_ascii=False))
    attempt('nonan', lambda: json.dumps(o, allow_nan=False))
    attempt('skip', lambda: json.dumps(o, skipkeys=True))
    attempt('sort', lambda: json.dumps(o, sort_keys=True))
    attempt('chunks', lambda: list(json.JSONEncoder(indent='\t').iterencode(o)))
a = []
a.append(a)
attempt('circ', lambda: json.dumps(a))
d = {}
d['d'] = d
attempt('circ', lambda: json.dumps(d))
attempt('circ2', lambda: json.dumps(a, check_circular=False))
attempt('circi', lambda: json.dumps(a, indent=1))


class C:

    def __init__(s, v):
        s.v = v


class Enc(JSONEncoder):

    def default(s, o):
        if isinstance(o, C):
            return {'C': o.v}
        return super().default(o)


attempt('enc', lambda: json.dumps([C(1), C([C(2)])], cls=Enc))
attempt('enc2', lambda: json.dumps(5j, cls=Enc))
attempt('def', lambda: json.dumps({1, 2}, default=sorted))
attempt('def2', lambda: json.dumps(C(1), default=lambda o: o))
attempt('def3', lambda: json.dumps(C(1), default=lambda o: 1 / 0))
attempt('def4', lambda: json.dumps([C(1)], default=str)[:20])
attempt('kw', lambda: json.dumps(1, foo=1))
attempt('mix', lambda: json.dumps({'a': 1, 2: 3}, sort_keys=True))


class LyingDict(dict):

    def items(s):
        return [('x', 1), ('y', 2)]


attempt('ld', lambda: json.dumps(LyingDict(a=1)))
attempt('ld', lambda: json.dumps(LyingDict()))
import io
f = io.StringIO()
json.dump({'a': [1, 2]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f))
attempt('load', lambda: json.load(io.StringIO('{bad')))
attempt('jde', lambda: JSONDecodeError('msg', 'a\nb', 2))
e = JSONDecodeError('msg', 'a\nb', 2)
print(e.msg, e.doc, e.pos, e.lineno, e.colno, e, e.args)
print(scanner.c_make_scanner, encoder.c_make_encoder, decoder.scanstring, encoder.encode_basestring_ascii, encoder.c_encode_basestring)
deep = '[' * 500 + ']' * 500
print(len(json.dumps(json.loads(deep))))
attempt('rec', lambda: json.loads('[' * 100000))


def nest(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


attempt('rec2', lambda: json.dumps(nest(100000)))
attempt('sepbad', lambda: json.dumps([1, 2], separators=(1, 2)))
attempt('ind', lambda: json.dumps([1], indent=0))
attempt('ind', lambda: json.dumps({'a': [1, {'b': 2}]}, indent='--'))
attempt('ind', lambda: json.dumps([[], {}], indent=4))
attempt('badsep', lambda: json.dumps([1], separators=5))
attempt('cons', lambda: scanner.c_make_scanner(5))
s = JSONDecoder().scan_once
print(type(s), s.strict, s.object_hook, s.parse_int, s.parse_float)
try:
    json.loads('[1,\n {"a": tru}]')
except JSONDecodeError as e:
    import traceback
    tb = e.__traceback__
    n = 0
    while tb:
        n += 1
        print(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
