// The bytes type: slots, making and reading bytes objects.
#include "runtime/types/bytes.h"

#include "common/escapes.h"
#include "common/siphash.h"
#include "runtime/core/messages/str.h"
#include "runtime/core/state.h"
#include "runtime/types/builtin_type.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/instance.h"
#include "runtime/types/text_units.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace escapes = molt::common::escapes;

namespace molt::rt {

namespace {

Owned owned_bytes(const Bytes* bytes) { return {Value::from_object(bytes).bits}; }

Owned repr_slot(Borrowed self) { return bytes_repr_text(view_of(self)); }
Int64Result hash_slot(Borrowed self) { return {bytes_hash(as_bytes(value_of(self)))}; }
Int64Result length_slot(Borrowed self) { return {as_bytes(value_of(self))->length}; }

Owned compare_slot(Borrowed self, Borrowed other, CompareOp op) {
  if (!is_bytes(value_of(other))) return {kNotImplementedBits};
  return compare_views(view_of(self), view_of(other), op);
}

Tri contains_slot(Borrowed self, Borrowed item) {
  return contains_part_py(view_of(self), value_of(item));
}

constexpr Slots bytes_slots() {
  Slots slots{};
  slots.repr = repr_slot;
  slots.str = repr_slot;
  slots.hash = hash_slot;
  slots.compare = compare_slot;
  slots.iterate = bytes_iterate_slot;
  slots.length = length_slot;
  slots.get_item = bytes_get_item_slot;
  slots.contains = contains_slot;
  slots.concatenate = bytes_concatenate_slot;
  slots.repeat = bytes_repeat_slot;
  slots.modulo = bytes_modulo_slot;
  return slots;
}

constexpr StaticBytes static_empty() {
  StaticBytes result{};
  result.header.shape.pointer = &molt_shape_bytes;
  result.header.count = kImmortalCount;
  result.header.flags = kFlagImmortal;
  return result;
}

}  // namespace

Bytes* allocate_bytes(int64_t length) {
  if (length > kMaxStrLength) {
    raise_memory_error();
    return nullptr;
  }
  const int64_t size = static_cast<int64_t>(sizeof(Bytes)) + length + 1;
  auto* bytes = static_cast<Bytes*>(allocate_object_uninitialised(&molt_shape_bytes, size));
  if (bytes == nullptr) return nullptr;
  bytes->length = length;
  bytes->hash = 0;
  bytes->data()[length] = 0;
  return bytes;
}

Owned make_bytes(std::string_view data) {
  if (data.empty()) return owned_bytes(&molt_empty_bytes.header);
  Bytes* bytes = allocate_bytes(static_cast<int64_t>(data.size()));
  if (bytes == nullptr) return kOwnedError;
  std::memcpy(bytes->data(), data.data(), data.size());
  return owned_bytes(bytes);
}

int64_t bytes_hash(Bytes* bytes) {
  if (bytes->hash != 0) return static_cast<int64_t>(bytes->hash);
  const int64_t hash =
      common::hash_buffer(hash_secret(), bytes->data(), static_cast<size_t>(bytes->length));
  bytes->hash = static_cast<uint64_t>(hash);
  return hash;
}

namespace {
Exporter* first_exporter = nullptr;
}  // namespace

void register_exporter(Exporter* exporter) {
  if (exporter->is_registered) return;
  exporter->is_registered = true;
  exporter->next = std::exchange(first_exporter, exporter);
}

bool find_exported(Value object, ExportedMemory* memory) {
  if (is_bytes(object)) {
    *memory = {.view = view_of(object), .is_readonly = true};
    return true;
  }
  if (is_bytearray(object)) {
    *memory = {.view = view_of(object), .num_exports = &as_bytearray(object)->exports};
    return true;
  }
  for (const Exporter* exporter = first_exporter; exporter != nullptr; exporter = exporter->next) {
    if (exporter->find(object, memory)) return true;
  }
  return false;
}

bool get_byte_view(Value object, ByteView* view) {
  if (is_bytes(object) || is_bytearray(object)) {
    *view = view_of(object);
    return true;
  }
  ExportedMemory exported;
  if (!has_type(object, molt_shape_memoryview)) {
    if (!find_exported(object, &exported)) return false;
    *view = exported.view;
    return true;
  }
  const auto* memory = object_as<MemoryView>(object);
  if (memory->is_released || !is_contiguous(memory)) return false;
  if (!find_exported(memory->owner, &exported)) return false;
  *view = {exported.view.data + memory->offset, memory->length * memory->row_size};
  return true;
}

Status require_byte_view(Value object, ByteView* view) {
  if (get_byte_view(object, view)) return kOk;
  return raise(messages::bytes_like_required, object);
}

Owned make_like(Value self, const uint8_t* data, int64_t length) {
  if (is_bytearray(self)) return bytearray_from(data, length);
  return make_bytes({reinterpret_cast<const char*>(data), static_cast<size_t>(length)});
}

Owned whole_like(Value self) {
  if (has_type(self, molt_shape_bytes)) return new_reference(self);
  return make_like(self, view_of(self));
}

Owned finish_like(Value self, ByteBuilder& builder) {
  if (builder.failed()) return kOwnedError;
  return make_like(self, builder.view());
}

Owned bytes_repr_text(ByteView view) {
  const auto size = static_cast<size_t>(view.size);
  Str* text = allocate_str(static_cast<int64_t>(escapes::bytes_repr_size(view.data, size)), 0x7F);
  if (text == nullptr) return kOwnedError;
  escapes::write_bytes_repr(reinterpret_cast<char*>(text->data()), view.data, size);
  return owned_str(text);
}

Owned compare_views(ByteView left, ByteView right, CompareOp op) {
  if ((op == CompareOp::kEq || op == CompareOp::kNe) && left.size != right.size) {
    return owned_bool(op == CompareOp::kNe);
  }
  const int64_t common_size = left.size < right.size ? left.size : right.size;
  int64_t order = std::memcmp(left.data, right.data, static_cast<size_t>(common_size));
  if (order == 0) order = left.size - right.size;
  switch (op) {
    case CompareOp::kLt:
      return owned_bool(order < 0);
    case CompareOp::kLe:
      return owned_bool(order <= 0);
    case CompareOp::kEq:
      return owned_bool(order == 0);
    case CompareOp::kNe:
      return owned_bool(order != 0);
    case CompareOp::kGt:
      return owned_bool(order > 0);
    case CompareOp::kGe:
      return owned_bool(order >= 0);
  }
  __builtin_unreachable();
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

constinit StaticBytes molt_empty_bytes = static_empty();
constinit Shape molt_shape_bytes{{&molt_type_bytes}, 0, 0};
constinit Type molt_type_bytes =
    builtin_type({.name = "bytes",
                  .base = &molt_type_object,
                  .shape = &molt_shape_bytes,
                  .rows = &molt_rows_bytes,
                  .flags = kTypeBaseAllowed | kTypeBytesSubclass | kTypeVariableSize,
                  .basic_size = sizeof(Bytes),
                  .item_size = 1},
                 bytes_slots());

Owned molt_n_bytes(Borrowed cls, Borrowed source, Borrowed encoding, Borrowed errors) {
  Type* type = as_type(cls);
  const Value from = value_of(source);
  // An exact bytes object is given back as it is.
  const bool is_plain = value_of(encoding).is_unbound() && value_of(errors).is_unbound();
  if (type == &molt_type_bytes && is_plain && has_type(from, molt_shape_bytes)) {
    return new_reference(from);
  }
  ByteBuilder out;
  MOLT_TRY_DISCARD(
      append_source_py(out, from, value_of(encoding), value_of(errors), &molt_type_bytes));
  if (type == &molt_type_bytes) return out.finish();
  auto* result = allocate_instance_of<Bytes>(type, out.length() + 1);
  if (result == nullptr) return kOwnedError;
  result->length = out.length();
  std::memcpy(result->data(), out.data(), static_cast<size_t>(out.length()));
  result->data()[out.length()] = 0;
  return {Value::from_object(result).bits};
}

}  // namespace molt::rt
}
