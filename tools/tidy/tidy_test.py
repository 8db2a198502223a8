"""Tests of the rules: what may include what. Run with `python3 tools/tidy/tidy_test.py`."""

import unittest

import rules


def layer(name, target):
    return rules.layer_fault(rules.room_of(name), name, target)


def system(name, target):
    return rules.system_fault(rules.room_of(name), name, target)


class Layers(unittest.TestCase):
    def test_downwards_is_allowed(self):
        for name, target in [('compiler/parse/parser.cpp', 'compiler/lex/token.h'),
                             ('compiler/lower/values.cpp', 'compiler/passes/passes.h'),
                             ('runtime/types/list.cpp', 'runtime/core/ref.h'),
                             ('runtime/types/list.cpp', 'abi/layout/value.h'),
                             ('common/bigint.cpp', 'common/bigint.h')]:
            self.assertIsNone(layer(name, target), (name, target))

    def test_upwards_is_not(self):
        for name, target in [('compiler/lex/lexer.cpp', 'compiler/parse/parser.h'),
                             ('compiler/build_mir/calls.cpp', 'compiler/passes/passes.h'),
                             ('runtime/core/call.cpp', 'runtime/types/list.h'),
                             ('runtime/core/call.cpp', 'compiler/mir/mir.h'),
                             ('compiler/mir/mir.cpp', 'runtime/core/ref.h'),
                             ('abi/layout/value.h', 'common/bigint.h')]:
            self.assertIsNotNone(layer(name, target), (name, target))

    def test_system_headers(self):
        self.assertIsNone(system('compiler/lower/values.cpp', 'llvm/IR/Module.h'))
        self.assertIsNone(system('runtime/platform/posix/file.cpp', 'unistd.h'))
        self.assertIsNone(system('compiler/lex/lexer.cpp', 'vector'))
        for name, target in [('compiler/mir/mir.cpp', 'llvm/IR/Module.h'),
                             ('compiler/sema/sema.cpp', 'iostream'),
                             ('runtime/core/memory.cpp', 'unistd.h'),
                             ('runtime/types/dict.cpp', 'unordered_map')]:
            self.assertIsNotNone(system(name, target), (name, target))

    def test_forbidden_text(self):
        def hits(text):
            return [reason for pattern, reason in rules.FORBIDDEN_TEXT if pattern.search(text)]
        self.assertTrue(hits('// TO' 'DO: later'))
        self.assertTrue(hits('in /ho' 'me/somebody/molt'))
        self.assertFalse(hits('see docs/home/page.md and /usr/lib/llvm-22'))


if __name__ == '__main__':
    unittest.main()
