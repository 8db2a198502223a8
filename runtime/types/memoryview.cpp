// memoryview over bytes and bytearray (Objects/memoryobject.c). Casting makes the only views of
// several dimensions, so that only their first can have strides: see MemoryView.
#include "runtime/core/call.h"
#include "runtime/core/messages/str.h"
#include "runtime/core/names.h"
#include "runtime/types/buffer_wrapper.h"
#include "runtime/types/bytes_support.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/memory_format.h"
#include "runtime/types/sequence.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(memory_iterator)

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
  ExportedMemory exported;
  find_exported(memory->owner, &exported);
  return exported.view.data + memory->offset;
}

constexpr int kMaxDimensions = 64;

// Lets the owner go.
void release_owner(MemoryView* memory) {
  if (memory->is_released) return;
  memory->is_released = 1;
  ExportedMemory exported;
  if (find_exported(memory->owner, &exported) && exported.num_exports != nullptr) {
    --*exported.num_exports;
  }
  const Value owner = memory->owner;
  memory->owner = kNone;
  release(owner);
}

void destroy(Object* self) {
  auto* memory = static_cast<MemoryView*>(self);
  release_owner(memory);
  drop_field(memory->inner);
}
void traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<MemoryView*>(self)->owner, visit, context);
}

// A view of all items of what an object exports.
Owned view_whole(Value owner, const ExportedMemory& exported) {
  auto* memory = allocate<MemoryView>(molt_shape_memoryview);
  if (memory == nullptr) return kOwnedError;
  retain(owner);
  memory->owner = owner;
  if (exported.num_exports != nullptr) ++*exported.num_exports;
  const int64_t size = memory_item_size(exported.format);
  memory->offset = 0;
  memory->length = exported.view.size / size;
  memory->row_size = memory->stride = size;
  memory->inner = kNone;
  memory->is_released = 0;
  memory->is_readonly = exported.is_readonly;
  memory->format = exported.format;
  memory->has_prefix = 0;
  memory->num_dimensions = 1;
  return {Value::from_object(memory).bits};
}

// Another view like this one, which the caller may change; null on failure.
MemoryView* copy_view(const MemoryView* source) {
  ExportedMemory exported;
  find_exported(source->owner, &exported);
  const Ref made(view_whole(source->owner, exported));
  if (is_failure(made)) return nullptr;
  auto* memory = object_as<MemoryView>(made.get());
  memory->offset = source->offset;
  memory->length = source->length;
  memory->row_size = source->row_size;
  memory->stride = source->stride;
  retain(source->inner);
  memory->inner = source->inner;
  memory->is_readonly = source->is_readonly;
  memory->format = source->format;
  memory->has_prefix = source->has_prefix;
  memory->num_dimensions = source->num_dimensions;
  retain_object(memory);
  return memory;
}

Owned owned_view(MemoryView* memory) {
  return memory == nullptr ? kOwnedError : Owned{Value::from_object(memory).bits};
}

// The bytes in order, appended.
Status append_bytes(ByteBuilder& out, Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return append_memory(out, view_object(self));
}

int64_t item_size(const MemoryView* memory) { return memory_item_size(memory->format); }

// The length of dimension `d`, counted from 0.
int64_t dimension(const MemoryView* memory, int64_t d) {
  return d == 0 ? memory->length : as_tuple(memory->inner)->items()[d - 1].as_int();
}

// The bytes that one item of dimension `d` covers.
int64_t size_below(const MemoryView* memory, int64_t d) {
  int64_t size = item_size(memory);
  for (int64_t i = memory->num_dimensions - 1; i > d; i--) size *= dimension(memory, i);
  return size;
}

// The items from an address on, as a list; for several dimensions a list of lists.
Owned list_of_items(const MemoryView* memory, const uint8_t* data, int64_t d) {
  const int64_t count = dimension(memory, d);
  const int64_t step = d == 0 ? memory->stride : size_below(memory, d);
  MOLT_TRY(list, list_new(count));
  for (int64_t i = 0; i < count; i++) {
    const uint8_t* at = data + i * step;
    MOLT_TRY(item, d + 1 < memory->num_dimensions ? list_of_items(memory, at, d + 1)
                                                  : memory_item(at, memory->format));
    MOLT_TRY_DISCARD(list_append_consumed(as_list(list), value_of(item.take())));
  }
  return list.take();
}

