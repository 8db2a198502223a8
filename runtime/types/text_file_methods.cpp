// The methods and attributes of TextIOWrapper.
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/container_support.h"
#include "runtime/types/file_arguments.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/text_file.h"
#include "runtime/types/text_file_codecs.h"
#include "runtime/types/text_file_layout.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/types/text_file.def"
#include "abi/types/rows.inc"

MOLT_DEFINE_NAME(fileno)
MOLT_DEFINE_NAME(isatty)
MOLT_DEFINE_NAME(readable)
MOLT_DEFINE_NAME(seekable)
MOLT_DEFINE_NAME(truncate)
MOLT_DEFINE_NAME(writable)

namespace molt::rt {

namespace {

// What CPython asks the raw file, whose message has no full stop. Requires that the file has no
// StreamMethods.
Status check_raw_open(const TextFile* file) {
  MOLT_TRY_DISCARD(buffered_file_check_attached(buffer_of(file)));
  return is_closed(raw_of(buffer_of(file))) ? raise_closed_raw() : kOk;
}

RawFile* raw(const TextFile* file) { return raw_of(buffer_of(file)); }

// What the buffer says, when it is any object.
Owned ask_buffer(TextFile* file, Str* method) {
  return call_method(Ref::share(file->buffer), method);
}

Owned count_result(Int64Result result) {
  return result.value == kInt64Failed ? kOwnedError : int_from_int64(result.value);
}

// Bytes of the file behind the characters that were given out.
Int64Result unread_size(TextFile* file) {
  if (!file->is_transcoded) return {file->end - file->start};
  if (file->start == file->end) return text_file_undecoded_size(file);
  if (file->is_lossy) return raise_unsupported("position is lost behind undecodable bytes");
  const std::string_view rest(reinterpret_cast<const char*>(file->data.pointer) + file->start,
                              static_cast<size_t>(file->valid_end - file->start));
  MOLT_TRY(text, make_str_utf8(rest));
  MOLT_TRY(bytes, text_file_encode(file, as_str(text)));
  const Int64Result undecoded = text_file_undecoded_size(file);
  if (undecoded.value == kInt64Failed) return undecoded;
  return {as_bytes(bytes.get())->length + undecoded.value};
}

Int64Result position(TextFile* file) {
  MOLT_TRY(seekable, text_file_is_seekable(file));
  if (seekable.code == 0) return raise_unsupported("underlying stream is not seekable");
  if (!file->telling) return raise(messages::telling_disabled);
  MOLT_TRY_DISCARD(text_file_flush_all(file));
  const Int64Result unread = unread_size(file);
  if (unread.value == kInt64Failed) return unread;
  const Int64Result at = text_file_buffer_tell(file);
  return at.value == kInt64Failed ? at : Int64Result{at.value - unread.value};
}

Owned seek_to(TextFile* file, int64_t offset, platform::SeekFrom from) {
  MOLT_TRY_DISCARD(text_file_flush_all(file));
  text_file_drop_data(file);
  const Int64Result at = text_file_buffer_seek(file, offset, from);
  if (at.value == kInt64Failed) return kOwnedError;
  MOLT_TRY_DISCARD(text_file_reset_codec(file, at.value == 0));
  if (at.value != kInt64Failed && file->mark != TextMark::kNone) {
    file->mark = at.value == 0 ? TextMark::kPending : TextMark::kDone;
  }
  return count_result(at);
}

Tri is_zero(Value value) { return compare_truth(value, Value::from_small_int(0), CompareOp::kEq); }

}  // namespace

extern "C" Owned molt_m_text_file_read(Borrowed self, Borrowed size) {
  TextFile* file = as_text_file(self);
  int64_t count = 0;
  MOLT_TRY_DISCARD(optional_size_py(value_of(size), &count));
  return text_file_read(file, count);
}

extern "C" Owned molt_m_text_file_readline(Borrowed self, Borrowed size) {
  const Int64Result limit = ssize_argument_py(value_of(size));
  if (limit.value == kInt64Failed && exception_is_set()) return kOwnedError;
  return text_file_read_line_limited(as_text_file(self), limit.value);
}

extern "C" Owned molt_m_text_file_write(Borrowed self, Borrowed text) {
  const Value value = value_of(text);
  if (!is_str(value)) return raise(messages::file_write_argument, argument_type_name(value));
  MOLT_TRY_DISCARD(text_file_write(value_of(self), value));
  return int_from_int64(as_str(value)->length);
}

extern "C" Owned molt_m_text_file_seek(Borrowed self, Borrowed cookie, Borrowed whence) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_open(file));
  MOLT_TRY(seekable, text_file_is_seekable(file));
  if (seekable.code == 0) return raise_unsupported("underlying stream is not seekable");
  int64_t from = 0;
  MOLT_TRY_DISCARD(whence_number_py(value_of(whence), &from));
  if (from == 1 || from == 2) {
    MOLT_TRY(zero, is_zero(value_of(cookie)));
    if (zero.code == 0) {
      return raise_unsupported(from == 1 ? "can't do nonzero cur-relative seeks"
                                         : "can't do nonzero end-relative seeks");
    }
    if (from == 2) return seek_to(file, 0, platform::SeekFrom::kEnd);
    const Int64Result here = position(file);
    if (here.value == kInt64Failed) return kOwnedError;
    return seek_to(file, here.value, platform::SeekFrom::kStart);
  }
  if (from != 0) return raise(messages::invalid_whence, from);
  MOLT_TRY(negative, compare_truth(value_of(cookie), Value::from_small_int(0), CompareOp::kLt));
  if (negative.code != 0) {
    MOLT_TRY(text, repr_of(value_of(cookie)));
    return raise(messages::negative_seek, text.get());
  }
  int64_t offset = 0;
  MOLT_TRY_DISCARD(file_offset_py(value_of(cookie), &offset));
  return seek_to(file, offset, platform::SeekFrom::kStart);
}

