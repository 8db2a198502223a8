// Methods and attributes of float.
#include <cmath>

#include "common/float_text.h"
#include "runtime/core/call.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/float.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

double value_of_self(Borrowed self) { return float_value(value_of(self)); }

// round() to an int: the nearest, ties to even.
Owned round_to_int(double value) {
  double rounded = std::round(value);
  if (std::fabs(value - rounded) == 0.5) rounded = 2.0 * std::round(value / 2.0);
  return int_from_double(rounded);
}

Owned ratio_of(double value) {
  if (std::isinf(value)) return raise(messages::infinity_to_ratio);
  if (std::isnan(value)) return raise(messages::nan_to_ratio);
  int exponent;
  double fraction = std::frexp(value, &exponent);
  while (fraction != std::floor(fraction)) {
    fraction *= 2.0;
    exponent--;
  }
  MOLT_TRY(numerator, int_from_double(fraction));
  MOLT_TRY(power, int_left_shift(Value::from_small_int(1),
                                 Value::from_small_int(exponent < 0 ? -exponent : exponent)));
  if (exponent <= 0) return tuple_of(numerator.get(), power.get());
  MOLT_TRY(scaled, int_multiply(numerator, power));
  return tuple_of(scaled.get(), Value::from_small_int(1));
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_float___format__(Borrowed self, Borrowed format_spec) {
  if (!is_str(format_spec)) return raise(messages::format_argument_type, format_spec);
  return float_format(value_of_self(self), as_str(format_spec), value_of(self));
}

Owned molt_m_float___round__(Borrowed self, Borrowed ndigits) {
  if (value_of(ndigits).is_none()) return round_to_int(value_of_self(self));
  MOLT_TRY(digits, index_of(value_of(ndigits)));
  return float_round(value_of_self(self), int_as_int64_clipped(digits));
}

Owned molt_m_float___trunc__(Borrowed self) { return int_from_double(value_of_self(self)); }
Owned molt_m_float___floor__(Borrowed self) {
  return int_from_double(std::floor(value_of_self(self)));
}
Owned molt_m_float___ceil__(Borrowed self) {
  return int_from_double(std::ceil(value_of_self(self)));
}
Owned molt_m_float___getnewargs__(Borrowed self) {
  return tuple_of(Value::from_double(value_of_self(self)));
}
Owned molt_m_float_conjugate(Borrowed self) { return float_from(value_of_self(self)); }
Owned molt_g_float_real(Borrowed self) { return float_from(value_of_self(self)); }
Owned molt_g_float_imag(Borrowed) { return float_from(0.0); }

Owned molt_m_float_is_integer(Borrowed self) {
  const double value = value_of_self(self);
  return owned_bool(std::isfinite(value) && std::floor(value) == value);
}

Owned molt_m_float_as_integer_ratio(Borrowed self) { return ratio_of(value_of_self(self)); }

Owned molt_m_float_hex(Borrowed self) {
  char text[common::kFloatHexMax];
  return make_str_ascii({text, common::float_hex(text, value_of_self(self))});
}

Owned molt_m_float_fromhex(Borrowed cls, Borrowed string) {
  if (!is_str(string)) return raise(messages::bad_argument_type);
  const Utf8Text text(as_str(string));
  if (text.failed()) return kOwnedError;
  double value;
  switch (common::parse_float_hex(text.data(), static_cast<size_t>(text.size()), &value)) {
    case common::FromHexStatus::kOk:
      break;
    case common::FromHexStatus::kInvalid:
      return raise(messages::float_hex_invalid);
    default:
      return raise(messages::float_hex_too_large);
  }
  if (as_type(cls) == &molt_type_float) return float_from(value);
  return call(value_of(cls), Value::from_double(value));
}

Owned molt_m_float___getformat__(Borrowed, Borrowed typestr) {
  if (!is_str(typestr)) return raise(messages::getformat_argument_type, typestr);
  if (!str_equal_ascii(as_str(typestr), "double") && !str_equal_ascii(as_str(typestr), "float")) {
    return raise(messages::getformat_argument);
  }
  return make_str_ascii("IEEE, little-endian");
}

}  // namespace molt::abi
}
