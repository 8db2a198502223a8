// Values of decimal digits, digits and numeric characters.

#include <cstdio>
#include <map>
#include <tuple>

#include "tools/unicode/emit.h"
#include "tools/unicode/output.h"

namespace molt::unicode_tool {

void emit_numbers(const Database& database, const std::string& folder) {
  using Record = std::tuple<int, int, bool, double>;
  std::map<Record, std::uint32_t> known;
  std::vector<std::uint32_t> indices(kCodePoints);
  std::string records;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const Character& character = database.characters[c];
    const Record record = {character.decimal, character.digit, character.has_numeric,
                           character.numeric};
    const auto [entry, is_new] = known.emplace(record, static_cast<std::uint32_t>(known.size()));
    indices[c] = entry->second;
    if (!is_new) continue;
    char value[64];
    std::snprintf(value, sizeof(value), "%.17g", character.numeric);
    records += "{" + std::to_string(character.decimal) + "," + std::to_string(character.digit) +
               "," + (character.has_numeric ? "true," : "false,") + value + "},\n";
  }
  Output output(folder, "numbers");
  output.line("extern const NumberRecord kNumberRecords[] = {\n" + records + "};");
  output.lookup_function("number_index", indices);
}

}  // namespace molt::unicode_tool
