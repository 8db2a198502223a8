// Text files in encodings and with error handlers that need the codecs of str.encode() and
// bytes.decode().
#include "runtime/types/text_file_codecs.h"

#include <cstring>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/messages/io.h"
#include "runtime/types/bytes.h"
#include "runtime/types/container_support.h"
#include "runtime/types/standard_streams.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/text_codec_hooks.h"
#include "runtime/types/text_codec_names.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/tuple.h"

MOLT_DEFINE_NAME(decode)
MOLT_DEFINE_NAME(encode)
MOLT_DEFINE_NAME(getstate)
MOLT_DEFINE_NAME(incrementaldecoder)
MOLT_DEFINE_NAME(incrementalencoder)
MOLT_DEFINE_NAME(reset)
MOLT_DEFINE_NAME(setstate)

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
  MOLT_TRY(seekable, text_file_is_seekable(file));
  if (seekable.code != 0) {
    const Int64Result at = text_file_buffer_tell(file);
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
  // The decoder may be any code.
  if (rest < 0) return raise(messages::reentrant_call, Value::from_object(file));
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

// The first `size` unchecked bytes.
Owned unchecked_bytes(const TextFile* file, int64_t size) {
  return make_bytes({reinterpret_cast<const char*>(file->data.pointer) + file->valid_end,
                     static_cast<size_t>(size)});
}

Status transcode(TextFile* file, int64_t size, Str* encoding) {
  MOLT_TRY(input, unchecked_bytes(file, size));
  const ByteView view{as_bytes(input.get())->data(), size};
  MOLT_TRY(text, decode_bytes(input, view, encoding, as_str(file->errors)));
  return replace_data(file, size, as_str(text));
}

// UTF-16 and UTF-32: what the next unit begins with stays for later.
Status transcode_wide(TextFile* file, CodecName codec, bool is_final) {
  if (file->has_order || (!codec.has_order && file->mark != TextMark::kPending)) {
    codec.has_order = true;
    codec.order = file->is_big_endian ? utf::ByteOrder::kBig : utf::ByteOrder::kLittle;
  }
  MOLT_TRY(input, unchecked_bytes(file, file->end - file->valid_end));
  const ByteView view{as_bytes(input)->data(), as_bytes(input)->length};
  int64_t used = 0;
  MOLT_TRY(text, decode_bytes_with(input, view, &codec, as_str(file->errors), is_final, &used));
  if (codec.has_order && file->mark == TextMark::kPending) {
    file->mark = TextMark::kDone;
    file->has_order = 1;
    file->is_big_endian = codec.order == utf::ByteOrder::kBig;
  }
  return replace_data(file, used, as_str(text));
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
  if (is_wide(codec.codec)) return transcode_wide(file, codec, is_final);
  if (at_start && !skip_mark(file, is_final)) return kOk;
  int64_t size = file->end - file->valid_end;
  const bool is_utf8 = codec.codec == Codec::kUtf8 || codec.codec == Codec::kUtf8Sig;
  if (is_utf8 && !is_final) size -= incomplete_tail(file->data.pointer + file->valid_end, size);
  return transcode(file, size, encoding_without_mark(file, codec));
}

constexpr TextCodec kGeneralCodec{encode_general, decode_general, nullptr};
constexpr TextCodec kEncodingCodec{encode_general, nullptr, nullptr};

// --- Codecs of the registry: their incremental decoders and encoders.

Owned new_converter_py(Value codec_info, Str* name, Value errors) {
  MOLT_TRY(make, get_attribute(codec_info, name));
  return call(make, errors);
}

Status attach_registered(TextFile* file, Value codec_info) {
  if (file->can_read) {
    MOLT_TRY(decoder, new_converter_py(codec_info, MOLT_STR(incrementaldecoder), file->errors));
    release(std::exchange(file->decoder, value_of(decoder.take())));
  }
  if (file->can_write) {
    MOLT_TRY(encoder, new_converter_py(codec_info, MOLT_STR(incrementalencoder), file->errors));
    release(std::exchange(file->encoder, value_of(encoder.take())));
  }
  return kOk;
}

Status encode_registered(TextFile* file, Str* text) {
  MOLT_TRY(bytes, call_method(Ref::share(file->encoder), MOLT_STR(encode), value_of(text)));
  if (!is_bytes(bytes)) return raise(messages::encoder_result, bytes.get());
  return append_bytes(file, bytes);
}

Status decode_registered(TextFile* file, bool is_final) {
  const int64_t size = file->end - file->valid_end;
  MOLT_TRY(input, unchecked_bytes(file, size));
  MOLT_TRY(text, call_method(Ref::share(file->decoder), MOLT_STR(decode), input.get(),
                             Value::from_bool(is_final)));
  if (!is_str(text.get())) return raise(messages::decoder_result, text.get());
  return replace_data(file, size, as_str(text));
}

constexpr TextCodec kRegisteredCodec{encode_registered, decode_registered, attach_registered};

Status select_registered(Value encoding, Value errors, TextOptions* options) {
  Str* name = as_str(encoding);
  if (!str_has_char(name, 0)) MOLT_TRY_DISCARD(bring_codec_registry_py());
  if (lookup_text_codec_py == nullptr) {
    CodecName codec;
    return find_codec(name, &codec);
  }
  MOLT_TRY(info, lookup_text_codec_py(name, "open"));
  options->encoding = encoding;
  options->errors = errors;
  options->handler = TextErrors::kStrict;
  options->form = TextForm::kOther;
  options->codec = &kRegisteredCodec;
  options->mark = TextMark::kNone;
  options->codec_info = std::move(info);
  return kOk;
}

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
  if (!is_own_codec(as_str(file->encoding), &codec) && encode_by_registry_py != nullptr) {
    return encode_by_registry_py(text, as_str(file->encoding), as_str(file->errors));
  }
  MOLT_TRY_DISCARD(find_codec(as_str(file->encoding), &codec));
  return encode_str(text, encoding_without_mark(file, codec), as_str(file->errors));
}

