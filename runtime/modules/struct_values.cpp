// Packing and unpacking values.
#include "common/float_bits.h"
#include "runtime/core/messages/struct.h"
#include "runtime/modules/struct_format.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// --- Bytes in either order

void store(uint8_t* out, uint64_t bits, int size, bool is_big_endian) {
  for (int i = 0; i < size; i++) {
    out[is_big_endian ? size - 1 - i : i] = static_cast<uint8_t>(bits >> (8 * i));
  }
}

uint64_t load(const uint8_t* data, int size, bool is_big_endian) {
  uint64_t bits = 0;
  for (int i = 0; i < size; i++) {
    bits |= static_cast<uint64_t>(data[is_big_endian ? size - 1 - i : i]) << (8 * i);
  }
  return bits;
}

// --- Integers

bool is_signed_code(uint8_t code) { return code >= 'a' && code <= 'z'; }

Failure raise_range(uint8_t code, int size) {
  const char name[2] = {static_cast<char>(code), 0};
  if (is_signed_code(code)) {
    const int64_t most = static_cast<int64_t>(~uint64_t{0} >> (65 - 8 * size));
    return raise(messages::struct_range, static_cast<const char*>(name), -most - 1, most);
  }
  const Ref most(int_from_uint64(~uint64_t{0} >> (64 - 8 * size)));
  return raise(messages::struct_range, static_cast<const char*>(name), 0, most.get());
}

Owned integer_py(Value value) {
  if (is_int(value)) return new_reference(value);
  if (!can_index(value)) return raise(messages::struct_not_an_integer);
  return index_of(value);
}

Status pack_int_py(uint8_t code, int size, Value value, uint64_t* bits) {
  MOLT_TRY(number, integer_py(value));
  if (code == 'P') {
    // As PyLong_AsVoidPtr: negative numbers wrap.
    int64_t low = 0;
    if (!int_as_uint64(number, bits) && !int_as_int64(number, &low)) {
      return raise(messages::struct_int_too_large);
    }
    if (int_sign(number) < 0) *bits = static_cast<uint64_t>(low);
    return kOk;
  }
  const int drop = 64 - 8 * size;
  if (is_signed_code(code)) {
    int64_t number_bits = 0;
    if (!int_as_int64(number, &number_bits)) return raise_range(code, size);
    const int64_t kept = static_cast<int64_t>(static_cast<uint64_t>(number_bits) << drop) >> drop;
    if (kept != number_bits) return raise_range(code, size);
    *bits = static_cast<uint64_t>(number_bits);
    return kOk;
  }
  if (int_sign(number) < 0 || !int_as_uint64(number, bits) || *bits > (~uint64_t{0} >> drop)) {
    return raise_range(code, size);
  }
  return kOk;
}

Owned unpack_int(uint8_t code, int size, uint64_t bits) {
  if (!is_signed_code(code)) return int_from_uint64(bits);
  const int drop = 64 - 8 * size;
  return int_from_int64(static_cast<int64_t>(bits << drop) >> drop);
}

// --- Floats

// Rounds to the nearest half, ties to even. False when it is too large (PyFloat_Pack2).
bool half_from_double(double value, uint64_t* bits) {
  const uint64_t source = std::bit_cast<uint64_t>(value);
  const uint64_t sign = (source >> 63) << 15;
  const int exponent = static_cast<int>((source >> 52) & 0x7FF);
  const uint64_t fraction = source & ((uint64_t{1} << 52) - 1);
  if (exponent == 0x7FF) {
    *bits = sign | 0x7C00 | (fraction != 0 ? 0x200 : 0);
    return true;
  }
  // The value is mantissa * 2**(unit); halves have units of 2**-24 and more.
  if (exponent == 0) {
    *bits = sign;
    return true;
  }
  const uint64_t mantissa = fraction | (uint64_t{1} << 52);
  const int half_exponent = exponent - 1023 + 15;
  const int shift = half_exponent >= 1 ? 42 : 42 + 1 - half_exponent;
  if (shift > 54) {
    *bits = sign;
    return true;
  }
  uint64_t kept = mantissa >> shift;
  const uint64_t rest = mantissa & ((uint64_t{1} << shift) - 1);
  const uint64_t middle = uint64_t{1} << (shift - 1);
  if (rest > middle || (rest == middle && (kept & 1) != 0)) kept++;
  // A carry out of the fraction goes on into the exponent.
  const uint64_t result =
      half_exponent >= 1 ? kept + (static_cast<uint64_t>(half_exponent - 1) << 10) : kept;
  if (half_exponent > 30 || result >= 0x7C00) return false;
  *bits = sign | result;
  return true;
}

double double_from_half(uint64_t bits) {
  const double sign = (bits & 0x8000) != 0 ? -1.0 : 1.0;
  const int exponent = static_cast<int>((bits >> 10) & 31);
  const double fraction = static_cast<double>(bits & 0x3FF);
  if (exponent == 31) {
    const uint64_t infinity = uint64_t{0x7FF} << 52;
    const uint64_t quiet = fraction != 0 ? uint64_t{1} << 51 : 0;
    return sign * std::bit_cast<double>(infinity | quiet);
  }
  if (exponent == 0) return sign * fraction * 0x1p-24;
  return sign * (fraction + 1024.0) *
         std::bit_cast<double>(static_cast<uint64_t>(exponent - 25 + 1023) << 52);
}

