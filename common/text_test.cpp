// Encodings, escapes and Unicode properties.

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <vector>

#include "common/escapes.h"
#include "common/unicode.h"
#include "common/utf.h"

namespace molt::common {
namespace {

utf::Step decode(std::string_view bytes, utf::Surrogates surrogates = utf::Surrogates::kRefuse) {
  return utf::decode_utf8(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                          surrogates);
}

TEST(UtfTest, EveryScalarValueGoesBothWays) {
  for (char32_t c = 0; c <= utf::kMaxCodePoint; ++c) {
    char bytes[4];
    const auto size = static_cast<std::size_t>(utf::encode_utf8(bytes, c));
    const utf::Step step = decode({bytes, size}, utf::Surrogates::kAllow);
    ASSERT_EQ(step.code_point, c);
    ASSERT_EQ(step.length, size);
    ASSERT_EQ(decode({bytes, size}).error != nullptr, utf::is_surrogate(c));
  }
}

TEST(UtfTest, ErrorsCoverTheMaximalSubpart) {
  EXPECT_STREQ(decode("\x80").error, "invalid start byte");
  EXPECT_STREQ(decode("\xC1\x80").error, "invalid start byte");
  EXPECT_STREQ(decode("\xE0\x80\x80").error, "invalid continuation byte");
  EXPECT_EQ(decode("\xE0\x80\x80").length, 1u);
  EXPECT_EQ(decode("\xF0\x90\x80z").length, 3u);
  EXPECT_STREQ(decode("\xE2\x82").error, "unexpected end of data");
  EXPECT_TRUE(decode("\xE2\x82").incomplete);
  EXPECT_EQ(decode("\xED\xA0\x80").length, 1u);
}

TEST(UtfTest, ScanFindsLengthAndWidth) {
  const auto scan = [](std::string_view text) {
    return utf::scan_utf8(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  };
  EXPECT_EQ(scan("plain ascii text").max_class, 0x7Fu);
  EXPECT_EQ(scan("caf\xC3\xA9").max_class, 0xFFu);
  EXPECT_EQ(scan("caf\xC3\xA9").code_points, 4u);
  EXPECT_EQ(scan("\xE2\x82\xAC").max_class, 0xFFFFu);
  EXPECT_EQ(scan("\xF0\x9F\x98\x80").max_class, 0x10FFFFu);
  EXPECT_EQ(scan("ab\xFFz").valid_bytes, 2u);
}

struct Literal {
  std::string value;
  std::string error;
  std::size_t position = 0;
  std::size_t length = 0;
  int warnings = 0;

  void text(std::string_view run) { value += run; }
  void code_point(char32_t c) {
    char bytes[4];
    value.append(bytes, static_cast<std::size_t>(utf::encode_utf8(bytes, c)));
  }
  bool problem(const escapes::Escape& escape, std::size_t where) {
    if (escape.kind == escapes::EscapeKind::kError) {
      error = escape.error;
      position = where;
      length = escape.length;
    } else {
      ++warnings;
    }
    return true;
  }
};

Literal read(std::string_view body) {
  Literal literal;
  const auto reader = [](std::string_view text) {
    return escapes::read_str_escape(text, unicode::lookup_name);
  };
  escapes::decode_literal(body, reader, literal);
  return literal;
}

TEST(EscapesTest, ReadsStrings) {
  EXPECT_EQ(read("a\\n\\x41\\101\\u20ac\\\nb").value,
            "a\nAA\xE2\x82\xAC"
            "b");
  EXPECT_EQ(read("\\N{greek small letter alpha}").value, "\xCE\xB1");
  EXPECT_EQ(read("\\q").value, "\\q");
  EXPECT_EQ(read("\\q").warnings, 1);
  EXPECT_EQ(read("\\400").warnings, 1);
  const Literal truncated = read("ab\\x4");
  EXPECT_EQ(truncated.error, "truncated \\xXX escape");
  EXPECT_EQ(truncated.position, 2u);
  EXPECT_EQ(truncated.length, 3u);
  EXPECT_EQ(read("\\N{no such}").error, "unknown Unicode character name");
  EXPECT_EQ(read("\\N{").error, "malformed \\N character escape");
  EXPECT_EQ(read("\\U00110000").error, "illegal Unicode character");
}

std::string repr(const std::u32string& text) {
  std::vector<std::uint32_t> units(text.begin(), text.end());
  const escapes::ReprPlan plan = escapes::plan_str_repr(units.data(), units.size());
  std::vector<std::uint32_t> out(plan.length);
  escapes::write_str_repr(out.data(), units.data(), units.size(), plan);
  std::string bytes;
  for (const std::uint32_t c : out) {
    char encoded[4];
    bytes.append(encoded, static_cast<std::size_t>(utf::encode_utf8(encoded, c)));
  }
  return bytes;
}

TEST(EscapesTest, WritesReprs) {
  EXPECT_EQ(repr(U"it's"), "\"it's\"");
  EXPECT_EQ(repr(U"it's \"x\""), "'it\\'s \"x\"'");
  EXPECT_EQ(repr(U"\t\\\x7f\xa0\u200b\U000e0001"), "'\\t\\\\\\x7f\\xa0\\u200b\\U000e0001'");
  const char bytes[] = "a'\xff\n";
  char out[64];
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes);
  const std::size_t size = escapes::write_bytes_repr(out, data, 4);
  EXPECT_EQ(std::string(out, size), "b\"a'\\xff\\n\"");
  EXPECT_EQ(escapes::bytes_repr_size(data, 4), size);
}

TEST(UnicodeTest, Properties) {
  EXPECT_TRUE(unicode::is_alpha(U'\u03b1'));
  EXPECT_TRUE(unicode::is_decimal(U'\u0663'));
  EXPECT_TRUE(unicode::is_numeric(U'\u4e09'));
  EXPECT_TRUE(unicode::is_space(U'\u3000'));
  EXPECT_TRUE(unicode::is_linebreak(U'\u2028'));
  EXPECT_FALSE(unicode::is_printable(U'\u200b'));
  EXPECT_TRUE(unicode::is_xid_start(U'\u2118'));
  EXPECT_EQ(unicode::properties(0x110000), 0);
  EXPECT_STREQ(unicode::category(U'\u0378'), "Cn");
  EXPECT_STREQ(unicode::bidirectional(U'\u05d0'), "R");
  EXPECT_STREQ(unicode::east_asian_width(U'\u4e00'), "W");
  EXPECT_EQ(unicode::combining_class(U'\u0301'), 230);
  EXPECT_EQ(unicode::decimal_value(U'\u0663'), 3);
  double value;
  ASSERT_TRUE(unicode::numeric_value(U'\u00bd', &value));
  EXPECT_EQ(value, 0.5);
}

TEST(UnicodeTest, Case) {
  char32_t out[3];
  ASSERT_EQ(unicode::to_upper_full(U'\u00df', out), 2);
  EXPECT_EQ(out[1], U'S');
  ASSERT_EQ(unicode::to_casefold_full(U'\ufb03', out), 3);
  EXPECT_EQ(out[2], U'i');
  ASSERT_EQ(unicode::to_lower_full(U'\u0130', out), 2);
  EXPECT_EQ(out[1], U'\u0307');
  EXPECT_EQ(unicode::to_title(U'\u01c6'), U'\u01c5');
}

std::u32string normalized(unicode::Form form, const std::u32string& text) {
  const std::vector<std::uint32_t> input(text.begin(), text.end());
  std::vector<std::uint32_t> out(unicode::normalize_bound(form, input.data(), input.size()));
  out.resize(unicode::normalize(form, out.data(), input.data(), input.size()));
  return {out.begin(), out.end()};
}

TEST(UnicodeTest, Normalisation) {
  EXPECT_EQ(normalized(unicode::Form::kNfd, U"\u1e69"), U"s\u0323\u0307");
  EXPECT_EQ(normalized(unicode::Form::kNfc, U"s\u0307\u0323"), U"\u1e69");
  EXPECT_EQ(normalized(unicode::Form::kNfkc, U"\ufb01\u2460"), U"fi1");
  EXPECT_EQ(normalized(unicode::Form::kNfd, U"\uac01"), U"\u1100\u1161\u11a8");
  EXPECT_EQ(normalized(unicode::Form::kNfc, U"\u1100\u1161\u11a8"), U"\uac01");
  const std::uint32_t maybe[] = {'e', 0x301};
  EXPECT_EQ(unicode::normal_form_quick_check(unicode::Form::kNfc, maybe, 2),
            unicode::QuickCheck::kMaybe);
}

TEST(UnicodeTest, NamesGoBothWays) {
  int named = 0;
  for (char32_t c = 0; c < 0x110000; c += c < 0x3000 || c > 0x1D000 ? 1 : 37) {
    char name[unicode::kMaxName];
    const std::size_t size = unicode::character_name(c, name);
    if (size == 0) continue;
    ++named;
    char32_t found = 0;
    ASSERT_TRUE(unicode::lookup_name(name, size, &found)) << std::string(name, size);
    ASSERT_EQ(found, c);
  }
  EXPECT_GT(named, 20000);
  char32_t sequence[4];
  EXPECT_EQ(unicode::lookup_named_sequence("KEYCAP DIGIT ONE", 16, sequence), 3);
  char32_t c;
  EXPECT_TRUE(unicode::lookup_name("line feed", 9, &c));
  EXPECT_EQ(c, U'\n');
  EXPECT_FALSE(unicode::lookup_name("KEYCAP DIGIT ONE", 16, &c));
}

}  // namespace
}  // namespace molt::common
