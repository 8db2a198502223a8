// Indexing, iteration, concatenation, repetition and search slots of bytes and bytearray.
#include "runtime/core/messages/str.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/text_search.h"
#include "runtime/types/text_units.h"

MOLT_DECLARE_TYPE(bytearray_iterator)

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct BytesIterator : Object {
  // A bytes or bytearray object, or kUnbound once exhausted.
  Value owner;
  int64_t position;
};

Owned byte_value(uint8_t byte) { return {Value::from_small_int(byte).bits}; }

Owned get_slice_of(Value self, Value key) {
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(key, &bounds));
  const ByteView view = view_of(self);
  const int64_t count = bounds.adjust(view.size);
  if (count <= 0) return make_like(self, nullptr, 0);
  if (bounds.step == 1) {
    if (count == view.size) return whole_like(self);
    return make_like(self, view.data + bounds.start, count);
  }
  ByteBuilder out;
  for (int64_t i = 0, at = bounds.start; i < count; i++, at += bounds.step) {
    out.append_byte(view.data[at]);
  }
  return finish_like(self, out);
}

void iterator_destroy(Object* self) { drop_field(static_cast<BytesIterator*>(self)->owner); }
void iterator_traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<BytesIterator*>(self)->owner, visit, context);
}

Owned iterator_next(Borrowed self) {
  auto* iterator = object_as<BytesIterator>(value_of(self));
  if (iterator->owner.is_unbound()) return {kUnboundBits};
  const ByteView view = view_of(iterator->owner);
  if (iterator->position < view.size) return byte_value(view.data[iterator->position++]);
  drop_field(iterator->owner);
  return {kUnboundBits};
}

constexpr Slots iterator_slots() {
  Slots slots{};
  slots.destroy = iterator_destroy;
  slots.traverse = iterator_traverse;
  slots.clear = iterator_destroy;
  slots.iterate = self_iterator;
  slots.next = iterator_next;
  return slots;
}

}  // namespace

Owned bytes_get_item_slot(Borrowed self, Borrowed key) {
  const Value index = value_of(key);
  const bool is_array = is_bytearray(value_of(self));
  if (is_slice(index)) return get_slice_of(value_of(self), index);
  if (!can_index(index)) {
    return raise(messages::bytes_index_type, is_array ? "bytearray" : "byte", index);
  }
  const Int64Result number = index_int64(index, molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  const ByteView view = view_of(self);
  int64_t i = number.value;
  if (i < 0) i += view.size;
  if (i >= 0 && i < view.size) return byte_value(view.data[i]);
  return raise(is_array ? messages::bytearray_index_range : messages::bytes_index_range);
}

Owned bytes_iterate_slot(Borrowed self) {
  const bool is_array = is_bytearray(value_of(self));
  auto* iterator = allocate<BytesIterator>(is_array ? molt_shape_bytearray_iterator
                                                    : molt_shape_bytes_iterator);
  if (iterator == nullptr) return kOwnedError;
  retain(value_of(self));
  iterator->owner = value_of(self);
  iterator->position = 0;
  return {Value::from_object(iterator).bits};
}

Owned bytes_concatenate_slot(Borrowed left, Borrowed right) {
  const Value self = value_of(left);
  ByteView tail;
  if (!get_byte_view(value_of(right), &tail)) {
    return raise(messages::bytes_concatenate, right, type_of(self));
  }
  const ByteView head = view_of(self);
  if (has_type(self, molt_shape_bytes)) {
    if (tail.size == 0) return new_reference(self);
    if (head.size == 0 && has_type(value_of(right), molt_shape_bytes)) {
      return new_reference(value_of(right));
    }
  }
  if (!is_bytearray(self)) {
    Bytes* result = allocate_bytes(head.size + tail.size);
    if (result == nullptr) return kOwnedError;
    std::memcpy(result->data(), head.data, static_cast<size_t>(head.size));
    std::memcpy(result->data() + head.size, tail.data, static_cast<size_t>(tail.size));
    return {Value::from_object(result).bits};
  }
  ByteBuilder out;
  out.append(head.data, head.size);
  out.append(tail.data, tail.size);
  return finish_like(self, out);
}

Owned bytes_repeat_slot(Borrowed self, Borrowed count) {
  const Int64Result number = index_int64(value_of(count), molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  const ByteView view = view_of(self);
  if (number.value <= 0 || view.size == 0) return make_like(value_of(self), nullptr, 0);
  if (number.value == 1) return whole_like(value_of(self));
  if (view.size > kMaxStrLength / number.value) {
    if (is_bytearray(value_of(self))) return raise_memory_error();
    return raise(messages::repeated_bytes_too_long);
  }
  ByteBuilder out;
  if (view.size == 1) {
    out.append_repeated(view.data[0], number.value);
  } else {
    out.reserve(view.size * number.value);
    for (int64_t i = 0; i < number.value; i++) out.append(view.data, view.size);
  }
  return finish_like(value_of(self), out);
}

Tri contains_part_py(ByteView view, Value item) {
  BytePart part;
  if (!get_byte_view(item, &part.view)) {
    const bool is_index = can_index(item);
    if (!is_index) return raise(messages::bytes_like_required, item);
    MOLT_TRY_DISCARD(part_argument_py(item, &part));
  }
  return tri(find_units(view.data, view.size, part.view.data, part.view.size) >= 0);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_bytearray_iterator___length_hint__(Borrowed self) {
  return molt_m_bytes_iterator___length_hint__(self);
}
Owned molt_m_bytes_iterator___length_hint__(Borrowed self) {
  const auto* iterator = object_as<BytesIterator>(value_of(self));
  if (iterator->owner.is_unbound()) return {Value::from_small_int(0).bits};
  return {Value::from_small_int(view_of(iterator->owner).size - iterator->position).bits};
}

}  // namespace molt::rt
}

MOLT_DEFINE_TYPE(bytes_iterator, "bytes_iterator", kTypeCollectable, sizeof(BytesIterator), 0,
                 iterator_slots())
MOLT_DEFINE_TYPE(bytearray_iterator, "bytearray_iterator", kTypeCollectable, sizeof(BytesIterator),
                 0, iterator_slots())
