// Decompositions, compositions, combining classes and quick checks, and the other columns of
// unicodedata.

#include <algorithm>
#include <map>
#include <tuple>

#include "tools/unicode/emit.h"
#include "tools/unicode/output.h"

namespace molt::unicode_tool {
namespace {

template <std::size_t kCount>
std::uint32_t index_of(const char* const (&names)[kCount], const std::string& name) {
  for (std::uint32_t i = 0; i < kCount; ++i) {
    if (name == names[i]) return i;
  }
  std::fprintf(stderr, "molt_unicode_generator: unknown value '%s'\n", name.c_str());
  std::exit(1);
}

// In the order of the names in common/unicode.cpp.
const char* const kBidirectional[] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                      "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                      "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
const char* const kWidths[] = {"N", "F", "H", "W", "Na", "A"};
// In the order of kDecompositionTags in common/unicode_normalize.cpp.
const char* const kTags[] = {"",           "<font>",     "<noBreak>", "<initial>", "<medial>",
                             "<final>",    "<isolated>", "<circle>",  "<super>",   "<sub>",
                             "<vertical>", "<wide>",     "<narrow>",  "<small>",   "<square>",
                             "<fraction>", "<compat>"};

void emit_database(const Database& database, const std::string& folder) {
  using Record = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  std::map<Record, std::uint32_t> known;
  std::vector<std::uint32_t> indices(kCodePoints);
  std::string records = "{0,0,0,0},\n";
  known.emplace(Record{0, 0, 0, 0}, 0);
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const Character& character = database.characters[c];
    std::uint32_t checks = 0;
    for (std::size_t form = 0; form < 4; ++form) {
      checks |= static_cast<std::uint32_t>(character.quick_check[form]) << (2 * form);
    }
    const Record record = {index_of(kBidirectional, character.bidirectional),
                           index_of(kWidths, character.east_asian_width),
                           static_cast<std::uint32_t>(character.combining), checks};
    const auto [entry, is_new] = known.emplace(record, static_cast<std::uint32_t>(known.size()));
    indices[c] = entry->second;
    if (!is_new) continue;
    records += "{" + std::to_string(std::get<0>(record)) + "," +
               std::to_string(std::get<1>(record)) + "," + std::to_string(std::get<2>(record)) +
               "," + std::to_string(std::get<3>(record)) + "},\n";
  }
  Output output(folder, "database");
  output.line("extern const DatabaseRecord kDatabaseRecords[] = {\n" + records + "};");
  output.lookup_function("database_index", indices);
}

// Code points as UTF-16 units.
void append_units(std::vector<std::uint32_t>* units, char32_t c) {
  if (c >= 0x10000) {
    units->push_back(0xD7C0 + (c >> 10));
    c = 0xDC00 | (c & 0x3FF);
  }
  units->push_back(c);
}

void emit_decompositions(const Database& database, Output* output) {
  // Entry 0 is "no decomposition". An entry is a header (tag and number of units) and the units.
  std::vector<std::uint32_t> pool = {0};
  std::map<std::vector<std::uint32_t>, std::uint32_t> known;
  std::vector<std::uint32_t> offsets(kCodePoints);
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const Character& character = database.characters[c];
    if (character.decomposition.empty()) continue;
    std::vector<std::uint32_t> entry = {0};
    for (const char32_t part : character.decomposition) append_units(&entry, part);
    entry[0] = index_of(kTags, character.decomposition_tag) << 8 |
               static_cast<std::uint32_t>(entry.size() - 1);
    const auto [place, is_new] = known.emplace(entry, static_cast<std::uint32_t>(pool.size()));
    if (is_new) pool.insert(pool.end(), entry.begin(), entry.end());
    offsets[c] = place->second;
  }
  output->array("kDecompositions", pool, "std::uint16_t", true);
  output->lookup_function("decomposition_offset", offsets);
}

void emit_compositions(const Database& database, Output* output) {
  std::vector<std::tuple<char32_t, char32_t, char32_t>> pairs;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const Character& character = database.characters[c];
    if (character.decomposition.size() != 2 || !character.decomposition_tag.empty()) continue;
    if (character.composition_excluded) continue;
    pairs.emplace_back(character.decomposition[0], character.decomposition[1], c);
  }
  std::sort(pairs.begin(), pairs.end());
  std::string text;
  for (const auto& [first, second, composite] : pairs) {
    text += "{" + std::to_string(first) + "," + std::to_string(second) + "," +
            std::to_string(composite) + "},\n";
  }
  output->line("extern const Composition kCompositions[] = {\n" + text + "};");
  output->line("extern const std::size_t kCompositionCount = " + std::to_string(pairs.size()) +
               ";");
}

}  // namespace

void emit_normalization(const Database& database, const std::string& folder) {
  emit_database(database, folder);
  Output output(folder, "normalization");
  emit_decompositions(database, &output);
  emit_compositions(database, &output);
}

}  // namespace molt::unicode_tool
