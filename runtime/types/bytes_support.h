// What the methods of bytes and bytearray share. Private to runtime/types/bytes*.cpp,
// bytearray*.cpp and memoryview*.cpp.
#pragma once

#include "runtime/types/bytes.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/text_arguments.h"

namespace molt::rt {

inline bool is_bytearray(Value value) {
  if (has_type(value, molt_shape_bytearray)) return true;
  return has_type_flag(value, kTypeHeap) &&
         is_subtype(object_type(value.as_object()), &molt_type_bytearray);
}
inline ByteArray* as_bytearray(Value value) { return object_as<ByteArray>(value); }

// The bytes of a bytes or bytearray object, which `self` is.
inline ByteView view_of(Value self) {
  if (is_bytes(self)) return {as_bytes(self)->data(), as_bytes(self)->length};
  // An array that never held anything has no memory.
  const ByteArray* array = as_bytearray(self);
  if (array->data == nullptr) return {reinterpret_cast<const uint8_t*>(""), 0};
  return {array->data, array->length};
}
inline ByteView view_of(Borrowed self) { return view_of(value_of(self)); }

// A new object of the kind of `self`: bytearray for a bytearray, else bytes.
Owned make_like(Value self, const uint8_t* data, int64_t length);
inline Owned make_like(Value self, ByteView view) { return make_like(self, view.data, view.size); }
// All of self: an exact bytes object itself, else a copy.
Owned whole_like(Value self);
// What a builder holds, as an object of the kind of `self`.
Owned finish_like(Value self, ByteBuilder& builder);

Owned bytearray_from(const uint8_t* data, int64_t length);

// What find, index, count and `in` look for: some bytes, or one given as an int.
struct BytePart {
  ByteView view;
  uint8_t single;
};
// TypeError "argument should be integer or bytes-like object", ValueError for an int that is no
// byte.
Status part_argument_py(Value value, BytePart* part);

// An item of a bytearray: ValueError "byte must be in range(0, 256)".
Status byte_argument_py(Value value, uint8_t* byte);
// The bytes of a memoryview that is not released, in order.
Status append_memory(ByteBuilder& out, const MemoryView* memory);
// The items of an iterable of ints, appended. `range_message` and `type_message` are the errors of
// the caller.
Status append_iterable_py(ByteBuilder& out, Value iterable, Message range_message,
                          Message type_message, const char* type_name);
// What bytes(source, encoding, errors) and bytearray(...) hold. Arguments are kUnbound when absent.
Status append_source_py(ByteBuilder& out, Value source, Value encoding, Value errors, Type* type);

// bytes.hex(sep, bytes_per_sep); the separator is kUnbound when absent.
Owned hex_text_py(ByteView view, Value separator, Value bytes_per_separator);
Owned bytes_repr_text(ByteView view);
// The truth of a comparison of bytes, or NotImplemented when other is not bytes-like.
Owned compare_views(ByteView left, ByteView right, CompareOp op);
Owned percent_bytes_py(Value format, Value args);
Tri contains_part_py(ByteView view, Value item);

Owned bytes_get_item_slot(Borrowed self, Borrowed key);
Owned bytes_iterate_slot(Borrowed self);
Owned bytes_repeat_slot(Borrowed self, Borrowed count);
Owned bytes_concatenate_slot(Borrowed left, Borrowed right);
Owned bytes_modulo_slot(Borrowed left, Borrowed right);

// Defines the bodies of a method that both types have.
#define MOLT_BYTE_METHOD(name, parameters, ...)                \
  Owned molt_m_bytes_##name parameters { return __VA_ARGS__; } \
  Owned molt_m_bytearray_##name parameters { return __VA_ARGS__; }

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
// An empty bytes object with its final zero.
struct StaticBytes {
  Bytes header;
  uint8_t data[8];
};
extern StaticBytes molt_empty_bytes;
}  // namespace molt::rt
}
