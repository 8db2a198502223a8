"""Helpers of the import system that need no files to load."""
import os
import sys

from . import _resolve

# CPython 3.12's.
MAGIC_NUMBER = (3531).to_bytes(2, 'little') + b'\r\n'


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython keeps the bytecode of a source file (PEP 3147)."""
    if debug_override is not None:
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    head, tail = os.path.split(os.fspath(path))
    base, dot, rest = tail.rpartition('.')
    if sys.implementation.cache_tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    name = (base if base else rest) + dot + sys.implementation.cache_tag
    level = '' if optimization is None else str(optimization)
    if level:
        if not level.isalnum():
            raise ValueError(f'{level!r} is not alphanumeric')
        name = f'{name}.opt-{level}'
    return os.path.join(head, '__pycache__', name + '.pyc')


def resolve_name(name, package):
    """The absolute name for a relative one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {repr(name)} '
                          '(required for relative module names)')
    return _resolve(name, package)


def find_spec(name, package=None):
    """The spec of a module that is loaded; what else the program holds only an import tells."""
    full_name = resolve_name(name, package)
    if full_name not in sys.modules:
        raise NotImplementedError('a compiled program cannot look for a module without importing it')
    module = sys.modules[full_name]
    if module is None:
        return None
    spec = getattr(module, '__spec__', None)
    if spec is None:
        raise ValueError(f'{full_name}.__spec__ is None')
    return spec
