// The module _struct: its functions and the class Struct.
#include "runtime/core/messages/container.h"
#include "runtime/core/messages/struct.h"
#include "runtime/core/weakref.h"
#include "runtime/modules/buffer_argument.h"
#include "runtime/modules/library_exception.h"
#include "runtime/modules/struct_format.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/struct.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/struct.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

struct StructIterator : Object {
  // kUnbound once exhausted.
  Value format;
  Value buffer;
  int64_t index;
};

Status check_count(const char* function, const StructObject* self, int64_t count) {
  if (count == self->num_items) return kOk;
  return raise(messages::struct_item_count, function, self->num_items, count);
}

Owned pack_py(Value self, const Value* values, int64_t count) {
  const StructObject* format = as_struct(self);
  MOLT_TRY_DISCARD(check_count("pack", format, count));
  Bytes* bytes = allocate_bytes(format->size);
  if (bytes == nullptr) return kOwnedError;
  Ref owned(owned_object(bytes));
  MOLT_TRY_DISCARD(struct_pack_py(format, values, bytes->data()));
  return owned.take();
}

// `args` are the buffer, the offset and the values.
Owned pack_into_py(Value self, const Value* args, int64_t count) {
  const StructObject* format = as_struct(self);
  if (count < 2) {
    return raise(count == 0 ? messages::struct_no_buffer : messages::struct_no_offset);
  }
  if (count - 2 != format->num_items) {
    return raise(messages::struct_item_count, "pack_into", format->num_items, count - 2);
  }
  WritableView view;
  if (!get_writable_view(args[0], &view)) return raise(messages::struct_writable, args[0]);
  const Int64Result number = index_int64(args[1], molt_type_IndexError);
  if (number.value == kInt64Failed && exception_is_set()) return kOwnedError;
  int64_t offset = number.value;
  if (offset < 0) {
    if (offset + format->size > 0) return raise(messages::struct_pack_offset, format->size, offset);
    if (offset + view.size < 0) return raise(messages::struct_offset, offset, view.size);
    offset += view.size;
  }
  if (view.size - offset < format->size) {
    return raise(messages::struct_pack_into_size, format->size + offset, format->size, offset,
                 view.size);
  }
  // Values may run Python code, which may change the buffer's size.
  uint8_t* packed = allocate_array<uint8_t>(format->size);
  if (packed == nullptr) return kOwnedError;
  Status status = struct_pack_py(format, args + 2, packed);
  if (!is_failure(status) && get_writable_view(args[0], &view) &&
      view.size - offset >= format->size) {
    memcpy(view.data + offset, packed, static_cast<size_t>(format->size));
  }
  free_raw(packed);
  return is_failure(status) ? kOwnedError : owned_none();
}

Owned unpack_py(Value self, Value buffer) {
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(buffer, &view));
  const StructObject* format = as_struct(self);
  if (view.size != format->size) return raise(messages::struct_unpack_size, format->size);
  return struct_unpack(format, view.data);
}

Owned unpack_from_py(Value self, Value buffer, Value offset_value) {
  const Int64Result number = ssize_argument_py(offset_value);
  if (number.value == kInt64Failed) return kOwnedError;
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(buffer, &view));
  const StructObject* format = as_struct(self);
  int64_t offset = number.value;
  if (offset < 0) {
    if (offset + format->size > 0) {
      return raise(messages::struct_unpack_offset, format->size, offset);
    }
    if (offset + view.size < 0) return raise(messages::struct_offset, offset, view.size);
    offset += view.size;
  }
  if (view.size - offset < format->size) {
    return raise(messages::struct_unpack_from_size, format->size + offset, format->size, offset,
                 view.size);
  }
  return struct_unpack(format, view.data + offset);
}

Owned iter_unpack_py(Value self, Value buffer) {
  const StructObject* format = as_struct(self);
  if (format->size == 0) return raise(messages::struct_iterate_empty);
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(buffer, &view));
  if (view.size % format->size != 0) return raise(messages::struct_iterate_size, format->size);
  StructIterator* iterator = allocate<StructIterator>(molt_shape_struct_iterator);
  if (iterator == nullptr) return kOwnedError;
  iterator->format = shared(self);
  iterator->buffer = shared(buffer);
  return owned_object(iterator);
}

using IteratorFields =
    OwnedFields<StructIterator, &StructIterator::format, &StructIterator::buffer>;

Owned iterator_next(Borrowed self) {
  StructIterator* iterator = object_as<StructIterator>(value_of(self));
  if (iterator->format.is_unbound()) return owned_unbound();
  const StructObject* format = as_struct(iterator->format);
  ByteView view;
  if (!get_byte_view(iterator->buffer, &view) || view.size - iterator->index < format->size) {
    IteratorFields::destroy(iterator);
    return owned_unbound();
  }
  MOLT_TRY(item, struct_unpack(format, view.data + iterator->index));
  iterator->index += format->size;
  return item.take();
}

