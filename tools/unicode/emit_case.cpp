// Case mappings: differences for the characters that map to one character each, sequences for the
// others.

#include <map>

#include "tools/unicode/emit.h"
#include "tools/unicode/output.h"

namespace molt::unicode_tool {
namespace {

using Sequence = std::vector<char32_t>;

struct Mapping {
  Sequence lower, upper, title, fold;
  // Every mapping is a single character and folding is lower-casing.
  bool simple = true;
};

Mapping mapping_of(const Database& database, char32_t c) {
  const Character& character = database.characters[c];
  Mapping mapping;
  mapping.lower = {character.lower};
  mapping.upper = {character.upper};
  mapping.title = {character.title};
  const auto fold = database.case_folding.find(c);
  mapping.fold = fold == database.case_folding.end() ? Sequence{c} : fold->second;
  const auto special = database.special_casing.find(c);
  if (special != database.special_casing.end()) {
    mapping.lower = special->second.lower;
    mapping.upper = special->second.upper;
    mapping.title = special->second.title;
    mapping.simple = false;
  }
  if (mapping.fold != mapping.lower) mapping.simple = false;
  return mapping;
}

}  // namespace

void emit_case(const Database& database, const std::string& folder) {
  // A record holds the differences of lower, upper and title case.
  using Record = std::vector<std::int32_t>;
  std::map<Record, std::uint32_t> known;
  std::vector<Record> records;
  std::vector<std::uint32_t> indices(kCodePoints);
  std::vector<std::uint32_t> pool;
  std::string extended;
  std::size_t extended_count = 0;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const Mapping mapping = mapping_of(database, c);
    // The record of an extended character gives the first character of each mapping, as CPython's
    // simple mappings do.
    const auto difference = [&](const Sequence& sequence) {
      return static_cast<std::int32_t>(sequence[0]) - static_cast<std::int32_t>(c);
    };
    const Record record = {difference(mapping.lower), difference(mapping.upper),
                           difference(mapping.title), !mapping.simple};
    const auto [entry, is_new] = known.emplace(record, static_cast<std::uint32_t>(known.size()));
    if (is_new) records.push_back(record);
    indices[c] = entry->second;
    if (mapping.simple) continue;
    extended += "{" + std::to_string(c) + "," + std::to_string(pool.size());
    for (const Sequence* sequence :
         {&mapping.lower, &mapping.upper, &mapping.title, &mapping.fold}) {
      extended += "," + std::to_string(sequence->size());
      pool.insert(pool.end(), sequence->begin(), sequence->end());
    }
    extended += "},\n";
    ++extended_count;
  }
  Output output(folder, "case");
  std::string text = "extern const CaseRecord kCaseRecords[] = {\n";
  for (const Record& record : records) {
    text += "{" + std::to_string(record[0]) + "," + std::to_string(record[1]) + "," +
            std::to_string(record[2]) + "," + (record[3] != 0 ? "true" : "false") + "},\n";
  }
  output.line(text + "};");
  output.lookup_function("case_index", indices);
  output.line("extern const ExtendedCase kExtendedCases[] = {\n" + extended + "};");
  output.line("extern const std::size_t kExtendedCaseCount = " + std::to_string(extended_count) +
              ";");
  output.array("kExtendedCasePool", pool, "std::uint32_t", true);
}

}  // namespace molt::unicode_tool
