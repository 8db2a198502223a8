// Names of codecs and error handlers. Private to runtime/types/text_*.cpp.
#pragma once

#include "common/utf.h"
#include "runtime/core/ref.h"

namespace molt::rt {

enum class Codec : uint8_t { kUtf8, kUtf8Sig, kUtf16, kUtf32, kLatin1, kAscii, kUnknown };

struct CodecName {
  Codec codec;
  // utf-16 and utf-32 without an order write a byte order mark and read one.
  bool has_order;
  common::utf::ByteOrder order;
  // The name in UnicodeDecodeError and UnicodeEncodeError.
  const char* name;
};

// False for a name that is not one of these codecs.
bool is_own_codec(const Str* name, CodecName* codec);
// LookupError for such a name; ValueError for one with a null character.
Status find_codec(const Str* name, CodecName* codec);

enum class ErrorHandler : uint8_t {
  kStrict,
  kIgnore,
  kReplace,
  kBackslashReplace,
  kXmlCharRefReplace,
  kSurrogateEscape,
  kSurrogatePass,
  kUnknown,
};
// An unknown name is reported when the handler is first needed.
ErrorHandler find_error_handler(const Str* name);
Failure raise_unknown_handler(const Str* name);

}  // namespace molt::rt
