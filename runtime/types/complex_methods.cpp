// Methods and attributes of complex.
#include <cmath>

#include "runtime/core/call.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/complex.h"
#include "runtime/types/complex_arithmetic.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/float_format.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/complex.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

Status append_part(StrBuilder& out, double value, const common::FloatFormat& format,
                   const FormatSpec& spec) {
  FormattedFloat formatted(value, format);
  if (formatted.failed()) return kFailed;
  return append_number(out, formatted.parts(false), spec);
}

// Both parts without padding, then the padding around them.
Owned format_parts(ComplexParts value, const FormatSpec& spec) {
  common::FloatFormat format;
  MOLT_TRY_DISCARD(float_format_of(spec, &format));
  const bool is_plain = spec.type == 0;
  const bool has_real = !is_plain || value.real != 0 || std::signbit(value.real);
  FormatSpec part = spec;
  part.fill = ' ';
  part.align = '<';
  part.width = -1;
  StrBuilder out;
  if (is_plain && has_real) out.append_char('(');
  if (has_real) {
    MOLT_TRY_DISCARD(append_part(out, value.real, format, part));
    part.sign = '+';
  }
  MOLT_TRY_DISCARD(append_part(out, value.imag, format, part));
  out.append_char('j');
  if (is_plain && has_real) out.append_char(')');
  MOLT_TRY(text, out.finish());
  return pad_text(as_str(text), spec);
}

Owned format_complex(Value self, Str* text) {
  if (text->length == 0) {
    return has_type(self, molt_shape_complex) ? complex_to_str(complex_value(self)) : str_of(self);
  }
  FormatSpec spec;
  MOLT_TRY_DISCARD(parse_format_spec(text, 0, '>', self, &spec));
  if (!is_float_format_type(spec.type)) return raise_unknown_format_code(spec.type, self);
  if (spec.fill == '0') return raise(messages::complex_format_zero);
  if (spec.align == '=') return raise(messages::complex_format_align);
  return format_parts(complex_value(self), spec);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_complex___format__(Borrowed self, Borrowed format_spec) {
  if (!is_str(format_spec)) return raise(messages::format_argument_type, format_spec);
  return format_complex(value_of(self), as_str(format_spec));
}

Owned molt_m_complex___complex__(Borrowed self) {
  if (has_type(value_of(self), molt_shape_complex)) return new_reference(value_of(self));
  return complex_from(complex_value(value_of(self)));
}

Owned molt_m_complex___getnewargs__(Borrowed self) {
  const ComplexParts value = complex_value(value_of(self));
  return tuple_of(Value::from_double(value.real), Value::from_double(value.imag));
}

Owned molt_m_complex_conjugate(Borrowed self) {
  const ComplexParts value = complex_value(value_of(self));
  return complex_from({value.real, -value.imag});
}

Owned molt_g_complex_real(Borrowed self) { return float_from(complex_value(value_of(self)).real); }
Owned molt_g_complex_imag(Borrowed self) { return float_from(complex_value(value_of(self)).imag); }

}  // namespace molt::abi
}
