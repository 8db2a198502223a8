#include "common/float_text.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace molt::common {
namespace {

std::string repr(double value) {
  char text[kFloatReprMax];
  return std::string(text, float_repr(text, value));
}

std::string format(double value, char type, std::uint32_t precision, FloatFormat options = {}) {
  options.type = type;
  options.precision = precision;
  std::string text(float_format_bound(value, options), '?');
  text.resize(float_format(text.data(), value, options));
  return text;
}

double parse(const std::string& text) {
  double value = -1;
  EXPECT_TRUE(parse_float(text.data(), text.size(), &value)) << text;
  return value;
}

bool parses(const std::string& text) {
  double value;
  return parse_float(text.data(), text.size(), &value);
}

TEST(FloatTextTest, ReprIsCPythons) {
  EXPECT_EQ(repr(0.0), "0.0");
  EXPECT_EQ(repr(-0.0), "-0.0");
  EXPECT_EQ(repr(0.1), "0.1");
  EXPECT_EQ(repr(1e16), "1e+16");
  EXPECT_EQ(repr(123456789012345680.0), "1.2345678901234568e+17");
  EXPECT_EQ(repr(9007199254740993.0), "9007199254740992.0");
  EXPECT_EQ(repr(0.0001), "0.0001");
  EXPECT_EQ(repr(0.00001), "1e-05");
  EXPECT_EQ(repr(5e-324), "5e-324");
  EXPECT_EQ(repr(std::numeric_limits<double>::max()), "1.7976931348623157e+308");
  EXPECT_EQ(repr(-INFINITY), "-inf");
  EXPECT_EQ(repr(-NAN), "nan");
}

TEST(FloatTextTest, ReprReadsBackToTheSameBits) {
  std::uint64_t state = 88172645463325252u;
  for (int i = 0; i < 20000; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    const double value = std::bit_cast<double>(state);
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(std::bit_cast<std::uint64_t>(parse(repr(value))), state);
    // 17 significant digits identify a double, by the exact path.
    EXPECT_EQ(std::bit_cast<std::uint64_t>(parse(format(value, 'e', 16))), state);
  }
}

TEST(FloatTextTest, FormatsRoundTheExactValueHalfToEven) {
  EXPECT_EQ(format(0.5, 'f', 0), "0");
  EXPECT_EQ(format(1.5, 'f', 0), "2");
  EXPECT_EQ(format(2.5, 'f', 0), "2");
  EXPECT_EQ(format(2.675, 'f', 2), "2.67");
  EXPECT_EQ(format(0.125, 'f', 2), "0.12");
  EXPECT_EQ(format(9.995, 'e', 2), "9.99e+00");
  EXPECT_EQ(format(99.99, 'e', 1), "1.0e+02");
  EXPECT_EQ(format(1e22, 'f', 1), "10000000000000000000000.0");
  EXPECT_EQ(format(1e-10, 'f', 3), "0.000");
  EXPECT_EQ(format(0.1, 'f', 55), "0.1000000000000000055511151231257827021181583404541015625");
  EXPECT_EQ(format(0.1, 'f', 60), "0.100000000000000005551115123125782702118158340454101562500000");
  EXPECT_EQ(format(100000.0, 'g', 6), "100000");
  EXPECT_EQ(format(1000000.0, 'g', 6), "1e+06");
  EXPECT_EQ(format(0.0001, 'g', 6), "0.0001");
  EXPECT_EQ(format(1234567.0, 'G', 0), "1E+06");
  EXPECT_EQ(format(0.0, 'e', 3), "0.000e+00");
}

TEST(FloatTextTest, OptionsChangeSignAndPoint) {
  EXPECT_EQ(format(1.0, 'f', 0, {.alternate = true}), "1.");
  EXPECT_EQ(format(1.0, 'g', 6, {.alternate = true}), "1.00000");
  EXPECT_EQ(format(1e10, 'e', 0, {.alternate = true}), "1.e+10");
  EXPECT_EQ(format(1.0, 'f', 1, {.plus_sign = true}), "+1.0");
  EXPECT_EQ(format(-0.01, 'f', 1), "-0.0");
  EXPECT_EQ(format(-0.01, 'f', 1, {.no_negative_zero = true}), "0.0");
  EXPECT_EQ(format(INFINITY, 'F', 1), "INF");
}

TEST(FloatTextTest, ReadsWhatFloatAccepts) {
  EXPECT_EQ(parse(" 1_000.5e-3\n"), 1.0005);
  EXPECT_EQ(parse(".5"), 0.5);
  EXPECT_EQ(parse("5."), 5.0);
  EXPECT_EQ(parse("-iNfinity"), -INFINITY);
  EXPECT_TRUE(std::isnan(parse("+nan")));
  EXPECT_EQ(parse("1e400"), INFINITY);
  EXPECT_EQ(parse("1e-400"), 0.0);
  EXPECT_EQ(parse("0." + std::string(500, '0') + "1e501"), 1.0);
  for (const char* text :
       {"", " ", ".", "1__0", "_1", "1_", "1_.0", "1e", "1e+", "0x1", "1 2", "infinit"}) {
    EXPECT_FALSE(parses(text)) << text;
  }
}

TEST(FloatTextTest, DecidesTiesExactly) {
  // Halfway between 2**53 and the next double, and a little above.
  EXPECT_EQ(parse("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse("9007199254740993." + std::string(800, '0') + "1"), 9007199254740994.0);
  // Half of the smallest subnormal goes to zero; anything more does not.
  EXPECT_EQ(parse("2.4703282292062327e-324"), 0.0);
  EXPECT_EQ(parse("2.4703282292062328e-324"), 5e-324);
}

TEST(FloatTextTest, HexGoesBothWays) {
  char text[kFloatHexMax];
  EXPECT_EQ(std::string(text, float_hex(text, -0.1)), "-0x1.999999999999ap-4");
  EXPECT_EQ(std::string(text, float_hex(text, 5e-324)), "0x0.0000000000001p-1022");
  double value;
  const auto status = [&](const std::string& t) {
    return parse_float_hex(t.data(), t.size(), &value);
  };
  EXPECT_EQ(status(" 0x1.8p1 "), FromHexStatus::kOk);
  EXPECT_EQ(value, 3.0);
  EXPECT_EQ(status("ff"), FromHexStatus::kOk);
  EXPECT_EQ(value, 255.0);
  EXPECT_EQ(status("0x1p1024"), FromHexStatus::kTooLarge);
  EXPECT_EQ(status("0x"), FromHexStatus::kInvalid);
  EXPECT_EQ(status("1p"), FromHexStatus::kInvalid);
}

TEST(FloatTextTest, RoundsInDecimal) {
  double value;
  EXPECT_TRUE(round_decimal(2.675, 2, &value));
  EXPECT_EQ(value, 2.67);
  EXPECT_TRUE(round_decimal(25.0, -1, &value));
  EXPECT_EQ(value, 20.0);
  EXPECT_TRUE(round_decimal(-0.4, 0, &value));
  EXPECT_TRUE(std::signbit(value));
  EXPECT_FALSE(round_decimal(1.7976931348623157e308, -308, &value));
}

}  // namespace
}  // namespace molt::common
