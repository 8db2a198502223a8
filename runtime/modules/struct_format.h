// Formats of the module struct, compiled (Modules/_struct.c).
#pragma once

#include "runtime/modules/library_type.h"

MOLT_DECLARE_TYPE(struct_struct)
MOLT_DECLARE_TYPE(struct_iterator)

namespace molt::rt {

// One run of equal items of a format. Text (s, p) is one item of `repeat` bytes; pad bytes have
// none.
struct StructField {
  int64_t offset;
  int64_t repeat;
  // The character of the format.
  uint8_t code;
  // Bytes of one item; for text the number of bytes.
  uint8_t size;
  uint8_t reserved[6];
};

struct StructObject : Object {
  // The format as a str.
  Value format;
  // Raw memory.
  Field<StructField*> fields;
  int64_t num_fields;
  // Bytes of the whole, and the number of values.
  int64_t size;
  int64_t num_items;
  uint32_t is_big_endian;
  // Native formats convert some values differently.
  uint32_t is_native;
};

inline StructObject* as_struct(Value value) { return object_as<StructObject>(value); }

// Takes the format over into `self`.
Status struct_compile(StructObject* self, Value format);
// A compiled format, from a small cache: a Struct.
Owned struct_for_format(Value format);
void struct_clear_cache();

// Writes `num_items` values, which must be as many as the format has, to `out`, `size` bytes.
Status struct_pack_py(const StructObject* self, const Value* values, uint8_t* out);
// The tuple of values at `data`.
Owned struct_unpack(const StructObject* self, const uint8_t* data);

}  // namespace molt::rt
