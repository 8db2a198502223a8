#!/usr/bin/env python3
"""Test the molt command as a user meets it: exit codes, files, messages, determinism.

Each function here, in library.py and in robustness.py whose name starts with `test_` is one test; it gets a Workspace, an empty folder with
helpers. The last line is 'cli: N passed, N failed'.
"""

import argparse
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

import library
import robustness
import wasm_module

HELLO = 'import sys\nprint("hello", *sys.argv[1:])\n'
BROKEN = 'x = 1\nprint((x\n'


class Workspace:
    """An empty folder, and ways to run molt in it."""

    def __init__(self, molt, folder):
        self.molt = molt
        self.folder = pathlib.Path(folder)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run(self, *arguments, stdin='', folder=None, env=None):
        return subprocess.run([str(argument) for argument in arguments], cwd=folder or self.folder,
                              input=stdin, capture_output=True, text=True, timeout=120,
                              env={**os.environ, 'NO_COLOR': '1', **(env or {})})

    def run_molt(self, *arguments, **options):
        return self.run(self.molt, *arguments, **options)

    def build(self, source, output, *options, folder=None):
        result = self.run_molt('build', source, '-o', output, *options, folder=folder)
        expect(result, 0)
        return (folder or self.folder) / output


def expect(result, code, out=None, err=None):
    """Check a finished process; `err` is a piece that its stderr has to hold."""
    told = f'{result.args[1:]} -> {result.returncode}, stdout {result.stdout!r}, stderr {result.stderr!r}'
    assert result.returncode == code, f'status {code} expected: {told}'
    if out is not None:
        assert result.stdout == out, f'stdout {out!r} expected: {told}'
    if err is not None:
        assert err in result.stderr, f'{err!r} expected on stderr: {told}'


def test_help(work):
    result = work.run_molt('--help')
    expect(result, 0)
    for command in ('build', 'run', 'check'):
        assert command in result.stdout, f'no word about {command} in {result.stdout}'
        expect(work.run_molt(command, '--help'), 0)


def test_version(work):
    result = work.run_molt('--version')
    expect(result, 0)
    assert any(char.isdigit() for char in result.stdout), result.stdout


def test_wrong_usage(work):
    work.write('a.py', HELLO)
    for arguments in ([], ['nonsense'], ['build'], ['run'], ['build', 'a.py', '--nonsense'],
                      ['build', 'a.py', '-o'], ['build', 'a.py', '-o', 'a', '--target', 'toaster'],
                      ['build', 'a.py', '-o', 'a', '-O9']):
        result = work.run_molt(*arguments)
        assert result.returncode == 2, f'{arguments}: status {result.returncode}, {result.stderr}'
        assert result.stderr.strip(), f'{arguments}: no message'


def test_missing_source(work):
    for command in (['build', 'missing.py', '-o', 'a'], ['run', 'missing.py'], ['check', 'missing.py']):
        result = work.run_molt(*command)
        assert result.returncode in (1, 2), f'{command}: status {result.returncode}'
        assert 'missing.py' in result.stderr, result.stderr
    assert not (work.folder / 'a').exists()


def test_build_native(work):
    work.write('hello.py', HELLO)
    program = work.build('hello.py', 'hello')
    expect(work.run(program, 'a', 'b c'), 0, 'hello a b c\n')
    size = program.stat().st_size
    assert size < 1_000_000, f'hello takes {size} bytes'


def test_build_needs_only_libc(work):
    readelf = shutil.which('readelf') or shutil.which('llvm-readelf-22')
    assert readelf, 'readelf is not installed'
    work.write('hello.py', HELLO)
    program = work.build('hello.py', 'hello')
    needed = {line.split('[')[1].rstrip(']') for line in
              work.run(readelf, '-d', program).stdout.splitlines() if 'NEEDED' in line}
    assert needed <= {'libc.so.6', 'libm.so.6', 'ld-linux-x86-64.so.2'}, needed