Owned shape_of(const MemoryView* memory) {
  if (memory->num_dimensions == 0) return empty_tuple();
  Value lengths[kMaxDimensions];
  for (int64_t d = 0; d < memory->num_dimensions; d++)
    lengths[d] = Value::from_small_int(dimension(memory, d));
  return tuple_from_values(lengths, memory->num_dimensions);
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
  if (!is_byte_format(view_object(self)->format)) return raise(messages::memoryview_hash_format);
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  MOLT_TRY(bytes, out.finish());
  return {bytes_hash(as_bytes(bytes))};
}

// Views are equal when their shapes and the values of their items are.
Tri views_equal_py(const MemoryView* left, const MemoryView* right) {
  MOLT_TRY(left_shape, shape_of(left));
  MOLT_TRY(right_shape, shape_of(right));
  MOLT_TRY(same_shape, is_equal(left_shape, right_shape));
  if (same_shape.code == 0) return kTriFalse;
  if (left->num_dimensions == 0) {
    MOLT_TRY(left_item, memory_item(first_byte(left), left->format));
    MOLT_TRY(right_item, memory_item(first_byte(right), right->format));
    return is_equal(left_item, right_item);
  }
  MOLT_TRY(left_items, list_of_items(left, first_byte(left), 0));
  MOLT_TRY(right_items, list_of_items(right, first_byte(right), 0));
  return is_equal(left_items, right_items);
}

Owned compare_slot(Borrowed self, Borrowed other, CompareOp op) {
  if (op != CompareOp::kEq && op != CompareOp::kNe) return {kNotImplementedBits};
  if (view_object(self)->is_released) {
    return owned_bool((value_of(self) == value_of(other)) == (op == CompareOp::kEq));
  }
  Ref right = Ref::share(value_of(other));
  if (!has_type(right.get(), molt_shape_memoryview)) {
    ExportedMemory exported;
    if (!find_exported(right.get(), &exported)) return {kNotImplementedBits};
    if (view_object(self)->format == 'B' && view_object(self)->num_dimensions == 1 &&
        exported.format == 'B') {
      ByteBuilder left;
      MOLT_TRY_DISCARD(append_bytes(left, self));
      return compare_views(left.view(), exported.view, op);
    }
    right = Ref(view_whole(right.get(), exported));
    if (is_failure(right)) return kOwnedError;
  }
  const auto* memory = object_as<MemoryView>(right.get());
  if (memory->is_released) return {kNotImplementedBits};
  MOLT_TRY(equal, views_equal_py(view_object(self), memory));
  return owned_bool((equal.code != 0) == (op == CompareOp::kEq));
}

Int64Result length_slot(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  if (view_object(self)->num_dimensions == 0) return raise(messages::memoryview_scalar_length);
  return {view_object(self)->length};
}

// Fits an index to dimension `d`.
Status fit_index_py(const MemoryView* memory, Value key, int64_t d, int64_t* index) {
  const Int64Result number = index_int64(key, molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  const int64_t length = dimension(memory, d);
  *index = number.value < 0 ? number.value + length : number.value;
  if (*index < 0 || *index >= length) return raise(messages::memoryview_index, d + 1);
  return kOk;
}

template <bool (*kTest)(Value)>
bool is_tuple_of(Value key) {
  if (!is_tuple(key)) return false;
  const Tuple* tuple = as_tuple(key);
  for (int64_t i = 0; i < tuple->length; i++) {
    if (!kTest(const_cast<Tuple*>(tuple)->items()[i])) return false;
  }
  return true;
}
bool is_any_slice(Value key) { return is_slice(key); }
bool is_any_index(Value key) { return can_index(key); }

// Where the single item is that a key which is no slice selects, counted from the first byte.
Status item_offset_py(const MemoryView* memory, Value key, int64_t* offset) {
  *offset = 0;
  const int64_t num_dimensions = memory->num_dimensions;
  if (num_dimensions == 0) {
    const bool selects = key.bits == kEllipsisBits || (is_tuple(key) && as_tuple(key)->length == 0);
    return selects ? kOk : static_cast<Status>(raise(messages::memoryview_scalar));
  }
  int64_t index;
  if (can_index(key)) {
    if (num_dimensions > 1) return raise(messages::memoryview_subviews);
    MOLT_TRY_DISCARD(fit_index_py(memory, key, 0, &index));
    *offset = index * memory->stride;
    return kOk;
  }
  if (!is_tuple_of<is_any_index>(key)) {
    if (is_tuple_of<is_any_slice>(key)) return raise(messages::memoryview_slices);
    return raise(messages::memoryview_key);
  }
  const int64_t given = as_tuple(key)->length;
  if (given < num_dimensions) return raise(messages::memoryview_short_index);
  if (given > num_dimensions) return raise(messages::memoryview_long_index, num_dimensions, given);
  for (int64_t d = 0; d < given; d++) {
    MOLT_TRY_DISCARD(fit_index_py(memory, as_tuple(key)->items()[d], d, &index));
    *offset += index * (d == 0 ? memory->stride : size_below(memory, d));
  }
  return kOk;
}

Owned get_item_slot(Borrowed self, Borrowed key) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (is_slice(value_of(key)) && memory->num_dimensions > 0) {
    SliceBounds bounds;
    MOLT_TRY_DISCARD(unpack_slice_py(value_of(key), &bounds));
    MOLT_TRY_DISCARD(check_alive(self));
    const int64_t count = bounds.adjust(memory->length);
    MemoryView* part = copy_view(memory);
    if (part == nullptr) return kOwnedError;
    part->offset += bounds.start * memory->stride;
    part->length = count < 0 ? 0 : count;
    part->stride *= bounds.step;
    return owned_view(part);
  }
  int64_t offset;
  MOLT_TRY_DISCARD(item_offset_py(memory, value_of(key), &offset));
  MOLT_TRY_DISCARD(check_alive(self));
  return memory_item(first_byte(memory) + offset, memory->format);
}

