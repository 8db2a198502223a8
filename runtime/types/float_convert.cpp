// Values to floats.
#include <bit>

#include "common/float_text.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/number.h"
#include "runtime/core/slots.h"
#include "runtime/types/container_support.h"
#include "runtime/types/float.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/number_text.h"

#define MOLT_ROWS "abi/types/float.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The result of the __float__ slot: a float or an instance of a subclass.
Status call_to_float_py(Value value, double* out) {
  MOLT_TRY(result, slot_of<&Slots::to_float>(type_of(value))(borrowed(value)));
  if (!is_float(result)) return raise(messages::float_method_type, value, result.get());
  *out = float_value(result);
  return kOk;
}

Status index_as_double_py(Value value, double* out) {
  MOLT_TRY(index, index_of(value));
  return int_as_double(index, out);
}

// In CPython every NaN that float() makes is an object of its own, which `is`, `in` and dicts show.
// Here a number in its payload, which arithmetic keeps and nothing else reads, tells it from
// others.
uint32_t num_nans = 0;

Owned new_nan(double value) { return {std::bit_cast<uint64_t>(value) | ++num_nans}; }

Owned float_from_text(Value text, std::string_view ascii) {
  double value;
  if (!common::parse_float(ascii.data(), ascii.size(), &value)) {
    return raise(messages::float_invalid_literal, text);
  }
  if (value != value) return new_nan(value_of(float_from(value)).as_double());
  return float_from(value);
}

Owned float_from_str(Value text) {
  const AsciiNumber ascii(as_str(text));
  if (ascii.failed()) return kOwnedError;
  return float_from_text(text, ascii.view());
}

}  // namespace

Status real_as_double(Value value, double* out) {
  if (is_float(value)) {
    *out = float_value(value);
    return kOk;
  }
  return int_as_double(value, out);
}

Status number_as_double_py(Value value, double* out) {
  if (is_float(value) || value.is_int()) return real_as_double(value, out);
  Type* type = type_of(value);
  if (slot_of<&Slots::to_float>(type) != nullptr) return call_to_float_py(value, out);
  if (slot_of<&Slots::to_index>(type) != nullptr) return index_as_double_py(value, out);
  return raise(messages::must_be_real, value);
}

Owned float_from_number_py(Value value) {
  if (value.is_double()) return {value.bits};
  if (is_exact_str(value)) return float_from_str(value);
  Type* type = type_of(value);
  double result;
  if (slot_of<&Slots::to_float>(type) != nullptr) {
    MOLT_TRY_DISCARD(call_to_float_py(value, &result));
    return float_from(result);
  }
  if (slot_of<&Slots::to_index>(type) != nullptr) {
    MOLT_TRY_DISCARD(index_as_double_py(value, &result));
    return float_from(result);
  }
  if (is_str(value)) return float_from_str(value);
  std::string_view bytes;
  if (number_bytes(value, &bytes)) return float_from_text(value, bytes);
  return raise(messages::float_argument_type, value);
}

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_n_float(Borrowed cls, Borrowed x) {
  MOLT_TRY(result, value_of(x).is_unbound() ? float_from(0.0) : float_from_number_py(value_of(x)));
  if (as_type(cls) == &molt_type_float) return result.take();
  Float* object = allocate_instance_of<Float>(as_type(cls));
  if (object == nullptr) return kOwnedError;
  object->value = result.get().as_double();
  return owned_object(object);
}

}  // namespace molt::abi
}
