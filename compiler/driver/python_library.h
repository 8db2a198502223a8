// Where the sources of CPython 3.12's library are.
#pragma once

#include <string>

namespace molt::driver {

// The first of: the folder that MOLT_PYTHON_LIB names; lib/molt/python beside the compiler, which
// `./dev setup` fills; the library of a python3.12 that is installed on PATH (pyenv's shims
// included). Empty when there is none. Starts no program.
std::string python_library();

}  // namespace molt::driver
