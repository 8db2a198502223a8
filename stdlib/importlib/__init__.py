"""Imports by name. A compiled program finds the modules that it holds, and no others."""
import sys
from builtins import __import__

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']


def _resolve(name, package):
    rest = name.lstrip('.')
    level = len(name) - len(rest)
    parts = package.rsplit('.', level - 1)
    if len(parts) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parts[0]}.{rest}' if rest else parts[0]


def import_module(name, package=None):
    """Import a module; a relative name starts from the package."""
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a "
                            f'relative import for {name!r}')
        name = _resolve(name, package)
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    """The modules of a compiled program do not change."""


def reload(module):
    raise NotImplementedError('a compiled program cannot load a module again')
