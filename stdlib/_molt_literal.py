"""Parse the text of an expression to nodes of ast, for ast.literal_eval, where no compiler is at hand.

parse_literal(text) gives an ast.Expression. Literals, names, attributes, calls, subscripts and operators are known: what
literal_eval takes, and what it refuses by the name of the node. SyntaxError is raised for everything else.
"""

import re

import ast
from _molt_expression import _number_value, _string_value

_TOKEN = re.compile(r'''
    (?P<space>(?:[ \t\f]|\\\r?\n|\#[^\n]*)+)
  | (?P<newline>\r?\n)
  | (?P<number>0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+
              |(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?)
  | (?P<string>(?:[bBuUrR]|[bB][rR]|[rR][bB])?(?:"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'
                                           |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'))
  | (?P<name>[^\W\d]\w*)
  | (?P<operator>\.\.\.|\*\*|//|<<|>>|[<>=!]=|[][(){}.,:|&^~*/%@+<>=-])
''', re.VERBOSE | re.DOTALL)
_BINARY = [{'|': 'BitOr'}, {'^': 'BitXor'}, {'&': 'BitAnd'}, {'<<': 'LShift', '>>': 'RShift'}, {'+': 'Add', '-': 'Sub'},
           {'*': 'Mult', '/': 'Div', '//': 'FloorDiv', '%': 'Mod', '@': 'MatMult'}]
_UNARY = {'+': 'UAdd', '-': 'USub', '~': 'Invert'}
_COMPARE = {'<': 'Lt', '>': 'Gt', '==': 'Eq', '!=': 'NotEq', '<=': 'LtE', '>=': 'GtE', 'in': 'In', 'is': 'Is'}
_CONSTANTS = {'None': None, 'True': True, 'False': False}
_CLOSING = {'(': ')', '[': ']', '{': '}'}
_KEYWORDS = frozenset('and as assert async await break class continue def del elif else except finally for from global if import '
                      'in is lambda nonlocal not or pass raise return try while with yield'.split())


