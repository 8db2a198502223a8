#include "tools/unicode/database.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>

namespace molt::unicode_tool {
namespace {

using Fields = std::vector<std::string>;

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "molt_unicode_generator: %s\n", message.c_str());
  std::exit(1);
}

std::string trim(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Fields split(const std::string& text, char separator) {
  Fields fields;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text.find(separator, begin);
    fields.push_back(trim(text.substr(begin, end - begin)));
    if (end == std::string::npos) return fields;
    begin = end + 1;
  }
}

// Calls `row` with the fields of every line that is not empty, comments removed.
void read_file(const std::string& path, const std::function<void(const Fields&)>& row) {
  std::ifstream file(path);
  if (!file) fail("cannot read " + path);
  std::string line;
  while (std::getline(file, line)) {
    const std::size_t comment = line.find('#');
    if (comment != std::string::npos) line.resize(comment);
    if (!trim(line).empty()) row(split(line, ';'));
  }
}

char32_t parse_code_point(const std::string& text) {
  char* end;
  const unsigned long value = std::strtoul(text.c_str(), &end, 16);
  if (text.empty() || *end != '\0' || value >= kCodePoints) fail("bad code point '" + text + "'");
  return static_cast<char32_t>(value);
}

std::vector<char32_t> parse_sequence(const std::string& text) {
  std::vector<char32_t> sequence;
  for (const std::string& word : split(text, ' ')) {
    if (!word.empty()) sequence.push_back(parse_code_point(word));
  }
  return sequence;
}

// Calls `use` for each code point of "0041" or "0041..005A".
void for_range(const std::string& text, const std::function<void(char32_t)>& use) {
  const std::size_t dots = text.find("..");
  const char32_t first = parse_code_point(text.substr(0, dots));
  const char32_t last = dots == std::string::npos ? first : parse_code_point(text.substr(dots + 2));
  for (char32_t c = first; c <= last; ++c) use(c);
}

double parse_ratio(const std::string& text) {
  const std::size_t slash = text.find('/');
  const double numerator = std::strtod(text.c_str(), nullptr);
  if (slash == std::string::npos) return numerator;
  return numerator / std::strtod(text.c_str() + slash + 1, nullptr);
}

bool ends_with(const std::string& text, const std::string& tail) {
  return text.size() >= tail.size() &&
         text.compare(text.size() - tail.size(), tail.size(), tail) == 0;
}

Character parse_character(const Fields& fields, char32_t c) {
  Character character;
  character.assigned = true;
  character.name = fields[1];
  character.category = fields[2];
  character.combining = std::atoi(fields[3].c_str());
  character.bidirectional = fields[4];
  std::string decomposition = fields[5];
  if (!decomposition.empty() && decomposition[0] == '<') {
    const std::size_t end = decomposition.find('>') + 1;
    character.decomposition_tag = decomposition.substr(0, end);
    decomposition = decomposition.substr(end);
  }
  character.decomposition = parse_sequence(decomposition);
  if (!fields[6].empty()) character.decimal = std::atoi(fields[6].c_str());
  if (!fields[7].empty()) character.digit = std::atoi(fields[7].c_str());
  character.mirrored = fields[9] == "Y";
  character.upper = fields[12].empty() ? c : parse_code_point(fields[12]);
  character.lower = fields[13].empty() ? c : parse_code_point(fields[13]);
  character.title = fields[14].empty() ? character.upper : parse_code_point(fields[14]);
  return character;
}

void read_unicode_data(const std::string& folder, Database* database) {
  char32_t range_first = 0;
  read_file(folder + "/UnicodeData.txt", [&](const Fields& fields) {
    const char32_t c = parse_code_point(fields[0]);
    Character character = parse_character(fields, c);
    const bool last = ends_with(character.name, ", Last>");
    if (ends_with(character.name, ", First>")) range_first = c;
    if (character.name[0] == '<') {
      if (last && character.name.find("CJK Ideograph") != std::string::npos) {
        database->unified_ideographs.push_back({range_first, c, "CJK UNIFIED IDEOGRAPH-"});
      }
      character.name.clear();
    }
    for (char32_t each = last ? range_first : c; each <= c; ++each) {
      character.upper = last ? each : character.upper;
      character.lower = last ? each : character.lower;
      character.title = last ? each : character.title;
      database->characters[each] = character;
    }
  });
  for (char32_t c = 0; c < kCodePoints; ++c) {
    Character& character = database->characters[c];
    if (!character.assigned) character.upper = character.lower = character.title = c;
  }
}

