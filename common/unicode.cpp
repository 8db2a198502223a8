#include "common/unicode.h"

#include "common/unicode_tables.h"

namespace molt::common::unicode {

std::uint16_t properties_slow(char32_t c) {
  return static_cast<std::uint16_t>(kPropertyRecords[property_index(c)]);
}

const char* category(char32_t c) {
  // In the order of tools/unicode/emit_properties.cpp.
  static constexpr char kNames[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                       "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                       "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
  return kNames[kPropertyRecords[property_index(c)] >> 16];
}

}  // namespace molt::common::unicode
