// JSON text for --json.
#pragma once

#include <string>
#include <string_view>

namespace molt::cli {

inline std::string json_string(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (char c : text) {
    auto unit = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (unit < 0x20) {
      out += "\\u00";
      out += kDigits[unit >> 4];
      out += kDigits[unit & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

}  // namespace molt::cli
