#include "runtime/types/text_percent.h"

#include "common/float_text.h"
#include "runtime/core/messages/str.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"

namespace molt::rt {

namespace {

constexpr int64_t kMaxPrecision = INT32_MAX - 3;

// PyNumber_Check.
bool is_number(Value value) {
  if (is_int(value) || is_float(value)) return true;
  const Slots& slots = type_of(value)->slots;
  return slots.to_int != nullptr || slots.to_float != nullptr || slots.to_index != nullptr ||
         type_of(value) == &molt_type_complex;
}

Failure raise_wrong_type(uint32_t type, Value value) {
  const char text[2] = {static_cast<char>(type), 0};
  if (type == 'o' || type == 'x' || type == 'X') {
    return raise(messages::percent_integer_required, text, value);
  }
  return raise(messages::percent_real_required, text, value);
}

// The int that an int conversion shows.
Owned int_operand_py(Value value, uint32_t type) {
  if (is_int(value)) return new_reference(value);
  if (!is_number(value)) return raise_wrong_type(type, value);
  const bool needs_index = type == 'o' || type == 'x' || type == 'X';
  Ref result(needs_index ? index_of(value) : int_from_number_py(value));
  if (!is_failure(result)) return result.take();
  if (!clear_exception_if(molt_type_TypeError)) return Failure{};
  return raise_wrong_type(type, value);
}

Status append_int_py(StrBuilder& out, Value value, const PercentSpec& spec) {
  if (spec.precision > kMaxPrecision) return raise(messages::percent_precision_too_large);
  MOLT_TRY(number, int_operand_py(value, spec.type));
  int base = 10;
  if (spec.type == 'o') base = 8;
  if (spec.type == 'x' || spec.type == 'X') base = 16;
  if (int_sign(number) < 0) out.append_char('-');
  if (spec.alternate && base != 10) {
    out.append_char('0');
    out.append_char(spec.type);
  }
  if (base == 10 && spec.precision < 0) return int_append_digits(out, number, base);
  StrBuilder digits;
  MOLT_TRY_DISCARD(int_append_digits(digits, number, base));
  out.append_repeated('0', spec.precision - digits.length());
  for (int64_t i = 0; i < digits.length(); i++) {
    const uint32_t c = digits.char_at(i);
    out.append_char(spec.type == 'X' && c >= 'a' ? c - 0x20 : c);
  }
  return kOk;
}

Status append_float_py(StrBuilder& out, Value value, const PercentSpec& spec, bool is_bytes) {
  double number;
  if (is_failure(number_as_double_py(value, &number))) {
    if (!is_bytes || !clear_exception_if(molt_type_TypeError)) return Failure{};
    return raise(messages::percent_float_required, value);
  }
  common::FloatFormat format;
  format.type = static_cast<char>(spec.type);
  format.precision = spec.precision < 0 ? 6 : static_cast<uint32_t>(spec.precision);
  format.alternate = spec.alternate;
  const size_t bound = common::float_format_bound(number, format);
  char small[400];
  char* buffer = small;
  if (bound > sizeof(small)) {
    buffer = static_cast<char*>(allocate_raw(static_cast<int64_t>(bound)));
    if (buffer == nullptr) return Failure{};
  }
  const size_t length = common::float_format(buffer, number, format);
  out.append_ascii({buffer, length});
  if (buffer != small) free_raw(buffer);
  return kOk;
}

}  // namespace

Status append_percent_number_py(StrBuilder& out, Value value, const PercentSpec& spec,
                                bool is_bytes) {
  if (is_int_conversion(spec.type)) return append_int_py(out, value, spec);
  return append_float_py(out, value, spec, is_bytes);
}

PercentLayout lay_out_percent(const PercentSpec& spec, uint32_t first, int64_t length) {
  PercentLayout layout;
  layout.end = length;
  const bool is_number = is_int_conversion(spec.type) || is_float_conversion(spec.type);
  if (!is_number && (spec.type != 'c') && spec.precision >= 0 && spec.precision < length) {
    layout.end = spec.precision;
  }
  if (is_number) {
    if (first == '-' || first == '+') {
      layout.sign = static_cast<char>(first);
      layout.start = 1;
    } else if (spec.sign) {
      layout.sign = '+';
    } else if (spec.blank) {
      layout.sign = ' ';
    }
    if (spec.alternate && (spec.type == 'x' || spec.type == 'X' || spec.type == 'o')) {
      layout.prefix = 2;
    }
  }
  int64_t padding = spec.width - (layout.end - layout.start) - (layout.sign != 0);
  if (padding <= 0) return layout;
  if (spec.left) {
    layout.spaces_after = padding;
  } else if (is_number && spec.zero) {
    layout.zeros = padding;
  } else {
    layout.spaces_before = padding;
  }
  return layout;
}

}  // namespace molt::rt
