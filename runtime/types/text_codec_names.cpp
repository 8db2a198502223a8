#include "runtime/types/text_codec_names.h"

#include "runtime/core/error.h"
#include "runtime/core/messages/str.h"
#include "runtime/core/names.h"
#include "runtime/types/exception.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/text_codec_hooks.h"

namespace utf = molt::common::utf;

MOLT_DEFINE_NAME(encodings)

namespace molt::rt {

Status (*call_error_handler_py)(const Str* name, Value exception, int64_t length,
                                CodecReplacement* replacement) = nullptr;
Owned (*encode_by_registry_py)(Str* text, Str* encoding, Str* errors) = nullptr;
Owned (*decode_by_registry_py)(Value object, Str* encoding, Str* errors) = nullptr;
Owned (*lookup_text_codec_py)(Str* encoding, const char* use) = nullptr;

Status bring_codec_registry_py() {
  static bool has_tried = false;
  if (encode_by_registry_py != nullptr || has_tried) return kOk;
  has_tried = true;
  Ref module(import_module(MOLT_STR(encodings)));
  if (!is_failure(module)) return kOk;
  return clear_exception_if(molt_type_ModuleNotFoundError) ? kOk : kFailed;
}

namespace {

struct CodecAlias {
  // Normalised: lower case, other characters than letters and digits left out.
  const char* alias;
  CodecName codec;
};

constexpr auto kLittle = utf::ByteOrder::kLittle;
constexpr auto kBig = utf::ByteOrder::kBig;

// The aliases of encodings/aliases.py for these codecs.
constexpr CodecAlias kCodecs[] = {
    {"utf8", {Codec::kUtf8, true, kLittle, "utf-8"}},
    {"u8", {Codec::kUtf8, true, kLittle, "utf-8"}},
    {"utf", {Codec::kUtf8, true, kLittle, "utf-8"}},
    {"utf8ucs2", {Codec::kUtf8, true, kLittle, "utf-8"}},
    {"utf8ucs4", {Codec::kUtf8, true, kLittle, "utf-8"}},
    {"cp65001", {Codec::kUtf8, true, kLittle, "utf-8"}},
    {"utf8sig", {Codec::kUtf8Sig, true, kLittle, "utf-8"}},
    {"latin1", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"iso88591", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"88591", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"8859", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"cp819", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"latin", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"l1", {Codec::kLatin1, true, kLittle, "latin-1"}},
    {"ascii", {Codec::kAscii, true, kLittle, "ascii"}},
    {"usascii", {Codec::kAscii, true, kLittle, "ascii"}},
    {"646", {Codec::kAscii, true, kLittle, "ascii"}},
    {"us", {Codec::kAscii, true, kLittle, "ascii"}},
    {"utf16", {Codec::kUtf16, false, kLittle, "utf-16"}},
    {"u16", {Codec::kUtf16, false, kLittle, "utf-16"}},
    {"utf16le", {Codec::kUtf16, true, kLittle, "utf-16-le"}},
    {"utf16be", {Codec::kUtf16, true, kBig, "utf-16-be"}},
    {"utf32", {Codec::kUtf32, false, kLittle, "utf-32"}},
    {"u32", {Codec::kUtf32, false, kLittle, "utf-32"}},
    {"utf32le", {Codec::kUtf32, true, kLittle, "utf-32-le"}},
    {"utf32be", {Codec::kUtf32, true, kBig, "utf-32-be"}},
};

constexpr const char* kHandlers[] = {
    "strict",          "ignore",        "replace", "backslashreplace", "xmlcharrefreplace",
    "surrogateescape", "surrogatepass",
};

}  // namespace

bool is_own_codec(const Str* name, CodecName* codec) {
  if (name == nullptr) {
    *codec = kCodecs[0].codec;
    return true;
  }
  char normalised[16];
  size_t length = 0;
  for (int64_t i = 0; i < name->length; i++) {
    uint32_t c = char_at_unchecked(name, i);
    if (c == 0) return false;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) continue;
    if (length == sizeof(normalised)) return false;
    normalised[length++] = static_cast<char>(c);
  }
  const std::string_view key(normalised, length);
  for (const CodecAlias& candidate : kCodecs) {
    if (key != candidate.alias) continue;
    *codec = candidate.codec;
    return true;
  }
  return false;
}

Status find_codec(const Str* name, CodecName* codec) {
  if (is_own_codec(name, codec)) return kOk;
  if (str_has_char(name, 0)) return raise(messages::embedded_null);
  return raise(messages::unknown_encoding, value_of(name));
}

ErrorHandler find_error_handler(const Str* name) {
  if (name == nullptr) return ErrorHandler::kStrict;
  for (size_t i = 0; i < sizeof(kHandlers) / sizeof(kHandlers[0]); i++) {
    if (str_equal_ascii(name, kHandlers[i])) return static_cast<ErrorHandler>(i);
  }
  return ErrorHandler::kUnknown;
}

Failure raise_unknown_handler(const Str* name) {
  return raise(messages::unknown_error_handler, value_of(name));
}

}  // namespace molt::rt