// memory[start:stop:step] = value: the value has the same format and length.
Status set_slice_py(const MemoryView* memory, Value key, Value value) {
  if (memory->num_dimensions != 1) return raise(messages::memoryview_set_slices);
  SliceBounds bounds;
  MOLT_TRY_DISCARD(unpack_slice_py(key, &bounds));
  const int64_t count = bounds.adjust(memory->length);
  // The source may lie in the same memory.
  ByteBuilder source;
  char format = 'B';
  if (has_type(value, molt_shape_memoryview)) {
    MOLT_TRY_DISCARD(append_bytes(source, borrowed(value)));
    if (object_as<MemoryView>(value)->num_dimensions != 1)
      return raise(messages::memoryview_structure);
    format = object_as<MemoryView>(value)->format;
  } else {
    ExportedMemory exported;
    if (!find_exported(value, &exported)) return raise(messages::bytes_like_required, value);
    MOLT_TRY_DISCARD(source.append(exported.view.data, exported.view.size));
    format = exported.format;
  }
  const int64_t size = memory->row_size;
  if (format != memory->format || source.length() != count * size)
    return raise(messages::memoryview_structure);
  uint8_t* target = const_cast<uint8_t*>(first_byte(memory));
  for (int64_t i = 0; i < count; i++) {
    memcpy(target + (bounds.start + i * bounds.step) * memory->stride, source.data() + i * size,
           static_cast<size_t>(size));
  }
  return kOk;
}

Status set_item_slot(Borrowed self, Borrowed key, Borrowed value) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (memory->is_readonly) return raise(messages::memoryview_readonly);
  if (value_of(value).is_unbound()) return raise(messages::memoryview_delete);
  if (is_slice(value_of(key)) && memory->num_dimensions > 0)
    return set_slice_py(memory, value_of(key), value_of(value));
  int64_t offset;
  if (memory->num_dimensions > 1 && can_index(value_of(key)))
    return raise(messages::memoryview_short_index);
  MOLT_TRY_DISCARD(item_offset_py(memory, value_of(key), &offset));
  uint8_t item[sizeof(uint64_t)];
  MOLT_TRY_DISCARD(set_memory_item_py(item, memory->format, value_of(value)));
  MOLT_TRY_DISCARD(check_alive(self));
  memcpy(const_cast<uint8_t*>(first_byte(memory)) + offset, item,
         static_cast<size_t>(item_size(memory)));
  return kOk;
}

Owned iterate_slot(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (memory->num_dimensions == 0) return raise(messages::memoryview_scalar);
  if (memory->num_dimensions > 1) return raise(messages::memoryview_subviews);
  auto* it = allocate<SequenceIterator>(molt_shape_memory_iterator);
  if (it == nullptr) return kOwnedError;
  it->sequence = value_of(new_reference(value_of(self)));
  it->index = 0;
  return owned_object(it);
}

Owned memory_iterator_next(Borrowed self) {
  auto* it = object_as<SequenceIterator>(value_of(self));
  if (!it->sequence.is_pointer()) return owned_unbound();
  const Int64Result length = length_of(it->sequence);
  if (length.value == kInt64Failed) return kOwnedError;
  if (it->index >= length.value) return exhaust(it);
  const Value index = Value::from_small_int(it->index++);
  return abi::molt_get_item(borrowed(it->sequence), borrowed(index));
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

constexpr int64_t kWritableFlag = 1;

}  // namespace

