// Numbers against what CPython 3.12 prints.

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/types/complex.h"
#include "runtime/types/exception.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/builtins.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/modules/math.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/complex.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/float.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/int.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

std::string text_of(Value value) {
  const Utf8Text utf8(as_str(value));
  return {utf8.data(), static_cast<size_t>(utf8.size())};
}

// repr of a result, or "Type: message" of the exception.
std::string show(Owned result) {
  Ref held(result);
  if (is_failure(held)) {
    Ref error(owned_unchecked(take_exception()));
    Ref message(exception_str(error));
    return std::string(type_of(error)->c_name) + ": " + text_of(message);
  }
  Ref text(repr_of(held));
  return text_of(text);
}

// An int from its decimal text, or any other value.
struct Number {
  Ref ref;
  Number(const char* text) : ref(int_from_ascii(text, 10)) {}
  Number(int value) : ref(int_from_int64(value)) {}
  Number(double value) : ref(float_from(value)) {}
  Number(Owned owned) : ref(owned) {}
  operator Value() const { return ref; }
  operator Borrowed() const { return ref; }
};

Owned text(const char* utf8) { return make_str_utf8(utf8); }

constexpr Borrowed kAbsent{kUnboundBits};
constexpr Borrowed kNo{kNoneBits};
const Borrowed kIntType = borrowed(value_of_type(molt_type_int));
const Borrowed kFloatType = borrowed(value_of_type(molt_type_float));
const Borrowed kComplexType = borrowed(value_of_type(molt_type_complex));

constexpr char kTwoTo64[] = "18446744073709551616";
constexpr char kTwoTo47[] = "140737488355328";

TEST(Int, LeavesTheSmallRangeAndComesBack) {
  EXPECT_EQ(show(int_add(Number("140737488355327"), Number(1))), kTwoTo47);
  EXPECT_TRUE(Ref(int_subtract(Number(kTwoTo47), Number(1))).get().is_int());
  EXPECT_TRUE(Ref(int_negate(Number(kTwoTo47))).get().is_int());
  EXPECT_EQ(show(int_add(Number("9223372036854775807"), Number(1))), "9223372036854775808");
  EXPECT_EQ(show(int_multiply(Number("4294967296"), Number("4294967296"))), kTwoTo64);
  EXPECT_EQ(show(int_subtract(Number(kTwoTo64), Number(kTwoTo64))), "0");
}

TEST(Int, DividesTowardsMinusInfinity) {
  EXPECT_EQ(show(int_floor_divide(Number(-7), Number(2))), "-4");
  EXPECT_EQ(show(int_modulo(Number(-7), Number(2))), "1");
  EXPECT_EQ(show(int_modulo(Number(7), Number(-2))), "-1");
  EXPECT_EQ(show(int_floor_divide(Number("-9223372036854775808"), Number(-1))),
            "9223372036854775808");
  EXPECT_EQ(show(int_modulo(Number(kTwoTo64), Number(-10))), "-4");
  EXPECT_EQ(show(int_floor_divide(Number(1), Number(0))),
            "ZeroDivisionError: integer division or modulo by zero");
  EXPECT_EQ(show(int_modulo(Number(1), Number(0))), "ZeroDivisionError: integer modulo by zero");
  EXPECT_EQ(show(int_true_divide(Number(1), Number(0))), "ZeroDivisionError: division by zero");
}

TEST(Int, ShiftsAndBits) {
  EXPECT_EQ(show(int_left_shift(Number(1), Number(64))), kTwoTo64);
  EXPECT_EQ(show(int_right_shift(Number(-1), Number("1000000000000000000000"))), "-1");
  EXPECT_EQ(show(int_left_shift(Number(1), Number(-1))), "ValueError: negative shift count");
  EXPECT_EQ(show(int_and(Number("-18446744073709551617"), Number(255))), "255");
  EXPECT_EQ(show(int_invert(Number(kTwoTo47))), "-140737488355329");
}

TEST(Int, Powers) {
  EXPECT_EQ(show(int_power(Number(2), Number(64), kNone)), kTwoTo64);
  EXPECT_EQ(show(int_power(Number(2), Number(-1), kNone)), "0.5");
  EXPECT_EQ(show(int_power(Number(3), Number(-1), Number(7))), "5");
  EXPECT_EQ(show(int_power(Number(3), Number(5), Number(-7))), "-2");
  EXPECT_EQ(show(int_power(Number(2), Number(-1), Number(4))),
            "ValueError: base is not invertible for the given modulus");
  EXPECT_EQ(show(int_power(Number(0), Number(-1), kNone)),
            "ZeroDivisionError: 0.0 cannot be raised to a negative power");
}

