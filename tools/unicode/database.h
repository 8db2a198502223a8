#pragma once

// The Unicode character database, read from its text files (UAX #44 describes them).

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace molt::unicode_tool {

inline constexpr char32_t kCodePoints = 0x110000;

struct Character {
  bool assigned = false;
  std::string name;
  // "Lu"; "Cn" when unassigned.
  std::string category = "Cn";
  std::string bidirectional;
  std::string east_asian_width = "N";
  int combining = 0;
  bool mirrored = false;
  // One step of decomposition: a tag such as "<compat>" (or nothing), and the code points.
  std::string decomposition_tag;
  std::vector<char32_t> decomposition;
  int decimal = -1;
  int digit = -1;
  bool has_numeric = false;
  double numeric = 0;
  char32_t upper = 0, lower = 0, title = 0;
  // Binary properties.
  bool is_lowercase = false, is_uppercase = false, is_cased = false, is_case_ignorable = false;
  bool is_xid_start = false, is_xid_continue = false, is_mandatory_break = false;
  // Quick checks of the four forms (NFC, NFKC, NFD, NFKD): 0 yes, 1 maybe, 2 no.
  std::array<int, 4> quick_check{};
  bool composition_excluded = false;
};

struct SpecialCase {
  std::vector<char32_t> lower, title, upper;
};

// A range of characters whose names are a prefix and the code point in hexadecimal.
struct NamedRange {
  char32_t first, last;
  std::string prefix;
};

struct Database {
  std::vector<Character> characters = std::vector<Character>(kCodePoints);
  std::map<char32_t, SpecialCase> special_casing;
  std::map<char32_t, std::vector<char32_t>> case_folding;
  std::vector<std::pair<std::string, char32_t>> aliases;
  std::vector<std::pair<std::string, std::vector<char32_t>>> sequences;
  // CJK unified ideographs, from the First/Last pairs of UnicodeData.txt.
  std::vector<NamedRange> unified_ideographs;
};

// Ends the program with a message when a file is missing or malformed.
Database read_database(const std::string& folder);

}  // namespace molt::unicode_tool
