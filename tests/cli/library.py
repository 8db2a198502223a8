"""What a program takes from the library: a small library of the tests' own is put in the place of CPython's."""

import textwrap


def write_library(work, **modules):
    for name, text in modules.items():
        work.write(f'lib/{name}.py', textwrap.dedent(text))
    return {'MOLT_PYTHON_LIB': str(work.folder / 'lib')}


def run_program(work, env, text, *options):
    work.write('main.py', textwrap.dedent(text))
    built = work.run_molt('build', 'main.py', '-o', 'main', *options, env=env)
    assert built.returncode == 0, built.stderr
    return work.run('./main')


def test_reached_functions(work):
    """By name, as an attribute of a module that another module holds, as methods, by parts of names, from registries."""
    env = write_library(
        work,
        shapes='''
            import inner as core
            from registry import register
            from extra import *

            class Shape:
                def area(self):
                    return self.visit("square", 3)
                def visit(self, kind, size):
                    return getattr(self, "visit_" + kind)(size)
                def visit_square(self, size):
                    return core.square(size)
                def _secret(self):
                    import missing_of_secret

            @register
            def handler(x):
                return x + 1000

            def unused():
                import unused_module
                return unused_module
        ''',
        inner='''
            def square(x):
                return x * x
            def cube(x):
                return x * x * x
        ''',
        registry='''
            handlers = []
            def register(f):
                handlers.append(f)
                return f
            def run(x):
                return [f(x) for f in handlers]
        ''',
        extra='''
            def twice(x):
                return 2 * x
        ''',
        unused_module='value = 1\n')
    result = run_program(work, env, '''
        import shapes
        from registry import run
        print(shapes.Shape().area(), shapes.core.cube(2), shapes.twice(4), run(1))
        try:
            __import__("unused" "_module"[:])
        except ImportError:
            print("not in the program")
    ''')
    assert result.stdout == '9 8 8 [1001]\nnot in the program\n', (result.stdout, result.stderr)


def test_left_out_function(work):
    env = write_library(work, tools='''
        def used():
            return 1
        def hidden(x):
            return x
        def hidden_generator(x):
            yield x
    ''')
    program = '''
        import tools
        def find(*parts):
            return tools.__dict__["".join(parts)]
        print(tools.used())
        for parts in [("hid", "den"), ("hidden_gener", "ator")]:
            try:
                print(list(find(*parts)([5])))
            except RuntimeError as e:
                print(type(e).__name__, e)
    '''
    result = run_program(work, env, program)
    lines = result.stdout.splitlines()
    assert lines[0] == '1', (result.stdout, result.stderr)
    assert lines[1] == ('RuntimeError hidden of module tools was left out of this program, since nothing names it; '
                        'build it with --include tools'), result.stdout
    result = run_program(work, env, program, '--include', 'tools')
    assert result.stdout == '1\n[5]\n[[5]]\n', (result.stdout, result.stderr)


def test_computed_imports(work):
    """Plugins of the program's own packages, which only import_module names; a broken one hurts nobody."""
    env = write_library(work, tools='def used():\n    return 1\n')
    work.write('plugins/__init__.py', 'import importlib\ndef load(name):\n    return importlib.import_module(f".{name}", __name__)\n')
    work.write('plugins/first.py', 'value = 1\n')
    work.write('plugins/deep/__init__.py', 'value = 2\n')
    work.write('plugins/broken.py', 'def (:\n')
    result = run_program(work, env, '''
        import importlib
        import plugins
        print(plugins.load("first").value, plugins.load("deep").value, importlib.import_module("tools").used())
        print(__import__("plugins.first").first.value)
        for name in ["absent"]:
            try:
                plugins.load(name)
            except ImportError as e:
                print(type(e).__name__, e)
    ''')
    assert result.stdout == ('1 2 1\n1\n'
                             "ModuleNotFoundError No module named 'plugins.absent'\n"), (result.stdout, result.stderr)
