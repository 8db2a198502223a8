// Text files in encodings and with error handlers that need the codecs of str.encode() and
// bytes.decode().
#include "runtime/types/text_file_codecs.h"

#include <cstring>

#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codec_names.h"
#include "runtime/types/text_codecs.h"

namespace molt::rt {

namespace utf = molt::common::utf;

namespace {

constinit StaticStr kUtf8Name("utf-8");
constinit StaticStr kUtf16Name("utf-16-le");
constinit StaticStr kUtf32Name("utf-32-le");

bool is_wide(Codec codec) { return codec == Codec::kUtf16 || codec == Codec::kUtf32; }

// The encoding of text that is not at the start of the file.
Str* encoding_without_mark(const TextFile* file, const CodecName& codec) {
  if (codec.codec == Codec::kUtf8Sig) return &kUtf8Name.header;
  if (codec.codec == Codec::kUtf16 && !codec.has_order) return &kUtf16Name.header;
  if (codec.codec == Codec::kUtf32 && !codec.has_order) return &kUtf32Name.header;
  return as_str(file->encoding);
}

Status append_bytes(TextFile* file, Value bytes) {
  const Bytes* data = as_bytes(bytes);
  MOLT_TRY_DISCARD(text_file_reserve_pending(file, data->length));
  memcpy(file->pending.pointer + file->pending_size, data->data(),
         static_cast<size_t>(data->length));
  file->pending_size += data->length;
  return kOk;
}

// Writes the mark unless the file already has contents.
Status write_mark(TextFile* file) {
  file->mark = TextMark::kDone;
  if (raw_file_is_seekable(raw_of(buffer_of(file)))) {
    const Int64Result at = buffered_file_tell(buffer_of(file));
    if (at.value == kInt64Failed) return Failure{};
    if (at.value + file->pending_size > 0) return kOk;
  }
  MOLT_TRY(mark, make_str_char(0xFEFF));
  MOLT_TRY(bytes, text_file_encode(file, as_str(mark)));
  return append_bytes(file, bytes);
}

Status encode_general(TextFile* file, Str* text) {
  if (file->mark == TextMark::kPending) MOLT_TRY_DISCARD(write_mark(file));
  MOLT_TRY(bytes, text_file_encode(file, text));
  return append_bytes(file, bytes);
}

// Puts `text`, as UTF-8 with surrogates, in place of the first `size` unchecked bytes.
Status replace_data(TextFile* file, int64_t size, const Str* text) {
  const auto needed = static_cast<int64_t>(with_units(
      text, [&](auto* units) { return utf::utf8_size(units, static_cast<size_t>(text->length)); }));
  const int64_t rest = file->end - file->valid_end - size;
  const int64_t end = file->valid_end + needed + rest;
  if (end > file->data_capacity) {
    void* memory = reallocate_raw(file->data.pointer, end);
    if (memory == nullptr) return kFailed;
    file->data = static_cast<uint8_t*>(memory);
    file->data_capacity = end;
  }
  uint8_t* at = file->data.pointer + file->valid_end;
  memmove(at + needed, at + size, static_cast<size_t>(rest));
  with_units(text, [&](auto* units) {
    return utf::encode_units(reinterpret_cast<char*>(at), units, static_cast<size_t>(text->length),
                             utf::Surrogates::kAllow);
  });
  file->valid_end += needed;
  file->end = end;
  if (!text->is_ascii) file->data_is_ascii = 0;
  if (!text->is_ascii && file->handler == TextErrors::kOther) file->is_lossy = 1;
  file->is_transcoded = 1;
  return kOk;
}

Status transcode(TextFile* file, int64_t size, Str* encoding) {
  MOLT_TRY(input, make_bytes({reinterpret_cast<const char*>(file->data.pointer) + file->valid_end,
                              static_cast<size_t>(size)}));
  const ByteView view{as_bytes(input.get())->data(), size};
  MOLT_TRY(text, decode_bytes(input, view, encoding, as_str(file->errors)));
  return replace_data(file, size, as_str(text));
}

// Bytes at the end that may be the start of a UTF-8 sequence.
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

// Steps over the mark of utf-8-sig. False when it cannot be told yet whether there is one.
bool skip_mark(TextFile* file, bool is_final) {
  constexpr int64_t kMarkSize = 3;
  const int64_t size = file->end - file->valid_end;
  const int64_t seen = size < kMarkSize ? size : kMarkSize;
  const bool matches =
      memcmp(file->data.pointer + file->valid_end, "\xEF\xBB\xBF", static_cast<size_t>(seen)) == 0;
  if (matches && seen < kMarkSize && !is_final) return false;
  file->mark = TextMark::kDone;
  if (matches && seen == kMarkSize) {
    if (file->start == file->valid_end) file->start += kMarkSize;
    file->valid_end += kMarkSize;
  }
  return true;
}

Status decode_general(TextFile* file, bool is_final) {
  CodecName codec;
  MOLT_TRY_DISCARD(find_codec(as_str(file->encoding), &codec));
  const bool at_start = file->mark == TextMark::kPending;
  if (is_wide(codec.codec)) {
    // Read as a whole, as units may be split between chunks.
    if (!is_final) return kOk;
    file->mark = at_start ? TextMark::kDone : file->mark;
    Str* encoding = at_start ? as_str(file->encoding) : encoding_without_mark(file, codec);
    return transcode(file, file->end - file->valid_end, encoding);
  }
  if (at_start && !skip_mark(file, is_final)) return kOk;
  int64_t size = file->end - file->valid_end;
  const bool is_utf8 = codec.codec == Codec::kUtf8 || codec.codec == Codec::kUtf8Sig;
  if (is_utf8 && !is_final) size -= incomplete_tail(file->data.pointer + file->valid_end, size);
  return transcode(file, size, encoding_without_mark(file, codec));
}

constexpr TextCodec kGeneralCodec{encode_general, decode_general};
constexpr TextCodec kEncodingCodec{encode_general, nullptr};

TextErrors handler_of(const Str* errors) {
  switch (find_error_handler(errors)) {
    case ErrorHandler::kStrict:
      return TextErrors::kStrict;
    case ErrorHandler::kSurrogateEscape:
      return TextErrors::kSurrogateEscape;
    case ErrorHandler::kBackslashReplace:
      return TextErrors::kBackslashReplace;
    default:
      return TextErrors::kOther;
  }
}

}  // namespace

Owned text_file_encode(TextFile* file, Str* text) {
  CodecName codec;
  MOLT_TRY_DISCARD(find_codec(as_str(file->encoding), &codec));
  return encode_str(text, encoding_without_mark(file, codec), as_str(file->errors));
}

Owned text_encoding_argument(Value encoding) {
  if (encoding.is_none()) return make_str_ascii(is_utf8_mode() ? "utf-8" : "UTF-8");
  if (str_equal_ascii(as_str(encoding), "locale")) return make_str_ascii("UTF-8");
  return new_reference(encoding);
}

Status text_select_encoding(Value encoding, Value errors, TextOptions* options) {
  CodecName codec;
  MOLT_TRY_DISCARD(find_codec(as_str(encoding), &codec));
  options->encoding = encoding;
  options->errors = errors;
  options->handler = handler_of(as_str(errors));
  options->codec = &kGeneralCodec;
  options->mark = TextMark::kNone;
  const bool is_strict = options->handler == TextErrors::kStrict;
  switch (codec.codec) {
    case Codec::kUtf8:
      options->form = TextForm::kUtf8;
      if (is_strict || options->handler == TextErrors::kSurrogateEscape) options->codec = nullptr;
      break;
    case Codec::kLatin1:
      options->form = TextForm::kLatin1;
      options->codec = &kEncodingCodec;
      break;
    case Codec::kAscii:
      options->form = TextForm::kAscii;
      if (is_strict) options->codec = &kEncodingCodec;
      break;
    default:
      options->form = TextForm::kOther;
      if (codec.codec == Codec::kUtf8Sig || !codec.has_order) options->mark = TextMark::kPending;
      break;
  }
  return kOk;
}

Status require_str_or_none(const char* function, const char* name, Value value) {
  if (value.is_none() || is_str(value)) return kOk;
  return raise(messages::str_or_none_argument, function, name, argument_type_name(value));
}

Status text_file_set_encoding(const char* function, TextFile* file, Value encoding, Value errors) {
  MOLT_TRY_DISCARD(require_str_or_none(function, "encoding", encoding));
  MOLT_TRY_DISCARD(require_str_or_none(function, "errors", errors));
  MOLT_TRY(strict, make_str_ascii("strict"));
  if (errors.is_none()) errors = encoding.is_none() ? file->errors : strict.get();
  if (encoding.is_none()) encoding = file->encoding;
  TextOptions options;
  MOLT_TRY_DISCARD(text_select_encoding(encoding, errors, &options));
  retain(encoding);
  retain(errors);
  release(std::exchange(file->encoding, encoding));
  release(std::exchange(file->errors, errors));
  file->form = options.form;
  file->handler = options.handler;
  file->codec = options.codec;
  file->mark = options.mark;
  return kOk;
}

Status text_newlines(const char* function, Value newline, Newlines* newlines) {
  *newlines = Newlines::kUniversal;
  if (newline.is_none()) return kOk;
  MOLT_TRY_DISCARD(require_str_or_none(function, "newline", newline));
  const Str* text = as_str(newline);
  static constexpr struct {
    std::string_view text;
    Newlines newlines;
  } kKinds[] = {{"", Newlines::kUntranslated},
                {"\n", Newlines::kLf},
                {"\r", Newlines::kCr},
                {"\r\n", Newlines::kCrLf}};
  for (const auto& kind : kKinds) {
    if (str_equal_ascii(text, kind.text)) {
      *newlines = kind.newlines;
      return kOk;
    }
  }
  return raise(messages::open_newline, newline);
}

}  // namespace molt::rt
