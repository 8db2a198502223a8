// Flags and categories. Which facts make which flag is CPython's choice
// (Tools/unicode/makeunicodedata.py).

#include <map>

#include "common/unicode.h"
#include "tools/unicode/emit.h"
#include "tools/unicode/output.h"

namespace molt::unicode_tool {
namespace {

namespace unicode = molt::common::unicode;

// In the order of kCategoryNames in common/unicode.cpp, which starts with the unassigned one.
const char* const kCategories[] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                   "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                   "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};

std::uint32_t category_index(const std::string& category) {
  std::uint32_t index = 0;
  while (category != kCategories[index]) ++index;
  return index;
}

bool is_printable(const Character& character, char32_t c) {
  return c == ' ' || (character.category[0] != 'C' && character.category[0] != 'Z');
}

std::uint32_t flags_of(const Character& character, char32_t c) {
  const std::string& category = character.category;
  const std::string& bidirectional = character.bidirectional;
  std::uint32_t flags = 0;
  const auto set = [&](bool condition, std::uint32_t flag) { flags |= condition ? flag : 0; };
  set(category[0] == 'L', unicode::kAlpha);
  set(character.decimal >= 0, unicode::kDecimal);
  set(character.digit >= 0, unicode::kDigit);
  set(character.has_numeric, unicode::kNumeric);
  set(character.is_lowercase, unicode::kLower);
  set(character.is_uppercase, unicode::kUpper);
  set(category == "Lt", unicode::kTitle);
  set(category == "Zs" || bidirectional == "WS" || bidirectional == "B" || bidirectional == "S",
      unicode::kSpace);
  set(character.is_mandatory_break || bidirectional == "B", unicode::kLinebreak);
  set(is_printable(character, c), unicode::kPrintable);
  set(character.is_xid_start, unicode::kXidStart);
  set(character.is_xid_continue, unicode::kXidContinue);
  set(character.is_cased, unicode::kCased);
  set(character.is_case_ignorable, unicode::kCaseIgnorable);
  set(character.mirrored, unicode::kMirrored);
  return flags;
}

void emit_printable(const Database& database, const std::string& folder) {
  std::vector<std::uint32_t> bits(kCodePoints / 8);
  for (char32_t c = 0; c < kCodePoints; ++c) {
    bits[c / 8] |= static_cast<std::uint32_t>(is_printable(database.characters[c], c)) << (c % 8);
  }
  Output output(folder, "printable");
  output.lookup_function("printable_bits", bits);
}

}  // namespace

void emit_properties(const Database& database, const std::string& folder) {
  // Flags and category together make a record; there are few different ones.
  std::map<std::uint32_t, std::uint32_t> known;
  std::vector<std::uint32_t> records;
  std::vector<std::uint32_t> indices(kCodePoints);
  std::vector<std::uint32_t> latin1;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const Character& character = database.characters[c];
    const std::uint32_t flags = flags_of(character, c);
    if (c < 256) latin1.push_back(flags);
    const std::uint32_t record = flags | category_index(character.category) << 16;
    // The first record stands for code points out of range.
    if (records.empty()) {
      known.emplace(0, 0);
      records.push_back(0);
    }
    const auto [entry, is_new] = known.emplace(record, static_cast<std::uint32_t>(known.size()));
    if (is_new) records.push_back(record);
    indices[c] = entry->second;
  }
  {
    Output output(folder, "latin1");
    output.array("kLatin1Properties", latin1, "std::uint16_t", true);
  }
  Output output(folder, "properties");
  output.array("kPropertyRecords", records, "std::uint32_t", true);
  output.lookup_function("property_index", indices);
  emit_printable(database, folder);
}

}  // namespace molt::unicode_tool
