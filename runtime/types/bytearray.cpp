// The bytearray type: slots, construction, growth.
#include "runtime/types/bytearray.h"

#include "runtime/core/messages/str.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/instance.h"
#include "runtime/types/slice.h"
#include "runtime/types/text_units.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

ByteArray* array_of(Borrowed self) { return as_bytearray(value_of(self)); }

void destroy(Object* self) {
  auto* array = static_cast<ByteArray*>(self);
  if (array->data != nullptr) free_raw(array->data);
  array->data = nullptr;
}

Owned construct(Type* cls, const Value*, int64_t, Value) {
  auto* array = allocate_instance_of<ByteArray>(cls);
  if (array == nullptr) return kOwnedError;
  array->length = 0;
  array->data = nullptr;
  array->capacity = 0;
  array->exports = 0;
  return {Value::from_object(array).bits};
}

// Sorts the call's arguments into source, encoding and errors.
Status read_arguments(const Value* args, int64_t num_args, Value keyword_names, Value found[3]) {
  static constexpr const char* kNames[] = {"source", "encoding", "errors"};
  const int64_t num_keywords = keyword_names.is_pointer() ? as_tuple(keyword_names)->length : 0;
  const int64_t num_positional = num_args - num_keywords;
  if (num_args > 3) return raise(messages::bytearray_arguments, num_args);
  for (int i = 0; i < 3; i++) found[i] = i < num_positional ? args[i] : kUnbound;
  for (int64_t k = 0; k < num_keywords; k++) {
    const Str* name = as_str(as_tuple(keyword_names)->items()[k]);
    int i = 0;
    while (i < 3 && !str_equal_ascii(name, kNames[i])) i++;
    if (i == 3) return raise(messages::bytearray_keyword, value_of(name));
    if (!found[i].is_unbound()) return raise(messages::bytearray_argument_twice, kNames[i], i + 1);
    found[i] = args[num_positional + k];
  }
  return kOk;
}

Status initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  Value found[3];
  MOLT_TRY_DISCARD(read_arguments(args, num_args, keyword_names, found));
  MOLT_TRY_DISCARD(bytearray_resize(array_of(self), 0));
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_source_py(out, found[0], found[1], found[2], &molt_type_bytearray));
  MOLT_TRY_DISCARD(bytearray_resize(array_of(self), out.length()));
  if (out.length() > 0) {
    std::memcpy(array_of(self)->data, out.data(), static_cast<size_t>(out.length()));
  }
  return kOk;
}

// The repr of bytes in brackets, but a single quote is always escaped.
Owned repr_slot(Borrowed self) {
  MOLT_TRY(bytes, bytes_repr_text(view_of(self)));
  const std::string_view text = ascii_view(as_str(bytes));
  const bool is_double_quoted = text[1] == '"';
  StrBuilder out;
  out.append_ascii(type_of(value_of(self))->c_name.pointer);
  out.append_char('(');
  for (const char c : text) {
    if (c == '\'' && is_double_quoted) out.append_char('\\');
    out.append_char(static_cast<uint8_t>(c));
  }
  out.append_char(')');
  return out.finish();
}

Int64Result length_slot(Borrowed self) { return {array_of(self)->length}; }

Owned compare_slot(Borrowed self, Borrowed other, CompareOp op) {
  ByteView right;
  if (!get_byte_view(value_of(other), &right)) return {kNotImplementedBits};
  return compare_views(view_of(self), right, op);
}

Tri contains_slot(Borrowed self, Borrowed item) {
  return contains_part_py(view_of(self), value_of(item));
}

// Stores at an index, or deletes when the value is unbound.
Status set_index_py(Borrowed self, Value key, Value value) {
  if (!can_index(key)) return raise(messages::bytes_index_type, "bytearray", key);
  const Int64Result number = index_int64(key, molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  uint8_t byte = 0;
  int64_t i = number.value;
  if (i < 0) i += array_of(self)->length;
  if (i < 0 || i >= array_of(self)->length) return raise(messages::bytearray_index_range);
  if (value.is_unbound()) return bytearray_splice(array_of(self), i, i + 1, {nullptr, 0});
  MOLT_TRY_DISCARD(byte_argument_py(value, &byte));
  if (i >= array_of(self)->length) return raise(messages::bytearray_index_range);
  array_of(self)->data[i] = byte;
  return kOk;
}

// Removes the items of a slice with a step.
Status delete_strided(ByteArray* array, SliceBounds bounds, int64_t count) {
  if (count == 0) return kOk;
  if (bounds.step < 0) {
    bounds.start += bounds.step * (count - 1);
    bounds.step = -bounds.step;
  }
  if (array->exports > 0) return raise(messages::bytearray_exports);
  uint8_t* data = array->data;
  int64_t to = bounds.start;
  int64_t next = bounds.start;
  int64_t left = count;
  for (int64_t from = bounds.start; from < array->length; from++) {
    if (left > 0 && from == next) {
      next += bounds.step;
      left--;
    } else {
      data[to++] = data[from];
    }
  }
  return bytearray_resize(array, array->length - count);
}

Status set_slice_py(Borrowed self, Value key, Value value) {
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(key, &bounds));
  ByteBuilder source;
  if (!value.is_unbound()) {
    if (is_str(value) || (can_index(value) && !is_bytearray(value))) {
      return raise(messages::bytearray_assign);
    }
    ByteView view;
    if (get_byte_view(value, &view)) {
      MOLT_TRY_DISCARD(source.append(view.data, view.size));
    } else {
      MOLT_TRY_DISCARD(append_iterable_py(source, value, messages::byte_range,
                                          messages::bytearray_assign_object, ""));
    }
  }
  ByteArray* array = array_of(self);
  const int64_t count = bounds.adjust(array->length);
  if (bounds.step == 1) {
    const int64_t end = count > 0 ? bounds.start + count : bounds.start;
    return bytearray_splice(array, bounds.start, end, source.view());
  }
  if (value.is_unbound()) return delete_strided(array, bounds, count);
  if (source.length() == 0) return delete_strided(array, bounds, count);
  if (source.length() != count) {
    return raise(messages::bytearray_extended_slice, source.length(), count);
  }
  for (int64_t i = 0, at = bounds.start; i < count; i++, at += bounds.step) {
    array->data[at] = source.data()[i];
  }
  return kOk;
}

