// The entries with an inline half, as bitcode for the compiler.
#include "runtime/fast/entries.h"
