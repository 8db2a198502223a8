// Apart from unicode.cpp, since repr() needs this table and none of the others.

#include "common/unicode.h"
#include "common/unicode_tables.h"

namespace molt::common::unicode {

bool is_printable_slow(char32_t c) { return (printable_bits(c / 8) >> (c % 8) & 1) != 0; }

}  // namespace molt::common::unicode
