// TextIOWrapper: writing, flushing, closing, and the type.
#include "runtime/types/text_file.h"

#include <cstring>

#include "common/utf.h"
#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/instance.h"
#include "runtime/types/text_file_layout.h"

namespace molt::rt {

namespace utf = molt::common::utf;

namespace {

// A buffer beyond this size is given back after use.
constexpr int64_t kKeptCapacity = 64 * 1024;

Status write_to_buffer(TextFile* file, const void* data, int64_t size) {
  if (file->methods == nullptr) return buffered_file_write(buffer_of(file), data, size);
  return file->methods->write(below(file), data, size).value == kInt64Failed ? kFailed : kOk;
}

// A surrogate that `handler` can write. Returns the number of bytes, or 0.
int encode_surrogate(char* out, char32_t c, TextErrors handler) {
  if (handler == TextErrors::kSurrogateEscape && utf::is_escaped_byte(c)) {
    *out = static_cast<char>(utf::escaped_byte(c));
    return 1;
  }
  if (handler != TextErrors::kBackslashReplace) return 0;
  *out++ = '\\';
  *out++ = 'u';
  for (int shift = 12; shift >= 0; shift -= 4) *out++ = "0123456789abcdef"[(c >> shift) & 15];
  return 6;
}

template <typename Unit>
Failure raise_surrogates(Str* text, const Unit* units, int64_t start) {
  int64_t end = start + 1;
  while (end < text->length && utf::is_surrogate(units[end])) end++;
  return raise_unicode_error(molt_type_UnicodeEncodeError, "utf-8", value_of(text), start, end,
                             "surrogates not allowed");
}

// Encodes at most `capacity` bytes' worth of room that the caller has reserved: 6 bytes a unit.
template <typename Unit>
Status encode_utf8_units(TextFile* file, Str* text, const Unit* units) {
  char* const begin = reinterpret_cast<char*>(file->pending.pointer) + file->pending_size;
  char* out = begin;
  for (int64_t i = 0; i < text->length; i++) {
    const char32_t c = units[i];
    if (utf::is_surrogate(c)) [[unlikely]] {
      const int size = encode_surrogate(out, c, file->handler);
      if (size == 0) return raise_surrogates(text, units, i);
      out += size;
    } else {
      out += utf::encode_utf8(out, c);
    }
  }
  file->pending_size += out - begin;
  return kOk;
}

// Bytes that one unit may need: a surrogate may become an escape.
int64_t max_unit_size(const Str* text) {
  return text->is_ascii ? 1 : text->kind == 1 ? 2 : text->kind == 2 ? 6 : 4 + 2;
}

// Appends text that is not ASCII. The chunk rule of CPython looks at the encoded size, which is
// known afterwards only.
Status append_encoded(TextFile* file, Str* text) {
  const int64_t before = file->pending_size;
  MOLT_TRY_DISCARD(text_file_reserve_pending(file, text->length * max_unit_size(text)));
  Status status = kOk;
  if (file->form == TextForm::kUtf8 && file->handler != TextErrors::kOther) {
    status = with_units(text, [&](auto* units) { return encode_utf8_units(file, text, units); });
  } else {
    status = file->codec->encode(file, text);
  }
  if (is_failure(status)) {
    file->pending_size = before;
    return status;
  }
  if (before == 0 || file->pending_size <= kTextChunk) return kOk;
  // What was there before goes out alone.
  const int64_t added = file->pending_size - before;
  MOLT_TRY(rest, make_bytes({reinterpret_cast<const char*>(file->pending.pointer) + before,
                             static_cast<size_t>(added)}));
  file->pending_size = before;
  MOLT_TRY_DISCARD(text_file_write_pending(file));
  MOLT_TRY_DISCARD(text_file_reserve_pending(file, added));
  memcpy(file->pending.pointer + file->pending_size, as_bytes(rest)->data(),
         static_cast<size_t>(added));
  file->pending_size += added;
  return kOk;
}

Status append_ascii(TextFile* file, const uint8_t* text, int64_t length) {
  if (file->pending_size + length > kTextChunk) {
    MOLT_TRY_DISCARD(text_file_write_pending(file));
    if (length >= kTextChunk) return write_to_buffer(file, text, length);
  }
  MOLT_TRY_DISCARD(text_file_reserve_pending(file, length));
  memcpy(file->pending.pointer + file->pending_size, text, static_cast<size_t>(length));
  file->pending_size += length;
  return kOk;
}

bool has_newline(const Str* text) {
  if (text->kind == 1) {
    return memchr(text->data(), '\n', static_cast<size_t>(text->length)) != nullptr;
  }
  return str_has_char(text, '\n');
}

// \n becomes \r or \r\n where `newline` asks for it.
Owned translate_newlines(TextFile* file, Str* text) {
  StrBuilder out;
  int64_t from = 0;
  for (int64_t i = 0; i < text->length; i++) {
    if (char_at_unchecked(text, i) != '\n') continue;
    out.append_range(text, from, i);
    out.append_ascii(file->newlines == Newlines::kCr ? "\r" : "\r\n");
    from = i + 1;
  }
  out.append_range(text, from, text->length);
  return out.finish();
}

Status append_translated(TextFile* file, Str* text) {
  text_file_drop_data(file);
  if (text->is_ascii && file->form != TextForm::kOther) [[likely]] {
    MOLT_TRY_DISCARD(append_ascii(file, text->data(), text->length));
  } else {
    MOLT_TRY_DISCARD(append_encoded(file, text));
  }
  if (file->pending_size >= kTextChunk) return text_file_write_pending(file);
  return kOk;
}

// CPython's iobase_finalize, which calls close().
void text_file_finalise(Borrowed self) {
  TextFile* file = as_text_file(self);
  if (file->buffer.is_unbound()) return;
  close_quietly([&] {
    if (is_own_file_type(type_of(value_of(self)))) {
      (void)text_file_close(file);
    } else {
      Ref closed(call_method(value_of(self), MOLT_STR(close)));
    }
  });
}

void text_file_destroy(Object* self) {
  TextFile* file = static_cast<TextFile*>(self);
  drop_field(file->buffer);
  drop_field(file->decoder);
  drop_field(file->encoder);
  drop_field(file->encoding);
  drop_field(file->errors);
  drop_field(file->mode);
  free_raw(file->pending);
  free_raw(file->data);
  file->pending = nullptr;
  file->data = nullptr;
  destroy_attributes(self);
}

void text_file_traverse(Object* self, Visitor visit, void* context) {
  TextFile* file = static_cast<TextFile*>(self);
  visit_value(file->buffer, visit, context);
  visit_value(file->mode, visit, context);
  visit_value(file->decoder, visit, context);
  visit_value(file->encoder, visit, context);
  traverse_attributes(self, visit, context);
}

void text_file_clear(Object* self) { clear_attributes(self); }

// The buffer's name, or kUnbound.
Owned name_of(TextFile* file) {
  if (file->buffer.is_unbound()) return owned_unbound();
  if (file->methods == nullptr) {
    if (buffer_of(file)->raw.is_unbound()) return owned_unbound();
    const Value name = raw_of(buffer_of(file))->name;
    return name.is_unbound() ? owned_unbound() : new_reference(name);
  }
  Ref name(find_attribute(Ref::share(file->buffer), MOLT_STR(name)));
  if (!is_failure(name)) return name.take();
  return clear_exception_if(molt_type_ValueError) ? owned_unbound() : kOwnedError;
}

Owned text_file_repr(Borrowed self) {
  TextFile* file = as_text_file(self);
  if (file->encoding.is_unbound()) return raise(messages::file_uninitialised);
  MOLT_TRY(name, name_of(file));
  StrBuilder out;
  out.append_ascii("<_io.TextIOWrapper");
  if (!name.get().is_unbound()) {
    MOLT_TRY(inner, enter_repr(value_of(self)));
    if (inner.code != 0) return raise(messages::reentrant_repr, "_io.TextIOWrapper");
    Ref text(repr_of(name));
    leave_repr(value_of(self));
    if (is_failure(text)) return kOwnedError;
    out.append_ascii(" name=");
    out.append(text.get());
  }
  if (!file->mode.is_unbound()) {
    MOLT_TRY(mode, repr_of(file->mode));
    out.append_ascii(" mode=");
    out.append(mode.get());
  }
  MOLT_TRY(encoding, repr_of(file->encoding));
  out.append_ascii(" encoding=");
  out.append(encoding.get());
  out.append_ascii(">");
  return out.finish();
}

Owned text_file_iterate(Borrowed self) {
  MOLT_TRY_DISCARD(text_file_check_open(as_text_file(self)));
  return new_reference(value_of(self));
}

Owned text_file_next(Borrowed self) {
  TextFile* file = as_text_file(self);
  MOLT_TRY_DISCARD(text_file_check_open(file));
  file->telling = 0;
  MOLT_TRY(line, is_own_file_type(type_of(value_of(self)))
                     ? text_file_read_line_limited(file, -1)
                     : call_method(value_of(self), MOLT_STR(readline)));
  if (!is_str(line.get())) return raise(messages::text_readline_result, line.get());
  if (as_str(line)->length > 0) return line.take();
  file->telling = 1;
  return owned_unbound();
}

constexpr Slots text_file_slots() {
  Slots slots{};
  slots.finalise = text_file_finalise;
  slots.destroy = text_file_destroy;
  slots.traverse = text_file_traverse;
  slots.clear = text_file_clear;
  slots.repr = text_file_repr;
  slots.iterate = text_file_iterate;
  slots.next = text_file_next;
  return slots;
}

}  // namespace

Status text_file_initialise(TextFile* file, Value buffer, const StreamMethods* methods,
                            bool can_read, bool can_write, const TextOptions& options) {
  file->methods = methods;
  file->can_read = can_read;
  file->can_write = can_write;
  for (const Value value : {buffer, options.encoding, options.errors, options.mode}) retain(value);
  release(std::exchange(file->encoding, options.encoding));
  release(std::exchange(file->errors, options.errors));
  release(std::exchange(file->mode, options.mode));
  file->form = options.form;
  file->handler = options.handler;
  file->codec = options.codec;
  file->mark = options.mark;
  file->newlines = options.newlines;
  file->line_buffering = options.line_buffering;
  file->write_through = options.write_through;
  file->is_unbuffered = options.is_unbuffered;
  file->telling = 1;
  file->is_detached = 0;
  file->seen_newlines = 0;
  file->has_order = 0;
  file->pending_size = 0;
  text_file_drop_data(file);
  release(std::exchange(file->buffer, buffer));
  if (options.codec_info.get().is_unbound()) return kOk;
  return options.codec->attach(file, options.codec_info);
}

TextFile* text_file_allocate(Type* cls) {
  TextFile* file = cls == &molt_type_text_file ? allocate<TextFile>(molt_shape_text_file)
                                               : allocate_instance_of<TextFile>(cls);
  if (file == nullptr) return nullptr;
  file->buffer = file->encoding = file->errors = file->mode = kUnbound;
  file->decoder = file->encoder = kUnbound;
  return file;
}

Owned text_file_new(Value buffer, const TextOptions& options) {
  TextFile* file = text_file_allocate(&molt_type_text_file);
  if (file == nullptr) return kOwnedError;
  Ref result(owned_object(file));
  const BufferedFile* below = as_buffered_file(buffer);
  MOLT_TRY_DISCARD(text_file_initialise(file, buffer, nullptr, below->readable != 0,
                                        below->writable != 0, options));
  return result.take();
}

Status text_file_check_attached(const TextFile* file) {
  if (!file->buffer.is_unbound()) return kOk;
  return raise(file->is_detached ? messages::file_detached : messages::file_uninitialised);
}

Tri text_file_is_closed(TextFile* file) {
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return file->methods->is_closed(below(file));
  MOLT_TRY_DISCARD(buffered_file_check_attached(buffer_of(file)));
  return tri(is_closed(raw_of(buffer_of(file))));
}

Tri text_file_is_seekable(TextFile* file) {
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) return file->methods->is_seekable(below(file));
  return tri(raw_file_is_seekable(raw_of(buffer_of(file))));
}

