// What the module unicodedata does for _codecs in programs that have both.
#pragma once

#include "runtime/types/str.h"

namespace molt::rt {

// Appends the name of a character; false, with nothing appended, when it has none. Null in programs
// without unicodedata's names.
__attribute__((weak)) bool append_character_name(StrBuilder* out, uint32_t code_point);
// The character of \N{name}; false when there is none.
__attribute__((weak)) bool find_character_name(const char* name, size_t size, char32_t* code_point);

}  // namespace molt::rt
