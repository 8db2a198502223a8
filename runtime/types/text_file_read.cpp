// Reading text files: chunks, lines, characters. See text_file_layout.h for how it works.
#include <cstring>

#include "common/utf.h"
#include "runtime/core/error.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/exception.h"
#include "runtime/types/text_file.h"
#include "runtime/types/text_file_layout.h"

namespace molt::rt {

namespace utf = molt::common::utf;

namespace {

// Blocks beyond this size are given back after use.
constexpr int64_t kKeptCapacity = 64 * 1024;

int64_t find_byte(const TextFile* file, int64_t from, int64_t end, char byte) {
  const void* found = from < end
                          ? memchr(file->data.pointer + from, byte, static_cast<size_t>(end - from))
                          : nullptr;
  return found == nullptr ? -1 : static_cast<const uint8_t*>(found) - file->data.pointer;
}

bool reads_any_line_end(const TextFile* file) {
  return file->newlines == Newlines::kUniversal || file->newlines == Newlines::kUntranslated;
}

// Moves the data to the front and makes room for `size` bytes behind it.
Status reserve_data(TextFile* file, int64_t size) {
  if (file->start > 0) {
    const int64_t length = file->end - file->start;
    if (length > 0) {
      memmove(file->data.pointer, file->data.pointer + file->start, static_cast<size_t>(length));
    }
    file->valid_end -= file->start;
    file->end = length;
    file->start = 0;
  }
  if (file->end == 0) file->data_is_ascii = file->data_has_no_cr = 1;
  if (file->end + size <= file->data_capacity) return kOk;
  // Grows by half at least, so that a long line is not copied for each chunk.
  const int64_t grown = file->data_capacity + file->data_capacity / 2;
  const int64_t capacity = file->end + size > grown ? file->end + size : grown;
  void* memory =
      file->data == nullptr ? allocate_raw(capacity) : reallocate_raw(file->data.pointer, capacity);
  if (memory == nullptr) return kFailed;
  file->data = static_cast<uint8_t*>(memory);
  file->data_capacity = capacity;
  return kOk;
}

// The decoder's input was data[valid_end, end); what came before this chunk stays.
Failure raise_decode_error(TextFile* file, const char* encoding, int64_t kept, int64_t start,
                           int64_t length, const char* reason) {
  const int64_t size = file->end - file->valid_end;
  Ref input(make_bytes({reinterpret_cast<const char*>(file->data.pointer) + file->valid_end,
                        static_cast<size_t>(size)}));
  file->end = file->valid_end + kept;
  if (is_failure(input)) return Failure{};
  return raise_unicode_error(molt_type_UnicodeDecodeError, encoding, input.get(), start,
                             start + length, reason);
}

// Bytes at the end that begin a character whose rest is still to come.
int64_t incomplete_tail(const uint8_t* bytes, int64_t size) {
  for (int64_t length = 1; length <= 3 && length <= size; length++) {
    const uint8_t byte = bytes[size - length];
    if (byte < 0x80) return 0;
    if (byte < 0xC0) continue;
    return utf::decode_utf8(bytes + size - length, static_cast<size_t>(length)).incomplete ? length
                                                                                           : 0;
  }
  return 0;
}

Status check_utf8(TextFile* file, int64_t kept, bool is_final) {
  const uint8_t* bytes = file->data.pointer + file->valid_end;
  const int64_t size = file->end - file->valid_end;
  if (file->handler == TextErrors::kSurrogateEscape) {
    file->valid_end = file->end - (is_final ? 0 : incomplete_tail(bytes, size));
    return kOk;
  }
  const auto valid =
      static_cast<int64_t>(utf::scan_utf8(bytes, static_cast<size_t>(size)).valid_bytes);
  if (valid < size) {
    const utf::Step step = utf::decode_utf8(bytes + valid, static_cast<size_t>(size - valid));
    if (!step.incomplete || is_final) {
      return raise_decode_error(file, "utf-8", kept, valid, step.length, step.error);
    }
  }
  file->valid_end += valid;
  return kOk;
}

// Checks data[valid_end, end), of which the first `kept` bytes are left from the chunk before.
Status check_data(TextFile* file, int64_t kept, bool is_final) {
  if (file->codec != nullptr && file->codec->decode != nullptr) {
    return file->codec->decode(file, is_final);
  }
  const auto size = static_cast<size_t>(file->end - file->valid_end);
  const size_t plain = utf::ascii_prefix(file->data.pointer + file->valid_end, size);
  if (plain == size) {
    file->valid_end = file->end;
    return kOk;
  }
  if (file->form == TextForm::kAscii) {
    return raise_decode_error(file, "ascii", kept, static_cast<int64_t>(plain), 1,
                              "ordinal not in range(128)");
  }
  file->data_is_ascii = 0;
  if (file->form == TextForm::kUtf8) return check_utf8(file, kept, is_final);
  file->valid_end = file->end;
  return kOk;
}

// Notes the kinds of line ends in the valid bytes from `from` on, for the attribute `newlines`.
void note_newlines(TextFile* file, int64_t from) {
  if (!reads_any_line_end(file)) return;
  const int64_t end = file->valid_end;
  const bool has_cr = find_byte(file, from, end, '\r') >= 0;
  if (has_cr) file->data_has_no_cr = 0;
  if (!has_cr && !file->last_was_cr) {
    if (!(file->seen_newlines & kSeenLf) && find_byte(file, from, end, '\n') >= 0) {
      file->seen_newlines |= kSeenLf;
    }
    return;
  }
  for (int64_t i = from; i < end; i++) {
    const uint8_t byte = file->data.pointer[i];
    if (byte == '\n') {
      file->seen_newlines |= file->last_was_cr ? kSeenCrLf : kSeenLf;
    } else if (file->last_was_cr) {
      file->seen_newlines |= kSeenCr;
    }
    file->last_was_cr = byte == '\r';
  }
}

// After new bytes arrived at `end - count`.
Status accept_data(TextFile* file, int64_t count, bool is_final) {
  const int64_t from = file->valid_end;
  MOLT_TRY_DISCARD(check_data(file, file->end - file->valid_end - count, is_final));
  note_newlines(file, from);
  if (is_final && file->last_was_cr) {
    file->seen_newlines |= kSeenCr;
    file->last_was_cr = 0;
  }
  return kOk;
}

Owned decode_wtf8(const uint8_t* bytes, size_t size) {
  const utf::Scan scan = utf::scan_utf8(bytes, size, utf::Surrogates::kAllow);
  Str* text = allocate_str(static_cast<int64_t>(scan.code_points), scan.max_class);
  if (text == nullptr) return kOwnedError;
  if (text->kind == 1) {
    utf::decode_utf8_to_latin1(text->data(), bytes, size);
  } else if (text->kind == 2) {
    utf::decode_utf8_to_ucs2(reinterpret_cast<uint16_t*>(text->data()), bytes, size);
  } else {
    utf::decode_utf8_to_ucs4(reinterpret_cast<uint32_t*>(text->data()), bytes, size);
  }
  return owned_object(text);
}

// data[from, to) as a str.
Owned decode(const TextFile* file, int64_t from, int64_t to) {
  const uint8_t* bytes = file->data.pointer + from;
  const std::string_view text(reinterpret_cast<const char*>(bytes), static_cast<size_t>(to - from));
  if (text.empty()) return empty_str();
  if (file->data_is_ascii) return make_str_ascii(text);
  if (file->is_transcoded) return decode_wtf8(bytes, text.size());
  if (file->form == TextForm::kLatin1) return make_str_latin1(bytes, to - from);
  return make_str_utf8(text);
}

// Decodes [start, to) and continues at `next`.
Owned take(TextFile* file, int64_t to, int64_t next) {
  MOLT_TRY(text, decode(file, file->start, to));
  file->start = next;
  return text.take();
}

struct LineEnd {
  // Where the line's characters end and where the next line starts; -1 when there is no end yet.
  int64_t body_end;
  int64_t next;
  // Without an end: where to go on looking once there is more.
  int64_t resume;
};

LineEnd find_line_end(const TextFile* file, int64_t from, bool is_final) {
  const int64_t end = file->valid_end;
  switch (file->newlines) {
    case Newlines::kLf: {
      const int64_t at = find_byte(file, from, end, '\n');
      return at < 0 ? LineEnd{-1, -1, end} : LineEnd{at, at + 1, 0};
    }
    case Newlines::kCr: {
      const int64_t at = find_byte(file, from, end, '\r');
      return at < 0 ? LineEnd{-1, -1, end} : LineEnd{at, at + 1, 0};
    }
    case Newlines::kCrLf:
      while (true) {
        const int64_t at = find_byte(file, from, end, '\r');
        if (at < 0 || at + 1 == end) return {-1, -1, at < 0 ? end : at};
        if (file->data.pointer[at + 1] == '\n') return {at, at + 2, 0};
        from = at + 1;
      }
    case Newlines::kUniversal:
    case Newlines::kUntranslated:
      break;
  }
  const int64_t lf = find_byte(file, from, end, '\n');
  if (!file->data_has_no_cr) {
    const int64_t cr = find_byte(file, from, lf < 0 ? end : lf, '\r');
    if (cr >= 0) {
      if (cr + 1 < end) return {cr, cr + (file->data.pointer[cr + 1] == '\n' ? 2 : 1), 0};
      // Whether a \n follows is not known yet.
      return is_final ? LineEnd{cr, cr + 1, 0} : LineEnd{-1, -1, cr};
    }
  }
  return lf < 0 ? LineEnd{-1, -1, end} : LineEnd{lf, lf + 1, 0};
}

// The line with its end, which universal newlines turn into \n.
Owned take_line(TextFile* file, const LineEnd& line) {
  if (file->newlines != Newlines::kUniversal) return take(file, line.next, line.next);
  file->data.pointer[line.body_end] = '\n';
  return take(file, line.body_end + 1, line.next);
}

// Appends what the buffer's method gave; gives its size.
Int64Result append_data(TextFile* file, Owned given) {
  MOLT_TRY(data, given);
  ByteView view;
  MOLT_TRY_DISCARD(require_byte_view(data, &view));
  MOLT_TRY_DISCARD(reserve_data(file, view.size));
  if (view.size > 0) {
    memcpy(file->data.pointer + file->end, view.data, static_cast<size_t>(view.size));
  }
  file->end += view.size;
  return {view.size};
}

// Reads the rest of the file behind the data.
Status read_everything(TextFile* file) {
  if (file->methods != nullptr) {
    const Int64Result count = append_data(file, file->methods->read_all(below(file)));
    return count.value == kInt64Failed ? kFailed : accept_data(file, count.value, true);
  }
  BufferedFile* buffer = buffer_of(file);
  int64_t room = kTextChunk;
  platform::FileStatus status;
  if (platform::file_status(raw_of(buffer)->descriptor, &status) == 0 && status.is_regular) {
    const int64_t position =
        platform::seek_file(raw_of(buffer)->descriptor, 0, platform::SeekFrom::kCurrent);
    const int64_t ahead = buffer->end - buffer->start;
    if (position >= 0 && status.size >= position) room = status.size - position + ahead + 1;
  }
  int64_t total = 0;
  while (true) {
    MOLT_TRY_DISCARD(reserve_data(file, room));
    const Int64Result count = buffered_file_read(buffer, file->data.pointer + file->end, room);
    if (count.value == kInt64Failed) return Failure{};
    if (count.value <= 0) break;
    file->end += count.value;
    total += count.value;
    if (count.value < room) break;
    room = file->end > kTextChunk ? file->end : kTextChunk;
  }
  return accept_data(file, total, true);
}

// \r and \r\n become \n in data[start, valid_end).
void translate_data(TextFile* file) {
  if (file->newlines != Newlines::kUniversal || file->data_has_no_cr) return;
  uint8_t* data = file->data;
  int64_t out = file->start;
  for (int64_t i = file->start; i < file->valid_end; i++) {
    uint8_t byte = data[i];
    if (byte == '\r') {
      byte = '\n';
      if (i + 1 < file->valid_end && data[i + 1] == '\n') i++;
    }
    data[out++] = byte;
  }
  file->valid_end = file->end = out;
}

Owned read_all(TextFile* file) {
  MOLT_TRY_DISCARD(read_everything(file));
  translate_data(file);
  MOLT_TRY(text, take(file, file->valid_end, file->valid_end));
  text_file_drop_data(file);
  if (file->data_capacity > kKeptCapacity) {
    free_raw(file->data);
    file->data = nullptr;
    file->data_capacity = 0;
  }
  return text.take();
}

// Appends up to *count characters of the data to `out`. A \r at the end stays unless the file ends
// there.
Status take_characters(TextFile* file, StrBuilder* out, int64_t* count, bool is_final) {
  const bool translates = file->newlines == Newlines::kUniversal && !file->data_has_no_cr;
  while (*count > 0 && file->start < file->valid_end) {
    int64_t end = translates ? find_byte(file, file->start, file->valid_end, '\r') : -1;
    if (end < 0) end = file->valid_end;
    const int64_t to = text_file_skip_characters(file, file->start, end, count);
    MOLT_TRY(part, take(file, to, to));
    MOLT_TRY_DISCARD(out->append(part.get()));
    if (*count == 0 || file->start == file->valid_end) break;
    const bool is_last = file->start + 1 == file->valid_end;
    if (is_last && !is_final) break;
    MOLT_TRY_DISCARD(out->append_char('\n'));
    file->start += !is_last && file->data.pointer[file->start + 1] == '\n' ? 2 : 1;
    --*count;
  }
  return kOk;
}

Status check_readable(TextFile* file) {
  MOLT_TRY_DISCARD(text_file_check_open(file));
  if (!file->can_read) return raise_unsupported("not readable");
  return text_file_write_pending(file);
}

}  // namespace

Tri text_file_fill(TextFile* file) {
  MOLT_TRY_DISCARD(text_file_check_attached(file));
  if (file->methods != nullptr) {
    const Int64Result size = append_data(file, file->methods->read(below(file), kTextChunk));
    if (size.value == kInt64Failed) return kTriError;
    MOLT_TRY_DISCARD(accept_data(file, size.value, size.value == 0));
    return tri(size.value > 0);
  }
  MOLT_TRY_DISCARD(reserve_data(file, kTextChunk));
  const Int64Result count =
      buffered_file_read_some(buffer_of(file), file->data.pointer + file->end, kTextChunk);
  if (count.value == kInt64Failed) return kTriError;
  file->end += count.value;
  MOLT_TRY_DISCARD(accept_data(file, count.value, count.value == 0));
  return tri(count.value > 0);
}

int64_t text_file_skip_characters(const TextFile* file, int64_t from, int64_t end, int64_t* count) {
  if (file->data_is_ascii || (file->form == TextForm::kLatin1 && !file->is_transcoded)) {
    const int64_t used = end - from < *count ? end - from : *count;
    *count -= used;
    return from + used;
  }
  const uint8_t* data = file->data.pointer;
  while (from < end && *count > 0) {
    const utf::Step step =
        utf::decode_utf8(data + from, static_cast<size_t>(end - from), utf::Surrogates::kAllow);
    // A byte that is not UTF-8 is read as one surrogate.
    from += step.error == nullptr ? step.length : 1;
    --*count;
  }
  return from;
}

Owned text_file_read_line_limited(TextFile* file, int64_t limit) {
  MOLT_TRY_DISCARD(check_readable(file));
  int64_t from = file->start;
  bool is_final = false;
  while (true) {
    const LineEnd line = find_line_end(file, from, is_final);
    const bool is_found = line.body_end >= 0;
    if (limit >= 0) {
      const bool keeps_end = is_found && file->newlines != Newlines::kUniversal;
      const int64_t end = keeps_end ? line.next : is_found ? line.body_end : line.resume;
      int64_t left = limit;
      const int64_t to = text_file_skip_characters(file, file->start, end, &left);
      if (left == 0) return take(file, to, to);
    }
    if (is_found) return take_line(file, line);
    if (is_final) return take(file, file->valid_end, file->valid_end);
    const int64_t offset = line.resume - file->start;
    MOLT_TRY(filled, text_file_fill(file));
    is_final = filled.code == 0;
    from = file->start + offset;
  }
}

Owned text_file_read(TextFile* file, int64_t count) {
  MOLT_TRY_DISCARD(check_readable(file));
  if (count < 0) return read_all(file);
  StrBuilder out;
  bool is_final = false;
  while (true) {
    MOLT_TRY_DISCARD(take_characters(file, &out, &count, is_final));
    if (count == 0 || is_final) return out.finish();
    MOLT_TRY(filled, text_file_fill(file));
    is_final = filled.code == 0;
  }
}

Owned text_file_read_line(Value file) {
  MOLT_TRY(line, text_file_read_line_limited(as_text_file(file), -1));
  Str* text = as_str(line);
  if (text->length == 0) return owned_unbound();
  const int64_t last = text->length - 1;
  return char_at_unchecked(text, last) == '\n' ? substring(text, 0, last) : line.take();
}

}  // namespace molt::rt