Int64Result text_file_buffer_tell(TextFile* file) {
  if (file->methods == nullptr) return buffered_file_tell(buffer_of(file));
  return file->methods->tell(below(file));
}

Int64Result text_file_buffer_seek(TextFile* file, int64_t offset, platform::SeekFrom from) {
  if (file->methods == nullptr) return buffered_file_seek(buffer_of(file), offset, from);
  return file->methods->seek(below(file), offset, from);
}

Status text_file_check_open(TextFile* file) {
  MOLT_TRY(closed, text_file_is_closed(file));
  return closed.code != 0 ? raise_closed() : kOk;
}

Status text_file_reserve_pending(TextFile* file, int64_t size) {
  const int64_t needed = file->pending_size + size;
  if (needed <= file->pending_capacity) return kOk;
  const int64_t capacity = needed < kTextChunk ? kTextChunk : needed;
  void* memory = file->pending == nullptr ? allocate_raw(capacity)
                                          : reallocate_raw(file->pending.pointer, capacity);
  if (memory == nullptr) return kFailed;
  file->pending = static_cast<uint8_t*>(memory);
  file->pending_capacity = capacity;
  return kOk;
}

Status text_file_write_pending(TextFile* file) {
  if (file->pending_size == 0) return kOk;
  const int64_t size = file->pending_size;
  // As in CPython, what could not be written is not written again by this layer: the buffered file
  // has it.
  file->pending_size = 0;
  const Status status = write_to_buffer(file, file->pending, size);
  if (file->pending_capacity > kKeptCapacity && file->pending_size == 0) {
    free_raw(file->pending);
    file->pending = nullptr;
    file->pending_capacity = 0;
  }
  return status;
}

