// The abstract classes _IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase, and what all files
// share.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/core/slots.h"
#include "runtime/types/container_support.h"
#include "runtime/types/dict.h"
#include "runtime/types/file.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_object.h"

#define MOLT_ROWS "abi/types/file.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// Classes written in Python derive from these.
constexpr Slots io_base_slots() {
  Slots slots{};
  slots.construct = object_construct;
  return slots;
}

// The class io.UnsupportedOperation; made when it is first needed, as it has two bases.
Value unsupported_operation = kUnbound;

Owned make_unsupported_operation() {
  MOLT_TRY(name, intern_ascii("UnsupportedOperation"));
  MOLT_TRY(module, intern_ascii("io"));
  MOLT_TRY(bases, tuple_of(value_of_type(molt_type_OSError), value_of_type(molt_type_ValueError)));
  MOLT_TRY(names, dict_new());
  MOLT_TRY_DISCARD(dict_set_str(as_dict(names), MOLT_STR(__module__), module));
  return new_class(&molt_type_type, name, bases, names, kUnbound, nullptr, 0);
}

}  // namespace

Value unsupported_operation_type() {
  if (unsupported_operation.is_unbound()) {
    MOLT_TRY(made, make_unsupported_operation());
    unsupported_operation = value_of(made.take());
  }
  return unsupported_operation;
}

void release_unsupported_operation() { drop_field(unsupported_operation); }

Failure raise_unsupported(const char* text) {
  const Value cls = unsupported_operation_type();
  if (is_failure(cls)) return Failure{};
  MOLT_TRY(message, make_str_ascii(text));
  return raise_with(*as_type(cls), message.get());
}

Failure raise_closed() { return raise(messages::file_closed); }
Failure raise_closed_raw() { return raise(messages::raw_file_closed); }

Status check_signals() { return molt_poll(); }

Status optional_size_py(Value value, int64_t* size) {
  *size = -1;
  if (value.is_none() || value.is_unbound()) return kOk;
  if (!can_index(value)) return raise(messages::integer_or_none, value);
  const Int64Result number = ssize_argument_py(value);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  *size = number.value;
  return kOk;
}

Status file_offset_py(Value value, int64_t* offset) {
  const Int64Result number = index_int64(value, molt_type_OverflowError);
  if (number.value == kInt64Failed && exception_is_set()) return Failure{};
  *offset = number.value;
  return kOk;
}

}  // namespace molt::rt

#define MOLT_DEFINE_IO_BASE(identifier, type_name, base_type)                              \
  extern "C" {                                                                             \
  namespace molt::rt {                                                                     \
  constinit molt::abi::Shape molt_shape_##identifier{{&molt_type_##identifier}, 0, 0};     \
  constinit Type molt_type_##identifier = builtin_type({.name = type_name,                 \
                                                        .base = &base_type,                \
                                                        .shape = &molt_shape_##identifier, \
                                                        .rows = &molt_rows_##identifier,   \
                                                        .flags = kTypeBaseAllowed,         \
                                                        .basic_size = sizeof(Object),      \
                                                        .module = "_io"},                  \
                                                       io_base_slots());                   \
  }                                                                                        \
  }

MOLT_DEFINE_IO_BASE(io_base, "_IOBase", molt_type_object)
MOLT_DEFINE_IO_BASE(raw_io_base, "_RawIOBase", molt_type_io_base)
MOLT_DEFINE_IO_BASE(buffered_io_base, "_BufferedIOBase", molt_type_io_base)
MOLT_DEFINE_IO_BASE(text_io_base, "_TextIOBase", molt_type_io_base)
