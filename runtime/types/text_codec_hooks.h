// Codecs and error handlers that a program registers. They are part of the module _codecs, which
// sets these functions when it is first used; until then they are null.
#pragma once

#include "runtime/types/str.h"

namespace molt::rt {

// What an error handler gave in place of what could not be converted.
struct CodecReplacement {
  // A str, or bytes where a str was encoded.
  Ref text;
  // Where to go on: between 0 and the input's length.
  int64_t position;
};

// Calls the handler of a name (null for "strict") with a UnicodeEncodeError or UnicodeDecodeError.
// `length` is that of the input. LookupError for a name that nobody registered.
extern Status (*call_error_handler_py)(const Str* name, Value exception, int64_t length,
                                       CodecReplacement* replacement);
// str.encode and bytes.decode with a codec that the runtime itself does not have.
extern Owned (*encode_by_registry_py)(Str* text, Str* encoding, Str* errors);
extern Owned (*decode_by_registry_py)(Value object, Str* encoding, Str* errors);
// What codecs.lookup() gives, for a codec between str and bytes; LookupError for others. `use`
// names the function for others ("open").
extern Owned (*lookup_text_codec_py)(Str* encoding, const char* use);
// Sets the three, if the program holds the package encodings: imports it, once.
Status bring_codec_registry_py();

}  // namespace molt::rt