Status pack_float_py(const StructObject* self, uint8_t code, Value value, uint64_t* bits) {
  double number = 0;
  if (is_failure(number_as_double_py(value, &number))) {
    if (!exception_is(molt_type_TypeError)) return kFailed;
    clear_exception();
    return raise(messages::struct_not_a_float);
  }
  switch (code) {
    case 'd':
      // Without the number that new NaNs carry.
      *bits = Value::from_double(number).bits;
      return kOk;
    case 'f': {
      const float narrow = static_cast<float>(number);
      const bool overflows = __builtin_isinf(narrow) && !__builtin_isinf(number);
      if (overflows && self->is_native == 0) return raise(messages::struct_float_range, "f");
      *bits = std::bit_cast<uint32_t>(narrow);
      return kOk;
    }
    default:
      if (!half_from_double(number, bits)) return raise(messages::struct_float_range, "e");
      return kOk;
  }
}

Owned unpack_float(uint8_t code, uint64_t bits) {
  double number = 0;
  switch (code) {
    case 'd':
      number = std::bit_cast<double>(bits);
      break;
    case 'f':
      number = std::bit_cast<float>(static_cast<uint32_t>(bits));
      break;
    default:
      number = double_from_half(bits);
      break;
  }
  return owned_unchecked(Value::from_double(number));
}

// --- Text

Status pack_text(const StructField& field, Value value, uint8_t* out) {
  ByteView view;
  if ((!is_bytes(value) && !is_instance(value, &molt_type_bytearray)) ||
      !get_byte_view(value, &view)) {
    const char name[2] = {static_cast<char>(field.code), 0};
    return raise(messages::struct_bytes, static_cast<const char*>(name));
  }
  int64_t room = field.repeat;
  if (field.code == 'p') {
    if (room == 0) return kOk;
    room--;
    const int64_t length = view.size < room ? view.size : room;
    *out++ = static_cast<uint8_t>(length > 255 ? 255 : length);
  }
  memcpy(out, view.data, static_cast<size_t>(view.size < room ? view.size : room));
  return kOk;
}

Owned unpack_text(const StructField& field, const uint8_t* data) {
  int64_t length = field.repeat;
  if (field.code == 'p') {
    if (length == 0) return make_bytes({});
    const int64_t stored = *data++;
    length = stored < length ? stored : length - 1;
  }
  return make_bytes({reinterpret_cast<const char*>(data), static_cast<size_t>(length)});
}

Status pack_item_py(const StructObject* self, const StructField& field, Value value, uint8_t* out) {
  uint64_t bits = 0;
  switch (field.code) {
    case '?': {
      MOLT_TRY(truth, truth_of(value));
      bits = static_cast<uint64_t>(truth.code);
      break;
    }
    case 'c':
      if (!is_bytes(value) || as_bytes(value)->length != 1) return raise(messages::struct_char);
      bits = as_bytes(value)->data()[0];
      break;
    case 'e':
    case 'f':
    case 'd':
      MOLT_TRY_DISCARD(pack_float_py(self, field.code, value, &bits));
      break;
    default:
      MOLT_TRY_DISCARD(pack_int_py(field.code, field.size, value, &bits));
      break;
  }
  store(out, bits, field.size, self->is_big_endian != 0);
  return kOk;
}

Owned unpack_item(const StructObject* self, const StructField& field, const uint8_t* data) {
  const uint64_t bits = load(data, field.size, self->is_big_endian != 0);
  switch (field.code) {
    case '?':
      return owned_bool(bits != 0);
    case 'c':
      return make_bytes({reinterpret_cast<const char*>(data), 1});
    case 'e':
    case 'f':
    case 'd':
      return unpack_float(field.code, bits);
    default:
      return unpack_int(field.code, field.size, bits);
  }
}

bool is_text(const StructField& field) { return field.code == 's' || field.code == 'p'; }

}  // namespace

Status struct_pack_py(const StructObject* self, const Value* values, uint8_t* out) {
  memset(out, 0, static_cast<size_t>(self->size));
  for (int64_t i = 0; i < self->num_fields; i++) {
    const StructField& field = self->fields.pointer[i];
    uint8_t* at = out + field.offset;
    if (is_text(field)) {
      MOLT_TRY_DISCARD(pack_text(field, *values++, at));
      continue;
    }
    for (int64_t k = 0; k < field.repeat; k++, at += field.size) {
      MOLT_TRY_DISCARD(pack_item_py(self, field, *values++, at));
    }
  }
  return kOk;
}

Owned struct_unpack(const StructObject* self, const uint8_t* data) {
  if (self->num_items == 0) return empty_tuple();
  Tuple* tuple = allocate_tuple(self->num_items);
  if (tuple == nullptr) return kOwnedError;
  for (int64_t i = 0; i < self->num_items; i++) tuple->items()[i] = kNone;
  Ref owned(owned_object(tuple));
  Value* out = tuple->items();
  for (int64_t i = 0; i < self->num_fields; i++) {
    const StructField& field = self->fields.pointer[i];
    const uint8_t* at = data + field.offset;
    const int64_t count = is_text(field) ? 1 : field.repeat;
    for (int64_t k = 0; k < count; k++, at += field.size) {
      MOLT_TRY(item, is_text(field) ? unpack_text(field, at) : unpack_item(self, field, at));
      *out++ = value_of(item.take());
    }
  }
  return owned.take();
}

}  // namespace molt::rt
