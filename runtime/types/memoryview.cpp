// memoryview over bytes and bytearray: one dimension of bytes (format 'B').
#include "runtime/core/messages/str.h"
#include "runtime/core/names.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/bytes.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

MemoryView* view_object(Borrowed self) { return object_as<MemoryView>(value_of(self)); }
Owned small(int64_t n) { return {Value::from_small_int(n).bits}; }

Status check_alive(Borrowed self) {
  if (!view_object(self)->is_released) return kOk;
  return raise(messages::memoryview_released);
}

const uint8_t* first_byte(const MemoryView* memory) {
  return view_of(memory->owner).data + memory->offset;
}

// Lets the owner go.
void release_owner(MemoryView* memory) {
  if (memory->is_released) return;
  memory->is_released = 1;
  if (is_bytearray(memory->owner)) as_bytearray(memory->owner)->exports--;
  const Value owner = memory->owner;
  memory->owner = kNone;
  release(owner);
}

void destroy(Object* self) { release_owner(static_cast<MemoryView*>(self)); }
void traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<MemoryView*>(self)->owner, visit, context);
}

Owned make_view(Value owner, int64_t offset, int64_t length, int64_t stride, bool is_readonly) {
  auto* memory = allocate<MemoryView>(molt_shape_memoryview);
  if (memory == nullptr) return kOwnedError;
  retain(owner);
  memory->owner = owner;
  if (is_bytearray(owner)) as_bytearray(owner)->exports++;
  memory->offset = offset;
  memory->length = length;
  memory->stride = stride;
  memory->is_released = 0;
  memory->is_readonly = is_readonly;
  return {Value::from_object(memory).bits};
}

// The bytes in order, appended.
Status append_bytes(ByteBuilder& out, Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  const uint8_t* data = first_byte(memory);
  for (int64_t i = 0; i < memory->length; i++) out.append_byte(data[i * memory->stride]);
  return out.failed() ? kFailed : kOk;
}

Owned repr_slot(Borrowed self) {
  StrBuilder out;
  out.append_ascii(view_object(self)->is_released ? "<released memory at 0x" : "<memory at 0x");
  const auto address =
      static_cast<uint64_t>(reinterpret_cast<uintptr_t>(value_of(self).as_object()));
  int digits = 1;
  while (digits < 16 && (address >> (digits * 4)) != 0) digits++;
  while (digits-- > 0) {
    out.append_char(static_cast<uint8_t>("0123456789abcdef"[(address >> (digits * 4)) & 15]));
  }
  out.append_char('>');
  return out.finish();
}

Int64Result hash_slot(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  if (!view_object(self)->is_readonly) return raise(messages::memoryview_hash);
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  MOLT_TRY(bytes, out.finish());
  return {bytes_hash(as_bytes(bytes))};
}

Owned compare_slot(Borrowed self, Borrowed other, CompareOp op) {
  if (op != CompareOp::kEq && op != CompareOp::kNe) return {kNotImplementedBits};
  if (view_object(self)->is_released) {
    return owned_bool((value_of(self) == value_of(other)) == (op == CompareOp::kEq));
  }
  ByteBuilder left;
  MOLT_TRY_DISCARD(append_bytes(left, self));
  ByteView right;
  if (get_byte_view(value_of(other), &right)) return compare_views(left.view(), right, op);
  if (!has_type(value_of(other), molt_shape_memoryview) || view_object(other)->is_released) {
    return {kNotImplementedBits};
  }
  ByteBuilder copy;
  MOLT_TRY_DISCARD(append_bytes(copy, other));
  return compare_views(left.view(), copy.view(), op);
}

Int64Result length_slot(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return {view_object(self)->length};
}

Status index_argument_py(Borrowed self, Value key, int64_t* index) {
  const Int64Result number = index_int64(key, molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  const int64_t length = view_object(self)->length;
  *index = number.value < 0 ? number.value + length : number.value;
  if (*index < 0 || *index >= length) return raise(messages::memoryview_index);
  return kOk;
}

Owned get_item_slot(Borrowed self, Borrowed key) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (is_slice(value_of(key))) {
    SliceBounds bounds;
    MOLT_TRY_DISCARD(unpack_slice_py(value_of(key), &bounds));
    const int64_t count = bounds.adjust(memory->length);
    return make_view(memory->owner, memory->offset + bounds.start * memory->stride,
                     count < 0 ? 0 : count, memory->stride * bounds.step, memory->is_readonly);
  }
  if (!can_index(value_of(key))) return raise(messages::memoryview_key);
  int64_t index;
  MOLT_TRY_DISCARD(index_argument_py(self, value_of(key), &index));
  return small(first_byte(memory)[index * memory->stride]);
}

Status byte_item_py(Value value, uint8_t* byte) {
  if (!can_index(value)) return raise(messages::memoryview_type);
  const Int64Result number = index_int64_clipped(value);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  if (number.value < 0 || number.value > 255) return raise(messages::memoryview_value);
  *byte = static_cast<uint8_t>(number.value);
  return kOk;
}

uint8_t* writable_byte(const MemoryView* memory, int64_t index) {
  return as_bytearray(memory->owner)->data + memory->offset + index * memory->stride;
}

