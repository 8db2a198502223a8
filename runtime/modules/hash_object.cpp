// The methods that the objects of all message digests have.
#include "runtime/modules/hash_object.h"

#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace molt::rt::hash {

namespace {

// CPython's limit for SHAKE.
constexpr int64_t kMaxLength = int64_t{1} << 29;

Owned digest_bytes(Borrowed self, size_t size) {
  const HashObject* object = as_hash(self);
  Bytes* bytes = allocate_bytes(static_cast<int64_t>(size));
  if (bytes == nullptr) return kOwnedError;
  digest(*object->algorithm.pointer, object->state, bytes->data(), size);
  return owned_object(bytes);
}

Owned digest_hex(Borrowed self, size_t size) {
  MOLT_TRY(bytes, digest_bytes(self, size));
  Str* text = allocate_str(2 * static_cast<int64_t>(size), 0x7F);
  if (text == nullptr) return kOwnedError;
  for (size_t i = 0; i < size; i++) {
    const uint8_t byte = as_bytes(bytes)->data()[i];
    text->data()[2 * i] = static_cast<uint8_t>("0123456789abcdef"[byte >> 4]);
    text->data()[2 * i + 1] = static_cast<uint8_t>("0123456789abcdef"[byte & 15]);
  }
  return owned_object(text);
}

Status length_argument_py(Borrowed value, size_t* length) {
  const Value number = value_of(value);
  if (!is_int(number)) return raise(messages::hash_integer);
  if (int_sign(number) < 0) return raise(messages::hash_positive);
  int64_t count = 0;
  if (!int_as_int64(number, &count) || count >= kMaxLength) return raise(messages::hash_length);
  *length = static_cast<size_t>(count);
  return kOk;
}

}  // namespace

HashObject* make_hash(Shape& shape, const Algorithm& algorithm) {
  HashObject* object = allocate<HashObject>(shape);
  if (object == nullptr) return nullptr;
  object->algorithm = &algorithm;
  start(algorithm, &object->state);
  return object;
}

Status data_argument(Borrowed data, const uint8_t** bytes, size_t* size) {
  if (is_str(data)) return raise(messages::hash_str);
  ByteView view;
  if (!get_byte_view(value_of(data), &view)) return raise(messages::hash_buffer);
  *bytes = view.data;
  *size = static_cast<size_t>(view.size);
  return kOk;
}

Owned hash_of_data(Shape& shape, const Algorithm& algorithm, Borrowed data) {
  const uint8_t* bytes = nullptr;
  size_t size = 0;
  if (!value_of(data).is_unbound()) MOLT_TRY_DISCARD(data_argument(data, &bytes, &size));
  HashObject* object = make_hash(shape, algorithm);
  if (object == nullptr) return kOwnedError;
  update(algorithm, &object->state, bytes, size);
  return owned_object(object);
}

Owned hash_name(Borrowed self) { return make_str_ascii(as_hash(self)->algorithm.pointer->name); }
Owned hash_block_size(Borrowed self) { return int_from_int64(as_hash(self)->state.block_size); }
Owned hash_digest_size(Borrowed self) { return int_from_int64(as_hash(self)->state.digest_size); }

Owned hash_copy(Borrowed self) {
  HashObject* object = allocate<HashObject>(*as_hash(self)->shape.pointer);
  if (object == nullptr) return kOwnedError;
  object->algorithm = as_hash(self)->algorithm;
  object->state = as_hash(self)->state;
  return owned_object(object);
}

Owned hash_update(Borrowed self, Borrowed data) {
  const uint8_t* bytes = nullptr;
  size_t size = 0;
  MOLT_TRY_DISCARD(data_argument(data, &bytes, &size));
  update(*as_hash(self)->algorithm.pointer, &as_hash(self)->state, bytes, size);
  return owned_none();
}

Owned hash_bytes(Borrowed self) { return digest_bytes(self, as_hash(self)->state.digest_size); }
Owned hash_hex(Borrowed self) { return digest_hex(self, as_hash(self)->state.digest_size); }

Owned hash_bytes_of_length_py(Borrowed self, Borrowed length) {
  size_t size = 0;
  MOLT_TRY_DISCARD(length_argument_py(length, &size));
  return digest_bytes(self, size);
}
Owned hash_hex_of_length_py(Borrowed self, Borrowed length) {
  size_t size = 0;
  MOLT_TRY_DISCARD(length_argument_py(length, &size));
  return digest_hex(self, size);
}

}  // namespace molt::rt::hash