class _Parser:
    def __init__(self, text):
        self.text = text
        self.tokens = []
        self.index = 0
        self._read_tokens()

    def error(self, message, position, length=0):
        line = self.text.count('\n', 0, position) + 1
        start = self.text.rfind('\n', 0, position) + 1
        end = self.text.find('\n', position)
        source = self.text[start:] if end < 0 else self.text[start:end]
        column = position - start + 1
        return SyntaxError(message, ('<unknown>', line, column, source, line, column + length))

    def _read_tokens(self):
        text, position = self.text, 0
        open_brackets = []
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                if text[position] in '\'"':
                    line = text.count('\n', 0, position) + 1
                    raise self.error(f'unterminated string literal (detected at line {line})', position)
                raise self.error('invalid syntax', position, 1)
            kind, token = match.lastgroup, match[0]
            if kind == 'number' and len(token) > 1 and token[0] == '0' and token.replace('_', '').isdigit() and int(token):
                raise self.error('leading zeros in decimal integer literals are not permitted; '
                                 'use an 0o prefix for octal integers', position, 1)
            if token in _CLOSING:
                open_brackets.append((token, position))
            elif token in (')', ']', '}'):
                if not open_brackets:
                    raise self.error(f"unmatched '{token}'", position)
                opening, _ = open_brackets.pop()
                if _CLOSING[opening] != token:
                    raise self.error(f"closing parenthesis '{token}' does not match opening parenthesis '{opening}'", position)
            if kind == 'number' and (text[match.end():match.end() + 1] == '_' or re.match(r'(?!(?:and|else|for|i[fns]|or)\b)[^\W\d]', text[match.end():])):
                raise self.error('invalid decimal literal', position)
            if kind != 'space' and (kind != 'newline' or self.tokens and not open_brackets):
                self.tokens.append((kind, token, position))
            position = match.end()
        if open_brackets:
            opening, place = open_brackets[0]
            raise self.error(f"'{opening}' was never closed", place)
        while self.tokens and self.tokens[-1][0] == 'newline':
            self.tokens.pop()
        self.tokens.append(('end', '', len(text)))

    def peek(self):
        return self.tokens[self.index][1] if self.tokens[self.index][0] in ('operator', 'name') else ''

    def take(self, *wanted):
        token = self.peek()
        if token and token in wanted:
            self.index += 1
            return token
        return None

    def expect(self, wanted):
        if not self.take(wanted):
            raise self.unexpected()

    def unexpected(self):
        kind, token, position = self.tokens[self.index]
        return self.error('invalid syntax', position, len(token) or 1)

    def node(self, start, name, *args):
        _, token, position = self.tokens[self.index - 1]
        end = position + len(token)
        result = getattr(ast, name)(*args)
        result.lineno = self.text.count('\n', 0, start) + 1
        result.col_offset = start - self.text.rfind('\n', 0, start) - 1
        result.end_lineno = self.text.count('\n', 0, end) + 1
        result.end_col_offset = end - self.text.rfind('\n', 0, end) - 1
        return result

    def place(self):
        return self.tokens[self.index][2]

    def expression(self):
        start = self.place()
        body = self.boolean(0)
        if self.take('if'):
            test = self.boolean(0)
            self.expect('else')
            return self.node(start, 'IfExp', test, body, self.expression())
        return body

    def boolean(self, level):
        start = self.place()
        word, name = (('or', 'Or'), ('and', 'And'))[level]
        operand = self.boolean(1) if level == 0 else self.inversion()
        if self.peek() != word:
            return operand
        values = [operand]
        while self.take(word):
            values.append(self.boolean(1) if level == 0 else self.inversion())
        return self.node(start, 'BoolOp', getattr(ast, name)(), values)

    def inversion(self):
        start = self.place()
        if self.take('not'):
            return self.node(start, 'UnaryOp', ast.Not(), self.inversion())
        return self.comparison()

    def comparison(self):
        start = self.place()
        left = self.binary(0)
        operators, operands = [], []
        while True:
            token = self.take('not', *_COMPARE)
            if token is None:
                break
            if token == 'not':
                self.expect('in')
                name = 'NotIn'
            else:
                name = 'IsNot' if token == 'is' and self.take('not') else _COMPARE[token]
            operators.append(getattr(ast, name)())
            operands.append(self.binary(0))
        return self.node(start, 'Compare', left, operators, operands) if operators else left

    def binary(self, level):
        if level == len(_BINARY):
            return self.unary()
        start = self.place()
        left = self.binary(level + 1)
        while token := self.take(*_BINARY[level]):
            left = self.node(start, 'BinOp', left, getattr(ast, _BINARY[level][token])(), self.binary(level + 1))
        return left

    def unary(self):
        start = self.place()
        if token := self.take(*_UNARY):
            return self.node(start, 'UnaryOp', getattr(ast, _UNARY[token])(), self.unary())
        base = self.primary()
        if self.take('**'):
            return self.node(start, 'BinOp', base, ast.Pow(), self.unary())
        return base

    def primary(self):
        start = self.place()
        value = self.atom()
        while token := self.take('.', '(', '['):
            if token == '.':
                kind, name, _ = self.tokens[self.index]
                if kind != 'name' or name in _KEYWORDS:
                    raise self.unexpected()
                self.index += 1
                value = self.node(start, 'Attribute', value, name, ast.Load())
            elif token == '(':
                value = self.call(start, value)
            else:
                value = self.node(start, 'Subscript', value, self.subscript(), ast.Load())
        return value

    def call(self, start, function):
        args, keywords = [], []
        while not self.take(')'):
            place = self.place()
            if self.take('**'):
                keywords.append(self.node(place, 'keyword', None, self.expression()))
            elif self.take('*'):
                args.append(self.node(place, 'Starred', self.expression(), ast.Load()))
            else:
                value = self.expression()
                if isinstance(value, ast.Name) and self.take('='):
                    keywords.append(self.node(place, 'keyword', value.id, self.expression()))
                else:
                    args.append(value)
            if not self.take(','):
                self.expect(')')
                break
        return self.node(start, 'Call', function, args, keywords)

    def subscript(self):
        start = self.place()
        items = self.items(']', self.slice)
        return items[0] if len(items) == 1 and self.tokens[self.index - 2][1] != ',' else self.node(
            start, 'Tuple', items, ast.Load())

    def slice(self):
        start = self.place()
        parts = [None, None, None]
        number = 0
        if self.peek() != ':':
            parts[0] = self.expression()
        if self.peek() != ':':
            return parts[0]
        while number < 2 and self.take(':'):
            number += 1
            if self.peek() not in (':', ',', ']'):
                parts[number] = self.expression()
        return self.node(start, 'Slice', *parts)

    def items(self, closing, parse):
        items = []
        while not self.take(closing):
            items.append(parse())
            if not self.take(','):
                if not self.take(closing):
                    start = items[-1]
                    if self.tokens[self.index][0] in ('number', 'string', 'name') and self.peek() not in _KEYWORDS:
                        raise self.error('invalid syntax. Perhaps you forgot a comma?', self.place_of(start))
                    raise self.unexpected()
                break
        return items

    def place_of(self, node):
        lines = self.text.split('\n')
        return sum(len(line) + 1 for line in lines[:node.lineno - 1]) + node.col_offset

    def element(self):
        start = self.place()
        if self.take('*'):
            return self.node(start, 'Starred', self.binary(0), ast.Load())
        return self.expression()

    def atom(self):
        kind, token, start = self.tokens[self.index]
        self.index += 1
        if kind == 'number':
            return self.node(start, 'Constant', _number_value(token))
        if kind == 'string':
            return self.strings(start)
        if kind == 'name' and token not in _KEYWORDS:
            if token in _CONSTANTS:
                return self.node(start, 'Constant', _CONSTANTS[token])
            return self.node(start, 'Name', token, ast.Load())
        if token == '...':
            return self.node(start, 'Constant', ...)
        if token == '[':
            return self.node(start, 'List', self.items(']', self.element), ast.Load())
        if token == '(':
            return self.parenthesised(start)
        if token == '{':
            return self.braces(start)
        self.index -= 1
        raise self.unexpected()

    def parenthesised(self, start):
        items = self.items(')', self.element)
        if len(items) == 1 and self.tokens[self.index - 2][1] != ',':
            return items[0]
        return self.node(start, 'Tuple', items, ast.Load())

    def braces(self, start):
        keys, values = [], []
        if self.take('}'):
            return self.node(start, 'Dict', keys, values)
        if self.peek() != '**':
            first = self.element()
            if self.peek() != ':':
                elements = [first]
                if self.take(','):
                    elements += self.items('}', self.element)
                else:
                    self.expect('}')
                return self.node(start, 'Set', elements)
            keys.append(first)
            values.append(self.dict_value())
            if not self.take(','):
                self.expect('}')
                return self.node(start, 'Dict', keys, values)
        while not self.take('}'):
            if self.take('**'):
                keys.append(None)
                values.append(self.binary(0))
            else:
                keys.append(self.expression())
                values.append(self.dict_value())
            if not self.take(','):
                self.expect('}')
                break
        return self.node(start, 'Dict', keys, values)

    def dict_value(self):
        place = self.place()
        if not self.take(':'):
            raise self.error("':' expected after dictionary key", place)
        if self.peek() in ('}', ','):
            raise self.error("expression expected after dictionary key and ':'", place)
        return self.expression()

    def strings(self, start):
        self.index -= 1
        parts = []
        while self.tokens[self.index][0] == 'string':
            token = self.tokens[self.index][1]
            quote = token.find('"""') if '"""' in token[:5] else token.find("'''") if "'''" in token[:5] else -1
            if quote >= 0:
                token = token[:quote + 1] + token[quote + 3:-2]
            parts.append(_string_value(token))
            self.index += 1
        if len({type(part) for part in parts}) > 1:
            raise self.error('cannot mix bytes and nonbytes literals', start)
        return self.node(start, 'Constant', parts[0][:0].join(parts))

    def whole(self):
        start = self.place()
        if self.tokens[0][0] == 'end':
            raise SyntaxError('invalid syntax', ('<unknown>', 0, 0, '', 0, 0))
        body = self.element()
        if self.peek() == ',':
            items = [body]
            while self.take(','):
                if self.tokens[self.index][0] == 'end':
                    break
                items.append(self.element())
            body = self.node(start, 'Tuple', items, ast.Load())
        if self.tokens[self.index][0] != 'end':
            raise self.unexpected()
        return ast.Expression(body)


def parse_literal(text):
    return _Parser(text).whole()
