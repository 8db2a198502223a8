// Character names: words are stored once, a name is a sequence of word numbers of one or two bytes,
// and ranges whose names are a prefix and the code point need no names at all.
// common/unicode_tables.h describes the tables.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "common/unicode_tables.h"
#include "tools/unicode/emit.h"
#include "tools/unicode/output.h"

namespace molt::unicode_tool {
namespace {

std::string hexadecimal(char32_t c) {
  char text[16];
  std::snprintf(text, sizeof(text), "%04X", static_cast<unsigned>(c));
  return text;
}

// The part of the name before the code point if it ends with "-CODE", else nothing.
std::string derived_prefix(const std::string& name, char32_t c) {
  const std::string tail = "-" + hexadecimal(c);
  if (name.size() <= tail.size() || name.compare(name.size() - tail.size(), tail.size(), tail) != 0)
    return "";
  return name.substr(0, name.size() - tail.size() + 1);
}

std::vector<std::string> split_words(const std::string& name) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = name.find(' ', begin);
    words.push_back(name.substr(begin, end - begin));
    if (end == std::string::npos) return words;
    begin = end + 1;
  }
}

struct NameList {
  std::vector<char32_t> code_points;
  std::vector<NamedRange> derived;
};

NameList collect(const Database& database) {
  NameList list;
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const std::string& name = database.characters[c].name;
    if (name.empty()) continue;
    const std::string prefix = derived_prefix(name, c);
    if (prefix.empty()) {
      list.code_points.push_back(c);
    } else if (!list.derived.empty() && list.derived.back().last + 1 == c &&
               list.derived.back().prefix == prefix) {
      list.derived.back().last = c;
    } else {
      list.derived.push_back({c, c, prefix});
    }
  }
  return list;
}

// Words in order of falling frequency, so that the common ones get one byte.
class Lexicon {
 public:
  Lexicon(const Database& database, const std::vector<char32_t>& code_points) {
    std::map<std::string, std::size_t> counts;
    for (const char32_t c : code_points) {
      for (const std::string& word : split_words(database.characters[c].name)) ++counts[word];
    }
    for (const auto& [word, count] : counts) words_.push_back(word);
    std::sort(words_.begin(), words_.end(), [&](const std::string& a, const std::string& b) {
      return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    });
    for (std::size_t i = 0; i < words_.size(); ++i) numbers_[words_[i]] = i;
    if (words_.size() > common::unicode::kShortWords + (256 - common::unicode::kShortWords) * 256) {
      std::fprintf(stderr, "molt_unicode_generator: %zu words are too many\n", words_.size());
      std::exit(1);
    }
  }

  const std::vector<std::string>& words() const { return words_; }

  void encode(const std::string& name, std::vector<std::uint8_t>* out) const {
    for (const std::string& word : split_words(name)) {
      std::size_t number = numbers_.at(word);
      if (number >= common::unicode::kShortWords) {
        number -= common::unicode::kShortWords;
        out->push_back(static_cast<std::uint8_t>(common::unicode::kShortWords + number / 256));
        number %= 256;
      }
      out->push_back(static_cast<std::uint8_t>(number));
    }
  }

