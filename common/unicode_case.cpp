#include "common/unicode.h"
#include "common/unicode_tables.h"

namespace molt::common::unicode {
namespace {

char32_t shifted(char32_t c, std::int32_t difference) {
  return c + static_cast<char32_t>(difference);
}

const ExtendedCase& find_extended(char32_t c) {
  std::size_t low = 0;
  std::size_t high = kExtendedCaseCount - 1;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (kExtendedCases[middle].code_point < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return kExtendedCases[low];
}

int copy_mapping(char32_t out[3], int offset, int count) {
  for (int i = 0; i < count; ++i) out[i] = kExtendedCasePool[offset + i];
  return count;
}

}  // namespace

char32_t to_lower(char32_t c) { return shifted(c, kCaseRecords[case_index(c)].lower); }
char32_t to_upper(char32_t c) { return shifted(c, kCaseRecords[case_index(c)].upper); }
char32_t to_title(char32_t c) { return shifted(c, kCaseRecords[case_index(c)].title); }

int to_lower_full(char32_t c, char32_t out[3]) {
  const CaseRecord& record = kCaseRecords[case_index(c)];
  out[0] = shifted(c, record.lower);
  if (!record.extended) return 1;
  const ExtendedCase& extended = find_extended(c);
  return copy_mapping(out, extended.offset, extended.lower);
}

int to_upper_full(char32_t c, char32_t out[3]) {
  const CaseRecord& record = kCaseRecords[case_index(c)];
  out[0] = shifted(c, record.upper);
  if (!record.extended) return 1;
  const ExtendedCase& extended = find_extended(c);
  return copy_mapping(out, extended.offset + extended.lower, extended.upper);
}

int to_title_full(char32_t c, char32_t out[3]) {
  const CaseRecord& record = kCaseRecords[case_index(c)];
  out[0] = shifted(c, record.title);
  if (!record.extended) return 1;
  const ExtendedCase& extended = find_extended(c);
  return copy_mapping(out, extended.offset + extended.lower + extended.upper, extended.title);
}

int to_casefold_full(char32_t c, char32_t out[3]) {
  const CaseRecord& record = kCaseRecords[case_index(c)];
  out[0] = shifted(c, record.lower);
  if (!record.extended) return 1;
  const ExtendedCase& extended = find_extended(c);
  return copy_mapping(out, extended.offset + extended.lower + extended.upper + extended.title,
                      extended.fold);
}

}  // namespace molt::common::unicode
