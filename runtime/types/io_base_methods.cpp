// What files written in Python inherit from _IOBase, _RawIOBase and _BufferedIOBase
// (Modules/_io/iobase.c and bufferedio.c). Files of the runtime's own have rows for all of it.
#include <cstring>

#include "runtime/core/messages/io.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/file.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

#define MOLT_ROWS "abi/types/file.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(__IOBase_closed)
MOLT_DEFINE_NAME(closed)
MOLT_DEFINE_NAME(read)
MOLT_DEFINE_NAME(read1)
MOLT_DEFINE_NAME(readable)
MOLT_DEFINE_NAME(readall)
MOLT_DEFINE_NAME(readinto)
MOLT_DEFINE_NAME(seek)
MOLT_DEFINE_NAME(seekable)
MOLT_DEFINE_NAME(writable)

namespace molt::rt {

namespace {

bool is_marked_closed(Value self) {
  return has_attributes(type_of(self)) &&
         !own_attribute(self.as_object(), MOLT_STR(__IOBase_closed)).is_unbound();
}

Owned io_base_iterate(Borrowed self) {
  MOLT_TRY_DISCARD(check_any_open_py(value_of(self)));
  return new_reference(value_of(self));
}

Owned io_base_next(Borrowed self) {
  MOLT_TRY(line, call_method(value_of(self), MOLT_STR(readline)));
  const Int64Result length = length_of(line);
  if (length.value == kInt64Failed) return kOwnedError;
  return length.value == 0 ? owned_unbound() : line.take();
}

}  // namespace

// CPython's iobase_finalize: what is not closed yet is closed, and errors are dropped.
void io_base_finalise(Borrowed self) {
  close_quietly([&] {
    Ref closed(find_attribute(value_of(self), MOLT_STR(closed)));
    const Tri is_closed =
        is_failure(closed) || closed.get().is_unbound() ? kTriFalse : truth_of(closed);
    clear_exception();
    if (is_closed.code == 0) Ref result(call_method(value_of(self), MOLT_STR(close)));
  });
}

void enable_python_files() {
  Type* const types[] = {&molt_type_io_base, &molt_type_raw_io_base, &molt_type_buffered_io_base,
                         &molt_type_text_io_base};
  for (Type* type : types) {
    type->slots.iterate = io_base_iterate;
    type->slots.next = io_base_next;
    type->slots.finalise = io_base_finalise;
  }
}

extern "C" Owned molt_g_io_base_closed(Borrowed self) {
  return owned_bool(is_marked_closed(value_of(self)));
}

// Flushes, and is closed even if that fails.
extern "C" Owned molt_m_io_base_close(Borrowed self) {
  const Value file = value_of(self);
  if (is_marked_closed(file)) return owned_none();
  const Ref flushed(call_method(file, MOLT_STR(flush)));
  if (has_attributes(type_of(file))) {
    const Value error = take_exception();
    const Status marked = set_own_attribute(file.as_object(), MOLT_STR(__IOBase_closed), kTrue);
    if (!error.is_unbound()) {
      if (is_failure(marked)) clear_exception();
      restore_exception(error);
    } else {
      MOLT_TRY_DISCARD(marked);
    }
  }
  if (is_failure(flushed)) return kOwnedError;
  return owned_none();
}

extern "C" Owned molt_m_io_base_flush(Borrowed self) {
  if (is_marked_closed(value_of(self))) return raise_closed();
  return owned_none();
}

extern "C" Owned molt_m_io_base_readable(Borrowed) { return owned_bool(false); }
extern "C" Owned molt_m_io_base_writable(Borrowed) { return owned_bool(false); }
extern "C" Owned molt_m_io_base_seekable(Borrowed) { return owned_bool(false); }
extern "C" Owned molt_m_io_base_isatty(Borrowed self) {
  MOLT_TRY_DISCARD(check_any_open_py(value_of(self)));
  return owned_bool(false);
}

namespace {

// What the methods of this name say, or UnsupportedOperation with a text.
Owned check_ability_py(Borrowed self, Str* ability, const char* text) {
  MOLT_TRY(can, call_method(value_of(self), ability));
  if (can.get() != kTrue) return raise_unsupported(text);
  return can.take();
}

}  // namespace

extern "C" Owned molt_m_io_base__checkClosed(Borrowed self, Borrowed) {
  MOLT_TRY_DISCARD(check_any_open_py(value_of(self)));
  return owned_none();
}
extern "C" Owned molt_m_io_base__checkReadable(Borrowed self, Borrowed) {
  return check_ability_py(self, MOLT_STR(readable), "File or stream is not readable.");
}
extern "C" Owned molt_m_io_base__checkWritable(Borrowed self, Borrowed) {
  return check_ability_py(self, MOLT_STR(writable), "File or stream is not writable.");
}
extern "C" Owned molt_m_io_base__checkSeekable(Borrowed self, Borrowed) {
  return check_ability_py(self, MOLT_STR(seekable), "File or stream is not seekable.");
}

extern "C" Owned molt_m_io_base_fileno(Borrowed) { return raise_unsupported("fileno"); }
extern "C" Owned molt_m_io_base_seek(Borrowed, Borrowed) { return raise_unsupported("seek"); }
extern "C" Owned molt_m_io_base_truncate(Borrowed, Borrowed) {
  return raise_unsupported("truncate");
}
extern "C" Owned molt_m_io_base_tell(Borrowed self) {
  return call_method(value_of(self), MOLT_STR(seek), Value::from_small_int(0),
                     Value::from_small_int(1));
}

// Byte by byte, by read(1).
extern "C" Owned molt_m_io_base_readline(Borrowed self, Borrowed size) {
  int64_t limit = -1;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &limit));
  ByteBuilder line;
  for (int64_t length = 0; limit < 0 || length < limit; length++) {
    MOLT_TRY(piece, call_method(value_of(self), MOLT_STR(read), Value::from_small_int(1)));
    if (!is_bytes(piece)) return raise(messages::read_result_type, piece.get());
    const std::string_view text = bytes_view(as_bytes(piece));
    if (text.empty()) break;
    line.append(text);
    if (text.back() == '\n') break;
  }
  return line.finish();
}

