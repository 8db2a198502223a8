// Which strings of a program name a codec of the library's package `encodings`: str.encode,
// bytes.decode, open and their like import it by name when the program runs.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace molt::driver {

class CodecNames {
 public:
  CodecNames() = default;
  // From the source of encodings/aliases.py.
  explicit CodecNames(std::string_view aliases_source);

  // The module of `encodings` that a normalised name means, "" for none. What the runtime knows by
  // itself needs none; codecs that turn bytes into bytes are meant by programs that use the module
  // codecs, since their names are ordinary words such as zip and hex.
  std::string module_of(const std::string& name, bool uses_codecs) const;

 private:
  // From aliases to modules.
  std::map<std::string, std::string> aliases_;
  std::set<std::string> modules_;
};

}  // namespace molt::driver
