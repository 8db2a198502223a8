// Encoding str and decoding bytes: the codecs and error handlers that are built in.
//
// Codecs: utf-8, utf-8-sig, utf-16, utf-32 (with -le and -be), latin-1, ascii, and their aliases.
// Error handlers: strict, ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape,
// surrogatepass. Not namereplace, whose table of names would be part of every program that encodes.
#pragma once

#include "runtime/types/bytes.h"
#include "runtime/types/str.h"
#include "runtime/types/text_codec_names.h"

namespace molt::rt {

// text.encode(encoding, errors); null stands for "utf-8" and "strict". LookupError for unknown
// names, UnicodeEncodeError.
Owned encode_str(Str* text, Str* encoding, Str* errors);
// bytes.decode(encoding, errors). `object` is the holder of the bytes, for UnicodeDecodeError.
Owned decode_bytes(Value object, ByteView bytes, Str* encoding, Str* errors);

// The same with a codec of the table. Unless `is_final`, decoding stops before a sequence that the
// bytes may begin; *used is how many were decoded. A codec without a byte order gets the one that
// it found.
Owned encode_str_with(Str* text, const CodecName& codec, Str* errors);
Owned decode_bytes_with(Value object, ByteView bytes, CodecName* codec, Str* errors, bool is_final,
                        int64_t* used);

}  // namespace molt::rt
