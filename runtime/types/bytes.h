// bytes, bytearray and memoryview: making and reading them from the runtime.
#pragma once

#include <string_view>

#include "runtime/core/type.h"

namespace molt::rt {

inline Bytes* as_bytes(Value value) { return static_cast<Bytes*>(value.as_object()); }
inline bool is_bytes(Value value) { return has_type_flag(value, kTypeBytesSubclass); }

// A mutable array of bytes.
struct ByteArray : Object {
  int64_t length;
  // One byte more than the length is always there, and zero.
  Field<uint8_t*> data;
  int64_t capacity;
  // The number of memoryviews over the data: while there are any, the length cannot change.
  int64_t exports;
};

// A view of the bytes of another object.
struct MemoryView : Object {
  // What exports the memory: bytes, bytearray or what an Exporter knows; None once released.
  Value owner;
  // From the owner's first byte to the first item.
  int64_t offset;
  // The first dimension: its items, the bytes that each covers, and the bytes from one to the next.
  // A view without dimensions has one item.
  int64_t length;
  int64_t row_size;
  int64_t stride;
  // The lengths of the other dimensions, which are contiguous: a tuple of ints, or kNone.
  Value inner;
  uint32_t is_released;
  uint32_t is_readonly;
  // See memory_format.h. `has_prefix`: it was given as "@B".
  char format;
  uint8_t has_prefix;
  uint8_t num_dimensions;
};

inline bool is_contiguous(const MemoryView* memory) {
  return memory->length <= 1 || memory->stride == memory->row_size;
}

// A bytes object with undefined contents. Null with MemoryError set.
Bytes* allocate_bytes(int64_t length);
Owned make_bytes(std::string_view data);
inline std::string_view bytes_view(const Bytes* bytes) {
  return {reinterpret_cast<const char*>(bytes->data()), static_cast<size_t>(bytes->length)};
}
int64_t bytes_hash(Bytes* bytes);

// The bytes of a bytes, bytearray, contiguous memoryview or array; valid until Python code runs or
// the object changes.
struct ByteView {
  const uint8_t* data;
  int64_t size;
};
// False, without an exception, for other objects.
bool get_byte_view(Value object, ByteView* view);
// The memory of an object as memoryviews see it (PEP 3118).
struct ExportedMemory {
  ByteView view;
  // See memory_format.h.
  char format = 'B';
  bool is_readonly = false;
  // Counts the views: while there are any, the memory stays where it is. Null for memory that
  // always does.
  int64_t* num_exports = nullptr;
};
// A type besides bytes and bytearray that exports memory. It registers before its first instance is
// made.
struct Exporter {
  // False for objects of other types.
  bool (*find)(Value object, ExportedMemory* memory);
  Exporter* next = nullptr;
  bool is_registered = false;
};
void register_exporter(Exporter* exporter);
// False, without an exception, for objects that export no memory, memoryviews among them.
bool find_exported(Value object, ExportedMemory* memory);
// memoryview(object) for an object that exports memory.
Owned memoryview_of(Value object);
// The methods `__buffer__` and `__release_buffer__` of types that export memory.
Owned exported_view_py(Borrowed self, Borrowed flags);
Owned release_exported_view(Borrowed self, Borrowed buffer);
// Ends a memoryview's use of its memory.
void release_memoryview(Value view);
// A memoryview like `view`, but of `exporter`, which exports the same memory.
Owned memoryview_through(Value view, Value exporter);
// TypeError "a bytes-like object is required, not '...'" for others.
Status require_byte_view(Value object, ByteView* view);

}  // namespace molt::rt
