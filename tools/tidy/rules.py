"""The rules themselves: layers, forbidden includes and forbidden text. docs/design explains them."""

import re

SOURCE_SUFFIXES = ('.h', '.cpp', '.inc', '.def')
TEXT_SUFFIXES = ('.md', '.cmake', '.json', '.mjs', '.sh')
OWN_RULES = ('tools/tidy/',)
MAX_LINES = 800

# Rooms, by folder; the longest matching folder counts. Each may include those listed and itself.
COMPILER_ORDER = ['support', 'diagnostics', 'lex', 'ast', 'parse', 'sema', 'mir', 'analysis']
FRONT = ['abi', 'common']

ROOMS = {
    'abi': [],
    'common': ['abi'],
    'compiler/build_mir': FRONT + [f'compiler/{room}' for room in COMPILER_ORDER],
    'compiler/passes': FRONT + [f'compiler/{room}' for room in COMPILER_ORDER],
}
for index, room in enumerate(COMPILER_ORDER):
    ROOMS[f'compiler/{room}'] = FRONT + [f'compiler/{below}' for below in COMPILER_ORDER[:index]]
ROOMS['compiler/lower'] = ROOMS['compiler/passes'] + ['compiler/build_mir', 'compiler/passes']
ROOMS['compiler/target'] = ROOMS['compiler/lower'] + ['compiler/lower']
ROOMS['compiler/driver'] = ROOMS['compiler/target'] + ['compiler/target']
ROOMS['cli'] = ROOMS['compiler/driver'] + ['compiler/driver']
ROOMS['runtime/platform'] = FRONT
ROOMS['runtime/fast'] = FRONT + ['runtime/platform']
ROOMS['runtime/core'] = ROOMS['runtime/fast'] + ['runtime/fast']
ROOMS['runtime/types'] = ROOMS['runtime/core'] + ['runtime/core']
ROOMS['runtime/modules'] = ROOMS['runtime/types'] + ['runtime/types']
ROOMS['runtime/async'] = ROOMS['runtime/types'] + ['runtime/types']
# The evaluator runs inside programs and inside the compiler: front half only.
ROOMS['evaluator'] = ROOMS['compiler/passes'] + ['compiler/build_mir', 'compiler/passes']

PURE_COMPILER = {f'compiler/{room}' for room in COMPILER_ORDER} | {'compiler/build_mir',
                                                                    'compiler/passes', 'evaluator'}
WITH_LLVM = {'compiler/lower', 'compiler/target', 'compiler/driver', 'cli'}
RUNTIME = {room for room in ROOMS if room.startswith('runtime/')}

NOT_IN_PURE_COMPILER = {'iostream', 'ostream', 'istream', 'sstream', 'fstream', 'filesystem', 'exception',
                        'stdexcept', 'typeinfo', 'locale', 'thread', 'mutex', 'regex'}
# Header-only C++ that links nothing from libstdc++.
RUNTIME_CXX = {'algorithm', 'array', 'atomic', 'bit', 'compare', 'concepts', 'cstddef', 'cstdint', 'cstdio',
               'cstdlib', 'cstring', 'climits', 'cmath', 'cfloat', 'cerrno', 'ctime', 'cstdarg', 'functional',
               'initializer_list', 'iterator', 'limits', 'new', 'optional', 'ranges', 'span', 'string_view',
               'tuple', 'type_traits', 'utility', 'version', 'ratio', 'cassert', 'cinttypes', 'numeric'}
RUNTIME_C = {'math.h', 'string.h', 'stdint.h', 'stddef.h', 'stdlib.h', 'stdio.h', 'errno.h', 'limits.h',
             'float.h', 'time.h', 'stdarg.h', 'assert.h', 'inttypes.h'}
LIBRARIES = re.compile(r'(fast_float|dragonbox)/')

FORBIDDEN_TEXT = [
    (re.compile(r'\b(TODO|FIXME|XXX|HACK)\b'), 'unfinished business belongs into an issue'),
    (re.compile(r'(?<![\w.$}])/(home|root|work|tmp/build|Users)/[\w.-]+'), 'a path of one machine'),
]
FORBIDDEN_CODE = [
    (re.compile(r'^\s*using\s+namespace\s+(?!molt::)', re.M), 'no using-directives'),
]

HOW_TO_PAGES = ['add_builtin_method', 'add_runtime_entry', 'add_mir_instruction', 'add_pass', 'add_cli_command',
                'add_diagnostic', 'add_test']


def room_of(name):
    """The room that a file lies in, or None for tools, tests and the like."""
    parts = name.split('/')
    for length in (2, 1):
        room = '/'.join(parts[:length])
        if room in ROOMS and len(parts) > length:
            return room
    return None


def is_test(name):
    return name.endswith(('_test.cpp', '_test.h')) or '/testdata/' in name


def layer_fault(room, name, target):
    """Why this file may not include "target", or None."""
    if room is None or LIBRARIES.match(target):
        return None
    to = room_of(target)
    if to is None:
        # Generated tables and files beside this one are named without a room.
        return None if '/' not in target else f'{target} is in no room of the house'
    if to == room or to in ROOMS[room]:
        return None
    if is_test(name) and room.split('/')[0] == to.split('/')[0]:
        return None
    return f'{room} may not include {to} ({target})'


def system_fault(room, name, target):
    """Why this file may not include <target>, or None."""
    if room is None or is_test(name):
        return None
    if target.startswith(('llvm', 'lld/', 'clang')):
        return None if room in WITH_LLVM else f'LLVM is for lower, target and driver, not for {room}'
    if target.startswith('CLI/'):
        return None if room == 'cli' else 'CLI11 is for cli/'
    if room in PURE_COMPILER and target in NOT_IN_PURE_COMPILER:
        return f'<{target}> is not for this half of the compiler'
    if room in RUNTIME or room in ('abi', 'common'):
        if target in RUNTIME_CXX or LIBRARIES.match(target):
            return None
        if room == 'runtime/platform':
            return None
        if target == 'zlib.h' and name.startswith('runtime/modules/native/'):
            return None
        if target in RUNTIME_C:
            return None
        return f'<{target}> is an OS header or needs a C++ library; only runtime/platform may'
    return None
