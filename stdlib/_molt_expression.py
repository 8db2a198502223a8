"""Evaluate the text of an annotation: names, attributes, subscripts, calls, displays, constants, | and -.

compile_annotation(text) takes the place of compile(text, '<string>', 'eval') in typing and inspect, where no compiler is
at hand. It returns a function of globals and locals, or raises SyntaxError.
"""

import builtins
import re

_TOKEN = re.compile(r'''
    (?P<space>[ \t\n\r\f]+)
  | (?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?[jJ]?)
  | (?P<string>(?:[bBuU]|[bB]?[rR][bB]?)?(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
  | (?P<name>[^\W\d]\w*)
  | (?P<operator>\.\.\.|\*\*|[][(){}.,:|*=-])
''', re.VERBOSE | re.DOTALL)
_CONSTANTS = {'None': None, 'True': True, 'False': False}
_KEYWORDS = frozenset('and as assert async await break class continue def del elif else except finally for from global if import '
                      'in is lambda nonlocal not or pass raise return try while with yield'.split())
_ESCAPE = re.compile(r'\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)', re.DOTALL)
_SIMPLE_ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v', '\n': '', '\\': '\\', "'": "'", '"': '"'}


def _unescape(match):
    text = match[1]
    if text[0] in 'xuU' and len(text) > 1:
        return chr(int(text[1:], 16))
    if text[0].isdigit():
        return chr(int(text, 8))
    return _SIMPLE_ESCAPES.get(text, '\\' + text)


def _string_value(token):
    start = min(k for k, c in enumerate(token) if c in '\'"')
    prefix, body = token[:start].lower(), token[start + 1:-1]
    if 'r' not in prefix:
        body = _ESCAPE.sub(_unescape, body)
    return body.encode('latin-1') if 'b' in prefix else body


def _number_value(token):
    token = token.replace('_', '')
    if token[-1] in 'jJ':
        return complex(token)
    if token[:2].lower() in ('0x', '0o', '0b') or token.isdigit():
        return int(token, 0)
    return float(token)


def _tokens(text):
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise SyntaxError('invalid syntax')
        position = match.end()
        if match.lastgroup != 'space':
            yield match.lastgroup, match[0]
    yield 'end', ''


def _load_name(name):
    def load(scopes):
        for scope in scopes:
            if name in scope:
                return scope[name]
        value = getattr(builtins, name, _MISSING)
        if value is _MISSING:
            raise NameError(f"name '{name}' is not defined", name=name)
        return value
    return load


_MISSING = object()


class _Parser:
    """A node of the tree is a function of the scopes in which names are looked up."""

    def __init__(self, text):
        self.tokens = list(_tokens(text))
        self.position = 0

    def accept(self, operator):
        if self.tokens[self.position] != ('operator', operator):
            return False
        self.position += 1
        return True

    def expect(self, operator):
        if not self.accept(operator):
            raise SyntaxError('invalid syntax')

    def whole(self):
        node = self.items('')
        if self.tokens[self.position][0] != 'end':
            raise SyntaxError('invalid syntax')
        return node

    def items(self, end):
        """One expression, or a tuple of those between commas."""
        nodes = [self.item()]
        is_tuple = nodes[0][0]
        while self.accept(','):
            is_tuple = True
            if self.tokens[self.position] in (('operator', end), ('end', '')):
                break
            nodes.append(self.item())
        return self.collect(nodes, tuple) if is_tuple else nodes[0][1]

    def item(self):
        is_starred = self.accept('*')
        return is_starred, self.slice() if not is_starred else self.union()

    def slice(self):
        parts = [None if self.tokens[self.position] == ('operator', ':') else self.union()]
        while self.accept(':'):
            is_empty = self.tokens[self.position][1] in (':', ']', ',')
            parts.append(None if is_empty else self.union())
        if len(parts) == 1:
            return parts[0]
        return lambda scopes: slice(*[part and part(scopes) for part in parts])

    def collect(self, nodes, make):
        def collect(scopes):
            values = []
            for is_starred, node in nodes:
                if is_starred:
                    values.extend(node(scopes))
                else:
                    values.append(node(scopes))
            return make(values)
        return collect

    def union(self):
        left = self.unary()
        while self.accept('|'):
            left = self.either(left, self.unary())
        return left

    def either(self, left, right):
        return lambda scopes: left(scopes) | right(scopes)

    def unary(self):
        if self.accept('-'):
            operand = self.unary()
            return lambda scopes: -operand(scopes)
        return self.primary()

    def primary(self):
        node = self.atom()
        while True:
            if self.accept('.'):
                kind, name = self.tokens[self.position]
                if kind != 'name' or name in _KEYWORDS:
                    raise SyntaxError('invalid syntax')
                self.position += 1
                node = self.attribute(node, name)
            elif self.accept('['):
                index = self.items(']')
                self.expect(']')
                node = self.subscript(node, index)
            elif self.accept('('):
                node = self.call(node)
            else:
                return node

    def attribute(self, node, name):
        return lambda scopes: getattr(node(scopes), name)

    def subscript(self, node, index):
        return lambda scopes: node(scopes)[index(scopes)]

    def call(self, callee):
        positional, keywords = [], {}
        while not self.accept(')'):
            kind, name = self.tokens[self.position]
            if kind == 'name' and self.tokens[self.position + 1] == ('operator', '='):
                self.position += 2
                keywords[name] = self.union()
            else:
                positional.append(self.item())
            if not self.accept(','):
                self.expect(')')
                break
        args = self.collect(positional, list)
        return lambda scopes: callee(scopes)(*args(scopes), **{name: node(scopes) for name, node in keywords.items()})

    def atom(self):
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind == 'name':
            if text in _CONSTANTS:
                return lambda scopes: _CONSTANTS[text]
            if text in _KEYWORDS:
                raise SyntaxError('invalid syntax')
            return _load_name(text)
        if kind in ('number', 'string'):
            value = _number_value(text) if kind == 'number' else _string_value(text)
            while kind == 'string' and self.tokens[self.position][0] == 'string':
                value += _string_value(self.tokens[self.position][1])
                self.position += 1
            return lambda scopes: value
        if text == '...':
            return lambda scopes: ...
        if text == '(':
            return self.display(')', tuple)
        if text == '[':
            return self.display(']', list)
        if text == '{':
            return self.braces()
        raise SyntaxError('invalid syntax')

    def display(self, end, make):
        if self.accept(end):
            return lambda scopes: make()
        if make is tuple:
            node = self.items(end)
        else:
            nodes = [self.item()]
            while self.accept(',') and self.tokens[self.position] != ('operator', end):
                nodes.append(self.item())
            node = self.collect(nodes, make)
        self.expect(end)
        return node

    def braces(self):
        keys, values = [], []
        while not self.accept('}'):
            keys.append(self.union())
            if self.accept(':'):
                values.append(self.union())
            if not self.accept(','):
                self.expect('}')
                break
        if len(values) not in (0, len(keys)):
            raise SyntaxError('invalid syntax')
        if values or not keys:
            return lambda scopes: {key(scopes): value(scopes) for key, value in zip(keys, values)}
        return lambda scopes: {key(scopes) for key in keys}


def compile_annotation(text):
    node = _Parser(text.strip(' \t')).whole()

    def evaluate(globals=None, locals=None):
        scopes = [scope for scope in (locals, globals) if scope is not None]
        return node(scopes)
    return evaluate
