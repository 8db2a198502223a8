#include "common/unicode.h"
#include "common/unicode_tables.h"

namespace molt::common::unicode {

int decimal_value(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  return kNumberRecords[number_index(c)].decimal;
}

int digit_value(char32_t c) { return kNumberRecords[number_index(c)].digit; }

bool numeric_value(char32_t c, double* value) {
  const NumberRecord& record = kNumberRecords[number_index(c)];
  *value = record.numeric;
  return record.has_numeric;
}

}  // namespace molt::common::unicode
