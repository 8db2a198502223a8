// int() of text and of other values.
#include "common/bigint_text.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/core/slots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int_buffer.h"
#include "runtime/types/number_text.h"

#define MOLT_ROWS "abi/types/int.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace bigint = common::bigint;

namespace {

// Decimal text without white space, signs or underscores that surely fits 64 bits: what most texts
// are.
bool parse_short_decimal(std::string_view text, int64_t* out) {
  if (text.empty() || text.size() > 18) return false;
  int64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  *out = value;
  return true;
}

// ValueError with at most 200 characters of the literal's repr. `text` is a str or bytes.
Failure raise_invalid_literal(Value text, int base) {
  MOLT_TRY(whole, repr_of(text));
  const int64_t length = as_str(whole)->length;
  MOLT_TRY(shown, substring(as_str(whole), 0, length < 200 ? length : 200));
  return raise(messages::int_invalid_literal, base, shown.get());
}

Owned int_from_bytes_text(std::string_view text, int base) {
  MOLT_TRY(result, int_from_ascii(text, base));
  if (!result.get().is_unbound()) return result.take();
  MOLT_TRY(bytes, make_bytes(text));
  return raise_invalid_literal(bytes, base);
}

// The result of __trunc__ as an int.
Owned int_from_trunc_py(Value value) {
  MOLT_TRY(method, find_special(value, MOLT_STR(__trunc__)));
  if (method.get().is_unbound()) return method.take();
  MOLT_TRY(truncated, call(method));
  if (is_int(truncated)) return int_exact(truncated);
  if (slot_of<&Slots::to_index>(type_of(truncated)) == nullptr) {
    return raise(messages::trunc_method_type, truncated.get());
  }
  MOLT_TRY(index, index_of(truncated));
  return int_exact(index);
}

// Base 0 or 2 to 36.
Status parse_base(Value base, int* out) {
  MOLT_TRY(index, index_of(base));
  const int64_t number = int_as_int64_clipped(index);
  if ((number != 0 && number < 2) || number > 36) return raise(messages::int_bad_base);
  *out = static_cast<int>(number);
  return kOk;
}

Owned int_from_text_value(Value text, Value base_value) {
  int base;
  MOLT_TRY_DISCARD(parse_base(base_value, &base));
  std::string_view bytes;
  if (is_str(text)) return int_from_str(as_str(text), base);
  if (has_type_flag(text, kTypeBytesSubclass) || has_type(text, molt_shape_bytearray)) {
    if (number_bytes(text, &bytes)) return int_from_bytes_text(bytes, base);
  }
  return raise(messages::int_base_without_string);
}

}  // namespace

Owned int_from_ascii(std::string_view text, int base) {
  int64_t value;
  if (base == 10 && parse_short_decimal(text, &value)) return int_from_int64(value);
  const bigint::IntegerText scanned = bigint::scan_integer(text.data(), text.size(), base);
  if (!scanned.valid) return owned_unbound();
  const bool is_limited = (scanned.base & (scanned.base - 1)) != 0 && int_max_str_digits > 0;
  const int64_t digits = static_cast<int64_t>(scanned.digits);
  if (is_limited && digits > int_max_str_digits) {
    return raise(messages::int_digits_limit_parse, int_max_str_digits, digits);
  }
  IntBuffer result(bigint::parse_size(scanned.digits, scanned.base));
  if (result.failed()) return kOwnedError;
  const size_t size =
      bigint::from_scanned_text(result.limbs(), text.data(), scanned, int_scratch());
  return result.finish(size, scanned.negative);
}

Owned int_from_str(Str* text, int base) {
  const AsciiNumber ascii(text);
  if (ascii.failed()) return kOwnedError;
  MOLT_TRY(result, int_from_ascii(ascii.view(), base));
  if (result.get().is_unbound()) return raise_invalid_literal(value_of(text), base);
  return result.take();
}

Owned int_from_number_py(Value value) {
  if (is_exact_int(value)) return new_reference(value);
  if (is_exact_str(value)) return int_from_str(as_str(value), 10);
  Type* type = type_of(value);
  if (auto to_int = slot_of<&Slots::to_int>(type); to_int != nullptr) {
    MOLT_TRY(result, to_int(borrowed(value)));
    if (!is_int(result)) return raise(messages::int_method_type, result.get());
    return int_exact(result);
  }
  if (slot_of<&Slots::to_index>(type) != nullptr) {
    MOLT_TRY(index, index_of(value));
    return int_exact(index);
  }
  MOLT_TRY(truncated, int_from_trunc_py(value));
  if (!truncated.get().is_unbound()) return truncated.take();
  if (is_str(value)) return int_from_str(as_str(value), 10);
  std::string_view bytes;
  if (number_bytes(value, &bytes)) return int_from_bytes_text(bytes, 10);
  return raise(messages::int_argument_type, value);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_n_int(Borrowed cls, Borrowed x, Borrowed base) {
  const Value value = value_of(x);
  const bool has_base = !value_of(base).is_unbound();
  if (value.is_unbound() && has_base) return raise(messages::int_missing_string);
  MOLT_TRY(result, value.is_unbound() ? int_from_int64(0)
                   : has_base         ? int_from_text_value(value, value_of(base))
                                      : int_from_number_py(value));
  if (as_type(cls) == &molt_type_int) return result.take();
  return int_of_class(as_type(cls), result);
}

}  // namespace molt::abi
}