void read_binary_properties(const std::string& folder, Database* database) {
  const std::map<std::string, bool Character::*> properties = {
      {"Lowercase", &Character::is_lowercase}, {"Uppercase", &Character::is_uppercase},
      {"Cased", &Character::is_cased},         {"Case_Ignorable", &Character::is_case_ignorable},
      {"XID_Start", &Character::is_xid_start}, {"XID_Continue", &Character::is_xid_continue},
  };
  read_file(folder + "/DerivedCoreProperties.txt", [&](const Fields& fields) {
    const auto property = properties.find(fields[1]);
    if (property == properties.end()) return;
    for_range(fields[0], [&](char32_t c) { database->characters[c].*property->second = true; });
  });
  read_file(folder + "/LineBreak.txt", [&](const Fields& fields) {
    const std::string& kind = fields[1];
    if (kind != "BK" && kind != "CR" && kind != "LF" && kind != "NL") return;
    for_range(fields[0], [&](char32_t c) { database->characters[c].is_mandatory_break = true; });
  });
}

void read_values(const std::string& folder, Database* database) {
  read_file(folder + "/EastAsianWidth.txt", [&](const Fields& fields) {
    for_range(fields[0], [&](char32_t c) { database->characters[c].east_asian_width = fields[1]; });
  });
  // Includes the values of CJK ideographs, which UnicodeData.txt lacks.
  read_file(folder + "/extracted/DerivedNumericValues.txt", [&](const Fields& fields) {
    for_range(fields[0], [&](char32_t c) {
      database->characters[c].has_numeric = true;
      database->characters[c].numeric = parse_ratio(fields[3]);
    });
  });
}

void read_case(const std::string& folder, Database* database) {
  read_file(folder + "/SpecialCasing.txt", [&](const Fields& fields) {
    // A fifth field is a condition on language or context: those rules are the caller's.
    if (!fields[4].empty()) return;
    database->special_casing[parse_code_point(fields[0])] = {
        parse_sequence(fields[1]), parse_sequence(fields[2]), parse_sequence(fields[3])};
  });
  read_file(folder + "/CaseFolding.txt", [&](const Fields& fields) {
    if (fields[1] != "C" && fields[1] != "F") return;
    database->case_folding[parse_code_point(fields[0])] = parse_sequence(fields[2]);
  });
}

void read_normalization(const std::string& folder, Database* database) {
  const std::map<std::string, int> forms = {
      {"NFC_QC", 0}, {"NFKC_QC", 1}, {"NFD_QC", 2}, {"NFKD_QC", 3}};
  read_file(folder + "/DerivedNormalizationProps.txt", [&](const Fields& fields) {
    if (fields[1] == "Full_Composition_Exclusion") {
      for_range(fields[0],
                [&](char32_t c) { database->characters[c].composition_excluded = true; });
      return;
    }
    const auto form = forms.find(fields[1]);
    if (form == forms.end()) return;
    const int value = fields[2] == "M" ? 1 : 2;
    for_range(fields[0], [&](char32_t c) {
      database->characters[c].quick_check[static_cast<std::size_t>(form->second)] = value;
    });
  });
}

void read_names(const std::string& folder, Database* database) {
  read_file(folder + "/NameAliases.txt", [&](const Fields& fields) {
    database->aliases.emplace_back(fields[1], parse_code_point(fields[0]));
  });
  read_file(folder + "/NamedSequences.txt", [&](const Fields& fields) {
    database->sequences.emplace_back(fields[0], parse_sequence(fields[1]));
  });
}

}  // namespace

Database read_database(const std::string& folder) {
  Database database;
  read_unicode_data(folder, &database);
  read_binary_properties(folder, &database);
  read_values(folder, &database);
  read_case(folder, &database);
  read_normalization(folder, &database);
  read_names(folder, &database);
  return database;
}

}  // namespace molt::unicode_tool