void text_file_drop_data(TextFile* file) {
  file->start = file->valid_end = file->end = 0;
  file->data_is_ascii = 1;
  file->data_has_no_cr = 1;
  file->last_was_cr = 0;
  file->is_lossy = 0;
}

namespace {

Status check_writable(TextFile* file) {
  MOLT_TRY_DISCARD(text_file_check_open(file));
  if (!file->can_write) return raise_unsupported("not writable");
  return kOk;
}

}  // namespace

Status text_file_append(TextFile* file, Str* text) {
  MOLT_TRY_DISCARD(check_writable(file));
  const bool translates = file->newlines == Newlines::kCr || file->newlines == Newlines::kCrLf;
  if (!translates || !has_newline(text)) return append_translated(file, text);
  MOLT_TRY(translated, translate_newlines(file, text));
  return append_translated(file, as_str(translated));
}

Status text_file_flush_all(TextFile* file) {
  file->telling = 1;
  MOLT_TRY_DISCARD(text_file_write_pending(file));
  if (file->methods == nullptr) return buffered_file_flush(buffer_of(file));
  return file->methods->flush(below(file));
}

Status text_file_close(TextFile* file) {
  MOLT_TRY(closed, text_file_is_closed(file));
  if (closed.code != 0) return kOk;
  const Status flushed = text_file_flush_all(file);
  const Value error = std::exchange(molt_state.raised, kUnbound);
  Status status = kOk;
  if (file->methods == nullptr) {
    status = buffered_file_close(buffer_of(file));
  } else {
    status = file->methods->close(below(file));
  }
  text_file_drop_data(file);
  chain_exception(error);
  return is_failure(flushed) ? flushed : status;
}

