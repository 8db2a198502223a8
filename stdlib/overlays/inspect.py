inspect: what parses source text.
@ 1 1a530f5446ff47d7
@ 29 d4372391748401a0
class _ClassFinder:
    def __init__(self, qualname):
        self.qualname = qualname

    def visit(self, lines):
        # What encloses a line, by its indentation.
        stack = []
        decorator = None
        for number, line in enumerate(lines):
            text = line.strip()
            if not text or text[0] == '#':
                continue
            indent = len(line) - len(line.lstrip())
            while stack and stack[-1][0] >= indent:
                stack.pop()
            if text[0] == '@' and decorator is None:
                decorator = number
            match = re.match(r'(async\s+def|def|class)\s+(\w+)', text)
            if match is None:
                if text[0] != '@':
                    decorator = None
                continue
            kind, name = match.groups()
            if kind == 'class' and '.'.join([part for _, part in stack] + [name]) == self.qualname:
                raise ClassFoundException(number if decorator is None else decorator)
            stack.append((indent, name if kind == 'class' else name + '.<locals>'))
            decorator = None
@ 2 e0435d83d2cd4a2d
        tree = lines
@ 48 60f7480fe833abcb
def _signature_parts(signature):
    # The parameters of a builtin's text signature, cut at the commas between them.
    if not (signature.startswith('(') and ')' in signature):
        raise ValueError
    parts, start, depth, quote = [], 1, 0, ''
    for k, c in enumerate(signature):
        if quote:
            quote = '' if c == quote and signature[k - 1] != '\\' else quote
        elif c in '"\'':
            quote = c
        elif c in '([{':
            depth += 1
        elif c in ')]}':
            depth -= 1
        if not quote and (c == ',' and depth == 1 or depth == 0):
            parts.append(signature[start:k].strip())
            start = k + 1
        if depth == 0:
            break
    return [part for part in parts if part]


def _signature_strip_non_python_syntax(signature):
    if not signature:
        return signature, None
    parts = _signature_parts(signature)
    marked = [k for k, part in enumerate(parts) if part.startswith('$')]
    return '(' + ', '.join(part.lstrip('$') for part in parts) + ')', marked[0] if marked else None
@ 115 4770f043d2c06486
    try:
        clean_signature, self_parameter = _signature_strip_non_python_syntax(s)
        parts = _signature_parts(clean_signature)
    except ValueError:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None

    parameters = []
    empty = Parameter.empty
    module = sys.modules.get(getattr(obj, '__module__', None) or '', None)
    scopes = [vars(module) if module else {}, vars(builtins), sys.modules]

    def number(text):
        try:
            return int(text, 0)
        except ValueError:
            return float(text)

    def value_of(text):
        for operator in (' | ', ' + ', ' - '):
            left, found, right = text.rpartition(operator)
            if found:
                left, right = value_of(left), value_of(right)
                return left | right if operator == ' | ' else left + right if operator == ' + ' else left - right
        constants = {'()': (), '[]': [], '{}': {}, '...': ..., 'None': None, 'True': True, 'False': False}
        if text in constants:
            return constants[text]
        quoted = text.lstrip('b')
        if quoted[:1] in ("'", '"') and quoted[-1] == quoted[0]:
            quoted = quoted[1:-1].replace('\\n', '\n')
            if '\\' in quoted:
                raise ValueError
            return quoted.encode('ascii') if text[0] == 'b' else quoted
        if text[:1].isdigit() or text[:1] in '-.':
            return number(text)
        first, *rest = text.split('.')
        for scope in scopes:
            if first in scope:
                value = scope[first]
                for name in rest:
                    value = getattr(value, name)
                if isinstance(value, (str, int, float, bytes, type(None))):
                    return value
        raise ValueError

    kind = Parameter.POSITIONAL_ONLY if '/' in parts else Parameter.POSITIONAL_OR_KEYWORD
    for part in parts:
        name, has_default, default = part.partition('=')
        if part == '/':
            kind = Parameter.POSITIONAL_OR_KEYWORD
        elif part == '*':
            kind = Parameter.KEYWORD_ONLY
        elif part.startswith('**'):
            parameters.append(Parameter(part[2:], Parameter.VAR_KEYWORD, default=empty, annotation=empty))
        elif part.startswith('*'):
            parameters.append(Parameter(part[1:], Parameter.VAR_POSITIONAL, default=empty, annotation=empty))
            kind = Parameter.KEYWORD_ONLY
        else:
            try:
                value = value_of(default) if has_default else empty
            except (ValueError, AttributeError, TypeError):
                raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
            parameters.append(Parameter(name, kind, default=value, annotation=empty))
@ 1 b54252aae25207e0
        value if not isinstance(value, str) else __import__('_molt_expression').compile_annotation(value)(globals, locals)
@ 1 a03e7ede7bce195e
    if linecache.getlines(filename):
