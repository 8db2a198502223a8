// The messages of the builtins that CPython's module site adds. See runtime/core/message.h.
#pragma once

#include "runtime/core/message.h"

MOLT_MESSAGE(quitter_arguments, TypeError,
             "Quitter.__call__() takes from 1 to 2 positional arguments but {} were given")
MOLT_MESSAGE(quitter_keyword, TypeError,
             "Quitter.__call__() got an unexpected keyword argument '{}'")
MOLT_MESSAGE(quitter_repeated, TypeError,
             "Quitter.__call__() got multiple values for argument 'code'")
MOLT_MESSAGE(printer_arguments, TypeError,
             "_Printer.__call__() takes 1 positional argument but {} were given")