bool is_text_file(Value file) { return has_type(file, molt_shape_text_file); }

Status text_file_write(Value file_value, Value text_value, bool is_part) {
  TextFile* file = as_text_file(file_value);
  Str* text = as_str(text_value);
  MOLT_TRY_DISCARD(text_file_append(file, text));
  if (file->is_unbuffered && !is_part) return text_file_flush_all(file);
  if (file->line_buffering && (has_newline(text) || str_has_char(text, '\r'))) {
    return text_file_flush_all(file);
  }
  return file->write_through ? text_file_write_pending(file) : kOk;
}

Status text_file_write_ascii(Value file_value, std::string_view text, bool is_part) {
  TextFile* file = as_text_file(file_value);
  if (file->form == TextForm::kOther) {
    MOLT_TRY(copy, make_str_ascii(text));
    return text_file_write(file_value, copy, is_part);
  }
  MOLT_TRY_DISCARD(check_writable(file));
  text_file_drop_data(file);
  MOLT_TRY_DISCARD(append_ascii(file, reinterpret_cast<const uint8_t*>(text.data()),
                                static_cast<int64_t>(text.size())));
  if (file->is_unbuffered && !is_part) return text_file_flush_all(file);
  return file->pending_size >= kTextChunk || file->write_through ? text_file_write_pending(file)
                                                                 : kOk;
}

Status text_file_flush(Value file_value) {
  TextFile* file = as_text_file(file_value);
  MOLT_TRY_DISCARD(text_file_check_open(file));
  return text_file_flush_all(file);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_text_file{{&molt_type_text_file}, 0, 0};
constinit Type molt_type_text_file =
    builtin_type({.name = "TextIOWrapper",
                  .base = &molt_type_text_io_base,
                  .shape = &molt_shape_text_file,
                  .rows = &molt_rows_text_file,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict,
                  .basic_size = sizeof(TextFile),
                  .extra_offset = sizeof(Object),
                  .module = "_io"},
                 text_file_slots());
}  // namespace molt::rt
}
