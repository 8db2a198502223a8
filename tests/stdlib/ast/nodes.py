"""literal_eval, and nodes that a program makes, walks, changes and writes out."""
import ast


def attempt(label, f):
    try:
        print(label, repr(f()))
    except Exception as e:
        import re
        print(label, type(e).__name__, re.sub('0x[0-9a-f]+', '0x', str(e)))


for s in ['1', '-1', '+1.5', '1+2j', '-1-2j', '1e3', '0x1f', '0b101', '0o17', '1_000', "'a'", '"b"', "b'x\\n'", "r'\\n'", "'a' 'b'", "'''tri'''", '"\\u00e9\\x41\\t"', 'None', 'True', '...', '[1, 2, [3]]', '(1,)', '()', '(1)', '1, 2', '{1, 2}', '{}', '{"a": [1, {"b": None}]}', 'set()', '[1,\n 2]', '  3', '\t4', '[]', '{1: 2,}', '[1,]', '-"a"', '1+2', 'x', 'foo()', 'a.b', 'a[0]', '[x]', '{**{}}', '1 if 2 else 3', 'not 1', '1 < 2', '1 and 2', '2*3', '-True', '[*[1]]', '{"a": 1 + 2j}', '-(1)', '--1', '~1', '1 | 2', 'frozenset()', 'set([1])', 'dict(a=1)', '[1 2]', '[1', '1]', '(1]', '"abc', '', '1 2', '{1:}', '{1:2', '01', '1,,2', 'a b', 'import os', '1 +', '[,]', '1__0', '1x', '1_', 'f(a=1, *b, **c)', 'f(a)(b)', '$', 'x = 1', 'yield', 'None()', '"a" b"c"', '\n1', '1\n', '[1, # c\n2]', '9' * 30, '1e400', '"é😀"', "('a', 1, {'k': (None, True)})"]:
    attempt(ascii(s), lambda: ast.literal_eval(s))
attempt('int', lambda: ast.literal_eval(5))
attempt('bytes', lambda: ast.literal_eval(b'1'))
attempt('node', lambda: ast.literal_eval(ast.Constant(5)))
attempt('node', lambda: ast.literal_eval(ast.List([ast.Constant(1)], ast.Load())))
attempt('node', lambda: ast.literal_eval(ast.Name('x', ast.Load())))
attempt('expr', lambda: ast.literal_eval(ast.Expression(ast.UnaryOp(ast.USub(), ast.Constant(3)))))
n = ast.Name('x', ctx=ast.Load())
print(n.id, n._fields, n._attributes, ast.Name.__match_args__, isinstance(n, ast.expr), isinstance(n, ast.AST), ast.Name.__doc__, ast.stmt.__doc__[:40], ast.FunctionDef._fields, type(n), ast.expr.end_lineno)
attempt('many', lambda: ast.Name(1, 2, 3))
attempt('twice', lambda: ast.Name('x', id='y'))
attempt('extra', lambda: ast.Name('x', foo=1).foo)
attempt('missing', lambda: ast.Name().id)
attempt('opt', lambda: ast.Return().value)
attempt('many1', lambda: ast.Return(1, 2))
attempt('none', lambda: ast.Load(1))
tree = ast.Module([ast.Assign([ast.Name('a', ast.Store())], ast.BinOp(ast.Constant(1), ast.Add(), ast.Name('b', ast.Load()))), ast.If(ast.Compare(ast.Name('a', ast.Load()), [ast.Lt()], [ast.Constant(5)]), [ast.Expr(ast.Call(ast.Name('print', ast.Load()), [ast.Constant('hi')], []))], [])], [])
ast.fix_missing_locations(tree)
print(ast.dump(tree))
print(ast.dump(tree, indent=2)[:200])
print(ast.unparse(tree))
print([type(x).__name__ for x in ast.walk(tree)])


class V(ast.NodeVisitor):

    def visit_Name(self, node):
        print('name', node.id, node.lineno)
        self.generic_visit(node)


V().visit(tree)


class T(ast.NodeTransformer):

    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)


print(ast.unparse(T().visit(tree)), [name for name, _ in ast.iter_fields(n)], [type(c).__name__ for c in ast.iter_child_nodes(tree)], ast.get_docstring(ast.Module([ast.Expr(ast.Constant('doc'))], [])))
match n:
    case ast.Name(id='x'):
        print('matched')
print(isinstance(ast.Constant(1), ast.Constant), ast.Constant('s').value, ast.Constant(1).kind)
