// What the files of the module _codecs share (Python/codecs.c, Modules/_codecsmodule.c).
#pragma once

#include "runtime/core/messages/codecs.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_builder.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/text_codec_hooks.h"
#include "runtime/types/text_codecs.h"
#include "runtime/types/tuple.h"

namespace molt::rt::codecs {

// (result, number), which every codec gives.
inline Owned result_tuple(Owned result, int64_t number) {
  MOLT_TRY(value, result);
  return tuple_of(value.get(), Value::from_small_int(number));
}

// A str argument, and an optional one of error handlers: null for None.
Status str_argument(const char* function, int number, Borrowed value, Str** text);
Status errors_argument(const char* function, Borrowed value, Str** errors);

// Has the error handler replace the part [start, end) that cannot be converted; *position is where
// to go on.
Status replace_encoding_py(const char* codec, Str* text, int64_t start, int64_t end,
                           const char* reason, const Str* errors, CodecReplacement* replacement);
Status replace_decoding_py(const char* codec, Value object, ByteView bytes, int64_t start,
                           int64_t end, const char* reason, const Str* errors,
                           CodecReplacement* replacement);

}  // namespace molt::rt::codecs