extern "C" Owned molt_m_text_file_tell(Borrowed self) {
  MOLT_TRY_DISCARD(text_file_check_open(as_text_file(self)));
  return count_result(position(as_text_file(self)));
}

extern "C" Owned molt_m_text_file_truncate(Borrowed self, Borrowed pos) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_open(file));
  if (file->methods != nullptr) {
    MOLT_TRY_DISCARD(text_file_flush_all(file));
    return call_method(Ref::share(file->buffer), MOLT_STR(truncate), value_of(pos));
  }
  if (!buffer_of(file)->writable) return raise_unsupported("truncate");
  MOLT_TRY_DISCARD(text_file_flush_all(file));
  int64_t length = 0;
  if (value_of(pos).is_none()) {
    length = buffered_file_tell(buffer_of(file)).value;
    if (length == kInt64Failed) return kOwnedError;
  } else {
    MOLT_TRY_DISCARD(file_offset_py(value_of(pos), &length));
  }
  return count_result(raw_file_truncate(raw(file), length));
}

extern "C" Owned molt_m_text_file_flush(Borrowed self) {
  MOLT_TRY_DISCARD(text_file_flush(value_of(self)));
  return owned_none();
}

extern "C" Owned molt_m_text_file_close(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_close(file));
  return owned_none();
}

extern "C" Owned molt_m_text_file_detach(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  MOLT_TRY_DISCARD(call_method(value_of(self), MOLT_STR(flush)));
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  text_file_drop_data(file);
  file->is_detached = 1;
  return owned_unchecked(std::exchange(file->buffer, kUnbound));
}

extern "C" Owned molt_m_text_file_reconfigure(Borrowed self, Borrowed encoding, Borrowed errors,
                                              Borrowed newline, Borrowed line_buffering,
                                              Borrowed write_through) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  const bool changes_text = !value_of(encoding).is_none() || !value_of(errors).is_none() ||
                            !value_of(newline).is_unbound();
  if (changes_text && file->end > 0) {
    return raise_unsupported(
        "not possible to set the encoding or newline of stream after the first read");
  }
  Newlines newlines = file->newlines;
  if (!value_of(newline).is_unbound()) {
    MOLT_TRY_DISCARD(text_newlines("reconfigure", value_of(newline), &newlines));
  }
  bool buffers_lines = file->line_buffering;
  bool writes_through = file->write_through;
  if (!value_of(line_buffering).is_none()) {
    MOLT_TRY(truth, truth_of(value_of(line_buffering)));
    buffers_lines = truth.code != 0;
  }
  if (!value_of(write_through).is_none()) {
    MOLT_TRY(truth, truth_of(value_of(write_through)));
    writes_through = truth.code != 0;
  }
  MOLT_TRY_DISCARD(text_file_flush_all(file));
  if (!value_of(encoding).is_none() || !value_of(errors).is_none()) {
    MOLT_TRY_DISCARD(
        text_file_set_encoding("reconfigure", file, value_of(encoding), value_of(errors)));
  }
  file->newlines = newlines;
  file->line_buffering = buffers_lines;
  file->write_through = writes_through;
  return owned_none();
}

