#include "common/unicode.h"
#include "common/unicode_tables.h"

namespace molt::common::unicode {

const char* bidirectional(char32_t c) {
  // In the order of tools/unicode/emit_normalization.cpp.
  static constexpr char kNames[][4] = {"",    "L",  "LRE", "LRO", "R",   "AL",  "RLE", "RLO",
                                       "PDF", "EN", "ES",  "ET",  "AN",  "CS",  "NSM", "BN",
                                       "B",   "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
  return kNames[kDatabaseRecords[database_index(c)].bidirectional];
}

const char* east_asian_width(char32_t c) {
  static constexpr char kNames[][3] = {"N", "F", "H", "W", "Na", "A"};
  return kNames[kDatabaseRecords[database_index(c)].east_asian_width];
}

int combining_class(char32_t c) { return kDatabaseRecords[database_index(c)].combining; }

}  // namespace molt::common::unicode