TEST(Int, FromText) {
  EXPECT_EQ(show(molt_n_int(kIntType, Number(text(" -1_000 ")), kAbsent)), "-1000");
  EXPECT_EQ(show(molt_n_int(kIntType, Number(text("0x_ff")), Number(0))), "255");
  EXPECT_EQ(show(molt_n_int(kIntType, Number(text("\u0663")), kAbsent)), "3");
  EXPECT_EQ(show(molt_n_int(kIntType, Number(text("1__0")), kAbsent)),
            "ValueError: invalid literal for int() with base 10: '1__0'");
  EXPECT_EQ(show(molt_n_int(kIntType, Number(std::nan("")), kAbsent)),
            "ValueError: cannot convert float NaN to integer");
  EXPECT_EQ(show(molt_n_int(kIntType, Number(text(std::string(4301, '1').c_str())), kAbsent)),
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has "
            "4301 digits; use sys.set_int_max_str_digits() to increase the limit");
}

TEST(Int, RoundsHalfToEven) {
  EXPECT_EQ(show(molt_m_int___round__(Number(25), Number(-1))), "20");
  EXPECT_EQ(show(molt_m_int___round__(Number(35), Number(-1))), "40");
  EXPECT_EQ(show(molt_m_int___round__(Number(-25), Number(-1))), "-20");
}

TEST(Int, Formats) {
  EXPECT_EQ(show(molt_m_int___format__(Number(-255), Number(text("#010x")))), "'-0x00000ff'");
  EXPECT_EQ(show(molt_m_int___format__(Number(1234567), Number(text(",")))), "'1,234,567'");
  EXPECT_EQ(show(molt_m_int___format__(Number(5), Number(text(".3")))),
            "ValueError: Precision not allowed in integer format specifier");
}

TEST(Float, Arithmetic) {
  EXPECT_EQ(float_modulo(-1.0, 3.0), 2.0);
  EXPECT_TRUE(std::signbit(float_modulo(3.0, -3.0)));
  EXPECT_EQ(float_floor_divide(-1.0, 3.0), -1.0);
  EXPECT_EQ(show(float_power(-8.0, 1.0 / 3)), "(1.0000000000000002+1.7320508075688772j)");
  EXPECT_EQ(show(float_power(10.0, 400.0)), "OverflowError: (34, 'Numerical result out of range')");
  EXPECT_EQ(show(float_compare(9007199254740992.0, Number("9007199254740993"), CompareOp::kLt)),
            "True");
}

TEST(Float, TextAndRounding) {
  EXPECT_EQ(show(molt_n_float(kFloatType, Number(text(" 1_0.5e1 ")))), "105.0");
  EXPECT_EQ(show(molt_n_float(kFloatType, Number(text("1__0")))),
            "ValueError: could not convert string to float: '1__0'");
  EXPECT_EQ(show(molt_m_float___round__(Number(2.5), kNo)), "2");
  EXPECT_EQ(show(molt_m_float___round__(Number(2.675), Number(2))), "2.67");
  EXPECT_EQ(show(molt_m_float___format__(Number(1234.5), Number(text("+,.2f")))), "'+1,234.50'");
  EXPECT_EQ(show(molt_m_float_as_integer_ratio(Number(0.75))), "(3, 4)");
}

TEST(Complex, TextAndParts) {
  EXPECT_EQ(show(molt_n_complex(kComplexType, Number(text(" (1-2j) ")), kAbsent)), "(1-2j)");
  EXPECT_EQ(show(molt_n_complex(kComplexType, Number(text("1 + 2j")), kAbsent)),
            "ValueError: complex() arg is a malformed string");
  EXPECT_EQ(show(complex_from({-0.0, 1.0})), "(-0+1j)");
  EXPECT_EQ(show(complex_power({0.0, 1.0}, {2.0, 0.0})), "(-1+0j)");
}

TEST(Math, ExactAndErrors) {
  EXPECT_EQ(show(molt_f_math_factorial(Number(25))), "15511210043330985984000000");
  EXPECT_EQ(show(molt_f_math_comb(Number(100), Number(50))), "100891344545564193334812497256");
  EXPECT_EQ(show(molt_f_math_isqrt(Number("1000000000000000000000000000000"))), "1000000000000000");
  EXPECT_EQ(show(molt_f_math_sqrt(Number(-1))), "ValueError: math domain error");
  EXPECT_EQ(show(molt_f_math_exp(Number(1000))), "OverflowError: math range error");
  EXPECT_EQ(show(molt_f_math_gamma(Number(0.5))), "1.7724538509055159");
  Ref tenths(tuple_of(Value::from_double(0.1), Value::from_double(0.2), Value::from_double(0.3)));
  EXPECT_EQ(show(molt_f_math_fsum(tenths)), "0.6");
  EXPECT_EQ(show(molt_f_builtins_sum(tenths, kAbsent)), "0.6");
}

}  // namespace

}  // namespace molt::rt
