// format(value, spec), the replacement fields of f-strings, and str.__format__.
#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/core/names.h"
#include "runtime/types/float.h"
#include "runtime/types/format_spec.h"
#include "runtime/types/int.h"
#include "runtime/types/text_arguments.h"

#define MOLT_ROWS "abi/types/str.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// What object.__format__ does, and the builtin types when their rows are not in the program.
Owned format_by_layout(Value value, Str* spec) {
  if (is_str(value)) return format_str(value, spec);
  if (spec->length == 0) return str_of(value);
  if (is_int(value)) return int_format(value, spec);
  if (is_float(value)) return float_format(float_value(value), spec, value);
  return raise(messages::unsupported_format_string, type_of(value));
}

Owned format_by_method_py(Value value, Str* spec) {
  MOLT_TRY(method, find_special(value, MOLT_STR(__format__)));
  if (method.get().is_unbound()) return format_by_layout(value, spec);
  MOLT_TRY(result, call(method.get(), value_of(spec)));
  if (!is_str(result.get())) return raise(messages::format_result, result.get());
  return result.take();
}

Owned convert(Value value, int32_t conversion) {
  switch (conversion) {
    case 's':
      return str_of(value);
    case 'r':
      return repr_of(value);
    case 'a':
      return ascii_of(value);
    default:
      return new_reference(value);
  }
}

}  // namespace

Owned format_str(Value text, Str* spec) {
  if (spec->length == 0) return is_exact_str(text) ? new_reference(text) : str_of(text);
  FormatSpec parsed;
  MOLT_TRY_DISCARD(parse_format_spec(spec, 's', '<', text, &parsed));
  if (parsed.type != 's') return raise_unknown_format_code(parsed.type, text);
  if (parsed.sign == ' ') return raise(messages::space_in_str_format);
  if (parsed.sign != 0) return raise(messages::sign_in_str_format);
  if (parsed.no_negative_zero) return raise(messages::z_in_str_format);
  if (parsed.alternate) return raise(messages::alternate_in_str_format);
  if (parsed.align == '=') return raise(messages::align_in_str_format);
  Str* whole = as_str(text);
  if (parsed.precision < 0 || parsed.precision >= whole->length) return pad_text(whole, parsed);
  MOLT_TRY(cut, substring(whole, 0, parsed.precision));
  return pad_text(as_str(cut), parsed);
}

Owned format_of(Value value, Str* spec) {
  if (value.is_int() || is_exact_str(value) || value.is_double() ||
      has_type(value, molt_shape_int)) {
    return format_by_layout(value, spec);
  }
  return format_by_method_py(value, spec);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_str___format__(Borrowed self, Borrowed format_spec) {
  MOLT_TRY_DISCARD(require_str_argument("__format__", nullptr, value_of(format_spec)));
  return format_str(value_of(self), as_str(format_spec));
}

}  // namespace molt::rt

namespace molt::abi {

Owned molt_format_value(Borrowed value, int32_t conversion, Borrowed spec) {
  rt::Ref converted(rt::convert(rt::value_of(value), conversion));
  if (rt::is_failure(converted)) return rt::Failure{};
  Str* text = rt::value_of(spec).is_unbound() ? &rt::molt_empty_str.header : rt::as_str(spec);
  if (text->length == 0 && rt::is_exact_str(converted)) return converted.take();
  return rt::format_of(converted, text);
}

}  // namespace molt::abi
}
