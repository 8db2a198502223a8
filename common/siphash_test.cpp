#include "common/siphash.h"

#include <gtest/gtest.h>

#include <string_view>

namespace molt::common {
namespace {

Hash hash(std::uint32_t seed, std::string_view text) {
  return hash_buffer(sip_key_from_seed(seed), text.data(), text.size());
}

// Recorded with CPython 3.12 under PYTHONHASHSEED.
TEST(SipHashTest, AgreesWithCPython) {
  EXPECT_EQ(hash(0, "abc"), -4594863902769663758);
  EXPECT_EQ(hash(0, "hello world"), -5642461784034726774);
  EXPECT_EQ(hash(42, "abc"), 3869580338025362921);
  EXPECT_EQ(hash(42, "hello world"), -3893157060480277979);
  EXPECT_EQ(hash(42, ""), 0);
}

TEST(SipHashTest, ReadsTheSeed) {
  std::uint32_t seed = 7;
  EXPECT_EQ(parse_hash_seed(nullptr, &seed), HashSeedKind::kRandom);
  EXPECT_EQ(parse_hash_seed("random", &seed), HashSeedKind::kRandom);
  EXPECT_EQ(parse_hash_seed("4294967295", &seed), HashSeedKind::kFixed);
  EXPECT_EQ(seed, 4294967295u);
  EXPECT_EQ(parse_hash_seed("4294967296", &seed), HashSeedKind::kInvalid);
  EXPECT_EQ(parse_hash_seed("-1", &seed), HashSeedKind::kInvalid);
}

}  // namespace
}  // namespace molt::common
