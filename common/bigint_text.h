#pragma once

// Big integers from and to digits in bases 2 to 36. Bases that are powers of two take linear time;
// the others use divide and conquer above a few dozen limbs.

#include <cstddef>
#include <cstdint>

#include "common/bigint.h"

namespace molt::common::bigint {

// Upper bound of the digits that `to_text` writes (no sign, no prefix, no terminator); at least 1.
std::size_t text_bound(Limbs a, int base);

// Writes the digits of `a`, lower case and most significant first ("0" for zero), and returns how
// many, or kOutOfMemory. out: text_bound() characters.
std::size_t to_text(char* out, Limbs a, int base, const ScratchAllocator& scratch);

// The number of decimal digits of `a` (1 for zero), found without converting it where the bit
// length decides, which is what the limit of sys.set_int_max_str_digits needs.
std::size_t decimal_digits(Limbs a, const ScratchAllocator& scratch);

// Limbs that `from_text` needs for `digits` digits.
std::size_t parse_size(std::size_t digits, int base);

// r = the value of `digits` characters 0-9a-zA-Z, all of which must be digits of the base (use
// scan_digits first). Returns the size or kOutOfMemory. r: parse_size() limbs.
std::size_t from_text(Limb* r, const char* digits, std::size_t count, int base,
                      const ScratchAllocator& scratch);

// The value of one ASCII digit in bases up to 36, or 37 when it is not one.
int digit_value(char c);

// What int(text, base) accepts, taken apart: optional white space around, sign, base prefix, digits
// with single underscores between them. The text is ASCII (the caller has replaced Unicode decimal
// digits and spaces).
struct IntegerText {
  bool valid = false;
  bool negative = false;
  // The base that applies after base 0 and prefixes have been resolved.
  int base = 10;
  // The digits with their underscores, as a range of the text.
  std::size_t begin = 0;
  std::size_t end = 0;
  // Digits in that range without the underscores.
  std::size_t digits = 0;
};
// `base` is 0 or 2 to 36.
IntegerText scan_integer(const char* text, std::size_t size, int base);

// from_text over a range that may hold underscores (as scan_integer returns it). r:
// parse_size(digits) limbs.
std::size_t from_scanned_text(Limb* r, const char* text, const IntegerText& scanned,
                              const ScratchAllocator& scratch);

}  // namespace molt::common::bigint