 private:
  std::vector<std::string> words_;
  std::map<std::string, std::size_t> numbers_;
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

void emit_lexicon(const Lexicon& lexicon, Output* output) {
  std::vector<std::uint8_t> text;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> lengths;
  for (std::size_t i = 0; i < lexicon.words().size(); ++i) {
    if (i % common::unicode::kNameGroup == 0)
      starts.push_back(static_cast<std::uint32_t>(text.size()));
    const std::string& word = lexicon.words()[i];
    lengths.push_back(static_cast<std::uint32_t>(word.size()));
    text.insert(text.end(), word.begin(), word.end());
  }
  output->array("kWordText", std::vector<std::uint32_t>(text.begin(), text.end()), "char", true);
  output->array("kWordStarts", starts, "std::uint32_t", true);
  output->array("kWordLengths", lengths, "std::uint8_t", true);
}

void emit_encoded_names(const Database& database, const NameList& list, const Lexicon& lexicon,
                        Output* output) {
  std::vector<std::uint8_t> encoded;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> lengths;
  for (std::size_t i = 0; i < list.code_points.size(); ++i) {
    if (i % common::unicode::kNameGroup == 0)
      starts.push_back(static_cast<std::uint32_t>(encoded.size()));
    const std::size_t before = encoded.size();
    lexicon.encode(database.characters[list.code_points[i]].name, &encoded);
    lengths.push_back(static_cast<std::uint32_t>(encoded.size() - before));
  }
  output->array("kNameWords", std::vector<std::uint32_t>(encoded.begin(), encoded.end()),
                "std::uint8_t", true);
  output->array("kNameStarts", starts, "std::uint32_t", true);
  output->array("kNameLengths", lengths, "std::uint8_t", true);
}

// Runs of consecutive code points, and the names' numbers in alphabetical order.
void emit_order(const Database& database, const NameList& list, Output* output) {
  std::string runs;
  std::size_t run_count = 0;
  for (std::size_t i = 0; i < list.code_points.size(); ++i) {
    const char32_t c = list.code_points[i];
    if (i > 0 && list.code_points[i - 1] + 1 == c) continue;
    runs += "{" + std::to_string(c) + "," + std::to_string(i) + "},\n";
    ++run_count;
  }
  output->line("extern const NameRun kNameRuns[] = {\n" + runs + "};");
  output->line("extern const std::size_t kNameRunCount = " + std::to_string(run_count) + ";");
  output->line("extern const std::size_t kNameCount = " + std::to_string(list.code_points.size()) +
               ";");
  std::vector<std::uint32_t> order(list.code_points.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto name = [&](std::uint32_t number) -> const std::string& {
    return database.characters[list.code_points[number]].name;
  };
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
  output->array("kNamesInOrder", order, "std::uint16_t", true);
}

void emit_ranges(const Database& database, const NameList& list, Output* output) {
  std::string text;
  std::size_t count = 0;
  const auto add = [&](const NamedRange& range, bool unified) {
    text += "{" + std::to_string(range.first) + "," + std::to_string(range.last) + "," +
            quoted(range.prefix) + "," + (unified ? "true" : "false") + "},\n";
    ++count;
  };
  for (const NamedRange& range : database.unified_ideographs) add(range, true);
  for (const NamedRange& range : list.derived) add(range, false);
  output->line("extern const DerivedNames kDerivedNames[] = {\n" + text + "};");
  output->line("extern const std::size_t kDerivedNameCount = " + std::to_string(count) + ";");
}

void emit_aliases(const Database& database, Output* output) {
  auto aliases = database.aliases;
  std::sort(aliases.begin(), aliases.end());
  std::vector<std::uint32_t> text;
  std::string entries;
  const auto add_name = [&](const std::string& name) {
    entries += "{" + std::to_string(text.size()) + "," + std::to_string(name.size()) + ",";
    text.insert(text.end(), name.begin(), name.end());
  };
  for (const auto& [name, c] : aliases) {
    add_name(name);
    entries += std::to_string(c) + "},\n";
  }
  output->line("extern const NameAlias kNameAliases[] = {\n" + entries + "};");
  output->line("extern const std::size_t kNameAliasCount = " + std::to_string(aliases.size()) +
               ";");
  auto sequences = database.sequences;
  std::sort(sequences.begin(), sequences.end());
  entries.clear();
  for (const auto& [name, code_points] : sequences) {
    add_name(name);
    entries += std::to_string(code_points.size()) + ",{";
    for (const char32_t c : code_points) entries += std::to_string(c) + ",";
    entries += "}},\n";
  }
  output->line("extern const NamedSequence kNamedSequences[] = {\n" + entries + "};");
  output->line(
      "extern const std::size_t kNamedSequenceCount = " + std::to_string(sequences.size()) + ";");
  output->array("kAliasText", text, "char", true);
}

}  // namespace

void emit_names(const Database& database, const std::string& folder) {
  const NameList list = collect(database);
  const Lexicon lexicon(database, list.code_points);
  Output output(folder, "names");
  emit_lexicon(lexicon, &output);
  emit_encoded_names(database, list, lexicon, &output);
  emit_order(database, list, &output);
  emit_ranges(database, list, &output);
  emit_aliases(database, &output);
}

}  // namespace molt::unicode_tool
