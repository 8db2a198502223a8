#!/usr/bin/env python3
"""Golden tests of the MIR that molt makes of Python: `run_mir_tests.py --molt PATH [--only GLOB]`.

Each NAME.py beside this file is compiled with --emit mir-opt; its comments say what must be in the
result:

  # EMIT: mir              another stage (mir: before the passes)
  # LEVEL: 0               another level of optimisation
  # FUNCTION: f            what follows is about this function; `f.exits` is its generic copy
  # CHECK: text            a line that contains the text comes after the last one found
  # CHECK-NEXT: text       the very next line contains it
  # CHECK-NOT: text        no line between the neighbouring checks contains it

{{...}} in a text is a regular expression. These tests keep performance without a clock: they fail
when a hot loop gets a call or a box that it did not have. The last line is 'mir: N passed, N failed'.
"""

import argparse
import fnmatch
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
DIRECTIVE = re.compile(r'^\s*# (EMIT|LEVEL|FUNCTION|CHECK|CHECK-NEXT|CHECK-NOT): (.*)$', re.M)


def pattern_of(text):
    """The regular expression for a check's text."""
    parts = re.split(r'\{\{(.*?)\}\}', text.strip())
    return re.compile(''.join(part if n % 2 else re.escape(part) for n, part in enumerate(parts)))


def functions_of(text):
    """From a function's name in its module to the lines of its MIR."""
    functions = {}
    for match in re.finditer(r'^function @(\S+) .*?^\}', text, re.M | re.S):
        functions[match.group(1).removeprefix('__main__.')] = match.group(0).splitlines()
    return functions


def refuse(lines, patterns, start, end):
    """What a CHECK-NOT finds between two lines, or None."""
    for pattern, text in patterns:
        for line in lines[start:end]:
            if pattern.search(line):
                return f'CHECK-NOT: {text}, but there is: {line.strip()}'
    return None


def check_function(name, lines, checks):
    """What is wrong with a function, or None."""
    position = 0
    forbidden = []
    for kind, text in checks:
        pattern = pattern_of(text)
        if kind == 'CHECK-NOT':
            forbidden.append((pattern, text))
            continue
        last = position + 1 if kind == 'CHECK-NEXT' else len(lines)
        found = next((n for n in range(position, min(last, len(lines)))
                      if pattern.search(lines[n])), None)
        if found is None:
            where = lines[position].strip() if position < len(lines) else 'the end'
            return f'{name}: {kind}: {text} is not there; looked from: {where}'
        wrong = refuse(lines, forbidden, position, found)
        if wrong:
            return f'{name}: {wrong}'
        forbidden = []
        position = found + 1
    wrong = refuse(lines, forbidden, position, len(lines))
    return f'{name}: {wrong}' if wrong else None


def check(molt, path):
    """What is wrong with the MIR of a program, or None."""
    directives = DIRECTIVE.findall(path.read_text())
    settings = {kind: text.strip() for kind, text in directives if kind in ('EMIT', 'LEVEL')}
    result = subprocess.run([molt, 'build', str(path), '--emit', settings.get('EMIT', 'mir-opt'),
                             '-O' + settings.get('LEVEL', '2')],
                            capture_output=True, text=True, timeout=120)
    if result.returncode != 0:
        return f'status {result.returncode}: {result.stderr.strip()}'
    functions = functions_of(result.stdout)
    groups = []
    for kind, text in directives:
        if kind == 'FUNCTION':
            groups.append((text.strip(), []))
        elif kind.startswith('CHECK'):
            if not groups:
                return 'a CHECK before the first FUNCTION'
            groups[-1][1].append((kind, text))
    if not groups:
        return 'no FUNCTION'
    for name, checks in groups:
        if name not in functions:
            return f'no function {name}; there are {", ".join(functions)}'
        wrong = check_function(name, functions[name], checks)
        if wrong:
            return wrong
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--molt', required=True)
    parser.add_argument('--only', default='*')
    options = parser.parse_args()
    failed = 0
    paths = [path for path in sorted(FOLDER.glob('*.py'))
             if path.resolve() != pathlib.Path(__file__).resolve() and fnmatch.fnmatch(path.stem, options.only)]
    for path in paths:
        wrong = check(options.molt, path)
        if wrong:
            failed += 1
            print(f'FAILED {path.stem}: {wrong}')
    print(f'mir: {len(paths) - failed} passed, {failed} failed')
    return 1 if failed or not paths else 0


if __name__ == '__main__':
    sys.exit(main())