void struct_destroy(Object* self) {
  StructObject* format = static_cast<StructObject*>(self);
  drop_field(format->format);
  free_raw(format->fields.pointer);
  format->fields = nullptr;
}

constexpr Slots struct_slots() {
  Slots slots{};
  slots.destroy = struct_destroy;
  return slots;
}

}  // namespace

extern "C" Owned molt_n_struct_struct(Borrowed cls, Borrowed format) {
  StructObject* made = allocate_instance_of<StructObject>(as_type(cls));
  if (made == nullptr) return kOwnedError;
  made->format = kUnbound;
  Ref owned(owned_object(made));
  MOLT_TRY_DISCARD(struct_compile(made, value_of(format)));
  return owned.take();
}

extern "C" Owned molt_m_struct_struct_pack(Borrowed self, Borrowed values) {
  return pack_py(value_of(self), as_tuple(values)->items(), as_tuple(values)->length);
}
extern "C" Owned molt_m_struct_struct_pack_into(Borrowed self, Borrowed args) {
  return pack_into_py(value_of(self), as_tuple(args)->items(), as_tuple(args)->length);
}
extern "C" Owned molt_m_struct_struct_unpack(Borrowed self, Borrowed buffer) {
  return unpack_py(value_of(self), value_of(buffer));
}
extern "C" Owned molt_m_struct_struct_unpack_from(Borrowed self, Borrowed buffer, Borrowed offset) {
  return unpack_from_py(value_of(self), value_of(buffer), value_of(offset));
}
extern "C" Owned molt_m_struct_struct_iter_unpack(Borrowed self, Borrowed buffer) {
  return iter_unpack_py(value_of(self), value_of(buffer));
}
extern "C" Owned molt_g_struct_struct_format(Borrowed self) {
  return new_reference(as_struct(value_of(self))->format);
}
extern "C" Owned molt_g_struct_struct_size(Borrowed self) {
  return int_from_int64(as_struct(value_of(self))->size);
}

extern "C" Owned molt_m_struct_iterator___length_hint__(Borrowed self) {
  const StructIterator* iterator = object_as<StructIterator>(value_of(self));
  ByteView view;
  if (iterator->format.is_unbound() || !get_byte_view(iterator->buffer, &view)) {
    return int_from_int64(0);
  }
  return int_from_int64((view.size - iterator->index) / as_struct(iterator->format)->size);
}

extern "C" Owned molt_f_struct_calcsize(Borrowed format) {
  MOLT_TRY(compiled, struct_for_format(value_of(format)));
  return int_from_int64(as_struct(compiled)->size);
}
extern "C" Owned molt_f_struct_pack(Borrowed args) {
  const Tuple* values = as_tuple(args);
  if (values->length == 0) return raise(messages::struct_no_format);
  MOLT_TRY(compiled, struct_for_format(values->items()[0]));
  return pack_py(compiled, values->items() + 1, values->length - 1);
}
extern "C" Owned molt_f_struct_pack_into(Borrowed args) {
  const Tuple* values = as_tuple(args);
  if (values->length == 0) return raise(messages::struct_no_format);
  MOLT_TRY(compiled, struct_for_format(values->items()[0]));
  return pack_into_py(compiled, values->items() + 1, values->length - 1);
}
extern "C" Owned molt_f_struct_unpack(Borrowed format, Borrowed buffer) {
  MOLT_TRY(compiled, struct_for_format(value_of(format)));
  return unpack_py(compiled, value_of(buffer));
}
extern "C" Owned molt_f_struct_unpack_from(Borrowed format, Borrowed buffer, Borrowed offset) {
  MOLT_TRY(compiled, struct_for_format(value_of(format)));
  return unpack_from_py(compiled, value_of(buffer), value_of(offset));
}
extern "C" Owned molt_f_struct_iter_unpack(Borrowed format, Borrowed buffer) {
  MOLT_TRY(compiled, struct_for_format(value_of(format)));
  return iter_unpack_py(compiled, value_of(buffer));
}
extern "C" Owned molt_f_struct__clearcache() {
  struct_clear_cache();
  return owned_none();
}
extern "C" Owned molt_c_struct_Struct() { return type_constant(molt_type_struct_struct); }
extern "C" Owned molt_c_struct_error() { return type_constant(molt_type_struct_error); }
extern "C" Owned molt_c_struct___doc__() {
  return make_str_ascii("Functions to convert between Python values and C structs.");
}

}  // namespace molt::rt

MOLT_DEFINE_LIBRARY_TYPE(struct_struct, "Struct", "_struct", kTypeBaseAllowed | kTypeWeakReferable,
                         sizeof(molt::rt::StructObject), struct_slots())
MOLT_DEFINE_LIBRARY_TYPE(struct_iterator, "unpack_iterator", "_struct", kTypeCollectable,
                         sizeof(molt::rt::StructIterator),
                         IteratorFields::iterator_slots(iterator_next))
MOLT_DEFINE_LIBRARY_EXCEPTION(struct_error, "error", "struct", Exception)
