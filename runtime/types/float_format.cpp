// float.__format__ (Python/formatter_unicode.c).
#include "runtime/types/float_format.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/memory.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/float.h"

namespace molt::rt {

FormattedFloat::FormattedFloat(double value, const common::FloatFormat& format) {
  // One character more for the percent sign.
  const size_t bound = common::float_format_bound(value, format) + 1;
  if (bound > kInline) data_ = static_cast<char*>(allocate_raw(static_cast<int64_t>(bound)));
  if (data_ != nullptr) size_ = common::float_format(data_, value, format);
}

FormattedFloat::~FormattedFloat() {
  if (data_ != inline_) free_raw(data_);
}

NumberText FormattedFloat::parts(bool add_percent) {
  if (add_percent) data_[size_++] = '%';
  std::string_view text(data_, size_);
  NumberText number;
  number.is_negative = text.starts_with('-');
  if (number.is_negative) text.remove_prefix(1);
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') digits++;
  number.digits = text.substr(0, digits);
  number.rest = text.substr(digits);
  return number;
}

Status float_format_of(const FormatSpec& spec, common::FloatFormat* format) {
  constexpr int64_t kMaxPrecision = INT32_MAX;
  if (spec.precision > kMaxPrecision) return raise(messages::format_precision_too_big);
  format->type = static_cast<char>(spec.type == 0 ? 'r' : spec.type == 'n' ? 'g' : spec.type);
  format->precision = 6;
  if (format->type == '%') format->type = 'f';
  if (spec.precision >= 0) {
    format->precision = static_cast<uint32_t>(spec.precision);
    if (format->type == 'r') format->type = 'g';
  }
  format->alternate = spec.alternate;
  format->no_negative_zero = spec.no_negative_zero;
  return kOk;
}

bool is_float_format_type(uint32_t type) {
  switch (type) {
    case 0:
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'n':
      return true;
    default:
      return false;
  }
}

Owned float_format(double value, Str* text, Value self) {
  if (text->length == 0) return self.is_double() ? float_to_str(value) : str_of(self);
  FormatSpec spec;
  MOLT_TRY_DISCARD(parse_format_spec(text, 0, '>', self, &spec));
  const bool is_percent = spec.type == '%';
  if (!is_percent && !is_float_format_type(spec.type)) {
    return raise_unknown_format_code(spec.type, self);
  }
  common::FloatFormat format;
  MOLT_TRY_DISCARD(float_format_of(spec, &format));
  format.add_dot_zero = spec.type == 0;
  FormattedFloat formatted(is_percent ? value * 100 : value, format);
  if (formatted.failed()) return kOwnedError;
  return layout_number(formatted.parts(is_percent), spec);
}

}  // namespace molt::rt
