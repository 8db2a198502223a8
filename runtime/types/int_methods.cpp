// Methods and attributes of int.
#include "runtime/core/call.h"
#include "runtime/core/messages/number.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/int_buffer.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/int.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace bigint = common::bigint;

namespace {

// Whether a byteorder argument says "little".
Tri is_little_endian(Value byteorder, const char* function) {
  if (!is_str(byteorder)) {
    return raise(messages::int_byteorder_type, function, type_of(byteorder));
  }
  if (str_equal_ascii(as_str(byteorder), "little")) return kTriTrue;
  if (str_equal_ascii(as_str(byteorder), "big")) return kTriFalse;
  return raise(messages::int_byteorder);
}

// round(value, ndigits) for ndigits < 0: the nearest multiple of 10 ** -ndigits, ties to even.
Owned round_to_power_of_ten(Value value, Value ndigits) {
  MOLT_TRY(exponent, int_negate(ndigits));
  MOLT_TRY(unit, int_power(Value::from_small_int(10), exponent, kNone));
  MOLT_TRY(count, int_divide_nearest(value, unit));
  return int_multiply(count, unit);
}

Owned bytes_of_int(Value value, int64_t length, bool little_endian, bool is_signed) {
  const IntView view(value);
  if (view.negative() && !is_signed) return raise(messages::int_negative_to_unsigned);
  Bytes* bytes = allocate_bytes(length);
  if (bytes == nullptr) return kOwnedError;
  Ref result{owned_object(bytes)};
  if (!bigint::to_bytes(bytes->data(), static_cast<size_t>(length), view, little_endian,
                        is_signed)) {
    return raise(messages::int_too_big_to_convert);
  }
  return result.take();
}

Owned int_of_bytes(const uint8_t* data, int64_t length, bool little_endian, bool is_signed) {
  IntBuffer result(static_cast<size_t>(length) / 8 + 1);
  if (result.failed()) return kOwnedError;
  return result.finish(bigint::from_bytes(result.limbs(), data, static_cast<size_t>(length),
                                          little_endian, is_signed));
}

// The bytes of an iterable of ints from 0 to 255.
Owned bytes_from_iterable_py(Value iterable) {
  MOLT_TRY(items, list_from(iterable));
  List* list = items.as<List>();
  Bytes* bytes = allocate_bytes(list->length);
  if (bytes == nullptr) return kOwnedError;
  Ref result{owned_object(bytes)};
  const int64_t length = list->length;
  for (int64_t i = 0; i < length && i < list->length; i++) {
    MOLT_TRY(item, index_of(list->items.pointer[i]));
    const int64_t byte = int_as_int64_clipped(item);
    if (byte < 0 || byte > 255) return raise(messages::int_byte_range);
    bytes->data()[i] = static_cast<uint8_t>(byte);
  }
  return result.take();
}

Owned iterator_or_type_error(Value value) {
  Ref iterator(iterate(value));
  if (!is_failure(iterator)) return iterator.take();
  if (clear_exception_if(molt_type_TypeError)) raise(messages::int_from_object_bytes, value);
  return kOwnedError;
}

// bytes(value) for what from_bytes takes: objects with __bytes__, bytes-like objects and iterables.
// The result is bytes-like.
Owned bytes_of_argument_py(Value value) {
  ByteView view;
  MOLT_TRY(method, find_special(value, MOLT_STR(__bytes__)));
  if (!method.get().is_unbound()) {
    MOLT_TRY(result, call(method.get()));
    if (!is_bytes(result)) return raise(messages::bytes_method_type, result.get());
    return result.take();
  }
  if (get_byte_view(value, &view)) return new_reference(value);
  if (is_str(value)) return raise(messages::int_from_object_bytes, value);
  MOLT_TRY(iterator, iterator_or_type_error(value));
  return bytes_from_iterable_py(iterator);
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::abi {

using namespace molt::rt;

Owned molt_m_int___format__(Borrowed self, Borrowed format_spec) {
  if (!is_str(format_spec)) return raise(messages::format_argument_type, format_spec);
  return int_format(value_of(self), as_str(format_spec));
}

Owned molt_m_int___round__(Borrowed self, Borrowed ndigits) {
  if (value_of(ndigits).is_unbound()) return int_exact(value_of(self));
  MOLT_TRY(digits, index_of(value_of(ndigits)));
  if (int_sign(digits) >= 0) return int_exact(value_of(self));
  return round_to_power_of_ten(value_of(self), digits);
}

Owned molt_m_int___trunc__(Borrowed self) { return int_exact(value_of(self)); }
Owned molt_m_int___floor__(Borrowed self) { return int_exact(value_of(self)); }
Owned molt_m_int___ceil__(Borrowed self) { return int_exact(value_of(self)); }
Owned molt_m_int_conjugate(Borrowed self) { return int_exact(value_of(self)); }
Owned molt_g_int_real(Borrowed self) { return int_exact(value_of(self)); }
Owned molt_g_int_imag(Borrowed) { return int_from_int64(0); }
Owned molt_g_int_numerator(Borrowed self) { return int_exact(value_of(self)); }
Owned molt_g_int_denominator(Borrowed) { return int_from_int64(1); }
Owned molt_m_int_is_integer(Borrowed) { return owned_bool(true); }

Owned molt_m_int___getnewargs__(Borrowed self) {
  MOLT_TRY(exact, int_exact(value_of(self)));
  return tuple_of(exact.get());
}

// The size of CPython's object, which has a digit for every 30 bits.
Owned molt_m_int___sizeof__(Borrowed self) {
  const int64_t digits = static_cast<int64_t>((int_bit_length(value_of(self)) + 29) / 30);
  return int_from_int64(24 + 4 * (digits == 0 ? 1 : digits));
}

Owned molt_m_int_bit_length(Borrowed self) {
  return int_from_uint64(int_bit_length(value_of(self)));
}

Owned molt_m_int_bit_count(Borrowed self) {
  const IntView view(value_of(self));
  return int_from_uint64(bigint::bit_count(view.magnitude()));
}

Owned molt_m_int_as_integer_ratio(Borrowed self) {
  MOLT_TRY(exact, int_exact(value_of(self)));
  return tuple_of(exact.get(), Value::from_small_int(1));
}

Owned molt_m_int_to_bytes(Borrowed self, Borrowed length, Borrowed byteorder, Borrowed is_signed) {
  MOLT_TRY(size_value, index_of(value_of(length)));
  int64_t size;
  if (!int_as_int64(size_value, &size)) return raise(messages::int_index_too_large, length);
  MOLT_TRY(little, is_little_endian(value_of(byteorder), "to_bytes"));
  MOLT_TRY(has_sign, truth_of(value_of(is_signed)));
  if (size < 0) return raise(messages::int_negative_length);
  return bytes_of_int(value_of(self), size, little.code != 0, has_sign.code != 0);
}

Owned molt_m_int_from_bytes(Borrowed cls, Borrowed bytes, Borrowed byteorder, Borrowed is_signed) {
  MOLT_TRY(little, is_little_endian(value_of(byteorder), "from_bytes"));
  MOLT_TRY(has_sign, truth_of(value_of(is_signed)));
  MOLT_TRY(converted, bytes_of_argument_py(value_of(bytes)));
  ByteView view;
  get_byte_view(converted, &view);
  MOLT_TRY(result, int_of_bytes(view.data, view.size, little.code != 0, has_sign.code != 0));
  if (as_type(cls) == &molt_type_int) return result.take();
  return call(value_of(cls), result.get());
}

}  // namespace molt::abi
}
