// The entries with an inline half, as part of the library.
#include "runtime/fast/entries.h"
