// BufferedRWPair (Modules/_io/bufferedio.c): every method is that of the reader or of the writer.
#include "runtime/types/buffered_pair.h"

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/file.h"
#include "runtime/types/instance.h"
#include "runtime/types/stream_methods.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/file.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(closed)
MOLT_DEFINE_NAME(isatty)
MOLT_DEFINE_NAME(peek)
MOLT_DEFINE_NAME(read)
MOLT_DEFINE_NAME(read1)
MOLT_DEFINE_NAME(readable)
MOLT_DEFINE_NAME(readinto)
MOLT_DEFINE_NAME(readinto1)
MOLT_DEFINE_NAME(writable)

namespace molt::rt {

namespace {

struct BufferedPair : Object {
  Field<InstanceExtra*> extra;
  // kUnbound before __init__.
  Value reader;
  Value writer;
};

BufferedPair* as_pair(Borrowed self) {
  return static_cast<BufferedPair*>(value_of(self).as_object());
}

template <typename... T>
Owned call_end(Value end, Str* method, T... args) {
  if (end.is_unbound()) return raise(messages::file_uninitialised);
  return call_method(Ref::share(end), method, args...);
}

void destroy(Object* self) {
  auto* pair = static_cast<BufferedPair*>(self);
  drop_field(pair->reader);
  drop_field(pair->writer);
  destroy_attributes(self);
}

void traverse(Object* self, Visitor visit, void* context) {
  visit_value(static_cast<BufferedPair*>(self)->reader, visit, context);
  visit_value(static_cast<BufferedPair*>(self)->writer, visit, context);
  traverse_attributes(self, visit, context);
}

Owned construct(Type* cls, const Value*, int64_t, Value) {
  auto* pair = allocate_instance_of<BufferedPair>(cls);
  if (pair == nullptr) return kOwnedError;
  pair->reader = pair->writer = kUnbound;
  return owned_object(pair);
}

Status require_ability_py(Value raw, Str* ability, const char* text) {
  MOLT_TRY(can, call_method(raw, ability));
  return can.get() == kTrue ? kOk : static_cast<Status>(raise_unsupported(text));
}

Status initialise(Borrowed self, const Value* args, int64_t num_args, Value keyword_names) {
  MOLT_TRY_DISCARD(check_no_keywords("BufferedRWPair", keyword_names));
  if (num_args < 2) {
    return raise(messages::pair_arguments, "at least 2 arguments", num_args);
  }
  if (num_args > 3) return raise(messages::pair_arguments, "at most 3 arguments", num_args);
  MOLT_TRY_DISCARD(
      require_ability_py(args[0], MOLT_STR(readable), "File or stream is not readable."));
  MOLT_TRY_DISCARD(
      require_ability_py(args[1], MOLT_STR(writable), "File or stream is not writable."));
  const Value size =
      num_args == 3 ? args[2] : Value::from_small_int(static_cast<int>(kDefaultBufferSize));
  MOLT_TRY(reader, call(value_of_type(molt_type_buffered_reader), args[0], size));
  MOLT_TRY(writer, call(value_of_type(molt_type_buffered_writer), args[1], size));
  release(std::exchange(as_pair(self)->reader, value_of(reader.take())));
  release(std::exchange(as_pair(self)->writer, value_of(writer.take())));
  return kOk;
}

constexpr Slots slots_of_type() {
  Slots slots{};
  slots.destroy = destroy;
  slots.traverse = traverse;
  slots.clear = clear_attributes;
  slots.construct = construct;
  slots.initialise = initialise;
  return slots;
}

}  // namespace

extern "C" Owned molt_m_buffered_pair_read(Borrowed self, Borrowed size) {
  return call_end(as_pair(self)->reader, MOLT_STR(read), value_of(size));
}
extern "C" Owned molt_m_buffered_pair_read1(Borrowed self, Borrowed size) {
  return call_end(as_pair(self)->reader, MOLT_STR(read1), value_of(size));
}
extern "C" Owned molt_m_buffered_pair_peek(Borrowed self, Borrowed size) {
  return call_end(as_pair(self)->reader, MOLT_STR(peek), value_of(size));
}
extern "C" Owned molt_m_buffered_pair_readinto(Borrowed self, Borrowed buffer) {
  return call_end(as_pair(self)->reader, MOLT_STR(readinto), value_of(buffer));
}
extern "C" Owned molt_m_buffered_pair_readinto1(Borrowed self, Borrowed buffer) {
  return call_end(as_pair(self)->reader, MOLT_STR(readinto1), value_of(buffer));
}
extern "C" Owned molt_m_buffered_pair_write(Borrowed self, Borrowed buffer) {
  return call_end(as_pair(self)->writer, MOLT_STR(write), value_of(buffer));
}
extern "C" Owned molt_m_buffered_pair_flush(Borrowed self) {
  return call_end(as_pair(self)->writer, MOLT_STR(flush));
}
extern "C" Owned molt_m_buffered_pair_readable(Borrowed self) {
  return call_end(as_pair(self)->reader, MOLT_STR(readable));
}
extern "C" Owned molt_m_buffered_pair_writable(Borrowed self) {
  return call_end(as_pair(self)->writer, MOLT_STR(writable));
}

// The writer first; the reader is closed even if that fails.
extern "C" Owned molt_m_buffered_pair_close(Borrowed self) {
  const Ref written(call_end(as_pair(self)->writer, MOLT_STR(close)));
  const Value error = std::exchange(molt_state.raised, kUnbound);
  Ref read(call_end(as_pair(self)->reader, MOLT_STR(close)));
  chain_exception(error);
  return is_failure(written) ? kOwnedError : read.take();
}

extern "C" Owned molt_m_buffered_pair_isatty(Borrowed self) {
  MOLT_TRY(writes, call_end(as_pair(self)->writer, MOLT_STR(isatty)));
  if (writes.get() != kFalse) return writes.take();
  return call_end(as_pair(self)->reader, MOLT_STR(isatty));
}

extern "C" Owned molt_g_buffered_pair_closed(Borrowed self) {
  if (as_pair(self)->writer.is_unbound()) return raise(messages::pair_uninitialised);
  return get_attribute(Ref::share(as_pair(self)->writer), MOLT_STR(closed));
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_buffered_pair{{&molt_type_buffered_pair}, 0, 0};
constinit Type molt_type_buffered_pair =
    builtin_type({.name = "BufferedRWPair",
                  .base = &molt_type_buffered_io_base,
                  .shape = &molt_shape_buffered_pair,
                  .rows = &molt_rows_buffered_pair,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict,
                  .basic_size = sizeof(BufferedPair),
                  .extra_offset = sizeof(Object),
                  .module = "_io"},
                 slots_of_type());
}  // namespace molt::rt
}
