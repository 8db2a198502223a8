"""Check the rules of the house that no compiler checks: `python3 tools/tidy [--format]`.

Layers of #include, what may be included where, sizes of files, leftovers, machine paths, the files
that docs/how_to names, and, with --format, the layout of the sources. Prints one line for each
fault and exits with 1 where there is one.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

import rules

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def tracked_files():
    """The files git knows or would add, as paths relative to the root."""
    listing = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
                             cwd=ROOT, capture_output=True, check=True).stdout
    names = sorted(name.decode() for name in listing.split(b'\0') if name)
    return [name for name in names if (ROOT / name).is_file()]


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def check_includes(name, text):
    room = rules.room_of(name)
    for match in INCLUDE.finditer(text):
        quoted, target = match.group(1) == '"', match.group(2)
        line = line_of(text, match.start())
        if quoted:
            reason = rules.layer_fault(room, name, target)
        else:
            reason = rules.system_fault(room, name, target)
        if reason:
            yield line, reason


def check_text(name, text):
    is_source = name.endswith(rules.SOURCE_SUFFIXES)
    if is_source and text.count('\n') > rules.MAX_LINES:
        yield 1, f'{text.count(chr(10))} lines; the limit is {rules.MAX_LINES}'
    if not is_source and not name.endswith(rules.TEXT_SUFFIXES):
        return
    if name.startswith(rules.OWN_RULES):
        return
    for pattern, reason in rules.FORBIDDEN_TEXT:
        for match in pattern.finditer(text):
            yield line_of(text, match.start()), f'{reason}: {match.group(0).strip()}'
    if is_source:
        for pattern, reason in rules.FORBIDDEN_CODE:
            for match in pattern.finditer(text):
                yield line_of(text, match.start()), reason
    if name.endswith(('.h', '.hpp')) and '#pragma once' not in text:
        yield 1, 'a header without #pragma once'


def check_how_to(files):
    """Every file that a docs/how_to page names has to exist; <name> stands for anything."""
    for page in rules.HOW_TO_PAGES:
        name = f'docs/how_to/{page}.md'
        path = ROOT / name
        if not path.is_file():
            yield name, 1, 'this page is missing'
            continue
        text = path.read_text()
        for match in re.finditer(r'`([\w./<>*-]+/[\w./<>*-]+)`', text):
            pattern = re.escape(match.group(1).rstrip('/')).replace(r'\*', '[^/]*')
            pattern = re.sub(r'<[\w-]+>', '[^/]+', pattern)
            if not any(re.fullmatch(pattern + '(/.*)?', known) for known in files):
                yield name, line_of(text, match.start()), f'names {match.group(1)}, which is not there'


def check_format(files):
    formatter = shutil.which('clang-format-22')
    if formatter is None:
        yield '.clang-format', 1, 'clang-format-22 is not installed (./dev setup)'
        return
    sources = [name for name in files if name.endswith(('.h', '.cpp'))]
    for start in range(0, len(sources), 100):
        run = subprocess.run([formatter, '--dry-run', '-Werror', *sources[start:start + 100]], cwd=ROOT,
                             capture_output=True, text=True)
        seen = set()
        for match in re.finditer(r'^([^:\n]+):(\d+):\d+: error:', run.stderr, re.M):
            if match.group(1) not in seen:
                seen.add(match.group(1))
                yield match.group(1), int(match.group(2)), 'not formatted (./dev format)'


def faults(options):
    files = tracked_files()
    for name in files:
        if not name.endswith(rules.SOURCE_SUFFIXES + rules.TEXT_SUFFIXES) and '.' in name:
            continue
        try:
            text = (ROOT / name).read_text()
        except UnicodeDecodeError:
            continue
        if name.endswith(rules.SOURCE_SUFFIXES):
            for line, reason in check_includes(name, text):
                yield name, line, reason
        for line, reason in check_text(name, text):
            yield name, line, reason
    yield from check_how_to(files)
    if options.format:
        yield from check_format(files)


def main():
    parser = argparse.ArgumentParser(prog='tidy', description=__doc__)
    parser.add_argument('--format', action='store_true', help='check the layout of sources too')
    count = 0
    for name, line, reason in faults(parser.parse_args()):
        print(f'{name}:{line}: {reason}')
        count += 1
    print(f'tidy: {count} faults')
    return 1 if count else 0


if __name__ == '__main__':
    sys.exit(main())
