// int: making ints, reading them, and their arithmetic, from the runtime.
//
// A value from kSmallIntMin to kSmallIntMax is a small int word, any other a BigInt object; an
// instance of a subclass of int is a BigInt object of any value. Arguments named Value here are
// ints in that wide sense (is_int: bools and instances of subclasses too), results are exact ints.
// No function runs Python code unless its name ends in `_py`. Rounding, signs and errors are those
// of CPython's Objects/longobject.c.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/bigint.h"
#include "runtime/core/ref.h"
#include "runtime/core/type.h"

namespace molt::rt {

class StrBuilder;

// --- Making (int_make.cpp)

Owned int_from_int64_slow(int64_t value);
inline Owned int_from_int64(int64_t value) {
  if (Value::fits_small_int(value)) [[likely]]
    return {Value::from_small_int(value).bits};
  return int_from_int64_slow(value);
}
Owned int_from_uint64(uint64_t value);
Owned int_from_int128(__int128 value);
// Limbs are least significant first; zero limbs at the top are allowed.
Owned int_from_limbs(bool negative, const uint64_t* limbs, size_t count);
// Truncates. OverflowError for infinities, ValueError for NaN.
Owned int_from_double(double value);
// The exact int of the same value.
Owned int_exact(Value value);
// An instance of `cls`, a subclass of int, with this value.
Owned int_of_class(Type* cls, Value value);

// --- Reading

// Sign and magnitude of an int; valid as long as the int lives.
class IntView {
 public:
  explicit IntView(Value value) {
    if (value.is_pointer()) {
      const BigInt* big = static_cast<const BigInt*>(value.as_object());
      const bool negative = big->signed_size < 0;
      const int64_t size = negative ? -big->signed_size : big->signed_size;
      view_ = {{big->limbs(), static_cast<size_t>(size)}, negative};
    } else {
      const int64_t small = value.is_int() ? value.as_int() : value.as_bool();
      limb_ = static_cast<uint64_t>(small < 0 ? -small : small);
      view_ = {{&limb_, limb_ != 0 ? size_t{1} : size_t{0}}, small < 0};
    }
  }
  IntView(const IntView&) = delete;
  IntView& operator=(const IntView&) = delete;

  operator common::bigint::Signed() const { return view_; }
  common::bigint::Limbs magnitude() const { return view_.magnitude; }
  size_t size() const { return view_.magnitude.size(); }
  bool negative() const { return view_.negative; }

 private:
  uint64_t limb_ = 0;
  common::bigint::Signed view_;
};

// False when the value needs more than 64 bits.
bool int_as_int64_slow(Value value, int64_t* out);
inline bool int_as_int64(Value value, int64_t* out) {
  if (value.is_int()) [[likely]] {
    *out = value.as_int();
    return true;
  }
  return int_as_int64_slow(value, out);
}
bool int_as_uint64(Value value, uint64_t* out);
// The nearest int64.
int64_t int_as_int64_clipped(Value value);
// The low 64 bits of the two's complement.
uint64_t int_low_bits(Value value);
// The nearest double; OverflowError "int too large to convert to float".
Status int_as_double(Value value, double* out);
// -1, 0 or 1.
int int_sign(Value value);
int int_compare(Value left, Value right);
// The order of an int and a double that is not NaN.
int int_compare_double(Value left, double right);
int64_t int_hash(Value value);
uint64_t int_bit_length(Value value);

// --- Arithmetic (int_arithmetic.cpp, int_divide.cpp, int_power.cpp)

Owned int_add(Value left, Value right);
Owned int_subtract(Value left, Value right);
Owned int_multiply(Value left, Value right);
// ZeroDivisionError, as the operators.
Owned int_floor_divide(Value left, Value right);
Owned int_modulo(Value left, Value right);
Status int_divmod(Value left, Value right, Ref* quotient, Ref* remainder);
Owned int_true_divide(Value left, Value right);
// left / right rounded to the nearest int, ties to even.
Owned int_divide_nearest(Value left, Value right);
// left ** right, or pow(left, right, modulus) unless modulus is kNone. A negative exponent gives a
// float.
Owned int_power(Value left, Value right, Value modulus);
Owned int_left_shift(Value left, Value count);
Owned int_right_shift(Value left, Value count);
Owned int_and(Value left, Value right);
Owned int_or(Value left, Value right);
Owned int_xor(Value left, Value right);
Owned int_negate(Value value);
Owned int_absolute(Value value);
Owned int_invert(Value value);
// Not negative.
Owned int_gcd(Value left, Value right);

// --- Text (int_text.cpp, int_parse.cpp)

// sys.get_int_max_str_digits(): the limit for conversions in bases that are not powers of two; 0
// for none.
extern int64_t int_max_str_digits;

// The digits of the absolute value, lower case, without prefix. ValueError when there are more than
// int_max_str_digits.
Status int_append_digits(StrBuilder& out, Value value, int base = 10);
// The same with a minus sign.
Status int_append_text(StrBuilder& out, Value value, int base = 10);
Owned int_to_str(Value value);
// "0x1f" and the like: base is 2, 8 or 16.
Owned int_to_prefixed_str(Value value, int base);

// int(text, base) for ASCII text. kUnbound when the text is not an int; ValueError when it has too
// many digits.
Owned int_from_ascii(std::string_view text, int base);
// int(text, base) for a str: ValueError "invalid literal for int() with base 10: 'x'".
Owned int_from_str(Str* text, int base);
// int(value) with __int__, __index__, __trunc__ and text, as PyNumber_Long.
Owned int_from_number_py(Value value);

// format(value, spec).
Owned int_format(Value value, Str* spec);

}  // namespace molt::rt