// --- _RawIOBase

extern "C" Owned molt_m_raw_io_base_read(Borrowed self, Borrowed size_value) {
  int64_t size = -1;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size_value), &size));
  if (size < 0) return call_method(value_of(self), MOLT_STR(readall));
  MOLT_TRY(buffer, call(value_of_type(molt_type_bytearray), Value::from_small_int(size)));
  MOLT_TRY(count_value, call_method(value_of(self), MOLT_STR(readinto), buffer.get()));
  if (count_value.get().is_none()) return owned_none();
  MOLT_TRY(index, index_of(count_value));
  const int64_t count = int_as_int64_clipped(index);
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(buffer, &view));
  const int64_t length = count < 0 ? 0 : count < view.size ? count : view.size;
  return make_bytes({reinterpret_cast<const char*>(view.data), static_cast<size_t>(length)});
}

namespace {

// NotImplementedError without a text.
Failure raise_not_implemented() {
  MOLT_TRY(error, call(value_of_type(molt_type_NotImplementedError)));
  return raise_instance(error.consume());
}

}  // namespace

extern "C" Owned molt_m_raw_io_base_readinto(Borrowed, Borrowed) { return raise_not_implemented(); }
extern "C" Owned molt_m_raw_io_base_write(Borrowed, Borrowed) { return raise_not_implemented(); }

extern "C" Owned molt_m_raw_io_base_readall(Borrowed self) {
  ByteBuilder all;
  bool has_any = false;
  while (true) {
    MOLT_TRY(piece, call_method(value_of(self), MOLT_STR(read),
                                Value::from_small_int(kDefaultBufferSize)));
    if (piece.get().is_none()) return has_any ? all.finish() : owned_none();
    if (!is_bytes(piece)) return raise(messages::read_result_type, piece.get());
    const std::string_view text = bytes_view(as_bytes(piece));
    if (text.empty()) return all.finish();
    has_any = true;
    all.append(text);
  }
}

// --- _BufferedIOBase

extern "C" Owned molt_m_buffered_io_base_read(Borrowed, Borrowed) {
  return raise_unsupported("read");
}
extern "C" Owned molt_m_buffered_io_base_read1(Borrowed, Borrowed) {
  return raise_unsupported("read1");
}
extern "C" Owned molt_m_buffered_io_base_write(Borrowed, Borrowed) {
  return raise_unsupported("write");
}
extern "C" Owned molt_m_buffered_io_base_detach(Borrowed) { return raise_unsupported("detach"); }

namespace {

// By read() or read1() of the buffer's size (_bufferediobase_readinto_generic).
Owned readinto_by(Borrowed self, Str* method, Borrowed buffer, const char* function) {
  WritableView view;
  MOLT_TRY_DISCARD(require_writable_view(function, value_of(buffer), &view));
  MOLT_TRY(data, call_method(value_of(self), method, Value::from_small_int(view.size)));
  if (!is_bytes(data)) return raise(messages::read_should_return_bytes, "read");
  const std::string_view bytes = bytes_view(as_bytes(data));
  // The method may have changed the buffer.
  MOLT_TRY_DISCARD(require_writable_view(function, value_of(buffer), &view));
  const auto size = static_cast<int64_t>(bytes.size());
  if (size > view.size) return raise(messages::read_too_many, view.size, size);
  if (size > 0) memcpy(view.data, bytes.data(), bytes.size());
  return int_from_int64(size);
}

}  // namespace

extern "C" Owned molt_m_buffered_io_base_readinto(Borrowed self, Borrowed buffer) {
  return readinto_by(self, MOLT_STR(read), buffer, "readinto");
}
extern "C" Owned molt_m_buffered_io_base_readinto1(Borrowed self, Borrowed buffer) {
  return readinto_by(self, MOLT_STR(read1), buffer, "readinto1");
}

// --- _TextIOBase

extern "C" Owned molt_m_text_io_base_read(Borrowed, Borrowed) { return raise_unsupported("read"); }
extern "C" Owned molt_m_text_io_base_readline(Borrowed, Borrowed) {
  return raise_unsupported("readline");
}
extern "C" Owned molt_m_text_io_base_write(Borrowed, Borrowed) {
  return raise_unsupported("write");
}
extern "C" Owned molt_m_text_io_base_detach(Borrowed) { return raise_unsupported("detach"); }
extern "C" Owned molt_g_text_io_base_encoding(Borrowed) { return owned_none(); }
extern "C" Owned molt_g_text_io_base_newlines(Borrowed) { return owned_none(); }
extern "C" Owned molt_g_text_io_base_errors(Borrowed) { return owned_none(); }

}  // namespace molt::rt