Owned exported_view_py(Borrowed self, Borrowed flags) {
  const Int64Result number = index_int64(value_of(flags), molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return kOwnedError;
  MOLT_TRY(view, molt_n_memoryview(borrowed(value_of_type(molt_type_memoryview)), self));
  const bool wants_writing = (number.value & kWritableFlag) != 0;
  if (wants_writing && object_as<MemoryView>(view.get())->is_readonly) {
    return raise(messages::buffer_not_writable);
  }
  return view.take();
}

Owned release_exported_view(Borrowed self, Borrowed buffer) {
  if (!has_type(value_of(buffer), molt_shape_memoryview)) {
    return raise(messages::memoryview_expected);
  }
  if (view_object(buffer)->is_released) return raise(messages::memoryview_given_back);
  if (view_object(buffer)->owner.bits != value_of(self).bits) {
    return raise(messages::memoryview_other_owner);
  }
  release_owner(view_object(buffer));
  return {kNoneBits};
}

Owned memoryview_of(Value object) {
  return molt_n_memoryview(borrowed(value_of_type(molt_type_memoryview)), borrowed(object));
}

void release_memoryview(Value view) { release_owner(object_as<MemoryView>(view)); }

Owned memoryview_through(Value view, Value exporter) {
  MemoryView* memory = copy_view(object_as<MemoryView>(view));
  if (memory == nullptr) return kOwnedError;
  Ref result(owned_view(memory));
  release_owner(memory);
  memory->is_released = 0;
  retain(exporter);
  memory->owner = exporter;
  return result.take();
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {

Owned molt_m_bytes___buffer__(Borrowed self, Borrowed flags) {
  return exported_view_py(self, flags);
}
Owned molt_m_bytearray___buffer__(Borrowed self, Borrowed flags) {
  return exported_view_py(self, flags);
}
Owned molt_m_bytearray___release_buffer__(Borrowed self, Borrowed buffer) {
  return release_exported_view(self, buffer);
}
Owned molt_m_memoryview___buffer__(Borrowed self, Borrowed flags) {
  return exported_view_py(self, flags);
}
Owned molt_m_memoryview___release_buffer__(Borrowed self, Borrowed buffer) {
  return release_exported_view(borrowed(view_object(self)->owner), buffer);
}

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
    return owned_view(copy_view(view_object(object)));
  }
  ExportedMemory exported;
  if (find_exported(source, &exported)) return view_whole(source, exported);
  MOLT_TRY(view, memoryview_by_method_py(source));
  if (view.get().is_unbound()) return raise(messages::memoryview_argument, source);
  return view.take();
}

Owned molt_m_memoryview_tobytes(Borrowed self, Borrowed) {
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  return out.finish();
}

Owned molt_m_memoryview_tolist(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (memory->num_dimensions == 0) return memory_item(first_byte(memory), memory->format);
  return list_of_items(memory, first_byte(memory), 0);
}

Owned molt_m_memoryview_hex(Borrowed self, Borrowed sep, Borrowed bytes_per_sep) {
  ByteBuilder out;
  MOLT_TRY_DISCARD(append_bytes(out, self));
  return hex_text_py(out.view(), value_of(sep), value_of(bytes_per_sep));
}

namespace {

// Reads the format of cast(): one character, after an optional "@".
Status read_format(Value text, char* format, bool* has_prefix) {
  if (!is_str(text)) return raise(messages::memoryview_format_type, text);
  const Str* name = as_str(text);
  *has_prefix = name->length == 2 && char_at_unchecked(name, 0) == '@';
  if (name->length != 1 + *has_prefix) return raise(messages::memoryview_format);
  const uint32_t code = char_at_unchecked(name, *has_prefix);
  if (code > 0x7F || code == kCharacterFormat || memory_item_size(static_cast<char>(code)) == 0)
    return raise(messages::memoryview_format);
  *format = static_cast<char>(code);
  return kOk;
}

// Gives a view of one dimension the shape, a list or tuple.
Status set_shape_py(MemoryView* memory, Value shape) {
  if (!is_tuple(shape) && !has_type_flag(shape, kTypeListSubclass))
    return raise(messages::memoryview_shape_type);
  MOLT_TRY(list, list_from(shape));
  const List* items = as_list(list);
  const int64_t count = items->length;
  if (count > kMaxDimensions) return raise(messages::memoryview_too_many, kMaxDimensions);
  const int64_t total = memory->length * memory->row_size;
  int64_t size = item_size(memory);
  Value lengths[kMaxDimensions];
  for (int64_t d = 0; d < count; d++) {
    const Value length = items->items.pointer[d];
    int64_t number = 0;
    if (!is_int(length)) return raise(messages::memoryview_shape_items);
    if (!int_as_int64(length, &number) || number <= 0)
      return raise(messages::memoryview_shape_positive);
    if (__builtin_mul_overflow(size, number, &size) || size > total)
      return raise(messages::memoryview_shape_size);
    lengths[d] = Value::from_small_int(number);
  }
  if (size != total) return raise(messages::memoryview_shape_size);
  memory->num_dimensions = static_cast<uint8_t>(count);
  memory->length = count == 0 ? 1 : lengths[0].as_int();
  memory->row_size = memory->stride = total / memory->length;
  if (count > 1) {
    MOLT_TRY(inner, tuple_from_values(lengths + 1, count - 1));
    memory->inner = value_of(inner.take());
  }
  return kOk;
}

}  // namespace

Owned molt_m_memoryview_cast(Borrowed self, Borrowed format_text, Borrowed shape) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  char format;
  bool has_prefix;
  if (!is_str(value_of(format_text)))
    return raise(messages::memoryview_format_type, value_of(format_text));
  const bool has_shape = !value_of(shape).is_unbound();
  if (!is_contiguous(memory)) return raise(messages::memoryview_cast_contiguous);
  if ((has_shape || memory->num_dimensions != 1) && memory->length == 0)
    return raise(messages::memoryview_cast_zeros);
  if (has_shape && memory->num_dimensions != 1 &&
      (!is_tuple(value_of(shape)) || as_tuple(shape)->length != 1))
    return raise(messages::memoryview_cast_dimensions);
  MOLT_TRY_DISCARD(read_format(value_of(format_text), &format, &has_prefix));
  if (!is_byte_format(memory->format) && !is_byte_format(format))
    return raise(messages::memoryview_cast_formats);
  const int64_t total = memory->length * memory->row_size;
  const int64_t size = memory_item_size(format);
  if (total % size != 0) return raise(messages::memoryview_cast_length);
  MemoryView* made = copy_view(memory);
  const Ref result(owned_view(made));
  if (made == nullptr) return kOwnedError;
  release(std::exchange(made->inner, kNone));
  made->format = format;
  made->has_prefix = has_prefix;
  made->num_dimensions = 1;
  made->length = total / size;
  made->row_size = made->stride = size;
  if (has_shape) MOLT_TRY_DISCARD(set_shape_py(made, value_of(shape)));
  return new_reference(result.get());
}