Int64Result text_file_undecoded_size(TextFile* file) {
  if (file->decoder.is_unbound()) return {file->end - file->valid_end};
  MOLT_TRY(state, call_method(Ref::share(file->decoder), MOLT_STR(getstate)));
  const bool is_state =
      is_tuple(state) && as_tuple(state)->length == 2 && is_bytes(as_tuple(state)->items()[0]);
  if (!is_state) return raise(messages::decoder_state);
  return {as_bytes(as_tuple(state)->items()[0])->length};
}

Status text_file_reset_codec(TextFile* file, bool at_start) {
  if (!file->decoder.is_unbound()) {
    MOLT_TRY_DISCARD(call_method(Ref::share(file->decoder), MOLT_STR(reset)));
  }
  if (file->encoder.is_unbound()) return kOk;
  const Ref encoder = Ref::share(file->encoder);
  MOLT_TRY(result, at_start ? call_method(encoder, MOLT_STR(reset))
                            : call_method(encoder, MOLT_STR(setstate), Value::from_small_int(0)));
  return kOk;
}

Owned text_encoding_argument(Value encoding) {
  if (encoding.is_none()) return make_str_ascii(is_utf8_mode() ? "utf-8" : "UTF-8");
  if (str_equal_ascii(as_str(encoding), "locale")) return make_str_ascii("UTF-8");
  return new_reference(encoding);
}

Status text_select_encoding(Value encoding, Value errors, TextOptions* options) {
  CodecName codec;
  if (!is_own_codec(as_str(encoding), &codec)) {
    return select_registered(encoding, errors, options);
  }
  options->codec_info = Ref();
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
  file->has_order = 0;
  drop_field(file->decoder);
  drop_field(file->encoder);
  return options.codec_info.get().is_unbound() ? kOk
                                               : options.codec->attach(file, options.codec_info);
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