Status set_item_slot(Borrowed self, Borrowed key, Borrowed value) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (memory->is_readonly) return raise(messages::memoryview_readonly);
  if (value_of(value).is_unbound()) return raise(messages::memoryview_delete);
  if (!is_slice(value_of(key))) {
    if (!can_index(value_of(key))) return raise(messages::memoryview_key);
    int64_t index;
    uint8_t byte;
    MOLT_TRY_DISCARD(index_argument_py(self, value_of(key), &index));
    MOLT_TRY_DISCARD(byte_item_py(value_of(value), &byte));
    *writable_byte(memory, index) = byte;
    return kOk;
  }
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(value_of(key), &bounds));
  const int64_t count = bounds.adjust(memory->length);
  // The source may lie in the same memory.
  ByteBuilder source;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(value_of(value), &view));
  MOLT_TRY_DISCARD(source.append(view.data, view.size));
  if (source.length() != count) return raise(messages::memoryview_structure);
  for (int64_t i = 0; i < count; i++) {
    *writable_byte(memory, bounds.start + i * bounds.step) = source.data()[i];
  }
  return kOk;
}

Owned iterate_slot(Borrowed self) {
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  MOLT_TRY(bytes, out.finish());
  return bytes_iterate_slot(bytes);
}

constexpr Slots slots_of_type() {
  Slots slots{};
  slots.destroy = destroy;
  slots.traverse = traverse;
  slots.clear = destroy;
  slots.repr = repr_slot;
  slots.hash = hash_slot;
  slots.compare = compare_slot;
  slots.iterate = iterate_slot;
  slots.length = length_slot;
  slots.get_item = get_item_slot;
  slots.set_item = set_item_slot;
  return slots;
}

}  // namespace

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

constinit Shape molt_shape_memoryview{{&molt_type_memoryview}, 0, 0};
constinit Type molt_type_memoryview = builtin_type({.name = "memoryview",
                                                    .base = &molt_type_object,
                                                    .shape = &molt_shape_memoryview,
                                                    .rows = &molt_rows_memoryview,
                                                    .flags = kTypeCollectable,
                                                    .basic_size = sizeof(MemoryView)},
                                                   slots_of_type());

Owned molt_n_memoryview(Borrowed, Borrowed object) {
  const Value source = value_of(object);
  if (has_type(source, molt_shape_memoryview)) {
    MOLT_TRY_DISCARD(check_alive(object));
    const MemoryView* memory = view_object(object);
    return make_view(memory->owner, memory->offset, memory->length, memory->stride,
                     memory->is_readonly);
  }
  ByteView view;
  if (!get_byte_view(source, &view)) return raise(messages::memoryview_argument, source);
  return make_view(source, 0, view.size, 1, is_bytes(source));
}

Owned molt_m_memoryview_tobytes(Borrowed self, Borrowed) {
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  return out.finish();
}

Owned molt_m_memoryview_tolist(Borrowed self) {
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  MOLT_TRY(list, list_new(out.length()));
  for (int64_t i = 0; i < out.length(); i++) {
    MOLT_TRY_DISCARD(list_append(as_list(list), Value::from_small_int(out.data()[i])));
  }
  return list.take();
}

Owned molt_m_memoryview_hex(Borrowed self, Borrowed sep, Borrowed bytes_per_sep) {
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  return hex_text_py(out.view(), value_of(sep), value_of(bytes_per_sep));
}

Owned molt_m_memoryview_cast(Borrowed self, Borrowed format) {
  MOLT_TRY_DISCARD(check_alive(self));
  MOLT_TRY_DISCARD(require_str_operand(value_of(format)));
  if (!str_equal_ascii(as_str(format), "B")) return raise(messages::memoryview_format, format);
  const MemoryView* memory = view_object(self);
  return make_view(memory->owner, memory->offset, memory->length, memory->stride,
                   memory->is_readonly);
}

Owned molt_m_memoryview_toreadonly(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  return make_view(memory->owner, memory->offset, memory->length, memory->stride, true);
}

Owned molt_m_memoryview_release(Borrowed self) {
  release_owner(view_object(self));
  return {kNoneBits};
}
Owned molt_m_memoryview___enter__(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return new_reference(value_of(self));
}
Owned molt_m_memoryview___exit__(Borrowed self, Borrowed) {
  return molt_m_memoryview_release(self);
}

Owned molt_g_memoryview_obj(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return new_reference(view_object(self)->owner);
}
Owned molt_g_memoryview_nbytes(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return small(view_object(self)->length);
}
Owned molt_g_memoryview_itemsize(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return small(1);
}
Owned molt_g_memoryview_format(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return make_char('B');
}
Owned molt_g_memoryview_ndim(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return small(1);
}
Owned molt_g_memoryview_shape(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return tuple_of(Value::from_small_int(view_object(self)->length));
}
Owned molt_g_memoryview_strides(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return tuple_of(Value::from_small_int(view_object(self)->stride));
}
Owned molt_g_memoryview_readonly(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return owned_bool(view_object(self)->is_readonly != 0);
}
Owned molt_g_memoryview_contiguous(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return owned_bool(view_object(self)->stride == 1 || view_object(self)->length <= 1);
}

}  // namespace molt::rt
}