Status set_item_slot(Borrowed self, Borrowed key, Borrowed value) {
  if (is_slice(value_of(key))) return set_slice_py(self, value_of(key), value_of(value));
  return set_index_py(self, value_of(key), value_of(value));
}

Owned inplace_concatenate_slot(Borrowed left, Borrowed right) {
  ByteView tail;
  if (!get_byte_view(value_of(right), &tail)) {
    return raise(messages::bytes_concatenate, right, type_of(value_of(left)));
  }
  MOLT_TRY_DISCARD(bytearray_append(array_of(left), tail));
  return new_reference(value_of(left));
}

Owned inplace_repeat_slot(Borrowed self, Borrowed count) {
  const Int64Result number = index_int64(value_of(count), molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  ByteArray* array = array_of(self);
  const int64_t length = array->length;
  const int64_t times = number.value < 0 ? 0 : number.value;
  if (length > 0 && times > kMaxStrLength / length) return raise_memory_error();
  MOLT_TRY_DISCARD(bytearray_resize(array, length * times));
  for (int64_t i = 1; i < times; i++) {
    std::memcpy(array->data + i * length, array->data, static_cast<size_t>(length));
  }
  return new_reference(value_of(self));
}

constexpr Slots slots_of_type() {
  Slots slots{};
  slots.destroy = destroy;
  slots.repr = repr_slot;
  slots.str = repr_slot;
  slots.hash = hash_not_implemented;
  slots.compare = compare_slot;
  slots.iterate = bytes_iterate_slot;
  slots.construct = construct;
  slots.initialise = initialise;
  slots.length = length_slot;
  slots.get_item = bytes_get_item_slot;
  slots.set_item = set_item_slot;
  slots.contains = contains_slot;
  slots.concatenate = bytes_concatenate_slot;
  slots.repeat = bytes_repeat_slot;
  slots.inplace_concatenate = inplace_concatenate_slot;
  slots.inplace_repeat = inplace_repeat_slot;
  slots.modulo = bytes_modulo_slot;
  return slots;
}

}  // namespace

Status bytearray_resize(ByteArray* array, int64_t length) {
  if (length == array->length && array->data != nullptr) return kOk;
  if (array->exports > 0) return raise(messages::bytearray_exports);
  if (length > array->capacity || array->data == nullptr) {
    if (length > kMaxStrLength / 2) return raise_memory_error();
    int64_t capacity = length;
    // Growing arrays get room in proportion, as CPython's do.
    if (array->length > 0 && length > array->length) {
      capacity = length + (length >> 3) + (length < 9 ? 3 : 6);
    }
    void* memory = array->data == nullptr ? allocate_raw(capacity + 1)
                                          : reallocate_raw(array->data, capacity + 1);
    if (memory == nullptr) return kFailed;
    array->data = static_cast<uint8_t*>(memory);
    array->capacity = capacity;
  }
  array->length = length;
  array->data[length] = 0;
  return kOk;
}

Status bytearray_append(ByteArray* array, ByteView tail) {
  const int64_t length = array->length;
  const bool is_self = tail.data == array->data;
  MOLT_TRY_DISCARD(bytearray_resize(array, length + tail.size));
  if (tail.size > 0) {
    std::memmove(array->data + length, is_self ? array->data.pointer : tail.data,
                 static_cast<size_t>(tail.size));
  }
  return kOk;
}

Status bytearray_splice(ByteArray* array, int64_t start, int64_t end, ByteView replacement) {
  const int64_t old_length = array->length;
  const int64_t change = replacement.size - (end - start);
  const int64_t rest = old_length - end;
  if (change > 0) MOLT_TRY_DISCARD(bytearray_resize(array, old_length + change));
  if (change < 0 && array->exports > 0) return raise(messages::bytearray_exports);
  uint8_t* data = array->data;
  if (change != 0 && rest > 0) {
    std::memmove(data + end + change, data + end, static_cast<size_t>(rest));
  }
  if (replacement.size > 0) {
    std::memcpy(data + start, replacement.data, static_cast<size_t>(replacement.size));
  }
  return change < 0 ? bytearray_resize(array, old_length + change) : kOk;
}

Owned bytearray_from(const uint8_t* data, int64_t length) {
  MOLT_TRY(result, construct(&molt_type_bytearray, nullptr, 0, kUnbound));
  ByteArray* array = as_bytearray(result);
  MOLT_TRY_DISCARD(bytearray_resize(array, length));
  if (length > 0) std::memcpy(array->data, data, static_cast<size_t>(length));
  return result.take();
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit Shape molt_shape_bytearray{{&molt_type_bytearray}, 0, 0};
constinit Type molt_type_bytearray = builtin_type({.name = "bytearray",
                                                   .base = &molt_type_object,
                                                   .shape = &molt_shape_bytearray,
                                                   .rows = &molt_rows_bytearray,
                                                   .flags = kTypeBaseAllowed,
                                                   .basic_size = sizeof(ByteArray)},
                                                  slots_of_type());
}  // namespace molt::rt
}