extern "C" Owned molt_m_text_file_seekable(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return ask_buffer(file, MOLT_STR(seekable));
  MOLT_TRY_DISCARD(check_raw_open(file));
  return owned_bool(raw_file_is_seekable(raw(file)));
}

namespace {

Owned capability(Borrowed self, bool can, Str* method) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return ask_buffer(file, method);
  if (!can) return owned_bool(false);
  MOLT_TRY_DISCARD(check_raw_open(file));
  return owned_bool(true);
}

}  // namespace

extern "C" Owned molt_m_text_file_readable(Borrowed self) {
  return capability(self, as_text_file(self)->can_read != 0, MOLT_STR(readable));
}

extern "C" Owned molt_m_text_file_writable(Borrowed self) {
  return capability(self, as_text_file(self)->can_write != 0, MOLT_STR(writable));
}

extern "C" Owned molt_m_text_file_fileno(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return ask_buffer(file, MOLT_STR(fileno));
  MOLT_TRY_DISCARD(check_raw_open(file));
  return int_from_int64(raw(file)->descriptor);
}

extern "C" Owned molt_m_text_file_isatty(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return ask_buffer(file, MOLT_STR(isatty));
  MOLT_TRY_DISCARD(check_raw_open(file));
  return owned_bool(platform::is_terminal(raw(file)->descriptor));
}

extern "C" Owned molt_g_text_file_buffer(Borrowed self) {
  const Value buffer = as_text_file(self)->buffer;
  return new_reference(buffer.is_unbound() ? kNone : buffer);
}

extern "C" Owned molt_g_text_file_encoding(Borrowed self) {
  const Value encoding = as_text_file(self)->encoding;
  if (encoding.is_unbound()) return raise(messages::file_uninitialised);
  return new_reference(encoding);
}

extern "C" Owned molt_g_text_file_errors(Borrowed self) {
  MOLT_TRY_DISCARD(text_file_check_attached(as_text_file(self)));
  return new_reference(as_text_file(self)->errors);
}

extern "C" Owned molt_g_text_file_newlines(Borrowed self) {
  return newlines_seen(as_text_file(self)->seen_newlines);
}

extern "C" Owned molt_g_text_file_line_buffering(Borrowed self) {
  return owned_bool(as_text_file(self)->line_buffering);
}

extern "C" Owned molt_g_text_file_write_through(Borrowed self) {
  return owned_bool(as_text_file(self)->write_through);
}

extern "C" Owned molt_g_text_file_name(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return get_attribute(Ref::share(file->buffer), MOLT_STR(name));
  MOLT_TRY_DISCARD(buffered_file_check_attached(buffer_of(file)));
  if (raw(file)->name.is_unbound()) return raise_no_file_attribute(buffer_of(file)->raw, "name");
  return new_reference(raw(file)->name);
}

extern "C" Owned molt_g_text_file_closed(Borrowed self) {
  MOLT_TRY(closed, text_file_is_closed(as_text_file(self)));
  return owned_bool(closed.code != 0);
}

extern "C" Owned molt_g_text_file_mode(Borrowed self) {
  const Value mode = as_text_file(self)->mode;
  if (mode.is_unbound()) return raise_no_file_attribute(value_of(self), "mode");
  return new_reference(mode);
}

extern "C" Status molt_s_text_file_mode(Borrowed self, Borrowed value) {
  TextFile* file = as_text_file(self);
  if (value_of(value).is_unbound() && file->mode.is_unbound()) {
    return raise_no_file_attribute(value_of(self), "mode");
  }
  retain(value_of(value));
  release(std::exchange(file->mode, value_of(value)));
  return kOk;
}

extern "C" Owned molt_g_text_file__CHUNK_SIZE(Borrowed) { return int_from_int64(kTextChunk); }

}  // namespace molt::rt