Owned molt_m_memoryview_toreadonly(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  MemoryView* made = copy_view(view_object(self));
  if (made != nullptr) made->is_readonly = 1;
  return owned_view(made);
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
  return small(view_object(self)->length * view_object(self)->row_size);
}
Owned molt_g_memoryview_itemsize(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return small(item_size(view_object(self)));
}
Owned molt_g_memoryview_format(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const char text[] = {'@', view_object(self)->format};
  const int skipped = view_object(self)->has_prefix != 0 ? 0 : 1;
  return make_str_ascii({text + skipped, static_cast<size_t>(2 - skipped)});
}
Owned molt_g_memoryview_ndim(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return small(view_object(self)->num_dimensions);
}
Owned molt_g_memoryview_shape(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return shape_of(view_object(self));
}
Owned molt_g_memoryview_strides(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  if (memory->num_dimensions == 0) return empty_tuple();
  Value steps[kMaxDimensions];
  for (int64_t d = 0; d < memory->num_dimensions; d++)
    steps[d] = Value::from_small_int(d == 0 ? memory->stride : size_below(memory, d));
  return tuple_from_values(steps, memory->num_dimensions);
}
Owned molt_g_memoryview_suboffsets(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return empty_tuple();
}
Owned molt_g_memoryview_readonly(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return owned_bool(view_object(self)->is_readonly != 0);
}
Owned molt_g_memoryview_contiguous(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  return owned_bool(is_contiguous(view_object(self)));
}
Owned molt_g_memoryview_c_contiguous(Borrowed self) { return molt_g_memoryview_contiguous(self); }
// Fortran's order is C's where at most one dimension has several items.
Owned molt_g_memoryview_f_contiguous(Borrowed self) {
  MOLT_TRY_DISCARD(check_alive(self));
  const MemoryView* memory = view_object(self);
  int64_t long_dimensions = 0;
  for (int64_t d = 0; d < memory->num_dimensions; d++) long_dimensions += dimension(memory, d) > 1;
  return owned_bool(is_contiguous(memory) && long_dimensions <= 1);
}

}  // namespace molt::rt
}
MOLT_DEFINE_TYPE(memory_iterator, "memory_iterator", kTypeCollectable, sizeof(SequenceIterator), 0,
                 sequence_iterator_slots(memory_iterator_next))
