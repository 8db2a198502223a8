#include "common/bigint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/bigint_float.h"
#include "common/bigint_text.h"
#include "common/numeric_hash.h"

namespace molt::common::bigint {
namespace {

using Number = std::vector<Limb>;

const ScratchAllocator kScratch = malloc_scratch();

// A reproducible stream of numbers with long runs of equal bits, which reach the rare corrections
// of division.
class Numbers {
 public:
  Limb limb() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  Number number(std::size_t max_limbs) {
    Number value(limb() % (max_limbs + 1));
    const bool sparse = limb() % 2 == 0;
    for (Limb& each : value) {
      const Limb kind = limb() % 4;
      each = !sparse || kind > 1 ? limb() : kind == 0 ? 0 : ~Limb{0};
    }
    while (!value.empty() && value.back() == 0) value.pop_back();
    return value;
  }

 private:
  Limb state_ = 88172645463325252u;
};

Number trimmed(Number& value, std::size_t size) {
  EXPECT_LE(size, value.size());
  value.resize(size);
  EXPECT_TRUE(value.empty() || value.back() != 0);
  return value;
}

Number sum(const Number& a, const Number& b) {
  Number r(std::max(a.size(), b.size()) + 1);
  const std::size_t size = add(r.data(), Limbs(a), Limbs(b));
  return trimmed(r, size);
}

Number product(const Number& a, const Number& b) {
  Number r(a.size() + b.size());
  const std::size_t size = multiply(r.data(), a, b, kScratch);
  return trimmed(r, size);
}

// The plainest product there is, as a reference.
Number multiply_plainly(const Number& a, const Number& b) {
  Number r(a.size() + b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    unsigned __int128 carry = 0;
    for (std::size_t k = 0; k < b.size(); ++k) {
      carry += static_cast<unsigned __int128>(a[i]) * b[k] + r[i + k];
      r[i + k] = static_cast<Limb>(carry);
      carry >>= 64;
    }
    r[i + b.size()] = static_cast<Limb>(carry);
  }
  return trimmed(r, normalized_size(r.data(), r.size()));
}

Number parse(const std::string& text, int base = 10) {
  const IntegerText scanned = scan_integer(text.data(), text.size(), base);
  EXPECT_TRUE(scanned.valid) << text;
  Number r(parse_size(scanned.digits, scanned.base));
  const std::size_t size = from_scanned_text(r.data(), text.data(), scanned, kScratch);
  return trimmed(r, size);
}

std::string print(const Number& a, int base = 10) {
  std::string text(text_bound(a, base), '?');
  text.resize(to_text(text.data(), a, base, kScratch));
  return text;
}

TEST(BigIntTest, ProductsAgreeWithThePlainMethod) {
  Numbers numbers;
  for (int i = 0; i < 300; ++i) {
    const Number a = numbers.number(200);
    const Number b = numbers.number(i % 2 == 0 ? 200 : 30);
    EXPECT_EQ(product(a, b), multiply_plainly(a, b));
    EXPECT_EQ(product(a, a), multiply_plainly(a, a));
  }
}

TEST(BigIntTest, QuotientTimesDivisorPlusRemainderIsTheDividend) {
  Numbers numbers;
  for (int i = 0; i < 600; ++i) {
    const Number a = numbers.number(i % 3 == 0 ? 400 : 20);
    const Number b = numbers.number(i % 3 == 0 ? 200 : 10);
    if (b.empty()) continue;
    Number q(std::max(a.size(), b.size()) - b.size() + 1);
    Number r(b.size());
    const DivisionSizes sizes = divide(q.data(), r.data(), a, b, kScratch);
    q = trimmed(q, sizes.quotient);
    r = trimmed(r, sizes.remainder);
    EXPECT_LT(compare(Limbs(r), Limbs(b)), 0);
    EXPECT_EQ(sum(product(q, b), r), a);
  }
}

TEST(BigIntTest, FloorDivisionTakesTheSignOfTheDivisor) {
  const Number seven = {7};
  const Number three = {3};
  Limb q[2];
  Limb r[2];
  const SignedDivision result = floor_divide(q, r, {seven, true}, {three, false}, kScratch);
  EXPECT_EQ(q[0], 3u);
  EXPECT_TRUE(result.quotient.negative);
  EXPECT_EQ(r[0], 2u);
  EXPECT_FALSE(result.remainder.negative);
}

TEST(BigIntTest, TextGoesBothWaysInEveryBase) {
  Numbers numbers;
  for (int i = 0; i < 60; ++i) {
    const Number a = numbers.number(i % 4 == 0 ? 300 : 20);
    for (int base = 2; base <= 36; base += i % 4 == 0 ? 7 : 1)
      EXPECT_EQ(parse(print(a, base), base), a);
  }
  EXPECT_EQ(print({0, 1}), "18446744073709551616");
  EXPECT_EQ(parse("1" + std::string(100, '0')),
            product(parse("1" + std::string(50, '0')), parse("1" + std::string(50, '0'))));
}

TEST(BigIntTest, ScansWhatIntAccepts) {
  const auto valid = [](const std::string& text, int base) {
    return scan_integer(text.data(), text.size(), base).valid;
  };
  EXPECT_TRUE(valid(" -0x_Ff\n", 0));
  EXPECT_TRUE(valid("1_000", 10));
  EXPECT_TRUE(valid("00", 0));
  EXPECT_FALSE(valid("01", 0));
  EXPECT_FALSE(valid("1__0", 10));
  EXPECT_FALSE(valid("_1", 10));
  EXPECT_FALSE(valid("1_", 10));
  EXPECT_FALSE(valid("0x", 16));
  EXPECT_FALSE(valid("", 10));
  EXPECT_FALSE(valid("- 1", 10));
}

TEST(BigIntTest, BitOperationsSeeTwosComplement) {
  const Number two64 = {0, 1};
  const Number one = {1};
  Limb r[4];
  // -2**64 & -1 == -2**64.
  SignedSize result = bit_and(r, {two64, true}, {one, true});
  EXPECT_EQ(result.size, 2u);
  EXPECT_TRUE(result.negative);
  EXPECT_EQ(r[1], 1u);
  // -1 ^ 1 == -2.
  result = bit_xor(r, {one, true}, {one, false});
  EXPECT_EQ(r[0], 2u);
  EXPECT_TRUE(result.negative);
  // ~-1 == 0.
  result = bit_not(r, {one, true});
  EXPECT_EQ(result.size, 0u);
  EXPECT_FALSE(result.negative);
}

TEST(BigIntTest, BytesGoBothWays) {
  Numbers numbers;
  for (int i = 0; i < 200; ++i) {
    const Number a = numbers.number(5);
    const bool negative = !a.empty() && i % 2 == 0;
    std::uint8_t bytes[48];
    ASSERT_TRUE(to_bytes(bytes, sizeof(bytes), {a, negative}, i % 3 == 0, true));
    Number r(sizeof(bytes) / 8 + 1);
    const SignedSize size = from_bytes(r.data(), bytes, sizeof(bytes), i % 3 == 0, true);
    EXPECT_EQ(size.negative, negative);
    EXPECT_EQ(trimmed(r, size.size), a);
  }
  const Number value = {128};
  std::uint8_t byte;
  EXPECT_TRUE(to_bytes(&byte, 1, {value, true}, true, true));
  EXPECT_FALSE(to_bytes(&byte, 1, {value, false}, true, true));
  EXPECT_FALSE(to_bytes(&byte, 1, {value, true}, true, false));
}

TEST(BigIntTest, GcdDividesBothAndInversesAreInverse) {
  Numbers numbers;
  for (int i = 0; i < 100; ++i) {
    const Number factor = numbers.number(4);
    const Number a = product(numbers.number(8), factor);
    const Number b = product(numbers.number(6), factor);
    if (a.empty() || b.empty()) continue;
    Number g(std::max(a.size(), b.size()));
    g = trimmed(g, gcd(g.data(), a, b, kScratch));
    Number rest(g.size());
    for (const Number* each : {&a, &b}) {
      EXPECT_EQ(divide(nullptr, rest.data(), *each, g, kScratch).remainder, 0u);
    }
    EXPECT_GE(compare(Limbs(g), Limbs(factor)), 0);
  }
  const Number a = {3};
  const Number modulus = {11};
  Limb r[1];
  EXPECT_EQ(inverse_mod(r, a, modulus, kScratch), 1u);
  EXPECT_EQ(r[0], 4u);
  EXPECT_EQ(inverse_mod(r, {}, modulus, kScratch), 0u);
}

TEST(BigIntTest, PowersAndModularPowersAgree) {
  const Number base = parse("123456789012345678901234567890");
  const Number modulus = parse("1000000000000000000000000000057");
  Number power_value(power_size(base, 37));
  power_value = trimmed(power_value, power(power_value.data(), base, 37, kScratch));
  Number direct(modulus.size());
  direct =
      trimmed(direct, divide(nullptr, direct.data(), power_value, modulus, kScratch).remainder);
  const Number exponent = {37};
  Number modular(modulus.size());
  modular = trimmed(modular, power_mod(modular.data(), base, exponent, modulus, kScratch));
  EXPECT_EQ(modular, direct);
}

TEST(BigIntTest, SquareRootIsTheFloor) {
  Numbers numbers;
  for (int i = 0; i < 200; ++i) {
    const Number a = numbers.number(12);
    Number root(a.size() / 2 + 1);
    root = trimmed(root, isqrt(root.data(), a, kScratch));
    EXPECT_LE(compare(Limbs(product(root, root)), Limbs(a)), 0);
    const Number next = sum(root, {1});
    EXPECT_GT(compare(Limbs(product(next, next)), Limbs(a)), 0);
  }
}

TEST(BigIntTest, ConvertsToDoublesWithOneRounding) {
  double value;
  const Number tie = parse("9007199254740993");
  EXPECT_EQ(to_double({tie, false}, &value), FloatStatus::kOk);
  EXPECT_EQ(value, 9007199254740992.0);
  const Number huge = parse("1" + std::string(309, '0'));
  EXPECT_EQ(to_double({huge, false}, &value), FloatStatus::kOverflow);
  const Number large = parse("1" + std::string(400, '0'));
  const Number three = parse("3" + std::string(400, '0'));
  EXPECT_EQ(true_divide({large, true}, {three, false}, &value, kScratch), FloatStatus::kOk);
  EXPECT_EQ(value, -1.0 / 3.0);
  EXPECT_EQ(true_divide({large, false}, {tie, false}, &value, kScratch), FloatStatus::kOverflow);
  EXPECT_EQ(compare_double({tie, false}, 9007199254740992.0), 1);
  EXPECT_EQ(compare_double({tie, true}, -9007199254740994.0), 1);
}

TEST(BigIntTest, HashesLikeCPython) {
  EXPECT_EQ(hash_int64(-1), -2);
  EXPECT_EQ(hash_int64((std::int64_t{1} << 61) - 1), 0);
  const Number big = parse("123456789012345678901234567890");
  EXPECT_EQ(hash_limbs({big, false}), 248789772095949448);
  EXPECT_EQ(hash_double(1.5, 0), 1152921504606846977);
  EXPECT_EQ(hash_double(-1.0, 0), -2);
  TupleHasher hasher;
  for (Hash item : {1, 2, 3}) hasher.add(item);
  EXPECT_EQ(hasher.finish(3), 529344067295497451);
}

TEST(BigIntTest, ReportsMissingMemory) {
  const ScratchAllocator none{nullptr, [](void*, std::size_t) -> void* { return nullptr; },
                              [](void*, void*, std::size_t) {}};
  const Number a(200, 7);
  Number r(400);
  EXPECT_EQ(multiply(r.data(), a, a, none), kOutOfMemory);
  EXPECT_EQ(divide(r.data(), r.data() + 201, a, Number(100, 3), none).quotient, kOutOfMemory);
  std::string text(text_bound(a, 10), '?');
  EXPECT_EQ(to_text(text.data(), a, 10, none), kOutOfMemory);
}

}  // namespace
}  // namespace molt::common::bigint
