#include "compiler/driver/codec_names.h"

#include <algorithm>
#include <iterator>

namespace molt::driver {

namespace {

constexpr std::string_view kBuiltIn[] = {"ascii",  "latin_1",   "utf_8",     "utf_16", "utf_16_be",
                                         "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"};
constexpr std::string_view kFromBytes[] = {"base64_codec", "bz2_codec", "hex_codec",
                                           "quopri_codec", "uu_codec",  "zlib_codec"};
// Modules that no alias leads to.
constexpr std::string_view kWithoutAlias[] = {"idna", "koi8_t", "koi8_u", "punycode", "utf_8_sig"};

bool contains(auto& list, std::string_view name) {
  return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

// cp874: digits after the letters.
bool is_code_page(std::string_view name) {
  return name.starts_with("cp") && name.size() > 2 &&
         name.find_first_not_of("0123456789", 2) == std::string_view::npos;
}

// The text between the next two quotes; `rest` goes on behind them.
std::string_view quoted(std::string_view* rest) {
  const size_t start = rest->find('\'');
  const size_t end = start == std::string_view::npos ? start : rest->find('\'', start + 1);
  if (end == std::string_view::npos) {
    *rest = {};
    return {};
  }
  const std::string_view text = rest->substr(start + 1, end - start - 1);
  rest->remove_prefix(end + 1);
  return text;
}

}  // namespace

CodecNames::CodecNames(std::string_view aliases_source) {
  for (std::string_view source = aliases_source; !source.empty();) {
    const size_t end = std::min(source.find('\n'), source.size());
    std::string_view line = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    const size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos || line[first] != '\'') continue;
    const std::string_view alias = quoted(&line);
    const std::string_view module = quoted(&line);
    if (!module.empty()) aliases_.emplace(alias, module);
  }
  for (const auto& [alias, module] : aliases_) modules_.insert(module);
  for (std::string_view module : kWithoutAlias) modules_.emplace(module);
}

std::string CodecNames::module_of(const std::string& name, bool uses_codecs) const {
  const auto alias = aliases_.find(name);
  const std::string& module = alias != aliases_.end() ? alias->second : name;
  if (!modules_.contains(module) && !is_code_page(module)) return "";
  if (contains(kBuiltIn, module) || (contains(kFromBytes, module) && !uses_codecs)) return "";
  return module;
}

}  // namespace molt::driver