def test_build_moves(work):
    """The program runs from another folder, without its source and without the compiler's folder."""
    work.write('hello.py', HELLO)
    program = work.build('hello.py', 'hello')
    (work.folder / 'hello.py').unlink()
    elsewhere = work.folder / 'elsewhere'
    elsewhere.mkdir()
    moved = program.rename(elsewhere / 'renamed')
    expect(work.run(moved, folder=elsewhere), 0, 'hello\n')


def test_compile_error(work):
    work.write('bad.py', BROKEN)
    for command in (['build', 'bad.py', '-o', 'bad'], ['run', 'bad.py'], ['check', 'bad.py']):
        result = work.run_molt(*command)
        expect(result, 1, '', "SyntaxError: '(' was never closed")
        assert 'line 2' in result.stderr and '^' in result.stderr, result.stderr
    assert os.listdir(work.folder) == ['bad.py'], os.listdir(work.folder)


def test_failed_build_keeps_old_output(work):
    work.write('app.py', HELLO)
    program = work.build('app.py', 'app')
    before = program.read_bytes()
    work.write('app.py', BROKEN)
    expect(work.run_molt('build', 'app.py', '-o', 'app'), 1)
    assert program.read_bytes() == before
    assert sorted(os.listdir(work.folder)) == ['app', 'app.py'], os.listdir(work.folder)


def test_output_folder_missing(work):
    work.write('hello.py', HELLO)
    result = work.run_molt('build', 'hello.py', '-o', 'no/such/folder/hello')
    assert result.returncode in (1, 2), result.returncode
    assert 'no/such/folder' in result.stderr, result.stderr


def test_error_in_imported_module(work):
    work.write('main.py', 'import helper\n')
    work.write('helper.py', 'def f(:\n    pass\n')
    result = work.run_molt('run', 'main.py')
    expect(result, 1, '', 'SyntaxError')
    assert 'helper.py' in result.stderr, result.stderr


def test_deterministic(work):
    """Equal sources give equal bytes, in another folder and when built again."""
    for target in ('native', 'wasm'):
        images = []
        for name in ('one', 'two/deeper'):
            folder = work.folder / target / name
            work.write(folder / 'app.py', 'import part\nprint(part.f(3), {1: "a"}, 2.5)\n')
            work.write(folder / 'part.py', 'def f(x):\n    return [i * x for i in range(x)]\n')
            image = work.build('app.py', 'app', '--target', target, folder=folder).read_bytes()
            again = work.build('app.py', 'again', '--target', target, folder=folder).read_bytes()
            assert image == again, f'{target}: the second build differs'
            assert bytes(work.folder) not in image, f'{target}: the folder is in the output'
            images.append(image)
        assert images[0] == images[1], f'{target}: the folder changes the output'


def test_rebuild_sees_changes(work):
    work.write('main.py', 'import part\nprint(part.value)\n')
    work.write('part.py', 'value = 1\n')
    expect(work.run(work.build('main.py', 'app')), 0, '1\n')
    work.write('part.py', 'value = 2\n')
    expect(work.run(work.build('main.py', 'app')), 0, '2\n')


def test_run(work):
    work.write('echo.py', 'import sys\nprint(sys.argv[1:], input())\nsys.exit(7)\n')
    result = work.run_molt('run', 'echo.py', '-O0', '--help', '', stdin='typed\n')
    expect(result, 7, "['-O0', '--help', ''] typed\n")
    for level in ('-O0', '-O1', '-O2', '-O3'):
        expect(work.run_molt('run', level, 'echo.py', stdin='x\n'), 7, '[] x\n')
    assert os.listdir(work.folder) == ['echo.py'], os.listdir(work.folder)


def test_run_uncaught(work):
    work.write('fail.py', 'print("before")\n1 / 0\n')
    result = work.run_molt('run', 'fail.py')
    expect(result, 1, 'before\n', 'ZeroDivisionError: division by zero')
    assert result.stderr.startswith('Traceback (most recent call last):'), result.stderr


