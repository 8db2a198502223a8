// Items of arrays: machine types, and the memory that holds them.
#include "runtime/fast/iterate.h"
#include "runtime/modules/array.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/memory_format.h"

namespace molt::rt {

namespace array {

namespace {

constexpr int kLongSize = sizeof(long);

// A range of a C type, and its name in messages.
struct IntRange {
  int64_t least;
  int64_t most;
  const char* name;
};
constexpr IntRange kSignedChar{-128, 127, "signed char"};
constexpr IntRange kByte{0, 255, "unsigned byte integer"};
constexpr IntRange kShort{-32768, 32767, "signed short integer"};
constexpr IntRange kUnsignedShort{0, 65535, "unsigned short"};
constexpr IntRange kInt{INT32_MIN, INT32_MAX, "signed integer"};

Status check_range(int64_t number, const IntRange& range) {
  if (number > range.most) return raise(messages::array_greater, range.name);
  if (number < range.least) return raise(messages::array_less, range.name);
  return kOk;
}

// The types that CPython reads through a C long: `wide` is the type it parses, `narrow` the item's.
Status encode_signed_py(Value value, const IntRange& wide, const IntRange& narrow,
                        int64_t* number) {
  MOLT_TRY(index, index_of(value));
  const bool fits = int_as_int64(index, number) &&
                    (kLongSize == 8 || (*number >= INT32_MIN && *number <= INT32_MAX));
  if (!fits) return raise(messages::array_long);
  MOLT_TRY_DISCARD(check_range(*number, wide));
  return check_range(*number, narrow);
}

Status encode_unsigned_py(Value value, bool is_long, uint64_t* number) {
  MOLT_TRY(index, index_of(value));
  if (int_sign(index) < 0) return raise(messages::array_negative);
  const bool fits = int_as_uint64(index, number) && (kLongSize == 8 || *number <= UINT32_MAX);
  if (!fits) return raise(messages::array_unsigned_long);
  if (!is_long && *number > UINT32_MAX) return raise(messages::array_greater, "unsigned int");
  return kOk;
}

Status encode_int_py(uint8_t typecode, Value value, uint64_t* bits) {
  int64_t number = 0;
  Status status = kOk;
  switch (typecode) {
    case 'b':
      status = encode_signed_py(value, kShort, kSignedChar, &number);
      break;
    case 'B':
      status = encode_signed_py(value, kShort, kByte, &number);
      break;
    case 'h':
      status = encode_signed_py(value, kShort, kShort, &number);
      break;
    case 'H':
      status = encode_signed_py(value, kInt, kUnsignedShort, &number);
      break;
    case 'i':
      status = encode_signed_py(value, kInt, kInt, &number);
      break;
    case 'l': {
      constexpr IntRange kAny{INT64_MIN, INT64_MAX, ""};
      status = encode_signed_py(value, kAny, kAny, &number);
      break;
    }
    case 'I':
      return encode_unsigned_py(value, false, bits);
    case 'L':
      return encode_unsigned_py(value, true, bits);
    default: {
      MOLT_TRY(index, index_of(value));
      if (typecode == 'Q') {
        if (int_sign(index) < 0) return raise(messages::array_negative_int);
        return int_as_uint64(index, bits) ? kOk : raise(messages::array_too_big);
      }
      if (!int_as_int64(index, &number)) return raise(messages::array_too_big);
    }
  }
  *bits = static_cast<uint64_t>(number);
  return status;
}

bool find_array(Value object, ExportedMemory* memory) {
  if (!is_array(object)) return false;
  Array* array = as_array(object);
  *memory = {
      .view = {array->items.pointer, array->length * array->item_size},
      .format = array->typecode == 'u' ? kCharacterFormat : static_cast<char>(array->typecode),
      .num_exports = &array->num_exports};
  return true;
}

constinit Exporter array_exporter{.find = find_array};

}  // namespace

int item_size_of(uint32_t typecode) {
  switch (typecode) {
    case 'b':
    case 'B':
      return 1;
    case 'h':
    case 'H':
      return 2;
    case 'u':
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
      return kLongSize;
    case 'q':
    case 'Q':
    case 'd':
      return 8;
    default:
      return 0;
  }
}

Owned get_item(const Array* array, int64_t index) {
  const uint8_t* at = item_at(array, index);
  const int size = array->item_size;
  uint64_t bits = 0;
  memcpy(&bits, at, static_cast<size_t>(size));
  // Shifted up and down, a signed item has its sign.
  const int shift = 64 - 8 * size;
  const int64_t number = static_cast<int64_t>(bits << shift) >> shift;
  switch (array->typecode) {
    case 'u':
      return make_str_char(static_cast<uint32_t>(bits));
    case 'f': {
      const float value = std::bit_cast<float>(static_cast<uint32_t>(bits));
      return owned_unchecked(Value::from_double(static_cast<double>(value)));
    }
    case 'd':
      return owned_unchecked(Value::from_double(std::bit_cast<double>(bits)));
    case 'b':
    case 'h':
    case 'i':
    case 'l':
    case 'q':
      return int_from_int64(number);
    default:
      return int_from_uint64(bits);
  }
}

Status encode_item_py(uint8_t typecode, Value value, uint8_t* bytes) {
  uint64_t bits = 0;
  if (typecode == 'u') {
    if (!is_str(value) || as_str(value)->length != 1) return raise(messages::array_character);
    bits = char_at_unchecked(as_str(value), 0);
  } else if (typecode == 'f' || typecode == 'd') {
    double number = 0;
    MOLT_TRY_DISCARD(number_as_double_py(value, &number));
    bits = typecode == 'd' ? std::bit_cast<uint64_t>(number)
                           : std::bit_cast<uint32_t>(static_cast<float>(number));
  } else {
    MOLT_TRY_DISCARD(encode_int_py(typecode, value, &bits));
  }
  memcpy(bytes, &bits, sizeof(bits));
  return kOk;
}

Owned make_array(Type* cls, uint8_t typecode, int64_t length) {
  register_exporter(&array_exporter);
  Array* array = allocate_instance_of<Array>(cls);
  if (array == nullptr) return kOwnedError;
  array->typecode = typecode;
  array->item_size = static_cast<uint8_t>(item_size_of(typecode));
  Ref owned(owned_object(array));
  MOLT_TRY_DISCARD(resize(array, length));
  return owned.take();
}

Status resize(Array* array, int64_t length) {
  if (array->num_exports > 0 && length != array->length) return raise(messages::array_exports);
  if (length > array->capacity || length < array->capacity / 2) {
    const int64_t spare = array->length == 0 ? 0 : (length >> 4) + (length < 8 ? 3 : 7);
    const int64_t capacity = length == 0 ? 0 : length + spare;
    void* memory = nullptr;
    if (capacity > 0) {
      if (capacity > INT64_MAX / 16) return raise_memory_error();
      memory = reallocate_raw(array->items.pointer, capacity * array->item_size);
      if (memory == nullptr) return kFailed;
    } else {
      free_raw(array->items.pointer);
    }
    array->items = static_cast<uint8_t*>(memory);
    array->capacity = capacity;
  }
  array->length = length;
  return kOk;
}

Status append_item(Array* array, const uint8_t* bytes) {
  MOLT_TRY_DISCARD(resize(array, array->length + 1));
  memcpy(item_at(array, array->length - 1), bytes, array->item_size);
  return kOk;
}

Status append_py(Array* array, Value value) {
  uint8_t bytes[8];
  MOLT_TRY_DISCARD(encode_item_py(array->typecode, value, bytes));
  return append_item(array, bytes);
}

Status append_bytes(Array* array, const uint8_t* bytes, int64_t size) {
  if (size % array->item_size != 0) return raise(messages::array_bytes_size);
  const int64_t old_length = array->length;
  MOLT_TRY_DISCARD(resize(array, old_length + size / array->item_size));
  if (size > 0) memcpy(item_at(array, old_length), bytes, static_cast<size_t>(size));
  return kOk;
}

Status append_text(Array* array, const Str* text) {
  const int64_t old_length = array->length;
  MOLT_TRY_DISCARD(resize(array, old_length + text->length));
  if (text->length > 0) copy_units(item_at(array, old_length), 4, text, 0, text->length);
  return kOk;
}

Status open_gap(Array* array, int64_t index, int64_t count) {
  const int64_t rest = array->length - index;
  MOLT_TRY_DISCARD(resize(array, array->length + count));
  if (rest > 0) {
    memmove(item_at(array, index + count), item_at(array, index),
            static_cast<size_t>(rest * array->item_size));
  }
  return kOk;
}

Status close_gap(Array* array, int64_t index, int64_t count) {
  if (array->num_exports > 0 && count > 0) return raise(messages::array_exports);
  const int64_t rest = array->length - index - count;
  if (rest > 0) {
    memmove(item_at(array, index), item_at(array, index + count),
            static_cast<size_t>(rest * array->item_size));
  }
  // Memory that shrinks cannot be lacking: where it is, the old stays.
  if (is_failure(resize(array, array->length - count))) {
    clear_exception();
    array->length -= count;
  }
  return kOk;
}

Status extend_py(Array* array, Value iterable) {
  if (is_array(iterable)) {
    const Array* other = as_array(iterable);
    if (other->typecode != array->typecode) return raise(messages::array_extend_kind);
    // It may be the array itself, whose memory moves.
    const int64_t count = other->length;
    const int64_t old_length = array->length;
    MOLT_TRY_DISCARD(resize(array, old_length + count));
    if (count > 0) {
      memcpy(item_at(array, old_length), other->items.pointer,
             static_cast<size_t>(count * array->item_size));
    }
    return kOk;
  }
  MOLT_TRY(iterator, iterate(iterable));
  while (true) {
    MOLT_TRY(item, iterate_next_inline(iterator));
    if (item.get().is_unbound()) return kOk;
    MOLT_TRY_DISCARD(append_py(array, item));
  }
}

Owned slice_of(const Array* array, int64_t start, int64_t step, int64_t count) {
  MOLT_TRY(owned, make_array(&molt_type_array, array->typecode, count));
  const Array* made = as_array(owned.get());
  for (int64_t i = 0; i < count; i++) {
    memcpy(item_at(made, i), item_at(array, start + i * step), array->item_size);
  }
  return owned.take();
}

}  // namespace array

}  // namespace molt::rt
