#include "common/varint.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <vector>

#include "common/source_lines.h"

namespace molt {
namespace {

TEST(Varint, ReadsWhatItWrote) {
  const uint64_t numbers[] = {0, 1, 127, 128, 16383, 16384, uint64_t{1} << 32, ~uint64_t{0}};
  std::vector<uint8_t> bytes;
  for (uint64_t number : numbers) append_varint(&bytes, number);
  const uint8_t* at = bytes.data();
  for (uint64_t number : numbers) EXPECT_EQ(read_varint(&at), number);
  EXPECT_EQ(at, bytes.data() + bytes.size());
}

TEST(Varint, TakesOneByteForSevenBits) {
  std::vector<uint8_t> bytes;
  append_varint(&bytes, 127);
  EXPECT_EQ(bytes.size(), 1u);
  append_varint(&bytes, 128);
  EXPECT_EQ(bytes.size(), 3u);
}

TEST(Varint, FoldsSigns) {
  EXPECT_EQ(fold_sign(0), 0u);
  EXPECT_EQ(fold_sign(-1), 1u);
  EXPECT_EQ(fold_sign(1), 2u);
  for (int64_t number : {int64_t{-64}, int64_t{63}, std::numeric_limits<int64_t>::min(),
                         std::numeric_limits<int64_t>::max()}) {
    EXPECT_EQ(unfold_sign(fold_sign(number)), number);
  }
}

TEST(SourceLines, EndsLinesAsPythonDoes) {
  const std::string_view source = "a\nbb\r\nc\rd";
  std::vector<std::string_view> lines;
  for (size_t start = 0; start != source.npos;) {
    const SourceLine line = source_line_at(source, start);
    lines.push_back(line.text);
    start = line.next;
  }
  EXPECT_EQ(lines, (std::vector<std::string_view>{"a", "bb", "c", "d"}));
}

}  // namespace
}  // namespace molt