def test_run_code(work):
    expect(work.run_molt('run', '-c', 'print(6 * 7)'), 0, '42\n')
    expect(work.run_molt('run', '-c', 'import sys; print(sys.argv[1:])', 'a', '-b'), 0, "['a', '-b']\n")
    expect(work.run_molt('run', '-c', 'x ='), 1, '', 'SyntaxError')


def test_run_module(work):
    work.write('tool.py', 'print(__name__, "tool")\n')
    work.write('pack/__init__.py', '')
    work.write('pack/__main__.py', 'import sys\nprint(__name__, sys.argv[1:])\n')
    expect(work.run_molt('run', '-m', 'tool'), 0, '__main__ tool\n')
    expect(work.run_molt('run', '-m', 'pack', 'x'), 0, "__main__ ['x']\n")


def test_check(work):
    work.write('good.py', HELLO)
    expect(work.run_molt('check', 'good.py'), 0)
    work.write('bad.py', BROKEN)
    result = work.run_molt('check', '--json', 'bad.py')
    assert result.returncode == 1, result.returncode
    report = json.loads(result.stdout)
    assert 'never closed' in json.dumps(report), report


def test_path_option(work):
    work.write('lib/extra.py', 'value = 5\n')
    work.write('src/main.py', 'import extra\nprint(extra.value)\n')
    program = work.build('src/main.py', 'app', '--path', 'lib')
    expect(work.run(program), 0, '5\n')


def test_wasm_module(work):
    work.write('hello.py', HELLO)
    module = wasm_module.Module(work.build('hello.py', 'hello.wasm', '--target', 'wasm').read_bytes())
    modules = {name for name, _ in module.imports}
    assert modules <= {'wasi_snapshot_preview1'}, f'imports from {modules}'
    assert '_start' in module.exports and 'memory' in module.exports, module.exports
    expect(work.run_molt('run', '--target', 'wasm', 'hello.py', 'x', '--y'), 0, 'hello x --y\n')


def test_wasm_exit_and_stdin(work):
    work.write('echo.py', 'import sys\nprint(input(), file=sys.stderr)\nsys.exit(5)\n')
    result = work.run_molt('run', '--target', 'wasm', 'echo.py', stdin='typed\n')
    expect(result, 5, '', 'typed')


def test_output_is_flushed_on_failure(work):
    work.write('fail.py', 'import sys\nsys.stdout.write("partial")\nraise SystemExit("bye")\n')
    for target in ('native', 'wasm'):
        expect(work.run_molt('run', '--target', target, 'fail.py'), 1, 'partial', 'bye')


def test_broken_pipe(work):
    """A reader that goes away ends the program quietly enough: no crash, no endless loop."""
    work.write('many.py', 'for i in range(200000):\n    print(i)\n')
    program = work.build('many.py', 'many')
    child = subprocess.Popen([program], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    child.stdout.readline()
    child.stdout.close()
    child.stderr.read()
    assert child.wait(timeout=20) in (1, 120), child.returncode


def test_doctor(work):
    result = work.run_molt('doctor')
    assert result.returncode in (0, 1), result.stderr
    assert result.stdout.strip()


def run_one(name, test, molt):
    with tempfile.TemporaryDirectory(prefix='molt-cli-') as folder:
        try:
            test(Workspace(molt, folder))
            return None
        except AssertionError as error:
            return str(error)
        except Exception:
            return traceback.format_exc()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--molt', required=True)
    parser.add_argument('--only', default='*', metavar='GLOB')
    parser.add_argument('-j', type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    molt = os.path.abspath(options.molt)
    functions = {**globals(), **vars(library), **vars(robustness)}
    tests = {name[5:]: value for name, value in functions.items()
             if name.startswith('test_') and fnmatch.fnmatchcase(name[5:], options.only)}
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        futures = {name: pool.submit(run_one, name, test, molt) for name, test in tests.items()}
        for name, future in futures.items():
            if problem := future.result():
                failed += 1
                print(f'FAIL cli/{name}: {problem}', flush=True)
    print(f'cli: {len(tests) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
